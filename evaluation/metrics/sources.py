"""Use of the articles and correctness of the citations."""

import math
from collections import Counter

from evaluation.corpus import ReferenceCluster
from evaluation.outputs import Output


def source_scores(output: Output) -> dict[str, float]:
    """Return how widely a summary draws on the articles; empty if not every sentence is cited.

    Returns:
        "sources.articles": articles quoted. "sources.effective": the exponential of the entropy of the words' shares
        per article (Hill 1973, order 1), from 1 = all from one article. "sources.corroboration": mean number of
        independent sources per sentence, where known.
    """
    cited = [(len(sentence.text.split()), sentence.span) for sentence in output.sentences if sentence.span]
    if not cited or len(cited) < len(output.sentences):
        return {}
    words: Counter[str] = Counter()
    for length, span in cited:
        words[span.article] += length
    shares = [count / words.total() for count in words.values()]
    scores = {
        "sources.articles": float(len(words)),
        "sources.effective": math.exp(-sum(share * math.log(share) for share in shares)),
    }
    known = [sentence.sources for sentence in output.sentences if sentence.sources]
    if len(known) == len(output.sentences):
        scores["sources.corroboration"] = sum(known) / len(known)
    return scores


def attribution_scores(output: Output, cluster: ReferenceCluster) -> dict[str, float]:
    """Return the share of correct citations: a gate and no score, because below 1 something is broken.

    A citation is correct if its slice of the article is the sentence, character by character; that of a near-duplicate
    if it is a place in one of the articles.

    Returns:
        "attribution": share of correct citations, in [0, 1]; empty if nothing is cited.
    """
    texts = {article.id: article.text for article in cluster.articles}
    checks = [sentence.span.within(texts) == sentence.text for sentence in output.sentences if sentence.span]
    checks += [copy.within(texts) is not None for sentence in output.sentences for copy in sentence.copies]
    return {"attribution": sum(checks) / len(checks)} if checks else {}
