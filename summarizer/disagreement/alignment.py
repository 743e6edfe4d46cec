"""How far two sentences run alike on both sides of a value."""

from collections.abc import Mapping, Sequence


def alignment(
    mine: tuple[Sequence[str], Sequence[str]], theirs: tuple[Sequence[str], Sequence[str]], rarity: Mapping[str, float]
) -> float:
    """The share of the shorter surroundings that the longest common subsequences of both sides hold, by rarity.

    Args:
        mine: The stems before and after a value, in their order.
        theirs: Those of another.
        rarity: Stem → how rare it is in the cluster, > 0.

    Returns:
        In [0, 1]; 1 = all stems around one stand in the same order around the other.
    """
    common = sum(_longest_common(one, other, rarity) for one, other in zip(mine, theirs, strict=True))
    shorter = min(sum(rarity.get(stem, 1.0) for side in sides for stem in side) for sides in (mine, theirs))
    return common / shorter if shorter else 0.0


def _longest_common(mine: Sequence[str], theirs: Sequence[str], rarity: Mapping[str, float]) -> float:
    """The weight of the heaviest common subsequence (Wagner and Fischer 1974)."""
    above = [0.0] * (len(theirs) + 1)
    for stem in mine:
        row = [0.0]
        for place, other in enumerate(theirs):
            best = max(above[place + 1], row[place])
            row.append(max(best, above[place] + rarity.get(stem, 1.0)) if stem == other else best)
        above = row
    return above[-1]
