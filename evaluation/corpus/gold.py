"""Readers' gold: the facts that an editor wants, extracts by the editor, and why a sentence cannot be quoted by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from evaluation.errors import EvaluationError, enumerated
from evaluation.files import parse_json, read_json_lines, read_text

Flag = Literal["noise", "caption", "fragment", "context", "quote", "voice", "off"]
FLAGS: tuple[Flag, ...] = get_args(Flag)
# Budgets in words for which an editor makes an extract.
BUDGETS = (50, 100, 200)
VITAL = 3
_EXTRACT = "extract_"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in an article: `text[start:end]`, in code points."""

    article: str
    start: int
    end: int

    def within(self, texts: Mapping[str, str]) -> str | None:
        """Return the text at this place; None if the article or the place does not exist.

        Args:
            texts: Article id → text.
        """
        text = texts.get(self.article)
        return text[self.start : self.end] if text is not None and 0 <= self.start < self.end <= len(text) else None

    def overlap(self, other: "Span") -> int:
        """Return the number of characters that two spans share; 0 or less if none."""
        return min(self.end, other.end) - max(self.start, other.start) if self.article == other.article else -1


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a reader of the story should know.

    Attributes:
        text: The fact in the editor's words.
        weight: 3 = the summary fails without it, 2 = important, 1 = good to know.
        stated_by: Every sentence that states it.
    """

    text: str
    weight: int
    stated_by: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One editor's reading of a cluster.

    Attributes:
        story: What happened, in the editor's words.
        sentences: Every sentence of the articles as the editor read them, in reading order.
        facts: Most important first.
        extracts: (budget in words, the editor's summary in reading order), by rising budget; a summary may be empty.
        flags: (sentence, why it cannot be quoted by itself), in reading order.
    """

    story: str
    sentences: tuple[Span, ...]
    facts: tuple[Fact, ...]
    extracts: tuple[tuple[int, tuple[Span, ...]], ...]
    flags: tuple[tuple[Span, Flag], ...]

    def extract(self, words: int) -> tuple[Span, ...]:
        """Return the extract whose budget is nearest to so many words, the shorter of two."""
        return min(self.extracts, key=lambda extract: abs(extract[0] - words))[1]

    def to_json(self) -> dict[str, Any]:
        """Return everything as JSON values, independent of the ids of sentences."""
        return {
            "story": self.story,
            "sentences": list(map(_plain, self.sentences)),
            "facts": [[fact.text, fact.weight, *map(_plain, fact.stated_by)] for fact in self.facts],
            "extracts": [[words, *map(_plain, spans)] for words, spans in self.extracts],
            "flags": [[*_plain(span), flag] for span, flag in self.flags],
        }


def read_gold(record: Any, *, where: str, sentences: Any = None) -> Gold:
    """Return the gold of an object with story, facts, extract_50, extract_100, extract_200, flags and sentences.

    Args:
        record: The object; its facts, extracts and flags name sentences by their ids.
        where: Name of the file in messages.
        sentences: Id → `[article, start, end]` or an object with these keys, in reading order; None = the record's own.

    Raises:
        EvaluationError: If anything is missing, of another type, or names a sentence that does not exist.
    """
    needed = ["story", "facts", "flags", *(f"{_EXTRACT}{words}" for words in BUDGETS)]
    missing = [name for name in needed if name not in record] if isinstance(record, Mapping) else needed
    if missing:
        raise EvaluationError(f"{where}: gold without {enumerated(missing)}: add them")
    wrong = [name for name in needed[1:] if not isinstance(record[name], Mapping if name == "flags" else list)]
    if wrong:
        raise EvaluationError(f"{where}: {wrong[0]} is {record[wrong[0]]!r:.60}: write lists, and an object of flags")
    places = _sentences(record.get("sentences") if sentences is None else sentences, where=where)
    _spans(record["flags"], places, where=where)  # refuses a flag of an unknown sentence
    unknown = [flag for flag in record["flags"].values() if flag not in FLAGS]
    if unknown:
        raise EvaluationError(f"{where}: flag {unknown[0]!r} does not exist: choose one of {', '.join(FLAGS)}")
    return Gold(
        story=str(record["story"]),
        sentences=tuple(places.values()),
        facts=tuple(_fact(fact, places, where=where) for fact in record["facts"]),
        extracts=tuple((words, _spans(record[f"{_EXTRACT}{words}"], places, where=where)) for words in BUDGETS),
        flags=tuple((span, record["flags"][name]) for name, span in places.items() if name in record["flags"]),
    )


