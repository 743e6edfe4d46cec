"""Quantities of a sentence: counts, measures, amounts of money, percentages and ages, each with its role."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.disagreement.attribute_lexicon import OUTCOMES
from summarizer.disagreement.measurement_units import Unit, unit_of
from summarizer.disagreement.numbers import Number, find_fractions, find_numbers
from summarizer.disagreement.tokens import YEAR, Span, Token
from summarizer.lexical.lexicon import UNITS

_AGE = re.compile(
    r"(?:(?<=[^\W\d_]), |\b(?i:aged|age|(?:he|she|who) (?:is|was)|(?:man|woman|boy|girl|driver) of(?: about)?"
    r"|(?:died|dies|dead) at(?: the age of)?) )"
    r"(?P<age>\d{1,3})(?=[,.;)](?!\d)|$| and | who | was | is | from )"
    r"|\b(?P<old>\d{1,3}|[A-Za-z]+(?:-[A-Za-z]+)?)(?:[- ]years?[- ]old)\b"
)
_MAX_AGE = 115
# "Flight 9", "747 series": the number is a label.
_LABEL_BEFORE = re.compile(
    r"\b(?:no|nos|article|section|chapter|page|route|highway|flight|phase|level|room|gate|line|part|group|version|type|class"
    r"|grade|stage|day|week|round|row|track|platform|channel|paragraph|figure|table|number|telephone|tel|phone|minus)\b\.?\s$",
    re.IGNORECASE,
)
_LABEL_OR_FRACTION_AFTER = re.compile(
    r"^ (?:block|series|model)\b|^[- ](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b", re.IGNORECASE
)
_PER = re.compile(r"\b(?:per|every|each)\s$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    r"\b(?:past|minutes to|half|quarter to|at|since|until|till|before|after|around)\s$", re.IGNORECASE
)
_OCLOCK = re.compile(r" o['’]clock", re.IGNORECASE)
_MAX_HOUR = 12
_LIST_AFTER = re.compile(r"^,? (?:and )?\d")
_LIST_BEFORE = re.compile(r"\d(?:,| and) $")
# "31.6% of precincts".
_OF = re.compile(r" of (?:(?:the|its|their|all|those|these) )?")
# "A crew of 12", "Attendance: 61,204".
_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>[^\W\d_]+)(?: of(?: (?:about|around|some|nearly|almost|over|more than|at least))?|:) $", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"(?<![\w-])[\d_-]*+(?P<word>[^\W\d_][\w-]*+)\s$")
# "Six hours and 20 minutes", "5 feet 8 inches".
_COMPOUND = frozenset({"duration", "length", "mass"})
_JOINT = re.compile(r"(?:,? (?:and )?|-)")
_HYPOTHETICAL = re.compile(r"\b(?:if|would|could|might|unless|suppose)\b", re.IGNORECASE)
_LEADING_ZERO = re.compile(r"0\d+")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_MAX_HEADS = 4
# Characters before and after a number that decide on its role and on whether it is a label.
_WINDOW_BEFORE = 40
_WINDOW_AFTER = 30

# Roles. "Twelve of the 40": the second number is a total.
_COUNTED = rf"(?:\d|\b(?:{'|'.join(UNITS)}|ten|half|\w+teen|\w+ty|most|some|all))"
_TOTAL_BEFORE = re.compile(
    rf"{_COUNTED} (?:out )?of (?:\w+ )?(?:\w+['’]s? )?(?:(?:all|some|about|nearly|around|roughly) )?$", re.IGNORECASE
)
# "Of Estmark's 4,212 precincts, the 388 in the capital report last."
_TOTAL_AT_START = re.compile(r"\bOf (?:the |its |their |all |\w+['’]s )*$")
# A compound ("a 12-storey tower") describes a whole, except where it counts people ("a 12-member panel").
_GROUP_SIZE = re.compile(r"-(?:strong|member|person|man)\b")
_PART_AFTER = re.compile(
    r"^(?: \w+)? out of\b|^ of (?:the|its|their|them|those|these|which|whom|his|her|our|us|all|about|some|\d+)\b",
    re.IGNORECASE,
)
_DEFINITE_BEFORE = re.compile(r"\b(?:the|these|those|both|other)\s$", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|extra|next|first|last|previous|past)\s$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\s(?:more|other|others|further|additional|extra|new)\b", re.IGNORECASE)
_FORMER_BEFORE = re.compile(
    r"(?:\b(?:from|compared (?:with|to)|against|instead of|rather than|(?<!more )(?<!less )(?<!er )than)"
    r"(?: an? \w+)?(?: of)?\s|\()$",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|rose|fell|rises?|falls?|gained|gains|lost|loses|climbed|dropped|grew|shrank|slipped|jumped|added"
    r"|cut|up|down)(?: (?:about|some|almost|nearly|around|another))?\s$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^(?:,? (?:up|down)| (?:higher|lower|above|below|fewer|less))\b| [^\W\d]+ short\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number with its unit and role; the span includes the unit.

    Attributes:
        kind: "number", "amount" or "age".
        dimension: What it measures, or the currency.
        rate: The unit after "per" ("day"), or "".
        role: "former", "total", "more", "part", "change", "definite" or "".
        value: The number in base units.
        heads: Stems of the words after it that name what is counted.
    """

    kind: str
    dimension: str
    rate: str
    role: str
    value: Number
    heads: tuple[str, ...] = ()


