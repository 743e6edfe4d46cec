"""The part a value plays in its sentence: only values in one role are compared."""

import re

from summarizer.disagreement.aspects import REPORTING

_COUNTED = r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|\w+teen|\w+ty|most|some|all))"
_TOTAL = re.compile(
    rf"{_COUNTED} (?:out )?of (?:\w+ )?(?:\w+['’]s? )?(?:(?:all|some|about|nearly|around|roughly) )?$", re.IGNORECASE
)
# "Of Estmark's 4,212 precincts, the 388 in the capital report last."
_WHOLE = re.compile(r"\bOf (?:the |its |their |all |\w+['’]s )*$")
_STRONG = re.compile(r"-(?:strong|member|person|man)\b")
_PART = re.compile(
    r"^(?: \w+)? out of\b|^ of (?:the|its|their|them|those|these|which|whom|his|her|our|us|all|about|some|\d+)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|these|those|both|other)\s$", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|extra|next|first|last|previous|past)\s$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\s(?:more|other|others|further|additional|extra|new)\b", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\b(?:from|compared (?:with|to)|against|instead of|rather than|(?<!more )(?<!less )(?<!er )than)"
    r"(?: an? \w+)?(?: of)?\s|\()$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:by|rose|fell|rises?|falls?|gained|gains|lost|loses|climbed|dropped|grew|shrank|slipped|jumped|added"
    r"|cut|up|down)(?: (?:about|some|almost|nearly|around|another))?\s$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^(?:,? (?:up|down)| (?:higher|lower|above|below|fewer|less))\b| [^\W\d]+ short\b", re.IGNORECASE
)
_BOUND = re.compile(r"\b(?:(?P<start>from|since|between)|to|until|till)\s$", re.IGNORECASE)
_SAID = re.compile(
    rf"\b(?:{'|'.join(sorted(REPORTING))})(?: [^\W\d]+){{0,3}}? (?:(?:late|early|on|last|this) )*$", re.IGNORECASE
)


def role_of(before: str, after: str) -> str:
    """The role of a number between two texts: "former", "total", "more", "part", "change", "definite" or ""."""
    if _FROM.search(before):
        return "former"
    if _TOTAL.search(before) or _WHOLE.search(before) or (after[:1] == "-" and not _STRONG.match(after)):
        return "total"
    if _MORE_BEFORE.search(before) or _MORE_AFTER.match(after):
        return "more"
    if _PART.match(after):
        return "part"
    if _CHANGE.search(before) or _CHANGE_AFTER.match(after):
        return "change"
    return "definite" if _DEFINITE.search(before) else ""


def bound_of(before: str) -> str:
    """Whether a date or time after the text is the "start" or the "end" of a span; "" if neither."""
    match = _BOUND.search(before)
    if match is None:
        return ""
    return "start" if match["start"] else "end"


def is_reporting(before: str) -> bool:
    """Whether a date after the text is the day on which something was said."""
    return bool(_SAID.search(before))
