"""Many summaries in one process: no memory and no file is kept.

`SOAK=2000 python -m pytest tests/test_soak.py -s` runs the long one, `make soak` is that.
"""

import os
import sys
from pathlib import Path

import pytest

from summarizer import Article, summarize

TURNS = int(os.environ.get("SOAK", "150"))
WARM = TURNS // 3
PAGE = 4096
# What an allocator keeps to itself; a summary of this story that were kept whole would be 30 MB in 150 turns.
MOST_BYTES = 8_000_000


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are counted, not read


@pytest.mark.skipif(sys.platform != "linux", reason="memory and descriptors are read from /proc")
def test_summaries_leave_neither_memory_nor_open_files_behind(story: tuple[Article, ...]) -> None:
    memory = files = 0
    for turn in range(TURNS):
        # Other words each time, so that nothing is answered from a memory.
        articles = [Article(one.id, f"Report number {turn} of the day.\n{one.text}") for one in story]
        summary = summarize(articles, max_words=60, with_disagreements=turn % 10 == 0)
        assert summary.to_html()
        if turn == WARM:
            memory, files = resident(), descriptors()
    assert descriptors() <= files
    assert resident() - memory < MOST_BYTES, f"{(resident() - memory) / 1e6:.1f} MB in {TURNS - WARM} summaries"
