"""What makes an extract hard to read: sentences that need a neighbour which is not there.

The rules are the harness's own and not those by which the summarizer chooses, so that it is not its own judge.
"""

import re

from evaluation.corpus import Cluster
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


def readability_scores(output: Output, cluster: Cluster) -> dict[str, float]:
    """Shares of the sentences with a fault, in [0, 1]; empty for an empty summary.

    Returns:
        "readability.openings": opened by a pronoun or a connective that the sentence before, in the article, is needed
        for and does not precede it in the summary. "readability.fragments": without an end, begun in lower case, or of
        fewer than 4 words. "readability.boilerplate": quoted from a line marked as boilerplate; left out where nobody
        marked the lines. "readability.clean": without any of these, 1 = best.
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


def dangling_openings(output: Output, cluster: Cluster) -> list[bool]:
    """Whether each sentence opens with what points to the sentence before it in the article, which is not before it here."""
    return [
        is_dangling(sentence.text) and not _follows(before, sentence, cluster)
        for before, sentence in zip((None, *output.sentences), output.sentences, strict=False)
    ]


def is_dangling(text: str) -> bool:
    """Whether a sentence opens with a pronoun or connective that points to the one before."""
    return bool(_CONNECTIVE.match(text) or (_PRONOUN.match(text) and not _DUMMY.match(text)))


def is_fragment(text: str) -> bool:
    """Whether a sentence lacks its beginning or its end."""
    return not _END.search(text) or text[:1].islower() or len(text.split()) < _LEAST_WORDS


def _follows(before: OutputSentence | None, sentence: OutputSentence, cluster: Cluster) -> bool:
    """Whether the sentence before it is also the one before it in the article, or it was written to follow."""
    if before is None:
        return False
    if sentence.span is None:
        return True
    if before.span is None or before.span.article != sentence.span.article:
        return False
    text = next(article.text for article in cluster.articles if article.id == sentence.span.article)
    return before.span.end <= sentence.span.start and not text[before.span.end : sentence.span.start].strip()


def _is_boilerplate(sentence: OutputSentence, cluster: Cluster) -> bool:
    if sentence.span is None or not cluster.boilerplate:
        return False
    text = next((article.text for article in cluster.articles if article.id == sentence.span.article), "")
    line = text.count("\n", 0, sentence.span.start) + 1
    return (sentence.span.article, line) in cluster.boilerplate
