"""Names of persons, read as pairs of neighbouring capitalised words that other articles may spell differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import combining, normalize

from summarizer.disagreement.tokens import Span

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![^\W_])(?:{_WORD})(?: (?:{_WORD}))+")
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame lady lord the minister president saint st".split())
# "Krähenbühl" and "Kraehenbuehl" are one spelling.
_DIGRAPH = re.compile(r"(?<=[aou])e")
_MIN_LETTERS = 3
# "Henrik" and "Hendrik" are spellings of one name (ratio 0.92); "Tom" and "Thomas" are two forms of it (0.67).
_MIN_SPELLING_RATIO = 0.7


@dataclass(frozen=True, slots=True)
class Spelling(Span):
    """A word of a name, together with the word next to it; the span holds both.

    Attributes:
        word: The word whose spelling is compared, in lower case.
        anchor: The word next to it, in lower case; only spellings with the same anchor are compared.
    """

    word: str
    anchor: str

    @property
    def normalized(self) -> str:
        """The word whose spelling is compared."""
        return self.word

    @property
    def words(self) -> frozenset[str]:
        """Both words."""
        return frozenset({self.word, self.anchor})

    def agrees_with(self, other: object) -> bool:
        """Return whether both have one anchor and one word, or one word abbreviates the other."""
        if not isinstance(other, Spelling) or self.anchor != other.anchor:
            return False
        mine, theirs = _fold(self.word), _fold(other.word)
        return mine.startswith(theirs) or theirs.startswith(mine)

    def is_similar(self, other: "Spelling") -> bool:
        """Return whether the words may be spellings of one name (Ratcliff and Obershelp 1988)."""
        return (
            self.word[0] == other.word[0]
            and SequenceMatcher(None, self.word, other.word).ratio() >= _MIN_SPELLING_RATIO
        )


def find_spellings(text: str) -> Iterator[Spelling]:
    """Yield two spellings for every two neighbouring words of a name: each word once as the one compared."""
    for match in _NAME.finditer(text):
        offset = match.start()
        before: tuple[str, int] | None = None
        for written in match[0].split(" "):
            bare = _POSSESSIVE.sub("", written)
            word = bare.lower()
            start, offset = offset, offset + len(written) + 1
            if len(word) < _MIN_LETTERS or word in _TITLES:
                before = None
                continue
            if before:
                end = start + len(bare)
                yield Spelling(before[1], end, before[0], word)
                yield Spelling(before[1], end, word, before[0])
            before = (word, start)


def _fold(word: str) -> str:
    """Return a word without accents and without the digraphs that replace them."""
    return _DIGRAPH.sub("", "".join(letter for letter in normalize("NFKD", word) if not combining(letter)))
