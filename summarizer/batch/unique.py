"""Each id once."""

from collections.abc import Iterable, Iterator
from itertools import count

from summarizer.batch.clusters import Failure
from summarizer.batch.ledger import Ledger
from summarizer.batch.work import Entry


def unique(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The clusters, where the second and further ones of an id are failures, as "a#2", "a#3" and so on."""
    with Ledger() as seen:
        for entry in entries:
            yield renamed(entry.id, seen) or entry


def renamed(identity: str, seen: Ledger) -> Failure | None:
    """A failure of another name if the id has been met; it has been now."""
    if seen.add(identity):
        return None
    name = next(name for number in count(2) if seen.add(name := f"{identity}#{number}"))
    return Failure(name, f"the id {identity!r} is taken by a cluster before this one: give each its own")
