"""A date is read or said to be doubtful, never guessed: the same in every format that carries one."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from summarizer.reading import read_articles

Cli = Callable[..., Any]

BODY = "The harbour bridge at Sellin will close for 14 months from Monday, the port authority said on Friday."
ZONED = datetime(2025, 3, 1, 7, 30, tzinfo=timezone(timedelta(hours=1)))
FORMATS = {
    "text": lambda date: f"---\npublished: {json.dumps(date)}\n---\n{BODY}\n",
    "JSON": lambda date: json.dumps({"text": BODY, "published": date}),
    "JSON Lines": lambda date: json.dumps({"text": BODY, "published": date}) + "\n" + json.dumps({"text": BODY}) + "\n",
    "page": lambda date: (
        f'<!doctype html><html><head><meta name="date" content="{date}"></head><body><article>'
        f"<h1>Bridge</h1><p>{BODY}</p><p>{BODY[::-1]}</p></article></body></html>"
    ),
    "feed": lambda date: (
        f"<rss version='2.0'><channel><title>x</title><item><description>{BODY}</description>"
        f"<pubDate>{date}</pubDate></item></channel></rss>"
    ),
    "mail": lambda date: f"From: a@example.org\nMessage-ID: <1@example.org>\nDate: {date}\n\n{BODY}\n",
}


def read(form: str, date: str, folder: Path) -> tuple[datetime | None, str]:
    (folder / "article.dat").write_text(FORMATS[form](date), "utf-8")
    article, *_ = read_articles([str(folder / "article.dat")])
    assert article.text.startswith(BODY)
    return article.published, article.date_doubt


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("date", "published", "doubt"),
    [
        (ZONED.isoformat(), ZONED, ""),
        (format_datetime(ZONED), ZONED, ""),
        ("2025-03-01", datetime(2025, 3, 1), ""),  # noqa: DTZ001 - a day
        ("2025-03-01T07:30:00", datetime(2025, 3, 1, 7, 30), ""),  # noqa: DTZ001 - a time without a zone
        ("last Tuesday", None, "the date 'last Tuesday' is not understood"),
        ("03/04/2025", None, "the date '03/04/2025' is not understood"),
        ("2025-02-30", None, "the date '2025-02-30' is not understood"),
        ("2999-01-01", datetime(2999, 1, 1), ""),  # noqa: DTZ001 - said in a warning alone: it depends on the clock
        (
            "Sat, 1 Mar 2025 07:30:00 CEST",
            datetime(2025, 3, 1, 7, 30),  # noqa: DTZ001 - CEST is no zone of RFC 5322
            "the zone of 'Sat, 1 Mar 2025 07:30:00 CEST' is not understood",
        ),
    ],
)
def test_a_date_is_read_or_doubted_in_every_format(
    form: str, date: str, published: datetime | None, doubt: str, tmp_path: Path
) -> None:
    assert read(form, date, tmp_path) == (published, doubt)


def test_a_page_s_first_date_that_can_be_read_is_taken_without_a_doubt(tmp_path: Path) -> None:
    page = FORMATS["page"]("2025-03-01").replace("<head>", '<head><meta name="pubdate" content="soon">')
    (tmp_path / "page.html").write_text(page, "utf-8")
    [article] = read_articles([str(tmp_path / "page.html")])
    assert (article.published, article.date_doubt) == (datetime(2025, 3, 1), "")  # noqa: DTZ001 - a day


def test_the_day_of_reading_is_in_the_warning_and_in_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FORMATS["text"]("2999-01-01"), "utf-8")
    for form in ("text", "markdown", "json", "html"):
        outcome = cli("a.txt", "--embedder", "tfidf", "-f", form)
        assert outcome.err == "summarize: 'a.txt': the date '2999-01-01' lies in the future: check it\n"
        assert "future" not in outcome.out


def test_a_doubt_is_in_the_warning_the_explanation_the_report_and_the_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FORMATS["text"]("soon"), "utf-8")
    line, doubt = ("a.txt", "--embedder", "tfidf"), "the date 'soon' is not understood"
    explained = cli(*line, "--explain")
    assert f"summarize: 'a.txt': {doubt} and is left out: write it as 2025-01-28T19:05:00+02:00\n" in explained.err
    assert f"\na: {doubt}.\nNo article carries a date.\n" in explained.err
    assert f"a: {doubt.replace(chr(39), '&#39;')}. No article carries a date." in cli(*line, "-f", "html").out
    assert json.loads(cli(*line, "-f", "json").out)["articles"][0]["date_doubt"] == doubt
