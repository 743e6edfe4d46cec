"""Articles → sentences: one file per engine, all over `lines.sentences`."""
