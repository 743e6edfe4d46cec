"""What the authors of a corpus planted, and what a reader judged to be of one fact."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from evaluation.corpus import Cluster
from summarizer import Disagreement, StatedValue


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an article, in code points of its text."""

    article: str
    start: int
    end: int

    def holds(self, value: StatedValue) -> bool:
        """Whether the value overlaps it."""
        is_here = value.sentence.article.id == self.article
        return is_here and value.start < self.end and self.start < value.end


@dataclass(frozen=True, slots=True)
class PlantedFact:
    """A fact that the articles of a cluster state differently, on purpose.

    Attributes:
        kind: "number", "date" and so on for a disagreement; "update" or "negation twin".
        versions: What is stated → where.
    """

    kind: str
    versions: Mapping[str, tuple[Place, ...]]

    def is_found_by(self, disagreement: Disagreement) -> bool:
        """Whether it shows two of the versions, in two articles."""
        shown = {
            (version, place.article)
            for version, places in self.versions.items()
            for place in places
            if any(map(place.holds, disagreement.values))
        }
        return len({version for version, _ in shown}) > 1 and len({article for _, article in shown}) > 1


def planted_facts(cluster: Cluster) -> list[PlantedFact]:
    """The facts that the cluster's notes list: disagreements, updates, negation twins."""
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
    """For each fact of a cluster all places that state it, as a reader of the whole cluster judged; None where nobody did.

    `judged.json` lists the facts that two independent articles state: values outside it are of no such fact.
    """
    return _judged().get(cluster)
