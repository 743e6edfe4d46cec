"""Disagreements between articles: held against what was planted, and the training of what finds them."""
