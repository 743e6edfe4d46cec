"""Web addresses, as pages and feeds contain them."""

import re
from urllib.parse import urlsplit

# Browsers ignore line breaks in an address, and allow none of these characters in a host (WHATWG URL, 4.4 and 3.1).
_LINE_BREAKS = str.maketrans("", "", "\t\r\n")
_FORBIDDEN_IN_HOST = re.compile(r"[\s\0-\x1f<>^|\\]")


def web_address(value: object) -> str:
    """Return the value as an http or https address in one line; "" if it is another kind of address or none."""
    address = str(value or "").translate(_LINE_BREAKS).strip()
    try:
        parts = urlsplit(address)
    except ValueError:  # such as a bracket that is not closed
        return ""
    is_web = parts.scheme in {"http", "https"} and parts.netloc and not _FORBIDDEN_IN_HOST.search(parts.netloc)
    return address if is_web else ""
