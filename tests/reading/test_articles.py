"""Reading of files, folders, patterns and standard input: text, Markdown, JSON, JSON Lines."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, InputError, read_articles

FRONT = """---
title: "Bridge to close: what we know"
source: Sellin Courier
published: 2025-03-01T07:30:00+01:00
url: https://courier.example.org/bridge
---

The bridge closes on Monday.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**texts: str) -> None:
    """Write files; a double underscore in a name is the dot: a__txt → a.txt."""
    for name, text in texts.items():
        Path(name.replace("__", ".")).write_text(text, "utf-8")


def ids(*paths: str) -> list[str]:
    return [article.id for article in read_articles(paths)]


@pytest.mark.parametrize(
    "paths",
    ["a.txt", Path("a.txt"), ["a.txt"], (Path("a.txt"),), iter(["a.txt"]), ["a.txt", Path("a.txt")], "*.txt", "."],
)
def test_a_path_or_several_are_strings_or_path_objects(paths: Any) -> None:
    write(a__txt="One.")
    assert read_articles(paths) == [Article("a", "One.")]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        ("none.txt", "no such file or folder: 'none.txt': check the spelling"),
        (Path("none/a.txt"), "no such file or folder: 'none/a.txt': check the spelling"),
        ("*.txt", "nothing matches '*.txt': check the pattern, and that it is quoted for this program"),
        ("", "an empty path: name a file or a folder; '.' is the current one"),
        (None, "None is not a path: pass a string, a pathlib.Path or a list of them"),
        (7, "7 is not a path: pass a string, a pathlib.Path or a list of them"),
        (["a.md", None], "None is not a path: pass a string or a pathlib.Path"),
        (
            [Article("a", "One.")],
            "Article(id='a', title='', source='', published=None, url='', date_doubt='') is not a path",
        ),
    ],
)
def test_what_is_no_path_to_a_file_is_refused_with_the_way_out(paths: Any, message: str) -> None:
    write(a__md="One.")
    with pytest.raises(InputError) as caught:
        read_articles(paths)
    assert str(caught.value).startswith(message)


