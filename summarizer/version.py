"""The version: here, for to look it up among the installed packages takes a fiftieth of a second."""

VERSION = "0.1.0"
