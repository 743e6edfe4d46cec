"""`summarize()`: names → stages → pipeline."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack

from summarizer.embedding.cached import cached
from summarizer.errors import InputError
from summarizer.grouping.stories import group_stories
from summarizer.inputs import KnownTexts, known_texts
from summarizer.models import Article, Budget, Sentence, Story, Summary
from summarizer.pipeline import Pipeline, check_articles
from summarizer.registry import EMBEDDERS, RANKERS, SELECTORS, SPLITTERS, Options, stage
from summarizer.stages import Embedder, Ranker, Selector, Splitter

DEFAULT_SENTENCES = 5


class PipelineOptions(TypedDict, total=False):
    """The options of `make_pipeline`, for a function that passes them on; `summarize` explains them and has the defaults."""

    splitter: str | Splitter
    embedder: str | Embedder
    ranker: str | Ranker
    selector: str | Selector
    order: str
    duplicate_threshold: float
    diversity: float | None
    language: str
    model: str | None
    device: str | None
    dtype: str | None
    cache: str | Path | None
    exhaustive: bool
    keep_off_topic: bool
    with_disagreements: bool
    on_embedded: Callable[[int], object] | None


class SummaryOptions(PipelineOptions, total=False):
    """The options of `summarize`, for a function that passes them on: `def mine(**options: Unpack[SummaryOptions])`."""

    max_sentences: int | None
    max_words: int | None
    max_characters: int | None
    max_tokens: int | None
    query: str | None
    known: KnownTexts


def summarize(
    articles: Iterable[Article | str],
    *,
    max_sentences: int | None = None,
    max_words: int | None = None,
    max_characters: int | None = None,
    max_tokens: int | None = None,
    splitter: str | Splitter = "nupunkt",
    embedder: str | Embedder = "minilm",
    ranker: str | Ranker = "lexrank",
    selector: str | Selector = "trained-coverage",
    query: str | None = None,
    known: KnownTexts = (),
    order: str = "coherent",
    duplicate_threshold: float = 0.85,
    diversity: float | None = None,
    language: str = "english",
    model: str | None = None,
    device: str | None = None,
    dtype: str | None = None,
    cache: str | Path | None = None,
    exhaustive: bool = False,
    keep_off_topic: bool = False,
    with_disagreements: bool = False,
    on_embedded: Callable[[int], object] | None = None,
) -> Summary:
    """The summary of several articles about one story: their own sentences, cited.

    Args:
        articles: Articles, or plain texts, which are named "1", "2", … in the order given.
        max_sentences: Budget in sentences; 5 if no budget is given.
        max_words: Budget in words.
        max_characters: Budget in characters.
        max_tokens: Budget in word pieces of the MiniLM tokenizer.
        splitter: How articles are parted, a name in `registry.SPLITTERS` or an object.
        embedder: How likeness is measured, a name in `registry.EMBEDDERS` or an object.
        ranker: How salience is measured, a name in `registry.RANKERS` or an object.
        selector: How sentences are chosen, a name in `registry.SELECTORS` or an object.
        query: What the summary shall be about, in a few words; None = everything.
        known: What the reader has read: articles, texts, or earlier summaries (also as `to_dict` gives them); only what is
            new is chosen, and each sentence says whether it is new or updates a figure.
        order: How they are read: "coherent", "salience", "chronological" or "source".
        duplicate_threshold: Least cosine of two sentences that say the same, in (0, 1].
        diversity: For the selector "mmr": 1 - λ, in [0, 1]; larger = less repetition.
        language: English name of the articles' language.
        model: For the embedder "sentence-transformer": a folder or a locally cached name.
        device: For the embedder "sentence-transformer": "cpu" (the default), "cuda", "mps" or "auto".
        dtype: For the embedder "sentence-transformer": "float32" (the default) or "bfloat16".
        cache: A folder in which sentences' vectors are kept for the next call; None = nowhere. The summary is the same.
        exhaustive: Embed every sentence of a very large cluster, instead of the 2,000 that a lexical pass finds salient.
        keep_off_topic: Cite articles, too, that seem to tell another story than the rest.
        with_disagreements: Look for facts of which independent articles seem to give different values.
        on_embedded: For the embedder "minilm": called again and again with the number of sentences embedded since the last call.

    Returns:
        The summary. Where nothing in the articles is about the query, or new, it has no sentence and says why in `empty_because`.

    Raises:
        InputError: If an article or an option is unusable.
        ModelUnavailableError: If a model is missing.
    """
    request = make_request(
        max_sentences=max_sentences,
        max_words=max_words,
        max_characters=max_characters,
        max_tokens=max_tokens,
        splitter=splitter,
        embedder=embedder,
        ranker=ranker,
        selector=selector,
        query=query,
        known=known,
        order=order,
        duplicate_threshold=duplicate_threshold,
        diversity=diversity,
        language=language,
        model=model,
        device=device,
        dtype=dtype,
        cache=cache,
        exhaustive=exhaustive,
        keep_off_topic=keep_off_topic,
        with_disagreements=with_disagreements,
        on_embedded=on_embedded,
    )
    return request.summarize(as_articles(articles))


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of any articles: the options of `summarize`, checked, with whatever was given once only read to its end.

    Attributes:
        pipeline: Makes the summary.
        budget: How long it may be.
        query: What it shall be about; None = everything.
        known: What the reader has read; None = nothing was said of that.
    """

    pipeline: Pipeline
    budget: Budget
    query: str | None
    known: tuple[Article | Sentence, ...] | None

    def summarize(self, articles: Iterable[Article]) -> Summary:
        """The summary of the articles, see `summarize`."""
        return self.pipeline.summarize(articles, self.budget, query=self.query, known=self.known)


