"""`make screenshot`: docs/report.png, the HTML report of a cluster of the corpus as a browser shows it."""

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from summarizer import summarize
from summarizer.reading import read_articles

_ROOT = Path(__file__).parent.parent
_CLUSTER = _ROOT / "corpus" / "velm-valley-flood"
_TARGET = _ROOT / "docs" / "report.png"
_WIDTH, _HEIGHT = 1320, 860


def main() -> int:
    """Draw the picture; the exit code."""
    browser_path = shutil.which("chromium")
    if browser_path is None:
        sys.stderr.write("screenshot: no chromium on this machine: install it first, as `make browser` does\n")
        return 1
    summary = summarize(read_articles([str(_CLUSTER)]), max_words=120, with_disagreements=True)
    # The sentence that most articles carry is shown with their wordings, and marked in its article.
    number = max(range(len(summary.sentences)), key=lambda place: len(summary.sentences[place].also_in)) + 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_path = Path(folder) / "report.html"
        page_path.write_text(summary.to_html(), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        page.goto(page_path.as_uri())
        page.locator(f"#s{number} .quote").click()
        page.wait_for_selector("mark.shown")
        page.evaluate("scrollTo(0, 0)")
        picture = page.screenshot()
        browser.close()
    # A page of text has few colours: a palette of its own takes half the bytes. The octree keeps the rare ones.
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, Image.Quantize.FASTOCTREE)
    image.save(_TARGET, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
