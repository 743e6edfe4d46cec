"""What the selectors of weighted concepts cover, against each other and against what can be covered at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Article, Budget, Candidates, InputError, TrainedCoverage, summarize
from summarizer.numerics.types import Vector
from summarizer.reading import read_articles
from summarizer.selection.coverage import Coverage
from summarizer.selection.coverage_swap import SwapCoverage
from summarizer.selection.covering import Covering, best_cover, greedy_cover
from summarizer.selection.exact import ExactCoverage
from summarizer.selection.facility_location import FacilityLocation, Representation
from summarizer.selection.mixture import Mixture
from summarizer.selection.restating import restating

MakeCandidates = Callable[..., Candidates]
WORDS = "harbour bridge ferry girder crack repair council budget inspector winter signal mayor".split()
# HiGHS stops within a ten-thousandth of the optimum (its mip_rel_gap).
GAP = 1e-3
sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9), min_size=2, max_size=9)
openings = st.lists(st.sampled_from(["Workers saw", "He saw", "But she saw"]), min_size=9, max_size=9)
sizes = st.integers(8, 45)


def candidates_of(make: MakeCandidates, lines: Sequence[Sequence[str]], opening: Sequence[str]) -> Candidates:
    """Two articles of such sentences; "He" and "But" need the sentence before, and no two sentences are alike."""
    texts = [f"{opening[n]} the {' and the '.join(line)} again." for n, line in enumerate(lines)]
    halves = [texts[: len(texts) // 2], texts[len(texts) // 2 :]]
    articles = [Article(str(n), "\n".join(half)) for n, half in enumerate(halves) if half]
    candidates = make(articles, budget=Budget(max_words=500), duplicate_threshold=1.0)
    return replace(candidates, vectors=np.eye(len(candidates), dtype=np.float32))


def covering_of(candidates: Candidates) -> Covering:
    return Covering.wanted(candidates, Coverage().concept_weights(candidates, np.ones(len(candidates))))


@settings(max_examples=80)
@given(lines=sentences, opening=openings, size=sizes)
def test_swapping_covers_no_less_than_greedy_and_the_integer_program_no_less_than_either(
    make_candidates: MakeCandidates, lines: list[list[str]], opening: list[str], size: int
) -> None:
    candidates = candidates_of(make_candidates, lines, opening)
    budget, salience, covering = Budget(max_words=size), np.ones(len(candidates)), covering_of(candidates)
    greedy, swapped, exact = (
        stage.select(candidates, salience, budget) for stage in (Coverage(), SwapCoverage(), ExactCoverage())
    )
    assert covering.weight(greedy) <= covering.weight(swapped) + 1e-9
    assert covering.weight(swapped) <= covering.weight(exact) * (1 + GAP) + 1e-9
    singles = [candidates.context_groups.of(row) for row in range(len(candidates)) if candidates.eligible[row]]
    fitting = [covering.weight(unit) for unit in singles if candidates.costs[unit].sum() <= size]
    assert covering.weight(greedy) >= max(fitting, default=0.0) - 1e-9
    for rows in (greedy, swapped, exact):
        assert candidates.costs[rows].sum() <= size
        needed = {member for row in rows if candidates.eligible[row] for member in candidates.context_groups.of(row)}
        assert needed == set(rows)


@settings(max_examples=40)
@given(lines=sentences, size=sizes)
def test_the_integer_program_finds_what_trying_every_choice_finds(
    make_candidates: MakeCandidates, lines: list[list[str]], size: int
) -> None:
    candidates = candidates_of(make_candidates, lines, ["Workers saw"] * 9)
    covering = covering_of(candidates)
    rows = np.flatnonzero(candidates.eligible)
    best = max(
        covering.weight(choice)
        for count in range(len(rows) + 1)
        for choice in combinations(rows.tolist(), count)
        if candidates.costs[list(choice)].sum() <= size and len(set(candidates.groups[list(choice)])) == count
    )
    chosen = ExactCoverage().select(candidates, np.ones(len(candidates)), Budget(max_words=size))
    assert covering.weight(chosen) == pytest.approx(best, rel=GAP)
    greedy = Coverage(length_exponent=1.0).select(candidates, np.ones(len(candidates)), Budget(max_words=size))
    # Khuller, Moss and Naor 1999; sentences that restate others are out of its reach, so only where none does.
    assert covering.weight(greedy) >= (1 - np.exp(-0.5)) * best - 1e-9 or candidates_rule_out(candidates)


def candidates_rule_out(candidates: Candidates) -> bool:
    """Whether one of them restates another, or says the same."""
    cosines = candidates.vectors @ candidates.vectors.T
    others = [
        restating(candidates, row, cosines[row]) & (np.arange(len(cosines)) != row) for row in range(len(cosines))
    ]
    return bool(np.any(others)) or len(set(candidates.groups.tolist())) < len(candidates)


def weighted(candidates: Candidates, worth: dict[str, float]) -> Vector:
    """(width,) weights: those of some words, and nothing for all else."""
    names = list(candidates.vocabulary.numbers)
    grams = candidates.concepts
    return np.array(
        [0.0 if b >= 0 else worth.get(names[a], 0.0) for a, b in zip(grams.first, grams.second, strict=True)]
    )


# Per word the short sentence has 1 / 8, the long one 1.5 / 16; together they have more than the budget's 16 words.
SHORT = "Inspectors saw one crack there on that day."
LONG = "The mayor said on Monday at the old quay that the ferry is to run every day."


def test_greedy_per_word_falls_for_a_short_sentence_and_the_best_single_one_mends_it(
    make_candidates: MakeCandidates,
) -> None:
    budget = Budget(max_words=17)
    candidates = make_candidates([Article("a", f"{SHORT}\n{LONG}")], budget=budget)
    covering = Covering(candidates, weighted(candidates, {"crack": 1.0, "ferri": 1.5}))
    greedy = greedy_cover(covering, budget, length_exponent=1.0, max_similarity=0.8)
    assert [candidates.texts[row] for row in greedy.complete()] == [SHORT]
    assert [candidates.texts[row] for row in best_cover(covering, greedy)] == [LONG]


def test_a_begun_choice_is_completed_without_what_is_banned(
    story: Sequence[Article], make_candidates: MakeCandidates
) -> None:
    budget = Budget(max_words=60)
    candidates = make_candidates(story, budget=budget)
    greedy = greedy_cover(covering_of(candidates), budget, length_exponent=0.9, max_similarity=0.8)
    rows = greedy.complete()
    assert greedy.complete(rows[:1]) == rows
    other = greedy.complete(rows[:1], banned=rows[1:])
    assert other[0] == rows[0]
    assert not set(other) & set(rows[1:])


@given(lines=sentences, opening=openings)
def test_what_is_covered_and_represented_grows_by_less_the_more_is_chosen(
    make_candidates: MakeCandidates, lines: list[list[str]], opening: list[str]
) -> None:
    candidates = candidates_of(make_candidates, lines, opening)
    n = len(candidates)
    # Cosines that are not only those of each with itself.
    vectors = np.linspace(-1, 1, n * 3).reshape(n, 3).astype(np.float32) + np.eye(n, 3, dtype=np.float32)
    candidates = replace(candidates, vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    for function in (covering_of(candidates), Representation.of(candidates, np.ones(n))):
        before = function.rise([])
        assert (before >= 0).all()
        for count in range(1, n + 1):
            rows = list(range(count))
            assert function.weight(rows) >= function.weight(rows[:-1]) - 1e-6
            after = function.rise(rows)
            assert (after <= before + 1e-6).all()
            before = after


def test_the_ends_of_a_mixture_are_its_parts(story: Sequence[Article], make_candidates: MakeCandidates) -> None:
    budget = Budget(max_words=40)
    candidates = make_candidates(story, budget=budget)
    # Where no sentence needs another, what a unit is worth is what its sentence is.
    rows = np.arange(len(candidates))
    candidates = replace(candidates, context_groups=replace(candidates.context_groups, owners=rows, members=rows))
    salience = np.linspace(0.2, 1, len(candidates))
    assert Mixture(share=1.0).select(candidates, salience, budget) == FacilityLocation().select(
        candidates, salience, budget
    )
    assert Mixture(share=0.0).select(candidates, salience, budget) == Coverage().select(candidates, salience, budget)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_out_of_range_is_refused(share: float) -> None:
    with pytest.raises(InputError, match=r"share must be in \[0, 1\]"):
        Mixture(share=share)


@settings(max_examples=60)
@given(lines=sentences, opening=openings, size=sizes)
def test_the_default_begins_with_the_beginning_of_an_article_that_leaves_room_for_more(
    make_candidates: MakeCandidates, lines: list[list[str]], opening: list[str], size: int
) -> None:
    candidates = candidates_of(make_candidates, lines, opening)
    rows = TrainedCoverage().select(candidates, np.ones(len(candidates)), Budget(max_words=size))
    fits = candidates.eligible & (candidates.positions == 0) & (candidates.costs <= 0.67 * size)
    fits &= candidates.context_groups.lengths == 1
    assert candidates.costs[rows].sum() <= size
    assert not fits.any() or candidates.positions[rows[0]] == 0


def test_of_several_beginnings_the_one_that_tells_most_is_taken_however_long_it_is() -> None:
    event = (
        "The council of Sellin will close the Vallin bridge on Monday for eight months of repairs, after inspectors found "
        "cracks in two of the four main girders, the mayor said on Friday."
    )
    texts = [
        "A bridge closes. The council met on Friday. Inspectors found cracks. The mayor spoke of repairs.",
        f"{event} Cracks were found by inspectors. Repairs take eight months.",
        "The Vallin bridge is old. Repairs take eight months. The council spoke on Friday of cracks.",
    ]
    assert event in summarize(texts, max_words=60).text
    assert event in summarize(texts, max_sentences=1).text
    assert event not in summarize(texts, max_sentences=1, selector=TrainedCoverage(max_lead_share=0)).text


def test_a_good_beginning_among_what_is_chosen_is_put_first_and_nothing_else_changes(corpus: Path) -> None:
    articles = read_articles([str(corpus / "port-of-sellin-strike" / "articles")])
    chosen, without = (
        [
            cited.sentence.text
            for cited in summarize(articles, max_words=100, order="salience", selector=selector).sentences
        ]
        for selector in (TrainedCoverage(), TrainedCoverage(max_lead_share=0))
    )
    assert chosen[0].startswith("Ship pilots and crane drivers at Norlīva's largest port walked out")
    assert chosen != without
    assert chosen[1:] == [text for text in without if text != chosen[0]]


@pytest.mark.parametrize("lead", [-0.1, 1.1, float("nan")])
def test_a_lead_is_a_share(lead: float) -> None:
    with pytest.raises(InputError, match=r"lead must be in \[0, 1\], not"):
        TrainedCoverage(max_lead_share=lead)
