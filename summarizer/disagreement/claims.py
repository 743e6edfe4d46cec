"""Claims that another article may deny: a predicate, its tense, and whether it is negated."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.disagreement.tokens import Span, Token

# Auxiliary → tense or mood.
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
_REFUSALS = frozenset("refused declined failed refuses declines fails".split())
# Words that may be between an auxiliary and its predicate.
_FILLERS = frozenset(
    "be been being also now already still yet so far again since ever even only to then both all".split()
)
_NOT = frozenset("not never".split())
# Negations of the subject: "no one", "none", "nobody".
_NOBODY = re.compile(
    r"\b(?:no(?! (?:one (?:knows|else)|other|doubt|longer|matter|more|less|fewer))|none|nobody(?! else))\b",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"\b(?:what|that|who|which|how|why|when|where|because)\b|[,;:—]", re.IGNORECASE)
# Conditions, denials of somebody else's claim, rumours and questions.
_NOT_ASSERTED = re.compile(
    r"\b(?:if|whether|unless|would|or not|to be (?:identified|named)"
    r"|not (?:only|just|merely|simply|necessarily|all|every|always)"
    r"|den(?:y|ies|ied|ying)|dismiss(?:es|ed)|false(?:ly)?|untrue|rumou?rs?|alleg(?:es|ed|edly)|no (?:evidence|sign|proof))\b|\?",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|never|cannot|no|none|nobody|nor|without)\b|n['’]t\b", re.IGNORECASE)
# Most words from an auxiliary to its predicate, and distance that two neighbouring words may have: a comma fits, a dash does not.
_MAX_WORDS_TO_PREDICATE = 5
_MAX_STEP = 2
# Most characters from "nobody" to the auxiliary of its clause.
_MAX_SUBJECT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """A predicate that a sentence affirms or denies; the span starts at its auxiliary or at the negation in its subject.

    Attributes:
        predicate: Stem of the predicate.
        tense: Tense or mood of the auxiliary: "perfect", "past", "plain", "present", "future", "ability" or "duty".
        is_denied: Whether it is negated.
    """

    predicate: str
    tense: str
    is_denied: bool

    @property
    def normalized(self) -> str:
        """Return "yes" if it is affirmed, "no" if it is denied."""
        return "no" if self.is_denied else "yes"

    @property
    def topic(self) -> str:
        """Predicate and tense; perfect and past are one, because articles use either for the same event."""
        return f"claim: {self.predicate} {'past' if self.tense == 'perfect' else self.tense}"

    def agrees_with(self, other: object) -> bool:
        """Return whether both affirm, or both deny, the same predicate."""
        return isinstance(other, Claim) and (self.predicate, self.is_denied) == (other.predicate, other.is_denied)


def find_claims(text: str, tokens: Sequence[Token]) -> Iterator[Claim]:
    """Yield the claims of a sentence; none of questions, conditions and sentences with two negations."""
    negations = len(_NEGATION.findall(text))
    if _NOT_ASSERTED.search(text) or negations > 1:
        return
    nobody = _NOBODY.search(text)
    words = [text[token.start : token.end].lower().replace("’", "'") for token in tokens]
    last_predicate = -1
    for index, (word, token) in enumerate(zip(words, tokens, strict=True)):
        tense = _AUXILIARIES.get(word)
        is_refusal = tense is None and word in _REFUSALS and words[index + 1 : index + 2] == ["to"]
        if tense is None and not is_refusal:
            is_verb = word.endswith("ed") and token.is_content and not token.is_name
            if is_verb and not negations and index > last_predicate:
                yield Claim(token.start, token.end, token.stem, "past", is_denied=False)
            continue
        predicate, is_denied = _find_predicate(tokens, words, index)
        if predicate is None:
            continue
        last_predicate = predicate
        start = token.start
        if nobody and _is_in_subject(nobody, token.start, text):
            start, is_denied = nobody.start(), True
        stem, end = tokens[predicate].stem, tokens[predicate].end
        yield Claim(start, end, stem, tense or "past", is_denied or is_refusal)


def _is_in_subject(nobody: re.Match[str], auxiliary: int, text: str) -> bool:
    """Return whether the negation is in the subject of the auxiliary at an offset."""
    distance = auxiliary - nobody.start()
    return 0 < distance < _MAX_SUBJECT_LENGTH and not _CLAUSE_START.search(text, nobody.end(), auxiliary)


def _find_predicate(tokens: Sequence[Token], words: Sequence[str], auxiliary: int) -> tuple[int | None, bool]:
    """Return the index of an auxiliary's predicate, None if it has none, and whether the auxiliary is negated."""
    is_denied = words[auxiliary].endswith("n't") or words[auxiliary] == "cannot"
    for index in range(auxiliary + 1, min(auxiliary + 1 + _MAX_WORDS_TO_PREDICATE, len(words))):
        if tokens[index].position > tokens[index - 1].position + _MAX_STEP:
            break
        is_adverb = words[index].endswith("ly")
        if words[index] in _NOT:
            is_denied = True
        elif tokens[index].is_content and not is_adverb and not tokens[index].is_name:
            return index, is_denied
        elif words[index] not in _FILLERS and not is_adverb:
            break
    return None, is_denied
