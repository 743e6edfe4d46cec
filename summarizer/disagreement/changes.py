"""Figures that stand otherwise now than in what the reader has read."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from summarizer.candidates import Candidates
from summarizer.disagreement.conflicts import of_one_fact
from summarizer.disagreement.gathering import gather, stated_value
from summarizer.disagreement.judging import shipped_judge
from summarizer.disagreement.pairing import Pairs
from summarizer.disagreement.search import find_pairs
from summarizer.filtering.context import ContextGroups
from summarizer.models import Change, Sentence, StatedValue
from summarizer.numerics.types import Indices, Matrix

# A name or a denial that reads otherwise is a disagreement, not a new state of a count.
_KINDS = frozenset({"number", "amount", "date", "time"})


def find_changes(
    sentences: Sequence[Sentence], vectors: Matrix, known: Sequence[Sentence], known_vectors: Matrix, *, language: str
) -> tuple[Change, ...]:
    """The figures of the sentences of which the known sentences give another value, and not the same one too.

    It is the search for disagreements, between what is known on the one side and all the rest on the other, of whatever
    source: an outlet that corrects itself is news. Two values make a change only if they were themselves found to be of one
    fact, not over a third that resembles both, and if what is known is not the later of them.

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
        context_groups=ContextGroups.of_rows([(row,) for row in range(len(both))]),
        language=language,
    )
    if language != "english":
        return ()
    judge, pairs = shipped_judge(), find_pairs(sides)
    probabilities = judge.probabilities(pairs)
    places = of_one_fact(pairs, probabilities, sides, threshold=judge.threshold)
    opposed = _opposed(pairs, places, sides)
    found = []
    for one in gather(pairs, probabilities, places, sides):
        old = [value for value in one.values if value.sentence in before]
        stated = {value.normalized for value in old}
        for now in one.values:
            if one.kind in _KINDS and now.sentence not in before and now.normalized not in stated:
                changed = [value for value in old if (value, now) in opposed and not _is_later(value, than=now)]
                if changed:
                    known_value = replace(changed[-1], sentence=before[changed[-1].sentence])
                    found.append(Change(about=one.about, before=known_value, now=now))
    return tuple(found)


def _opposed(pairs: Pairs, places: Indices, sides: Candidates) -> set[tuple[StatedValue, StatedValue]]:
    """The values that were themselves found to be of one fact and to differ, both ways round."""
    opposed = set()
    for place in places[~pairs.agree[places]]:
        first, second = (stated_value(pairs.mentions[of[place]], sides) for of in (pairs.first, pairs.second))
        opposed |= {(first, second), (second, first)}
    return opposed


def _is_later(value: StatedValue, *, than: StatedValue) -> bool:
    """Whether a value was published after another one; unknown dates are not later."""
    mine, theirs = value.sentence.article.instant, than.sentence.article.instant
    return mine is not None and theirs is not None and mine > theirs


def _apart(known: Sequence[Sentence]) -> dict[Sentence, Sentence]:
    """The known sentences in articles of ids of their own → as they were given.

    What is known may have the ids of what is new: the same articles, or later versions of them.
    """
    articles = dict.fromkeys(sentence.article for sentence in known)
    renamed = {article: replace(article, id=f"known\0{number}") for number, article in enumerate(articles)}
    return {replace(sentence, article=renamed[sentence.article]): sentence for sentence in known}
