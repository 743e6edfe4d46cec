"""Results as lines of JSON."""

import json
from dataclasses import dataclass

from summarizer.batch.clusters import Failure
from summarizer.models import Summary
from summarizer.rendering.json import as_dict


@dataclass(frozen=True, slots=True)
class Line:
    """What is written of a cluster.

    Attributes:
        id: The cluster's.
        text: One JSON object, with its line end.
        is_failure: Whether it has no summary.
    """

    id: str
    text: str
    is_failure: bool


def line_of(identity: str, result: Summary | Failure, *, with_articles: bool) -> Line:
    """`{"id": …}` with what `rendering.json` makes of a summary, or with the `error`."""
    if isinstance(result, Failure):
        return Line(identity, _json({"id": identity, "error": result.error}), is_failure=True)
    return Line(identity, _json({"id": identity, **as_dict(result, with_articles=with_articles)}), is_failure=False)


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
