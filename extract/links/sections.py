"""An item that a service labels, in a section that names another one: the two have to do with each other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.links.cues import Way
from extract.links.roles import of_roles
from extract.structure import LineKind
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.links.moved import Said
    from extract.statements import Statement

KINDS: Final = frozenset({LineKind.BULLET, LineKind.ROW})
COMPARED: Final = re.compile(r"\b(?:vs\.?|versus|compar\w+|differen\w+|alternatives?)\b", re.IGNORECASE)
"""Words of a section that sets services side by side."""

LABELLED: Final = re.compile(r"\W*[\w./&-]+(?: [\w./&-]+){0,3}\W{0,3}(?::\W{0,3}|\s[-–—]\s)(?=\W*\w)")
"""A line with a label of a few words, and words behind it."""

WORD: Final = re.compile(r"\w")
SURE: Final = 0.45
UNSAID: Final = frozenset({Relation.PART_OF, Relation.ALTERNATIVE_TO})
"""What the purposes of two services do not say here."""


def labelled(statement: Statement) -> Iterator[Said]:
    """Yield what the service that labels an item is to the one that its section names: "EC2 mode: ..." under ECS."""
    about, name = next(iter(statement.inherited), ""), statement.subject
    if not about or about == name or not statement.leads or any(statement.columns):
        return
    reading = replace(
        of_roles(about, name, statement.category(about), statement.category(name), SURE), rule="labelled under"
    )
    if reading.relation is Relation.USES and _alone(statement):
        return
    managed = reading.relation is Relation.MANAGES and reading.way is Way.FORWARD and statement.label
    told = reading.relation not in UNSAID and _apart(statement, about) and _labels(statement)
    if managed or (told and _named(statement, about)):
        yield reading, about, name


def _alone(statement: Statement) -> bool:
    """Whether a label is but the name of its service: the item then says what that is, not what it is to another."""
    return not statement.line.cells and statement.label == statement.services[0].text


def _apart(statement: Statement, about: str) -> bool:
    """Whether an item does not name what its section is about."""
    return statement.line.kind in KINDS and all(one.service != about for one in statement.services)


def _labels(statement: Statement) -> bool:
    """Whether a line opens with a label that holds a service and with words behind it, or a row with such a cell."""
    first = statement.services[0]
    if statement.line.kind is LineKind.ROW:
        end = statement.line.cells[0].end - statement.line.start
        return first.end <= end and WORD.search(statement.text, end) is not None
    opened = LABELLED.match(statement.text)
    return opened is not None and first.end <= opened.end()


def _named(statement: Statement, about: str) -> bool:
    """Whether a line or heading above names what the section is about, and compares it with nothing."""
    found = lexicon.load().service(about)
    names = [name.lower() for name in (about, *(found.aliases if found else ()))]
    naming = [text for text in statement.topics if any(name in text.lower() for name in names)]
    return (bool(naming) or about in statement.above) and not any(COMPARED.search(text) for text in naming)
