"""Articles, and sentences as slices of them."""

import math
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from summarizer.errors import InputError

# Neither Latin, Greek, Cyrillic … nor punctuation: where this finds nothing, the next pattern need not be compiled, 3 ms.
_NEEDS_UNSPACED = re.compile(r"[^\x00-\u0DFF\u2000-\u2E7F]")
# How pandas calls a cell without a value, besides NaN. Named rather than imported: pandas is not a dependency.
_PANDAS_MISSING = frozenset({"NAType", "NaTType"})
_REQUIRED: Any = None


@cache
def _unspaced() -> re.Pattern[str]:
    """Return the pattern of a character that counts as a word: its script is written without blanks between words."""
    return re.compile(
        r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]"
    )


def count_words(text: str) -> int:
    """Count the words: pieces between white space, and single characters in scripts without blanks (CJK, Thai …)."""
    if text.isascii() or not _NEEDS_UNSPACED.search(text):
        return len(text.split())
    return len(_unspaced().findall(text)) + len(_unspaced().sub(" ", text).split())


@dataclass(frozen=True, slots=True, init=False)
class Article:
    """An article: its text, and what is known about it.

    Attributes:
        id: Its name in citations, unique within a call; "" if it has none, then its place in the list serves: "1", "2", …
        text: The body. All offsets count Unicode code points of this string.
        title: The headline; "" if unknown.
        source: The outlet; "" if unknown. Articles of one outlet count as one source.
        published: When it appeared; None if unknown. Midnight without a zone is a date without a time.
        url: Its address; "" if unknown.
        date_doubt: What is doubtful about its date, in words: "the date 'last Tuesday' is not understood"; "" if nothing is.
    """

    id: str
    text: str = field(repr=False)
    title: str
    source: str
    published: datetime | None
    url: str
    date_doubt: str

    def __init__(  # noqa: PLR0917 - as the fields of any dataclass
        self,
        id: str | None = "",  # noqa: A002 - the name of the field
        text: str = _REQUIRED,
        title: str | None = "",
        source: str | None = "",
        published: datetime | date | str | None = None,
        url: str | None = "",
        date_doubt: str = "",
    ) -> None:
        """Make an article of a text, `Article(text="…")`, and of what else is known.

        Args:
            id: Its name in citations.
            text: The body; the one field that is required.
            title: The headline.
            source: The outlet.
            published: A datetime, a date, a string in ISO 8601 ("2025-11-06", "2025-11-06T14:30:00+01:00") or a
                `pandas.Timestamp`.
            url: Its address.
            date_doubt: What is doubtful about its date, in words.

        In every field but the text None, and what pandas puts into a cell without a value (NaN, NaT, NA), means unknown.

        Raises:
            InputError: If a field is of another type, or `published` is not a date.
        """
        texts = {"id": id, "title": title, "source": source, "url": url, "date_doubt": date_doubt}
        texts = {name: "" if is_missing(value) else value for name, value in texts.items()} | {"text": text}
        label = f"article {texts['id']!r}" if texts["id"] else "an article"
        for name, value in texts.items():
            if not isinstance(value, str):
                way_out = ": pass Article(text=…)" if name == "text" and value is None else ""
                raise InputError(f"{label}: {name} must be a string, not {value!r}{way_out}")
            object.__setattr__(self, name, value)
        object.__setattr__(self, "published", _as_datetime(published, label))

    @property
    def instant(self) -> datetime | None:
        """Time of publication for comparing; a time without a zone is read as UTC, whatever the machine's zone."""
        if self.published is None:
            return None
        return self.published if self.published.tzinfo else self.published.replace(tzinfo=UTC)


def is_missing(value: object) -> bool:
    """Return whether a value is None, or what pandas puts into a cell without a value (NaN, NaT, NA)."""
    return value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in _PANDAS_MISSING


def _as_datetime(value: object, label: str) -> datetime | None:
    if is_missing(value):
        return None
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return datetime.fromisoformat(value.strip())
        except ValueError:
            pass
    if isinstance(value, datetime):
        # A pandas.Timestamp is a datetime, but one that prints, compares and adds in its own way.
        return value if type(value) is datetime else datetime.combine(value.date(), value.timetz())
    if isinstance(value, date):
        return datetime.combine(value, time())
    raise InputError(
        f"{label}: published is {value!r}: pass a datetime, a date, or a string such as '2025-11-06T14:30:00+01:00'"
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A slice of an article: `article.text[start:end]`.

    Attributes:
        article: The article that holds it.
        position: Its number among the article's sentences, from 0.
        start: Offset of its first character in the article's text, in code points.
        end: Offset after its last character.
    """

    article: Article
    position: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """Text of the sentence, verbatim."""
        return self.article.text[self.start : self.end]

    @property
    def word_count(self) -> int:
        """Length of the sentence in words, see `count_words`."""
        return count_words(self.text)
