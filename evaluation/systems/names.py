"""Systems by name, and configurations from the command line."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from evaluation.errors import EvaluationError
from evaluation.systems.baselines import LongestArticle, Random
from evaluation.systems.configured import Configured
from evaluation.systems.human import Human
from evaluation.systems.oracle import Oracle
from evaluation.systems.protocol import System

# KL is cubic in the number of sentences: beyond this a cluster takes minutes.
_MOST_FOR_KL = 600
_OPTIONS = {
    **dict.fromkeys(("splitter", "embedder", "ranker", "selector", "order", "language", "model"), str),
    **dict.fromkeys(("duplicate_threshold", "diversity"), float),
}


def _ranked(name: str, ranker: Any, most_sentences: int | None = None) -> Configured:
    """A baseline that differs from the others by its ranker only."""
    options = (("ranker", ranker), ("selector", "top"))
    return Configured(name=name, kind="baseline", options=options, most_sentences=most_sentences)


_BUILT_IN: tuple[System, ...] = (
    Configured(name="default"),
    _ranked("lead", "lead"),
    _ranked("lead-longest", LongestArticle()),
    _ranked("centroid", "centroid"),
    _ranked("sumy-lexrank", "sumy-lexrank"),
    _ranked("sumy-textrank", "sumy-textrank"),
    _ranked("sumy-lsa", "sumy-lsa"),
    _ranked("sumy-kl", "sumy-kl", _MOST_FOR_KL),
    _ranked("sumy-sumbasic", "sumy-sumbasic"),
    _ranked("sumy-luhn", "sumy-luhn"),
    Random(),
    Oracle(length=1),
    Oracle(length=2),
    Human(),
)
SYSTEMS: Mapping[str, System] = MappingProxyType({system.name: system for system in _BUILT_IN})
DEFAULT_SYSTEMS = tuple(SYSTEMS)


def parse_systems(names: Iterable[str], configurations: Iterable[str] = ()) -> tuple[System, ...]:
    """Systems by their names, and configurations of the form `NAME:option=value,option=value`.

    Args:
        names: Some of `SYSTEMS`.
        configurations: Configurations of the summarizer, such as "mmr:selector=mmr,diversity=0.5".

    Returns:
        The systems by name, then those by configuration, in the order given.

    Raises:
        EvaluationError: If a name or an option is unknown, two systems have one name, or there is none.
    """
    chosen = [_named(name) for name in names] + [_configured(text) for text in configurations]
    seen: set[str] = set()
    for system in chosen:
        if system.name in seen:
            raise EvaluationError(f"two systems have the name {system.name!r}: give each its own")
        seen.add(system.name)
    if not chosen:
        raise EvaluationError(f"no systems: choose some of {', '.join(SYSTEMS)}")
    return tuple(chosen)


def _named(name: str) -> System:
    if name in SYSTEMS:
        return SYSTEMS[name]
    near = get_close_matches(name, SYSTEMS, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise EvaluationError(f"unknown system {name!r}: {hint}choose some of {', '.join(SYSTEMS)}")


def _configured(text: str) -> Configured:
    name, colon, rest = text.partition(":")
    options = []
    for part in rest.split(",") if rest.strip() else ():
        option, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or option not in _OPTIONS:
            raise EvaluationError(
                f"{text!r}: {part.strip()!r} is no option: write option=value with one of {', '.join(_OPTIONS)}"
            )
        try:
            options.append((option, _OPTIONS[option](value)))
        except ValueError as error:
            raise EvaluationError(f"{text!r}: {option} must be a number, not {value!r}") from error
    if not colon or not name.strip():
        raise EvaluationError(f"{text!r} is no configuration: write NAME:option=value,option=value")
    return Configured(name=name.strip(), options=tuple(options))
