"""Where a note writes an address or a path rather than words: names inside one are no names of services."""

from __future__ import annotations

import re
from typing import Final

FARTHEST: Final = 160
"""Characters before a name in which the beginning of an address is looked for."""

JOINS: Final = frozenset("/.-_=&?#:~@%(")
"""What stands right before a name that an address holds."""

BREAKS: Final = re.compile(r"[\s\"'`<>()\[\]{}|,;*“”]")
"""What no address holds: it begins after the last of these."""

BEGINS: Final = re.compile(
    r"[a-z][a-z0-9+.-]*://|www\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|ms)/|(?:~|\.{0,2})/(?!aws/)\w|\.{1,2}/$",
    re.IGNORECASE,
)
"""How an address or a path begins, up to the name in it; the groups under "/aws/" are called after their services."""

DESTINATION: Final = "]("
"""What stands before where a link of Markdown leads."""


def addressed(text: str, start: int) -> bool:
    """Say whether what stands at an offset of a text is part of an address, of a path, or of where a link leads.

    >>> text = "see [X](https://docs.example.com/sqs/) and /etc/kubernetes/pki, not S3/SQS"
    >>> [addressed(text, text.index(name)) for name in ("X", "sqs", "kubernetes", "SQS")]
    [False, True, True, False]
    """
    if start == 0 or text[start - 1] not in JOINS:
        return False
    near = max(0, start - FARTHEST)
    begin = max((found.end() for found in BREAKS.finditer(text, near, start)), default=near)
    return text.endswith(DESTINATION, 0, begin) or BEGINS.match(text[begin:start]) is not None
