"""Choice among several wordings of one sentence."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from summarizer import Article, Budget, Candidates, summarize
from summarizer.assembly.rewording import choose_wordings

MakeCandidates = Callable[..., Candidates]
TODAY = "Cancer treatment at the Tarn clinic resumed today for 19 patients after the plans were rebuilt."
NAMED = "Cancer treatment at the Tarn clinic resumed on Wednesday for 19 patients after the plans were rebuilt."
OTHER = "The harbour bridge was closed because engineers had found cracks in its girders."
MUCH_LONGER = (
    "The cancer treatment at the Tarn clinic resumed on Wednesday for 19 patients after the plans were all rebuilt."
)


def wording(
    make: MakeCandidates, texts: Sequence[str], chosen: str, *, words: int = 60, max_similarity: float = 0.75
) -> str:
    """Return the wording that is quoted for a chosen sentence; all texts but OTHER are one duplicate group."""
    articles = [Article(str(number), text, source=f"Outlet {number}") for number, text in enumerate(texts)]
    candidates = make(articles, budget=Budget(max_words=words), duplicate_threshold=0.5)
    assert len(set(candidates.groups.tolist())) == len({text == OTHER for text in candidates.texts})
    row = candidates.texts.index(chosen)
    [quoted, *_] = choose_wordings(candidates, [row], Budget(max_words=words), max_similarity=max_similarity)
    return candidates.texts[quoted]


def test_a_day_that_is_named_is_clearer_than_today(make_candidates: MakeCandidates) -> None:
    assert wording(make_candidates, [TODAY, NAMED, OTHER], TODAY) == NAMED
    assert wording(make_candidates, [TODAY, NAMED, OTHER], NAMED) == NAMED


@pytest.mark.parametrize("phrase", ["this morning", "last week", "yesterday", "here", "Tonight"])
def test_a_day_that_is_named_is_clearer_than_other_deictic_words(phrase: str, make_candidates: MakeCandidates) -> None:
    pointing = TODAY.replace("today", phrase)
    assert wording(make_candidates, [pointing, NAMED], pointing) == NAMED


@pytest.mark.parametrize("phrase", ["this patient", "last", "at last"])
def test_nothing_is_replaced_without_a_deictic_word(phrase: str, make_candidates: MakeCandidates) -> None:
    plain = TODAY.replace("today", phrase)
    assert wording(make_candidates, [plain, NAMED], plain) == plain


def test_a_clearer_wording_that_does_not_fit_is_left(make_candidates: MakeCandidates) -> None:
    size = len(TODAY.split())
    assert wording(make_candidates, [TODAY, MUCH_LONGER], TODAY, words=size) == TODAY
    assert wording(make_candidates, [TODAY, MUCH_LONGER], TODAY, words=size + 10) == MUCH_LONGER


def test_a_clearer_wording_that_another_chosen_one_resembles_is_left(make_candidates: MakeCandidates) -> None:
    candidates = make_candidates(
        [Article("a", TODAY), Article("b", f"{NAMED}\n{OTHER}")],
        budget=Budget(max_words=60),
        duplicate_threshold=0.5,
    )
    today, named, other = (candidates.texts.index(text) for text in (TODAY, NAMED, OTHER))
    assert choose_wordings(candidates, [today, other], Budget(max_words=60), max_similarity=0.75) == [named, other]
    candidates.vectors[other] = candidates.vectors[named]
    assert choose_wordings(candidates, [today, other], Budget(max_words=60), max_similarity=0.75) == [today, other]


def test_a_sentence_that_another_needs_stays_as_it_is(make_candidates: MakeCandidates) -> None:
    follows = "They had waited for nine days, and some were taken to other towns."
    candidates = make_candidates(
        [Article("a", f"{TODAY} {follows}"), Article("b", NAMED)], budget=Budget(max_words=60), duplicate_threshold=0.5
    )
    today, after = candidates.texts.index(TODAY), candidates.texts.index(follows)
    assert candidates.context_groups.of(after) == [today, after]
    assert choose_wordings(candidates, [today, after], Budget(max_words=60), max_similarity=0.75) == [today, after]


def test_the_summary_names_the_day_and_cites_both_sources() -> None:
    articles = [Article("a", f"{TODAY}\n{OTHER}", source="A"), Article("b", NAMED, source="B")]
    summary = summarize(articles, max_words=60)
    quoted = [cited for cited in summary.sentences if "Cancer" in cited.sentence.text]
    assert [(cited.sentence.text, [copy.sentence.text for copy in cited.also_in]) for cited in quoted] == [
        (NAMED, [TODAY])
    ]
    assert np.isclose(sum(cited.cost for cited in summary.sentences), len(summary.text.split()))
