"""What fills the places of a verb, and what is stated of services that nobody named does something with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.links.cues import Way
from extract.links.meaning import reading_of
from extract.links.roles import Reading
from extract.links.signs import SENT
from extract.links.verbs import PLACES, Slot
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.links.sentences import Verb
    from extract.statements import Statement

Names = tuple[str, ...]
Said = tuple[Reading, str, str]

PLACED: Final = frozenset({"run", "host", "deploy", "launch", "install", "start"})
ON: Final = ("on", "in", "inside", "within", "onto")
"""Verbs of what is made to run somewhere, and the words before where: "*run* EMR *on* EKS"."""

MEANS: Final = ("with", "using", "via", "through")
DONE_WITH: Final = frozenset({"protects", "monitors", "reads", "manages", "triggers", "uses"})
"""Words before what a thing is done with, and verbs of which it is who does it: "*encrypt* S3 *with* KMS"."""

KEYS: Final = frozenset({"identity", "security"})
"""Purposes of services with which something is moved that do not move it."""

REPORTER: Final = re.compile(r"\b(?:agents?|daemons?|collectors?|sidecars?|forwarders?)\b", re.IGNORECASE)
BESIDE: Final = 16
"""What of a service others run that it may hear of them, and how near its name that stands."""

OBJECT: Final = "obj"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """Services in a place of a verb: "obj" or the preposition before them.

    `end` is where they end in the line, `origin` where the thing is by then ("to Firehose and *from there* to S3").
    """

    slot: str
    names: Names
    end: int = 0
    origin: Names = ()
    denied: bool = False


def moved(statement: Statement, verb: Verb, fills: Sequence[Fill]) -> Iterator[Said]:
    """Yield what is stated of services that nobody named does something with: chosen, moved, put somewhere."""
    by_slot = {fill.slot: fill.names for fill in fills}
    yield from _standing(statement, verb, by_slot)
    for slot, place in {**PLACES, **dict.fromkeys(("over", "than"), PLACES["instead"])}.items():
        if slot in by_slot and OBJECT in by_slot and not (slot == "over" and verb.form.frame.name != "prefers"):
            yield from linked(statement, verb, by_slot[OBJECT], place, by_slot[slot])
    means = next((by_slot[slot] for slot in MEANS if slot in by_slot), ())
    if means and not verb.passive and verb.form.frame.name in DONE_WITH:
        for slot, names in by_slot.items():
            if slot not in MEANS and slot in verb.form.frame.slots:
                yield from linked(statement, verb, means, verb.form.frame.slots[slot], names)
    if verb.form.lemma in PLACED and OBJECT in by_slot:
        held = _installed(statement, fills)
        for names in (by_slot[slot] for slot in ON if slot in by_slot):
            yield from linked(statement, verb, by_slot[OBJECT], held, names)
    if verb.form.frame.name == "sends" or verb.form.lemma == "restore":
        yield from _carried(statement, verb, by_slot)


def _carried(statement: Statement, verb: Verb, by_slot: Mapping[str, Names]) -> Iterator[Said]:
    """Yield what is stated of where a thing comes from, passes and goes, and of what moves it: "load it *using* X"."""
    target = by_slot.get("to") or by_slot.get("into") or ()
    through = by_slot.get("through") or by_slot.get("via") or ()
    source = by_slot.get("from") or by_slot.get(OBJECT, ())
    for left, right in pairwise(names for names in (source, through, target) if names):
        yield from linked(statement, verb, left, Slot(Relation.SENDS_TO), right)
    carrier = by_slot.get("using") or by_slot.get("with") or ()
    carries = not verb.passive and not (source and target)
    if carries and not any(statement.category(name) in KEYS for name in carrier):
        yield from linked(statement, verb, carrier, Slot(Relation.READS_FROM), by_slot.get("from", ()))
        yield from linked(statement, verb, carrier, Slot(Relation.SENDS_TO), target)


def _installed(statement: Statement, fills: Sequence[Fill]) -> Slot:
    """What is put somewhere is to where it is put: the agent of who keeps records has them sent to it from there."""
    end = next((fill.end for fill in fills if fill.slot == OBJECT and fill.end), 0)
    reports = end and REPORTER.search(statement.text, max(0, end - BESIDE), end + BESIDE)
    return Slot(Relation.SENDS_TO, Way.BACK) if reports and SENT.search(statement.text) else Slot(Relation.USES)


def _standing(statement: Statement, verb: Verb, by_slot: Mapping[str, Names]) -> Iterator[Said]:
    """Yield what is stated of where something runs: before what that stands ("an app runs on EC2 *behind* an ELB")."""
    held = next((by_slot[slot] for slot in ON if slot in by_slot and verb.form.lemma in PLACED), ())
    for slot, place in PLACES.items():
        if slot in by_slot and held:
            yield from linked(statement, verb, held, place, by_slot[slot])


def linked(statement: Statement, verb: Verb, heads: Names, slot: Slot, tails: Names) -> Iterator[Said]:
    """Yield the readings of one slot, for each of its names."""
    for head in heads:
        for tail in tails:
            if head != tail:
                yield reading_of(statement, verb, head, slot, tail), head, tail
