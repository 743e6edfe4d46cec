"""Of very many sentences a lexical pass chooses those that are embedded."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer import Article, Budget, Sentence, make_pipeline
from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Matrix
from summarizer.ranking.prefilter import screen
from summarizer.splitting.nupunkt import NupunktSplitter

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


def lone(texts: Sequence[str]) -> list[Sentence]:
    """Each text as the only sentence of an article."""
    return [Sentence(Article(str(number), text), 0, 0, len(text)) for number, text in enumerate(texts)]


def of_one(text: str) -> list[Sentence]:
    """The sentences of one article."""
    return list(NupunktSplitter().split(Article("a", text)))


def test_what_nothing_else_speaks_of_goes_first() -> None:
    assert screen(lone(TEXTS), most=3, language="english") == [0, 1, 3]
    assert screen(lone(TEXTS), most=9, language="english") == [0, 1, 2, 3]


def test_the_choice_does_not_depend_on_the_order() -> None:
    chosen = {TEXTS[row] for row in screen(lone(TEXTS), most=2, language="english")}
    assert {TEXTS[::-1][row] for row in screen(lone(TEXTS[::-1]), most=2, language="english")} == chosen


def test_a_sentence_passes_with_the_one_that_it_needs_or_not_at_all() -> None:
    sentences = of_one(
        "The mayor opened the new bridge over the Velm on Monday. She called the repairs of the bridge over the Velm a triumph."
    )
    assert screen(sentences, most=2, language="english") == [0, 1]
    assert screen(sentences, most=1, language="english") == [0]


def test_of_like_sentences_the_early_ones_pass() -> None:
    lines = [f"The ferry to {place} was late again because of the fog." for place in "Orm Ask Elm Birk Pil".split()]
    assert screen(of_one("\n".join(lines)), most=2, language="english") == [0, 1]


def test_fragments_pass_last() -> None:
    texts = [*TEXTS, "Velm bridge repairs, eight months?"]
    assert screen(lone(texts), most=4, language="english") == [0, 1, 2, 3]


def test_copies_pass_with_what_they_repeat_and_cost_nothing() -> None:
    texts = [TEXTS[0], TEXTS[2], TEXTS[0], TEXTS[1], TEXTS[0]]
    assert screen(lone(texts), most=2, language="english") == [0, 2, 3, 4]


def test_only_so_many_are_embedded_and_the_others_are_accounted_for() -> None:
    articles = [Article(str(number), text) for number, text in enumerate(TEXTS)]
    embedder = Counting()
    pipeline = replace(make_pipeline(embedder=embedder), most_embedded=3)
    summary = pipeline.summarize(articles, Budget(max_sentences=1))
    assert embedder.counts == [3]
    assert summary.candidates == 3
    assert [(aside.sentence.text, aside.reason) for aside in summary.excluded] == [(TEXTS[2], "screened out")]
    assert "most_embedded=3" in summary.settings
    assert "screened out 1" in summary.explain()
    assert "--exhaustive" in summary.explain()
    make_pipeline(embedder=embedder, exhaustive=True).summarize(articles, Budget(max_sentences=1))
    assert embedder.counts == [3, 4]
