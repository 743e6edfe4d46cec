"""Lines as a mail program or a typesetter broke them → paragraphs, one a line, so that sentences are whole again."""

import re
from math import ceil

# Nobody breaks longer lines by hand; text that has them is not wrapped.
_WIDEST = 150
# A line counts as full if the next line's first word would have made it longer than this share of the width: letters
# are not of one width in print, and mail programs leave a margin.
_FULL = 0.85
_USUAL = 0.9
_ITEM = re.compile(r"[•◦▪*>–—-]\s*\S|\(?\w{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]++)-\n([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def unwrap(text: str) -> str:
    """Paragraphs of hard-wrapped text, one a line; blank lines, items of lists and short lines stay ends of paragraphs.

    A hyphen at the end of a line stays if the text has the compound elsewhere, and goes if it has the plain word; where
    it has neither it stays in a capitalised compound and goes in small letters.
    """
    lines = [" ".join(line.replace("\u00ad", "").split()) for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if " " in line)  # an address alone in its line is as long as it is
    width = lengths[ceil(_USUAL * (len(lengths) - 1))] if lengths else 0
    if width > _WIDEST:
        return "\n".join(line for line in lines if line)
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if line and before and _goes_on(before, line, width):
            paragraphs[-1] += "\n" + line
        elif line:
            paragraphs.append(line)
        before = line
    words = set(_WORD.findall(text.lower()))
    return "\n".join(
        _BROKEN_WORD.sub(lambda match: _joined(match[1], match[2], words), paragraph).replace("\n", " ")
        for paragraph in paragraphs
    )


def _goes_on(before: str, line: str, width: int) -> bool:
    if _ITEM.match(line) or before.startswith(">"):
        return False
    return (
        line[0].islower()
        or (before[-1] == "-" and before[-2:-1].isalpha())
        or len(before) + 1 + len(line.split(maxsplit=1)[0]) > _FULL * width
    )


def _joined(first: str, second: str, words: set[str]) -> str:
    if f"{first}-{second}".lower() in words:
        return f"{first}-{second}"
    if f"{first}{second}".lower() in words or second.islower():
        return f"{first}{second}"
    return f"{first}-{second}"
