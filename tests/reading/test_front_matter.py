"""Front matter that is odd or hostile: four texts are read from it, and nothing else happens."""

import pytest

from summarizer import Article, InputError
from summarizer.reading.plain import read_plain

BODY = "The council met at noon on Friday."
# Nine lists of nine of the one before: expanded, the last one has 3.9 hundred million members.
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def read(front: str) -> Article:
    return read_plain(f"---\n{front}\n---\n{BODY}\n", identity="a", name="a.txt")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: 1.10", "1.10"),
        ("title: no", "no"),
        ("title: 2025-01-02", "2025-01-02"),
        ("title: ~", ""),
        ("title:", ""),
        ("title: '~'", "~"),
        ("title: >\n  two\n  lines", "two lines\n"),
        ("title: one\ntitle: two", "two"),
        ("content: x\nhandler: x\nmetadata: x\ntitle: kept", "kept"),
        ("1: x\n? [a, b]\n: x\ntitle: kept", "kept"),
        ("author: {title: inner}\ntitle: outer", "outer"),
        ("tags: [title, inner]\ntitle: outer", "outer"),
        (f"{BOMB}title: kept", "kept"),
        (f"x: {'[' * 99}{']' * 99}\ntitle: kept", "kept"),
        ("x: !!python/object/apply:os.system [exit]\ntitle: !!python/name:os.system kept", "kept"),
    ],
)
def test_a_title_is_what_is_written(front: str, title: str) -> None:
    article = read(front)
    assert (article.title, article.text) == (title, BODY)


@pytest.mark.parametrize(
    "front",
    [
        f"{BOMB}title: *i",
        "title: [a]",
        "title: {a: b}",
        "title: &x [*x]",
        "published: [2025-01-01]",
        "source: !!python/object/apply:os.system [exit]",
    ],
)
def test_a_field_that_is_not_one_text_is_refused(front: str) -> None:
    with pytest.raises(InputError, match="in the front matter must be one text, not a list: quote its value"):
        read(front)


@pytest.mark.parametrize(("start", "level"), [("x: ", "["), ("x: ", "{"), ("x: ", "{a: "), ("x:\n", "- "), ("", "? ")])
def test_front_matter_is_read_to_a_bounded_depth(start: str, level: str) -> None:
    """To their end the parser would take minutes for some of these."""
    with pytest.raises(InputError, match="the front matter is nested more than 100 deep: quote its values"):
        read(start + level * 100_000)


@pytest.mark.parametrize("front", ["title: : x", "x: [", 'title: "\x1b[31m"', "%"])
def test_what_is_not_yaml_is_refused(front: str) -> None:
    with pytest.raises(InputError, match=r"'a\.txt': the front matter is not valid YAML"):
        read(front)


@pytest.mark.parametrize("front", ["just text", "- a\n- b", "", "# a comment"])
def test_what_is_no_mapping_belongs_to_the_text(front: str) -> None:
    assert read(front).text == f"---\n{front}\n---\n{BODY}\n"
