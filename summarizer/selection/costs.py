"""What each sentence takes of a budget."""

from collections.abc import Sequence

import numpy as np

from summarizer.embedding.wordpieces import encode
from summarizer.models import Budget, Sentence
from summarizer.numerics.types import Labels

_SPECIAL_TOKENS = 2


def costs(sentences: Sequence[Sentence], budget: Budget) -> Labels:
    """(n,) int64: the cost of each sentence in the budget's units; costs add up to that of the summary's text.

    Characters count the blank that joins a sentence to the next, for the last one too.
    """
    texts = [sentence.text for sentence in sentences]
    match budget.unit:
        case "sentences":
            counts = [1] * len(texts)
        case "words":
            counts = [sentence.word_count for sentence in sentences]
        case "characters":
            counts = [len(text) + 1 for text in texts]
        case _:
            counts = [len(pieces) - _SPECIAL_TOKENS for pieces in encode(texts)]
    return np.array(counts, dtype=np.int64)
