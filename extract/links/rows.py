"""Rows of tables: two services in cells of their own, or a service that a cell tells of another one's column or row."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.links.contrast import CONTRAST
from extract.links.cues import AFTER, LABEL_TEXT, WEAK, Way
from extract.links.forms import forms
from extract.links.frames import sentence
from extract.links.governing import strongest
from extract.links.groups import Group
from extract.links.purposes import choices
from extract.links.roles import CLOUDS, Reading, of_flow, of_roles, sets_off
from extract.links.verbs import Slot
from extract.links.words import by_cue, of_words
from extract.structure import LineKind
from extract.vendors import family, words
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.services import Named
    from extract.statements import Statement

HEAD: Final = re.compile(
    r"^\W*(?:from|source|producer|sender|event\s+source|trigger|who|service|client|caller)\b", re.IGNORECASE
)
TAIL: Final = re.compile(
    r"^\W*(?:to|target|destination|consumer|receiver|sink|calls|with|integrates|whom)\b", re.IGNORECASE
)
"""Columns of what acts, and of what it acts on."""

LIKE: Final = re.compile(r"\b(?:vs\.?|versus|alternatives?|instead|similar|equivalents?|compared?)\b", re.IGNORECASE)
"""Columns and labels of what could be taken instead."""

COMPARES: Final = re.compile(
    r"\b(?:differ\w*\s+(?:from|to|with)|similar\w*\s+(?:to|service|product|tool)|compared\s+(?:to|with)|vs\.?\s+\w|"
    r"alternatives?\s+to|equivalents?\s+(?:to|of|in))\b",
    re.IGNORECASE,
)
"""Columns that set what a row is about beside what the table is about."""

WORDS: Final = re.compile(r"[a-z]+")
FROM_IT: Final = re.compile(r"\bfrom\s+(?:it|there|them)\b")
NOUNY: Final = frozenset({"monitors"})
"""Cues whose words are nouns where a cell only names what there is ("alias record")."""

LEAST: Final = 0.6
MARKED: Final = 4
"""Characters of marks before what a cell opens with."""


def told(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield the link of the two services that a row of a table of links names."""
    if statement.line.kind is not LineKind.ROW:
        return
    yield from _cells(statement)
    yield from _of_heading(statement)
    yield from _counterparts(statement)
    alone = [(column, service) for column, service in _alone(statement)]
    yield from _compared(statement, [service for _, service in alone])
    head = next((service for column, service in alone if HEAD.search(column)), None)
    tail = next((service for column, service in alone if TAIL.search(column)), None)
    if head is None or tail is None or head.service == tail.service:
        return
    yield _reading(statement, head, tail), head.service, tail.service


def _compared(statement: Statement, alone: Sequence[Named]) -> Iterator[tuple[Reading, str, str]]:
    """Yield the one service of a row with what its place is about, where a column tells how they differ."""
    about = next(iter(statement.inherited), "")
    if about and len(alone) == 1 and any(COMPARES.search(cell.column) for cell in statement.line.cells):
        yield (
            Reading(rule="column", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.9),
            alone[0].service,
            about,
        )


