"""What is to be known about the articles' dates before they are relied on, the same in every format."""

from collections.abc import Sequence

from summarizer.models import Article
from summarizer.rendering.sources import counted


def date_notes(articles: Sequence[Article]) -> list[str]:
    """A sentence for each thing that is missing or doubtful; none if every article has a date and all zones are one."""
    dated = [article for article in articles if article.published]
    undated = [article for article in articles if not article.published]
    notes = [f"{article.id}: {article.date_doubt}." for article in articles if article.date_doubt]
    if articles and not dated:
        notes.append("No article carries a date.")
    elif undated:
        notes.append(f"{counted(len(undated), 'article carries', 'articles carry')} no date.")
    zones = {article.published.utcoffset() for article in dated if article.published}
    if None in zones and len(zones) > 1:
        notes.append("Some times carry no zone; among the others they are read as UTC.")
    elif len(zones) > 1:
        notes.append("The times stand in several zones; they are compared as instants.")
    return notes
