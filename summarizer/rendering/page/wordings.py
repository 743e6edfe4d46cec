"""How another source words the same thing."""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

from summarizer.rendering.page.plain import plain

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


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
