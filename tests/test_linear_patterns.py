"""Every regular expression of the packages takes time in proportion to the text, also on text made to stop it.

Ratios, not seconds: of CPU time, the least of several runs, between texts that double in length. Doubling costs a
linear pattern twice as much and a quadratic one four times; the bound between them is 3.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from types import ModuleType
from typing import Any

import pytest
import regex

import evaluation
import summarizer

pytestmark = pytest.mark.slow

ANCHORED = {"match", "fullmatch"}
# Up to 400,000 in doublings: a quadratic pattern, which would take many minutes for the longest, is told by the short ones.
LENGTHS = tuple(3_125 << doublings for doublings in range(8))
BOUND = 3.0
# Shorter times are noise, and no harm.
SHORTEST = 0.002
RUNS = 3

# Text that is hard on patterns in general: runs of one thing, and of pairs that almost match.
RUNS_OF = (" ", "7", "a", "Ab ", "A. ", '"', "-", "[(")


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it stands, and the methods that the module calls on it."""

    place: str
    pattern: Any
    methods: frozenset[str]

    def run(self, text: str) -> None:
        subject: Any = text.encode("utf-8")[: len(text)] if isinstance(self.pattern.pattern, bytes) else text
        if self.methods and self.methods <= ANCHORED:
            for method in self.methods:
                getattr(self.pattern, method)(subject)
        else:
            for _ in self.pattern.finditer(subject):
                pass


def modules() -> Iterator[ModuleType]:
    for package in (summarizer, evaluation):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                yield importlib.import_module(module.name)


