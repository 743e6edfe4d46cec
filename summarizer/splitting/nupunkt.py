"""The default splitter: nupunkt, Punkt (Kiss and Strunk 2006) retrained on many more abbreviations."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.models import Article, Sentence
from summarizer.splitting.lines import sentences


@dataclass(frozen=True, slots=True)
class NupunktSplitter:
    """nupunkt's default model; made for English, and fair for languages with Latin punctuation."""

    def split(self, article: Article, /) -> Sequence[Sentence]:
        """The sentences in order, see `Splitter`."""
        import nupunkt

        return sentences(article, nupunkt.load("default").span_tokenize)
