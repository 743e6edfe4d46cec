"""Grouping of a mixed folder into stories, in any order of its articles."""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, InputError, group_stories, summarize, summarize_stories
from summarizer.reading import read_articles

pytestmark = pytest.mark.slow

Cli = Callable[..., Any]

BRIDGE = (
    Article(
        "bridge-1", "The harbour bridge at Sellin will close on Monday because its girders are cracked.", "Bridge shut"
    ),
    Article("bridge-2", "Cracked girders: Sellin's harbour bridge will close on Monday, the port said.", ""),
    Article(
        "bridge-3", "Sellin ferries will replace the harbour bridge, whose girders are cracked.", "Ferries to sail"
    ),
)
CHEESE = (
    Article("cheese-1", "Alpenhof recalls its mountain cheese after listeria was found in a dairy.", "Cheese recalled"),
    Article("cheese-2", "Listeria in mountain cheese: the dairy Alpenhof takes it off the shelves.", "Listeria found"),
)
ALONE = Article("alone", "Astronomers have photographed the farthest quasar known so far.")
MIXED = (CHEESE[0], BRIDGE[2], ALONE, BRIDGE[0], CHEESE[1], BRIDGE[1])


def ids(stories: Sequence[Sequence[Article]]) -> list[list[str]]:
    return [sorted(article.id for article in story) for story in stories]


