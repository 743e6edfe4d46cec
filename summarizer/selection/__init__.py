"""Selectors: candidates, salience and a budget → the chosen rows, one file per method."""
