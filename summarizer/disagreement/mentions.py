"""Mentions: the values that a sentence states, each with the words that say what it is about."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from summarizer.disagreement.attribute_lexicon import REPORTING_WORDS
from summarizer.disagreement.claims import Claim, find_claims
from summarizer.disagreement.clock_times import ClockTime, find_clock_times
from summarizer.disagreement.context_features import ValueContext, previous_sentence_weights
from summarizer.disagreement.dates import DateExpression, find_dates
from summarizer.disagreement.names import Spelling, find_spellings
from summarizer.disagreement.numbers import Number, Score, find_scores
from summarizer.disagreement.quantities import Quantity, find_quantities
from summarizer.disagreement.tokens import YEAR, Span, Token
from summarizer.models import Sentence

_MAX_LABEL_WORDS = 3
_YEAR = re.compile(rf"\b{YEAR.pattern}\b")
_RELATIVE_YEAR = re.compile(r"\b(?P<which>last|next) year\b", re.IGNORECASE)
_YEAR_SHIFTS = MappingProxyType({"last": -1, "next": 1})
# Only punctuation before a time: the time stamp of an entry in a live report.
_TIME_STAMP = re.compile(r"^\W*$")
_FUTURE = re.compile(
    r"\b(?:will|(?:is|are|was|were) to|due|shall|next|deadline|scheduled|planned|expected)\b|['’]ll\b", re.IGNORECASE
)
_PHOTO_CAPTION = re.compile(r"\bfile (?:photo|picture|image)\b|^FILE\b")
_BOUND = re.compile(r"\b(?:(?P<start>from|since|between)|to|until|till)\s$", re.IGNORECASE)
_REPORTED_ON = re.compile(
    rf"\b(?:{'|'.join(sorted(REPORTING_WORDS))})(?: [^\W\d]+){{0,3}}? (?:(?:late|early|on|last|this) )*$", re.IGNORECASE
)
# Characters before a date in which "said on" is looked for.
_REPORTED_WINDOW = 60

Value = Number | DateExpression | ClockTime | Claim | Spelling | Score


class _Reading(NamedTuple):
    """A value as read in a sentence; the fields are those of `Mention`."""

    kind: str
    topic: str
    found: Quantity | DateExpression | ClockTime | Claim | Spelling | Score
    rate: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A value that a sentence states.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        topic: What must be equal for two values to be compared: dimension or currency, "score", "date", "time", "age",
            predicate and tense of a claim, anchor of a spelling.
        rate: The unit after "per" that belongs to a number, or "".
        role: The role of a number, see `Quantity`; "start" or "end" for a date or time that bounds a span; or "".
        row: Row of the sentence.
        start: Offset of the value in the sentence.
        end: Offset after the value.
        value: The value.
        about: Words of the sentence that say what the value is about.
        heads: Stems of the words that name what is counted.
        outcome: What happened to those counted, one of `OUTCOMES`, or "".
        names: Stems of the nearest names.
        all_names: Stems of all names of the sentence.
        context: Stems of the content words around the value → weight, see `ValueContext.weights`.
        own_words: Stems of the content words that no competing value separates from it.
        years: Years that the sentence names, except the year of publication.
        days: Days and months that the sentence names, except those of a statement ("said on Monday").
    """

    kind: str
    topic: str
    rate: str
    role: str
    row: int
    start: int
    end: int
    value: Value
    about: str
    heads: frozenset[str]
    outcome: str
    names: frozenset[str]
    all_names: frozenset[str]
    context: Mapping[str, float]
    own_words: frozenset[str]
    years: frozenset[str]
    days: tuple[DateExpression, ...]

    def agrees_with(self, other: "Mention") -> bool:
        """Return whether both may state the same value."""
        return self.value.agrees_with(other.value)


