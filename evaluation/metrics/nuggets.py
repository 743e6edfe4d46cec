"""Nugget recall and the modified pyramid score (Nenkova, Passonneau and McKeown 2007, section 4)."""

from collections.abc import Collection, Sequence

from evaluation.corpus import Nugget, ReferenceCluster, Span
from evaluation.metrics.stems import content_stems
from evaluation.outputs import Output, OutputSentence

# Share of a nugget's content stems that one sentence of a summary must hold to state it, chosen on pairs labelled by
# hand in the corpus. In 150 extracts from 30 clusters (3,740 pairs with a nugget, labelled by the supporting quotes) 0.5
# finds 14.1 % of the nuggets where 14.0 % are there, with F1 0.65, 0.005 below the best of all thresholds; 0.4 finds
# 18.2 %, 0.55 finds 9.0 %. In 120 references (2,992 pairs, labelled by `stated_by`) precision is 0.93 and recall 0.79.
LEXICAL_THRESHOLD = 0.5
# Share of a supporting quote that a cited slice must cover: splitters differ about quotation marks and datelines.
_LEAST_COVERED = 0.8


def nugget_scores(output: Output, cluster: ReferenceCluster) -> dict[str, float]:
    """Return the weighted nugget recall: by citation for sentences that are cited, by words for others.

    Args:
        output: The summary.
        cluster: The cluster with the nuggets for the budget.

    Returns:
        "nuggets.recall": weight found / all weight, in [0, 1]. "nuggets.vital": share of the vital ones found.
        "nuggets.pyramid": weight found / the most weight that as many nuggets can have as a reference states on
        average; above 1 if more are found than that. "nuggets.lexical": the recall with every nugget matched by words.
        Scores that are not defined for the cluster are left out.
    """
    if not cluster.nuggets:
        return {}
    found = found_nuggets(output, cluster)
    lexical = {
        nugget.id for nugget in cluster.nuggets if any(_says(sentence.text, nugget) for sentence in output.sentences)
    }
    return scores_of(found, cluster) | {"nuggets.lexical": _weight(cluster.nuggets, lexical) / _weight(cluster.nuggets)}


def scores_of(found: Collection[str], cluster: ReferenceCluster) -> dict[str, float]:
    """Return the scores of a summary whose nuggets are known, see `nugget_scores`.

    Args:
        found: Ids of the nuggets that it states.
        cluster: A cluster with at least one nugget.
    """
    scores = {"nuggets.recall": _weight(cluster.nuggets, found) / _weight(cluster.nuggets)}
    vital = [nugget.id for nugget in cluster.nuggets if nugget.vital]
    if vital:
        scores["nuggets.vital"] = sum(name in found for name in vital) / len(vital)
    if all(nugget.stated_by for nugget in cluster.nuggets):
        average = _weight(cluster.nuggets) / len(cluster.references)
        heaviest = sorted((nugget.weight for nugget in cluster.nuggets), reverse=True)[: max(1, round(average))]
        scores["nuggets.pyramid"] = _weight(cluster.nuggets, found) / sum(heaviest)
    return scores


def found_nuggets(output: Output, cluster: ReferenceCluster) -> set[str]:
    """Return the ids of the nuggets that a summary states.

    A cited sentence states a nugget if it, or a near-duplicate of it, is one of the nugget's supporting quotes.
    Any other sentence states it if it holds enough of its words.
    """
    places = {nugget.id: supporting_spans(nugget, cluster) for nugget in cluster.nuggets}
    return {
        nugget.id
        for nugget in cluster.nuggets
        if any(_states(sentence, nugget, places[nugget.id]) for sentence in output.sentences)
    }


def supporting_spans(nugget: Nugget, cluster: ReferenceCluster) -> list[Span]:
    """Return the places of the supporting quotes of a nugget."""
    texts = {article.id: article.text for article in cluster.articles}
    starts = [(quote, texts[quote.article].index(quote.text)) for quote in nugget.supported_by]
    return [Span(quote.article, start, start + len(quote.text)) for quote, start in starts]


def word_overlap(text: str, nugget: str) -> float:
    """Return the share of a nugget's content stems that a text holds, in [0, 1]."""
    wanted = content_stems(nugget)
    return len(wanted & content_stems(text)) / len(wanted) if wanted else 0.0


def covers(span: Span, place: Span) -> bool:
    """Return whether a slice covers at least 80 % of a supporting quote."""
    if span.article != place.article:
        return False
    shared = min(span.end, place.end) - max(span.start, place.start)
    return shared >= _LEAST_COVERED * (place.end - place.start)


def _states(sentence: OutputSentence, nugget: Nugget, places: Sequence[Span]) -> bool:
    if sentence.span is None or not places:
        return _says(sentence.text, nugget)
    return any(covers(span, place) for span in (sentence.span, *sentence.copies) for place in places)


def _says(text: str, nugget: Nugget) -> bool:
    return word_overlap(text, nugget.text) >= LEXICAL_THRESHOLD


def _weight(nuggets: Sequence[Nugget], among: Collection[str] | None = None) -> int:
    return sum(nugget.weight for nugget in nuggets if among is None or nugget.id in among)
