"""Facts that the authors of a corpus planted, and facts that a reader judged."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from evaluation.corpus import ReferenceCluster
from summarizer import Disagreement, StatedValue


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an article, in code points of its text."""

    article: str
    start: int
    end: int

    def overlaps(self, value: StatedValue) -> bool:
        """Return whether a value overlaps the place."""
        is_here = value.sentence.article.id == self.article
        return is_here and value.start < self.end and self.start < value.end


@dataclass(frozen=True, slots=True)
class PlantedFact:
    """A fact that the articles of a cluster state differently, on purpose.

    Attributes:
        kind: "number", "date" and so on for a disagreement; "update" or "negation twin".
        versions: Places by stated value.
    """

    kind: str
    versions: Mapping[str, tuple[Place, ...]]

    def is_found_by(self, disagreement: Disagreement) -> bool:
        """Return whether a disagreement shows two of the versions, in two articles."""
        shown = {
            (version, place.article)
            for version, places in self.versions.items()
            for place in places
            if any(map(place.overlaps, disagreement.values))
        }
        return len({version for version, _ in shown}) > 1 and len({article for _, article in shown}) > 1


def planted_facts(cluster: ReferenceCluster) -> list[PlantedFact]:
    """Return the facts in the notes of a cluster: disagreements, updates, negation twins."""
    notes = json.loads(cluster.notes)
    texts = {article.id: article.text for article in cluster.articles}
    found = [
        _fact(entry.get("type", "update"), ((value["value"], value) for value in entry["values"]), texts)
        for entry in [*notes.get("disagreements", ()), *notes.get("updates", ())]
    ]
    twins = notes.get("negation_twins", ())
    return [*found, *(_fact("negation twin", ((quote["quote"], quote) for quote in twin), texts) for twin in twins)]


def _fact(kind: str, versions: Iterable[tuple[str, dict[str, Any]]], texts: Mapping[str, str]) -> PlantedFact:
    places: dict[str, tuple[Place, ...]] = {}
    for version, value in versions:
        article, quote = value["article"], value["quote"]
        start = texts[article].index(quote) + quote.index(version)
        places[version] = (*places.get(version, ()), Place(article, start, start + len(version)))
    return PlantedFact(kind, places)


@cache
def _judged() -> dict[str, list[list[Place]]]:
    stored = json.loads(files(__package__).joinpath("judged.json").read_text("utf-8"))
    return {
        cluster: [[Place(article, start, end) for article, start, end in fact] for fact in facts]
        for cluster, facts in stored.items()
    }


def judged_facts(cluster: str) -> list[list[Place]] | None:
    """Return all places that state each fact of a cluster, by the judgement of a reader; None if nobody judged it.

    `judged.json` lists the facts that two independent articles state; all other values belong to none of them.
    """
    return _judged().get(cluster)
