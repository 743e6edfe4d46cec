"""Facts that readers miss and sentences that they cannot use, counted by an editor's gold."""

from collections.abc import Sequence

from evaluation.corpus import Gold, ReferenceCluster, Span
from evaluation.corpus.gold import VITAL, Flag
from evaluation.outputs import Output

# Flags of sentences that no neighbour makes usable, and quotations, which the sentence with their speaker does.
UNUSABLE: frozenset[Flag] = frozenset({"noise", "caption", "fragment", "voice", "off", "quote"})
_EXPLAINED: frozenset[Flag] = frozenset({"context", "quote"})


def readers_scores(output: Output, cluster: ReferenceCluster) -> dict[str, float]:
    """Return what a summary states of an editor's facts, and how many of its sentences cannot be read as they stand.

    Each quotation counts as the gold's sentence that overlaps it most; copies cited beside it count nothing.

    Args:
        output: The summary.
        cluster: The cluster; there is nothing to tell if its editor found no fact, or nothing to quote within 100 words.

    Returns:
        "readers.facts": weight of the facts stated / all weight, in [0, 1]. "readers.vital": share of the facts of
        weight 3 that are stated; left out if there are none. "readers.unusable": sentences that are noise, caption,
        fragment, voice or off topic, or a quotation whose speaker is not named. "readers.context": sentences that need
        another one. Neither counts a sentence that follows the one before it in its article, if that one explains it.
        "readers.repeats": times that a fact is stated once more. Empty without gold, or if a sentence is no quotation.
    """
    gold = cluster.gold
    if (
        gold is None
        or not gold.facts
        or not gold.extract(100)
        or not all(sentence.span for sentence in output.sentences)
    ):
        return {}
    chosen = [matched(sentence.span, gold) for sentence in output.sentences if sentence.span]
    stated = [len({*fact.stated_by}.intersection(chosen)) for fact in gold.facts]
    weights = [fact.weight for fact in gold.facts]
    flags = _open_flags(chosen, gold)
    scores = {
        "readers.facts": sum(weight for count, weight in zip(stated, weights, strict=True) if count) / sum(weights),
        "readers.unusable": float(sum(flag in UNUSABLE for flag in flags)),
        "readers.context": float(flags.count("context")),
        "readers.repeats": float(sum(max(0, count - 1) for count in stated)),
    }
    vital = [count > 0 for count, weight in zip(stated, weights, strict=True) if weight == VITAL]
    return scores | ({"readers.vital": sum(vital) / len(vital)} if vital else {})


def matched(span: Span, gold: Gold) -> Span:
    """Return the sentence of the gold that overlaps a span most, the first of several."""
    return max(gold.sentences, key=span.overlap)


def _open_flags(chosen: Sequence[Span], gold: Gold) -> list[Flag]:
    """Return the flags of sentences that the one before them in the summary does not explain."""
    numbers = {sentence: number for number, sentence in enumerate(gold.sentences)}
    flags = dict(gold.flags)
    found = []
    for before, sentence in zip((None, *chosen), chosen, strict=False):
        follows = before and before.article == sentence.article and numbers[before] == numbers[sentence] - 1
        flag = flags.get(sentence)
        if flag and not (follows and flag in _EXPLAINED):
            found.append(flag)
    return found
