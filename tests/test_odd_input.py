"""Input that is odd but can be summarized, and is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer import summarize
from summarizer.models import count_words

pytestmark = pytest.mark.slow

Cli = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Der Zug fährt um neun Uhr nach Köln. Café\u0301".encode()[:-1], "Der Zug fährt um neun Uhr nach Köln."),
        (b"\xff\xfe" + "Der Zug fährt nach Köln.".encode("utf-16-le") + b"x", "Der Zug fährt nach Köln."),
    ],
    ids=["UTF-8", "UTF-16"],
)
def test_a_text_that_ends_within_a_character_is_read_with_a_warning(data: bytes, text: str, cli: Cli) -> None:
    Path("a.txt").write_bytes(data)
    outcome = cli("a.txt", "-n1", "-o", "result")
    assert outcome.code == 0
    assert outcome.err == "summarize: 'a.txt' ends within a character: its last 1 bytes are left out\n"
    assert text in Path("result").read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "The council met at noon on Friday.",
        "🙂 Die Brücke schließt 🇩🇪 morgen früh.",
        "مرحبا بالعالم، هذا خبر اليوم.",
        "今天下雨，港口關閉。",
        "Cafe\u0301 Zo\u0308e\u200d opened in the harbour.",
        "A NUL \x00 stands in this line of the text.",
        "A lone surrogate \udc80 stands in this line.",
    ],
)
def test_one_sentence_of_any_script_is_summarized_by_itself(line: str, cli: Cli) -> None:
    assert summarize([line]).text == line
    Path("a.json").write_text(json.dumps({"text": line}))
    outcome = cli("a.json", "-f", "json")
    assert outcome.code == 0
    assert f'"start": 0,\n      "end": {len(line)},' in outcome.out


def test_a_line_of_ten_megabytes_keeps_the_budget_and_is_no_sentence() -> None:
    facts = "The council met at noon on Friday and approved the plan. Mayor Ida Lund signed it on Monday."
    for line in ("word " * 2_000_000, "x" * 10_000_000):
        summary = summarize([line, facts], max_words=20, embedder="tfidf")
        assert 0 < count_words(summary.text) <= 20
        assert all(cited.sentence.text in facts for cited in summary.sentences)
        assert [aside.reason for aside in summary.excluded] == ["too long"]


def test_a_huge_budget_takes_all_there_is() -> None:
    for unit in ("max_sentences", "max_words", "max_characters", "max_tokens"):
        limit: dict[str, Any] = {unit: 10**30}
        assert summarize(["The council met at noon on Friday."], embedder="tfidf", **limit).text.startswith(
            "The council"
        )


def test_the_same_article_three_times_is_said_once_and_cited_three_times(cli: Cli) -> None:
    text = (
        b"The harbour bridge will close on Monday.\nEngineers found cracks in two girders.\nA ferry will run until May."
    )
    for name in "abc":
        Path(f"{name}.txt").write_bytes(text)
    outcome = cli(".", "-n9")
    assert outcome.code == 0
    for sentence in text.decode().split("\n"):
        assert outcome.out.count(sentence) == 1
        assert f"{sentence} [1, 2, 3]" in outcome.out


def test_a_thousand_tiny_articles_are_one_story() -> None:
    texts = [f"Volunteer number {number} came to the harbour on Monday." for number in range(1_000)]
    # Hashed numbers collide with words by chance, which makes strangers of some.
    summary = summarize(texts, max_words=50, embedder="tfidf", keep_off_topic=True)
    assert 0 < count_words(summary.text) <= 50
    assert summary.candidates == 1_000
