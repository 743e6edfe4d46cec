"""PDF files with a text layer → articles, by pypdf."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from summarizer.errors import InputError, install_hint
from summarizer.models import Article
from summarizer.reading.silence import silenced
from summarizer.reading.unwrapping import unwrap

_MOST_PAGES = 500
# Lines at the top and the bottom of a page that are compared with those of other pages.
_EDGE = 2
_FILE_NAME = re.compile(r"untitled|microsoft word|.*\.\w{2,4}$|\W*$", re.IGNORECASE)


def read_pdf(data: bytes, *, identity: str, name: str) -> Article:
    """The article in a PDF file: its text by lines put together again, without page numbers and running heads.

    The dates in a PDF say when the file was made, not when the article appeared: it comes without a date.

    Args:
        data: The file's bytes.
        identity: The article's id.
        name: What messages call the file.

    Raises:
        InputError: If pypdf is not installed, or the file is damaged, encrypted, without a text layer, or too long.
    """
    try:
        import pypdf
    except ImportError as error:
        raise InputError(f"{name!r} is a PDF file, which needs pypdf: {install_hint('pypdf')}") from error
    with silenced("pypdf"):
        try:
            reader = _opened(pypdf.PdfReader(io.BytesIO(data)), name)
            pages = [page.extract_text().splitlines() for page in reader.pages]
            title = _title(reader)
        except InputError:
            raise
        except Exception as error:  # a damaged file makes pypdf raise whatever Python has
            raise InputError(
                f"{name!r} is a damaged PDF file ({type(error).__name__}): open it in a viewer and save it again"
            ) from error
    text = unwrap("\n".join(_without_running_heads(pages)))
    if not text:
        raise InputError(f"{name!r} is a PDF file without a text layer: run OCR over it first, as with ocrmypdf")
    return Article(id=identity, text=text, title=title)


def _opened(reader: Any, name: str) -> Any:
    from pypdf.errors import DependencyError

    try:
        # Many files are encrypted with an empty password, only to forbid printing.
        readable = not reader.is_encrypted or reader.decrypt("")
    except DependencyError:
        readable = False
    if not readable:
        raise InputError(f"{name!r} is an encrypted PDF file: save a copy without a password")
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(
            f"{name!r} has {len(reader.pages)} pages, more than {_MOST_PAGES}: give the article's pages alone"
        )
    return reader


def _title(reader: Any) -> str:
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    return "" if _FILE_NAME.match(title) else title


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines but page numbers and those that most pages have at their edges, whatever the numbers in them."""
    filled = [[line for line in page if line.strip()] for page in pages]
    seen = Counter(key for page in filled for key in {_pattern(line) for line in [*page[:_EDGE], *page[-_EDGE:]]})
    running = {key for key, count in seen.items() if count > max(1, len(pages) / 2)}
    return [
        line
        for page in filled
        for place, line in enumerate(page)
        if _EDGE <= place < len(page) - _EDGE or not (_pattern(line) in running or line.strip(" -–—|").isdecimal())
    ]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
