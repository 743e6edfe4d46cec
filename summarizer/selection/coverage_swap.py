"""Coverage, and then one unit at a time for what greedy chooses without it, as long as that covers more."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.models import Budget
from summarizer.selection.coverage import Coverage
from summarizer.selection.covering import Covering, best_cover, greedy_cover
from summarizer.selection.greedy import Greedy
from summarizer.stages import Candidates, Vector

# What counts as more, in shares of what is covered.
_MORE = 1e-6


@dataclass(frozen=True, slots=True)
class SwapCoverage(Coverage):
    """Local search (Nemhauser, Wolsey and Fisher 1978, section 3) that starts from the choice of `Coverage`, and has its options.

    One chosen unit after the other is left out and banned, greedy fills the room, and the result is kept if it covers more.
    That ends where nothing is to be gained so; never less is covered than by `Coverage`.
    """

    def select(self, candidates: Candidates, salience: Vector, budget: Budget, /) -> list[int]:
        """Rows in the order of choice, see `Selector`."""
        covering = Covering.wanted(candidates, self.concept_weights(candidates, salience))
        greedy = greedy_cover(covering, budget, scaling=self.scaling, too_alike=self.too_alike)
        rows = best_cover(covering, greedy)
        better: list[int] | None = rows
        while better is not None:
            rows = better
            better = _better(covering, greedy, rows)
        return rows


def _better(covering: Covering, greedy: Greedy, rows: Sequence[int]) -> list[int] | None:
    """The first choice with another unit in the place of one that covers more; None if there is none."""
    least = covering.weight(rows) * (1 + _MORE)
    for row in rows:
        swapped = greedy.complete(_without(covering.candidates, rows, row), banned=[row])
        if covering.weight(swapped) > least:
            return swapped
    return None


def _without(candidates: Candidates, rows: Sequence[int], row: int) -> list[int]:
    """The rows less one, those that need it, and those that only these brought along."""
    units = [candidates.units.of(one) for one in rows if candidates.is_wanted[one]]
    kept = {member for unit in units if row not in unit for member in unit}
    return [one for one in rows if one in kept]
