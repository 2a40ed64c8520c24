"""Read features out of a statement: known ones, identifiers, labels, lists, names, and what answers are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.features.found import inside, is_service, is_telling, targets
from extract.features.known import codes, parts, terms
from extract.features.lists import counted, lists, members, supported
from extract.features.looks import ABLE, CODED, SEVERAL, TELLING, holds
from extract.features.marked import marked
from extract.features.nouns import phrase
from extract.features.phrases import cells, labels, openings, owned, pieces
from extract.features.stated import stated
from extract.structure import LineKind
from graph.model import Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.features.found import Found
    from extract.statements import Statement

__all__ = ["READERS", "features"]

READERS: Final[tuple[Callable[[Statement], Iterator[Found]], ...]] = (
    codes, parts, lists, terms, supported, labels, marked, cells, owned, openings, pieces, members, counted,
)  # fmt: skip
"""The readers, the surest first."""

NEEDS: Final[dict[Callable[[Statement], Iterator[Found]], int]] = {
    codes: CODED, lists: SEVERAL, supported: ABLE, pieces: TELLING,
}  # fmt: skip
"""What a line must hold for a reader to find anything in it."""

KEY: Final = re.compile(r"\s*(?:- *)?[\w./\"'-]+\s*[:=](?:\s|$)")
"""The opening of a line of a configuration: it shows a value, and says nothing of the service."""


def features(statement: Statement) -> Iterator[Feature]:
    """Yield the features that a statement states, each name once, in the order of the text.

    Parameters: `statement` is a line with its context. Where readings overlap, the surer reading holds
    (the order of `READERS`). A label under a label of the same service has that one as its parent.
    """
    if statement.line.kind is LineKind.CODE and KEY.match(statement.text):
        return
    chosen = _chosen(statement)
    parent = _parent(statement) if any(found.rule == "label" for found in chosen) else ""
    for found in sorted(chosen, key=lambda found: (found.start, found.end)):
        hangs = found.rule == "label" and found.service == statement.subject and found.name != parent
        yield Feature(
            name=found.name, service=found.service, parent=parent if hangs else "",
            evidence=statement.evidence(f"feature: {found.rule}", stated(found.rule), found.start),
        )  # fmt: skip


def _chosen(statement: Statement) -> list[Found]:
    """What the readers found, without what overlaps with or repeats a surer reading; a list says what its label is."""
    chosen: list[Found] = []
    names: set[str] = set()
    held = holds(statement.text)
    barred = targets(statement.text)
    for read in READERS:
        if read in NEEDS and not held & NEEDS[read]:
            continue
        if read in (labels, owned) and any(found.rule == "list" for found in chosen):
            continue
        for found in read(statement):
            name = found.name.lower()
            if not found.service or name in names or inside(found.start, barred):
                continue
            if not any(found.start < other.end and other.start < found.end for other in chosen):
                chosen.append(found)
                names.add(name)
    return chosen


def _parent(statement: Statement) -> str:
    """The label of the line above, where it names a feature of the same service."""
    if not statement.line.parent or not statement.topics or statement.leads or statement.above:
        return ""
    name = statement.topics[0].partition("(")[0].strip()
    whole = phrase(name, 0, len(name), verbs=False) == (0, len(name))
    return name if whole and is_telling(name) and not is_service(name) else ""
