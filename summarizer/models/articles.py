"""What is read: articles, and sentences as slices of them."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from summarizer.errors import InputError

# Neither Latin, Greek, Cyrillic … nor punctuation: where this finds nothing, the next pattern need not be compiled, 3 ms.
_IS_FAR = re.compile(r"[^\x00-\u0DFF\u2000-\u2E7F]")


@cache
def _unspaced() -> re.Pattern[str]:
    """A character of a script that is written without blanks between words: there it counts as a word."""
    return re.compile(
        r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]"
    )


def count_words(text: str) -> int:
    """The number of words: pieces between white space, and single characters in scripts that use none (CJK, Thai …)."""
    if text.isascii() or not _IS_FAR.search(text):
        return len(text.split())
    return len(_unspaced().findall(text)) + len(_unspaced().sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Article:
    """One text about the story.

    Attributes:
        id: What citations call it; unique within a call.
        text: The body. All offsets count Unicode code points of this string.
        title: The headline, where known.
        source: The outlet, where known; articles of one outlet count as one source.
        published: When it appeared, where known.
        url: Where it appeared, where known.
        date_doubt: What is doubtful about its date, in words: "the date 'last Tuesday' is not understood"; empty if nothing is.

    Raises:
        InputError: If the id or the text is not a string, or the id is empty.
    """

    id: str
    text: str = field(repr=False)
    title: str = ""
    source: str = ""
    published: datetime | None = None
    url: str = ""
    date_doubt: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise InputError(f"an article's id must be a non-empty string, not {self.id!r}")
        for name in ("text", "title", "source", "url", "date_doubt"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise InputError(f"article {self.id!r}: {name} must be a string, not {value!r}")

    @property
    def instant(self) -> datetime | None:
        """When it appeared, for comparing: a time without a zone is read as UTC, so that the machine's never matters."""
        if self.published is None:
            return None
        return self.published if self.published.tzinfo else self.published.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A slice of an article: `article.text[start:end]`.

    Attributes:
        article: The article it stands in.
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
        """The sentence, verbatim."""
        return self.article.text[self.start : self.end]

    @property
    def word_count(self) -> int:
        """Its length in words, see `count_words`."""
        return count_words(self.text)
