"""A line without its marks: bold, code, wikilinks and the targets of links are blanks, so that offsets stay."""

from __future__ import annotations

import re
from typing import Final

MARKS: Final = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\bhttps?://[^\s)>\]]+|[\[\]*`]|(?<!\w)_+|_+(?!\w)|=="
)
"""Targets of links, addresses, and the marks of Markdown."""

MARKED: Final = frozenset("[]*`_=")


def plain(text: str) -> str:
    """Return a text of the same length with blanks for its marks.

    >>> plain("**SQS**, [SNS](https://a.b/sns)")
    '  SQS  ,  SNS                  '
    """
    if MARKED.isdisjoint(text) and "://" not in text:
        return text
    return MARKS.sub(lambda found: " " * len(found[0]), text)
