"""The numbers of a sentence that say how many, how much or how old."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.disagreement.aspects import FATES
from summarizer.disagreement.clock import ClockTime
from summarizer.disagreement.dates import DateExpression
from summarizer.disagreement.fractions import fractions
from summarizer.disagreement.numerals import Numeral, numerals
from summarizer.disagreement.roles import role_of
from summarizer.disagreement.scores import Score
from summarizer.disagreement.tokens import Token
from summarizer.disagreement.units import Unit, unit_of

_AGE = re.compile(
    r"(?:(?<=[^\W\d_]), |\b(?i:aged|age|(?:he|she|who) (?:is|was)|(?:man|woman|boy|girl|driver) of(?: about)?"
    r"|(?:died|dies|dead) at(?: the age of)?) )"
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
# "31.6% of precincts".
_OF = re.compile(r" of (?:(?:the|its|their|all|those|these) )?")
# "A crew of 12", "Attendance: 61,204".
_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>[^\W\d_]+)(?: of(?: (?:about|around|some|nearly|almost|over|more than|at least))?|:) $", re.IGNORECASE
)
_CAPITALISED = re.compile(r"(?<![\w-])[\d_-]*+(?P<word>[^\W\d_][\w-]*+)\s$")
# "Six hours and 20 minutes", "5 feet 8 inches".
_COMPOUND = frozenset({"duration", "length", "mass"})
_JOINT = re.compile(r"(?:,? (?:and )?|-)")
_HYPOTHETICAL = re.compile(r"\b(?:if|would|could|might|unless|suppose)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LEADING_ZERO = re.compile(r"0\d+")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_MOST_HEADS = 4
_Moment = DateExpression | ClockTime | Score
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


def quantities(text: str, tokens: Sequence[Token], moments: Sequence[_Moment]) -> Iterator[Quantity]:
    """The quantities of a sentence; none of a supposition, and no dates, times, years and numbers that only name.

    Args:
        text: The sentence.
        tokens: Its words.
        moments: Its dates, times and results, whose numbers are no quantities.
    """
    if _HYPOTHETICAL.search(text):
        return
    shares = list(fractions(text))
    for share in shares:
        role = role_of(*_around(text, share.start, share.end))
        yield Quantity(share.start, share.end, "number", "percent", "", role, share, _heads(tokens, share.end))
    taken = [*moments, *shares]
    found = [
        one for one in numerals(text) if not any(one.start < other.end and other.start < one.end for other in taken)
    ]
    ages = {match.start(match.lastgroup or 0) for match in _AGE.finditer(text)} if found else set()
    joined = 0
    for place, numeral in enumerate(found):
        if numeral.start in ages:
            if 0 < numeral.value <= _OLDEST:
                yield Quantity(numeral.start, numeral.end, "age", "age", "", "", numeral)
        elif numeral.start >= joined and (quantity := _measured(text, tokens, found[place : place + 2])):
            joined = quantity.end
            yield quantity


def _measured(text: str, tokens: Sequence[Token], numbers: Sequence[Numeral]) -> Quantity | None:
    """The first of the numbers with its unit, the second as its smaller part; None if it only names."""
    numeral = numbers[0]
    written = text[numeral.start : numeral.end]
    unit = unit_of(text, numeral.start, numeral.end)
    before, after = _around(text, unit.start, unit.end)
    if unit.kind == "count":
        heads = _counted(tokens, unit, before)
        if _only_names(written, numeral, before, after, has_heads=bool(heads)):
            return None
    else:
        whole = _OF.match(text, unit.end)
        heads = _heads(tokens, whole.end()) if whole else ()
    dimension, end = unit.dimension, unit.end
    if unit.kind == "count" and "." in written and numeral.scale == 1:
        # "2.7 per cent this year and 1.1 next": the second is a percentage too.
        dimension = "percent" if _PERCENT.search(text, 0, numeral.start) and not heads else "decimal"
    value = numeral.times(unit.factor, unit.offset)
    if dimension in _COMPOUND and len(numbers) > 1 and _JOINT.fullmatch(text, end, numbers[1].start):
        rest = unit_of(text, numbers[1].start, numbers[1].end)
        if rest.dimension == dimension and rest.factor < unit.factor:
            value, end = value.plus(numbers[1].times(rest.factor)), rest.end
    kind = "amount" if unit.kind == "amount" else "number"
    return Quantity(unit.start, end, kind, dimension, unit.rate, role_of(before, after), value, heads)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]


def _counted(tokens: Sequence[Token], unit: Unit, before: str) -> tuple[str, ...]:
    """What a count counts: the words after it, and the one before it in "a crew of 12"."""
    named = _NOUN_BEFORE.search(before)
    place = unit.start - len(before) + named.start("noun") if named else unit.start
    return (*_heads(tokens, unit.end), *(_heads(tokens, place)[:1] if named else ()))


def _only_names(written: str, numeral: Numeral, before: str, after: str, *, has_heads: bool) -> bool:
    """Whether the number names a thing ("Flight 9", "in 2019", "ten past three"), is part of a fraction or of a bare list."""
    if _YEAR.fullmatch(written) or _LEADING_ZERO.fullmatch(written):
        return True
    if _NAMED.search(before) or _NAMED_AFTER.match(after) or _PER.search(before):
        return True
    is_decimal = "." in written
    if (_LISTED.match(after) and not is_decimal) or (_LISTED_BEFORE.search(before) and not has_heads):
        return True
    if numeral.value <= _HOURS and ((_CLOCK.search(before) and after[:1] != " ") or _OCLOCK.match(after)):
        return True
    last = _CAPITALISED.search(before)
    # Not the first word of the sentence, which is capitalised anyway.
    is_inside = last is not None and numeral.start > last.end() - last.start("word")
    is_name = last is not None and is_inside and last["word"][0].isupper() and not is_decimal
    return is_name and not after[:2].strip().isalpha()


def _heads(tokens: Sequence[Token], end: int) -> tuple[str, ...]:
    """The content words right after a place, "of the" and the like left out, up to the next function word or break."""
    heads: list[str] = []
    way = None
    for token in tokens:
        if token.start < end:
            way = token.way
            continue
        if way is not None and token.way > way + 1:
            break
        way = token.way
        if token.is_content and not token.is_figure:
            heads.append(token.stem)
            if len(heads) == _MOST_HEADS or token.stem in FATES:
                break
        elif heads or not (token.is_partitive or token.is_figure):
            break
    return tuple(heads)
