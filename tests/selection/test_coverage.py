"""Coverage selectors, against each other and against the best possible coverage."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import (
    Article,
    Budget,
    Candidates,
    Coverage,
    ExactCoverage,
    InputError,
    TrainedCoverage,
    summarize,
)
from summarizer.numerics.types import Vector
from summarizer.reading import read_articles
from summarizer.selection.coverage import best_cover
from summarizer.selection.objective import CoverageObjective, greedy_cover
from summarizer.selection.state import is_restatement

pytestmark = pytest.mark.slow

MakeCandidates = Callable[..., Candidates]
WORDS = "harbour bridge ferry girder crack repair council budget inspector winter signal mayor".split()
# HiGHS stops within a ten-thousandth of the optimum (its mip_rel_gap).
GAP = 1e-3
sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9), min_size=2, max_size=9)
openings = st.lists(st.sampled_from(["Workers saw", "He saw", "But she saw"]), min_size=9, max_size=9)
sizes = st.integers(8, 45)


def candidates_of(make: MakeCandidates, lines: Sequence[Sequence[str]], opening: Sequence[str]) -> Candidates:
    """Return two articles of these words; "He" and "But" need the sentence before, and no two sentences are similar."""
    texts = [f"{opening[n]} the {' and the '.join(line)} again." for n, line in enumerate(lines)]
    halves = [texts[: len(texts) // 2], texts[len(texts) // 2 :]]
    articles = [Article(str(n), "\n".join(half)) for n, half in enumerate(halves) if half]
    candidates = make(articles, budget=Budget(max_words=500), duplicate_threshold=1.0)
    return replace(candidates, vectors=np.eye(len(candidates), dtype=np.float32))


def objective_of(candidates: Candidates) -> CoverageObjective:
    return CoverageObjective(candidates, Coverage().concept_weights(candidates, np.ones(len(candidates))))


@settings(max_examples=80)
@given(lines=sentences, opening=openings, size=sizes)
def test_the_integer_program_covers_no_less_than_greedy_and_greedy_no_less_than_the_best_context_group(
    make_candidates: MakeCandidates, lines: list[list[str]], opening: list[str], size: int
) -> None:
    candidates = candidates_of(make_candidates, lines, opening)
    budget, salience, objective = Budget(max_words=size), np.ones(len(candidates)), objective_of(candidates)
    greedy, exact = (stage.select(candidates, salience, budget) for stage in (Coverage(), ExactCoverage()))
    assert objective.weight(greedy) <= objective.weight(exact) * (1 + GAP) + 1e-9
    groups = [candidates.context_groups.of(row) for row in range(len(candidates)) if candidates.eligible[row]]
    fitting = [objective.weight(group) for group in groups if candidates.costs[group].sum() <= size]
    assert objective.weight(greedy) >= max(fitting, default=0.0) - 1e-9
    for rows in (greedy, exact):
        assert candidates.costs[rows].sum() <= size
        needed = {member for row in rows if candidates.eligible[row] for member in candidates.context_groups.of(row)}
        assert needed == set(rows)


def is_independent(candidates: Candidates) -> bool:
    """Return whether no sentence restates or duplicates another."""
    cosines = candidates.vectors @ candidates.vectors.T
    others = [
        is_restatement(candidates, row, cosines[row]) & (np.arange(len(cosines)) != row) for row in range(len(cosines))
    ]
    return not np.any(others) and len(set(candidates.groups.tolist())) == len(candidates)


@settings(max_examples=40)
@given(lines=sentences, size=sizes)
def test_the_integer_program_finds_what_trying_every_choice_finds(
    make_candidates: MakeCandidates, lines: list[list[str]], size: int
) -> None:
    candidates = candidates_of(make_candidates, lines, ["Workers saw"] * 9)
    objective = objective_of(candidates)
    rows = np.flatnonzero(candidates.eligible)
    best = max(
        objective.weight(choice)
        for count in range(len(rows) + 1)
        for choice in combinations(rows.tolist(), count)
        if candidates.costs[list(choice)].sum() <= size and len(set(candidates.groups[list(choice)])) == count
    )
    chosen = ExactCoverage().select(candidates, np.ones(len(candidates)), Budget(max_words=size))
    assert objective.weight(chosen) == pytest.approx(best, rel=GAP)
    greedy = Coverage(length_exponent=1.0).select(candidates, np.ones(len(candidates)), Budget(max_words=size))
    # The bound of Khuller, Moss and Naor (1999) holds only where no sentence rules out another.
    bound = (1 - np.exp(-0.5)) * best if is_independent(candidates) else 0.0
    assert objective.weight(greedy) >= bound - 1e-9


def weighted(candidates: Candidates, worth: dict[str, float]) -> Vector:
    """Return (width,) the weights of some words, and 0 for all other concepts."""
    names = list(candidates.vocabulary.numbers)
    grams = candidates.concepts
    return np.array(
        [0.0 if b >= 0 else worth.get(names[a], 0.0) for a, b in zip(grams.first, grams.second, strict=True)]
    )


# Per word the short sentence has 1 / 8, the long one 1.5 / 16; together they have more than the budget's 16 words.
SHORT = "Inspectors saw one crack there on that day."
LONG = "The mayor said on Monday at the old quay that the ferry is to run every day."


def test_the_best_single_sentence_beats_a_short_one_that_greedy_per_word_prefers(
    make_candidates: MakeCandidates,
) -> None:
    budget = Budget(max_words=17)
    candidates = make_candidates([Article("a", f"{SHORT}\n{LONG}")], budget=budget)
    objective = CoverageObjective(candidates, weighted(candidates, {"crack": 1.0, "ferri": 1.5}))
    greedy = greedy_cover(objective, budget, length_exponent=1.0, max_similarity=0.8)
    assert [candidates.texts[row] for row in greedy.complete()] == [SHORT]
    assert [candidates.texts[row] for row in best_cover(objective, greedy)] == [LONG]


def test_a_prefix_is_completed_without_banned_rows(story: Sequence[Article], make_candidates: MakeCandidates) -> None:
    budget = Budget(max_words=60)
    candidates = make_candidates(story, budget=budget)
    greedy = greedy_cover(objective_of(candidates), budget, length_exponent=0.9, max_similarity=0.8)
    rows = greedy.complete()
    assert greedy.complete(rows[:1]) == rows
    other = greedy.complete(rows[:1], banned=rows[1:])
    assert other[0] == rows[0]
    assert not set(other) & set(rows[1:])


@given(lines=sentences, opening=openings)
def test_the_objective_is_monotone_and_submodular(
    make_candidates: MakeCandidates, lines: list[list[str]], opening: list[str]
) -> None:
    candidates = candidates_of(make_candidates, lines, opening)
    objective = objective_of(candidates)
    before = objective.marginal_gain([])
    assert (before >= 0).all()
    for count in range(1, len(candidates) + 1):
        rows = list(range(count))
        assert objective.weight(rows) >= objective.weight(rows[:-1]) - 1e-6
        after = objective.marginal_gain(rows)
        assert (after <= before + 1e-6).all()
        before = after


def test_more_sentences_than_can_be_solved_are_refused(
    story: Sequence[Article], make_candidates: MakeCandidates
) -> None:
    candidates = make_candidates(story)
    with pytest.raises(InputError, match=r"ExactCoverage takes at most 3 sentences, not .*: use Coverage instead"):
        ExactCoverage(max_sentences=3).select(candidates, np.ones(len(candidates)), Budget(max_words=60))


@settings(max_examples=60)
@given(lines=sentences, opening=openings, size=sizes)
def test_the_default_begins_with_a_lead_that_leaves_room_for_more(
    make_candidates: MakeCandidates, lines: list[list[str]], opening: list[str], size: int
) -> None:
    candidates = candidates_of(make_candidates, lines, opening)
    rows = TrainedCoverage().select(candidates, np.ones(len(candidates)), Budget(max_words=size))
    fits = candidates.eligible & (candidates.positions == 0) & (candidates.costs <= 0.67 * size)
    fits &= candidates.context_groups.lengths == 1
    assert candidates.costs[rows].sum() <= size
    assert not fits.any() or candidates.positions[rows[0]] == 0


def test_the_lead_with_the_largest_gain_is_chosen_at_any_length() -> None:
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


def test_a_good_lead_that_greedy_chooses_is_put_first_and_nothing_else_changes(corpus: Path) -> None:
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


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_largest_share_of_the_lead_out_of_range_is_refused(share: float) -> None:
    with pytest.raises(InputError, match=r"max_lead_share must be in \[0, 1\], not"):
        TrainedCoverage(max_lead_share=share)
