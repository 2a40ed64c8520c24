"""What happens on an occasion or for want of something: "when a file lands in S3, Lambda runs"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract.links.cues import Way
from extract.links.patterns import FAILING, NEGATION
from extract.links.roles import BUSES, RUNNERS, Reading
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.links.moved import Said
    from extract.services import Named
    from extract.statements import Statement

OCCASION: Final = re.compile(
    r"\b(?:when|whenever|once|as\s+soon\s+as|after|each\s+time|every\s+time|in\s+response\s+to|if)\b(?P<told>[^.;:]*)",
    re.IGNORECASE,
)
SUPPOSING: Final = frozenset({"if", "once", "after"})
"""Openings of an occasion that as often tell what is done next as what sets it off."""

HAPPENS: Final = re.compile(
    r"\b(?:lands?|landed|arrives?|arrived|uploaded|uploads?|created|creates?|added|adds?|changes?|changed|updated|"
    r"updates?|deleted|deletes?|put|puts|written|writes?|appears?|inserted|dropped|drops?|modified|comes?|published|"
    r"pushed|finishes|finished|completes|completed|new)\b",
    re.IGNORECASE,
)
"""What sets something off."""

STARTS: Final = re.compile(
    r"\s*(?:functions?\s+|workflows?\s+|jobs?\s+|state\s+machines?\s+)?(?:is|are|gets?|gets\s+|starts?|runs?|will|can|then|"
    r"processes|resizes|converts|reads|handles|picks|executes|sends|writes|copies|scans|[a-z]+s)\b",
)
WANTING: Final = re.compile(r"^\W*(?:without|no|missing)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
"""Right before a name that a line opens with and that is not there."""

SURE: Final = 0.8


def occasions(statement: Statement) -> Iterator[Said]:
    """Yield what sets off what runs code, and what something cannot do without."""
    if len(statement.services) > 1:
        yield from _set_off(statement)
        yield from _wanting(statement)
    if statement.services and not statement.leads:
        yield from _answering(statement)


def _set_off(statement: Statement) -> Iterator[Said]:
    """Yield what happens in one service and starts another: "a new object in S3" starts what the other clause names."""
    for found in OCCASION.finditer(statement.text):
        told, rest = _halves(statement, found.start("told"), found.end("told"))
        where = _last(statement, *told)
        started = _first_runner(statement, *rest) if where else None
        if where and started and where.service != started.service and HAPPENS.search(statement.text, *told):
            reading = Reading(rule="occasion", relation=Relation.TRIGGERS, way=Way.FORWARD, confidence=SURE)
            yield reading, where.service, started.service


def _answering(statement: Statement) -> Iterator[Said]:
    """Yield what happens in services and sets off what the line's place is about: "resizes it when S3 gets a file"."""
    about = statement.subject
    named = {one.service for one in statement.services}
    if about in named or not (statement.category(about) in RUNNERS or BUSES.search(about)):
        return
    for found in OCCASION.finditer(statement.text):
        told, rest = _halves(statement, found.start("told"), found.end("told"))
        set_off = found[0].split()[0].lower() not in SUPPOSING and HAPPENS.search(statement.text, *told)
        if set_off and not _first_runner(statement, *rest):
            reading = Reading(rule="occasion", relation=Relation.TRIGGERS, way=Way.FORWARD, confidence=SURE)
            yield from ((reading, one.service, about) for one in _inside(statement, *told))


def _halves(statement: Statement, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The occasion and the rest of its sentence, as offsets: parted by a comma, else what stands before it."""
    comma = statement.text.find(",", start, end)
    if comma >= 0 and not statement.text[:start].strip(" -*").count(" "):
        return (start, comma), (comma + 1, end)
    opens = max(statement.text.rfind(mark, 0, start) for mark in ".;:") + 1
    return (start, end), (opens, start)


def _last(statement: Statement, start: int, end: int) -> Named | None:
    inside = _inside(statement, start, end)
    return inside[-1] if inside else None


def _inside(statement: Statement, start: int, end: int) -> list[Named]:
    """The services of a stretch."""
    return [one for one in statement.services if start <= one.start and one.end <= end]


def _first_runner(statement: Statement, start: int, end: int) -> Named | None:
    """The first service of a stretch, where it runs code and something is said of it there."""
    inside = _inside(statement, start, end)
    runs = inside and statement.category(inside[0].service) in RUNNERS and STARTS.match(statement.text, inside[0].end)
    return inside[0] if runs else None


def _wanting(statement: Statement) -> Iterator[Said]:
    """Yield what fails without what the line opens with."""
    if not WANTING.match(statement.text[: statement.services[0].start]):
        return
    lacking, failing = statement.services[0], statement.services[1]
    behind = statement.text[failing.end :]
    if (FAILING.search(behind) or NEGATION.search(behind)) and lacking.service != failing.service:
        reading = Reading(rule="lack", relation=Relation.REQUIRES, way=Way.FORWARD, confidence=SURE)
        yield reading, failing.service, lacking.service
