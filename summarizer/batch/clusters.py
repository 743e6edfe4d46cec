"""What a batch is made of: clusters in, a summary or a failure for each out."""

from dataclasses import dataclass
from hashlib import sha256

from summarizer.errors import InputError
from summarizer.models import Article


@dataclass(frozen=True, slots=True)
class Cluster:
    """The articles about one story, one of many.

    Attributes:
        id: What its result is called by; unique in a batch.
        articles: Its articles.

    Raises:
        InputError: If the id is not a string or empty, or an article is none.
    """

    id: str
    articles: tuple[Article, ...]

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise InputError(f"a cluster's id must be a non-empty string, not {self.id!r}")
        # A list is as good; what is kept does not change any more.
        object.__setattr__(self, "articles", tuple(self.articles))
        for article in self.articles:
            if not isinstance(article, Article):
                raise InputError(f"cluster {self.id!r}: {article!r} is no Article: make it one")

    @property
    def size(self) -> int:
        """Characters of all its texts."""
        return sum(len(article.text) for article in self.articles)


@dataclass(frozen=True, slots=True)
class Failure:
    """A cluster that has no summary.

    Attributes:
        id: The cluster's id; where it has none of its own, "unreadable-" or "duplicate-" and a digest.
        error: What was wrong, in one line.
    """

    id: str
    error: str


def digest(data: bytes) -> str:
    """Twelve hexadecimal digits that name what has no name: the same for the same bytes, wherever they stand."""
    return sha256(data).hexdigest()[:12]


def failure_of(identity: str, error: BaseException) -> Failure:
    """The record of an error: the message of one of this library, else with the kind of error before it."""
    message = " ".join(str(error).split())
    if isinstance(error, InputError):
        return Failure(identity, message)
    return Failure(identity, f"{type(error).__name__}: {message}" if message else type(error).__name__)
