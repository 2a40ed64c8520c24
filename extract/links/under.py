"""What a line is about with the services that it only names: by labels, nouns, or what the two are for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.links.about import asked_of_reader
from extract.links.cues import WEAK
from extract.links.governing import governing
from extract.links.labels import listed, of_noun
from extract.links.patterns import DOES, LACK, LIKENING, NOT_THIS
from extract.links.roles import of_roles, whole_and_part
from extract.links.signs import borne_out
from extract.links.words import by_cue
from extract.structure import LineKind
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.links.groups import Clause, Group
    from extract.links.roles import Reading
    from extract.statements import Statement

MARKS: Final = " *_`[("
UNDER: Final = 0.45
"""How sure it is that a line has to do with a service that it names and says nothing else of."""

DONE: Final = frozenset({Relation.MANAGES, Relation.SENDS_TO, Relation.READS_FROM, Relation.REQUIRES})
"""What a verb before a name says of what its line is about, though other words stand between."""

MEANT: Final = frozenset({Relation.MONITORS, Relation.SENDS_TO, Relation.REQUIRES})
"""What two services are for says of them, where a line that names both holds a word of it."""

PLAIN: Final = frozenset({"instance", "instances"})
"""Nouns that stand for a service, and for what many others run: a line need not say that it has to do with both."""

APART: Final = re.compile(
    r"^\W*(?:if|who|what|which|why|how|because|whether|since|until|in\s+case|imagine|suppose|assume|both|you(?:[’']re|\s+are|\s+run|\s+have))\b|"
    rf"{LIKENING}(?:\s+(?:an?|the|in|with|on))?\s*$|→|->|=>",
    re.IGNORECASE,
)
"""Before a name that a line only supposes, compares something with, or answers a need with."""


def under(statement: Statement, parts: Sequence[Clause], linked: frozenset[str]) -> Iterator[tuple[Reading, str, str]]:
    """Yield what a line is about with the services that it names and says nothing of: they have to do with it.

    Parameters: `linked` are the services of which it says something; where that is of others alone, it is about those.
    """
    about = statement.subject
    silent = statement.line.kind in {LineKind.HEADING, LineKind.CODE} or statement.asked
    if not about or silent or (linked and about not in linked):
        return
    here = any(one.service == about for one in statement.services)
    fresh = {name: group for name, group in _beside(statement, parts).items() if name not in linked}
    fresh = {name: group for name, group in fresh.items() if not _bidden(statement, parts, group)}
    for name, group in fresh.items():
        purposes = statement.category(about), statement.category(name)
        told = listed(statement, group, about, name) or of_noun(statement, group)
        if told and not whole_and_part(about, name):
            yield told, about, name
        elif not (here and len(set(purposes)) == 1):
            reading = of_roles(about, name, *purposes, UNDER)
            if here:
                held = reading.relation in MEANT and borne_out(reading.relation, statement.text)
                said = reading.relation if held else Relation.USES
                yield replace(reading, rule="named under", relation=said), about, name
            elif reading.relation is not Relation.PROTECTS:
                yield _done(statement, parts, group, reading, (about, name)), about, name


def _bidden(statement: Statement, parts: Sequence[Clause], group: Group) -> bool:
    """Whether a weak word joins a name to what a line tells its reader to do: "open a session *with* the CLI"."""
    before = statement.text[_opening(parts, group) : group.start]
    return governing(before) in WEAK and asked_of_reader(statement, before)


def _opening(parts: Sequence[Clause], group: Group) -> int:
    """Where the clause begins that names a group."""
    return max((part.start for part in parts if part.start <= group.start), default=0)


def _done(
    statement: Statement, parts: Sequence[Clause], group: Group, reading: Reading, pair: tuple[str, str]
) -> Reading:
    """What a line that names no subject says is done, where what the two services are for does not say it."""
    cue = governing(statement.text[_opening(parts, group) : group.start]) if reading.relation is Relation.USES else None
    if cue and cue.relation in DONE and cue not in WEAK:
        reading = by_cue(cue, "", *pair, negated=False)
    return replace(reading, rule="named under", confidence=UNDER)


def _beside(statement: Statement, parts: Sequence[Clause]) -> dict[str, Group]:
    """The services that a line names beside what it is about, neither in one list with that nor by themselves."""
    groups = [group for part in parts for group in part.groups if statement.subject not in group.services]
    ends = {one.end + 1 for one in statement.services if one.service == statement.subject}
    alone = {name for group in groups if _apart(statement.text, group) for name in group.services}
    alone |= {one.service for one in statement.services if one.text.lower() in PLAIN}
    told = {name: group for group in reversed(groups) if group.start not in ends for name in reversed(group.services)}
    return {name: group for name, group in reversed(told.items()) if name not in alone}


def _apart(text: str, group: Group) -> bool:
    """Whether a line speaks of a service by itself: begins a line or a clause with it, supposes, likens or lacks it."""
    before = text[: group.start].rstrip(MARKS)
    if LACK.search(text[: group.start]) or NOT_THIS.search(text[: group.start]):
        return True
    opens = before.endswith(",") and DOES.match(text, group.end)
    return bool(opens) or before.endswith(("\n", ";")) or APART.search(text[: group.start]) is not None
