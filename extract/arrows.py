"""How an arrow is written, in one sign or drawn with several: what every pattern that reads one is made of."""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = "→⇒⟶➔➜➡⇨"
"""Arrows of one character, to stand within a class of characters."""

DRAWN: Final = rf"(?:[{SIGNS}]\ufe0f?|[-─]+[>►]|=+>)"
"""An arrow within a longer pattern: "→", "->", "-->", "=>", "──►"."""

ARROW: Final = re.compile(DRAWN)

MARKS: Final = (*SIGNS, "->", "=>", "►", "─>")
"""One of these stands wherever an arrow does."""
