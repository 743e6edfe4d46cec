"""Articles of a mixed folder → stories: what tells of one event, gathered by its words and by its dates."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError
from summarizer.lexical.ngrams import content_grams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.models import Article
from summarizer.numerics.arrays import distinct
from summarizer.numerics.types import Indices, Vector

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Mean cosine at which two groups are still one story. Tuned together with the next number on the dev clusters of the corpus
# and on Multi-News: docs/design.md, "Stories by their words".
_ALIKE = 0.12
# The inverse document frequencies are those that the articles would have among so many others that hold none of their words:
# so a folder of one story keeps the words that all its articles share, and the threshold fits folders of every size.
_OTHERS = 300
# Reports of one event that are further apart are rare; what happens again every year is common.
_WINDOW = timedelta(days=30)
# All pairs are compared: beyond this they take gigabytes.
_MOST = 10_000


def group_stories(articles: Sequence[Article], *, language: str = "english") -> tuple[tuple[Article, ...], ...]:
    """The articles by story, found by average-link agglomeration (Sokal and Michener 1958) over TF-IDF cosines.

    Two articles that appeared more than 30 days apart count as unlike; one without a date may belong to any. Neither the
    groups nor their order depend on the order of the articles.

    Args:
        articles: At most 10,000.
        language: English name of the articles' language, for stems and stop words.

    Returns:
        The stories: those of the most articles first, then the latest; in each the article that is most like the others
        first. An article that is like no other is a story of its own.

    Raises:
        InputError: If there are too many articles, or the language is unknown.
    """
    if len(articles) > _MOST:
        raise InputError(
            f"{len(articles):,} articles to part into stories, more than {_MOST:,}: give them month by month"
        )
    ordered = sorted(articles, key=lambda article: (article.text, article.id))
    if not ordered:
        return ()
    similarity = _similarity(ordered, language)
    labels = _linked(similarity)
    stories = [_by_centrality(np.flatnonzero(labels == label), similarity) for label in distinct(labels)]
    stories.sort(key=lambda rows: (-len(rows), -_latest([ordered[row] for row in rows]), min(rows)))
    return tuple(tuple(ordered[row] for row in rows) for rows in stories)


def _similarity(articles: Sequence[Article], language: str) -> Vector:
    """(n, n) float64 in [0, 1]: how alike two articles are."""
    vectors = _vectors(articles, language)
    similarity = (vectors @ vectors.T).toarray()
    days = np.array([_days(article) for article in articles])
    similarity[np.abs(days[:, None] - days[None, :]) > _WINDOW.days] = 0.0
    return np.clip(np.round(similarity, 9), 0.0, 1.0)


def _vectors(articles: Sequence[Article], language: str) -> "csr_array[np.float64, tuple[int, int]]":
    """(n, width) TF-IDF of content stems, rows of unit length: (1 + ln tf) · ln((N + n) / (1 + df))."""
    from scipy.sparse import csr_array

    vocabulary = Vocabulary(language)
    stems = [vocabulary.stems(tokenize(f"{article.title}\n{article.text}")) for article in articles]
    grams = content_grams(stems, vocabulary, bigrams=False)
    rarity = np.log((_OTHERS + grams.height) / (1 + grams.frequency))
    weights = (1 + np.log(grams.values)) * rarity[grams.columns]
    lengths = np.sqrt(np.bincount(grams.rows, weights**2, minlength=grams.height))
    shape = (grams.height, max(1, grams.width))
    return csr_array((weights / lengths[grams.rows], grams.columns, grams.offsets), shape=shape)


def _linked(similarity: Vector) -> NDArray[np.int32]:
    """(n,) the number of each article's group."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(similarity) == 1:
        return np.zeros(1, dtype=np.int32)
    distances = squareform(1 - similarity, checks=False)
    return np.asarray(fcluster(linkage(distances, "average"), 1 - _ALIKE, "distance"), dtype=np.int32)


def _by_centrality(rows: Indices, similarity: Vector) -> list[int]:
    """The rows of a story, by falling mean similarity with the others of it."""
    mean = np.round(similarity[np.ix_(rows, rows)].mean(axis=1), 9)
    return [int(row) for row in rows[np.argsort(-mean, kind="stable")]]


def _days(article: Article) -> float:
    """Days since 1970; not a number, which is far from nothing, if unknown."""
    return article.instant.timestamp() / 86_400 if article.instant else np.nan


def _latest(articles: Sequence[Article]) -> float:
    """When the latest article appeared, in days since 1970; minus infinity if none has a date."""
    return max((_days(article) for article in articles if article.instant), default=-np.inf)
