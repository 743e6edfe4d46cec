"""The numbers of a sentence that say how many, how much or how old."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.disagreement.aspects import FATES
from summarizer.disagreement.clock import ClockTime
from summarizer.disagreement.dates import DateExpression
from summarizer.disagreement.numerals import Numeral, numerals
from summarizer.disagreement.roles import role_of
from summarizer.disagreement.tokens import Token
from summarizer.disagreement.units import unit_of

_AGE = re.compile(
    r"(?:(?<=[^\W\d_]), |\b(?i:aged|age|(?:he|she|who) (?:is|was)|(?:man|woman|boy|girl|driver) of(?: about)?) )"
    r"(?P<age>\d{1,3})(?=[,.;)](?!\d)|$| and | who | was | is | from )"
    r"|\b(?P<old>\d{1,3}|[A-Za-z]+(?:-[A-Za-z]+)?)(?:[- ]years?[- ]old)\b"
)
_OLDEST = 115
_NAMED = re.compile(
    r"\b(?:no|nos|article|section|chapter|page|route|highway|flight|phase|level|room|gate|line|part|group|version|type|class"
    r"|grade|stage|day|week|round|row|track|platform|channel|paragraph|figure|table|number|telephone|tel|phone|minus)\b\.?\s$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"^ (?:block|series|model)\b|^[- ](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b", re.IGNORECASE
)
_PER = re.compile(r"\b(?:per|every|each)\s$", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:past|minutes to|half|quarter to|at|since|until|till|before|after|around)\s$", re.IGNORECASE)
_OCLOCK = re.compile(r" o['’]clock", re.IGNORECASE)
_HOURS = 12
_LISTED = re.compile(r"^,? (?:and )?\d")
_LISTED_BEFORE = re.compile(r"\d(?:,| and) $")
_CAPITALISED = re.compile(r"(?<![\w-])[\d_-]*+(?P<word>[^\W\d_][\w-]*+)\s$")
_HYPOTHETICAL = re.compile(r"\b(?:if|would|could|might|unless|suppose)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_MOST_HEADS = 4
# How far the text before and after a number is looked at, in characters.
_BEFORE = 40
_AFTER = 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures.

    Attributes:
        start: Offset of the expression in the sentence, currency sign included.
        end: Offset after it, unit included.
        kind: "number", "amount" or "age".
        dimension: What it measures, or the currency.
        rate: What it is counted per ("day"); "" if nothing.
        role: Its part in the sentence, see `role_of`.
        value: The number in base units.
        heads: Stems of the words right after it that name what is counted.
    """

    start: int
    end: int
    kind: str
    dimension: str
    rate: str
    role: str
    value: Numeral
    heads: tuple[str, ...] = ()


def quantities(text: str, tokens: Sequence[Token], moments: Sequence[DateExpression | ClockTime]) -> Iterator[Quantity]:
    """The quantities of a sentence; none of a supposition, and no dates, times, years and numbers that only name."""
    if _HYPOTHETICAL.search(text):
        return
    found = list(numerals(text))
    if not found:
        return
    ages = {match.start(match.lastgroup or 0) for match in _AGE.finditer(text)}
    has_percent = bool(_PERCENT.search(text))
    for numeral in found:
        if any(moment.start < numeral.end and numeral.start < moment.end for moment in moments):
            continue
        if numeral.start in ages:
            if 0 < numeral.value <= _OLDEST:
                yield Quantity(numeral.start, numeral.end, "age", "age", "", "", numeral)
            continue
        unit = unit_of(text, numeral.start, numeral.end)
        before, after = text[max(0, unit.start - _BEFORE) : unit.start], text[unit.end : unit.end + _AFTER]
        heads = _heads(tokens, unit.end) if unit.kind == "count" else ()
        if unit.kind == "count" and _only_names(text, numeral, before, after, has_heads=bool(heads)):
            continue
        dimension = unit.dimension
        if unit.kind == "count" and "." in text[numeral.start : numeral.end] and numeral.scale == 1:
            # "2.7 per cent this year and 1.1 next": the second is a percentage too.
            dimension = "percent" if has_percent and not heads else "decimal"
        kind = "amount" if unit.kind == "amount" else "number"
        value = numeral.times(unit.factor, unit.offset)
        yield Quantity(unit.start, unit.end, kind, dimension, unit.rate, role_of(before, after), value, heads)


def _only_names(text: str, numeral: Numeral, before: str, after: str, *, has_heads: bool) -> bool:
    """Whether the number names a thing ("Flight 9", "in 2019", "ten past three"), is part of a fraction or of a bare list."""
    written = text[numeral.start : numeral.end]
    if _YEAR.fullmatch(written) or _NAMED.search(before) or _NAMED_AFTER.match(after) or _PER.search(before):
        return True
    if _LISTED.match(after) or (_LISTED_BEFORE.search(before) and not has_heads):
        return True
    if numeral.value <= _HOURS and ((_CLOCK.search(before) and after[:1] != " ") or _OCLOCK.match(after)):
        return True
    last = _CAPITALISED.search(before)
    is_name = last is not None and last["word"][0].isupper() and numeral.start > last.end() - last.start("word")
    return is_name and not text[numeral.end : numeral.end + 2].strip().isalpha()


def _heads(tokens: Sequence[Token], end: int) -> tuple[str, ...]:
    """The content words right after a number, "of the" and the like left out, up to the next function word or break."""
    heads: list[str] = []
    way = None
    for token in tokens:
        if token.start < end:
            continue
        if way is not None and token.way > way + 1:
            break
        way = token.way
        if token.is_content:
            heads.append(token.stem)
            if len(heads) == _MOST_HEADS or token.stem in FATES:
                break
        elif heads or not token.is_partitive:
            break
    return tuple(heads)
