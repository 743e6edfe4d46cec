"""The input and output of a batch: clusters, and failures of those without a summary."""

from dataclasses import dataclass
from hashlib import sha256

from summarizer.errors import InputError
from summarizer.models import Article


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several articles about one story.

    Attributes:
        id: Identifier of the cluster and of its result; unique in a batch.
        articles: The articles.

    Raises:
        InputError: If the id is not a non-empty string, or an article is not an `Article`.
    """

    id: str
    articles: tuple[Article, ...]

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise InputError(f"a cluster's id must be a non-empty string, not {self.id!r}")
        # A list is accepted, too, but must not be changed later.
        object.__setattr__(self, "articles", tuple(self.articles))
        for article in self.articles:
            if not isinstance(article, Article):
                raise InputError(f"cluster {self.id!r}: {article!r} is not an Article: pass Article objects")

    @property
    def size(self) -> int:
        """Number of characters of all texts."""
        return sum(len(article.text) for article in self.articles)


@dataclass(frozen=True, slots=True)
class Failure:
    """A cluster without a summary.

    Attributes:
        id: The cluster's id; if it has no usable one, "unreadable-" and a digest.
        error: The reason in one line.
    """

    id: str
    error: str


# An item of a batch: a cluster, or the failure to read one.
BatchItem = Cluster | Failure


def digest(data: bytes) -> str:
    """Return twelve hexadecimal digits of a hash, used to name clusters without an id."""
    return sha256(data).hexdigest()[:12]


def failure_from(identity: str, error: BaseException) -> Failure:
    """Return the failure for an error: its message, with the type of the error unless it is an `InputError`."""
    message = " ".join(str(error).split())
    if isinstance(error, InputError):
        return Failure(identity, message)
    return Failure(identity, f"{type(error).__name__}: {message}" if message else type(error).__name__)
