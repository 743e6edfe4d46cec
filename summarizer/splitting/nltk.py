"""NLTK's Punkt (Kiss and Strunk 2006) for 19 languages; the parameters come from a package, nothing is downloaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.models import Article, Sentence
from summarizer.splitting.lines import split_lines

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer


@dataclass(frozen=True, slots=True)
class NltkSplitter:
    """A splitter by NLTK's `PunktSentenceTokenizer`.

    Attributes:
        language: English name of the language, in lower case.
    """

    language: str = "english"

    def split(self, article: Article, /) -> Sequence[Sentence]:
        """Return the sentences in order, see `Splitter`.

        Raises:
            InputError: If there are no parameters for the language.
        """
        return split_lines(article, _tokenizer(self.language).span_tokenize)


@lru_cache(maxsize=4)
def _tokenizer(language: str) -> "PunktSentenceTokenizer":
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    return PunktSentenceTokenizer(punkt_parameters(language))


def punkt_parameters(language: str) -> "PunktParameters":
    """Return Punkt's parameters of a language.

    Raises:
        InputError: If there are no parameters for the language.
    """
    from nltk.tokenize.punkt import PunktParameters
    from punkt import data

    languages = sorted(
        module.name
        for module in iter_modules(data.__path__)
        if module.name.isalpha() and module.name not in {"curated", "prefixes"}
    )
    if language not in languages:
        raise InputError(
            f"the splitter 'nltk' has no parameters for language {language!r}: choose one of {', '.join(languages)}"
        )
    learned = import_module(f"punkt.data.{language}")
    parameters = PunktParameters()
    parameters.abbrev_types = set(learned.ABBREV_TYPES)
    parameters.collocations = set(learned.COLLOCATIONS)
    parameters.sent_starters = set(learned.SENT_STARTERS)
    parameters.ortho_context.update(learned.ORTHO_CONTEXT)
    return parameters
