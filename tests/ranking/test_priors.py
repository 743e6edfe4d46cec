"""Where a biased LexRank jumps, by values calculated by hand."""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest

from summarizer import Article, Candidates
from summarizer.ranking.lexrank import LexRank
from summarizer.ranking.priors import PRIORS

MakeCandidates = Callable[..., Candidates]
BRIDGE, FERRY, MUSEUM = (
    "The harbour bridge at Sellin closed on Monday.",
    "Ferries will cross the river every ten minutes.",
    "Visitors praised a painting in the old museum.",
)


def by_text(name: str, candidates: Candidates) -> dict[str, float]:
    return dict(zip(candidates.texts, PRIORS[name](candidates).tolist(), strict=True))


def test_a_sentence_that_says_what_the_title_says_is_likelier(make_candidates: MakeCandidates) -> None:
    # Of the title's two stems, each in one of three rows, the first sentence holds both: 1.1 against 0.1 and 0.1.
    titled = make_candidates([Article("a", f"{BRIDGE}\n{FERRY}\n{MUSEUM}", title="Harbour bridge")])
    assert PRIORS["title"](titled) == pytest.approx(np.array([1.1, 0.1, 0.1]) / (1.3 / 3))
    assert int(LexRank(bias="title").distribution(titled).argmax()) == 0


def test_an_article_without_a_title_has_no_opinion(make_candidates: MakeCandidates) -> None:
    articles = [Article("a", f"{BRIDGE}\n{MUSEUM}", title="Harbour bridge"), Article("b", FERRY)]
    likely = by_text("title", make_candidates(articles))
    assert likely == pytest.approx(
        {BRIDGE: (1 + 3.3 / 1.3) / 2, FERRY: (1 + 0.3 / 1.3) / 2, MUSEUM: (1 + 0.3 / 1.3) / 2}
    )
    without = make_candidates([Article("a", f"{BRIDGE}\n{MUSEUM}"), Article("b", FERRY, title="Of the")])
    assert (PRIORS["title"](without) == 1).all()


def test_later_articles_are_likelier_and_undated_ones_neutral(make_candidates: MakeCandidates) -> None:
    days = {"new": datetime(2025, 3, 5, tzinfo=UTC), "old": datetime(2025, 3, 1, tzinfo=UTC), "none": None}
    texts = dict(zip(days, (BRIDGE, FERRY, MUSEUM), strict=True))
    likely = by_text("recent", make_candidates([Article(name, texts[name], published=days[name]) for name in days]))
    assert likely == pytest.approx({BRIDGE: 1, FERRY: np.exp(-1), MUSEUM: (1 + np.exp(-1)) / 2})
    alike = make_candidates([Article(name, texts[name]) for name in days])
    assert (PRIORS["recent"](alike) == 1).all()


def test_a_report_with_copies_starts_the_walk_as_often_as_one_without(make_candidates: MakeCandidates) -> None:
    wire = [Article(name, f"{BRIDGE}\n{FERRY}", source="The Wire") for name in ("copy 1", "copy 2", "copy 3")]
    candidates = make_candidates([*wire, Article("own", MUSEUM)])
    likely = PRIORS["source"](candidates)
    shares = {
        text: sum(likely[row] for row, own in enumerate(candidates.texts) if own == text) for text in candidates.texts
    }
    assert shares == pytest.approx({BRIDGE: 1, FERRY: 1, MUSEUM: 1})
