"""Summaries of many clusters, made in parallel processes or on Ray."""
