"""Queries and updates, judged by the corpus: its queries name the nuggets that answer them, its updates the values in order.

The dev clusters are those that the thresholds were tuned on.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer import Budget, Sentence, Summary, make_pipeline
from summarizer.embedding.minilm import MiniLM
from summarizer.numerics.types import Matrix, Vector
from summarizer.pipeline import Parsed
from summarizer.reading import read_articles

pytestmark = pytest.mark.slow

# An article, and where in it a quotation begins and ends.
Place = tuple[str, int, int]

NONSENSE = "cheese prices on the moon"
# Counts that rise with every report, so that the last one is news.
COUNTS = {"death toll", "number of injured", "number of missing", "operations cancelled", "ships waiting at anchor"}
PIPELINE = make_pipeline()


@dataclass(frozen=True, slots=True)
class Story:
    """A cluster, with what was planned in it.

    Attributes:
        name: Of its folder.
        parsed: Its sentences.
        vectors: (n, d) float32, unit rows.
        plan: Its cluster.json.
        nuggets: Id → the places that state it.
    """

    name: str
    parsed: Parsed
    vectors: Matrix
    plan: dict[str, Any]
    nuggets: dict[str, list[Place]]

    def place(self, quote: dict[str, str]) -> Place:
        [text] = [article.text for article in self.parsed.articles if article.id == quote["article"]]
        start = text.index(quote["quote"])
        return quote["article"], start, start + len(quote["quote"])


@pytest.fixture(scope="module")
def stories(corpus: Path) -> list[Story]:
    found = []
    for name in json.loads((corpus / "splits.json").read_text("utf-8"))["dev"]:
        plan, nuggets = (
            json.loads((corpus / name / file).read_text("utf-8")) for file in ("cluster.json", "nuggets.json")
        )
        parsed = PIPELINE.parse(read_articles([str(corpus / name)]))
        story = Story(name, parsed, MiniLM().embed(parsed.texts), plan, {})
        found.append(
            replace(
                story, nuggets={one["id"]: [story.place(quote) for quote in one["supported_by"]] for one in nuggets}
            )
        )
    return found


def said(summary: Summary) -> list[list[Sentence]]:
    return [[cited.sentence, *(copy.sentence for copy in cited.also_in)] for cited in summary.sentences]


def states(sentences: Sequence[Sentence], places: Sequence[Place]) -> bool:
    return any(
        sentence.article.id == article and min(sentence.end, end) - max(sentence.start, start) >= 0.8 * (end - start)
        for sentence in sentences
        for article, start, end in places
    )


def judged(chosen: Sequence[Sequence[Sentence]], nuggets: Sequence[Sequence[Place]]) -> tuple[float, float]:
    """Share of the nuggets that were found, and of the sentences that state one."""
    hits = np.array([[states(sentences, nugget) for nugget in nuggets] for sentences in chosen])
    return float(hits.any(axis=0).mean()), float(hits.any(axis=1).mean())


def nearest(sentences: Sequence[Sentence], cosines: Vector, words: int) -> list[list[Sentence]]:
    chosen = []
    for row in np.argsort(-cosines, kind="stable"):
        if sentences[row].word_count <= words:
            words -= sentences[row].word_count
            chosen.append([sentences[row]])
    return chosen


def test_a_query_finds_more_than_none_and_than_the_nearest_vectors(stories: list[Story]) -> None:
    """Mean nugget recall and precision of 60 words over the queries of ten clusters; nonsense is not answered."""
    embedder, budget = MiniLM(), Budget(max_words=60)
    scores: dict[str, list[tuple[float, float]]] = {"query": [], "none": [], "nearest": []}
    for story in stories:
        parsed, vectors = story.parsed, story.vectors
        plain = PIPELINE.conclude(parsed, vectors, budget)
        for query in story.plan["queries"]:
            nuggets = [story.nuggets[name] for name in query["nuggets"]]
            vector = embedder.embed([query["query"]])
            focused = PIPELINE.conclude(replace(parsed, query=query["query"]), np.vstack([vectors, vector]), budget)
            scores["query"].append(judged(said(focused), nuggets))
            scores["none"].append(judged(said(plain), nuggets))
            scores["nearest"].append(judged(nearest(parsed.sentences, vectors @ vector[0], budget.size), nuggets))
        nonsense = np.vstack([vectors, embedder.embed([NONSENSE])])
        answer = PIPELINE.conclude(replace(parsed, query=NONSENSE), nonsense, budget)
        # The striking workers of one story are sent a cheese.
        assert not answer.sentences or story.name == "port-of-sellin-strike"
    recall, precision = ({kind: np.mean(scores[kind], axis=0)[place] for kind in scores} for place in (0, 1))
    assert recall["query"] > recall["nearest"] > recall["none"]
    assert precision["query"] > precision["nearest"] > precision["none"]


def reports(story: Story) -> Iterator[tuple[frozenset[str], Summary, Summary]]:
    """For each report that renews a value: the articles before it, and what the others say with those known or not."""
    dates = {article.id: article.published for article in story.parsed.articles if article.published}
    renewed = {value["article"] for update in story.plan["updates"] for value in update["values"][1:]}
    for moment in sorted({dates[name] for name in renewed if name in dates}):
        known = frozenset(name for name, published in dates.items() if published < moment)
        if known:
            yield known, _summary(story, known, with_known=True), _summary(story, known, with_known=False)


def _summary(story: Story, known: frozenset[str], *, with_known: bool) -> Summary:
    is_old = np.array([sentence.article.id in known for sentence in story.parsed.sentences])
    old, new = (
        tuple(story.parsed.sentences[row] for row in np.flatnonzero(chosen).tolist()) for chosen in (is_old, ~is_old)
    )
    parsed = replace(story.parsed, sentences=new, known=old if with_known else None)
    vectors = np.vstack([story.vectors[~is_old], story.vectors[is_old]]) if with_known else story.vectors[~is_old]
    return PIPELINE.conclude(parsed, vectors, Budget(max_words=100))


def test_the_reports_that_follow_say_which_count_has_risen(stories: list[Story]) -> None:
    seen = 0
    for story in stories:
        counts = [update for update in story.plan["updates"] if update["about"] in COUNTS]
        for known, summary, _ in reports(story):
            later = [
                (story.place(value), value["value"])
                for update in counts
                if any(value["article"] in known for value in update["values"])
                for value in update["values"]
                if value["article"] not in known
            ]
            if later:
                seen += 1
                shown = [
                    (change.before.sentence.article.id in known, value)
                    for cited in summary.sentences
                    for change in cited.changes
                    for place, value in later
                    if cited.novelty == "updated"
                    and states([cited.sentence, *(copy.sentence for copy in cited.also_in)], [place])
                    and change.now.text.startswith(value)
                ]
                assert any(is_known for is_known, _ in shown), (story.name, known, summary.text)
    assert seen > 10


def test_what_is_known_is_said_less_often_and_what_is_new_not(stories: list[Story]) -> None:
    """Over all reports that renew a value: sentences that state known nuggets only, and new nuggets stated."""
    repeated, found = {True: 0, False: 0}, {True: 0, False: 0}
    for story in stories:
        for known, *summaries in reports(story):
            is_known = {name: any(article in known for article, *_ in places) for name, places in story.nuggets.items()}
            for summary, with_known in zip(summaries, (True, False), strict=True):
                stated = [
                    {name for name, places in story.nuggets.items() if states([cited.sentence], places)}
                    for cited in summary.sentences
                ]
                repeated[with_known] += sum(bool(names) and all(is_known[name] for name in names) for names in stated)
                found[with_known] += len({name for names in stated for name in names if not is_known[name]})
    assert repeated[True] < repeated[False]
    assert found[True] >= found[False]
