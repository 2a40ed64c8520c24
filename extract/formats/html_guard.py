"""HTML made safe to parse: what nobody sees is blanked, and a sign that begins no tag is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN: Final = re.compile(r"<!--|<(script|style|template|noscript|svg)(?=[\s>/])", re.IGNORECASE)
NO_TAG: Final = re.compile(
    r"""<(?!/?[A-Za-z][^<>"']*+(?:(?:"[^"]{0,2000}+"|'[^']{0,2000}+')[^<>"']*+){0,200}>|[!?][^<>]*+>)"""
)
"""A "<" that begins no tag. The parser would look for the tag's end down to the end of the file, for each of them."""


def guarded(content: str) -> str:
    r"""Return HTML with the same lines and the same text, without comments, scripts and broken tags.

    >>> guarded("a<!-- b\n --> <script>x</script>c < d <b")
    'a\n c &lt; d &lt;b'
    """
    return NO_TAG.sub("&lt;", "".join(_seen(content)))


def _seen(content: str) -> Iterator[str]:
    """Yield what is seen, and the line ends of what is not; what is not closed hides all that follows."""
    at = 0
    while found := UNSEEN.search(content, at):
        yield content[at : found.start()]
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        end = _find(content, closing, found.end())
        closed = content.find(">", end) + 1 if end >= 0 else 0
        at = closed or len(content)
        yield "\n" * content.count("\n", found.start(), at)
    yield content[at:]


def _find(content: str, closing: str, start: int) -> int:
    found = re.compile(re.escape(closing), re.IGNORECASE).search(content, start)
    return found.start() if found else -1
