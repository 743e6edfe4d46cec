"""Whether the later of two values supersedes the earlier one instead of contradicting it."""

import re
from datetime import datetime

from summarizer.candidates import Candidates
from summarizer.disagreement.aspects import DRIFTING, PASSING_FATES
from summarizer.disagreement.mentions import Mention
from summarizer.disagreement.negation import Claim
from summarizer.disagreement.numerals import Numeral

_RENEWED = re.compile(
    r"\b(?:rose|risen|climbed|grew|grown|increased|raised|jumped|up from|down from|fell to|fallen to|brings? the"
    r"|brought the|now|revised|corrected|updated|new (?:official )?(?:figure|count|total|toll)|latest|since then"
    r"|by then|still)\b",
    re.IGNORECASE,
)
# How far from a value, in characters, such a word may stand.
_REACH = 60
# Hours between two articles before a toll, or a price, counts as renewed rather than contradicted.
_TOLL_HOURS = 4.0
_DRIFT_HOURS = 0.5
_CLOSE = 0.5
_SHARES = frozenset({"parti", "vote"})


def supersedes(first: Mention, second: Mention, candidates: Candidates) -> bool:
    """Whether one of two disagreeing mentions is later and takes the other's place.

    Without dates of publication nothing is known to be later.
    """
    hours = _hours(*(candidates.sentences[mention.row].article.instant for mention in (first, second)))
    if not hours:
        return False
    earlier, later = (first, second) if hours > 0 else (second, first)
    if isinstance(earlier.value, Claim):
        # What has not happened yet may happen later.
        return earlier.value.is_denied and earlier.value.tense == "perfect"
    if not isinstance(later.value, Numeral) or later.kind == "age":
        return False
    text = candidates.texts[later.row]
    if _RENEWED.search(text, max(0, later.start - _REACH), later.end + _REACH):
        return True
    if first.fate:
        return first.fate == second.fate and first.fate in PASSING_FATES and abs(hours) >= _TOLL_HOURS
    return abs(hours) >= _DRIFT_HOURS and (_drifts(first) or _drifts(second))


def _hours(first: datetime | None, second: datetime | None) -> float:
    """Return the hours from the first to the second; 0 if one is unknown."""
    if first is None or second is None:
        return 0.0
    return (second - first).total_seconds() / 3600


def _drifts(mention: Mention) -> bool:
    if mention.fate:
        return False
    close = {stem for stem, nearness in mention.context.items() if nearness > _CLOSE}
    return bool(close & DRIFTING) or (mention.topic == "percent" and bool(close & _SHARES))
