"""Claims that may be denied elsewhere: a predicate, its auxiliary, and whether a negation belongs to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.disagreement.tokens import Token

_AUXILIARIES = MappingProxyType(
    {
        word: tense
        for tense, words in {
            "perfect": "has have had 've hasn't haven't hadn't",
            "past": "did didn't",
            "plain": "do does don't doesn't",
            "present": "is are am was were isn't aren't wasn't weren't",
            "future": "will shall won't 'll",
            "ability": "can cannot can't could couldn't",
            "duty": "may should shouldn't must mustn't",
        }.items()
        for word in words.split()
    }
)
# "Refused to sign" denies "signed".
_CLAUSE = re.compile(r"\b(?:what|that|who|which|how|why|when|where|because)\b|[,;:—]", re.IGNORECASE)
_REFUSALS = frozenset("refused declined failed refuses declines fails".split())
_BETWEEN = frozenset(
    "be been being also now already still yet so far again since ever even only to then both all".split()
)
_NOT = frozenset("not never".split())
_NOBODY = re.compile(
    r"\b(?:no(?! (?:one (?:knows|else)|other|doubt|longer|matter|more|less|fewer))|none|nobody(?! else))\b",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"\b(?:if|whether|unless|would|or not|to be (?:identified|named)"
    r"|not (?:only|just|merely|simply|necessarily|all|every|always)"
    r"|den(?:y|ies|ied|ying)|dismiss(?:es|ed)|false(?:ly)?|untrue|rumou?rs?|alleg(?:es|ed|edly)|no (?:evidence|sign|proof))\b|\?",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|never|cannot|no|none|nobody|nor|without)\b|n['’]t\b", re.IGNORECASE)
# Words from an auxiliary to its predicate, and characters from "no" to the auxiliary of its clause.
_REACH = 5
_SUBJECT = 60


@dataclass(frozen=True, slots=True)
class Claim:
    """A predicate that is affirmed or denied.

    Attributes:
        start: Offset of its auxiliary, or of the "no" of its subject, in the sentence.
        end: Offset after the predicate.
        predicate: The predicate's stem.
        tense: That of the auxiliary: "perfect", "past", "plain", "present", "future", "ability" or "duty".
        is_denied: Whether a negation belongs to it.
    """

    start: int
    end: int
    predicate: str
    tense: str
    is_denied: bool

    @property
    def normalized(self) -> str:
        """What is claimed: "yes" or "no"."""
        return "no" if self.is_denied else "yes"

    def agrees_with(self, other: object) -> bool:
        """Whether both affirm or both deny the same."""
        return isinstance(other, Claim) and (self.predicate, self.is_denied) == (other.predicate, other.is_denied)

    @property
    def time(self) -> str:
        """Its tense; one name for what has happened, however the articles put it."""
        return "past" if self.tense == "perfect" else self.tense


def claims(text: str, tokens: Sequence[Token]) -> Iterator[Claim]:
    """The predicates of a sentence; none of questions, conditions and sentences with two negations."""
    negations = len(_NEGATION.findall(text))
    if _NO_CLAIM.search(text) or negations > 1:
        return
    nobody = _NOBODY.search(text)
    words = [text[token.start : token.end].lower().replace("’", "'") for token in tokens]
    taken = -1
    for place, word in enumerate(words):
        tense = _AUXILIARIES.get(word)
        is_refusal = tense is None and word in _REFUSALS and words[place + 1 : place + 2] == ["to"]
        if tense is None and not is_refusal:
            if (
                word.endswith("ed")
                and not negations
                and place > taken
                and tokens[place].is_content
                and not tokens[place].is_name
            ):
                yield Claim(tokens[place].start, tokens[place].end, tokens[place].stem, "past", is_denied=False)
            continue
        in_subject = nobody is not None and _reaches(nobody, tokens[place].start, text)
        other, is_denied = _predicate(tokens, words, place)
        if other:
            taken = other
            start = nobody.start() if nobody and in_subject else tokens[place].start
            is_denied |= in_subject or is_refusal
            yield Claim(start, tokens[other].end, tokens[other].stem, tense or "past", is_denied)


def _reaches(nobody: re.Match[str], start: int, text: str) -> bool:
    """Whether a "no" stands in the subject of the auxiliary at an offset."""
    return 0 < start - nobody.start() < _SUBJECT and not _CLAUSE.search(text, nobody.end(), start)


def _predicate(tokens: Sequence[Token], words: Sequence[str], place: int) -> tuple[int, bool]:
    """The place of the predicate of the auxiliary at a place, 0 if there is none, and whether "not" stands between."""
    is_denied = words[place].endswith("n't") or words[place] == "cannot"
    for other in range(place + 1, min(place + 1 + _REACH, len(words))):
        if tokens[other].way > tokens[other - 1].way + 2:
            break
        is_adverb = words[other].endswith("ly")
        if words[other] in _NOT:
            is_denied = True
        elif tokens[other].is_content and not is_adverb and not tokens[other].is_name:
            return other, is_denied
        elif words[other] not in _BETWEEN and not is_adverb:
            break
    return 0, is_denied
