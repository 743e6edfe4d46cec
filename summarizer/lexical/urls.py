"""Addresses of articles, as pages and feeds give them and as pages show them."""

import re
from urllib.parse import urlsplit

# A browser, too, reads an address over the ends of lines, and none with these in the host (WHATWG URL, 4.4 and 3.1).
_FOLDS = str.maketrans("", "", "\t\r\n")
_NO_HOST = re.compile(r"[\s\0-\x1f<>^|\\]")


def web_address(value: object) -> str:
    """The address if it leads to the web, in one line; else nothing: no `javascript:`, no file of the writer's machine."""
    address = str(value or "").translate(_FOLDS).strip()
    try:
        parts = urlsplit(address)
    except ValueError:  # such as a bracket that is not closed
        return ""
    leads_there = parts.scheme in {"http", "https"} and parts.netloc and not _NO_HOST.search(parts.netloc)
    return address if leads_there else ""
