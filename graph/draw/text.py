"""Text of notes as it is drawn: on one line, not too long, without signs that are not seen."""

from __future__ import annotations

LONGEST_TITLE = 400
"""Letters of a name or a sentence that are shown when something is pointed at."""


def clipped(text: str, most: int) -> str:
    """Return text on one line, without signs that are not seen but turn or break what stands beside them.

    >>> clipped("a name that goes on", 8), clipped("one\u202etwo", 8)
    ('a name…', 'one two')
    """
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(seen.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
