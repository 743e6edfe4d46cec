"""What is drawn: each article's share, and the map of the sentences."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from summarizer.models import Place, Sentence, Summary
from summarizer.rendering.page.plain import flat
from summarizer.rendering.page.sources import Source

_WIDTH, _HEIGHT, _MARGIN = 600.0, 380.0, 14.0
_RADII: Mapping[str, float] = {"other": 3.0, "copy": 4.0, "chosen": 6.5}


def share_bar(source: Source, most: int) -> Markup:
    """A bar for the sentences quoted from an article, and behind it one for those it repeats.

    Args:
        source: The article.
        most: The number of sentences that fills the bar; at least 1.
    """
    quoted, repeated = 100 * len(source.quoted) / most, 100 * source.repeated / most
    return Markup(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="quoted" width="{:.2f}" height="10"/><rect class="copy" x="{:.2f}" width="{:.2f}" height="10"/></svg>'
    ).format(quoted, quoted, repeated)


def sentence_map(places: Sequence[Place], summary: Summary, found: Mapping[str, Source]) -> Markup:
    """A point for each sentence; those of the summary are links to where they stand."""
    chosen = {cited.sentence: cited.sources for cited in summary.sentences}
    copies = {copy.sentence for cited in summary.sentences for copy in cited.also_in}
    across = _scale([place.x for place in places], _MARGIN, _WIDTH - _MARGIN)
    down = _scale([-place.y for place in places], _MARGIN, _HEIGHT - _MARGIN)
    points: dict[str, list[Markup]] = {role: [] for role in _RADII}
    for place, x, y in zip(places, across, down, strict=True):
        role = "chosen" if place.sentence in chosen else "copy" if place.sentence in copies else "other"
        points[role].append(_point(place.sentence, found[place.sentence.article.id], role, x, y))
    label = f"Sentences on the map: {len(places)}, in the summary: {len(points['chosen'])}"
    return Markup('<svg class="map" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="{}">{}</svg>').format(
        _WIDTH, _HEIGHT, label, Markup("").join(Markup("").join(drawn) for drawn in points.values())
    )


def _scale(values: Sequence[float], low: float, high: float) -> list[float]:
    least, most = min(values), max(values)
    if most == least:
        return [(low + high) / 2 for _ in values]
    return [low + (value - least) / (most - least) * (high - low) for value in values]


def _point(sentence: Sentence, source: Source, role: str, x: float, y: float) -> Markup:
    says = Markup("{}: {}").format(flat(source.article.source or source.article.id), flat(sentence.text))
    dot = Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"><title>{}</title></circle>').format(
        role, x, y, _RADII[role], says
    )
    if role != "chosen":
        return dot
    target = source.place(sentence.start, sentence.end)
    return Markup('<a href="#{}" aria-label="{}">{}</a>').format(target, says, dot)
