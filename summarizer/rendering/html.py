"""HTML: one page for people, with the articles in it, that needs nothing but itself."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from summarizer.models import Sentence, Story, Summary
from summarizer.rendering.dates import date_notes
from summarizer.rendering.disagreements import is_outdated, touched
from summarizer.rendering.novelty import NOVELTY, told
from summarizer.rendering.page.chapters import Chapter
from summarizer.rendering.page.conflicts import conflicts
from summarizer.rendering.page.marks import Mark, paragraphs
from summarizer.rendering.page.plain import flat, plain
from summarizer.rendering.page.plots import share_bar
from summarizer.rendering.page.sources import Source, carriers, sources
from summarizer.rendering.page.timeline import timeline
from summarizer.rendering.page.wordings import wordings
from summarizer.rendering.reasons import why_chosen, why_left_out
from summarizer.rendering.scope import kind_of_text, scope

if TYPE_CHECKING:
    import jinja2


def render(summary: Summary) -> str:
    """The summary as a page: its sentences, each linked with the place in the article where it stands.

    The page holds no time stamp and no random name: one summary makes one page. Its policy lets no script run but its own.

    Args:
        summary: What to show.
    """
    return _page([Chapter("", "", summary)])


def render_stories(stories: Sequence[Story]) -> str:
    """All stories as one page: a list of them, and for each what `render` shows, one at a time."""
    return _page([Chapter(f"t{number}-", story.title, story.summary) for number, story in enumerate(stories, start=1)])


def _page(chapters: Sequence[Chapter]) -> str:
    script = _file("report.js")
    environment = _environment()
    return environment.get_template("page.html.jinja").render(
        chapters=chapters,
        reports=[_report(environment, chapters, number) for number in range(len(chapters))],
        style=_file("report.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _report(environment: "jinja2.Environment", chapters: Sequence[Chapter], number: int) -> Markup:
    """One report, and the way to those before and behind it."""
    around = {
        "place": number + 1,
        "count": len(chapters),
        "before": chapters[number - 1] if number else None,
        "after": chapters[number + 1] if number + 1 < len(chapters) else None,
    }
    return Markup(environment.get_template("report.html.jinja").render(_content(chapters[number]), **around))  # noqa: S704 -- the template escapes


def _content(chapter: Chapter) -> dict[str, Any]:
    """What the template of one report wants to know."""
    summary = chapter.summary
    found = sources(summary, prefix=chapter.prefix)
    marks = _marks(summary, found, chapter.prefix)
    most = max((len(source.quoted) + source.repeated for source in found.values()), default=0)
    disagreements = summary.disagreements or ()
    return {
        "chapter": chapter,
        "prefix": chapter.prefix,
        "summary": summary,
        "sources": found,
        "spent": sum(cited.cost for cited in summary.sentences) - (summary.budget.unit == "characters"),
        "clashes": [
            [(number, is_outdated(cited, disagreements[number - 1])) for number in touched(cited, disagreements)]
            for cited in summary.sentences
        ],
        "scope": "" if summary.empty_because else scope(summary),
        "conflicts": conflicts(disagreements, found, prefix=chapter.prefix),
        "days": timeline(found.values()),
        "date_notes": date_notes(summary.articles),
        "kind_of_text": kind_of_text(summary),
        "bars": {article: share_bar(source, max(most, 1)) for article, source in found.items()},
        "silent": [source for source in found.values() if not source.quoted and not source.repeated],
        "bodies": {article: paragraphs(source.article.text, marks[article]) for article, source in found.items()},
        "excluded": _by_reason(summary),
    }


def frame(summary: Summary) -> str:
    """The page in a frame, for a notebook: neither's styles and scripts reach the other."""
    page = render(summary)
    return Markup(
        '<iframe title="Summary" sandbox="allow-scripts allow-popups" srcdoc="{}"'
        ' style="width:100%;height:40rem;border:1px solid #8884;border-radius:6px"></iframe>'
    ).format(page)


@cache  # compiling the templates takes a tenth of a second: once for a process that makes many reports
def _environment() -> "jinja2.Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("summarizer.rendering"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"plain": plain, "flat": flat}
    environment.globals |= {
        "wordings": wordings,
        "carriers": carriers,
        "anchor_of": anchor_of,
        "NOVELTY": NOVELTY,
        "told": told,
        "why_chosen": why_chosen,
        "why_left_out": why_left_out,
    }
    return environment


def _file(name: str) -> Markup:
    """A file of ours, as it is: no text of an article reaches it."""
    return Markup((Path(__file__).parent / "templates" / name).read_text("utf-8"))  # noqa: S704


def anchor_of(sentence: Sentence, found: Mapping[str, Source]) -> str:
    """The name of the place in its article where a sentence stands."""
    return found[sentence.article.id].place(sentence.start, sentence.end)


def _marks(summary: Summary, found: Mapping[str, Source], prefix: str) -> Mapping[str, list[Mark]]:
    """Article id → everything that is referred to in it; a stretch that is several things is the first of them."""
    marks: dict[tuple[str, int, int], Mark] = {}

    def add(article: str, start: int, end: int, role: str, back: str) -> None:
        name = found[article].place(start, end)
        marks.setdefault((article, start, end), Mark(start, end, role, name, back))

    for number, cited in enumerate(summary.sentences, start=1):
        add(cited.sentence.article.id, cited.sentence.start, cited.sentence.end, "quoted", f"{prefix}s{number}")
    for number, cited in enumerate(summary.sentences, start=1):
        for copy in cited.also_in:
            add(copy.sentence.article.id, copy.sentence.start, copy.sentence.end, "copy", f"{prefix}s{number}")
    for number, disagreement in enumerate(summary.disagreements or (), start=1):
        for value in disagreement.values:
            add(value.sentence.article.id, value.start, value.end, "value", f"{prefix}d{number}")
    gathered: dict[str, list[Mark]] = defaultdict(list)
    for (article, _, _), mark in marks.items():
        gathered[article].append(mark)
    return gathered


def _by_reason(summary: Summary) -> dict[str, list[Sentence]]:
    reasons: dict[str, list[Sentence]] = defaultdict(list)
    for dropped in summary.excluded:
        reasons[dropped.reason].append(dropped.sentence)
    return dict(sorted(reasons.items()))
