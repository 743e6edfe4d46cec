"""Summarize several articles about one story in their own sentences, each cited and counted over its sources."""

import lazy_loader

# A constant, because reading the metadata of the installed package costs 20 ms at start-up.
__version__ = "0.1.0"

# `__init__.pyi` lists the public names. Each is imported when it is first used, so that the commands start before numpy does.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
