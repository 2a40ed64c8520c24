"""Text of notes made harmless for other formats: what no format carries is left out, what shows text backwards too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Evidence

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]|\ufeff")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    r"""Return text without characters that XML 1.0 forbids or discourages and without marks that turn its direction.

    >>> clean("a\x00b\u202ec\ud800d")
    'abcd'
    """
    return _BIDI.sub("", _NO_XML.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    r"""Return clean text on one line.

    >>> one_line("a\r\n  b")
    'a b'
    """
    return " ".join(clean(text).split())


def quoted(evidence: Iterable[Evidence]) -> str:
    """Return evidence as text, a sentence a line, each after its place.

    >>> from graph.model import Evidence
    >>> quoted([Evidence(source="s3.md", line=3, start=0, end=9, text="S3 events", rule="")])
    's3.md:3: S3 events'
    """
    return "\n".join(one_line(f"{piece.source}:{piece.line}: {piece.text}") for piece in evidence)