def make_request(
    *,
    max_sentences: int | None = None,
    max_words: int | None = None,
    max_characters: int | None = None,
    max_tokens: int | None = None,
    query: str | None = None,
    known: KnownTexts = (),
    **stages: Unpack[PipelineOptions],
) -> Request:
    """The options of `summarize`, held for any number of clusters.

    Raises:
        InputError: If an option is unusable.
    """
    budget = make_budget(
        max_sentences=max_sentences, max_words=max_words, max_characters=max_characters, max_tokens=max_tokens
    )
    pipeline, read = make_pipeline(**stages), known_texts(known)
    return Request(pipeline, budget, query, None if read is None else tuple(read))


def make_budget(**limits: int | None) -> Budget:
    """The budget of which one limit is given; five sentences if none is.

    Raises:
        InputError: If two are given, or one is not a positive whole number.
    """
    if all(limit is None for limit in limits.values()):
        limits["max_sentences"] = DEFAULT_SENTENCES
    return Budget(**limits)


def make_pipeline(
    *,
    splitter: str | Splitter = "nupunkt",
    embedder: str | Embedder = "minilm",
    ranker: str | Ranker = "lexrank",
    selector: str | Selector = "trained-coverage",
    order: str = "coherent",
    duplicate_threshold: float = 0.85,
    diversity: float | None = None,
    language: str = "english",
    model: str | None = None,
    device: str | None = None,
    dtype: str | None = None,
    cache: str | Path | None = None,
    exhaustive: bool = False,
    keep_off_topic: bool = False,
    with_disagreements: bool = False,
    on_embedded: Callable[[int], object] | None = None,
) -> Pipeline:
    """The pipeline that `summarize` would use, for reuse; the arguments are explained there.

    Raises:
        InputError: If a name is unknown, or an option has no meaning.
    """
    for name, value in (("model", model), ("device", device), ("dtype", dtype)):
        if value is not None and embedder != "sentence-transformer":
            raise InputError(f"a {name} is for the embedder 'sentence-transformer', not {embedder!r}: choose that one")
    if diversity is not None and selector != "mmr":
        raise InputError(f"diversity is for the selector 'mmr', not {selector!r}: choose that one")
    options = Options(
        language=language,
        model=model or "",
        device=device or Options.device,
        dtype=dtype or Options.dtype,
        diversity=diversity,
        on_embedded=on_embedded,
    )
    encoder = stage("embedder", EMBEDDERS, embedder, options)
    return Pipeline(
        splitter=stage("splitter", SPLITTERS, splitter, options),
        embedder=encoder if cache is None else cached(encoder, cache),
        ranker=stage("ranker", RANKERS, ranker, options),
        selector=stage("selector", SELECTORS, selector, options),
        order=order,
        duplicate_threshold=duplicate_threshold,
        language=language,
        keep_off_topic=keep_off_topic,
        with_disagreements=with_disagreements,
        **({"most_embedded": None} if exhaustive else {}),
    )


def as_articles(articles: Iterable[Article | str]) -> list[Article]:
    """Articles as they are, plain texts as articles named "1", "2", … by their place.

    Raises:
        InputError: If it is not a list of articles and texts.
    """
    if isinstance(articles, (str, Article)):
        raise InputError("articles must be a list of articles or texts, not a single one: put it into a list")
    if not isinstance(articles, Iterable):
        raise InputError(f"articles must be a list of articles or texts, not {articles!r}")
    made = []
    for number, article in enumerate(articles, start=1):
        if isinstance(article, str):
            made.append(Article(id=str(number), text=article))
        elif isinstance(article, Article):
            made.append(article)
        else:
            raise InputError(f"article {number} is {article!r}: give an Article or a text")
    return made


_log = logging.getLogger(__name__)


def summarize_stories(articles: Iterable[Article | str], **options: Unpack[SummaryOptions]) -> tuple[Story, ...]:
    """A summary for each story that the articles tell of, see `group_stories`; the budget is each story's.

    A story of which nothing can be quoted is left out, with a warning.

    Args:
        articles: As for `summarize`.
        **options: Those of `summarize`: lengths, stages, `query`, `known` and the rest, for every story.

    Returns:
        The stories, those of the most articles first. Each summary is the one that `summarize` gives for its articles alone.

    Raises:
        InputError: As `summarize`, if not one story has a summary; or if there are too many articles.
        ModelUnavailableError: If a model is missing.
    """
    given, request = as_articles(articles), make_request(**options)
    check_articles(given)
    stories: list[Story] = []
    refused: list[InputError] = []
    for members in group_stories(given, language=request.pipeline.language):
        try:
            summary = request.summarize(members)
        except InputError as error:
            refused.append(error)
        else:
            stories.append(Story(_title(members), summary))
    if not stories:
        raise refused[0]
    for refusal in refused:
        _log.warning("a story is left out: %s", refusal)
    return tuple(stories)


def _title(articles: Sequence[Article]) -> str:
    titles = (" ".join(article.title.split()) for article in articles)
    return next(filter(None, titles), articles[0].id)