def test_front_matter_becomes_the_fields_and_is_no_part_of_the_text() -> None:
    write(a__md=FRONT)
    assert read_articles(["a.md"]) == [
        Article(
            id="a",
            text="The bridge closes on Monday.",
            title="Bridge to close: what we know",
            source="Sellin Courier",
            published=datetime(2025, 3, 1, 7, 30, tzinfo=timezone(timedelta(hours=1))),
            url="https://courier.example.org/bridge",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.\n---\nAt all.",
        "---\nOne line only.",
        "---\nText between rules.\n---\nText.",
        "---- x ----\nText.",
    ],
)
def test_text_that_is_no_front_matter_stays(text: str) -> None:
    write(a__txt=text)
    [article] = read_articles(["a.txt"])
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.json", '{"text": "One."}', [("a", "One.")]),
        ("a.json", '["One.", {"id": "x", "text": "Two."}]', [("a-1", "One."), ("x", "Two.")]),
        ("a.json", '{"articles": [{"text": "One."}, {"id": 7, "text": "Two."}]}', [("a-1", "One."), ("7", "Two.")]),
        ("a.jsonl", '{"text": "One."}\n\n{"id": "x", "text": "Two."}\n', [("a-1", "One."), ("x", "Two.")]),
        ("a.jsonl", '{"articles": ["One.", "Two."]}', [("a-1-1", "One."), ("a-1-2", "Two.")]),
        ("a.JSON", '{"text": "Line\\u2028one."}', [("a", "Line\u2028one.")]),
    ],
)
def test_records_are_articles(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    Path(name).write_text(text, "utf-8")
    assert [(article.id, article.text) for article in read_articles([name])] == expected


def test_a_record_carries_its_fields() -> None:
    record = {"id": "x", "text": "One.", "title": "T", "source": "S", "published": "2025-03-01", "url": "u", "more": 1}
    write(a__json=json.dumps(record))
    [article] = read_articles(["a.json"])
    assert (article.title, article.source, article.url, article.published) == ("T", "S", "u", datetime(2025, 3, 1))  # noqa: DTZ001


def test_null_and_nan_in_a_record_mean_unknown() -> None:
    write(a__json='{"text": "One.", "id": null, "title": NaN, "source": 7, "published": NaN, "url": null}')
    assert read_articles("a.json") == [Article("a", "One.", source="7")]


def test_a_folder_is_read_with_all_below_it_in_order_and_without_hidden_or_other_files() -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/deep/d.json", ".hidden/e.txt", ".f.txt", "picture.png", "notes"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text('"Text."' if name.endswith("json") else "Text.")
    assert ids(".") == ["a", "b", "c", "d"]


def test_of_a_cluster_only_the_articles_are_read() -> None:
    for name in ("articles/a.txt", "references/r.txt", "cluster.json"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Text.")
    assert ids(".") == ["a"]


def test_patterns_are_matched_here_and_names_with_brackets_are_names() -> None:
    write(b__txt="B.", a__txt="A.")
    Path("[a].txt").write_text("Brackets.")
    assert ids("?.txt") == ["a", "b"]
    assert ids("[a].txt") == ["[a]"]
    assert ids("*.txt", "b.txt", "./a.txt") == ["[a]", "a", "b"]


def test_files_that_share_a_name_are_called_by_their_paths() -> None:
    for name in ("x/a.txt", "y/a.txt", "y/a.md", "y/b.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Text.")
    assert ids("x", "y") == ["x/a.txt", "y/a.md", "y/a.txt", "b"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Plain text.", [("stdin", "Plain text.")]),
        (FRONT.encode(), [("stdin", "The bridge closes on Monday.")]),
        (b'{"text":\n "One."}', [("stdin", "One.")]),
        (b'[{"text": "One."}]', [("stdin-1", "One.")]),
        (b'{"text": "One."}\n{"text": "Two."}\n', [("stdin-1", "One."), ("stdin-2", "Two.")]),
        (b"{curly} text.", [("stdin", "{curly} text.")]),
    ],
)
def test_standard_input_says_itself_what_it_is(
    data: bytes, expected: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "input").write_bytes(data)
    with (tmp_path / "input").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert [(article.id, article.text) for article in read_articles(["-"])] == expected


UNUSABLE = {
    "picture.txt": b"\x89PNG\r\n",
    "damaged.json": b"{oops",
    "settings.json": b'{"colour": "red"}',
    "empty.html": b"<html><body></body></html>",
    "front.md": b"---\ntitle: x\nb: : y\n---\nText.",
    "news.xml": b"<rss version='2.0'><channel><title>x</title></channel></rss>",
}


@pytest.mark.parametrize("path", [".", "*", "**/*.*"])
def test_what_is_unusable_in_a_folder_or_a_pattern_is_left_out_with_a_line_and_counted(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(good__txt="Text.")
    for name, data in UNUSABLE.items():
        Path(name).write_bytes(data)
    assert ids(path) == ["good"]
    *lines, count = caplog.messages
    assert count == "files skipped: 6 of 7"
    for name, line in zip(sorted(UNUSABLE), lines, strict=True):
        assert line.startswith(f"skipped: '{name}'")
        assert "\n" not in line


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_file_that_was_named_is_never_left_out(name: str) -> None:
    write(good__txt="Text.")
    Path(name).write_bytes(UNUSABLE[name])
    for paths in ([name], [".", name], ["good.txt", name]):
        with pytest.raises(InputError, match=f"'{name}'"):
            read_articles(paths)


def test_a_folder_in_which_nothing_is_usable_is_an_error_that_names_the_first_file() -> None:
    for name, data in UNUSABLE.items():
        Path(name).write_bytes(data)
    with pytest.raises(
        InputError, match=r"^none of the 6 files holds an article; the first of them: 'damaged\.json': inv"
    ):
        read_articles(["."])


def test_of_a_folder_of_clusters_only_the_articles_are_read() -> None:
    for name in ("one/articles/a.txt", "one/references/r.txt", "two/articles/sub/b.txt", "two/cluster.json", "c.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Text.")
    assert ids(".") == ["c", "a", "b"]


def test_a_link_that_leads_round_in_a_circle_is_not_followed() -> None:
    write(a__txt="Text.")
    Path("sub").mkdir()
    Path("sub/up").symlink_to("..", target_is_directory=True)
    assert ids(".") == ["a"]