def b_cubed(expected: Mapping[str, Hashable], found: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 by element (Bagga and Baldwin 1998)."""
    same = defaultdict(set)
    for name, label in expected.items():
        same[label].add(name)
    precision = recall = 0.0
    for group in found:
        for name in group:
            right = len(same[expected[name]].intersection(group))
            precision += right / len(group)
            recall += right / len(same[expected[name]])
    precision, recall = precision / len(expected), recall / len(expected)
    return precision, recall, 2 * precision * recall / (precision + recall)


def test_b_cubed_is_that_of_its_paper() -> None:
    # Bagga and Baldwin 1998, section 4.2: five, two and five mentions of which the last two groups are put together.
    expected = dict(zip("123456789abc", [1] * 5 + [2] * 2 + [3] * 5, strict=True))
    precision, recall, _ = b_cubed(expected, ["12345", "67", "89abc"])
    assert (precision, recall) == (1, 1)
    precision, recall, _ = b_cubed(expected, ["12345", "6789abc"])
    assert precision == pytest.approx(0.7619, abs=1e-4)
    assert recall == pytest.approx(1)
    precision, _, _ = b_cubed(expected, ["1234589abc", "67"])
    assert precision == pytest.approx(0.5833, abs=1e-4)


def test_articles_of_one_event_come_together_and_an_unrelated_one_stays_alone() -> None:
    stories = group_stories(MIXED)
    assert ids(stories) == [["bridge-1", "bridge-2", "bridge-3"], ["cheese-1", "cheese-2"], ["alone"]]


def test_of_each_story_the_article_most_like_the_others_comes_first() -> None:
    first, *_ = group_stories(MIXED)
    # It shares "will close on Monday" with the second and "harbour bridge", "girders", "cracked" with both.
    assert first[0].id in {"bridge-1", "bridge-2"}
    assert first[-1].id == "bridge-3"


@given(st.permutations(MIXED))
def test_neither_the_stories_nor_their_order_depend_on_the_order_of_the_articles(articles: list[Article]) -> None:
    assert group_stories(articles) == group_stories(MIXED)


def test_what_happens_again_after_a_month_is_another_story_but_an_article_without_date_may_belong_to_it() -> None:
    one, two, three = (replace(article, published=datetime(2025, 3, 1, tzinfo=UTC)) for article in BRIDGE)
    assert len(group_stories([one, two, three])) == 1
    later = replace(two, published=datetime(2025, 3, 31, tzinfo=UTC))
    assert ids(group_stories([one, later])) == [["bridge-1", "bridge-2"]]
    later = replace(two, published=datetime(2025, 4, 1, tzinfo=UTC))
    # As many articles: the latest first.
    assert ids(group_stories([one, later])) == [["bridge-2"], ["bridge-1"]]
    assert ids(group_stories([one, BRIDGE[1]])) == [["bridge-1", "bridge-2"]]


def test_times_without_a_zone_are_compared_with_those_that_have_one() -> None:
    east = datetime(2025, 3, 31, 13, tzinfo=timezone(timedelta(hours=14)))
    moments = (datetime(2025, 3, 1), east)  # noqa: DTZ001 - the case
    one, two = (replace(article, published=moment) for article, moment in zip(BRIDGE, moments, strict=False))
    assert ids(group_stories([one, two])) == [["bridge-1", "bridge-2"]]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([], []),
        ([ALONE], [["alone"]]),
        ([Article("a", ""), Article("b", "")], [["a"], ["b"]]),
        ([Article("a", "the and of"), Article("b", "🙂")], [["a"], ["b"]]),
        ([ALONE, replace(ALONE, id="copy")], [["alone", "copy"]]),
    ],
)
def test_odd_articles_are_stories_too(articles: list[Article], expected: list[list[str]]) -> None:
    assert sorted(ids(group_stories(articles))) == expected


def test_more_articles_than_can_be_compared_are_refused() -> None:
    with pytest.raises(
        InputError, match="10,001 articles to group into stories, more than 10,000: pass them month by month"
    ):
        group_stories([ALONE] * 10_001)


def labelled_corpus(corpus: Path) -> tuple[list[Article], dict[str, str]]:
    """All articles, and the cluster of each; an off-topic one belongs to none and is its own."""
    articles, labels = [], {}
    for notes in sorted(corpus.glob("*/cluster.json")):
        off_topic = json.loads(notes.read_text("utf-8"))["off_topic"]
        for article in read_articles([str(notes.parent)]):
            named = replace(article, id=f"{notes.parent.name}/{article.id}")
            articles.append(named)
            labels[named.id] = named.id if article.id in off_topic else notes.parent.name
    return articles, labels


def test_the_whole_corpus_is_grouped_into_its_clusters(corpus: Path) -> None:
    articles, labels = labelled_corpus(corpus)
    precision, recall, score = b_cubed(labels, ids(group_stories(articles)))
    assert score >= 0.9
    assert precision >= 0.95
    assert recall >= 0.9


def test_the_corpus_is_grouped_without_dates_too(corpus: Path) -> None:
    articles, labels = labelled_corpus(corpus)
    undated = [replace(article, published=None) for article in articles]
    assert b_cubed(labels, ids(group_stories(undated)))[2] >= 0.9


def test_a_folder_of_one_cluster_is_one_story(corpus: Path) -> None:
    articles, labels = labelled_corpus(corpus)
    scores = []
    for cluster in {name for name in labels.values() if "/" not in name}:
        own = [article for article in articles if article.id.startswith(f"{cluster}/")]
        stories = ids(group_stories(own))
        scores.append(b_cubed({article.id: labels[article.id] for article in own}, stories)[2])
    assert sum(scores) / len(scores) >= 0.9


def test_a_story_s_summary_is_that_of_its_articles_alone() -> None:
    stories = summarize_stories(MIXED, max_sentences=1, embedder="tfidf")
    headlines = {article.id: article.title for article in MIXED}
    for story in stories:
        ordered = [headlines[article.id] for article in story.summary.articles]
        assert story.title == (ordered[0] or ordered[-1] or "alone")
    for story in stories:
        assert story.summary == summarize(story.summary.articles, max_sentences=1, embedder="tfidf")
        assert len(story.summary.sentences) == 1
    assert sorted(chain.from_iterable(ids([story.summary.articles for story in stories]))) == sorted(
        a.id for a in MIXED
    )


def test_a_story_without_a_headline_is_called_by_its_article() -> None:
    [story] = summarize_stories([ALONE], embedder="tfidf")
    assert story.title == "alone"


def test_a_story_that_says_nothing_is_left_out_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    stories = summarize_stories([*CHEESE, Article("shop", "Donate now")], embedder="tfidf")
    assert len(stories) == 1
    assert caplog.messages == [
        "a story is left out: nothing to summarize in 'shop': its only line was set aside (appeal)"
    ]


@pytest.mark.parametrize(
    ("articles", "options", "message"),
    [
        ([], {}, "no articles given"),
        ([ALONE, ALONE], {}, "two articles have the id 'alone'"),
        ([Article("shop", "Donate now")], {}, "nothing to summarize in 'shop'"),
        (MIXED, {"ranker": "lexrnk"}, "unknown ranker 'lexrnk'"),
        (MIXED, {"max_words": 0}, "max_words must be 1 or more"),
        (MIXED, {"language": "klingon"}, "no stop words for language 'klingon'"),
    ],
)
def test_what_cannot_be_used_is_refused(
    articles: Sequence[Article], options: Mapping[str, Any], message: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(InputError, match=message):
        summarize_stories(articles, **{"embedder": "tfidf", **options})
    assert caplog.messages == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for article in MIXED:
        front = f"---\ntitle: {article.title}\n---\n" if article.title else ""
        Path(f"{article.id}.txt").write_text(f"{front}{article.text}\n", "utf-8")


@pytest.mark.usefixtures("folder")
def test_every_format_gives_the_same_stories(cli: Cli) -> None:
    line = (".", "--stories", "-n", "1", "--embedder", "tfidf")
    stories = summarize_stories(read_articles(["."]), max_sentences=1, embedder="tfidf")
    titles = [story.title for story in stories]
    text, markdown, page = (cli(*line, "-f", form).out for form in ("text", "markdown", "html"))
    data = json.loads(cli(*line, "-f", "json").out)
    assert data["format"] == 2
    assert [one["title"] for one in data["stories"]] == titles
    for number, (one, story) in enumerate(zip(data["stories"], stories, strict=True), start=1):
        plain = story.summary.to_dict()
        del plain["format"]
        assert one == {"title": story.title, **plain}
        [sentence] = story.summary.sentences
        count = len(story.summary.articles)
        heading = f"{number}. {story.title} ({count} article{'s' * (count > 1)})"
        assert f"{heading}\n{'=' * len(heading)}\n\n{sentence.sentence.text} [1" in text
        assert f"## {story.title}\n\n*{count} article{'s' * (count > 1)}*\n\n" in markdown
        assert f"[^{number}-1]: " in markdown
        assert f'href="#t{number}-story">{story.title}</a>' in page


@pytest.mark.usefixtures("folder")
def test_reasons_and_texts_are_given_by_story(cli: Cli) -> None:
    outcome = cli(".", "--stories", "-n", "1", "--embedder", "tfidf", "-f", "json", "--with-articles", "--explain")
    assert outcome.code == 0
    assert outcome.err.count("Why these sentences") == 3
    assert "Story 3: alone\n\n" in outcome.err
    texts = [article["text"].strip() for story in json.loads(outcome.out)["stories"] for article in story["articles"]]
    assert sorted(texts) == sorted(article.text for article in MIXED)


def test_what_is_known_may_be_given_by_a_generator_and_holds_for_every_story() -> None:
    known = [BRIDGE[0], CHEESE[0]]
    listed = summarize_stories(MIXED, max_sentences=2, embedder="tfidf", known=known)
    assert len(listed) > 1
    assert summarize_stories(MIXED, max_sentences=2, embedder="tfidf", known=iter(known)) == listed
