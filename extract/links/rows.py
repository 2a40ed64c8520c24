"""Rows of a table with a service in each of two cells: the columns or the other cells say how they are linked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.links.cues import AFTER, WEAK, Way
from extract.links.roles import Reading, of_flow
from extract.links.words import by_cue, strongest
from extract.structure import LineKind
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.services import Named
    from extract.statements import Statement

HEAD: Final = re.compile(
    r"^\W*(?:from|source|producer|sender|event\s+source|trigger|who|service|client|caller)\b", re.IGNORECASE
)
TAIL: Final = re.compile(
    r"^\W*(?:to|target|destination|consumer|receiver|sink|calls|with|integrates|whom)\b", re.IGNORECASE
)
"""Columns of what acts, and of what it acts on."""

BESIDE: Final = re.compile(r"\b(?:vs\.?|versus|alternatives?|instead|not)\b", re.IGNORECASE)


def told(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield the link of the two services that a row of a table of links names."""
    if statement.line.kind is not LineKind.ROW:
        return
    alone = [(column, service) for column, service in _alone(statement)]
    head = next((service for column, service in alone if HEAD.search(column)), None)
    tail = next((service for column, service in alone if TAIL.search(column)), None)
    if head is None or tail is None or head.service == tail.service:
        return
    yield _reading(statement, head, tail), head.service, tail.service


def _alone(statement: Statement) -> Iterator[tuple[str, Named]]:
    """Yield each cell that is little more than the name of one service: its column and the service."""
    for cell in statement.line.cells:
        start, end = cell.start - statement.line.start, cell.end - statement.line.start
        inside = [service for service in statement.services if start <= service.start and service.end <= end]
        if len(inside) == 1 and len(statement.text[start:end].split()) <= len(inside[0].text.split()) + 1:
            yield cell.column, inside[0]


def _reading(statement: Statement, head: Named, tail: Named) -> Reading:
    """What the words of the row beside the two names say of them, else what the two are for."""
    words = f"{statement.text[: head.start]} {statement.text[head.end : tail.start]} {statement.text[tail.end :]}"
    cue = strongest(words.replace("|", " "))
    for name, pattern, relation, _ in AFTER:
        if relation is Relation.TRIGGERS and pattern.match(f" {words.strip(' |')}"):
            return Reading(rule=name, relation=relation, way=Way.FORWARD, confidence=0.8)
    if cue and cue not in WEAK:
        reading = by_cue(cue, "", head.service, tail.service, negated=False)
        return Reading(rule=reading.rule, relation=reading.relation, way=Way.FORWARD, confidence=0.8)
    flow = of_flow(head.service, tail.service, *(statement.category(one.service) for one in (head, tail)))
    return Reading(rule="row", relation=flow.relation, way=Way.FORWARD, confidence=0.7)
