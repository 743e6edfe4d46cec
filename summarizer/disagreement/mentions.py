"""What a sentence states: each value with the words that say what it is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.disagreement.aspects import FATES
from summarizer.disagreement.clock import ClockTime, clock_times
from summarizer.disagreement.dates import DateExpression, dates
from summarizer.disagreement.names import Spelling, spellings
from summarizer.disagreement.negation import Claim, claims
from summarizer.disagreement.numerals import Numeral
from summarizer.disagreement.quantities import Quantity, quantities
from summarizer.disagreement.schedule import appointments
from summarizer.disagreement.tokens import Token, context
from summarizer.models import Sentence

# Numbers from here on that count nothing ("1.2 million a day") are money.
_LARGE = 1e6
# How far from a value, in words, its fate and its names may stand.
_FATE_BEFORE = 12.0
_FATE_AFTER = 8.0
_NAME_REACH = 5.0
_LABEL_WORDS = 3
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

_Found = Quantity | DateExpression | ClockTime | Claim | Spelling
Value = Numeral | DateExpression | ClockTime | Claim | Spelling


@dataclass(frozen=True, slots=True)
class Mention:
    """One value that a sentence states.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        topic: Only values of one topic are comparable: the dimension or currency, "date", "time", "age", the predicate and
            tense of a claim, the word beside the one in question in a name.
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
        context: Content stem → nearness, see `tokens.context`.
        years: The years that the sentence names, other than that of publication.
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
    years: frozenset[str]

    def agrees_with(self, other: "Mention") -> bool:
        """Whether both may state the same value."""
        return self.value.agrees_with(other.value)


def mentions(row: int, sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Mention]:
    """What the sentence in a row states."""
    text, published = sentence.text, sentence.article.published
    all_names = frozenset(token.stem for token in tokens if token.is_name and token.is_content)
    years = frozenset(_YEAR.findall(text)) - {str(published.year) if published else ""}
    for kind, (topic, rate, role), found in _found(sentence, tokens):
        start, end = found.start, found.end
        heads = found.heads if isinstance(found, Quantity) else ()
        near = context(tokens, start, end)
        # What a claim or a name is compared by belongs to what it is about.
        own = found.predicate if isinstance(found, Claim) else found.anchor if isinstance(found, Spelling) else ""
        yield Mention(
            kind=kind,
            topic=topic,
            rate=rate,
            role=role,
            row=row,
            start=start,
            end=end,
            value=found.value if isinstance(found, Quantity) else found,
            about=found.anchor.title() if isinstance(found, Spelling) else _about(text, tokens, found),
            heads=frozenset(heads),
            fate=_fate(tokens, start, end) if kind == "number" else "",
            names=_names(tokens, start, end),
            all_names=all_names,
            context={**near, own: 1.0} if own else near,
            years=years,
        )


def _found(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[str, str, str], _Found]]:
    """Kind, topic with rate and role, and value of what the sentence states."""
    text = sentence.text
    for claim in claims(text, tokens):
        yield "negation", (f"claim: {claim.predicate} {claim.time}", "", ""), claim
    for spelling in spellings(text):
        yield "name", (f"name: {spelling.anchor}", "", ""), spelling
    moments: list[DateExpression | ClockTime] = [*dates(text, sentence.article.published), *clock_times(text)]
    for kind, bound, moment in appointments(text, moments):
        yield kind, (kind, "", bound), moment
    for quantity in quantities(text, tokens, moments):
        yield quantity.kind, (quantity.dimension, quantity.rate, quantity.role), quantity


def _about(text: str, tokens: Sequence[Token], found: _Found) -> str:
    """The words that name what is counted or claimed, or else the content words nearest to the value, in their order."""
    content = [token for token in tokens if token.is_content]
    if isinstance(found, Claim):
        chosen = [token for token in content if token.end >= found.end][:_LABEL_WORDS]
    elif isinstance(found, Quantity) and found.heads:
        chosen = [token for token in content if token.start >= found.end][: min(len(found.heads), _LABEL_WORDS)]
    else:
        outside = [token for token in content if token.end <= found.start or token.start >= found.end]
        near = sorted(outside, key=lambda token: (max(found.start - token.end, token.start - found.end), token.start))
        chosen = sorted(near[:_LABEL_WORDS], key=lambda token: token.start)
    return " ".join(text[token.start : token.end] for token in chosen)


def _here(tokens: Sequence[Token], start: int, end: int) -> float:
    return next((token.way for token in tokens if token.end > start and token.start < end), 0.0)


def _fate(tokens: Sequence[Token], start: int, end: int) -> str:
    """What is said of those counted: after the value up to the next figure, else before it."""
    here = _here(tokens, start, end)
    after = (token for token in tokens if token.start >= end)
    before = (token for token in reversed(tokens) if token.end <= start)
    for side, reach in ((after, _FATE_AFTER), (before, _FATE_BEFORE)):
        for token in side:
            if abs(token.way - here) > reach or not token.stem:
                break
            if token.stem in FATES:
                return token.stem
    return ""


def _names(tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """The capitalised words close before the value; where there are none, those after it."""
    here = _here(tokens, start, end)
    near = [t for t in tokens if t.is_name and t.is_content and abs(t.way - here) <= _NAME_REACH]
    before = frozenset(token.stem for token in near if token.end <= start)
    return before or frozenset(token.stem for token in near if token.start >= end)


def in_currency(found: Sequence[Mention]) -> list[Mention]:
    """The same mentions, where large numbers of nothing ("1.2 million a day") are amounts of the most used currency."""
    currencies = Counter(mention.topic for mention in found if mention.kind == "amount")
    if not currencies:
        return list(found)
    most = max(currencies, key=lambda name: (currencies[name], name))
    return [replace(mention, kind="amount", topic=most) if _is_bare_large(mention) else mention for mention in found]


def _is_bare_large(mention: Mention) -> bool:
    value = mention.value
    return mention.topic == "count" and not mention.heads and isinstance(value, Numeral) and value.scale >= _LARGE


def contested(found: Sequence[Mention], common: frozenset[str]) -> list[Mention]:
    """The mentions without the claims and names that nobody puts otherwise, and without names of common words.

    Args:
        found: The mentions.
        common: Words that are written in lower case somewhere: what is "forces" there is no surname.
    """
    values: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        values[mention.topic].add(mention.value.normalized)
    return [
        mention
        for mention in found
        if not isinstance(mention.value, Claim | Spelling)
        or (
            len(values[mention.topic]) > 1
            and not (isinstance(mention.value, Spelling) and mention.value.words & common)
        )
    ]
