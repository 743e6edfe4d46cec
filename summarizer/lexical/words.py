"""Words, stems and the closed-class words of a language."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")

# The closed classes of English (determiners, pronouns, prepositions, conjunctions, auxiliaries, particles): the words that carry
# no content of their own. Longer published lists hold nouns and verbs ("bill", "announce") that news turns on.
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

# "Mar" is left out: it is a word.
_MONTHS = {
    "jan": "january",
    "feb": "february",
    "apr": "april",
    "jun": "june",
    "jul": "july",
    "aug": "august",
    "sep": "september",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
}


def tokenize(text: str) -> list[str]:
    """The words of a text in lower case; an inner point, comma, apostrophe or hyphen belongs to its word ("u.s", "1,200").

    Apostrophes are straight: stemmers take the ending off "lund's" only.
    """
    return _TOKEN.findall(text.lower().replace("’", "'"))


def spelled(text: str) -> list[str]:
    """The words of a text as it writes them, see `tokenize`."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=8)
def stop_words(language: str) -> frozenset[str]:
    """The closed-class words of a language, in lower case.

    Raises:
        InputError: If there is no list for the language.
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
    """The Snowball stemmer (Porter 2001) of a language; languages without one keep their words as they are."""
    import Stemmer

    if language not in Stemmer.algorithms():
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(language).stemWord
    if language != "english":
        return stem
    # "Feb. 4" and "4 February" are one date.
    return lambda word: stem(_MONTHS.get(word, word))


@dataclass(frozen=True)
class Vocabulary:
    """The stems of some texts, numbered.

    Attributes:
        language: English name of the language.
        numbers: Stem → number, in order of first appearance.
    """

    language: str
    numbers: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.numbers)

    def stems(self, words: Sequence[str]) -> NDArray[np.int64]:
        """(k,) the number of each word's stem; new ones are added."""
        stem = stemmer(self.language)
        for word in words:
            if word not in self._known:
                self._known[word] = self.numbers.setdefault(stem(word), len(self.numbers))
        return np.array([self._known[word] for word in words], dtype=np.int64)

    def known(self, text: str) -> list[int]:
        """The numbers of a text's stems in order; -1 for one that stands in none of the texts."""
        stem = stemmer(self.language)
        return [self.numbers.get(stem(word), -1) for word in tokenize(text)]

    def content(self, text: str) -> list[int]:
        """The numbers of a text's content stems, each once; one below 0 for each that stands in none of the texts."""
        stem, ignored = stemmer(self.language), stop_words(self.language)
        stems = dict.fromkeys(stem(word) for word in tokenize(text) if word not in ignored)
        return [self.numbers.get(name, -1 - place) for place, name in enumerate(stems)]

    @property
    def is_stop(self) -> NDArray[np.bool_]:
        """(len,) whether each stem is that of a stop word."""
        stem = stemmer(self.language)
        ignored = {stem(word) for word in stop_words(self.language)}
        return np.array([name in ignored for name in self.numbers], dtype=np.bool_)
