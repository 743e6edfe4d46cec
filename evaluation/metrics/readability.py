"""Faults that make an extract hard to read, above all sentences that need a missing neighbour.

The rules are the harness's own and not those by which the summarizer chooses, so that it does not grade itself.
"""

import re

from evaluation.corpus import ReferenceCluster
from evaluation.outputs import Output, OutputSentence

_PRONOUN = re.compile(
    r"[\W_]*(?:he|she|it|they|him|them|his|her|its|their|this|that|these|those|such|both|the (?:former|latter|two))\b",
    re.IGNORECASE,
)
_DUMMY = re.compile(
    r"[\W_]*(?:it (?:is|was|will be|would be) \w+ (?:that|to|for)|that (?:is|was) (?:why|when|because|how))\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"[\W_]*(?:and|but|or|so|yet|nor|also|however|moreover|furthermore|meanwhile|instead|nevertheless|nonetheless|therefore"
    r"|thus|hence|besides|still|then|otherwise|similarly|consequently|in addition|in contrast|by contrast"
    r"|for (?:example|instance)|as a result|at the same time|that said|in turn|in fact|indeed|after all|even so)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?。！？।؟…][\"'”’»›)\]」』】）]*$")
_LEAST_WORDS = 4


def readability_scores(output: Output, cluster: ReferenceCluster) -> dict[str, float]:
    """Return shares of the sentences with a fault, in [0, 1]; empty for an empty summary.

    Returns:
        "readability.openings": sentences that open with a pronoun or a connective, without the sentence before it in the
        article. "readability.fragments": without an end, begun in lower case, or of fewer than 4 words.
        "readability.boilerplate": quoted from a line marked as boilerplate; left out if nobody marked the lines.
        "readability.clean": without any of these, 1 = best.
    """
    if not output.sentences:
        return {}
    openings = dangling_openings(output, cluster)
    fragments = [is_fragment(sentence.text) for sentence in output.sentences]
    boilerplate = [_is_boilerplate(sentence, cluster) for sentence in output.sentences]
    count = len(output.sentences)
    scores = {
        "readability.openings": sum(openings) / count,
        "readability.fragments": sum(fragments) / count,
        "readability.clean": sum(not any(faults) for faults in zip(openings, fragments, boilerplate, strict=True))
        / count,
    }
    if cluster.boilerplate is not None and all(sentence.span for sentence in output.sentences):
        scores["readability.boilerplate"] = sum(boilerplate) / count
    return scores


def dangling_openings(output: Output, cluster: ReferenceCluster) -> list[bool]:
    """Return for each sentence whether it opens with a word that refers to a sentence which is missing before it."""
    return [
        is_dangling(sentence.text) and not _follows(before, sentence, cluster)
        for before, sentence in zip((None, *output.sentences), output.sentences, strict=False)
    ]


def is_dangling(text: str) -> bool:
    """Return whether a sentence opens with a pronoun or connective that refers to the one before."""
    return bool(_CONNECTIVE.match(text) or (_PRONOUN.match(text) and not _DUMMY.match(text)))


def is_fragment(text: str) -> bool:
    """Return whether a sentence lacks its beginning or its end."""
    return not _END.search(text) or text[:1].islower() or len(text.split()) < _LEAST_WORDS


def _follows(before: OutputSentence | None, sentence: OutputSentence, cluster: ReferenceCluster) -> bool:
    """Return whether the sentence before is also the one before it in the article, or the summary is no extract."""
    if before is None:
        return False
    if sentence.span is None:
        return True
    if before.span is None or before.span.article != sentence.span.article:
        return False
    text = next(article.text for article in cluster.articles if article.id == sentence.span.article)
    return before.span.end <= sentence.span.start and not text[before.span.end : sentence.span.start].strip()


def _is_boilerplate(sentence: OutputSentence, cluster: ReferenceCluster) -> bool:
    if sentence.span is None or not cluster.boilerplate:
        return False
    text = next((article.text for article in cluster.articles if article.id == sentence.span.article), "")
    line = text.count("\n", 0, sentence.span.start) + 1
    return (sentence.span.article, line) in cluster.boilerplate
