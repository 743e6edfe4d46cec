"""Lexical prefilter: which sentences of a very large cluster are embedded."""

from collections.abc import Sequence

import numpy as np

from summarizer.candidates import EARLINESS_DECAY
from summarizer.filtering.context import find_context_groups
from summarizer.filtering.query import term_overlap
from summarizer.lexical.ngrams import count_ngrams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.models import Sentence
from summarizer.ranking import min_max_scale
from summarizer.ranking.lexrank import lexical_graph


def prefilter(sentences: Sequence[Sentence], *, most: int, language: str, query: str | None = None) -> list[int]:
    """Return the rows to embed, ascending: the best by degree centrality and position, with their context groups.

    Degree, the sum of the TF-IDF cosines with all sentences, is LexRank's first step (Erkan and Radev 2004, sec. 3.1). The
    walk itself is no use here: a sentence similar to no other keeps the average salience and would pass before related ones.
    An early position counts as much as the degree. Fragments come last, because they are never quoted. With a query,
    sentences that hold most of its words come first. A verbatim copy of a sentence that passes also passes: it need not be
    embedded again, and the citation names it.

    Args:
        sentences: (n,) ordered by article and position.
        most: Number of different sentences to keep.
        language: English name of the language.
        query: Topic of the summary; None = everything.
    """
    texts = [sentence.text for sentence in sentences]
    vocabulary = Vocabulary(language)
    terms = count_ngrams([vocabulary.stems(tokenize(text)) for text in texts], vocabulary, bigrams=False)
    degrees = min_max_scale(lexical_graph(terms.tfidf)(np.ones(len(texts))))
    earliness = np.exp(-np.array([sentence.position for sentence in sentences]) / EARLINESS_DECAY)
    shares = None if query is None else term_overlap(query, terms, vocabulary)
    query_match = np.zeros(len(texts)) if shares is None else shares
    context_groups = find_context_groups(sentences, for_query=query is not None)
    is_fragment = np.array([not group for group in context_groups])
    kept: set[str] = set()
    for row in np.lexsort((-np.round(degrees + earliness, 9), is_fragment, -np.round(query_match, 9))).tolist():
        new = {texts[member] for member in context_groups[row] or (row,)} - kept
        if len(kept) + len(new) <= most:
            kept |= new
    return [row for row, text in enumerate(texts) if text in kept]
