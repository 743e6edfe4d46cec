"""What a sentence states: each value with the words that say what it is about."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from summarizer.disagreement.clock import ClockTime, clock_times
from summarizer.disagreement.dates import DateExpression, dates
from summarizer.disagreement.names import Spelling, spellings
from summarizer.disagreement.negation import Claim, claims
from summarizer.disagreement.numerals import Numeral
from summarizer.disagreement.quantities import Quantity, quantities
from summarizer.disagreement.roles import is_reporting
from summarizer.disagreement.schedule import appointments
from summarizer.disagreement.scores import Score, scores
from summarizer.disagreement.surroundings import Place, behind, belonging, context, fate, names
from summarizer.disagreement.tokens import Token
from summarizer.models import Sentence

_LABEL_WORDS = 3
_REPORT_REACH = 60
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_RELATIVE_YEAR = re.compile(r"\b(?P<which>last|next) year\b", re.IGNORECASE)
_STEPS = MappingProxyType({"last": -1, "next": 1})

_Found = Quantity | DateExpression | ClockTime | Claim | Spelling | Score
Value = Numeral | DateExpression | ClockTime | Claim | Spelling | Score


@dataclass(frozen=True, slots=True)
class Mention:
    """One value that a sentence states.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        topic: Only values of one topic are comparable: the dimension or currency, "score", "date", "time", "age", the predicate
            and tense of a claim, the word beside the one in question in a name.
        rate: What a number is counted per; "" if nothing.
        role: The part of a number in its sentence, which bound of a span a date or time is; "" if neither.
        row: The sentence's row.
        start: Offset of the value in the sentence.
        end: Offset after it.
        value: What it stands for.
        about: The words of the sentence that say what it is of.
        heads: Stems of the words that name what is counted.
        fate: What happened to those counted, one of `FATES`; "" if nothing is said.
        names: Stems of the nearest capitalised words.
        all_names: Stems of all capitalised words of the sentence, the first word left out.
        context: Content stem → nearness, see `surroundings.context`.
        own: Stems of the content words that no other value parts from it.
        years: The years that the sentence names, other than that of publication.
        days: The days and months that it names, without those on which something was said.
    """

    kind: str
    topic: str
    rate: str
    role: str
    row: int
    start: int
    end: int
    value: Value
    about: str
    heads: frozenset[str]
    fate: str
    names: frozenset[str]
    all_names: frozenset[str]
    context: Mapping[str, float]
    own: frozenset[str]
    years: frozenset[str]
    days: tuple[DateExpression, ...]

    def agrees_with(self, other: "Mention") -> bool:
        """Whether both may state the same value."""
        return self.value.agrees_with(other.value)


def mentions(
    row: int, sentence: Sentence, tokens: Sequence[Token], *, previous: Sequence[Token] = (), is_pointed: bool = False
) -> Iterator[Mention]:
    """What a sentence states.

    Args:
        row: Its row.
        sentence: The sentence.
        tokens: Its words.
        previous: The words of the sentence before it in its article.
        is_pointed: Whether its article writes "at 9.15", see `writes_points`.
    """
    text, published = sentence.text, sentence.article.published
    found_dates = list(dates(text, published))
    everything = list(_found(text, tokens, [*found_dates, *clock_times(text, is_pointed=is_pointed)]))
    all_names = frozenset(token.stem for token in tokens if token.is_name and token.is_content)
    years = _years(text, published)
    days = tuple(
        day
        for day in found_dates
        if day.names_a_month and not is_reporting(text[max(0, day.start - _REPORT_REACH) : day.start])
    )
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, _, found in everything:
        if family := _family(found):
            places[family].append((found.start, found.end))
    for kind, (topic, rate, role), found in everything:
        place = Place.among(found.start, found.end, places.get(_family(found), ()))
        near = context(tokens, place)
        if isinstance(found, Claim | Spelling):
            # What a claim or a name is compared by belongs to what it is about.
            near[found.predicate if isinstance(found, Claim) else found.anchor] = 1.0
        elif isinstance(found, Quantity):
            near = behind(tokens, previous) | near
        yield Mention(
            kind=kind,
            topic=topic,
            rate=rate,
            role=role,
            row=row,
            start=found.start,
            end=found.end,
            value=found.value if isinstance(found, Quantity) else found,
            about=found.anchor.title() if isinstance(found, Spelling) else _about(text, tokens, found),
            heads=frozenset(found.heads if isinstance(found, Quantity) else ()),
            fate=fate(tokens, place) if kind == "number" else "",
            names=names(tokens, place),
            all_names=all_names,
            context=near,
            own=belonging(tokens, place),
            years=years,
            days=days,
        )


def _found(
    text: str, tokens: Sequence[Token], moments: Sequence[DateExpression | ClockTime]
) -> Iterator[tuple[str, tuple[str, str, str], _Found]]:
    """Kind, topic with rate and role, and value of what a sentence states."""
    for claim in claims(text, tokens):
        yield "negation", (f"claim: {claim.predicate} {claim.time}", "", ""), claim
    for spelling in spellings(text):
        yield "name", (f"name: {spelling.anchor}", "", ""), spelling
    for kind, bound, moment in appointments(text, moments):
        yield kind, (kind, "", bound), moment
    results = list(scores(text))
    for result in results:
        yield "number", ("score", "", ""), result
    for quantity in quantities(text, tokens, [*moments, *results]):
        yield quantity.kind, (quantity.dimension, quantity.rate, quantity.role), quantity


def _family(found: _Found) -> str:
    """Values of one family part each other's words: figures do, and dates and times; claims and names part nothing."""
    if isinstance(found, Quantity):
        return "figure"
    return "moment" if isinstance(found, DateExpression | ClockTime) else ""


def _years(text: str, published: datetime | None) -> frozenset[str]:
    """The years that a text names, by number or as seen from that of publication, other than that one."""
    named = set(_YEAR.findall(text))
    if published:
        named |= {str(published.year + _STEPS[match["which"].lower()]) for match in _RELATIVE_YEAR.finditer(text)}
        named.discard(str(published.year))
    return frozenset(named)


def _about(text: str, tokens: Sequence[Token], found: _Found) -> str:
    """The words that name what is counted or claimed, or else the content words nearest to the value, in their order."""
    content = [token for token in tokens if token.is_content]
    if isinstance(found, Claim):
        chosen = [token for token in content if token.end >= found.end][:_LABEL_WORDS]
    else:
        heads = found.heads if isinstance(found, Quantity) else ()
        outside = [
            token
            for token in content
            if (token.end <= found.start or token.start >= found.end) and (not heads or token.stem in heads)
        ]
        near = sorted(outside, key=lambda token: (max(found.start - token.end, token.start - found.end), token.start))
        most = min(len(heads), _LABEL_WORDS) or _LABEL_WORDS
        chosen = sorted(near[:most], key=lambda token: token.start)
    return " ".join(text[token.start : token.end] for token in chosen)
