"""One of several stories."""

from dataclasses import dataclass

from summarizer.models.summary import Summary


@dataclass(frozen=True, slots=True)
class Story:
    """What several articles of a mixed folder tell of, with its summary.

    Attributes:
        title: The headline of the article that is most like the others, or of the next one that has a headline; that
            article's id where none has.
        summary: The summary of the story's articles, which stand in it with the one most like the others first.
    """

    title: str
    summary: Summary
