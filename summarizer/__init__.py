"""Summarize several articles about one story in their own sentences, each cited and counted over its sources."""

import os

import lazy_loader

# A constant, because reading the metadata of the installed package costs 20 ms at start-up.
__version__ = "0.2.0"

# onnxruntime reads this when it is first imported in a process. Without it, it writes a device id and a queue of events into
# the user's cache directory and looks up a host name to send them to; its `disable_telemetry_events()` prevents neither.
# Assigned, so that no setting of the user's environment turns it on; worker processes and Ray actors import this package, too.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# `__init__.pyi` lists the public names. Each is imported when it is first used, so that the commands start before numpy does.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
