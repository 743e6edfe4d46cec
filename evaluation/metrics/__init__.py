"""Measures of a summary, one a module."""
