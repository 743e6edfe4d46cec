"""The parts of a sentence that must agree before it may count as a copy of another: numbers, dates, negation."""

import re
from dataclasses import dataclass

from summarizer.lexical.lexicon import MONTH_NUMBERS, MONTHS, NUMBERS, TENS, UNITS, WEEKDAYS

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPELLED = {"zero": 0} | dict(NUMBERS)
# "One" is mostly a pronoun.
_COUNTS = frozenset(_SPELLED) - {"one"}
_COMPOUND = re.compile(rf"\b({'|'.join(TENS)})[- ]({'|'.join(UNITS)})\b")
_SCALES = frozenset("hundred thousand million billion trillion dozen half quarter third".split())
_MONTHS = {name: MONTHS[number - 1] for name, number in MONTH_NUMBERS.items()}
_WEEKDAYS = frozenset(WEEKDAYS)
_NEGATION = re.compile(
    r"\b(?:not|never|no(?!\. ?\d)|none|nobody|nothing|neither|nor|without|cannot|fail(?:s|ed)? to)\b|n['’]t\b"
)
# One of these words stands in every negation; "t" is that of "don't".
_NEGATING = frozenset("not never no none nobody nothing neither nor without cannot fail fails failed t".split())
_THOUSANDS = re.compile(r",(?=\d{3}\b)")
_WORD = re.compile(r"[a-z]+")
# "May" and "Mar" are months only beside a day or a year.
_MAYBE_MONTHS = frozenset(("may", "mar", "dec"))
_AMBIGUOUS = re.compile(r"\b(?:may|mar|dec)\b(?<!\d\s\b\w\w\w)\.?+(?!\s+\d)")
# What months, weekdays and numbers are written with.
_TELLING = frozenset({*_COUNTS, *_SCALES, *_MONTHS, *_WEEKDAYS})


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sentence states in figures.

    Attributes:
        numbers: Every number except years, as plain digits ("1,200" → "1200", "thirty-one" → "31"), and scales ("million").
        years: Four-digit years.
        months: Full month names in lower case.
        weekdays: Weekday names in lower case.
        negated: Whether the sentence holds a negation.
    """

    numbers: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    negated: bool

    def agrees_with(self, other: "Figures") -> bool:
        """Whether the two may say the same thing.

        Numbers and negation must be equal. Of years, months and weekdays one side may name fewer
        ("on 4 February", "on Tuesday, 4 February 2025"), but not others.
        """
        return (
            self.negated == other.negated
            and self.numbers == other.numbers
            and all(
                mine <= theirs or theirs <= mine
                for mine, theirs in (
                    (self.years, other.years),
                    (self.months, other.months),
                    (self.weekdays, other.weekdays),
                )
            )
        )

    def is_within(self, other: "Figures") -> bool:
        """Whether the other states all numbers, years and months of this one, and both or neither are negated."""
        return (
            self.negated == other.negated
            and self.numbers <= other.numbers
            and self.years <= other.years
            and self.months <= other.months
        )


def figures(text: str) -> Figures:
    """The figures of a sentence, see `Figures`."""
    # Each pattern only where a word says that it could be met: most sentences hold none, and large clusters very many sentences.
    lower = text.lower()
    words = frozenset(_WORD.findall(lower))
    telling = words & _TELLING
    if not telling.isdisjoint(TENS):
        lower = _COMPOUND.sub(lambda match: str(_SPELLED[match[1]] + _SPELLED[match[2]]), lower)
        telling = _TELLING.intersection(_WORD.findall(lower))
    if not telling.isdisjoint(_MAYBE_MONTHS):
        telling = _TELLING.intersection(_WORD.findall(_AMBIGUOUS.sub(" ", lower)))
    written = frozenset(_NUMBER.findall(lower))
    years = frozenset(number for number in written if _YEAR.fullmatch(number))
    digits = frozenset(_THOUSANDS.sub("", number) for number in written - years)
    spelled = {str(_SPELLED[word]) for word in telling & _COUNTS} | (telling & _SCALES)
    return Figures(
        numbers=digits | spelled,
        years=years,
        months=frozenset(_MONTHS[word] for word in telling & _MONTHS.keys()),
        weekdays=telling & _WEEKDAYS,
        negated=not _NEGATING.isdisjoint(words) and bool(_NEGATION.search(lower)),
    )
