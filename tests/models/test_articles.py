"""The values: what they refuse, how words are counted, what a summary says of itself."""

from dataclasses import FrozenInstanceError
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


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": "", "text": "a"}, "an article's id must be a non-empty string, not ''"),
        ({"id": 7, "text": "a"}, "an article's id must be a non-empty string, not 7"),
        ({"id": "x", "text": None}, "article 'x': text must be a string, not None"),
        ({"id": "x", "text": float("nan")}, "article 'x': text must be a string, not nan"),
        ({"id": "x", "text": b"a"}, "article 'x': text must be a string, not b'a'"),
        ({"id": "x", "text": "a", "title": None}, "article 'x': title must be a string, not None"),
        ({"id": "x", "text": "a", "url": 3}, "article 'x': url must be a string, not 3"),
    ],
)
def test_an_article_refuses_what_is_not_text(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        Article(**fields)
    assert str(caught.value) == message


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
