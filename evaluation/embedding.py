"""The encoder that all systems and metrics of a cluster share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarizer import Embedder, make_pipeline


@dataclass(frozen=True, slots=True)
class Memo:
    """An embedder that embeds no text twice.

    Attributes:
        embedder: Does the work.
    """

    embedder: Embedder = field(default_factory=lambda: make_pipeline().embedder)
    _known: dict[str, NDArray[np.float32]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def embed(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """(n, d) float32, unit rows, see `summarizer.Embedder`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self.embedder.embed(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self.embedder.embed([])
