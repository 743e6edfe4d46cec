"""Array functions that know nothing of sentences."""
