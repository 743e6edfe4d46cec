"""JSON for programs, with the number of its format; `docs/schema/summary.schema.json` describes every key.

Offsets count Unicode code points of the article's text.
"""

import json
from collections.abc import Sequence
from typing import Any

from summarizer.models import Article, Sentence, StatedValue, Story, Summary
from summarizer.rendering.disagreements import touched
from summarizer.rendering.notes import sentence_numbers
from summarizer.rendering.sources import origins

FORMAT = 2


def render(summary: Summary, *, with_articles: bool = False) -> str:
    """Return the summary as indented JSON; see `as_dict`."""
    return json.dumps(as_dict(summary, with_articles=with_articles), ensure_ascii=False, indent=2) + "\n"


def render_stories(stories: Sequence[Story], *, with_articles: bool = False) -> str:
    """Return all stories as indented JSON: each is a summary, see `as_dict`, with its title."""
    records = [{"title": story.title} | as_dict(story.summary, with_articles=with_articles) for story in stories]
    for record in records:
        del record["format"]
    return json.dumps({"format": FORMAT, "stories": records}, ensure_ascii=False, indent=2) + "\n"


def as_dict(summary: Summary, *, with_articles: bool = False) -> dict[str, Any]:
    """Return the summary as plain values, ready for JSON.

    Args:
        summary: The summary.
        with_articles: Whether to include the articles' texts, against which every offset can be checked, and the excluded
            sentences.
    """
    origin_of, numbered = origins(summary), sentence_numbers(summary)
    off_topic = {article.id for article in summary.off_topic_articles}
    record = {
        "format": FORMAT,
        "settings": summary.settings,
        "query": summary.query,
        "known": summary.known,
        "empty": summary.empty_because or None,
        "budget": {summary.budget.unit: summary.budget.size},
        "articles": [
            _article(article, with_text=with_articles)
            | {"origin": origin_of.get(article.id), "off_topic": article.id in off_topic}
            for article in summary.articles
        ],
        "sentences": [
            {
                **_span(cited.sentence),
                "salience": round(cited.salience, 6),
                "rank": cited.rank,
                "redundancy": cited.redundancy,
                "cost": cited.cost,
                "sources": cited.sources,
                "relevance": cited.relevance,
                "disagreements": touched(cited, summary.disagreements or ()),
                "novelty": cited.novelty,
                "new_terms": list(cited.new_terms),
                "needed_by": numbered[cited.needed_by] if cited.needed_by else None,
                "changes": [
                    {"about": change.about, "before": _value(change.before), "now": _value(change.now)}
                    for change in cited.changes
                ],
                "also_in": [
                    {**_span(copy.sentence), "similarity": copy.similarity, "says_more": copy.says_more}
                    for copy in cited.also_in
                ],
            }
            for cited in summary
        ],
        "disagreements": None
        if summary.disagreements is None
        else [
            {
                "kind": found.kind,
                "about": found.about,
                "is_update": found.is_update,
                "score": round(found.score, 6),
                "values": [_value(value) | {"superseded": found.is_superseded(value)} for value in found.values],
            }
            for found in summary.disagreements
        ],
        "unselected": [
            {
                **_span(unselected.sentence),
                "salience": round(unselected.salience, 6),
                "rank": unselected.rank,
                "relevance": unselected.relevance,
                "reason": unselected.reason,
                "like": numbered[unselected.like] if unselected.like else None,
                "similarity": unselected.similarity,
                "covered": unselected.covered,
                "cost": unselected.cost,
                "room": unselected.room,
            }
            for unselected in summary.unselected
        ],
        "candidates": summary.candidates,
        "coherent": summary.is_coherent,
        "duplicates": summary.duplicates,
    }
    if with_articles:
        record["excluded"] = [{**_span(excluded.sentence), "reason": excluded.reason} for excluded in summary.excluded]
    return record


def _article(article: Article, *, with_text: bool) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": _published(article),
        "date_doubt": article.date_doubt,
        "url": article.url,
    } | ({"text": article.text} if with_text else {})


def _value(value: StatedValue) -> dict[str, Any]:
    return {
        "article": value.sentence.article.id,
        "published": _published(value.sentence.article),
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "normalized": value.normalized,
        "sentence": _span(value.sentence),
    }


def _span(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "article": sentence.article.id, "start": sentence.start, "end": sentence.end}


def _published(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None