def find_quantities(text: str, tokens: Sequence[Token], others: Sequence[Span]) -> Iterator[Quantity]:
    """Yield the quantities of a sentence; none of hypothetical sentences, and no years or labels ("Flight 9").

    Args:
        text: The sentence.
        tokens: Its words.
        others: Its dates, times and scores, whose numbers are skipped.
    """
    if _HYPOTHETICAL.search(text):
        return
    fractions = list(find_fractions(text))
    for fraction in fractions:
        role = _role(*_around(text, fraction.start, fraction.end))
        heads = _heads(tokens, fraction.end)
        yield Quantity(fraction.start, fraction.end, "number", "percent", "", role, fraction, heads)
    taken = [*others, *fractions]
    numbers = [number for number in find_numbers(text) if not any(map(number.overlaps, taken))]
    ages = {match.start(match.lastgroup or 0) for match in _AGE.finditer(text)} if numbers else set()
    end = 0
    for index, number in enumerate(numbers):
        if number.start in ages:
            if 0 < number.value <= _MAX_AGE:
                yield Quantity(number.start, number.end, "age", "age", "", "", number)
        elif number.start >= end and (quantity := _read(text, tokens, numbers[index : index + 2])):
            end = quantity.end
            yield quantity


def _read(text: str, tokens: Sequence[Token], numbers: Sequence[Number]) -> Quantity | None:
    """Return the quantity of the first number, with the second as its smaller part if it is one; None for a label."""
    number = numbers[0]
    written = text[number.start : number.end]
    unit = unit_of(text, number.start, number.end)
    before, after = _around(text, unit.start, unit.end)
    if unit.kind == "count":
        heads = _counted(tokens, unit, before)
        if _is_label(written, number, before, after, has_heads=bool(heads)):
            return None
    else:
        whole = _OF.match(text, unit.end)
        heads = _heads(tokens, whole.end()) if whole else ()
    dimension, end = unit.dimension, unit.end
    if unit.kind == "count" and "." in written and number.scale == 1:
        # "2.7 per cent this year and 1.1 next": the second is a percentage too.
        dimension = "percent" if _PERCENT.search(text, 0, number.start) and not heads else "decimal"
    value = number.convert(unit.factor, unit.offset)
    if dimension in _COMPOUND and len(numbers) > 1 and _JOINT.fullmatch(text, end, numbers[1].start):
        rest = unit_of(text, numbers[1].start, numbers[1].end)
        if rest.dimension == dimension and rest.factor < unit.factor:
            value, end = value.plus(numbers[1].convert(rest.factor)), rest.end
    kind = "amount" if unit.kind == "amount" else "number"
    return Quantity(unit.start, end, kind, dimension, unit.rate, _role(before, after), value, heads)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _WINDOW_BEFORE) : start], text[end : end + _WINDOW_AFTER]


def _counted(tokens: Sequence[Token], unit: Unit, before: str) -> tuple[str, ...]:
    """Return the stems of what is counted: the words after the number, and the one before it in "a crew of 12"."""
    noun = _NOUN_BEFORE.search(before)
    noun_start = unit.start - len(before) + noun.start("noun") if noun else unit.start
    return (*_heads(tokens, unit.end), *(_heads(tokens, noun_start)[:1] if noun else ()))


def _is_label(written: str, number: Number, before: str, after: str, *, has_heads: bool) -> bool:
    """Return whether a number without a unit is a label ("Flight 9"), a year, an hour, or part of a fraction or list."""
    if YEAR.fullmatch(written) or _LEADING_ZERO.fullmatch(written):
        return True
    if _LABEL_BEFORE.search(before) or _LABEL_OR_FRACTION_AFTER.match(after) or _PER.search(before):
        return True
    is_decimal = "." in written
    if (_LIST_AFTER.match(after) and not is_decimal) or (_LIST_BEFORE.search(before) and not has_heads):
        return True
    if number.value <= _MAX_HOUR and ((_CLOCK_BEFORE.search(before) and after[:1] != " ") or _OCLOCK.match(after)):
        return True
    word = _WORD_BEFORE.search(before)
    if word is None or is_decimal:
        return False
    # The first word of a sentence is capitalised anyway.
    is_first = number.start <= word.end() - word.start("word")
    return word["word"][0].isupper() and not is_first and not after[:2].strip().isalpha()


def _heads(tokens: Sequence[Token], end: int) -> tuple[str, ...]:
    """Return the stems of the content words from an offset to the next function word or break, without "of the"."""
    heads: list[str] = []
    position = None
    for token in tokens:
        if token.start < end:
            position = token.position
            continue
        if position is not None and token.position > position + 1:
            break
        position = token.position
        if token.is_content and not token.is_number:
            heads.append(token.stem)
            if len(heads) == _MAX_HEADS or token.stem in OUTCOMES:
                break
        elif heads or not (token.is_partitive or token.is_number):
            break
    return tuple(heads)


def _role(before: str, after: str) -> str:
    """Return the role of a number, see `Quantity.role`, from the text before and after it."""
    if _FORMER_BEFORE.search(before):
        return "former"
    is_compound = after[:1] == "-" and not _GROUP_SIZE.match(after)
    if _TOTAL_BEFORE.search(before) or _TOTAL_AT_START.search(before) or is_compound:
        return "total"
    if _MORE_BEFORE.search(before) or _MORE_AFTER.match(after):
        return "more"
    if _PART_AFTER.match(after):
        return "part"
    if _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(after):
        return "change"
    return "definite" if _DEFINITE_BEFORE.search(before) else ""
