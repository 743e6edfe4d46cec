"""Reader of PDF files with a text layer, by pypdf."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from summarizer.errors import InputError, install_hint
from summarizer.models import Article
from summarizer.reading.third_party import guarded
from summarizer.reading.unwrapping import unwrap

# A book rather than an article.
_MAX_PAGES = 500
# Lines at the top and the bottom of a page that may be running heads or page numbers.
_EDGE_LINES = 2
_FILE_NAME = re.compile(r"untitled|microsoft word|.*\.\w{2,4}$|\W*$", re.IGNORECASE)


def read_pdf(data: bytes, *, identity: str, name: str) -> Article:
    """Read the article in a PDF file: its text in paragraphs, without page numbers and running heads.

    The article has no date, because the dates in a PDF file are those of the file.

    Raises:
        InputError: If pypdf is not installed, or the file is damaged, encrypted, too long or without a text layer.
    """
    try:
        import pypdf
    except ImportError as error:
        raise InputError(f"{name!r} is a PDF file, which needs pypdf: {install_hint('pypdf')}") from error
    with guarded(f"{name!r} is a damaged PDF file", "open it in a viewer and save it again", loggers=("pypdf",)):
        reader = _unlock(pypdf.PdfReader(io.BytesIO(data)), name)
        pages = [page.extract_text().splitlines() for page in reader.pages]
        title = _title(reader)
    text = unwrap("\n".join(_without_running_heads(pages)))
    if not text:
        raise InputError(f"{name!r} is a PDF file without a text layer: run OCR on it first, for example with ocrmypdf")
    return Article(id=identity, text=text, title=title)


def _unlock(reader: Any, name: str) -> Any:
    from pypdf.errors import DependencyError

    try:
        # Many files are encrypted with an empty password, to forbid printing.
        readable = not reader.is_encrypted or reader.decrypt("")
    except DependencyError:
        readable = False
    if not readable:
        raise InputError(f"{name!r} is an encrypted PDF file: save a copy without a password")
    if len(reader.pages) > _MAX_PAGES:
        raise InputError(
            f"{name!r} has {len(reader.pages)} pages, more than {_MAX_PAGES}: save the pages of the article as a file"
        )
    return reader


def _title(reader: Any) -> str:
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    return "" if _FILE_NAME.match(title) else title


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines except page numbers, and lines at the edges of most pages that differ in numbers only."""
    filled = [[line for line in page if line.strip()] for page in pages]
    edges = ({_pattern(line) for line in [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]} for page in filled)
    counts = Counter(pattern for patterns in edges for pattern in patterns)
    running = {pattern for pattern, count in counts.items() if count > max(1, len(pages) / 2)}
    return [
        line
        for page in filled
        for number, line in enumerate(page)
        if _EDGE_LINES <= number < len(page) - _EDGE_LINES
        or not (_pattern(line) in running or line.strip(" -–—|").isdecimal())
    ]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
