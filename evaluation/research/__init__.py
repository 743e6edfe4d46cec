"""Training of the shipped weights and studies of the methods, for authors: `python -m evaluation.research`."""
