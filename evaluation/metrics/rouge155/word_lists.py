"""The word lists that come with the program: irregular forms of WordNet 2.0 and the SMART stop words."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def _read_lines(name: str) -> list[str]:
    return files(__package__).joinpath("data", name).read_text("utf-8").splitlines()


@cache
def irregular_forms() -> Mapping[str, str]:
    """Irregular form to base form, as in `wolves` to `wolf`."""
    return MappingProxyType(dict(line.split("\t") for line in _read_lines("wordnet-exceptions.tsv")))


@cache
def stop_words() -> frozenset[str]:
    """The SMART stop list."""
    return frozenset(_read_lines("smart-stopwords.txt"))
