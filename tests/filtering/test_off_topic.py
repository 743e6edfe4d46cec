"""Detection of off-topic articles."""

import json
from pathlib import Path

import numpy as np
import pytest

from summarizer import Article, summarize
from summarizer.filtering.off_topic import find_off_topic
from summarizer.numerics.similarity import CrossOriginSimilarity
from summarizer.numerics.types import Matrix
from summarizer.reading import read_articles

# Ways to point in a space of six; the last two are far from the first.
STORY = np.array([[1.0, 0.2, 0, 0, 0, 0], [1.0, 0, 0.2, 0, 0, 0], [1.0, 0, 0, 0.2, 0, 0]])
STRANGE = np.array([[0.3, 0, 0, 0, 1.0, 0], [0.2, 0, 0, 0, 1.0, 0.4]])


def unit(rows: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> Matrix:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def off_topic(*articles: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", origins: list[int]) -> list[int]:
    """The numbers of the articles that are off topic, of articles given by the rows of their sentences."""
    numbers = np.repeat(np.arange(len(articles)), [len(rows) for rows in articles])
    found = find_off_topic(numbers, CrossOriginSimilarity(unit(np.vstack(articles)), np.array(origins)[numbers]))
    assert all(len(set(found[numbers == number].tolist())) == 1 for number in range(len(articles)))
    return sorted({int(number) for number in numbers[found]})


def test_an_article_like_no_other_is_off_topic() -> None:
    assert off_topic(STORY, STORY[:2], STRANGE, STORY[1:], origins=[0, 1, 2, 3]) == [2]


def test_half_of_the_sentences_in_common_is_enough_to_stay_and_one_of_many_is_not() -> None:
    half, one = np.vstack([STRANGE[:1], STORY[:1]]), np.vstack([STRANGE, STRANGE, STORY[:1]])
    assert off_topic(STORY, STORY[:2], half, STORY[1:], origins=[0, 1, 2, 3]) == []
    assert off_topic(STORY, STORY[:2], one, STORY[1:], origins=[0, 1, 2, 3]) == [2]


def test_copies_do_not_vouch_for_each_other() -> None:
    assert off_topic(STORY, STRANGE, STORY[:2], STRANGE, STORY[1:], origins=[0, 1, 2, 1, 4]) == [1, 3]
    assert off_topic(STORY, STRANGE, STORY[:2], STRANGE, STORY[1:], origins=[0, 1, 2, 3, 4]) == []


def test_of_two_origins_neither_is_the_stranger() -> None:
    assert off_topic(STORY, STRANGE, origins=[0, 1]) == []
    assert off_topic(STORY, STORY, STRANGE, origins=[0, 0, 1]) == []


def test_without_a_story_there_are_no_strangers() -> None:
    alone = [np.eye(6)[[place]] for place in range(4)]
    assert off_topic(*alone, origins=[0, 1, 2, 3]) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cluster", "intruder"),
    [("lumo-ebike-recall", "06-harbor-arts-weekly"), ("port-of-sellin-strike", "05-radio-piekraste")],
)
def test_off_topic_articles_are_excluded_with_their_reason_or_kept_on_request(
    corpus: Path, cluster: str, intruder: str
) -> None:
    assert json.loads((corpus / cluster / "cluster.json").read_text("utf-8"))["off_topic"] == [intruder]
    articles = read_articles([str(corpus / cluster / "articles")])
    summary = summarize(articles, max_words=250)
    aside = [dropped.sentence for dropped in summary.excluded if dropped.reason == "off topic"]
    assert {sentence.article.id for sentence in aside} == {intruder}
    assert intruder not in {article.id for article in summary.cited_articles}
    kept = summarize(articles, max_words=250, keep_off_topic=True)
    assert not [dropped for dropped in kept.excluded if dropped.reason == "off topic"]
    assert kept.candidates == summary.candidates + len(aside)


def test_an_article_does_not_become_a_stranger_by_the_order() -> None:
    texts = [
        "The bridge at Sellin is closed because engineers found cracks in its girders.",
        "Cracks in the girders of the bridge at Sellin made engineers close it on Monday.",
        "Sellin's bridge stays closed: the cracks in the girders are deeper than engineers thought.",
        "Fold the egg whites into the chocolate and bake the cake for forty minutes.",
    ]
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    for turn in range(len(articles)):
        summary = summarize(articles[turn:] + articles[:turn], max_sentences=1)
        assert [(dropped.sentence.article.id, dropped.reason) for dropped in summary.excluded] == [("3", "off topic")]
