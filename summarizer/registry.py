"""The built-in stages by name: a new one is a file in its folder and a line here."""

from collections.abc import Callable, Mapping
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
from summarizer.settings import Settings
from summarizer.splitting.nltk import NltkSplitter
from summarizer.splitting.nupunkt import NupunktSplitter
from summarizer.stages import Embedder, Ranker, Selector, Splitter

Stage = TypeVar("Stage")

SPLITTERS: Mapping[str, Callable[[Settings], Splitter]] = MappingProxyType(
    {"nupunkt": lambda _: NupunktSplitter(), "nltk": lambda settings: NltkSplitter(settings.language)}
)
EMBEDDERS: Mapping[str, Callable[[Settings], Embedder]] = MappingProxyType(
    {
        "minilm": lambda settings: MiniLM(on_embedded=settings.on_embedded),
        "sentence-transformer": lambda settings: SentenceTransformerEmbedder(
            settings.model or "", device=settings.device or "cpu", dtype=settings.dtype or "float32"
        ),
        "tfidf": lambda settings: TfIdf(settings.language),
    }
)
RANKERS: Mapping[str, Callable[[Settings], Ranker]] = MappingProxyType(
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


def _mmr(settings: Settings) -> MaximalMarginalRelevance:
    return MaximalMarginalRelevance() if settings.diversity is None else MaximalMarginalRelevance(settings.diversity)


SELECTORS: Mapping[str, Callable[[Settings], Selector]] = MappingProxyType(
    {
        "trained-coverage": lambda _: TrainedCoverage(),
        "coverage": lambda _: Coverage(),
        "mmr": _mmr,
        "top": lambda _: Top(),
    }
)


_METHODS = {"splitter": "split", "embedder": "embed", "ranker": "rank", "selector": "select"}


def make_stage(
    kind: str, known: Mapping[str, Callable[[Settings], Stage]], wanted: str | Stage, settings: Settings
) -> Stage:
    """Return the stage of a name, or the object itself if it is one already.

    Args:
        kind: "splitter", "embedder", "ranker" or "selector".
        known: The stages of that kind by name.
        wanted: A name or an object.
        settings: The options that a stage may depend on.

    Raises:
        InputError: If the name is unknown; the message gives the nearest one and the whole list.
    """
    if not isinstance(wanted, str):
        if not callable(getattr(wanted, _METHODS[kind], None)):
            raise InputError(f"{wanted!r} is no {kind}: use a name, or an object with a method {_METHODS[kind]!r}")
        return wanted
    if wanted in known:
        return known[wanted](settings)
    near = get_close_matches(wanted.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    if kind == "embedder" and ("/" in wanted or not near):
        hint = f"for a model of sentence-transformers use embedder='sentence-transformer', model={wanted!r}; "
        if wanted.rpartition("/")[2] == "all-MiniLM-L6-v2":
            hint += "the default, 'minilm', runs this model without torch; "
    raise InputError(f"unknown {kind} {wanted!r}: {hint}choose one of {', '.join(known)}")
