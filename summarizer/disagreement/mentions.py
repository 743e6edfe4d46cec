"""What a sentence states: each value with the words that say what it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_FATE_AFTER = 6.0
_NAME_REACH = 5.0
_LABEL_WORDS = 3

Value = Numeral | DateExpression | ClockTime | Claim | Spelling


@dataclass(frozen=True, slots=True)
class Mention:
    """One value that a sentence states.

    Attributes:
        kind: "number", "amount", "date", "time", "age", "name" or "negation".
        key: Only values of one key are comparable: dimension, rate, role.
        row: The sentence's row.
        start: Offset of the value in the sentence.
        end: Offset after it.
        value: What it stands for.
        about: The words of the sentence that say what it is of.
        heads: Stems of the words that name what is counted.
        fate: What happened to those counted, one of `FATES`; "" if nothing is said.
        names: Stems of the nearest capitalised words.
        context: Content stem → nearness, see `tokens.context`.
    """

    kind: str
    key: tuple[str, ...]
    row: int
    start: int
    end: int
    value: Value
    about: str
    heads: frozenset[str]
    fate: str
    names: frozenset[str]
    context: Mapping[str, float]

    def agrees_with(self, other: "Mention") -> bool:
        """Whether both may state the same value."""
        return self.value.agrees_with(other.value)


def mentions(row: int, sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Mention]:
    """What the sentence in a row states."""
    text = sentence.text
    for claim in claims(text, tokens):
        mention = _mention(
            kind="negation", key=("negation", claim.predicate), row=row, text=text, tokens=tokens, found=claim
        )
        after = [text[token.start : token.end] for token in tokens if token.is_content and token.end >= claim.end]
        about = " ".join(after[:_LABEL_WORDS])
        yield replace(mention, about=about, context={**mention.context, claim.predicate: 1.0})
    for spelling in spellings(text):
        mention = _mention(
            kind="name", key=("name", spelling.anchor), row=row, text=text, tokens=tokens, found=spelling
        )
        yield replace(mention, about=spelling.anchor, context={**mention.context, spelling.anchor: 1.0})
    moments: list[DateExpression | ClockTime] = [*dates(text, sentence.article.published), *clock_times(text)]
    for appointment in appointments(sentence, moments):
        yield _mention(
            kind=appointment.key[0], key=appointment.key, row=row, text=text, tokens=tokens, found=appointment.moment
        )
    for quantity in quantities(text, tokens, moments):
        yield _mention(kind=quantity.kind, key=quantity.key, row=row, text=text, tokens=tokens, found=quantity)


def _mention(
    *,
    kind: str,
    key: tuple[str, ...],
    row: int,
    text: str,
    tokens: Sequence[Token],
    found: Quantity | DateExpression | ClockTime | Claim | Spelling,
) -> Mention:
    start, end = found.start, found.end
    heads = found.heads if isinstance(found, Quantity) else ()
    return Mention(
        kind=kind,
        key=key,
        row=row,
        start=start,
        end=end,
        value=found.value if isinstance(found, Quantity) else found,
        about=_about(text, tokens, start, end, len(heads)),
        heads=frozenset(heads),
        fate=_fate(tokens, start, end) if kind == "number" else "",
        names=_names(tokens, start, end),
        context=context(tokens, start, end),
    )


def _about(text: str, tokens: Sequence[Token], start: int, end: int, heads: int) -> str:
    """The words that name what is counted, or else the content words nearest to the value, in their order."""
    after = [token for token in tokens if token.is_content and token.start >= end]
    if heads:
        chosen = after[: min(heads, _LABEL_WORDS)]
    else:
        before = [token for token in tokens if token.is_content and token.end <= start]
        near = sorted((*before, *after), key=lambda token: (max(start - token.end, token.start - end), token.start))
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
    currencies = Counter(mention.key[0] for mention in found if mention.kind == "amount")
    if not currencies:
        return list(found)
    most = max(currencies, key=lambda name: (currencies[name], name))
    return [
        replace(mention, kind="amount", key=(most, *mention.key[1:])) if _is_bare_large(mention) else mention
        for mention in found
    ]


def _is_bare_large(mention: Mention) -> bool:
    value = mention.value
    return mention.key[0] == "count" and not mention.heads and isinstance(value, Numeral) and value.scale >= _LARGE


def contested(found: Iterable[Mention]) -> list[Mention]:
    """The mentions without the claims and names that nobody puts otherwise."""
    values: dict[tuple[str, ...], set[str]] = defaultdict(set)
    listed = list(found)
    for mention in listed:
        values[mention.key].add(mention.value.normalized)
    return [
        mention for mention in listed if len(values[mention.key]) > 1 or not isinstance(mention.value, Claim | Spelling)
    ]
