"""The search for disagreements: sentences → mentions → pairs → pairs of one fact → clusters."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from summarizer.candidates import Candidates
from summarizer.disagreement.clock_times import uses_dotted_times
from summarizer.disagreement.mention_clustering import cluster_mentions, to_stated_value
from summarizer.disagreement.mentions import find_mentions
from summarizer.disagreement.pair_classifier import PairClassifier, select_pairs, trained_classifier
from summarizer.disagreement.pairing import Pairs, pair_mentions
from summarizer.disagreement.resolution import resolve
from summarizer.disagreement.tokens import Tokenizer
from summarizer.filtering.context import ContextGroups
from summarizer.lexical.words import stemmer, stop_words
from summarizer.models import Change, Disagreement, Sentence, StatedValue
from summarizer.numerics.arrays import distinct
from summarizer.numerics.types import Indices, Matrix, Vector

# A different name or a denial is a disagreement, not a change of a number.
_KINDS_OF_CHANGES = frozenset({"number", "amount", "date", "time"})


def find_disagreements(candidates: Candidates, *, classifier: PairClassifier | None = None) -> tuple[Disagreement, ...]:
    """Return the facts of which articles of different origins give different values.

    Only English is supported: for other languages nothing is found. The order of the articles has no effect.

    Args:
        candidates: The sentences.
        classifier: Says whether two mentions are of one fact; None = the trained one.

    Returns:
        Contradictions by descending probability, then updates.
    """
    if candidates.language != "english" or len(distinct(candidates.origins)) < 2:  # noqa: PLR2004
        return ()
    return cluster_mentions(*_search(candidates, classifier or trained_classifier()), candidates)


def find_changes(
    sentences: Sequence[Sentence], vectors: Matrix, known: Sequence[Sentence], known_vectors: Matrix, *, language: str
) -> tuple[Change, ...]:
    """Return the values of the sentences that differ from the value of the same fact in the known sentences.

    This is the search for disagreements between two sides, known and new. Sources play no part: an outlet that corrects
    itself is news. A change needs a pair of one fact (not just a third value that resembles both) of which the known value is
    not the later one, and no known value of that fact may equal the new one.

    Args:
        sentences: (n,) the new sentences.
        vectors: (n, d) float32, unit rows.
        known: (k,) the sentences that the reader knows, each once, ordered by article and position.
        known_vectors: (k, d) float32, unit rows.
        language: English name of the language; for other languages than English nothing is found.

    Returns:
        Changes by descending probability; `before` is the known value published last.
    """
    if language != "english":
        return ()
    originals = _with_unique_articles(known)
    both = (*sentences, *originals)
    rows = np.arange(len(both))
    candidates = Candidates(
        sentences=both,
        vectors=np.concatenate([vectors, known_vectors]),
        groups=rows,
        origins=(rows >= len(sentences)).astype(np.int64),
        costs=np.ones(len(both), dtype=np.int64),
        context_groups=ContextGroups.of_rows([(row,) for row in range(len(both))]),
        language=language,
    )
    pairs, probabilities, selected = _search(candidates, trained_classifier())
    conflicting: set[tuple[StatedValue, StatedValue]] = set()
    for index in selected[~pairs.agree[selected]].tolist():
        first, second = (to_stated_value(mention, candidates) for mention in pairs.pair(index))
        conflicting |= {(first, second), (second, first)}
    changes = []
    for one in cluster_mentions(pairs, probabilities, selected, candidates):
        if one.kind not in _KINDS_OF_CHANGES:
            continue
        known_values = [value for value in one.values if value.sentence in originals]
        stated = {value.normalized for value in known_values}
        for now in one.values:
            if now.sentence in originals or now.normalized in stated:
                continue
            changed = [value for value in known_values if (value, now) in conflicting and not _is_later(value, now)]
            if changed:
                before = replace(changed[-1], sentence=originals[changed[-1].sentence])
                changes.append(Change(about=one.about, before=before, now=now))
    return tuple(changes)


def find_pairs(candidates: Candidates) -> Pairs:
    """Return the pairs of mentions that may be of one fact."""
    sentences = candidates.sentences
    tokenizer = Tokenizer(stemmer("english"), stop_words("english"))
    tokens = [tokenizer.tokens(text) for text in candidates.texts]
    frequency = Counter(chain.from_iterable({token.stem for token in row if token.is_content} for row in tokens))
    idf = {stem: 1 + math.log((1 + len(sentences)) / (1 + count)) for stem, count in frequency.items()}
    lowercase_words = frozenset(
        text[token.start : token.end]
        for text, row in zip(candidates.texts, tokens, strict=True)
        for token in row
        if not token.is_name
    )
    articles = dict.fromkeys(sentence.article for sentence in sentences)
    dotted_times = {article: uses_dotted_times(article.text) for article in articles}
    mentions = [
        mention
        for row, sentence in enumerate(sentences)
        for mention in find_mentions(
            row,
            sentence,
            tokens[row],
            previous=tokens[row - 1] if row and sentences[row - 1].article == sentence.article else (),
            dotted_times=dotted_times[sentence.article],
        )
    ]
    return pair_mentions(resolve(mentions, lowercase_words), idf, candidates)


def _search(candidates: Candidates, classifier: PairClassifier) -> tuple[Pairs, Vector, Indices]:
    """Return all pairs, their probabilities, and the indices of those of one fact."""
    pairs = find_pairs(candidates)
    probabilities = classifier.probabilities(pairs)
    return pairs, probabilities, select_pairs(pairs, probabilities, candidates, threshold=classifier.threshold)


def _is_later(value: StatedValue, other: StatedValue) -> bool:
    """Return whether a value was published after another one; undated articles are not later."""
    mine, theirs = value.sentence.article.instant, other.sentence.article.instant
    return mine is not None and theirs is not None and mine > theirs


def _with_unique_articles(known: Sequence[Sentence]) -> dict[Sentence, Sentence]:
    """Return the known sentences in articles with new ids → the original sentences.

    Known articles may have the ids of new ones: they are the same articles, or earlier versions of them.
    """
    articles = dict.fromkeys(sentence.article for sentence in known)
    renamed = {article: replace(article, id=f"known\0{number}") for number, article in enumerate(articles)}
    return {replace(sentence, article=renamed[sentence.article]): sentence for sentence in known}
