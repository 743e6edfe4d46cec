"""Filters of sentences: boilerplate, context, lists, off-topic articles, queries and known texts."""
