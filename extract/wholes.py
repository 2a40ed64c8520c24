"""A whole that is named for its part: "CloudWatch" in a line on logs, where the heading speaks of CloudWatch Logs."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.services import Named


def parts_meant(named: tuple[Named, ...], about: Sequence[str], text: str) -> tuple[Named, ...]:
    """Return the names of a line, the whole as its part where the line is about that and has the part's own word."""
    here = {one.service for one in named}
    whole, own = _whole(about[0]) if about and here else ("", None)
    if own is None or whole not in here or about[0] in here or not own.search(text):
        return named
    return tuple(replace(one, service=about[0]) if one.service == whole else one for one in named)


@lru_cache(maxsize=512)
def _whole(part: str) -> tuple[str, re.Pattern[str] | None]:
    """The whole that a service is part of, and the word that its name has beside the whole's, where it is one.

    >>> _whole("CloudWatch Logs")[0]
    'Amazon CloudWatch'
    """
    known = lexicon.load().service(part)
    if known is None or not known.part_of:
        return "", None
    own = [word.lower() for word in part.split() if word not in known.part_of.split()]
    return known.part_of, re.compile(rf"\b{own[0].removesuffix('s')}s?\b", re.IGNORECASE) if len(own) == 1 else None
