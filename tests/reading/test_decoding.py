"""Decoding in any encoding, and dates as articles state them."""

import logging
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.dates import parse_date
from summarizer.reading.decoding import decode

TEXT = "Die Brücke schließt am Montag – für 14 Monate, heißt es. Fähren fahren alle zehn Minuten über den Fluß."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_unicode_is_read_with_and_without_a_mark_and_without_a_word(
    encoding: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert decode(TEXT.encode(encoding), name="x") == TEXT
    assert not caplog.records


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", TEXT),
        ("cp1251", "Мост через гавань закроют на четырнадцать месяцев, сообщили в пятницу власти порта."),
        ("shift_jis", "港の橋は月曜日から十四か月間閉鎖されると港湾局が金曜日に発表した。"),
        ("big5", "港口管理局週五表示，海港大橋將從星期一起關閉十四個月。"),
    ],
)
def test_legacy_encodings_are_recognised_and_named(encoding: str, text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert decode(text.encode(encoding), name="old.txt") == text
    [message] = caplog.messages
    assert message.startswith("'old.txt' is not UTF-8: read as ")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-01-28", datetime(2025, 1, 28)),  # noqa: DTZ001
        ("2025-01-28T19:05:00Z", datetime(2025, 1, 28, 19, 5, tzinfo=UTC)),
        ("2025-01-28 19:05:00+02:00", datetime(2025, 1, 28, 19, 5, tzinfo=timezone(timedelta(hours=2)))),
        ("Tue, 28 Jan 2025 19:05:00 +0000", datetime(2025, 1, 28, 19, 5, tzinfo=UTC)),
        (datetime(2025, 1, 28, tzinfo=UTC), datetime(2025, 1, 28, tzinfo=UTC)),
        (None, None),
        ("", None),
    ],
)
def test_dates_are_read_in_iso_and_in_mail_format(value: object, expected: datetime | None) -> None:
    assert parse_date(value, name="a").published == expected


def test_another_date_is_left_out_with_a_warning_that_shows_how_to_write_it(caplog: pytest.LogCaptureFixture) -> None:
    assert parse_date("last Tuesday", name="a.txt") == (None, "the date 'last Tuesday' is not understood")
    assert caplog.messages == [
        "'a.txt': the date 'last Tuesday' is not understood and is left out: write it as 2025-01-28T19:05:00+02:00"
    ]


@given(
    st.one_of(
        st.text(), st.integers(), st.floats(), st.datetimes(), st.dates(), st.lists(st.text(max_size=3), max_size=2)
    )
)
def test_no_value_of_a_date_is_an_error(value: Any) -> None:
    logging.disable()
    try:
        assert isinstance(parse_date(value, name="a").published, datetime | None)
    finally:
        logging.disable(logging.NOTSET)
