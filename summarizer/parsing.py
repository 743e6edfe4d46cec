"""Articles → the sentences that compete, and those that are set aside: what is done before anything is embedded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.boilerplate import mark
from summarizer.contracts import check_sentences
from summarizer.errors import InputError
from summarizer.models import SCREENED, Article, Sentence, SetAside
from summarizer.relevance import check_query
from summarizer.screening import screen
from summarizer.stages import Splitter

# A "sentence" beyond this is a table, a dump or a text without full stops: no reader wants it quoted.
_LONGEST = 1_500
# Articles that a message names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Parsed:
    """What is known before anything is embedded.

    Attributes:
        articles: As they were given.
        sentences: Those that compete, by article (in an order of their own) and position.
        set_aside: Those that do not.
        query: What the summary shall be about; None = everything.
        known: The sentences that the reader has read, in an order of their own; None = nothing was said of that.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...]
    query: str | None = None
    known: tuple[Sentence, ...] | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """What is to be embedded, all at once: the sentences, those that are known, the query."""
        sentences = (*self.sentences, *(self.known or ()))
        return (*(sentence.text for sentence in sentences), *(() if self.query is None else (self.query,)))


def parse(
    articles: Iterable[Article],
    *,
    splitter: Splitter,
    language: str,
    most_embedded: int | None,
    query: str | None,
    known: Iterable[Article | Sentence] | None,
) -> Parsed:
    """Split the articles, set boilerplate aside and, in a very large cluster, what is not worth embedding.

    Args:
        articles: What to summarize, in any order: inside, they are ordered by their text.
        splitter: Article → sentences.
        language: English name of the language.
        most_embedded: How many different sentences may compete; None = all.
        query: What the summary shall be about; None = everything.
        known: What the reader has read; None = nothing was said of that.

    Raises:
        InputError: If there is no article, two have one id, none holds a sentence that could be quoted, or the query holds
            no word.
    """
    given = tuple(articles)
    check_articles(given)
    check_query(query)
    sentences, set_aside = _split(given, splitter)
    if not sentences:
        raise InputError(_nothing_to_say(given, set_aside))
    if most_embedded is not None and len(sentences) > most_embedded:
        kept = set(screen(sentences, most=most_embedded, language=language, query=query))
        set_aside += [SetAside(sentence, SCREENED) for row, sentence in enumerate(sentences) if row not in kept]
        sentences = [sentence for row, sentence in enumerate(sentences) if row in kept]
    read = None if known is None else known_sentences(known, splitter)
    return Parsed(given, tuple(sentences), tuple(set_aside), query, read)


def known_sentences(known: Iterable[Article | Sentence], splitter: Splitter) -> tuple[Sentence, ...]:
    """The different sentences that the reader has read, in an order that does not depend on how they were given.

    Args:
        known: Whole articles, or sentences of them.
        splitter: Article → sentences.
    """
    sentences = [
        sentence
        for one in known
        for sentence in (check_sentences(splitter.split(one), one, splitter) if isinstance(one, Article) else (one,))
    ]
    return tuple(
        sorted(dict.fromkeys(sentences), key=lambda one: (one.article.text, one.article.id, one.position, one.start))
    )


def check_articles(articles: Sequence[Article]) -> None:
    """Refuse what cannot be cited.

    Raises:
        InputError: If there is no article, or two have one id.
    """
    if not articles:
        raise InputError("no articles given: pass at least one")
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            raise InputError(f"two articles have the id {article.id!r}: give each its own")
        seen.add(article.id)


def _split(articles: Sequence[Article], splitter: Splitter) -> tuple[list[Sentence], list[SetAside]]:
    kept: list[Sentence] = []
    set_aside: list[SetAside] = []
    for article in sorted(articles, key=lambda article: (article.text, article.id)):
        sentences = check_sentences(splitter.split(article), article, splitter)
        for sentence, reason in zip(sentences, mark(sentences), strict=True):
            if reason or not any(map(str.isalnum, sentence.text)):
                set_aside.append(SetAside(sentence, reason or "no words"))
            elif sentence.end - sentence.start > _LONGEST:
                set_aside.append(SetAside(sentence, "too long"))
            else:
                kept.append(sentence)
    return kept, set_aside


def _nothing_to_say(articles: Sequence[Article], set_aside: Sequence[SetAside]) -> str:
    names = ", ".join(repr(article.id) for article in articles[:_NAMED]) + (" …" if len(articles) > _NAMED else "")
    if not set_aside:
        return f"nothing to summarize: no text in {names}"
    reasons = ", ".join(sorted({dropped.reason for dropped in set_aside}))
    count = "its only line was" if len(set_aside) == 1 else f"all {len(set_aside)} lines were"
    return f"nothing to summarize in {names}: {count} set aside ({reasons})"
