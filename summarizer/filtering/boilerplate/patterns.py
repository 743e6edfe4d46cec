"""The wording of one kind of boilerplate, in patterns that fail fast: nearly every sentence that is tried is news."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A month, written out or short.
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
# A name, for the patterns of `names`, which ignore the case elsewhere.
NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30})"


@dataclass(frozen=True, slots=True)
class Wording:
    """How boilerplate of one kind is worded; a pattern that is not there is never met.

    Attributes:
        opens: What a line in small letters opens with: tried at its beginning only.
        cues: One of these stands in whatever `holds` matches; to look for them first takes a fifth of the time.
        holds: What a line in small letters holds anywhere.
        names: What a line opens with, as it is written: with the capitals of names.
    """

    opens: re.Pattern[str] | None
    cues: tuple[str, ...]
    holds: re.Pattern[str] | None
    names: re.Pattern[str] | None

    def is_met(self, text: str, lowered: str) -> bool:
        """Whether a text is worded so.

        Args:
            text: As it is written.
            lowered: The same in small letters; patterns that ignore the case take twice the time.
        """
        return bool(
            (self.opens and self.opens.match(lowered))
            or (self.holds and any(map(lowered.__contains__, self.cues)) and self.holds.search(lowered))
            or (self.names and self.names.match(text))
        )


def wording(
    *, opens: Sequence[str] = (), cues: str = "", holds: Sequence[str] = (), names: Sequence[str] = ()
) -> Wording:
    """A wording from the alternatives of its patterns: regular expressions without what binds them to the beginning of a line.

    The cues are parted by "|"; the empty one stands in every line.
    """
    return Wording(
        opens=re.compile(rf"^\W*(?:{'|'.join(opens)})") if opens else None,
        cues=tuple(cues.split("|")),
        holds=re.compile("|".join(holds)) if holds else None,
        names=re.compile(rf"^\W*(?:{'|'.join(names)})", re.IGNORECASE) if names else None,
    )
