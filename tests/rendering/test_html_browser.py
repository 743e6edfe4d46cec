"""The HTML report in a browser: citations lead to their spans by mouse, by key and without scripts, and nothing is fetched."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Article, Budget, CitedSentence, Copy, ExcludedSentence, Sentence, Story, Summary, summarize
from summarizer.models import Disagreement, StatedValue
from summarizer.rendering.html import frame, render, render_stories

pytestmark = pytest.mark.browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

WIDTHS = (1280, 768, 360)
SCHEMES = ("light", "dark")
MARKS = "mark => [mark.id, mark.textContent]"


class Watched:
    """A report in a window, with the errors and dialogs of the page and the requests of the browser."""

    def __init__(self, browser: "Browser", path: Path, **options: Any) -> None:
        self.path = path
        self.context = browser.new_context(reduced_motion="reduce", **options)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    def shown(self) -> str:
        """Return the text of the one highlighted mark."""
        self.page.wait_for_selector("mark.shown", state="visible")
        [text] = self.page.eval_on_selector_all("mark.shown", "marks => marks.map(mark => mark.textContent)")
        return str(text)

    def follow(self, link: "Locator") -> str:
        """Click a citation, wait until its target is highlighted, and return the text of the target."""
        link.click()
        # Until the page is notified of the new hash, another mark may be highlighted.
        self.page.wait_for_selector(f"mark.shown[id='{(link.get_attribute('href') or '').removeprefix('#')}']")
        return self.shown()

    def is_in_view(self, selector: str) -> bool:
        """Return whether an element is vertically inside the window."""
        box = self.page.locator(selector).first.bounding_box()
        height = self.page.evaluate("innerHeight")
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height

    def focused(self) -> str:
        """Return the text of the element that has the focus."""
        return str(self.page.evaluate("document.activeElement.textContent"))


Open = Callable[..., Watched]


@pytest.fixture
def summary(story: tuple[Article, ...]) -> Summary:
    # Long enough that the marks of the last article are far out of sight.
    filler = "\n".join(f"Paragraph {number} tells of the weather over the bay." for number in range(60))
    articles = [Article(a.id, f"{a.text}\n{filler}", a.title, a.source, a.published, a.url) for a in story]
    return summarize(articles, max_words=90, embedder="tfidf", duplicate_threshold=0.4)


@pytest.fixture
def stories(summary: Summary) -> tuple[Story, ...]:
    articles = [
        Article("dairy", "Alpenhof recalls its mountain cheese after listeria was found.", "Cheese recalled"),
        Article("shop", "Shops take mountain cheese by Alpenhof off their shelves for listeria.", "Empty shelves"),
    ]
    return Story("Bridge closes", summary), Story("Cheese recalled", summarize(articles, embedder="tfidf"))


@pytest.fixture
def open_report(chromium: "Browser", tmp_path: Path) -> Open:
    def open_(text: str, **options: Any) -> Watched:
        path = tmp_path / "report.html"
        path.write_text(text, "utf-8")
        return Watched(chromium, path, **options)

    return open_


def size(width: int) -> dict[str, int]:
    return {"width": width, "height": 800}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_shows_the_exact_span_and_its_evidence(open_report: Open, summary: Summary, width: int) -> None:
    report = open_report(render(summary), viewport=size(width))
    page = report.page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for number, cited in enumerate(summary.sentences, start=1):
        item = page.locator(f"#s{number}")
        assert report.follow(item.locator(".quote")) == cited.sentence.text
        assert report.is_in_view("mark.shown")
        assert report.focused() == cited.sentence.text
        assert item.get_attribute("aria-current") == "true"
        assert page.locator("[aria-current]").count() == 1
        assert item.locator(".wordings").is_visible()
        for place, copy in enumerate(cited.also_in, start=1):
            assert report.follow(item.locator(".cite").nth(place)) == copy.sentence.text
            assert report.is_in_view("mark.shown")
    assert any(cited.also_in for cited in summary.sentences)
    assert report.complaints == []
    assert report.requests == [report.path.as_uri()]


def test_keys_are_enough(open_report: Open, summary: Summary) -> None:
    report = open_report(render(summary), viewport=size(1280))
    page, texts = report.page, [cited.sentence.text for cited in summary.sentences]
    page.keyboard.press("Tab")
    assert report.focused() == "Skip to the summary"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert report.focused() == texts[0]
    page.keyboard.press("ArrowDown")
    assert report.focused() == texts[1]
    page.keyboard.press("Enter")
    assert report.shown() == texts[1]
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    page.keyboard.press("Escape")
    page.wait_for_selector("#s2 .quote:focus")
    assert report.focused() == texts[1]
    assert report.is_in_view("#s2 .quote")
    page.keyboard.press("ArrowUp")
    assert report.focused() == texts[0]
    page.keyboard.press("ArrowUp")
    assert report.focused() == texts[0]
    assert report.complaints == []


def test_letters_walk_through_the_sentences_from_anywhere_and_the_page_says_so(
    open_report: Open, summary: Summary
) -> None:
    report = open_report(render(summary), viewport=size(1280))
    page, texts = report.page, [cited.sentence.text for cited in summary.sentences]
    assert page.locator(".report .keys kbd").all_text_contents() == ["j", "k", "Enter", "Esc"]
    page.keyboard.press("j")
    assert report.focused() == texts[0]
    page.keyboard.press("j")
    assert report.focused() == texts[1]
    page.keyboard.press("k")
    assert report.focused() == texts[0]
    page.keyboard.press("Enter")
    assert report.shown() == texts[0]
    # From the article it goes on with the sentence behind the one that is shown.
    page.keyboard.press("j")
    assert report.focused() == texts[1]
    for _ in texts:
        page.keyboard.press("j")
    assert report.focused() == texts[-1]
    assert report.is_in_view(f"#s{len(texts)} .quote")
    page.keyboard.press("Control+k")
    assert report.focused() == texts[-1]
    assert report.complaints == []


def test_each_story_is_shown_alone_and_reached_from_the_list_by_mouse_and_by_keys(
    open_report: Open, stories: tuple[Story, ...]
) -> None:
    report = open_report(render_stories(stories), viewport=size(1280))
    page, titles = report.page, [story.title for story in stories]
    visible = "titles => titles.filter(title => title.offsetParent).map(title => title.textContent)"

    def shown_titles() -> list[str]:
        return list(page.eval_on_selector_all("h1", visible))

    assert shown_titles() == ["2 stories in 5 articles"]
    assert page.locator(".stories h2").all_text_contents() == titles
    page.locator(".stories a").nth(1).click()
    assert shown_titles() == titles[1:]
    first = stories[1].summary.sentences[0].sentence.text
    page.locator("#t2-s1 .quote").click()
    assert report.shown() == first
    assert shown_titles() == titles[1:]
    page.keyboard.press("Escape")
    page.wait_for_selector("#t2-s1 .quote:focus")
    page.locator(".before").and_(page.locator(":visible")).click()
    assert shown_titles() == titles[:1]
    page.keyboard.press("n")
    page.wait_for_selector("#t2-story:target")
    assert shown_titles() == titles[1:]
    page.keyboard.press("j")
    assert report.focused() == first
    page.keyboard.press("p")
    page.wait_for_selector("#t1-story:target")
    page.keyboard.press("p")
    page.wait_for_selector("#stories:target")
    assert shown_titles() == ["2 stories in 5 articles"]
    page.keyboard.press("j")
    assert report.focused() == titles[0]
    page.keyboard.press("ArrowDown")
    assert report.focused() == titles[1]
    page.keyboard.press("Enter")
    page.wait_for_selector("#t2-story:target")
    assert report.complaints == []
    assert {request.partition("#")[0] for request in report.requests} == {report.path.as_uri()}


@pytest.mark.parametrize("width", WIDTHS)
def test_stories_are_reached_without_scripts_and_all_of_them_are_printed(
    open_report: Open, stories: tuple[Story, ...], width: int
) -> None:
    report = open_report(render_stories(stories), viewport=size(width), java_script_enabled=False)
    page = report.page
    assert not page.locator(".story").first.is_visible()
    page.locator(".stories a").nth(1).click()
    assert page.locator(".story").nth(1).is_visible()
    assert not page.locator(".front").is_visible()
    assert not page.locator(".story").first.is_visible()
    page.locator("#t2-s1 .quote").click()
    assert page.locator("mark:target").text_content() == stories[1].summary.sentences[0].sentence.text
    assert report.is_in_view("mark:target")
    page.emulate_media(media="print")
    assert page.locator(".front").is_visible()
    assert all(story.is_visible() for story in page.locator(".story").all())


def test_a_hostile_title_of_a_story_does_nothing(open_report: Open, summary: Summary) -> None:
    report = open_report(render_stories([Story(EVIL, summary), Story(TURNED, summary)]), viewport=size(1280))
    page = report.page
    assert page.locator(".stories h2").first.text_content() == EVIL
    for _ in range(3):
        page.keyboard.press("n")
    assert page.evaluate("window.broken") is None
    assert page.locator("img, script").count() == 1
    assert page.title() == "2 stories in 6 articles"
    assert report.complaints == []
    assert {request.partition("#")[0] for request in report.requests} == {report.path.as_uri()}


def test_a_mark_leads_back_to_its_sentence(open_report: Open, summary: Summary) -> None:
    report = open_report(render(summary), viewport=size(360))
    last = len(summary.sentences)
    report.page.locator(f"#s{last} .quote").click()
    assert not report.is_in_view(f"#s{last} .quote")
    report.page.locator("mark.shown + .back").click()
    report.page.wait_for_selector(f"#s{last} .quote:focus")
    assert report.is_in_view(f"#s{last} .quote")


@pytest.mark.parametrize("width", WIDTHS)
def test_links_and_evidence_work_without_scripts(open_report: Open, summary: Summary, width: int) -> None:
    report = open_report(render(summary), viewport=size(width), java_script_enabled=False)
    last = summary.sentences[-1]
    item = report.page.locator(f"#s{len(summary.sentences)}")
    item.locator(".evidence > summary").click()
    assert item.locator(".wordings").is_visible()
    item.locator(".quote").click()
    assert report.page.locator("mark:target").text_content() == last.sentence.text
    assert report.is_in_view("mark:target")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_text_is_dark_enough_on_its_ground(open_report: Open, summary: Summary, scheme: str) -> None:
    report = open_report(render(summary), color_scheme=scheme, viewport=size(1280))
    for text, ground in (
        *((text, ground) for text in ("ink", "soft", "accent", "differ") for ground in ("paper", "panel")),
        *(("ink", ground) for ground in ("mark", "copy", "bright")),
    ):
        # WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1.
        assert contrast(_color(report, text), _color(report, ground)) >= 4.5, (text, ground)
    assert (luminance(_color(report, "paper")) < 0.1) == (scheme == "dark")


def _color(report: Watched, name: str) -> str:
    return str(report.page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}')"))


def luminance(color: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    parts = (int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", color))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the example everyone quotes


def test_paper_shows_the_evidence_and_no_navigation(open_report: Open, summary: Summary) -> None:
    report = open_report(render(summary), viewport=size(1280))
    assert not report.page.locator(".evidence .numbers").first.is_visible()
    report.page.emulate_media(media="print")
    for numbers in report.page.locator(".evidence .numbers").all():
        assert numbers.is_visible()
    assert not report.page.locator("nav").is_visible()
    assert report.page.evaluate("getComputedStyle(document.querySelector('.reader')).position") == "static"


def test_disagreements_lead_to_the_value_and_back_to_themselves(open_report: Open, summary: Summary) -> None:
    one, two = (cited.sentence for cited in summary.sentences[:2])
    values = tuple(
        StatedValue(s, s.start + 4, s.start + 9, s.article.text[s.start + 4 : s.start + 9]) for s in (one, two)
    )
    disagreement = Disagreement("number", "days", values, is_update=False, score=0.9)
    text = render(replace(summary, disagreements=(disagreement,)))
    report = open_report(text, viewport=size(1280))
    assert report.follow(report.page.locator("#d1 a").nth(1)) == values[1].text
    assert report.is_in_view("mark.shown")
    report.page.locator("#s1 .clash a").click()
    assert report.is_in_view("#d1 h3")
    assert report.complaints == []


def test_a_notebook_s_frame_works_like_the_page(open_report: Open, summary: Summary) -> None:
    report = open_report(f"<!doctype html><meta charset=utf-8><h1>Notebook</h1>{frame(summary)}", viewport=size(1280))
    inside = report.page.frame_locator("iframe")
    last = len(summary.sentences)
    inside.locator(f"#s{last} .quote").click()
    assert inside.locator("mark.shown").text_content() == summary.sentences[-1].sentence.text
    assert report.is_in_view("h1")
    assert report.complaints == []
    assert report.requests == [report.path.as_uri()]


EVIL = (
    "</title></style></script><script>window.broken = 1; alert(1)</script><img src=x onerror='window.broken = 2'>"
    "<svg onload=alert(3)><a href=javascript:alert(4)>x</a>\" onfocus=alert(5) autofocus style='position:fixed' x=\"' y='"
    "{{ 7 * 7 }}<!--"
)
TURNED = "abc \u202edef ghi\r\njkl \u2067mno\tpqr"


def test_a_hostile_article_does_nothing(open_report: Open) -> None:
    bad = Article(EVIL, f"{EVIL} said.\n{TURNED}.\nThe end is near.", EVIL, EVIL, url="javascript:window.broken=3")
    copy = Article(f"{EVIL}2", f"{EVIL} said so.\x00", f"\u202e{EVIL}", "", url=f"https://a.example/{EVIL}")
    first, second = Sentence(bad, 0, 0, len(EVIL) + 6), Sentence(bad, 1, len(EVIL) + 7, len(EVIL) + 8 + len(TURNED))
    same = Sentence(copy, 0, 0, len(copy.text))
    values = (StatedValue(first, 0, 9, EVIL), StatedValue(same, 0, 9, "b"))
    disagreement = Disagreement(EVIL, EVIL, values, is_update=False, score=1.0)
    summary = Summary(
        sentences=(
            CitedSentence(first, 1.0, 1, 0.0, 9, (Copy(same, 0.9),), 2),
            CitedSentence(second, 0.5, 2, 0.0, 5, (), 1),
        ),
        articles=(bad, copy),
        origins=((bad.id,), (copy.id,)),
        excluded=(ExcludedSentence(Sentence(bad, 2, second.end + 1, len(bad.text)), EVIL),),
        disagreements=(disagreement,),
        candidates=3,
        duplicates=1,
        budget=Budget(max_words=99),
        settings=EVIL,
    )
    report = open_report(render(summary), viewport=size(1280))
    page = report.page
    for details in page.locator("details > summary").all():
        details.click()
    for link in page.locator(".says a, .clash a, #timeline a").all():
        link.focus()
        link.click()
    marked = dict(page.eval_on_selector_all("mark[id]", f"marks => marks.map({MARKS})"))
    assert marked[f"a1-0-{first.end}"] == first.text
    assert marked[f"a1-{second.start}-{second.end}"] == second.text
    assert marked[f"a2-0-{same.end}"] == same.text.replace("\0", "\ufffd")
    assert page.evaluate("window.broken") is None
    assert page.locator("img, script").count() == 1
    assert page.locator("#articles svg, [onfocus], [onload], [onerror], [style]").count() == 0
    assert set(page.evaluate("[...document.links].map(link => link.protocol)")) == {"file:", "https:"}
    assert {link.get_attribute("href") for link in page.locator("a:not([href^='#'])").all()} == {
        f"https://a.example/{EVIL}".replace(" ", "%20")
    }
    assert page.title() == EVIL
    assert "49" not in (page.locator("body").text_content() or "")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert report.complaints == []
    assert report.requests == [report.path.as_uri()]


def test_an_override_turns_no_letter_round(open_report: Open) -> None:
    article = Article("a", "abc \u202edef ghi.", title="\u202ejkl mno")
    summary = Summary(
        sentences=(CitedSentence(Sentence(article, 0, 0, 13), 1.0, 1, 0.0, 3, (), 1),),
        articles=(article,),
        origins=((article.id,),),
        excluded=(),
        disagreements=None,
        candidates=1,
        duplicates=0,
        budget=Budget(max_words=9),
        settings="settings",
    )
    report = open_report(render(summary), viewport=size(1280))
    # Where each character is drawn, from left to right.
    script = """element => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode())
            for (let place = 0; place < node.data.length; place++) {
                const range = document.createRange();
                range.setStart(node, place);
                range.setEnd(node, place + 1);
                if (/[a-z]/.test(range.toString())) found.push([range.getBoundingClientRect().left, range.toString()]);
            }
        return found.sort((one, other) => one[0] - other[0]).map(([, letter]) => letter).join("");
    }"""
    for selector, expected in ((".quote", "abcdefghi"), ("mark[id]", "abcdefghi"), ("#articles h3", "jklmno")):
        assert report.page.locator(selector).first.evaluate(script) == expected
