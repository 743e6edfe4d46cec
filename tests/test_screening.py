"""Of very many sentences a lexical pass chooses those that are embedded."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer import Article, Budget, make_pipeline
from summarizer.embedding.tfidf import TfIdf
from summarizer.screening import screen
from summarizer.stages import Matrix

TEXTS = [
    "The bridge over the Velm will close for eight months of repairs.",
    "Repairs close the bridge over the Velm on Monday.",
    "Zebras graze quietly somewhere else entirely.",
    "The Velm bridge repairs will take eight months, the council said.",
]


@dataclass(frozen=True)
class Counting:
    """An embedder that remembers how many texts it was given."""

    counts: list[int] = field(default_factory=list)

    def embed(self, texts: Sequence[str], /) -> Matrix:
        self.counts.append(len(texts))
        return TfIdf().embed(texts)


def test_what_nothing_else_speaks_of_goes_first() -> None:
    assert screen(TEXTS, most=3, language="english") == [0, 1, 3]
    assert screen(TEXTS, most=9, language="english") == [0, 1, 2, 3]


def test_the_choice_does_not_depend_on_the_order() -> None:
    chosen = {TEXTS[row] for row in screen(TEXTS, most=2, language="english")}
    assert {TEXTS[::-1][row] for row in screen(TEXTS[::-1], most=2, language="english")} == chosen


def test_only_so_many_are_embedded_and_the_others_are_accounted_for() -> None:
    articles = [Article(str(number), text) for number, text in enumerate(TEXTS)]
    embedder = Counting()
    pipeline = replace(make_pipeline(embedder=embedder), most_embedded=3)
    summary = pipeline.summarize(articles, Budget(max_sentences=1))
    assert embedder.counts == [3]
    assert summary.candidates == 3
    assert [(aside.sentence.text, aside.reason) for aside in summary.set_aside] == [(TEXTS[2], "screened out")]
    assert "most_embedded=3" in summary.settings
    make_pipeline(embedder=embedder, exhaustive=True).summarize(articles, Budget(max_sentences=1))
    assert embedder.counts == [3, 4]
