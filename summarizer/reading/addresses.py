"""Addresses as pages and feeds give them."""

from urllib.parse import urlsplit

# A browser, too, reads an address over the ends of lines (WHATWG URL, 4.4).
_FOLDS = str.maketrans("", "", "\t\r\n")


def web_address(value: object) -> str:
    """The address if it leads to the web, in one line; else nothing: no `javascript:`, no file of the writer's machine."""
    address = str(value or "").translate(_FOLDS).strip()
    try:
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:  # such as a bracket that is not closed
        return ""
