"""An item of a list with the line that leads to the list, as one sentence: "Lambda is invoked by:" "- S3"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.links.cues import LABEL_TEXT, WEAK, Way
from extract.links.frames import sentence
from extract.links.governing import governing
from extract.links.groups import LIST
from extract.links.labels import of_lead
from extract.links.roles import of_roles
from extract.links.sentences import tokens, verbs
from extract.links.words import by_cue
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.links.moved import Said
    from extract.services import Named
    from extract.statements import Statement

OPENING: Final = re.compile(r"\W*(?:(?:an?|the|your|other|amazon|aws|azure|google|cloud)\W+)*", re.IGNORECASE)
EXPLAINED: Final = re.compile(r":\s|\s[-–—]\s|\s?\(|[.;]\s|\s(?:based\s+on|according\s+to|when|if|for|via)\s|$")
"""What ends the name in an item and begins what is told of it."""

ENDING: Final = re.compile(
    r"(?:\s+(?:\w+ly|with|to|from|by|into|on|in|for|the|these|following|other|lots|a|number|of|many|several|multiple|various|"
    r"different|any|aws|azure|gcp|google|cloud|services?|products?|resources?|tools?|like|such|as|including|e\.?g))*[\s,.]*",
    re.IGNORECASE,
)
"""What may stand between the cue of a line and the list that it leads to."""

TRAILING: Final = " \t:*_.…"
LONGEST: Final = 140
"""Characters of a line that leads to a list; a longer one is a text of its own."""

WHOSE: Final = re.compile(r"\s(?:of|for|in|to)\s(?:\w+\s){0,2}$", re.IGNORECASE)
"""Before the name that a lead ends with, behind the noun that says what its items are: "triggers *of the* function"."""

FEW: Final = 2
"""Words behind a name that say which of it is meant: "EC2 instances"."""

LEAST: Final = 0.6


def items(statement: Statement) -> Iterator[Said]:
    """Yield what the line above a list states of the services that an item of it opens with."""
    lead = statement.lead.rstrip(TRAILING)
    named = _opens(statement) if lead and len(lead) < LONGEST else ()
    nouns = [*_by_noun(statement, lead, named)]
    if not named or nouns or (" " not in lead and any(label[0].match(lead) for label in LABEL_TEXT)):
        yield from nouns
        return
    spoken = _together(statement, lead, named)
    told = list(sentence(spoken).said)
    fresh = {name.service for name in named}
    found = [one for one in told if {one[1], one[2]} & fresh]
    yield from found or _by_cue(statement, lead, named)


def _by_noun(statement: Statement, lead: str, named: tuple[Named, ...]) -> Iterator[Said]:
    """Yield what the noun that ends the line above says of its service and of each name."""
    about, last = _over(statement), statement.lead_of[-1:]
    whose = WHOSE.search(lead, 0, last[0].start) if last and last[0].end >= len(lead) - FEW else None
    lead = lead[: whose.start()] if whose else lead
    for name in named:
        reading = of_lead(statement, lead, about, name.service) if name.service != about and about else None
        if reading:
            yield reading, about, name.service


def _over(statement: Statement) -> str:
    """The service of the line above: the last that it names, else what it is about."""
    return statement.lead_of[-1].service if statement.lead_of else next(iter(statement.inherited), "")


def _opens(statement: Statement) -> tuple[Named, ...]:
    """The services that an item opens with and says nothing of itself: the list of names before what explains them."""
    if not statement.services:
        return ()
    opening = OPENING.match(statement.text)
    first = statement.services[0]
    if not opening or first.start > opening.end():
        return ()
    end = EXPLAINED.search(statement.text, first.end)
    stop = end.start() if end else len(statement.text)
    if ARROW.search(statement.text) or verbs(tokens(statement, 0, stop)):
        return ()
    named = _listed(statement, stop)
    return named if len(statement.text[named[-1].end : stop].split()) <= FEW else ()


def _listed(statement: Statement, stop: int) -> tuple[Named, ...]:
    """The names of the list that an item opens with."""
    named = [statement.services[0]]
    for name in statement.services[1:]:
        if name.end > stop or not LIST.fullmatch(statement.text, named[-1].end, name.start):
            break
        named.append(name)
    return tuple(named)


def _together(statement: Statement, lead: str, named: tuple[Named, ...]) -> Statement:
    """The line that leads to a list with the names of an item behind it."""
    shift = len(lead) + 1
    moved = tuple(replace(name, start=name.start + shift, end=name.end + shift) for name in named)
    text = f"{lead} {statement.text[: named[-1].end]}"
    about = next(iter(statement.inherited), "")
    return replace(statement, text=text, services=(*statement.lead_of, *moved), terms=(), leads=False, subject=about)


def _by_cue(statement: Statement, lead: str, named: tuple[Named, ...]) -> Iterator[Said]:
    """Yield what the last cue of the line above says of its service, or of what it is about, and of each name."""
    about = _over(statement)
    after = (lead[statement.lead_of[-1].end :] if statement.lead_of else lead).replace("-", " ")
    cue = governing(after)
    ends = [found.end() for found in cue.pattern.finditer(after)] if cue and about else []
    if cue is None or not ends or not ENDING.fullmatch(after, ends[-1]):
        return
    for name in named:
        if name.service == about:
            continue
        if cue not in WEAK:
            yield by_cue(cue, after, about, name.service, negated=False), about, name.service
            continue
        reading = of_roles(about, name.service, statement.category(about), statement.category(name.service), LEAST)
        if reading.relation not in {Relation.PROTECTS, Relation.SENDS_TO, Relation.TRIGGERS}:
            reading = replace(reading, rule="listed", relation=Relation.USES, way=Way.FORWARD)
        yield reading, about, name.service
