"""Grouping of a mixed collection of articles into stories: events that several articles report."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from summarizer.errors import InputError
from summarizer.lexical.ngrams import count_ngrams
from summarizer.lexical.words import Vocabulary, tokenize
from summarizer.models import Article
from summarizer.numerics.arrays import distinct
from summarizer.numerics.types import Indices, Vector

# Least mean cosine of two groups of one story. Tuned together with the next number on the dev clusters of the corpus
# and on Multi-News: docs/design.md, stories.
_SAME_STORY = 0.12
# The document frequencies are taken as if so many more articles contained none of the words: a folder of one story
# keeps the words that its articles share, and one threshold fits folders of every size.
_BACKGROUND_ARTICLES = 300
# Reports of one event that are further apart are rare, and events that recur every year are common.
_MOST_DAYS_APART = timedelta(days=30).days
# All pairs are compared: more articles take gigabytes.
_MOST_ARTICLES = 10_000


def group_stories(articles: Sequence[Article], *, language: str = "english") -> tuple[tuple[Article, ...], ...]:
    """Group articles into stories by average-link agglomeration (Sokal and Michener 1958) over TF-IDF cosines.

    Articles that appeared more than 30 days apart have a similarity of 0; an article without a date may belong to any
    story. Neither the groups nor their order depend on the order of the articles.

    Args:
        articles: At most 10,000.
        language: English name of the articles' language, for stems and stop words.

    Returns:
        The stories, those with the most articles first, then the latest. In each story the article that is most similar
        to the others comes first. An article that is similar to no other is a story of its own.

    Raises:
        InputError: If there are too many articles, or the language is unknown.
    """
    if len(articles) > _MOST_ARTICLES:
        raise InputError(
            f"{len(articles):,} articles to group into stories, more than {_MOST_ARTICLES:,}: pass them month by month"
        )
    ordered = sorted(articles, key=lambda article: (article.text, article.id))
    if not ordered:
        return ()
    days = np.array([article.instant.timestamp() / 86_400 if article.instant else np.nan for article in ordered])
    similarity = _similarity(ordered, days, language)
    labels = _linked(similarity)
    stories = [_by_centrality(np.flatnonzero(labels == label), similarity) for label in distinct(labels)]
    latest = np.where(np.isnan(days), -np.inf, days)
    stories.sort(key=lambda rows: (-len(rows), -latest[rows].max(), min(rows)))
    return tuple(tuple(ordered[row] for row in rows) for rows in stories)


def _similarity(articles: Sequence[Article], days: Vector, language: str) -> Vector:
    """Return (n, n) float64 in [0, 1]: the cosine of each pair of articles, 0 where they are too far apart in time.

    Args:
        articles: (n,) the articles.
        days: (n,) the days from 1970 to when each appeared; not a number if unknown.
        language: English name of the language.
    """
    from scipy.sparse import csr_array

    vocabulary = Vocabulary(language)
    stems = [vocabulary.stems(tokenize(f"{article.title}\n{article.text}")) for article in articles]
    counts = count_ngrams(stems, vocabulary, bigrams=False)
    weights = counts.weighted(np.log((_BACKGROUND_ARTICLES + counts.height) / (1 + counts.document_frequency)))
    shape = (weights.height, max(1, weights.width))
    vectors = csr_array((weights.values, weights.columns, weights.offsets), shape=shape)
    similarity = (vectors @ vectors.T).toarray()
    similarity[np.abs(days[:, None] - days[None, :]) > _MOST_DAYS_APART] = 0.0
    return np.clip(np.round(similarity, 9), 0.0, 1.0)


def _linked(similarity: Vector) -> NDArray[np.int32]:
    """Return (n,) the number of each article's group."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(similarity) == 1:
        return np.zeros(1, dtype=np.int32)
    distances = squareform(1 - similarity, checks=False)
    return np.asarray(fcluster(linkage(distances, "average"), 1 - _SAME_STORY, "distance"), dtype=np.int32)


def _by_centrality(rows: Indices, similarity: Vector) -> list[int]:
    """Return the rows of a story by falling mean similarity with the story's articles."""
    mean = np.round(similarity[np.ix_(rows, rows)].mean(axis=1), 9)
    return [int(row) for row in rows[np.argsort(-mean, kind="stable")]]
