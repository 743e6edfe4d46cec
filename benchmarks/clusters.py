"""Clusters of any size made of the sentences of the corpus; the same seed gives the same bytes."""

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer import Article, make_pipeline
from summarizer.reading import read_articles

_CORPUS = Path(__file__).parent.parent / "corpus"
# Share of sentences that repeat an earlier one, and the share of these that are exact copies.
_DUPLICATE_SHARE = 0.15
_EXACT_SHARE = 0.2
_SENTENCES_PER_ARTICLE = 30
_SENTENCES_PER_LINE = 3
_MIN_WORDS, _MAX_WORDS = 10, 40
_QUOTES = re.compile(r"[\"“”()\[\]]")


def corpus_sentences(folder: Path) -> list[str]:
    """Return the sentences of the corpus that can be quoted, of 10 to 40 words, without quotation marks or brackets.

    A generated sentence with half a quotation would make the pipeline look for its speaker, which is not measured here.
    """
    articles = read_articles([str(path) for path in sorted(folder.glob("*/articles"))])
    texts = make_pipeline(embedder="tfidf", exhaustive=True).parse(articles).texts
    plain = {text for text in texts if not _QUOTES.search(text)}
    return sorted(text for text in plain if _MIN_WORDS <= len(text.split()) <= _MAX_WORDS)


def make_cluster(sentences: Sequence[str], size: int, *, seed: int) -> list[Article]:
    """Generate articles of thirty sentences each.

    A sentence joins the beginning of one sentence of the corpus and the end of another, so that any number of them say
    different things. Fifteen in a hundred repeat an earlier sentence, mostly with a word replaced or left out.

    Args:
        sentences: Sentences to combine, see `corpus_sentences`.
        size: Number of sentences in all.
        seed: Seed of the random choices.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    made = _sentences(sentences, size, chance)
    # Shuffled, so that copies do not always follow the original.
    order = list(range(size))
    chance.shuffle(order)
    articles = []
    for number, start in enumerate(range(0, size, _SENTENCES_PER_ARTICLE)):
        own = [made[place] for place in order[start : start + _SENTENCES_PER_ARTICLE]]
        lines = (
            " ".join(own[first : first + _SENTENCES_PER_LINE]) for first in range(0, len(own), _SENTENCES_PER_LINE)
        )
        articles.append(Article(f"article-{number:05}", "\n\n".join(lines) + "\n"))
    return articles


def _sentences(sentences: Sequence[str], size: int, chance: random.Random) -> list[str]:
    made: list[str] = []
    for text in _crossed(sentences, chance):
        if len(made) == size:
            return made
        if made and chance.random() < _DUPLICATE_SHARE:
            earlier = chance.choice(made)
            made.append(earlier if chance.random() < _EXACT_SHARE else _edited(earlier, text, chance))
        else:
            made.append(text)
    return made


def _crossed(sentences: Sequence[str], chance: random.Random) -> Iterator[str]:
    while True:
        head, tail = (chance.choice(sentences).split() for _ in range(2))
        yield " ".join([*head[: len(head) * 3 // 5], *tail[len(tail) * 2 // 5 :]])


def _edited(text: str, other: str, chance: random.Random) -> str:
    """Leave out a word in the middle, or replace it by one of another sentence."""
    words = text.split()
    place = chance.randrange(1, len(words) - 1)
    return " ".join([*words[:place], *[chance.choice(other.split()[1:-1])] * chance.randrange(2), *words[place + 1 :]])


def main(folder: str, *sizes: str) -> None:
    """Write a cluster of each size as JSON Lines with one article a line, and as one text."""
    sentences = corpus_sentences(_CORPUS)
    for size in sizes:
        articles = make_cluster(sentences, int(size), seed=int(size))
        lines = (json.dumps({"id": article.id, "text": article.text}) for article in articles)
        Path(folder, f"{size}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        Path(folder, f"{size}.txt").write_text("\n".join(article.text for article in articles), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
