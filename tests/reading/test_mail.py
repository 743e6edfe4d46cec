"""Mails and saved pages: which part is the article, what the headers say, and damage."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.reading import read_articles
from summarizer.reading.formats import detect_format
from summarizer.reading.mail import read_mail
from summarizer.reading.unwrapping import unwrap

PAGES = Path(__file__).parents[1] / "cases" / "pages"
HEADERS = b"From: Anna Lind <anna@example.org>\nSubject: Ferry\nMessage-ID: <1@example.org>\n"


def expected(name: str) -> str:
    return (PAGES / f"{name}.expected").read_text("utf-8").rstrip("\n")


def test_a_newsletter_is_read_from_its_html_part() -> None:
    [article] = read_articles([str(PAGES / "newsletter.eml")])
    assert article.id == "newsletter"
    assert article.title == "Dam at Körnach holds after night of rain"
    assert article.source == "The Körnach Ledger"
    assert article.published == datetime(2024, 6, 6, 7, 30, 58, tzinfo=timezone(timedelta(hours=2)))
    assert article.text == expected("newsletter.eml")


def test_a_plain_mail_has_its_sentences_put_together_and_its_attachment_named(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    [article] = read_articles([str(PAGES / "press-office.eml")])
    assert (article.title, article.source) == ("Swimming hall reopens on Monday", "Press office")
    assert article.text == expected("press-office.eml")
    assert "attachments, not read: 1" in caplog.text


def test_a_saved_page_is_read_as_the_page_it_is() -> None:
    [article] = read_articles([str(PAGES / "saved-page.mhtml")])
    assert article.title == "Tram line 9 opens a year late"
    assert article.source == "Osterby Tribune"
    assert article.published == datetime(2023, 5, 17, 8, tzinfo=UTC)
    assert article.url == "https://tribune.example.org/2023/05/17/tram-line-9"
    assert article.text == expected("saved-page.mhtml")


@pytest.mark.parametrize("name", ["newsletter", "newsletter.txt", "newsletter.json"])
def test_a_mail_is_recognised_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((PAGES / "newsletter.eml").read_bytes())
    assert read_articles([str(tmp_path / name)])[0].source == "The Körnach Ledger"


def test_a_letter_with_two_headings_is_no_mail() -> None:
    assert detect_format(b"From: the mayor\nSubject: ferry\n\nThe ferry stays.", suffix=".txt") == "text"


@pytest.mark.parametrize(
    ("date", "published", "warning"),
    [
        ("Tue, 28 Jan 2025 19:05:00 -0500", datetime(2025, 1, 28, 19, 5, tzinfo=timezone(timedelta(hours=-5))), ""),
        ("Tue, 28 Jan 2025 19:05:00 EST", datetime(2025, 1, 28, 19, 5, tzinfo=timezone(timedelta(hours=-5))), ""),
        ("Tue, 28 Jan 2025 19:05:00 CEST", datetime(2025, 1, 28, 19, 5), "zone of"),  # noqa: DTZ001 — no known zone
        ("99999999999999999 Jan 2025 1:1:1", None, "not understood"),
        ("soon", None, "not understood"),
        ("", None, ""),
    ],
)
def test_dates_of_mails_are_read_or_warned_about(
    date: str, published: datetime | None, warning: str, caplog: pytest.LogCaptureFixture
) -> None:
    article = read_mail(HEADERS + f"Date: {date}\n\nThe ferry stays.".encode(), identity="m", name="m.eml")
    assert article.published == published
    assert warning in caplog.text
    assert bool(caplog.text) == bool(warning)


@pytest.mark.slow
def test_no_more_than_the_beginning_of_a_long_header_is_read() -> None:
    data = f"From: {'a@b.c, ' * 10_000}\nMIME-Version: 1.0\nSubject: {'word ' * 10_000}\n\nThe council met at noon.".encode()
    article = read_mail(data, identity="a", name="a")
    assert (article.title, article.source) == (" ".join(["word"] * 800), "a@b.c")


def test_a_mail_in_an_unknown_encoding_is_read_as_text() -> None:
    data = HEADERS + b"Content-Type: text/plain; charset=x-none\n\nThe caf\xc3\xa9 stays."
    assert read_mail(data, identity="m", name="m.eml").text == "The café stays."


@pytest.mark.parametrize("body", [b"", b"\n \n", b"Content-Type: text/html\n\n<script>x()</script>"])
def test_a_mail_without_text_is_refused_with_the_way_out(body: bytes) -> None:
    with pytest.raises(InputError, match=r"'m\.eml' is a mail without text: save"):
        read_mail(HEADERS + (body if body.startswith(b"Content") else b"\n" + body), identity="m", name="m.eml")


@pytest.mark.parametrize(
    ("wrapped", "paragraphs"),
    [
        ("A line that is as long as the others\nand goes on here to the very same\nend.\nShort one.", 2),
        ("Head\n\nA line that is as long as others\nand goes on here.", 2),
        ("One.\nTwo.\nThree, which is longer than those.", 3),
        ("A line is " + "very " * 40 + "long.\nAnd another line.", 2),
        ("> quoted line\nAnswer.", 2),
        ("", 0),
    ],
)
def test_lines_are_joined_where_only_the_width_broke_them(wrapped: str, paragraphs: int) -> None:
    assert len(unwrap(wrapped).splitlines()) == paragraphs


def test_a_hyphen_at_the_end_of_a_line_goes_unless_the_text_has_the_compound() -> None:
    text = "The well-known ferry and the gov-\nernment met the well-\nknown mayor and Anglo-\nSaxon kings."
    assert unwrap(text) == "The well-known ferry and the government met the well-known mayor and Anglo-Saxon kings."


@given(st.text(alphabet=st.sampled_from("ab .,-\nA>"), max_size=200))
def test_putting_lines_together_loses_no_letter(text: str) -> None:
    kept = [character for character in text if character not in " -\n"]
    assert [character for character in unwrap(text) if character not in " -\n"] == kept


PIECES = st.sampled_from(
    [
        *(
            b"From: ",
            b"Date: ",
            b"Content-Type: multipart/mixed; boundary=b\n",
            b"--b\n",
            b"--b--",
            b"\n\n",
            b"\n",
            b": ;",
            b"=?utf-8?q?",
        ),
        *(
            b"Content-Type: text/html; charset=\xff\n",
            b"Content-Transfer-Encoding: base64\n",
            b"<a@",
            b"@,",
            b'"',
            b"group:;",
            b"=?",
            b"?=",
        ),
        *(
            b"Content-Type: message/rfc822\n",
            b"Content-Type: text/html\n",
            b"MIME-Version: x\n",
            b"Snapshot-Content-Location: x\n",
            b"[",
            b"(",
        ),
    ]
)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=30).map(b"".join))
def test_whatever_the_bytes_a_mail_is_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert read_mail(data, identity="m", name="m.eml").text.strip()
