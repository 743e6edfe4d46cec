"""In which order the chosen sentences are read."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from summarizer.stages import Candidates

Order = Callable[[Candidates, Sequence[int]], list[int]]


def by_salience(_: Candidates, rows: Sequence[int]) -> list[int]:
    """The order of choice: what matters most comes first."""
    return list(range(len(rows)))


def by_source(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """Sentences of one article together, as they stand there; first the article of the first choice."""
    first: dict[int, int] = {}
    for place, row in enumerate(rows):
        first.setdefault(int(candidates.articles[row]), place)
    return sorted(range(len(rows)), key=lambda place: (first[int(candidates.articles[rows[place]])], rows[place]))


def by_date(candidates: Candidates, rows: Sequence[int]) -> list[int]:
    """By date of publication, articles without one last; within an article as they stand there."""

    def key(place: int) -> tuple[bool, float, int]:
        published = candidates.sentences[rows[place]].article.published
        return published is None, _instant(published) if published else 0.0, rows[place]

    return sorted(range(len(rows)), key=key)


def _instant(moment: datetime) -> float:
    """Seconds since 1970; a time without a zone is read as UTC, so that the machine's zone never matters."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


ORDERS: Mapping[str, Order] = MappingProxyType({"salience": by_salience, "chronological": by_date, "source": by_source})
