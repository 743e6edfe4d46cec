"""Sentences → salience in [0, 1]: one file per method (sumy's methods share theirs)."""
