"""How each source words one thing."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from summarizer.models import CitedSentence, Copy
from summarizer.rendering.page.plain import plain
from summarizer.rendering.page.sources import Source

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article with a wording: where it stands, its cosine with the quoted sentence, and whether it says more than that."""

    source: Source
    anchor: str
    similarity: float
    says_more: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, its own words marked, and the articles that carry it letter for letter."""

    text: Markup
    carriers: tuple[Carrier, ...]


def wordings(cited: CitedSentence, found: Mapping[str, Source]) -> list[Wording]:
    """The wordings of what a sentence says: the quoted one first, then the others, nearest first."""
    carriers: dict[str, list[Carrier]] = defaultdict(list)
    for copy in (Copy(cited.sentence, 1.0), *cited.also_in):
        source = found[copy.sentence.article.id]
        name = source.place(copy.sentence.start, copy.sentence.end)
        carriers[copy.sentence.text].append(Carrier(source, name, copy.similarity, copy.says_more))
    return [Wording(own_words(text, cited.sentence.text), tuple(held)) for text, held in carriers.items()]


def own_words(text: str, other: str) -> Markup:
    """The text, with the runs of words that another one does not have in their place marked.

    Words are compared without case and outer punctuation, by the longest runs they share (Ratcliff and Obershelp, as in
    `difflib`).
    """
    words = list(_WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    matcher = SequenceMatcher(None, [_key(word) for word in other.split()], keys, autojunk=False)
    shown, at = Markup(""), 0
    for tag, _, _, first, last in matcher.get_opcodes():
        if tag in ("replace", "insert"):
            start, end = words[first].start(), words[last - 1].end()
            shown += plain(text[at:start]) + Markup('<i class="own">{}</i>').format(plain(text[start:end]))
            at = end
    return shown + plain(text[at:])


def _key(word: str) -> str:
    return _EDGES.sub("", word).casefold() or word
