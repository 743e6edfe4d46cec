"""The options of `summarize` are written down once more for functions that pass them on, and are the same there."""

import inspect
from typing import get_type_hints

import pytest

from summarizer import InputError, SummaryOptions, make_pipeline, summarize, summarize_stories
from summarizer.api import PipelineOptions


def options(function: object) -> dict[str, inspect.Parameter]:
    assert callable(function)
    parameters = inspect.signature(function).parameters
    return {name: one for name, one in parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}


def test_they_have_the_names_and_types_of_summarize_and_make_pipeline() -> None:
    for function, listed in ((summarize, SummaryOptions), (make_pipeline, PipelineOptions)):
        types = get_type_hints(function)
        assert get_type_hints(listed) == {name: types[name] for name in options(function)}


def test_make_pipeline_has_the_defaults_of_summarize() -> None:
    given = options(summarize)
    assert options(make_pipeline).items() <= given.items()


def test_every_option_is_explained() -> None:
    assert summarize.__doc__ is not None
    assert not [name for name in options(summarize) if f"\n        {name}: " not in summarize.__doc__]


def test_an_option_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="max_word"):
        summarize_stories(["The ferry sank at noon."], max_word=9)  # type: ignore[call-arg]
    with pytest.raises(InputError, match="unknown order"):
        summarize_stories(["The ferry sank at noon."], order="date")
