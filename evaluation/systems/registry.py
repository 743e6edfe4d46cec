"""Systems by name."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from evaluation.corpus import ReferenceCluster
from evaluation.errors import EvaluationError, suggestion
from evaluation.systems.bounds import Editor, Human, Random
from evaluation.systems.configured import Configured, LongestArticle
from evaluation.systems.functions import FunctionSystem, SummaryFunction
from evaluation.systems.oracle import Oracle
from evaluation.systems.protocol import System
from summarizer import ExactCoverage

# KL is cubic in the number of sentences: above this a cluster takes minutes.
_MOST_FOR_KL = 600
# The integer program of the exact coverage refuses more.
_MOST_FOR_EXACT = 400
_OPTIONS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        **dict.fromkeys(("splitter", "embedder", "ranker", "selector", "order", "language", "model"), str),
        **dict.fromkeys(("duplicate_threshold", "diversity"), float),
    }
)


def _ranked(name: str, ranker: Any, most_sentences: int | None = None) -> Configured:
    """Make a baseline that differs from the others by its ranker only."""
    options = (("ranker", ranker), ("selector", "top"))
    return Configured(name=name, kind="baseline", options=options, most_sentences=most_sentences)


_DEFAULT: tuple[System, ...] = (
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
# What the greedy choice of the selector "coverage" loses: minutes for a corpus, so it runs only when named.
_EXACT_COVERAGE = Configured(
    name="coverage-exact",
    kind="bound",
    options=(("selector", ExactCoverage()),),
    most_sentences=_MOST_FOR_EXACT,
)
_EDITOR = Editor()
SYSTEMS: Mapping[str, System] = MappingProxyType(
    {system.name: system for system in (*_DEFAULT, _EDITOR, _EXACT_COVERAGE)}
)
DEFAULT_SYSTEMS = tuple(system.name for system in _DEFAULT)


def default_systems(clusters: Iterable[ReferenceCluster], names: Iterable[str] = DEFAULT_SYSTEMS) -> tuple[str, ...]:
    """Return the names of the systems that run if none are named: some, and the editor where clusters have gold."""
    return (*names, *([_EDITOR.name] if any(cluster.gold for cluster in clusters) else []))


def parse_systems(
    systems: Iterable[str | System | SummaryFunction], configurations: Iterable[str] = ()
) -> tuple[System, ...]:
    """Return systems by name or as objects, and configurations of the form `NAME:option=value,option=value`.

    Args:
        systems: Names in `SYSTEMS`, systems, or functions, see `FunctionSystem`.
        configurations: Configurations of the summarizer, such as "mmr:selector=mmr,diversity=0.5".

    Returns:
        The systems, then those by configuration, each in the given order.

    Raises:
        EvaluationError: If a name or an option is unknown, two systems have one name, or there is none.
    """
    chosen = [_system(system) for system in systems] + [_configured(text) for text in configurations]
    if not chosen:
        raise EvaluationError(f"no systems: choose some of {', '.join(SYSTEMS)}")
    check_names(chosen, way_out="rename one of them")
    return tuple(chosen)


def check_names(systems: Iterable[System], *, way_out: str) -> None:
    """Raise EvaluationError if two systems have one name."""
    seen: set[str] = set()
    for system in systems:
        if system.name in seen:
            raise EvaluationError(f"two systems have the name {system.name!r}: {way_out}")
        seen.add(system.name)


def _system(system: str | System | SummaryFunction) -> System:
    if isinstance(system, str):
        if system in SYSTEMS:
            return SYSTEMS[system]
        raise EvaluationError(
            f"unknown system {system!r}: {suggestion(system, SYSTEMS)}choose some of {', '.join(SYSTEMS)}"
        )
    if isinstance(system, System):
        return system
    if callable(system):
        return FunctionSystem(getattr(system, "__name__", type(system).__name__), system)
    raise EvaluationError(f"{system!r} is no system: use a name, a function of (articles, max_words), or a system")


def _configured(text: str) -> Configured:
    name, colon, rest = text.partition(":")
    options = []
    for part in rest.split(",") if rest.strip() else ():
        option, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or option not in _OPTIONS:
            raise EvaluationError(
                f"{text!r}: {part.strip()!r} is no option: {suggestion(option, _OPTIONS)}"
                f"write option=value with one of {', '.join(_OPTIONS)}"
            )
        try:
            options.append((option, _OPTIONS[option](value)))
        except ValueError as error:
            raise EvaluationError(f"{text!r}: {option} must be a number, not {value!r}") from error
    if not colon or not name.strip():
        raise EvaluationError(f"{text!r} is no configuration: write NAME:option=value,option=value")
    return Configured(name=name.strip(), options=tuple(options))
