"""The built-in stages by name. A new one is a file in its folder and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeVar

from summarizer.embedding.minilm import MiniLM
from summarizer.embedding.sentence_transformer import SentenceTransformerEmbedder
from summarizer.embedding.tfidf import TfIdf
from summarizer.errors import InputError
from summarizer.ranking.centroid import Centroid
from summarizer.ranking.lead import Lead
from summarizer.ranking.lexrank import LexRank
from summarizer.ranking.sumy_methods import SumyRanker
from summarizer.selection.coverage import Coverage
from summarizer.selection.mmr import MaximalMarginalRelevance
from summarizer.selection.top import Top
from summarizer.selection.trained import TrainedCoverage
from summarizer.splitting.nltk import NltkSplitter
from summarizer.splitting.nupunkt import NupunktSplitter
from summarizer.stages import Embedder, Ranker, Selector, Splitter

Stage = TypeVar("Stage")


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a stage may want to know when it is made by name.

    Attributes:
        language: English name of the language.
        model: A sentence-transformers model, "" = the bundled one.
        device: Where a sentence-transformers model runs.
        dtype: What it computes with.
        diversity: MMR's 1 - λ, None = its default.
        on_embedded: For MiniLM: called behind every batch with the number of its texts; None = nothing is.
    """

    language: str = "english"
    model: str = ""
    device: str = "cpu"
    dtype: str = "float32"
    diversity: float | None = None
    on_embedded: Callable[[int], object] | None = None


SPLITTERS: Mapping[str, Callable[[Options], Splitter]] = MappingProxyType(
    {"nupunkt": lambda _: NupunktSplitter(), "nltk": lambda options: NltkSplitter(options.language)}
)
EMBEDDERS: Mapping[str, Callable[[Options], Embedder]] = MappingProxyType(
    {
        "minilm": lambda options: MiniLM(on_embedded=options.on_embedded),
        "sentence-transformer": lambda options: SentenceTransformerEmbedder(
            options.model, device=options.device, dtype=options.dtype
        ),
        "tfidf": lambda options: TfIdf(options.language),
    }
)
RANKERS: Mapping[str, Callable[[Options], Ranker]] = MappingProxyType(
    {
        "lexrank": lambda _: LexRank(),
        "centroid": lambda _: Centroid(),
        "lead": lambda _: Lead(),
        "sumy-lexrank": lambda _: SumyRanker("lexrank"),
        "sumy-textrank": lambda _: SumyRanker("textrank"),
        "sumy-lsa": lambda _: SumyRanker("lsa"),
        "sumy-kl": lambda _: SumyRanker("kl"),
        "sumy-luhn": lambda _: SumyRanker("luhn"),
        "sumy-sumbasic": lambda _: SumyRanker("sumbasic"),
    }
)


def _mmr(options: Options) -> MaximalMarginalRelevance:
    return MaximalMarginalRelevance() if options.diversity is None else MaximalMarginalRelevance(options.diversity)


SELECTORS: Mapping[str, Callable[[Options], Selector]] = MappingProxyType(
    {
        "trained-coverage": lambda _: TrainedCoverage(),
        "coverage": lambda _: Coverage(),
        "mmr": _mmr,
        "top": lambda _: Top(),
    }
)


_METHODS = {"splitter": "split", "embedder": "embed", "ranker": "rank", "selector": "select"}


def stage(kind: str, known: Mapping[str, Callable[[Options], Stage]], wanted: str | Stage, options: Options) -> Stage:
    """The stage of a name, or the object itself if it is one already.

    Raises:
        InputError: If the name is unknown; the message gives the nearest one and the whole list.
    """
    if not isinstance(wanted, str):
        if not callable(getattr(wanted, _METHODS[kind], None)):
            raise InputError(f"{wanted!r} is no {kind}: give a name, or an object with a method {_METHODS[kind]!r}")
        return wanted
    if wanted in known:
        return known[wanted](options)
    near = get_close_matches(wanted.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise InputError(f"unknown {kind} {wanted!r}: {hint}choose one of {', '.join(known)}")
