"""Which sentences of a very large cluster are worth embedding: the same stages, with nothing but words."""

from collections.abc import Sequence

import numpy as np

from summarizer.filtering.context import find_context_groups
from summarizer.filtering.query import term_overlap
from summarizer.lexical.ngrams import count_ngrams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.models import Sentence
from summarizer.ranking.lexrank import lexical_graph
from summarizer.ranking.scale import to_unit

# Positions after which standing early counts 1/e of what it does for a first sentence.
_DEPTH = 15.0


def screen(sentences: Sequence[Sentence], *, most: int, language: str, query: str | None = None) -> list[int]:
    """The rows, ascending, that are worth embedding: by degree centrality and position, with the neighbours that they need.

    Degree, the sum of TF-IDF cosines with all, is LexRank's first step (Erkan and Radev 2004, sec. 3.1). The walk itself would
    not do here: where it cannot leave, it stays, so that a sentence like no other keeps the average salience and would pass
    before related ones. Standing early in an article counts as much; fragments, which are never quoted, come last. Where there
    is a query, sentences that hold most of its words come first. A copy costs nothing to embed, so it passes with the sentence
    that it repeats, for its citation's sake.

    Args:
        sentences: (n,) ordered by article and position.
        most: How many different sentences to keep.
        language: English name of the language.
        query: What is asked for, if anything.
    """
    texts = [sentence.text for sentence in sentences]
    vocabulary = Vocabulary(language)
    terms = count_ngrams([vocabulary.stems(tokenize(text)) for text in texts], vocabulary, bigrams=False)
    degrees = to_unit(lexical_graph(terms.tfidf)(np.ones(len(texts))))
    early = np.exp(-np.array([sentence.position for sentence in sentences]) / _DEPTH)
    shares = None if query is None else term_overlap(query, terms, vocabulary)
    wanted = np.zeros(len(texts)) if shares is None else shares
    units = find_context_groups(sentences, for_query=query is not None)
    is_fragment = np.array([not unit for unit in units])
    kept: set[str] = set()
    for row in np.lexsort((-np.round(degrees + early, 9), is_fragment, -np.round(wanted, 9))).tolist():
        new = {texts[member] for member in units[row] or (row,)} - kept
        if len(kept) + len(new) <= most:
            kept |= new
    return [row for row, text in enumerate(texts) if text in kept]
