"""Decoding of bytes to text."""

import codecs
import logging

from summarizer.errors import InputError

_log = logging.getLogger(__name__)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The first bytes of files that are not text.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BZh9", "a bzip2 archive"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# Bytes that are examined: enough to tell text from other data, at any size of the file.
_SAMPLE = 1 << 16
# Below this share of characters that are not control characters, data are binary.
_MIN_PRINTABLE = 0.9

_BINARY = "{!r} is binary data, not text: use a text file"


def decode(data: bytes, *, name: str) -> str:
    """Decode a file: as UTF-8, else as UTF-16 or UTF-32 by mark or pattern, else in the legacy encoding that fits best.

    Args:
        data: The file's bytes.
        name: The name of the file in messages.

    Raises:
        InputError: If the bytes are not text.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and not (signature == b"MZ" and b"\0" not in data):
            raise InputError(f"{name!r} is {kind}, not text: convert it to text first")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            _log.warning("%r ends within a character: its last %d bytes are left out", name, len(data) - error.start)
            return decode(data[: error.start], name=name)
        return _decode_legacy(data, name)
    sample = data[:_SAMPLE]
    if b"\0" in sample and (encoding := _detect_utf16(sample)):
        return _decode_strictly(data, encoding, name)
    if _is_binary(sample):
        raise InputError(_BINARY.format(name))
    return text


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason in {"truncated data", "unexpected end of data"}:
            _log.warning("%r ends within a character: its last %d bytes are left out", name, len(data) - error.start)
            return data[: error.start].decode(encoding)
        raise InputError(
            f"{name!r} is not valid {encoding.upper().removesuffix('-SIG')} (byte {error.start}): save it as UTF-8"
        ) from error


def _is_binary(sample: bytes) -> bool:
    return len(sample.translate(None, _CONTROLS)) < _MIN_PRINTABLE * len(sample)


def _detect_utf16(sample: bytes) -> str:
    """Return the encoding of UTF-16 without a mark, by its zero bytes in every other place; "" if it is not that."""
    # Most characters of a text are ASCII, where one of the two bytes is zero.
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample[1::2]) and even < 0.1 * len(sample):
        return "utf-16-le"
    if even > 0.4 * len(sample[::2]) and odd < 0.1 * len(sample):
        return "utf-16-be"
    return ""


def _decode_legacy(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if encoding := _detect_utf16(sample):
        return _decode_strictly(data, encoding, name)
    match = None if _is_binary(sample) else from_bytes(data).best()
    if match is None:
        raise InputError(_BINARY.format(name))
    _log.warning("%r is not UTF-8: read as %s", name, match.encoding)
    return str(match)
