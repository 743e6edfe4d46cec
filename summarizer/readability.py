"""How well a sentence is understood alone: what reads badly when its neighbours are gone."""

import re

_PRONOUN = re.compile(
    r"^\W*(?:he|she|it|they|his|her|its|their|him|them|this|these|those|that|such|both|neither|here|there(?! (?:is|are|was|were|will|has|have)\b)"
    r"|the (?:former|latter|two|pair|three)|the (?:company|group|firm|man|woman|couple|team|agency|move|decision|incident|official)s?\b)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"^\W*(?:i|we|you|my|our|your)\b", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"^\W*(?:but|and|or|so|yet|nor|however|moreover|furthermore|additionally|meanwhile|instead|nevertheless|nonetheless|therefore|thus|hence|also|besides"
    r"|still|then|otherwise|likewise|similarly|consequently|in addition|in contrast|by contrast|on the other hand|for example|for instance|as a result"
    r"|at the same time|that said|in turn|in fact|indeed|of course|after all|because of this|in other words)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\b(?:he|she|they|it) (?:also )?(?:said|says|added|told|wrote|asked|explained|noted|continued|replied|responded)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"^\W*(?:here(?:'s| is| are|’s)|find out|read on|stay tuned|see (?:also|below|above)|scroll|click|check out|watch|listen|look at)\b|[:…]$|\.\.\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?。！？｡।؟۔።։។။…][\"'”’»›)\]」』】）]*$")
_QUESTION = re.compile(r"[?？؟][\"'”’»›)\]」』】）]*$")
_LEAST_WORDS = 6
_MOST_WORDS = 60


def faults(text: str) -> tuple[str, ...]:
    """What makes a sentence hard to read alone, worst first; empty if nothing does.

    The names: "question", "teaser", "fragment", "half quotation", "unresolved opening", "connective opening", "unnamed
    speaker", "short", "long".
    """
    found = {
        "question": bool(_QUESTION.search(text)),
        "teaser": bool(_TEASER.search(text)),
        "fragment": not _END.search(text) or text[:1].islower(),
        "half quotation": _half_quoted(text),
        "unresolved opening": bool(_PRONOUN.search(text) or _FIRST_PERSON.search(text)),
        "connective opening": bool(_CONNECTIVE.search(text)),
        "unnamed speaker": bool(_SPEAKER.search(text)) and not _names_before_speaker(text),
        "short": _is_spaced(text) and len(text.split()) < _LEAST_WORDS,
        "long": _is_spaced(text) and len(text.split()) > _MOST_WORDS,
    }
    return tuple(name for name, is_found in found.items() if is_found)


_WEIGHTS = {
    "question": 0.05,
    "teaser": 0.05,
    "fragment": 0.05,
    "half quotation": 0.4,
    "unresolved opening": 0.5,
    "connective opening": 0.6,
    "unnamed speaker": 0.6,
    "short": 0.5,
    "long": 0.7,
}


def standing(text: str) -> float:
    """How well a sentence stands alone, in (0, 1]; 1 = complete by itself."""
    weight = 1.0
    for fault in faults(text):
        weight *= _WEIGHTS[fault]
    return weight


def _half_quoted(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _names_before_speaker(text: str) -> bool:
    spoken = _SPEAKER.search(text)
    before = text[: spoken.start()] if spoken else text
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", before)
    return bool(re.search(r"(?<!^)\b[A-Z][a-z]+", outside.strip()))


def _is_spaced(text: str) -> bool:
    return " " in text.strip()
