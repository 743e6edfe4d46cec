"""Texts → vectors of unit length: one file per embedder, each the only one that imports its engine."""
