"""Embedders, which turn texts into vectors of unit length; each engine is imported by one file only."""
