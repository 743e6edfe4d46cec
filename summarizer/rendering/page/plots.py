"""Draw how much of the summary each article gave."""

from markupsafe import Markup

from summarizer.rendering.page.sources import Source


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
