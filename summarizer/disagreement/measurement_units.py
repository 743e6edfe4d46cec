"""Units of measurement, currencies and rates of numbers.

An own table of the units that news uses, instead of pint (0.25 s of CPU to import) or quantulum3 (24 MB).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Without currencies whose names are common words ("real", "won", "mark").
_CURRENCIES = {
    "dollar": "$ us$ usd dollar",
    "euro": "€ eur euro",
    "pound": "£ gbp pound quid",
    "yen": "¥ jpy yen",
    "krona": "kr sek nok dkk krona kronor krone kroner",
    "crown": "crown",
    "franc": "chf franc",
    "rouble": "ruble rouble",
    **{name: name for name in "yuan rupee dinar dirham lira peso shekel zloty forint riyal rand".split()},
    **{name: name for name in "florin guilder thaler ducat".split()},
}
# Dimension → names of a unit → its size in base units.
_DIMENSIONS: Mapping[str, Mapping[str, float]] = {
    "length": {
        "mm millimetre millimeter": 1e-3,
        "cm centimetre centimeter": 1e-2,
        "m metre meter": 1.0,
        "km kilometre kilometer": 1e3,
        "inch inche": 0.0254,
        "ft foot feet": 0.3048,
        "yard": 0.9144,
        "mile": 1609.344,
    },
    "mass": {
        "mg milligram": 1e-6,
        "g gram": 1e-3,
        "kg kilo kilogram kilogramme": 1.0,
        "tonne ton": 1e3,
        "lb": 0.45359237,
        "oz ounce": 0.028349523125,
    },
    "volume": {"ml millilitre": 1e-3, "litre liter": 1.0, "gallon": 3.785411784, "barrel": 158.987294928},
    "area": {"m²": 1.0, "ha hectare": 1e4, "acre": 4046.8564224, "km²": 1e6},
    "speed": {"km/h kph kmh": 1.0, "mph": 1.609344, "knot": 1.852},
    "power": {"kw kilowatt": 1e3, "mw megawatt": 1e6, "gw gigawatt": 1e9},
    "energy": {"kwh": 1e3, "mwh": 1e6, "gwh": 1e9, "twh": 1e12},
    "temperature": {"° °c degree celsius": 1.0, "°f fahrenheit": 5 / 9},
    "percent": {"% percent pct": 1.0},
    "points": {"point pp": 1.0, "bp": 0.01},
    "data": {"mb megabyte": 1e6, "gb gigabyte": 1e9, "tb terabyte": 1e12},
    "duration": {
        "second": 1.0,
        "minute": 60.0,
        "hour": 3600.0,
        "day": 86400.0,
        "week": 604800.0,
        "fortnight": 1209600.0,
        "month": 2629800.0,
        "year": 31557600.0,
        "decade": 315576000.0,
    },
}
_CURRENCY_OF = {word: name for name, words in _CURRENCIES.items() for word in words.split()}
_MEASURE_OF = {
    word: (dimension, factor)
    for dimension, units in _DIMENSIONS.items()
    for words, factor in units.items()
    for word in words.split()
}
# Dimension → symbol of its base unit; currencies are their own symbols.
UNIT_SYMBOLS = MappingProxyType(
    {name: name for name in _CURRENCIES}
    | dict(zip(_DIMENSIONS, "m kg l m² km/h W Wh °C % points bytes s".split(), strict=True))
)
# Zero of the unit in base units.
_OFFSETS = {"°f": -160 / 9, "fahrenheit": -160 / 9}
_SYNONYMS = {
    **dict.fromkeys(("percentage point", "percentage points"), "point"),
    **dict.fromkeys(("basis point", "basis points"), "bp"),
    **{f"{name} {per} hour": "km/h" for name in ("kilometres", "kilometers", "km") for per in ("an", "per")},
    **{f"miles {per} hour": "mph" for per in ("an", "per")},
}
_UNIT_AFTER = re.compile(
    r"[ \u00a0-]?(?P<power>square |cubic )?"
    r"(?P<unit>%|°\s?[cf]?\b|degrees? (?:celsius|fahrenheit|[cf])\b|km/h\b|k?m²|per ?cent\b|percentage points?\b|basis points?\b"
    r"|(?:kilometres|kilometers|km|miles) (?:an|per) hour\b|[^\W\d_]+\b)",
    re.IGNORECASE,
)
_CURRENCY_BEFORE = re.compile(
    r"(?P<currency>(?:\b(?:us|usd|eur|gbp|chf|sek|nok|dkk|kr))?[ ]?[$€£¥]?)[ ]?$", re.IGNORECASE
)
_RATE = re.compile(
    r"^(?: [^\W\d_]+){0,2}? (?:a|an|per|each|every) (?P<rate>second|minute|hour|day|week|month|year|person|household"
    r"|tonne|ton|barrel|share|litre|kilometre|square metre)\b"
    r"|^(?: [^\W\d_]+)? (?P<adverb>daily|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
# Characters before a number in which a currency is looked for ("US$ "), and after it for a rate ("a day").
_CURRENCY_WINDOW = 5
_RATE_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a number.

    Attributes:
        kind: "amount", "measure" or "count".
        dimension: The currency or the dimension; "count" for a count.
        factor: Its size in base units.
        rate: The unit after "per" ("day"), or "".
        start: Offset of the whole expression, including a currency sign before the number.
        end: Offset after the expression, including the unit.
        offset: Its zero in base units.
    """

    kind: str
    dimension: str
    factor: float
    rate: str
    start: int
    end: int
    offset: float = 0.0


def unit_of(text: str, start: int, end: int) -> Unit:
    """Return the unit of the number at `text[start:end]`."""
    before = _CURRENCY_BEFORE.search(text, max(0, start - _CURRENCY_WINDOW), start)
    written = before["currency"].strip() if before else ""
    currency = _CURRENCY_OF.get(written.lower()) or _CURRENCY_OF.get(written[-1:])
    if currency:
        return Unit("amount", currency, 1.0, _rate(text, end), text.rindex(written, 0, start), end)
    after = _UNIT_AFTER.match(text, end)
    if after:
        for name in _forms(after["unit"]):
            if name in _CURRENCY_OF:
                return Unit("amount", _CURRENCY_OF[name], 1.0, _rate(text, after.end()), start, after.end())
            if name in _MEASURE_OF:
                dimension, factor = _MEASURE_OF[name]
                if after["power"]:
                    dimension, factor = f"{after['power'].lower()}{name}", 1.0
                rate, offset = _rate(text, after.end()), _OFFSETS.get(name, 0.0)
                return Unit("measure", dimension, factor, rate, start, after.end(), offset)
    return Unit("count", "count", 1.0, _rate(text, end), start, end)


def _forms(written: str) -> tuple[str, ...]:
    """Return the names under which the tables may hold a unit: as written, and in the singular."""
    word = written.lower()
    if word.startswith("°"):
        return (word.replace(" ", ""),)
    if word.startswith("degree") and " " in word:
        return ("°" + word.partition(" ")[2][0],)
    if word.startswith("per") and word.endswith("cent"):
        return ("percent",)
    if word in _SYNONYMS:
        return (_SYNONYMS[word],)
    return (word, word.removesuffix("s"))


def _rate(text: str, end: int) -> str:
    match = _RATE.search(text[end : end + _RATE_WINDOW])
    if match is None:
        return ""
    return match["rate"].lower() if match["rate"] else _ADVERBS[match["adverb"].lower()]
