"""Splitting of articles into sentences: one file per engine, all of them used through `lines.split_lines`."""
