"""The default splitter, nupunkt: Punkt (Kiss and Strunk 2006) trained on many more abbreviations."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.models import Article, Sentence
from summarizer.splitting.lines import split_lines


@dataclass(frozen=True, slots=True)
class NupunktSplitter:
    """A splitter by nupunkt's default model, made for English and usable for languages with Latin punctuation."""

    def split(self, article: Article, /) -> Sequence[Sentence]:
        """Return the sentences in order, see `Splitter`."""
        import nupunkt

        return split_lines(article, nupunkt.load("default").span_tokenize)
