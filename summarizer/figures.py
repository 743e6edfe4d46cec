"""The parts of a sentence that must agree before it may count as a copy of another: numbers, dates, negation."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPELLED = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
    if word != "one"  # mostly a pronoun
} | {word: str(tens * 10) for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALES = frozenset("hundred thousand million billion trillion dozen half quarter third".split())
_MONTHS = {
    name: full
    for full in "january february march april may june july august september october november december".split()
    for name in (full, full[:3], "sept" if full == "september" else full)
}
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|fail(?:s|ed)? to)\b|n['’]t\b")
_WORD = re.compile(r"[a-z]+")
# "May" and "Mar" are months only beside a day or a year.
_AMBIGUOUS = re.compile(r"\b(?:may|mar|dec)\b\.?(?!\s+\d)(?<!\d\s\b\w\w\w)")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sentence states in figures.

    Attributes:
        numbers: Every number except years, as plain digits ("1,200" → "1200", "three" → "3"), and scales ("million").
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


def figures(text: str) -> Figures:
    """The figures of a sentence, see `Figures`."""
    lower = text.lower()
    digits = [re.sub(r",(?=\d{3}\b)", "", number) for number in _NUMBER.findall(lower)]
    years = frozenset(number for number in digits if _YEAR.fullmatch(number))
    words = frozenset(_WORD.findall(_AMBIGUOUS.sub(" ", lower)))
    spelled = {_SPELLED[word] for word in words if word in _SPELLED} | (words & _SCALES)
    return Figures(
        numbers=frozenset(digits) - years | spelled,
        years=years,
        months=frozenset(_MONTHS[word] for word in words if word in _MONTHS),
        weekdays=words & _WEEKDAYS,
        negated=bool(_NEGATION.search(lower)),
    )
