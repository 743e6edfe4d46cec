"""Odd input by the million, for what reads and writes text: `make fuzz`."""
