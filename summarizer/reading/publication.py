"""The publication date that an HTML page declares. Dates in its text are not considered."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from summarizer.reading.dates import PublicationDate, parse_date

# Names of <meta> elements, the most precise first.
_NAMES = (
    *("article:published_time", "og:published_time", "article:published", "datepublished", "date_published"),
    *("parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate", "pubdate", "pub_date"),
    *("citation_publication_date", "prism.publicationdate", "dcterms.issued", "dc.date.issued", "dcterms.date"),
    *("dc.date", "date"),
)
_DAY = re.compile(r"/((?:19|20)\d\d)([/-])([01]?\d)\2([0-3]?\d)(?=[/-]|$)")
_LD_JSON = ".//script[@type='application/ld+json']"
_MARKED = ".//*[@itemprop='datePublished' or @pubdate]"
# Times near the headline: in the innermost article, header or main element that contains it.
_BESIDE_HEADLINE = "(.//h1/ancestor::*[self::article or self::header or self::main])[last()]//time[@datetime]"


def find_publication_date(page: Any, *, url: str, name: str) -> PublicationDate:
    """Find the date in JSON-LD, <meta>, microdata, a <time> near the headline or the address, in this order.

    Args:
        page: The root of the page's tree.
        url: The page's own address.
        name: The name of the page in warnings.

    Returns:
        The first date that can be parsed; no date if there is none.
    """
    first = PublicationDate(None)
    for value in _declared(page, url):
        found = parse_date(value.strip(), name=name)
        if found.published:
            return found
        first = first if first.doubt else found
    return first


def _declared(page: Any, url: str) -> Iterator[str]:
    yield from _from_linked_data(page)
    named: dict[str, str] = {}
    for meta in page.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            named.setdefault(meta.get(attribute, "").lower(), meta.get("content", ""))
    yield from (named[name] for name in _NAMES if name in named)
    for element in [*page.xpath(_MARKED), *page.xpath(_BESIDE_HEADLINE)]:
        yield element.get("datetime") or element.get("content") or ""
    if day := _DAY.search(url):
        yield f"{day[1]}-{day[3]:0>2}-{day[4]:0>2}"


def _from_linked_data(page: Any) -> Iterator[str]:
    """Yield the values of `datePublished` of the page itself, not of articles that it mentions."""
    for script in page.iterfind(_LD_JSON):
        try:
            waiting = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.popleft()
            if isinstance(value, dict):
                if isinstance(found := value.get("datePublished"), str):
                    yield found
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)
            elif isinstance(value, list):
                waiting.extend(value)
