"""Every reader takes time in proportion to its input, also to input made to stop it; see `tests/test_linear_patterns.py`."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import pairwise
from time import process_time

import pytest

from summarizer import InputError
from summarizer.reading.feed import read_feed
from summarizer.reading.html import read_html
from summarizer.reading.mail import read_mail
from summarizer.reading.plain import read_plain
from summarizer.reading.records import read_json, read_json_lines

pytestmark = pytest.mark.slow

# Characters, in doublings.
LENGTHS = (40_000, 80_000, 160_000)
# Doubling costs linear time twice as much, and quadratic time four times.
BOUND = 3.0
# CPU seconds; shorter times are noise, and no harm.
SHORTEST = 0.02
RUNS = 3

TEXT = "The council met at noon on Friday and approved the plan for the new harbour bridge."
MAIL = "From: a@example.org\nMIME-Version: 1.0\n"
CLOSING: Mapping[str, str] = {"[": "]", "{": "}", '{"a":': "}"}


def read(kind: str, text: str) -> None:
    """Read a text as a file of some kind, or refuse it."""
    data, names = text.encode(), {"identity": "a", "name": "a"}
    with suppress(InputError):
        match kind:
            case "front matter":
                read_plain(text, **names)
            case "JSON":
                read_json(text, **names)
            case "JSON Lines":
                read_json_lines(text, **names)
            case "mail":
                read_mail(data, **names)
            case "feed":
                read_feed(data, **names)
            case _:
                read_html(data, **names)


def seconds(kind: str, text: str, *, runs: int) -> float:
    least = float("inf")
    for _ in range(runs):
        start = process_time()
        read(kind, text)
        least = min(least, process_time() - start)
    return least


def grows_too_fast(measure: Callable[[str, int], float], make: Callable[[int], str]) -> bool:
    """Return whether two doublings of the text each cost clearly more than twice as much; a suspicion is measured again."""
    texts = [make(length) for length in LENGTHS]
    return all(is_steep([measure(text, runs) for text in texts]) for runs in (1, RUNS))


def is_steep(times: list[float]) -> bool:
    return all(after > max(SHORTEST, BOUND * before) for before, after in pairwise(times))


def repeated(before: str, piece: str, after: str = "", *, is_closed: bool = False) -> Callable[[int], str]:
    """Return what makes a text of a length: a beginning, as many pieces as fit (`#` is the number of each), and an end."""

    def make(length: int) -> str:
        count = length // len(piece)
        pieces = "".join(piece.replace("#", str(number)) for number in range(count))
        return before + pieces + (CLOSING[piece] * count if is_closed else "") + after

    return make


CASES: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "open lists": ("front matter", repeated("---\ntitle: ", "[", f"\n---\n{TEXT}")),
    "closed lists": ("front matter", repeated("---\ntitle: ", "[", f"\n---\n{TEXT}", is_closed=True)),
    "closed mappings": ("front matter", repeated("---\nx: ", "{", f"\n---\n{TEXT}", is_closed=True)),
    "keys": ("front matter", repeated("---\n", "k#: v\n", f"---\n{TEXT}")),
    "aliases": ("front matter", repeated("---\na: &a b\nx: [", "*a, ", f"]\n---\n{TEXT}")),
    "deep JSON": ("JSON", repeated("", "[", is_closed=True)),
    "deep objects": ("JSON", repeated("", '{"a":', "1", is_closed=True)),
    "articles": ("JSON", repeated("[", f'"{TEXT} #",', f'"{TEXT}"]')),
    "lines": ("JSON Lines", repeated("", f'"{TEXT} #"\n')),
    "headers": ("mail", repeated(MAIL, "X-A: b\n", f"\n{TEXT}")),
    "folded lines": ("mail", repeated(f"{MAIL}Subject: a\n", " b\n", f"\n{TEXT}")),
    "encoded words": ("mail", repeated(f"{MAIL}Subject: ", "=?utf-8?q?a?= ", f"\n\n{TEXT}")),
    "words of a subject": ("mail", repeated(f"{MAIL}Subject: ", "a ", f"\n\n{TEXT}")),
    "senders": ("mail", repeated("MIME-Version: 1.0\nFrom: ", "a@b.c, ", f"\n\n{TEXT}")),
    "brackets": ("mail", repeated("MIME-Version: 1.0\nFrom: ", "<", f"\n\n{TEXT}")),
    "parameters": ("mail", repeated(f"{MAIL}Content-Type: text/plain", "; a*#=b", f"\n\n{TEXT}")),
    "semicolons": ("mail", repeated(f"{MAIL}Content-Type: text/plain", ";", f"\n\n{TEXT}")),
    "parts": ("mail", repeated(f"{MAIL}Content-Type: multipart/mixed; boundary=b\n", f"\n--b\n\n{TEXT}", "\n--b--\n")),
    "deep parts": (
        "mail",
        repeated(MAIL, "Content-Type: multipart/mixed; boundary=b#\n\n--b#\n", f"Content-Type: text/plain\n\n{TEXT}"),
    ),
    "entries": (
        "feed",
        repeated("<rss><channel>", f"<item><description>{TEXT} #</description></item>", "</channel></rss>"),
    ),
    "tags never closed": ("feed", repeated(f"<rss><channel><item><description>{TEXT}</description>", "<a>")),
    "attributes of an entry": (
        "feed",
        repeated("<rss><channel><item ", "a#='b' ", f"><description>{TEXT}</description></item></channel></rss>"),
    ),
    "paragraphs": ("page", repeated("<html><body><article>", f"<p>{TEXT} #</p>")),
    "deep blocks": ("page", repeated("<html><body>", "<div>", TEXT)),
    "inline tags never closed": ("page", repeated(f"<html><body><p>{TEXT}", "<i>a")),
    "tables never closed": ("page", repeated(f"<html><body><p>{TEXT}", "<table><tr><td>")),
}


@pytest.mark.parametrize(("kind", "make"), CASES.values(), ids=CASES)
def test_no_reader_takes_more_than_linear_time(kind: str, make: Callable[[int], str]) -> None:
    assert not grows_too_fast(lambda text, runs: seconds(kind, text, runs=runs), make)


def test_a_reader_that_is_quadratic_is_noticed() -> None:
    def quadratic(text: str, runs: int) -> float:
        return runs * len(text) ** 2 / 1e9

    assert grows_too_fast(quadratic, "a".__mul__)