def read_gold_file(path: Path, sentences: Path | None = None) -> dict[str, Gold]:
    """Read the gold of several clusters, by id of the cluster.

    Args:
        path: JSON Lines with one object as in `read_gold` a line, and `id`.
        sentences: JSON of the sentences by id of the cluster, if they are not in the objects.

    Raises:
        EvaluationError: If a file cannot be read, or a line is no gold; names the line.
    """
    places = None if sentences is None else parse_json(read_text(sentences), where=str(sentences))
    found: dict[str, Gold] = {}
    for number, record in read_json_lines(path):
        where = f"{path}, line {number}"
        if not isinstance(record, Mapping) or "id" not in record:
            raise EvaluationError(f"{where}: gold without id: add the id of its cluster")
        name = str(record["id"])
        if name in found:
            raise EvaluationError(f"{where}: the id {name!r} occurs twice: keep one of them")
        if places is not None and name not in places:
            raise EvaluationError(f"{sentences} has no sentences of {name!r}: add them")
        found[name] = read_gold(record, where=where, sentences=None if places is None else places[name])
    return found


def check_gold(gold: Gold, texts: Mapping[str, str], *, cluster: str) -> None:
    """Refuse gold that was made on other texts.

    Args:
        gold: The gold.
        texts: Article id → text.
        cluster: Id of the cluster in messages.

    Raises:
        EvaluationError: If a sentence is outside its article.
    """
    for span in gold.sentences:
        if span.within(texts) is None:
            raise EvaluationError(
                f"cluster {cluster!r}: the gold names {span.article!r} from {span.start} to {span.end}, which does not"
                " exist: use the articles that it was made on"
            )


def _sentences(records: Any, *, where: str) -> dict[str, Span]:
    if not isinstance(records, Mapping) or not records:
        raise EvaluationError(f"{where}: gold without sentences: add them, or name their file with --gold-sentences")
    places = {}
    for name, record in records.items():
        try:
            values = [record[key] for key in ("article", "start", "end")] if isinstance(record, Mapping) else record
            article, start, end = values
            places[name] = Span(str(article), int(start), int(end))
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{where}: sentence {name!r} must have article, start and end") from error
    for before, span in pairwise(places.values()):
        if before.article == span.article and before.end > span.start:
            raise EvaluationError(
                f"{where}: the sentences at {before.start} and {span.start} of {span.article!r} overlap or are not in"
                " reading order: sort them"
            )
    return places


def _fact(record: Any, places: Mapping[str, Span], *, where: str) -> Fact:
    try:
        text, weight, stated_by = str(record["fact"]), record["weight"], record["stated_by"]
    except (KeyError, TypeError) as error:
        raise EvaluationError(f"{where}: a fact must be an object with fact, weight and stated_by") from error
    if weight not in range(1, VITAL + 1):
        raise EvaluationError(f"{where}: fact {text!r} has weight {weight!r}: use 1, 2 or 3")
    return Fact(text, weight, _spans(stated_by, places, where=where))


def _spans(names: Any, places: Mapping[str, Span], *, where: str) -> tuple[Span, ...]:
    unknown = [name for name in names if name not in places]
    if unknown:
        raise EvaluationError(
            f"{where}: the gold names {enumerated(unknown)}, but has no such sentence: correct the id"
        )
    return tuple(places[name] for name in names)


def _plain(span: Span) -> Sequence[str | int]:
    return [span.article, span.start, span.end]
