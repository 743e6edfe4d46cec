"""Addresses as pages and feeds give them."""

from urllib.parse import urlsplit


def web_address(value: object) -> str:
    """The address if it leads to the web, else nothing: no `javascript:`, no file of the machine that wrote it."""
    address = str(value or "").strip()
    try:
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:  # such as a bracket that is not closed
        return ""
