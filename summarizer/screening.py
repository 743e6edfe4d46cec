"""Which sentences of a very large cluster are worth embedding: a lexical pass that costs next to nothing."""

from collections.abc import Sequence

import numpy as np

from summarizer.lexical import content_grams
from summarizer.ranking.lexrank import lexical_graph, walk
from summarizer.words import Vocabulary, tokenize


def screen(texts: Sequence[str], *, most: int, language: str) -> list[int]:
    """The rows, ascending, that LexRank on TF-IDF finds most salient; ties go to the earlier row.

    Args:
        texts: (n,) the sentences.
        most: How many rows to keep.
        language: English name of the language.
    """
    vocabulary = Vocabulary(language)
    terms = content_grams([vocabulary.stems(tokenize(text)) for text in texts], vocabulary, bigrams=False)
    salience = walk([lexical_graph(terms.tfidf)], np.full(len(texts), 1 / len(texts)), damping=0.85)
    best = np.argsort(-np.round(salience * len(texts), 9), kind="stable")[:most]
    return sorted(int(row) for row in best)
