"""The search: sentences → mentions → pairs → disagreements."""

import math
from collections import Counter
from itertools import chain

from summarizer.candidates import Candidates
from summarizer.disagreement.clock import writes_points
from summarizer.disagreement.conflicts import of_one_fact
from summarizer.disagreement.gathering import gather
from summarizer.disagreement.judging import Judge, shipped_judge
from summarizer.disagreement.mentions import mentions
from summarizer.disagreement.pairing import Pairs, pair_up
from summarizer.disagreement.settling import settled
from summarizer.disagreement.tokens import Tokenizer
from summarizer.lexical.words import stemmer, stop_words
from summarizer.models import Disagreement
from summarizer.numerics.arrays import distinct


def find_disagreements(candidates: Candidates, *, judge: Judge | None = None) -> tuple[Disagreement, ...]:
    """Where articles of different origins give different values for what seems one fact.

    What is read is English: for other languages nothing is found. The order of the articles does not matter.

    Args:
        candidates: The sentences.
        judge: What says whether two mentions are of one fact; None = the shipped one.

    Returns:
        Contradictions, surest first, then updates.
    """
    if candidates.language != "english" or len(distinct(candidates.origins)) < 2:  # noqa: PLR2004
        return ()
    judge = judge or shipped_judge()
    pairs = find_pairs(candidates)
    probabilities = judge.probabilities(pairs)
    found = of_one_fact(pairs, probabilities, candidates, threshold=judge.threshold)
    return gather(pairs, probabilities, found, candidates)


def find_pairs(candidates: Candidates) -> Pairs:
    """The pairs of values, claims and names that may be of one fact."""
    tokenizer = Tokenizer(stemmer("english"), stop_words("english"))
    tokens = [tokenizer.tokens(text) for text in candidates.texts]
    frequency = Counter(chain.from_iterable({token.stem for token in row if token.is_content} for row in tokens))
    height = len(candidates)
    rarity = {stem: 1 + math.log((1 + height) / (1 + count)) for stem, count in frequency.items()}
    common = frozenset(
        text[token.start : token.end]
        for text, row in zip(candidates.texts, tokens, strict=True)
        for token in row
        if not token.is_name
    )
    sentences = candidates.sentences
    pointed = {article: writes_points(article.text) for article in dict.fromkeys(one.article for one in sentences)}
    found = [
        mention
        for row, sentence in enumerate(sentences)
        for mention in mentions(
            row,
            sentence,
            tokens[row],
            previous=tokens[row - 1] if row and sentences[row - 1].article == sentence.article else (),
            is_pointed=pointed[sentence.article],
        )
    ]
    return pair_up(settled(found, common), rarity, candidates)
