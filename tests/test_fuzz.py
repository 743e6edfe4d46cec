"""The fuzzer's targets on a few thousand inputs, on what it once found, and on what breaks its promises."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module", autouse=True)
def importable() -> Iterator[None]:
    """The fuzzer is a program of the project's folder."""
    sys.path.insert(0, str(ROOT))
    yield
    sys.path.remove(str(ROOT))


FOUND = [
    ("front matter", b"title: \xed\xa0\x80\n---\nText."),
    ("front matter", b"content: x\nhandler: y\n---\nText."),
    ("front matter", b"1: x\n---\nText."),
    ("front matter", b"title: &x [*x]\n---\nText."),
    ("front matter", b"x: " + b"[" * 20_000),
    ("feed", b""),
    (
        "feed",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https:/\nx/'/><content>A.</content></entry></feed>",
    ),
    (
        "mail",
        b"Snapshot-Content-Location: https://a. b/\nSubject: A\nContent-Type: text/html\n\n<p>The bridge closes on Monday.</p>",
    ),
    ("json", b'{"text": "a", "title": {"b": []}}'),
    ("json lines", b"[]"),
]


@pytest.mark.parametrize(("target", "data"), FOUND)
def test_what_once_broke_a_target_is_answered(target: str, data: bytes) -> None:
    from tests.fuzz.targets import attempt

    attempt(target, data)


def test_a_short_run_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    from tests.fuzz.__main__ import main

    assert main(["--runs", "200", "--seed", "7"]) == 0
    assert capsys.readouterr().out.endswith("inputs, 0 failures\n")