def inside(value: Any) -> Iterator[Any]:
    """The compiled patterns in a value of a module: itself, in containers, in fields of dataclasses."""
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield value
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from inside(pair)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from inside(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from inside(getattr(value, field.name, None))


def calls(source: str) -> Iterator[tuple[str, str, ast.Call]]:
    """(name, method, call) for every `name.method(…)` in a module."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            yield node.func.value.id, node.func.attr, node


@cache
def patterns() -> tuple[Found, ...]:
    """Every pattern of both packages once: of modules, and those that functions write in place."""
    methods: dict[str, set[str]] = {}
    values: list[tuple[str, str, Any]] = []
    for module in modules():
        assert module.__file__
        for name, method, call in calls(Path(module.__file__).read_text("utf-8")):
            in_place = name in {"re", "regex"} and method != "compile"
            if in_place and call.args and isinstance(call.args[0], ast.Constant):
                written = (re if name == "re" else regex).compile(call.args[0].value)
                place = f"{module.__name__}, line {call.lineno}"
                values.append((place, place, written))
                methods.setdefault(place, set()).add(method)
            methods.setdefault(name, set()).add(method)
        for name, value in vars(module).items():
            values += [(f"{module.__name__}.{name}", name, pattern) for pattern in inside(value)]
    found: dict[tuple[Any, int], Found] = {}
    for place, name, pattern in values:
        key = (pattern.pattern, pattern.flags)
        before = found[key].methods if key in found else frozenset()
        found[key] = Found(place, pattern, before | methods.get(name, set()))
    return tuple(found.values())


def example(tree: Any) -> str:
    """A text that most of a parsed pattern matches: the first alternative of each choice, each repetition once."""
    return "".join(_example(code, value) for code, value in tree)


def _example(code: Any, value: Any) -> str:
    if code in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        return example(value[2]) * int(max(1, min(value[0], 3)))
    if code in {op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP}:
        return example(value[1][0] if code is op.BRANCH else value[3] if code is op.SUBPATTERN else value)
    if code is op.LITERAL:
        return str(chr(value))
    if code is op.IN:
        return _member(value)
    if code in {op.ANY, op.NOT_LITERAL}:
        return "a" if value != ord("a") else "b"
    return ""  # anchors, look-around, references


CATEGORY: Mapping[Any, str] = {
    op.CATEGORY_DIGIT: "7",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: "!",
}


def _member(choices: Sequence[tuple[Any, Any]]) -> str:
    if choices[0][0] is op.NEGATE:
        return next(sign for sign in "aA7 !é\n中" if not any(_holds(choice, sign) for choice in choices[1:]))
    code, value = choices[0]
    if code is op.CATEGORY:
        return CATEGORY[value]
    return chr(value if code is op.LITERAL else value[0])


def _holds(choice: tuple[Any, Any], sign: str) -> bool:
    code, value = choice
    if code is op.LITERAL:
        return bool(ord(sign) == value)
    if code is op.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    kind: Mapping[str, bool] = {"DIGIT": sign.isdigit(), "SPACE": sign.isspace(), "WORD": sign.isalnum()}
    name = str(value).removeprefix("CATEGORY_")
    return not kind[name.removeprefix("NOT_")] if name.startswith("NOT_") else kind[name]


def pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """(what leads to a repetition without a bound, what it repeats) for each of a parsed pattern."""
    for code, value in tree:
        if code in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            if value[1] is op.MAXREPEAT:
                yield before, example(value[2])
            yield from pumps(value[2], before)
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from pumps(branch, before)
        elif code is op.SUBPATTERN:
            yield from pumps(value[3], before)
        elif code is op.ATOMIC_GROUP:
            yield from pumps(value, before)
        elif code in {op.ASSERT, op.ASSERT_NOT}:
            yield from pumps(value[1], before)
        before += _example(code, value)


def families(pattern: Any) -> Iterator[tuple[str, str, str]]:
    """(head, what is repeated, tail) of the texts that a pattern is tried on."""
    own: dict[tuple[str, str, str], None] = {}
    if isinstance(pattern, re.Pattern):
        tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        own[("", example(tree), "\0")] = None
        own[("", f"{example(tree)[:-1]} ", "\0")] = None
        for before, pump in pumps(tree):
            own |= dict.fromkeys(((before, pump, "\0"), ("", before + pump, "\0"), ("", f"{before}{pump} ", "\0")))
    generic = (("", run, "\0") for run in RUNS_OF)
    yield from (family for family in dict.fromkeys((*own, *generic)) if family[1])


def seconds(found: Found, text: str, *, runs: int) -> float:
    least = float("inf")
    for _ in range(runs):
        start = process_time()
        found.run(text)
        least = min(least, process_time() - start)
    return least


def grows_too_fast(found: Found, family: tuple[str, str, str]) -> bool:
    """Whether doubling the text twice costs clearly more than twice as much each time; a suspicion is measured again."""
    head, run, tail = family
    texts: list[str] = []
    times: list[float] = []
    for length in LENGTHS:
        texts.append(head + (run * (length // len(run) + 1))[:length] + tail)
        times.append(seconds(found, texts[-1], runs=1))
        if is_steep(times[-3:]) and is_steep([seconds(found, text, runs=RUNS) for text in texts[-3:]]):
            return True
    return False


def is_steep(times: Sequence[float]) -> bool:
    """Two doublings, each clearly more than twice the one before."""
    return len(times) > 2 and all(after > max(SHORTEST, BOUND * before) for before, after in pairwise(times))


def too_fast(found: Found) -> tuple[str, str, str] | None:
    """The first family of texts on which a pattern takes more than linear time."""
    for family in families(found.pattern):
        if grows_too_fast(found, family):
            return family
    return None


def test_all_patterns_are_found() -> None:
    assert len(patterns()) >= 130


@pytest.mark.parametrize("found", patterns(), ids=lambda found: found.place)
def test_no_pattern_takes_more_than_linear_time(found: Found) -> None:
    assert too_fast(found) is None, found.pattern.pattern


@pytest.mark.parametrize("pattern", [r"\s+$", r"(\w+)-\n"])
def test_a_pattern_that_is_quadratic_is_noticed(pattern: str) -> None:
    assert too_fast(Found("here", re.compile(pattern), frozenset({"search"})))
