"""Read features out of a statement: known ones, identifiers, labels, lists, names, and what answers are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract.features.found import compares, inside, is_service, is_telling, of_columns, targets
from extract.features.known import codes, parts, terms
from extract.features.lists import counted, lists, members, shared, supported
from extract.features.looks import ABLE, CODED, COUNTED, JOINED, PARTED, SEVERAL, TELLING, holds
from extract.features.marked import marked, spelled
from extract.features.nouns import phrase
from extract.features.phrases import cells, labels, openings, owned, pieces
from extract.features.plain import plain
from extract.features.stated import stated
from extract.structure import LineKind
from graph.model import Feature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.features.found import Found
    from extract.statements import Statement

__all__ = ["READERS", "features"]

Reader = Callable[["Statement"], "Iterator[Found]"]

SERVED, KNOWN, LABELLED, CELLED, NESTED, PLACED = (1 << bit for bit in range(8, 14))
"""A service; a known feature; a label; cells; a line above it; something that it is about. The rest is of its words."""

READERS: Final[tuple[tuple[Reader, int], ...]] = (
    (codes, CODED), (parts, SERVED), (lists, SEVERAL), (terms, KNOWN), (shared, JOINED), (supported, ABLE),
    (labels, LABELLED), (spelled, PLACED), (marked, PLACED), (cells, CELLED), (owned, SERVED), (openings, PLACED),
    (pieces, TELLING), (members, NESTED), (counted, COUNTED), (plain, PARTED),
)  # fmt: skip
"""The readers, the surest first, each with what a statement must hold for it to find anything there."""

KEY: Final = re.compile(r"\s*(?:- *)?[\w./\"'$-]+\s*[:=](?:\s|$)")
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
    names: set[tuple[str, str]] = set()
    held = _held(statement)
    barred = targets(statement.text)
    columned = compares(statement)
    for read in _able(held):
        if read in (labels, owned) and any(found.rule == "list" for found in chosen):
            continue
        for found in of_columns(statement, read(statement)) if columned else read(statement):
            name = (found.name.lower(), found.service if columned else "")
            if not found.service or name in names or inside(found.start, barred):
                continue
            if not any(found.start < other.end and other.start < found.end for other in chosen):
                chosen.append(found)
                names.add(name)
    return chosen


@lru_cache(maxsize=2**10)
def _able(held: int) -> tuple[Reader, ...]:
    """The readers that can find something in a statement that holds this, in order."""
    return tuple(read for read, needed in READERS if held & needed)


def _held(statement: Statement) -> int:
    """What a statement holds; where nothing says what it is about, only an identifier or a known feature counts."""
    words = holds(statement.text)
    known = KNOWN if statement.terms else 0
    if not (statement.subject or statement.services):
        return words & CODED | known
    return (
        words | known | PLACED
        | (SERVED if statement.services else 0)
        | (LABELLED if statement.label else 0)
        | (CELLED if statement.line.cells else 0)
        | (NESTED if statement.line.parent else 0)
    )  # fmt: skip


def _parent(statement: Statement) -> str:
    """The label of the line above, where it names a feature of the same service."""
    if not statement.line.parent or not statement.topics or statement.leads or statement.above:
        return ""
    name = statement.topics[0].partition("(")[0].strip()
    whole = phrase(name, 0, len(name), verbs=False) == (0, len(name))
    return name if whole and is_telling(name) and not is_service(name) else ""
