"""Lexical prefilter of very large clusters."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer import Article, Budget, Sentence, make_pipeline
from summarizer.embedding.tfidf import TfIdf
from summarizer.numerics.types import Matrix
from summarizer.ranking.prefilter import prefilter
from summarizer.splitting.nupunkt import NupunktSplitter

TEXTS = [
    "The bridge over the Velm will close for eight months of repairs.",
    "Repairs close the bridge over the Velm on Monday.",
    "Zebras graze quietly somewhere else entirely.",
    "The Velm bridge repairs will take eight months, the council said.",
]


@dataclass(frozen=True)
class Counting:
    """An embedder that records how many texts it was asked to embed."""

    counts: list[int] = field(default_factory=list)

    def embed(self, texts: Sequence[str], /) -> Matrix:
        self.counts.append(len(texts))
        return TfIdf().embed(texts)


def lone(texts: Sequence[str]) -> list[Sentence]:
    """Return each text as the only sentence of an article."""
    return [Sentence(Article(str(number), text), 0, 0, len(text)) for number, text in enumerate(texts)]


def of_one(text: str) -> list[Sentence]:
    """Return the sentences of one article."""
    return list(NupunktSplitter().split(Article("a", text)))


def test_a_sentence_unlike_all_others_is_dropped_first() -> None:
    assert prefilter(lone(TEXTS), most=3, language="english") == [0, 1, 3]
    assert prefilter(lone(TEXTS), most=9, language="english") == [0, 1, 2, 3]


def test_the_choice_does_not_depend_on_the_order() -> None:
    chosen = {TEXTS[row] for row in prefilter(lone(TEXTS), most=2, language="english")}
    assert {TEXTS[::-1][row] for row in prefilter(lone(TEXTS[::-1]), most=2, language="english")} == chosen


def test_a_sentence_passes_with_the_one_that_it_needs_or_not_at_all() -> None:
    sentences = of_one(
        "The mayor opened the new bridge over the Velm on Monday. She called the repairs of the bridge over the Velm a triumph."
    )
    assert prefilter(sentences, most=2, language="english") == [0, 1]
    assert prefilter(sentences, most=1, language="english") == [0]


def test_of_similar_sentences_the_early_ones_pass() -> None:
    lines = [f"The ferry to {place} was late again because of the fog." for place in "Orm Ask Elm Birk Pil".split()]
    assert prefilter(of_one("\n".join(lines)), most=2, language="english") == [0, 1]


def test_fragments_pass_last() -> None:
    texts = [*TEXTS, "Velm bridge repairs, eight months?"]
    assert prefilter(lone(texts), most=4, language="english") == [0, 1, 2, 3]


def test_copies_pass_with_the_sentence_that_they_repeat_and_do_not_count() -> None:
    texts = [TEXTS[0], TEXTS[2], TEXTS[0], TEXTS[1], TEXTS[0]]
    assert prefilter(lone(texts), most=2, language="english") == [0, 2, 3, 4]


def test_no_more_sentences_are_embedded_than_asked_for_and_the_others_are_listed() -> None:
    articles = [Article(str(number), text) for number, text in enumerate(TEXTS)]
    embedder = Counting()
    pipeline = replace(make_pipeline(embedder=embedder), most_embedded=3)
    summary = pipeline.summarize(articles, Budget(max_sentences=1))
    assert embedder.counts == [3]
    assert summary.candidates == 3
    assert [(excluded.sentence.text, excluded.reason) for excluded in summary.excluded] == [(TEXTS[2], "screened out")]
    assert "most_embedded=3" in summary.settings
    assert "screened out 1" in summary.explain()
    assert "--exhaustive" in summary.explain()
    make_pipeline(embedder=embedder, exhaustive=True).summarize(articles, Budget(max_sentences=1))
    assert embedder.counts == [3, 4]
