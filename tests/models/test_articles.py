"""The values: what they refuse, how words are counted, what a summary says of itself."""

import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, InputError, ModelUnavailableError, OutputError, Sentence, SummarizerError, summarize
from summarizer.models import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t", 0),
        ("The bridge closed.", 3),
        ("It cost $1,200 – twice.", 5),
        ("a\u00a0b\u2003c", 3),
        ("今天下雨。", 5),
        ("地震 が 発生した", 7),
        ("ไทย", 3),
        ("GDP 增长 5%", 4),
        ("Привет, мир", 2),
        ("مرحبا بالعالم", 2),
        ("🙂 🙃", 2),
    ],
)
def test_words_are_pieces_between_blanks_or_single_characters_of_scripts_without_them(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(st.text(max_size=12), max_size=6))
def test_words_of_pieces_add_up_when_they_are_joined_by_blanks(pieces: list[str]) -> None:
    assert count_words(" ".join(pieces)) == sum(map(count_words, pieces))


BERLIN = timezone(timedelta(hours=1))
WAY_OUT = "pass a datetime, a date, or a string such as '2025-11-06T14:30:00+01:00'"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": 7, "text": "a"}, "article 7: id must be a string, not 7"),
        ({}, "an article: text must be a string, not None: pass Article(text=…)"),
        ({"id": "x"}, "article 'x': text must be a string, not None: pass Article(text=…)"),
        ({"id": "x", "text": None}, "article 'x': text must be a string, not None: pass Article(text=…)"),
        ({"id": "x", "text": float("nan")}, "article 'x': text must be a string, not nan"),
        ({"id": "x", "text": b"a"}, "article 'x': text must be a string, not b'a'"),
        ({"id": "x", "text": "a", "title": 1.5}, "article 'x': title must be a string, not 1.5"),
        ({"id": "x", "text": "a", "url": 3}, "article 'x': url must be a string, not 3"),
        ({"text": "a", "source": ["b"]}, "an article: source must be a string, not ['b']"),
        ({"text": "a", "published": "last Tuesday"}, f"an article: published is 'last Tuesday': {WAY_OUT}"),
        ({"text": "a", "published": "2025-02-30"}, f"an article: published is '2025-02-30': {WAY_OUT}"),
        ({"id": "x", "text": "a", "published": 20251106}, f"article 'x': published is 20251106: {WAY_OUT}"),
        ({"id": "x", "text": "a", "published": True}, f"article 'x': published is True: {WAY_OUT}"),
        ({"id": "x", "text": "a", "published": ["2025"]}, f"article 'x': published is ['2025']: {WAY_OUT}"),
    ],
)
def test_an_article_refuses_what_its_fields_cannot_be(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        Article(**fields)
    assert str(caught.value) == message


def test_an_article_is_made_of_a_text_alone_or_of_an_id_and_a_text() -> None:
    assert (Article(text="One.").id, Article(text="One.").text) == ("", "One.")
    assert (Article("a", "One.").id, Article("a", "One.").text) == ("a", "One.")
    assert Article(text="One.") == Article("", "One.", "", "", None, "", "")
    assert len({Article("a", "One."), Article("a", "One."), Article("b", "One.")}) == 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (datetime(2025, 11, 6, 14, 30, tzinfo=UTC), datetime(2025, 11, 6, 14, 30, tzinfo=UTC)),
        (date(2025, 11, 6), datetime(2025, 11, 6)),  # noqa: DTZ001 - a day
        ("2025-11-06", datetime(2025, 11, 6)),  # noqa: DTZ001 - a day
        (" 2025-11-06T14:30 ", datetime(2025, 11, 6, 14, 30)),  # noqa: DTZ001 - a time without a zone
        ("2025-11-06T14:30:00+01:00", datetime(2025, 11, 6, 14, 30, tzinfo=BERLIN)),
        ("2025-11-06T14:30:00Z", datetime(2025, 11, 6, 14, 30, tzinfo=UTC)),
        ("", None),
        (" ", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_a_date_is_given_as_python_or_iso_8601_writes_it(given: Any, expected: datetime | None) -> None:
    published = Article(text="One.", published=given).published
    assert (published, type(published)) == (expected, type(expected))
    # Equal times may have different zones.
    assert str(published) == str(expected)


def test_the_cells_of_a_data_frame_are_fields() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: pip install pandas")
    frame = pandas.DataFrame(
        {
            "id": ["a", None],
            "text": ["One.", "Two."],
            "title": pandas.array(["T", None], dtype="string"),
            "source": ["S", float("nan")],
            "published": pandas.to_datetime(["2025-11-06T14:30:00.123456789+01:00", None]),
            "url": [None, pandas.NA],
        }
    )
    full, empty = (Article(**row) for row in frame.to_dict("records"))
    moment = datetime(2025, 11, 6, 14, 30, 0, 123456, tzinfo=BERLIN)
    assert full == Article("a", "One.", title="T", source="S", published=moment)
    assert type(full.published) is datetime
    assert empty == Article(text="Two.")


@pytest.mark.parametrize(
    ("published", "instant"),
    [
        ("2025-11-06T14:30:00+01:00", datetime(2025, 11, 6, 13, 30, tzinfo=UTC)),
        ("2025-11-06T14:30:00", datetime(2025, 11, 6, 14, 30, tzinfo=UTC)),
        ("2025-11-06", datetime(2025, 11, 6, tzinfo=UTC)),
        (None, None),
    ],
)
def test_a_time_without_a_zone_is_compared_as_utc(published: str | None, instant: datetime | None) -> None:
    assert Article(text="One.", published=published).instant == instant


@pytest.mark.parametrize("article", [Article(text="One."), Article("a", "One.", published="2025-11-06T14:30:00Z")])
def test_articles_are_copied_changed_and_pickled(article: Article) -> None:
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own
    assert replace(article, source="S") == Article(article.id, "One.", source="S", published=article.published)


def test_a_sentence_is_a_slice_of_its_article() -> None:
    article = Article("a", "Émile left. 🙂 She stayed.")
    sentence = Sentence(article, 1, 12, 25)
    assert sentence.text == "🙂 She stayed."[:13]
    assert sentence.word_count == 3


def test_values_cannot_be_changed_and_do_not_print_whole_texts() -> None:
    article = Article("a", "The text of the article.")
    with pytest.raises(FrozenInstanceError):
        article.text = "other"  # type: ignore[misc]
    assert "The text" not in repr(article)


def test_every_error_is_a_summarizer_error_and_what_python_calls_it() -> None:
    assert issubclass(InputError, SummarizerError)
    assert issubclass(InputError, ValueError)
    assert issubclass(OutputError, SummarizerError)
    assert issubclass(OutputError, OSError)
    assert issubclass(ModelUnavailableError, SummarizerError)


def test_a_summary_joins_its_sentences_and_lists_each_article_once(story: tuple[Article, ...]) -> None:
    summary = summarize(story, max_sentences=3, embedder="tfidf", duplicate_threshold=0.4)
    assert summary.text == " ".join(cited.sentence.text for cited in summary.sentences)
    quoted = [cited.sentence.article for cited in summary.sentences]
    copies = [copy.sentence.article for cited in summary.sentences for copy in cited.also_in]
    assert set(summary.cited_articles) == {*quoted, *copies}
    assert len(summary.cited_articles) == len(set(summary.cited_articles))
    assert summary.cited_articles[0] == quoted[0]
    assert summary.articles == story


def test_a_cited_sentence_carries_its_evidence(story: tuple[Article, ...]) -> None:
    summary = summarize(story, max_sentences=5, embedder="tfidf", duplicate_threshold=0.4, order="salience")
    assert any(cited.also_in for cited in summary.sentences)
    for cited in summary.sentences:
        assert 0 <= cited.salience <= 1
        assert 1 <= cited.rank <= summary.candidates
        assert cited.cost == 1
        assert cited.sentence not in [copy.sentence for copy in cited.also_in]
        assert [copy.similarity for copy in cited.also_in] == sorted(
            (c.similarity for c in cited.also_in), reverse=True
        )
        assert 1 <= cited.sources <= 1 + len({copy.sentence.article for copy in cited.also_in})
    assert summary.sentences[0].redundancy == 0
    reasons = {(aside.sentence.text, aside.reason) for aside in summary.excluded}
    assert ("Donate now to support our journalism", "appeal") in reasons


def test_settings_name_the_version_and_every_stage(story: tuple[Article, ...]) -> None:
    settings = summarize(story, max_words=60, embedder="tfidf", ranker="lead", selector="top", order="source").settings
    for part in ("summarizer 0.", "NupunktSplitter()", "TfIdf(", "Lead()", "Top()", "order='source'", "max_words=60"):
        assert part in settings
