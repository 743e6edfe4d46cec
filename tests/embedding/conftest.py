"""Sentences of the corpus for the tests of embedders."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest

from summarizer.reading import read_articles
from summarizer.splitting.nupunkt import NupunktSplitter


@pytest.fixture(scope="session")
def corpus_sentences(corpus: Path) -> Sequence[str]:
    """All different sentences of the corpus."""
    folders = sorted(path.parent for path in corpus.glob("*/cluster.json"))
    articles = (article for folder in folders for article in read_articles([str(folder)]))
    return list(dict.fromkeys(sentence.text for article in articles for sentence in NupunktSplitter().split(article)))


@pytest.fixture(scope="session")
def sentences(corpus_sentences: Sequence[str]) -> Sequence[str]:
    """200 different sentences of the corpus, the same ones each time."""
    found = list(islice(corpus_sentences, 0, 1_000, 5))
    assert len(found) == 200
    return found
