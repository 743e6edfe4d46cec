"""Extractive summaries of several articles about one story: every sentence verbatim, cited, and counted over its sources."""

import lazy_loader

# What is public, and where, stands in __init__.pyi. It is imported when it is asked for: the commands start before numpy is.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
