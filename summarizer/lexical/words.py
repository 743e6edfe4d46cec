"""Tokens, stems and stop words of a language."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError
from summarizer.lexical.lexicon import MONTH_NAMES

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")

# The closed word classes of English: determiners, pronouns, prepositions, conjunctions, auxiliaries and particles.
# Longer published lists contain nouns and verbs that matter in news ("bill", "announce").
_ENGLISH = frozenset(
    """
    a about above across after again against ago all almost along already also although always am among
    an and another any are around as at away back be became because become been before behind being
    below between both but by can cannot could did do does doing done down during each either else
    enough even ever every few for from further had has have having he her here hers herself him himself
    his how however i if in into is it its itself just least less let like made make many may me might
    mine more most much must my myself near neither never no nor not now of off often on once one only
    onto or other others our ours ourselves out over own per perhaps quite rather really said same say
    says shall she should since so some such than that the their theirs them themselves then there these
    they this those though through thus to together too toward towards under until up upon us very was
    we well were what when where whether which while who whom whose why will with within without would
    yet you your yours yourself yourselves don't didn't doesn't isn't wasn't aren't weren't won't wouldn't
    couldn't shouldn't mustn't hasn't haven't hadn't can't i'm i've i'd i'll you're you've you'd you'll he'd he'll
    she'd she'll it'll we're we've we'd we'll they're they've they'd they'll there'll that'll who've who'd who'll
    """.split()
)

# "Mar" is left out: it is also a verb.
_MONTH_NAMES = {short: name for short, name in MONTH_NAMES.items() if short != "mar"}


def tokenize(text: str) -> list[str]:
    """Return the words of a text in lower case.

    An inner point, comma, apostrophe or hyphen belongs to its word ("u.s", "1,200"). Apostrophes are made straight,
    because stemmers remove the ending of "lund's" but not of "lund’s".
    """
    return _TOKEN.findall(text.lower().replace("’", "'"))


def tokenize_cased(text: str) -> list[str]:
    """Return the words of a text like `tokenize`, but with their capitals and apostrophes."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=8)
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of a language in lower case.

    Raises:
        InputError: If there is no list of stop words for the language.
    """
    if language == "english":
        return _ENGLISH
    import stop_words as lists

    if language not in lists.AVAILABLE_LANGUAGES:
        known = ", ".join(sorted(lists.AVAILABLE_LANGUAGES))
        raise InputError(f"no stop words for language {language!r}: choose one of {known}")
    return frozenset(lists.get_stop_words(language))


@lru_cache(maxsize=8)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the Snowball stemmer (Porter 2001) of a language; one that changes nothing if Snowball has none."""
    import Stemmer

    if language not in Stemmer.algorithms():
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(language).stemWord
    if language != "english":
        return stem
    # "Feb. 4" and "4 February" are one date.
    return lambda word: stem(_MONTH_NAMES.get(word, word))


@dataclass(frozen=True)
class Vocabulary:
    """A numbering of the stems of some texts.

    Attributes:
        language: English name of the language.
        numbers: Stem → number, in order of first appearance.
    """

    language: str
    numbers: dict[str, int] = field(default_factory=dict)
    _by_word: dict[str, int] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.numbers)

    def stems(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return (k,) the number of each word's stem; add stems that are new."""
        stem = stemmer(self.language)
        for word in words:
            if word not in self._by_word:
                self._by_word[word] = self.numbers.setdefault(stem(word), len(self.numbers))
        return np.array([self._by_word[word] for word in words], dtype=np.int64)

    def lookup(self, text: str) -> list[int]:
        """Return the numbers of a text's stems in order; -1 for a stem that is not in the vocabulary."""
        stem = stemmer(self.language)
        return [self.numbers.get(stem(word), -1) for word in tokenize(text)]

    def lookup_content(self, text: str) -> list[int]:
        """Return the numbers of a text's content stems, each once.

        Each stem that is not in the vocabulary has a negative number of its own.
        """
        stem, ignored = stemmer(self.language), stop_words(self.language)
        stems = dict.fromkeys(stem(word) for word in tokenize(text) if word not in ignored)
        return [self.numbers.get(name, -1 - place) for place, name in enumerate(stems)]

    @property
    def is_stop(self) -> NDArray[np.bool_]:
        """(len(self),) whether each stem is that of a stop word."""
        stem = stemmer(self.language)
        ignored = {stem(word) for word in stop_words(self.language)}
        return np.array([name in ignored for name in self.numbers], dtype=np.bool_)
