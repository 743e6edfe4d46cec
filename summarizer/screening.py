"""Which sentences of a very large cluster are worth embedding: a lexical pass that costs next to nothing."""

from collections.abc import Sequence

import numpy as np

from summarizer.lexical import content_grams
from summarizer.ranking.lexrank import lexical_graph
from summarizer.relevance import matched
from summarizer.words import Vocabulary, tokenize


def screen(texts: Sequence[str], *, most: int, language: str, query: str | None = None) -> list[int]:
    """The rows, ascending, of the highest degree centrality: the sum of TF-IDF cosines with all; ties go to the earlier row.

    Where there is a query, those that hold most of its words come first.

    Degree is LexRank's first step (Erkan and Radev 2004, sec. 3.1). The walk itself would not do here: where it cannot
    leave, it stays, so that a sentence like no other keeps the average salience and would pass before related ones.

    Args:
        texts: (n,) the sentences.
        most: How many rows to keep.
        language: English name of the language.
        query: What is asked for, if anything.
    """
    vocabulary = Vocabulary(language)
    terms = content_grams([vocabulary.stems(tokenize(text)) for text in texts], vocabulary, bigrams=False)
    degrees = lexical_graph(terms.tfidf)(np.ones(len(texts)))
    shares = None if query is None else matched(query, terms, vocabulary)
    best = np.lexsort((-np.round(degrees, 9), np.zeros(len(texts)) if shares is None else -np.round(shares, 9)))[:most]
    return sorted(int(row) for row in best)
