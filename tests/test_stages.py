"""Errors of custom stages: the message names the stage, what it returned and what it should return."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from summarizer import Article, Budget, Candidates, InputError, Sentence, make_pipeline, summarize

TEXTS = (
    "The ferry sank at noon. All 40 passengers of the old ferry were rescued by two fishing boats.",
    "The ferry sank at noon. The mayor thanked the crews on Monday.",
)
OTHER = Article("other", "Rain fell.")


@dataclass(frozen=True)
class Own:
    """A stage of any kind that returns what a function returns."""

    returns: Callable[[Any], Any]

    def __repr__(self) -> str:
        return "Own()"

    def split(self, article: Article, /) -> Any:
        return self.returns(article)

    def embed(self, texts: Any, /) -> Any:
        return self.returns(texts)

    def rank(self, candidates: Candidates, /) -> Any:
        return self.returns(candidates)

    def select(self, candidates: Candidates, _: Any, __: Budget, /) -> Any:
        return self.returns(candidates)


def halves(article: Article) -> list[Sentence]:
    return [Sentence(article, 0, 0, 12), Sentence(article, 1, 6, 20)]


@pytest.mark.parametrize(
    ("kind", "returns", "says"),
    [
        ("splitter", lambda _: None, "returned None for '1': return a list of Sentence"),
        ("splitter", lambda _: ["The ferry"], "returned 'The ferry': return sentences of the article '1'"),
        ("splitter", lambda _: [Sentence(OTHER, 0, 0, 10)], "return sentences of the article '1'"),
        (
            "splitter",
            halves,
            "returned a sentence from 6 to 20, after one that ends at 12, of '1' with 93 characters: return slices in",
        ),
        (
            "splitter",
            lambda one: [Sentence(one, 0, 0, 999)],
            "returned a sentence from 0 to 999, after one that ends at 0, of '1' with 93 characters",
        ),
        ("embedder", lambda _: None, "returned None for 4 texts: return an array of 4 rows, one per text"),
        ("embedder", lambda _: "vectors", "returned 'vectors' for 4 texts"),
        ("embedder", lambda texts: np.ones(len(texts)), "returned an array of shape (4,) for 4 texts"),
        ("embedder", lambda _: np.ones((1, 4)), "returned an array of shape (1, 4) for 4 texts"),
        ("embedder", lambda _: [[1.0], [1.0, 2.0]], "returned [[1.0], [1.0, 2.0]] for 4 texts"),
        ("embedder", lambda texts: np.eye(len(texts)) * 1j, "returned an array of shape (4, 4) for 4 texts"),
        (
            "embedder",
            lambda texts: np.full((len(texts), 2), np.nan),
            "returned numbers that are not finite: return finite",
        ),
        (
            "embedder",
            lambda texts: np.ones((len(texts), 4)),
            "returned row 0 with length 2: divide each row by its length",
        ),
        (
            "embedder",
            lambda texts: np.zeros((len(texts), 4)),
            "returned row 0 with length 0: divide each row by its length",
        ),
        ("ranker", lambda _: None, "returned None for 4 sentences: return an array of 4 numbers"),
        ("ranker", lambda _: np.ones(1), "returned an array of shape (1,) for 4 sentences"),
        (
            "ranker",
            lambda rows: np.full(len(rows), np.nan),
            "returned the salience nan for sentence 0: return numbers in [0, 1]",
        ),
        (
            "ranker",
            lambda rows: np.arange(len(rows)),
            "returned the salience 2.0 for sentence 2: return numbers in [0, 1]",
        ),
        ("ranker", lambda rows: np.full(len(rows), -1e-3), "returned the salience -0.001 for sentence 0"),
        ("selector", lambda _: None, "returned None: return a list of rows, whole numbers from 0 to 3"),
        ("selector", lambda _: [9], "returned [9]: return a list of rows, whole numbers from 0 to 3"),
        ("selector", lambda _: [-1], "returned [-1]: return a list of rows"),
        ("selector", lambda _: [0.0], "returned [0.0]: return a list of rows"),
        ("selector", lambda _: ["first"], "returned ['first']: return a list of rows"),
        ("selector", lambda _: [0, 0], "returned [0, 0], two of one duplicate group: return at most one row of each"),
        ("selector", lambda _: [0, 2], "returned [0, 2], two of one duplicate group"),
        ("selector", lambda _: [0, 1, 3], "returned rows of 25 words, more than 20: keep the sum of candidates.costs"),
        (
            "selector",
            lambda _: [],
            "the selector chose nothing, though 4 sentences may be chosen: fix it or use another",
        ),
    ],
)
def test_a_broken_contract_is_an_input_error(kind: str, returns: Callable[[Any], Any], says: str) -> None:
    stages: dict[str, Any] = {"embedder": "tfidf", kind: Own(returns)}
    with pytest.raises(InputError) as caught:
        summarize(TEXTS, max_words=20, **stages)
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"the {kind} ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "returns"),
    [
        ("splitter", lambda article: iter([Sentence(article, 0, 0, len(article.text))])),
        ("embedder", lambda texts: np.eye(len(texts), dtype=np.float64)),
        ("embedder", lambda texts: np.eye(len(texts), dtype=np.int64)),
        ("embedder", lambda texts: np.eye(len(texts), dtype=np.float16).tolist()),
        ("ranker", lambda rows: [1] * len(rows)),
        ("ranker", lambda rows: np.linspace(0, 1, len(rows), dtype=np.float32)),
        ("selector", lambda _: np.array([1])),
        ("selector", lambda _: (1,)),
    ],
)
def test_a_result_of_another_type_is_converted(kind: str, returns: Callable[[Any], Any]) -> None:
    stages: dict[str, Any] = {"embedder": "tfidf", kind: Own(returns)}
    assert summarize(TEXTS, max_words=20, **stages).sentences


def test_the_sentences_of_known_articles_are_checked_too() -> None:
    def returns(article: Article) -> Any:
        return None if article.id == "known 1" else [Sentence(article, 0, 0, len(article.text))]

    pipeline = make_pipeline(embedder="tfidf", splitter=Own(returns))
    with pytest.raises(InputError, match="returned None for 'known 1'"):
        pipeline.summarize([OTHER], Budget(max_words=9), known=[Article("known 1", "Rain fell.")])
