"""JSON, versioned: what programs read. Offsets count Unicode code points of the article's text."""

import json
from collections.abc import Sequence
from typing import Any

from summarizer.models import Article, Disagreement, Sentence, StatedValue, Story, Summary, UnselectedSentence
from summarizer.rendering.disagreements import touched
from summarizer.rendering.reasons import places
from summarizer.rendering.sources import origins

FORMAT = 1


def as_dict(summary: Summary, *, with_articles: bool = False) -> dict[str, Any]:
    """The summary as plain values, ready for JSON.

    Args:
        summary: What to give.
        with_articles: Whether to carry the articles' texts, so that every citation can be checked, and the sentences
            that were set aside.
    """
    found = origins(summary)
    off_topic = {article.id for article in summary.off_topic_articles}
    return {
        "format": FORMAT,
        "settings": summary.settings,
        "query": summary.query,
        "known": summary.known,
        "empty": summary.empty_because or None,
        "budget": {summary.budget.unit: summary.budget.size},
        "articles": [
            _article(article, with_text=with_articles)
            | {"origin": found.get(article.id), "off_topic": article.id in off_topic}
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
                "needed_by": places(summary)[cited.needed_by] if cited.needed_by else None,
                "changes": [
                    {"about": change.about, "before": _value(change.before), "now": _value(change.now)}
                    for change in cited.changes
                ],
                "also_in": [
                    {**_span(copy.sentence), "similarity": copy.similarity, "says_more": copy.says_more}
                    for copy in cited.also_in
                ],
            }
            for cited in summary.sentences
        ],
        "disagreements": None
        if summary.disagreements is None
        else [_disagreement(one) for one in summary.disagreements],
        "unselected": [_left_out(left, summary) for left in summary.unselected],
        "candidates": summary.candidates,
        "coherent": summary.is_coherent,
        "duplicates": summary.duplicates,
    } | (
        {"excluded": [{**_span(dropped.sentence), "reason": dropped.reason} for dropped in summary.excluded]}
        if with_articles
        else {}
    )


def render(summary: Summary, *, with_articles: bool = False) -> str:
    """The summary as indented JSON; see `as_dict`."""
    return json.dumps(as_dict(summary, with_articles=with_articles), ensure_ascii=False, indent=2) + "\n"


def render_stories(stories: Sequence[Story], *, with_articles: bool = False) -> str:
    """All stories as indented JSON: each is a summary, see `as_dict`, with its title."""
    shown = [{"title": story.title} | as_dict(story.summary, with_articles=with_articles) for story in stories]
    for one in shown:
        del one["format"]
    return json.dumps({"format": FORMAT, "stories": shown}, ensure_ascii=False, indent=2) + "\n"


def _left_out(left: UnselectedSentence, summary: Summary) -> dict[str, Any]:
    return {
        **_span(left.sentence),
        "salience": round(left.salience, 6),
        "rank": left.rank,
        "relevance": left.relevance,
        "reason": left.reason,
        "like": places(summary)[left.like] if left.like else None,
        "similarity": left.similarity,
        "covered": left.covered,
        "cost": left.cost,
        "room": left.room,
    }


def _disagreement(found: Disagreement) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "about": found.about,
        "is_update": found.is_update,
        "score": round(found.score, 6),
        "values": [_value(value) | {"superseded": found.is_superseded(value)} for value in found.values],
    }


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


def _article(article: Article, *, with_text: bool) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": _published(article),
        "date_doubt": article.date_doubt,
        "url": article.url,
    } | ({"text": article.text} if with_text else {})
