"""Figures that stand otherwise now than in what the reader has read."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from summarizer.disagreement.search import find_disagreements
from summarizer.models import Change, Sentence
from summarizer.stages import Candidates, Matrix
from summarizer.units import Units

# A name or a denial that reads otherwise is a disagreement, not a new state of a count.
_KINDS = frozenset({"number", "amount", "date", "time"})


def find_changes(
    sentences: Sequence[Sentence], vectors: Matrix, known: Sequence[Sentence], known_vectors: Matrix, *, language: str
) -> tuple[Change, ...]:
    """The figures of the sentences of which the known sentences give another value, and not the same one too.

    It is the search for disagreements, between what is known on the one side and all the rest on the other, of whatever
    source: an outlet that corrects itself is news.

    Args:
        sentences: (n,) the sentences.
        vectors: (n, d) float32, unit rows.
        known: (k,) what the reader has read, each sentence once, ordered by article and position.
        known_vectors: (k, d) float32, unit rows.
        language: English name of the language; other than for English nothing is found.

    Returns:
        Surest first; the value before is the one published last.
    """
    before = _apart(known)
    both = (*sentences, *before)
    is_known = np.arange(len(both)) >= len(sentences)
    sides = Candidates(
        sentences=both,
        vectors=np.concatenate([vectors, known_vectors]),
        groups=np.arange(len(both)),
        origins=is_known.astype(np.int64),
        costs=np.ones(len(both), dtype=np.int64),
        units=Units.of_rows([(row,) for row in range(len(both))]),
        language=language,
    )
    found = []
    for one in find_disagreements(sides):
        old = [replace(value, sentence=before[value.sentence]) for value in one.values if value.sentence in before]
        stated = {value.normalized for value in old}
        if one.kind in _KINDS and old:
            found += [
                Change(about=one.about, before=old[-1], now=value)
                for value in one.values
                if value.sentence not in before and value.normalized not in stated
            ]
    return tuple(found)


def _apart(known: Sequence[Sentence]) -> dict[Sentence, Sentence]:
    """The known sentences in articles of ids of their own → as they were given.

    What is known may have the ids of what is new: the same articles, or later versions of them.
    """
    articles = dict.fromkeys(sentence.article for sentence in known)
    renamed = {article: replace(article, id=f"known\0{number}") for number, article in enumerate(articles)}
    return {replace(sentence, article=renamed[sentence.article]): sentence for sentence in known}
