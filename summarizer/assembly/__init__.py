"""Chosen rows → summary: citations, corroboration, reading order, and what was not chosen."""