def find_mentions(
    row: int, sentence: Sentence, tokens: Sequence[Token], *, previous: Sequence[Token] = (), dotted_times: bool = False
) -> Iterator[Mention]:
    """Yield the mentions of a sentence.

    Args:
        row: Row of the sentence.
        sentence: The sentence.
        tokens: Its words.
        previous: Words of the sentence before it in its article.
        dotted_times: Whether "at 9.15" is a time in its article, see `uses_dotted_times`.
    """
    text, published = sentence.text, sentence.article.published
    dates, times = list(find_dates(text, published)), list(find_clock_times(text, dotted_times=dotted_times))
    days = tuple(date for date in dates if date.is_within_year and not _is_reporting_date(text, date.start))
    readings = list(_read(text, tokens, dates, days, times))
    all_names = frozenset(token.stem for token in tokens if token.is_name and token.is_content)
    years = _years(text, published)
    competitors: dict[str, list[Span]] = defaultdict(list)
    for reading in readings:
        if group := _competition(reading):
            competitors[group].append(reading.found)
    for reading in readings:
        found = reading.found
        context = ValueContext.among(found, competitors.get(_competition(reading), ()), tokens)
        weights = context.weights()
        if isinstance(found, Claim | Spelling):
            # The word that two claims or spellings share says what they are about.
            weights[found.predicate if isinstance(found, Claim) else found.anchor] = 1.0
        elif isinstance(found, Quantity):
            weights = previous_sentence_weights(tokens, previous) | weights
        yield Mention(
            kind=reading.kind,
            topic=reading.topic,
            rate=reading.rate,
            role=reading.role,
            row=row,
            start=found.start,
            end=found.end,
            value=found.value if isinstance(found, Quantity) else found,
            about=_label(text, tokens, reading),
            heads=frozenset(found.heads if isinstance(found, Quantity) else ()),
            outcome=context.outcome() if reading.kind == "number" else "",
            names=context.names(),
            all_names=all_names,
            context=weights,
            own_words=context.own_words(),
            years=years,
            days=days,
        )


def _read(
    text: str,
    tokens: Sequence[Token],
    dates: Sequence[DateExpression],
    days: Sequence[DateExpression],
    times: Sequence[ClockTime],
) -> Iterator[_Reading]:
    """Yield the values of a sentence with kind, topic, rate and role."""
    for claim in find_claims(text, tokens):
        yield _Reading("negation", claim.topic, claim)
    for spelling in find_spellings(text):
        yield _Reading("name", f"name: {spelling.anchor}", spelling)
    if not _PHOTO_CAPTION.search(text):
        # Every report names past weekdays of unrelated events: a bare weekday counts only in a sentence about the future.
        is_about_future = bool(_FUTURE.search(text))
        for day in days:
            if is_about_future or not day.is_weekday:
                yield _Reading("date", "date", day, role=_bound(text[: day.start]))
        for time in times:
            if not _TIME_STAMP.match(text[: time.start]):
                yield _Reading("time", "time", time, role=_bound(text[: time.start]))
    scores = list(find_scores(text))
    for score in scores:
        yield _Reading("number", "score", score)
    for quantity in find_quantities(text, tokens, [*dates, *times, *scores]):
        yield _Reading(quantity.kind, quantity.dimension, quantity, quantity.rate, quantity.role)


def _bound(before: str) -> str:
    """Return whether a date or time after a text is the "start" or the "end" of a span; "" if neither."""
    match = _BOUND.search(before)
    if match is None:
        return ""
    return "start" if match["start"] else "end"


def _is_reporting_date(text: str, start: int) -> bool:
    """Return whether the date at an offset is the day of a statement ("said on Monday")."""
    return bool(_REPORTED_ON.search(text[max(0, start - _REPORTED_WINDOW) : start]))


def _competition(reading: _Reading) -> str:
    """Return the group of values that compete for the same words: quantities, or dates and times; "" for all others."""
    if isinstance(reading.found, Quantity):
        return "quantity"
    return "time" if isinstance(reading.found, DateExpression | ClockTime) else ""


def _years(text: str, published: datetime | None) -> frozenset[str]:
    """Return the years that a text names, as numbers or as last and next year, except the year of publication."""
    years = set(_YEAR.findall(text))
    if published:
        years |= {str(published.year + _YEAR_SHIFTS[match["which"].lower()]) for match in _RELATIVE_YEAR.finditer(text)}
        years.discard(str(published.year))
    return frozenset(years)


def _label(text: str, tokens: Sequence[Token], reading: _Reading) -> str:
    """Return the words that name what is counted or claimed, else the nearest content words, in their order."""
    found = reading.found
    if isinstance(found, Spelling):
        return found.anchor.title()
    content = [token for token in tokens if token.is_content]
    if isinstance(found, Claim):
        chosen = [token for token in content if token.end >= found.end][:_MAX_LABEL_WORDS]
    else:
        heads = found.heads if isinstance(found, Quantity) else ()
        outside = [token for token in content if not found.overlaps(token) and (not heads or token.stem in heads)]
        near = sorted(outside, key=lambda token: (max(found.start - token.end, token.start - found.end), token.start))
        words = min(len(heads), _MAX_LABEL_WORDS) or _MAX_LABEL_WORDS
        chosen = sorted(near[:words], key=lambda token: token.start)
    return " ".join(text[token.start : token.end] for token in chosen)
