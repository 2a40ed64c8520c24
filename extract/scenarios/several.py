"""Read the needs of a line that gives one after the other, each with its answer behind an arrow."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW

if TYPE_CHECKING:
    from extract.scenarios.found import Found

SEMICOLON: Final = re.compile(r";\s+")


def several(text: str, first: Found) -> list[Found]:
    """Return the needs of a text that gives one after the other: "A → X; B → Y"; else the first alone."""
    cuts = list(SEMICOLON.finditer(text, first.start, first.end)) if ";" in text else []
    if not cuts or ARROW.search(text, first.start, cuts[0].start()):
        return [first]
    out = [replace(first, end=cuts[0].start())]
    ends = [cut.start() for cut in cuts[1:]] + [first.end]
    for cut, end in zip(cuts, ends, strict=True):
        sign = ARROW.search(text, cut.end(), end)
        if sign is None or sign.start() == cut.end():
            return [first]
        out.append(replace(first, need=text[cut.end() : sign.start()], start=sign.end(), end=end))
    return out
