"""Contract of the rankers, tested for every ranker in the registry; for the other stages see test_stage_contracts.py."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from summarizer import Article, Candidates, Ranker
from summarizer.numerics.types import Vector
from summarizer.registry import RANKERS
from summarizer.settings import Settings

MakeCandidates = Callable[..., Candidates]
# These remove sentences one by one, and of equal ones the earlier first: their scores are ranks.
BY_ELIMINATION = {"sumy-kl", "sumy-sumbasic"}


@pytest.fixture(params=sorted(RANKERS))
def ranker(request: pytest.FixtureRequest) -> Ranker:
    return RANKERS[request.param](Settings())


@pytest.fixture(params=sorted(set(RANKERS) - BY_ELIMINATION))
def scoring_ranker(request: pytest.FixtureRequest) -> Ranker:
    return RANKERS[request.param](Settings())


def check_salience(salience: Vector, candidates: Candidates) -> None:
    assert salience.dtype == np.float64
    assert salience.shape == (len(candidates),)
    assert ((salience >= 0) & (salience <= 1)).all()


@pytest.mark.slow
def test_a_ranker_gives_each_row_a_number_from_zero_to_one(
    ranker: Ranker, story: Sequence[Article], make_candidates: MakeCandidates
) -> None:
    candidates = make_candidates(story)
    salience = ranker.rank(candidates)
    check_salience(salience, candidates)
    assert salience.max() == 1
    assert salience.tobytes() == ranker.rank(candidates).tobytes()


def permuted(candidates: Candidates, order: Sequence[int]) -> Candidates:
    """The same sentences with their rows in another order."""
    place = {row: number for number, row in enumerate(order)}
    changes: dict[str, Any] = {}
    for field in fields(candidates):
        value = getattr(candidates, field.name)
        if field.name == "groups":
            members = {
                label: [place[int(row)] for row in np.flatnonzero(value == label)] for label in set(value.tolist())
            }
            changes[field.name] = np.array([min(members[value[row]]) for row in order])
        elif isinstance(value, tuple) and len(value) == len(candidates):
            changes[field.name] = tuple(value[row] for row in order)
        elif isinstance(value, np.ndarray) and len(value) == len(candidates):
            changes[field.name] = value[list(order)]
    return replace(candidates, **changes)


def test_a_ranker_does_not_care_in_which_order_the_articles_come(
    scoring_ranker: Ranker, story: Sequence[Article], make_candidates: MakeCandidates
) -> None:
    candidates = make_candidates(story)
    order = sorted(range(len(candidates)), key=lambda row: (-int(candidates.articles[row]), row))
    assert order != list(range(len(candidates)))
    salience = scoring_ranker.rank(candidates)
    assert scoring_ranker.rank(permuted(candidates, order)) == pytest.approx(salience[order], abs=1e-6)


def test_a_ranker_takes_a_single_row(ranker: Ranker, make_candidates: MakeCandidates) -> None:
    one = make_candidates([Article("a", "The bridge closed on Friday.")])
    check_salience(ranker.rank(one), one)


def test_a_ranker_gives_equal_rows_equal_numbers(scoring_ranker: Ranker, make_candidates: MakeCandidates) -> None:
    copies = make_candidates([Article(name, "The bridge closed on Friday.") for name in "abcd"])
    salience = scoring_ranker.rank(copies)
    check_salience(salience, copies)
    assert len(set(salience.tolist())) == 1


@pytest.mark.parametrize("text", ["of the", "今天下雨。", "🙂 a 🙂", "e\u0301\u0301 \ud800 b.", "0 0 0."])
def test_a_ranker_takes_texts_without_content_words(ranker: Ranker, text: str, make_candidates: MakeCandidates) -> None:
    candidates = make_candidates([Article("a", text), Article("b", "to be or not to be")])
    check_salience(ranker.rank(candidates), candidates)
