"""The reproducibility record that stands in every summary."""

import hashlib
from collections.abc import Sequence

from summarizer.models import Budget, Sentence
from summarizer.version import VERSION


def record(pipeline: object, budget: Budget, *, query: str | None, known: Sequence[Sentence] | None) -> str:
    """What a summary of given articles depends on, in one line: version, pipeline, budget, query and what is known, by its hash.

    Args:
        pipeline: Of which the `repr` names every stage and option.
        budget: How long the summary may be.
        query: What it shall be about; None = everything.
        known: The sentences that the reader has read; None = nothing was said of that.
    """
    written = f"summarizer {VERSION} {pipeline!r} {budget!r}"
    if query is not None:
        written += f" query={query!r}"
    if known is not None:
        digest = hashlib.sha256("\0".join(one.text for one in known).encode("utf-8", "surrogatepass")).hexdigest()
        written += f" known={len(known)} sentences ({digest[:12]})"
    return written
