"""Draw docs/report.png, the HTML report of a cluster of the corpus in a browser: `make screenshot`."""

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
    """Draw the picture and return the exit code."""
    browser_path = shutil.which("chromium")
    if browser_path is None:
        sys.stderr.write("screenshot: chromium is not installed: run `make browser` first\n")
        return 1
    summary = summarize(read_articles([str(_CLUSTER)]), max_words=120, with_disagreements=True)
    # Show the sentence that most articles hold, with their wordings and its place in an article.
    number = max(range(len(summary)), key=lambda place: len(summary[place].also_in)) + 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_path = Path(folder) / "report.html"
        summary.save(page_path)
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
    # A palette halves the bytes of a page of text, which has few colours; an octree keeps the rare ones.
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, Image.Quantize.FASTOCTREE)
    image.save(_TARGET, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
