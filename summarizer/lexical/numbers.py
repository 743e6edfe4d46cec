"""Numbers, dates and negation of a sentence, which must agree before it counts as a copy of another."""

import re
from dataclasses import dataclass

from summarizer.lexical.lexicon import MONTH_NAMES, NUMBERS, TENS, UNITS, WEEKDAYS

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPELLED = {"zero": 0} | dict(NUMBERS)
# "One" is mostly a pronoun.
_NUMBER_WORDS = frozenset(_SPELLED) - {"one"}
_COMPOUND = re.compile(rf"\b({'|'.join(TENS)})[- ]({'|'.join(UNITS)})\b")
_SCALES = frozenset("hundred thousand million billion trillion dozen half quarter third".split())
_WEEKDAYS = frozenset(WEEKDAYS)
_NEGATION = re.compile(
    r"\b(?:not|never|no(?!\. ?\d)|none|nobody|nothing|neither|nor|without|cannot|fail(?:s|ed)? to)\b|n['’]t\b"
)
# Every match of _NEGATION contains one of these words; "t" is that of "don't".
_NEGATION_WORDS = frozenset("not never no none nobody nothing neither nor without cannot fail fails failed t".split())
_THOUSANDS = re.compile(r",(?=\d{3}\b)")
_WORD = re.compile(r"[a-z]+")
# "May", "Mar" and "Dec" are months only beside a day or a year.
_MAYBE_MONTHS = frozenset(("may", "mar", "dec"))
_NO_MONTH = re.compile(r"\b(?:may|mar|dec)\b(?<!\d\s\b\w\w\w)\.?+(?!\s+\d)")
_RELEVANT_WORDS = frozenset({*_NUMBER_WORDS, *_SCALES, *MONTH_NAMES, *_WEEKDAYS})


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers, dates and negation of a sentence.

    Attributes:
        numbers: Numbers except years, in plain digits ("1,200" → "1200", "thirty-one" → "31"), and scales ("million").
        years: Four-digit years.
        months: Full month names in lower case.
        weekdays: Weekday names in lower case.
        negated: Whether the sentence contains a negation.
    """

    numbers: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    negated: bool

    def agrees_with(self, other: "Numbers") -> bool:
        """Return whether two sentences with these numbers may say the same.

        Numbers and negation must be equal. One sentence may name fewer years, months or weekdays than the other
        ("on 4 February", "on Tuesday, 4 February 2025"), but no different ones.
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

    def is_within(self, other: "Numbers") -> bool:
        """Return whether the other has all numbers, years and months of this one, and both or neither are negated."""
        return (
            self.negated == other.negated
            and self.numbers <= other.numbers
            and self.years <= other.years
            and self.months <= other.months
        )


def find_numbers(text: str) -> Numbers:
    """Return the numbers, dates and negation of a sentence."""
    # Each pattern is tried only where a word shows that it could match: most sentences contain none.
    lower = text.lower()
    words = frozenset(_WORD.findall(lower))
    relevant = words & _RELEVANT_WORDS
    if not relevant.isdisjoint(TENS):
        lower = _COMPOUND.sub(lambda match: str(_SPELLED[match[1]] + _SPELLED[match[2]]), lower)
        relevant = _RELEVANT_WORDS.intersection(_WORD.findall(lower))
    if not relevant.isdisjoint(_MAYBE_MONTHS):
        relevant = _RELEVANT_WORDS.intersection(_WORD.findall(_NO_MONTH.sub(" ", lower)))
    written = frozenset(_DIGITS.findall(lower))
    years = frozenset(number for number in written if _YEAR.fullmatch(number))
    digits = frozenset(_THOUSANDS.sub("", number) for number in written - years)
    spelled = {str(_SPELLED[word]) for word in relevant & _NUMBER_WORDS} | (relevant & _SCALES)
    return Numbers(
        numbers=digits | spelled,
        years=years,
        months=frozenset(MONTH_NAMES[word] for word in relevant & MONTH_NAMES.keys()),
        weekdays=relevant & _WEEKDAYS,
        negated=not _NEGATION_WORDS.isdisjoint(words) and bool(_NEGATION.search(lower)),
    )
