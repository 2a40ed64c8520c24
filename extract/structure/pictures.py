"""Which lines are nothing but pictures, or links to other places of the same page."""

from __future__ import annotations

import re
from typing import Final

SHOWN: Final = re.compile(r"(?:!\[\[[^\]\n]+\]\]|!\[[^\]\n]*\]\([^)\n]*\)|\[[^\]\n]*\]\(#[^)\n]*\))[\s.,;|·•-]*")
"""A picture, or a link that leads to another place of the page: "Back to top", a line of a table of contents."""


def shows(text: str) -> bool:
    """Say whether a line is nothing but pictures and links to other places of the page, and states nothing.

    >>> shows("![[plan.png]]"), shows("[Back to top](#top)"), shows("See ![a plan](plan.png)")
    (True, True, False)
    """
    if text[:1] not in "![":
        return False
    end = 0
    while found := SHOWN.match(text, end):
        end = found.end()
    return end == len(text)
