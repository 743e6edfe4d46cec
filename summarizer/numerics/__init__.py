"""Array helpers without knowledge of sentences."""
