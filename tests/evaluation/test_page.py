"""The page: self-contained, escaped, and in a browser without a single error."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evaluation.corpus import ReferenceCluster
from evaluation.outputs import from_text
from evaluation.report.highlight import Piece, article_pieces, matched_pieces
from evaluation.report.page import draw_page
from evaluation.results import Results
from evaluation.runner import Plan, run
from evaluation.systems import parse_systems

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """Checks that elements are closed in order; gathers addresses, anchors and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value or "")
            if name == "id":
                self.anchors.add(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


@pytest.fixture
def hostile(harbour: ReferenceCluster) -> ReferenceCluster:
    first, second = harbour.articles
    return replace(harbour, id="<b>&harbour", articles=(replace(first, title="<script>alert(1)</script>"), second))


@pytest.fixture
def results(hostile: ReferenceCluster, bridge: ReferenceCluster) -> Results:
    systems = parse_systems(["default", "lead", "random", "oracle-r1", "oracle-r2", "human"])
    return run(Plan(systems=systems, words=40, curve=(20, 200)), [hostile, bridge])


@pytest.mark.slow
def test_the_page_is_whole_self_contained_and_escaped(
    results: Results, hostile: ReferenceCluster, bridge: ReferenceCluster
) -> None:
    text = draw_page(results, [hostile, bridge])
    page = Page()
    page.feed(text)
    assert page.open == []
    assert "<script" not in text
    assert "http" not in "".join(page.links)
    assert {link.removeprefix("#") for link in page.links} <= page.anchors
    for expected in (
        "<b>&harbour",
        "<script>alert(1)</script>",
        "bridge",
        "oracle-r2",
        "ROUGE-1.5.5 recall",
        results.corpus,
    ):
        assert expected in page.shown
    for reference in hostile.for_budget(40).references:
        assert reference.text in page.shown
    for line in hostile.articles[0].text.split("\n"):
        assert line in page.shown


def test_what_a_reference_has_of_a_sentence_is_marked() -> None:
    pieces = matched_pieces("The wooden bridges closed on Monday.", ["The bridge closes, a wooden one."])
    # "bridges closed" and "bridge closes" are one pair of stems; "wooden" stands alone, "the" is no content word.
    assert pieces == [
        Piece("The ", ""),
        Piece("wooden", "word"),
        Piece(" ", ""),
        Piece("bridges closed", "pair"),
        Piece(" on Monday.", ""),
    ]


def test_marks_leave_the_article_as_it_is(harbour: ReferenceCluster) -> None:
    article = harbour.articles[0]
    output = from_text("They were released on Tuesday morning.", harbour.articles)
    pieces = article_pieces(article, output, harbour)
    assert "".join(piece.text for piece in pieces) == article.text
    assert [piece.text for piece in pieces if piece.mark == "chosen"] == ["They were released on Tuesday morning."]
    assert [piece.text for piece in pieces if piece.mark == "nugget"] == [
        article.text.split("\n")[number] for number in (0, 1, 4)
    ]


@pytest.fixture
def path(results: Results, hostile: ReferenceCluster, bridge: ReferenceCluster, tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(draw_page(results, [hostile, bridge]), "utf-8")
    return path


@pytest.mark.browser
@pytest.mark.parametrize("width", [1360, 390])
def test_a_browser_shows_the_page_without_errors_requests_or_sideways_scrolling(
    chromium: "Browser", path: Path, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    assert page.locator("table.board tbody tr").count() == 6
    assert page.locator("#intervals svg").count() == page.locator("#budget svg").count() == 3
    cluster = page.locator("details.cluster").first
    assert not cluster.locator("blockquote").first.is_visible()
    cluster.locator("summary").first.click()
    assert cluster.locator("blockquote").first.is_visible()
    assert cluster.locator("ol.summary mark.pair").first.is_visible()
    assert cluster.locator("ul.nuggets li.found").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert complaints == []
    assert requests == [path.as_uri()]
