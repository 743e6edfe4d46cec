"""English words of numbers and of the calendar, in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

UNITS = tuple("one two three four five six seven eight nine".split())
TEENS = tuple("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())
TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
# Word → number: 1 to 19, and the tens up to 90.
NUMBERS: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate((*UNITS, *TEENS), start=1)}
    | {word: 10 * number for number, word in enumerate(TENS, start=2)}
)
MONTHS = tuple("january february march april may june july august september october november december".split())
# Full name or abbreviation ("sept") → number from 1.
MONTH_NUMBERS: Mapping[str, int] = MappingProxyType(
    {name: number for number, name in enumerate(MONTHS, start=1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)
# Pattern of a month with a capital, written out or short; a longer word that begins like one is matched as well.
MONTH_PATTERN = rf"(?:{'|'.join(name[:3].title() for name in MONTHS)})[a-z]{{0,6}}"
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
# Name of a month, in full or abbreviated → full name.
MONTH_NAMES: Mapping[str, str] = MappingProxyType({name: MONTHS[number - 1] for name, number in MONTH_NUMBERS.items()})
