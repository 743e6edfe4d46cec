"""Results → tables and pages: a `Grid` is drawn by one file per format."""
