"""Parsed sentences and their vectors → Candidates: topic, copies, origins, costs and units, and what is known or asked for."""

from collections.abc import Sequence
from itertools import compress

import numpy as np

from summarizer.coherence import is_coherent
from summarizer.costs import costs
from summarizer.grouping import group_duplicates
from summarizer.likeness import Support
from summarizer.models import OFF_TOPIC, Budget, Sentence, SetAside
from summarizer.novelty import Known
from summarizer.origins import find_origins
from summarizer.parsing import Parsed
from summarizer.readability import find_units
from summarizer.relevance import Query
from summarizer.stages import Candidates, Labels, Matrix
from summarizer.topic import find_off_topic
from summarizer.units import Units


def prepare(
    parsed: Parsed, vectors: Matrix, budget: Budget, *, duplicate_threshold: float, language: str, keep_off_topic: bool
) -> tuple[Candidates, tuple[SetAside, ...]]:
    """The sentences as ranker and selector see them, and those of articles that tell another story.

    Args:
        parsed: The sentences, the query and what is known.
        vectors: (len(parsed.texts), d) float32, unit rows, those of `parsed.texts`.
        budget: In whose units the sentences have their costs.
        duplicate_threshold: Least cosine of two sentences that say the same, in (0, 1].
        language: English name of the language.
        keep_off_topic: Whether articles that tell another story than the rest compete.
    """
    vectors, others = vectors[: len(parsed.sentences)], vectors[len(parsed.sentences) :]
    articles, origins = _articles_and_origins(parsed.sentences)
    support = Support(vectors, origins)
    is_off = np.zeros(len(vectors), dtype=np.bool_)
    # A query says itself what the topic is.
    if not keep_off_topic and parsed.query is None:
        is_off = find_off_topic(articles, support)
    off_topic = tuple(SetAside(sentence, OFF_TOPIC) for sentence in compress(parsed.sentences, is_off))
    sentences, support = tuple(compress(parsed.sentences, ~is_off)), support.of(~is_off)
    vectors = support.vectors
    groups = group_duplicates([sentence.text for sentence in sentences], vectors, threshold=duplicate_threshold)
    known = None
    if parsed.known is not None:
        known = _known(sentences, vectors, parsed.known, others[: len(parsed.known)], language=language)
    candidates = Candidates(
        sentences=sentences,
        vectors=vectors,
        groups=groups,
        origins=support.origins,
        costs=costs(sentences, budget),
        units=_units(sentences, groups, are_answers=parsed.query is not None),
        language=language,
        is_coherent=is_coherent(sentences, vectors),
        searched=support,
        query=None if parsed.query is None else Query(parsed.query, others[-1]),
        known=known,
    )
    return candidates, off_topic


def _units(sentences: Sequence[Sentence], groups: Labels, *, are_answers: bool) -> Units:
    """Units whose rows all say something of their own; each sentence by itself where none can stand."""
    labels = groups.tolist()
    found = [
        rows if len({labels[row] for row in rows}) == len(rows) else ()
        for rows in find_units(sentences, are_answers=are_answers)
    ]
    return Units.of_rows(found if any(found) else [(row,) for row in range(len(sentences))])


def _articles_and_origins(sentences: Sequence[Sentence]) -> tuple[Labels, Labels]:
    """(n,) the number of each one's article, from 0; and (n,) that of its origin."""
    articles = {article.id: article for article in (sentence.article for sentence in sentences)}
    places = {name: number for number, name in enumerate(articles)}
    numbers = np.array([places[sentence.article.id] for sentence in sentences], dtype=np.int64)
    return numbers, find_origins(list(articles.values()))[numbers]


def _known(
    sentences: Sequence[Sentence],
    vectors: Matrix,
    known: tuple[Sentence, ...],
    known_vectors: Matrix,
    *,
    language: str,
) -> Known:
    # The many patterns of disagreements take a twentieth of a second to compile: only who asks pays.
    from summarizer.disagreement import find_changes

    return Known(known, known_vectors, find_changes(sentences, vectors, known, known_vectors, language=language))
