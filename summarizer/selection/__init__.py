"""Salience and budget → the chosen rows: one file per method, all over `greedy.Greedy`."""