def _counterparts(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield what cells of a row open with that are of different clouds: "Object store | S3 | Blob Storage"."""
    base = statement.line.start
    opening = [
        next((one for one in statement.services if 0 <= one.start + base - cell.start <= MARKED), None)
        for cell in statement.line.cells
    ]
    found = [(cell.column, one) for cell, one in zip(statement.line.cells, opening, strict=True) if one]
    for (column, one), (beside, other) in combinations(found, 2):
        clouds = {family(one.vendor), family(other.vendor)}
        headed = {vendor for label in (column, beside) for _, vendor in words(label)} == clouds
        if len(clouds & CLOUDS) > 1 and (headed or choices(statement, one.service, other.service)):
            yield CONTRAST, one.service, other.service


def _done(statement: Statement, head: Named, tail: Named) -> Slot | None:
    """What the verb of another cell says that the one does to the other: "reads the files", "copies tables from it"."""
    known, base = forms(), statement.line.start
    for cell in statement.line.cells:
        text = statement.text[cell.start - base : cell.end - base].lower()
        if head.start < cell.end - base <= head.end or tail.start < cell.end - base <= tail.end:
            continue
        words = WORDS.findall(text)
        form = next((known[word] for word in words if word in known and known[word].kind != "base"), None)
        if (form and words[0] in known) or (form and len(words) > 1 and known.get(words[1]) is form):
            slots = form.frame.slots
            return slots.get("from" if FROM_IT.search(text) else "obj") or slots.get("to")
    return None


def _cells(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield the links of what heads a column, else of what the row is about, with the services of each other cell."""
    cells = statement.line.cells
    if len(cells) < 2 or not (any(statement.columns) or statement.leads):  # noqa: PLR2004 - a head and a cell
        return
    base = statement.line.start
    first = statement.text[cells[0].start - base : cells[0].end - base]
    for cell, of_column in zip(cells[1:], statement.columns[1:], strict=True):
        about, label = (
            (of_column, first) if of_column else (statement.services[0].service if statement.leads else "", cell.column)
        )
        inside = [s for s in statement.services if cell.start - base <= s.start and s.end <= cell.end - base]
        for service in inside:
            if about and service.service != about:
                before = f"{label}: {statement.text[cell.start - base : service.start]}"
                yield _of_cell(statement, before, label, about, service), about, service.service


def _of_heading(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield what the heading's service is to the one that a row opens with: as its column, or the next cell, says."""
    cells, about = statement.line.cells, next(iter(statement.inherited), "")
    if len(cells) < 2 or not about or not statement.leads or any(statement.columns):  # noqa: PLR2004 - a name and a cell
        return
    service, base = statement.services[0].service, statement.line.start
    label = next((one for one in LABEL_TEXT if one[0].search(cells[0].column)), None)
    opening = WORDS.search(statement.text[cells[1].start - base : cells[1].end - base].lower())
    form = forms().get(opening[0]) if opening else None
    slot = Slot(label[2], label[3]) if label else form.frame.slots.get("obj") if form and form.frame.acts else None
    if slot and slot.relation is Relation.SENDS_TO and sets_off(about, service, statement.category(service)):
        slot = Slot(Relation.TRIGGERS)
    if slot and service != about:
        yield Reading(rule="row", relation=slot.relation, way=slot.way, confidence=0.75), about, service


def _of_cell(statement: Statement, before: str, label: str, about: str, service: Named) -> Reading:
    """What a cell says of a service in it: by its own words, by its label, else by what the two are for."""
    if LIKE.search(label):
        return Reading(rule="column", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.8)
    group = Group(start=service.start, end=service.end, services=(service.service,))
    reading = of_words(statement, before, group, about, service.service)
    if reading and reading.rule != "beside":
        return reading
    for pattern, word, relation, way in LABEL_TEXT:
        if pattern.search(label):
            return Reading(rule=f"listed under {word}", relation=relation, way=way, confidence=0.75)
    return of_roles(about, service.service, statement.category(about), statement.category(service.service), LEAST)


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
    if slot := _done(statement, head, tail):
        return Reading(rule="row", relation=slot.relation, way=slot.way, confidence=0.8)
    if cue and cue not in WEAK and cue.name not in NOUNY:
        reading = by_cue(cue, "", head.service, tail.service, negated=False)
        return Reading(rule=reading.rule, relation=reading.relation, way=Way.FORWARD, confidence=0.8)
    flow = of_flow(head.service, tail.service, *(statement.category(one.service) for one in (head, tail)))
    return Reading(rule="row", relation=flow.relation, way=Way.FORWARD, confidence=0.7)


def spoken(statement: Statement) -> Iterator[tuple[Reading, str, str]]:
    """Yield what a cell that tells what to do says, where another is the one service that does it.

    "Load files from S3 to Redshift | Glue" and "Glue | Load files ..." are read as "Glue can load files ...".
    """
    alone = [service for _, service in _alone(statement)] if statement.line.kind is LineKind.ROW else []
    if len(alone) != 1 or statement.asked:
        return
    doer, base, known = alone[0], statement.line.start, forms()
    for cell in statement.line.cells:
        start, end = cell.start - base, cell.end - base
        told = ARROW.sub("to", statement.text[start:end])
        opening = WORDS.match(told.lower())
        form = known.get(opening[0]) if opening else None
        inside = [one for one in statement.services if start <= one.start and one.end <= end and one is not doer]
        if form and form.kind == "base" and inside:
            yield from sentence(_as_sentence(statement, doer, told, inside)).said


def _as_sentence(statement: Statement, doer: Named, told: str, named: Sequence[Named]) -> Statement:
    """What a service is told to do in a cell, as a sentence of its own."""
    opening = f"{doer.text} can "
    text, at = opening + told, len(opening)
    moved = [replace(doer, start=0, end=len(doer.text))]
    for one in named:
        at = text.index(one.text, at)
        moved.append(replace(one, start=at, end=at + len(one.text)))
    return replace(statement, text=text, services=tuple(moved), terms=(), leads=True, label="")
