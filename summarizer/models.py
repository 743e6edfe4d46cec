"""The values that flow through the program."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from summarizer.errors import InputError

# Scripts written without blanks between words: there a character counts as a word.
_WORD = re.compile(
    r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]|\S"
)
_UNSPACED = re.compile(_WORD.pattern.removesuffix(r"|\S"))


def count_words(text: str) -> int:
    """The number of words: pieces between white space, and single characters in scripts that use none (CJK, Thai …)."""
    if text.isascii() or not _UNSPACED.search(text):
        return len(text.split())
    return len(_UNSPACED.findall(text)) + len(_UNSPACED.sub(" ", text).split())


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

    Raises:
        InputError: If the id or the text is not a string, or the id is empty.
    """

    id: str
    text: str = field(repr=False)
    title: str = ""
    source: str = ""
    published: datetime | None = None
    url: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise InputError(f"an article's id must be a non-empty string, not {self.id!r}")
        for name in ("text", "title", "source", "url"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise InputError(f"article {self.id!r}: {name} must be a string, not {value!r}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be: exactly one limit, never exceeded.

    Attributes:
        max_sentences: Sentences.
        max_words: Words, see `count_words`.
        max_characters: Characters (code points) of the sentences joined by single blanks.
        max_tokens: Word pieces of the MiniLM tokenizer, without its two special tokens.

    Raises:
        InputError: If not exactly one limit is given, or it is not a positive whole number.
    """

    max_sentences: int | None = None
    max_words: int | None = None
    max_characters: int | None = None
    max_tokens: int | None = None

    def __post_init__(self) -> None:
        given = {
            limit.name: getattr(self, limit.name) for limit in fields(self) if getattr(self, limit.name) is not None
        }
        if len(given) != 1:
            names = " and ".join(f"{name}={value!r}" for name, value in given.items()) or "none"
            raise InputError(
                f"a summary needs exactly one budget, got {names}: give one of {', '.join(f.name for f in fields(self))}"
            )
        [(name, value)] = given.items()
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputError(f"{name} must be a whole number, not {value!r}: give 1 or more")
        if value < 1:
            raise InputError(f"{name} must be 1 or more, not {value}")

    @property
    def unit(self) -> str:
        """What is counted: "sentences", "words", "characters" or "tokens"."""
        return self._limit[0]

    @property
    def size(self) -> int:
        """The limit, in units."""
        return self._limit[1]

    @property
    def capacity(self) -> int:
        """What the costs of the chosen sentences may add up to: each of n sentences costs a blank, of which n - 1 stand."""
        return self.size + (self.unit == "characters")

    @property
    def _limit(self) -> tuple[str, int]:
        return next(
            (f.name.removeprefix("max_"), value) for f in fields(self) if (value := getattr(self, f.name)) is not None
        )


@dataclass(frozen=True, slots=True)
class Copy:
    """Another sentence that says the same as the cited one.

    Attributes:
        sentence: Where it stands.
        similarity: Cosine with the cited sentence, in [-1, 1]; 1 = the same.
    """

    sentence: Sentence
    similarity: float


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of the summary, with its evidence.

    Attributes:
        sentence: The slice that is quoted.
        salience: The ranker's score in [0, 1]; 1 = the most salient sentence of all.
        rank: Its place by salience among all sentences, from 1.
        redundancy: Cosine with the most similar sentence chosen before it, in [-1, 1]; 0 for the first.
        cost: What it takes of the budget, in the budget's units.
        also_in: The other sentences of its duplicate group, nearest first.
        sources: Independent sources in its group, itself included.
    """

    sentence: Sentence
    salience: float
    rank: int
    redundancy: float
    cost: int
    also_in: tuple[Copy, ...]
    sources: int


# Why a sentence of a very large cluster was not embedded.
SCREENED = "screened out"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A sentence that was never a candidate.

    Attributes:
        sentence: Where it stands.
        reason: Why, in one or two words: "byline", "caption", "newsletter" …
    """

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One article's version of a fact.

    Attributes:
        sentence: The sentence that states it.
        start: Offset of the value in the article's text, in code points.
        end: Offset after it.
        normalized: The value in one notation: "14000", "60 m", "2025-08-29", "04:15"; "yes" or "no" for a claim.
    """

    sentence: Sentence
    start: int
    end: int
    normalized: str

    @property
    def text(self) -> str:
        """The value as the article writes it."""
        return self.sentence.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One fact of which independent articles give different values.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        about: What is compared, in a few words of the articles: "injured", "houses destroyed".
        values: Every value, articles that agree included; by publication, then by article and place.
        is_update: Whether the values follow each other in time, so that the latest supersedes the others rather than
            contradicting them.
        score: How sure it is that the values belong to one fact, in (0, 1]; 1 = surest.
    """

    kind: str
    about: str
    values: tuple[StatedValue, ...]
    is_update: bool
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence lies on a map: sentences that say like things lie near each other; any scale."""

    sentence: Sentence
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen sentences in reading order, with everything needed to check them.

    Attributes:
        sentences: The chosen sentences.
        articles: All articles that were read, in the order given.
        set_aside: Sentences that were never candidates, with the reason.
        disagreements: Facts of which independent articles seem to give different values, surest first; None if they were
            not looked for.
        places: A place on a map for every sentence that competed; empty if no map was asked for.
        candidates: How many sentences competed.
        duplicates: How many of those say what another one says.
        budget: The budget that was kept.
        settings: The reproducibility record: version and every stage with its parameters.
    """

    sentences: tuple[CitedSentence, ...]
    articles: tuple[Article, ...]
    set_aside: tuple[SetAside, ...]
    disagreements: tuple[Disagreement, ...] | None
    places: tuple[Place, ...]
    candidates: int
    duplicates: int
    budget: Budget
    settings: str

    @property
    def text(self) -> str:
        """The sentences joined by single blanks."""
        return " ".join(cited.sentence.text for cited in self.sentences)

    @property
    def cited_articles(self) -> tuple[Article, ...]:
        """The articles that the summary's sentences are quoted from or repeated in, by first mention."""
        return tuple(dict.fromkeys(self._mentions()))

    def to_dict(self, *, with_articles: bool = False) -> dict[str, Any]:
        """The summary as plain values, see `summarizer.rendering.json.as_dict`."""
        from summarizer.rendering.json import as_dict

        return as_dict(self, with_articles=with_articles)

    def to_html(self) -> str:
        """The summary as a page in one file, see `summarizer.rendering.html.render`."""
        from summarizer.rendering.html import render

        return render(self)

    def _repr_html_(self) -> str:
        """How a notebook shows it: the page in a frame of its own, so that its links stay inside."""
        from summarizer.rendering.html import frame

        return frame(self)

    def _repr_markdown_(self) -> str:
        """How a notebook without HTML shows it."""
        from summarizer.rendering.markdown import render

        return render(self)

    def _mentions(self) -> Iterator[Article]:
        for cited in self.sentences:
            yield cited.sentence.article
            yield from (copy.sentence.article for copy in cited.also_in)
