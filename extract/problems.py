"""What could not be read, with the reason and what to do; and names made safe to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.errors import LinkspanError

LAST_OF_BYTE: Final = 0xFF
UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read: the name, why, at which line (0: the whole of it), and what the reader can do."""

    name: str
    reason: str
    line: int = 0
    advice: str = ""

    def __str__(self) -> str:
        place = f"{self.name}:{self.line}" if self.line else self.name
        return f"{place}: {self.reason}" + (f" ({self.advice})" if self.advice else "")


class Unread(LinkspanError):
    """Raised on the way through a file that is not read: the reason, and what the reader can do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def visible(name: str) -> str:
    r"""Return a name with each control character, direction mark and undecodable byte written out.

    >>> visible("a\nb.md")
    'a\\x0ab.md'
    """
    return UNSEEN.sub(_written_out, name)


def _written_out(character: re.Match[str]) -> str:
    code = ord(character[0])
    return f"\\x{code:02x}" if code <= LAST_OF_BYTE else f"\\u{code:04x}"
