"""Bytes of a note as text: by byte order mark, then UTF-8, then UTF-16 without a mark, then by charset-normalizer."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3", "a database"),
)
WESTERN: Final = "cp1252"
GUESSED: Final = ["cp1252", "cp1254", "cp1250", "cp1251", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
ENOUGH: Final = 24
"""Bytes beyond ASCII from which a guess at the encoding is worth more than the commonest one."""

SAMPLE: Final = 2**16
CONTROLS: Final = bytes({*range(9), *range(14, 27), *range(28, 32), 127})
HIGH: Final = re.compile(rb"[\x80-\xff]")
MOST_CONTROLS: Final = 0.1
"""Share of control characters from which bytes are no text."""

MANY, FEW = 0.4, 0.05
"""Shares of zeros among every second byte, and among the others, that tell UTF-16."""


def looks_binary(data: bytes) -> str:
    """Return what kind of binary the bytes are, "" where they are text.

    >>> looks_binary(b"%PDF-1.7 ..."), looks_binary(b"plain text")
    ('a PDF', '')
    """
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    if any(data.startswith(mark) for mark, _ in MARKS) or _wide(data):
        return ""
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    broken = b"\0" in sample and _as_utf8(data) is None
    return "binary data" if broken or controls > MOST_CONTROLS * len(sample) else ""


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of the bytes, and what was lost in reading them ("" where nothing was).

    >>> decoded("ﬁne".encode("utf-16"))
    ('ﬁne', '')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict_or_replaced(data[len(mark) :], encoding)
    if (text := _as_utf8(data)) is not None:
        return text, ""
    if encoding := _wide(data):
        return _strict_or_replaced(data, encoding)
    if _mostly_utf8(data):
        return _strict_or_replaced(data, "utf-8")
    return data.decode(_guess(data), "replace"), ""


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def _strict_or_replaced(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding, "surrogatepass"), ""
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), f"holds bytes that are no {encoding.upper()}; they are left out"


def _wide(data: bytes) -> str:
    """Return the UTF-16 that bytes without a mark are in, judged by where their zeros stand."""
    sample = data[:SAMPLE]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if len(data) % 2:
        return ""
    if odd > half * MANY and even < half * FEW:
        return "utf-16-le"
    return "utf-16-be" if even > half * MANY and odd < half * FEW else ""


def _mostly_utf8(data: bytes) -> bool:
    """Say whether the bytes are UTF-8 with a flaw rather than another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad * 2 <= sum(1 for character in text if character > "\x7f") - bad


def _guess(data: bytes) -> str:
    if len(HIGH.findall(data)) < ENOUGH:
        return WESTERN
    best = from_bytes(data[: SAMPLE * 4], cp_isolation=GUESSED).best()
    return best.encoding if best else WESTERN
