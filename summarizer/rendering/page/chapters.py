"""One summary of those that a page shows, and what its headings say."""

from dataclasses import dataclass

from markupsafe import Markup

from summarizer.models import Summary
from summarizer.rendering.page.dates import days
from summarizer.rendering.page.headline import Headline, headline
from summarizer.rendering.page.plain import plain
from summarizer.rendering.sources import counted


@dataclass(frozen=True, slots=True)
class Chapter:
    """A summary and its place on the page.

    Attributes:
        prefix: What the names of its elements begin with; empty if it is alone on the page.
        name: The title of its story; empty if it is alone on the page.
        summary: The summary.
    """

    prefix: str
    name: str
    summary: Summary

    @property
    def headline(self) -> Headline | None:
        """The title of its story; what `headline` finds if it is alone on the page."""
        return Headline(self.name) if self.name else headline(self.summary)

    @property
    def title(self) -> str:
        """Its headline; where there is none, what the page holds."""
        return self.headline.text if self.headline else f"Summary of {counted(len(self.summary.articles), 'article')}"

    @property
    def anchor(self) -> str:
        """Its own name on the page."""
        return f"{self.prefix}story"

    @property
    def outlets(self) -> int:
        """How many outlets its articles name."""
        return len({name for article in self.summary.articles if (name := article.source.strip().casefold())})

    @property
    def period(self) -> str:
        """The days on which its articles appeared; empty if none has a date."""
        dated = [(one.instant, one.published) for one in self.summary.articles if one.instant and one.published]
        known = [published for _, published in sorted(dated, key=lambda pair: pair[0])]
        return days(known[0], known[-1]) if known else ""

    @property
    def lead(self) -> Markup:
        """The most salient of its sentences, or why there is none."""
        cited = min(self.summary.sentences, key=lambda cited: cited.rank, default=None)
        return plain(cited.sentence.text if cited else self.summary.empty_because or "")
