"""What a sentence needs to be understood by who reads it alone."""

from summarizer.readability.units import find_units

__all__ = ["find_units"]
