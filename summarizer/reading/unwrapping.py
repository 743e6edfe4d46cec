"""Joining of hard-wrapped lines, as in mails and PDF files, to paragraphs, so that sentences are whole again."""

import re
from math import ceil

# Text with longer lines than this is not wrapped: mail programs wrap at 72 to 100 characters, narrow print earlier.
_MAX_WIDTH = 150
# The width of the text is this quantile of the lengths of its lines: single lines may be longer.
_WIDTH_QUANTILE = 0.9
# A line is full if the next line's first word would have made it longer than this share of the width: in print letters have
# different widths, and mail programs leave a margin.
_FULL_SHARE = 0.85
_ITEM = re.compile(r"[•◦▪*>–—-]\s*\S|\(?\w{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]++)-\n([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def unwrap(text: str) -> str:
    """Join the lines of each paragraph of hard-wrapped text; paragraphs end at blank lines, list items and short lines.

    A hyphen at the end of a line is kept if the text has the compound elsewhere, and dropped if it has the plain word. If it
    has neither, the hyphen is dropped before a small letter and kept before a capital.
    """
    lines = [" ".join(line.replace("\u00ad", "").split()) for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if " " in line)  # a web address alone on its line may have any length
    width = lengths[ceil(_WIDTH_QUANTILE * (len(lengths) - 1))] if lengths else 0
    if width > _MAX_WIDTH:
        return "\n".join(line for line in lines if line)
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if line and before and _continues(before, line, width):
            paragraphs[-1] += "\n" + line
        elif line:
            paragraphs.append(line)
        before = line
    words = set(_WORD.findall(text.lower()))
    return "\n".join(
        _BROKEN_WORD.sub(lambda match: _join_word(match[1], match[2], words), paragraph).replace("\n", " ")
        for paragraph in paragraphs
    )


def _continues(before: str, line: str, width: int) -> bool:
    if _ITEM.match(line) or before.startswith(">"):
        return False
    return (
        line[0].islower()
        or (before[-1] == "-" and before[-2:-1].isalpha())
        or len(before) + 1 + len(line.split(maxsplit=1)[0]) > _FULL_SHARE * width
    )


def _join_word(first: str, second: str, words: set[str]) -> str:
    if f"{first}-{second}".lower() in words:
        return f"{first}-{second}"
    if f"{first}{second}".lower() in words or second.islower():
        return f"{first}{second}"
    return f"{first}-{second}"
