"""HTML: one page for people, with the articles in it, that needs nothing but itself."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from summarizer.models import Sentence, Summary
from summarizer.rendering.page.conflicts import conflicts, touched
from summarizer.rendering.page.dates import days, instant
from summarizer.rendering.page.marks import Mark, anchor, paragraphs
from summarizer.rendering.page.plain import flat, plain
from summarizer.rendering.page.plots import sentence_map, share_bar
from summarizer.rendering.page.sources import Source, sources
from summarizer.rendering.page.timeline import timeline
from summarizer.rendering.page.wordings import wordings

if TYPE_CHECKING:
    import jinja2


def render(summary: Summary) -> str:
    """The summary as a page: its sentences, each linked with the place in the article where it stands.

    The page holds no time stamp and no random name: one summary makes one page. Its policy lets no script run but its own.

    Args:
        summary: What to show.
    """
    script = _file("report.js")
    found = sources(summary)
    marks = _marks(summary, found)
    most = max((len(source.quoted) + source.repeated for source in found.values()), default=0)
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            summary=summary,
            sources=found,
            spent=sum(cited.cost for cited in summary.sentences) - (summary.budget.unit == "characters"),
            outlets=len({name for article in summary.articles if (name := article.source.strip().casefold())}),
            period=_period(summary),
            style=_file("report.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            touched=[touched(cited, summary.disagreements or ()) for cited in summary.sentences],
            conflicts=conflicts(summary.disagreements or (), found),
            days=timeline(found.values()),
            bars={article: share_bar(source, max(most, 1)) for article, source in found.items()},
            map=sentence_map(summary.places, summary, found) if summary.places else "",
            bodies={article: paragraphs(source.article.text, marks[article]) for article, source in found.items()},
            set_aside=_by_reason(summary),
        )
    )


def frame(summary: Summary) -> str:
    """The page in a frame, for a notebook: neither's styles and scripts reach the other."""
    page = render(summary)
    return Markup(
        '<iframe title="Summary" sandbox="allow-scripts allow-popups" srcdoc="{}"'
        ' style="width:100%;height:40rem;border:1px solid #8884;border-radius:6px"></iframe>'
    ).format(page)


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
    environment.globals |= {"wordings": wordings, "anchor_of": anchor_of}
    return environment


def _file(name: str) -> Markup:
    """A file of ours, as it is: no text of an article reaches it."""
    return Markup((files("summarizer.rendering") / "templates" / name).read_text("utf-8"))  # noqa: S704


def anchor_of(sentence: Sentence, found: Mapping[str, Source]) -> str:
    """The name of the place in its article where a sentence stands."""
    return anchor(found[sentence.article.id].number, sentence.start, sentence.end)


def _marks(summary: Summary, found: Mapping[str, Source]) -> Mapping[str, list[Mark]]:
    """Article id → everything that is referred to in it; a stretch that is several things is the first of them."""
    marks: dict[tuple[str, int, int], Mark] = {}

    def add(article: str, start: int, end: int, role: str, back: str) -> None:
        name = anchor(found[article].number, start, end)
        marks.setdefault((article, start, end), Mark(start, end, role, name, back))

    for number, cited in enumerate(summary.sentences, start=1):
        add(cited.sentence.article.id, cited.sentence.start, cited.sentence.end, "quoted", f"s{number}")
    for number, cited in enumerate(summary.sentences, start=1):
        for copy in cited.also_in:
            add(copy.sentence.article.id, copy.sentence.start, copy.sentence.end, "copy", f"s{number}")
    for number, disagreement in enumerate(summary.disagreements or (), start=1):
        for value in disagreement.values:
            add(value.sentence.article.id, value.start, value.end, "value", f"d{number}")
    gathered: dict[str, list[Mark]] = defaultdict(list)
    for (article, _, _), mark in marks.items():
        gathered[article].append(mark)
    return gathered


def _period(summary: Summary) -> str:
    known = sorted((article.published for article in summary.articles if article.published), key=instant)
    return days(known[0], known[-1]) if known else ""


def _by_reason(summary: Summary) -> dict[str, list[Sentence]]:
    reasons: dict[str, list[Sentence]] = defaultdict(list)
    for dropped in summary.set_aside:
        reasons[dropped.reason].append(dropped.sentence)
    return dict(sorted(reasons.items()))
