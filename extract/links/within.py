"""The links of services that follow each other in a clause: by the words between their groups."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.links.cues import WEAK
from extract.links.governing import strongest
from extract.links.groups import Group
from extract.links.patterns import AIM, BETWEEN, IN_PLACE, SHARED
from extract.links.purposes import choices
from extract.links.roles import Reading, of_roles
from extract.links.signs import EACH
from extract.links.words import BESIDE, between, between_asked, by_cue
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.links.groups import Clause
    from extract.statements import Statement

PAIR: Final = 2
THAN: Final = re.compile(r"\bthan\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
"""Right before a name that something is compared with: "faster *than* X, cheaper *than* Y" are said of one."""

CLOSING: Final = re.compile(r"[^()]{0,30}\)")
"""Behind a name in brackets, up to where they close."""

OPENING: Final = 25
"""Characters before a name that still leave it the subject of its clause."""


def within(statement: Statement, clause: Clause, *, asked: bool, answer: int) -> Iterator[tuple[Reading, str, str]]:
    """The links between groups that follow each other in a clause, and inside a group that is joined itself."""
    placed: Group | None = None
    outer: Group | None = None
    for left, right in pairwise(clause.groups):
        aside = outer if outer and closes(statement.text, outer, left, right) else None
        outer = aside or left
        left = outer  # noqa: PLW2901 (the thing that an arrow leads on from, not what stands in brackets behind it)
        if left.end <= answer <= right.start or scene(statement, clause, left, right):
            continue
        if placed and ARROW.search(statement.text, left.end, right.start):
            left = Group(start=placed.start, end=left.end, services=placed.services)  # noqa: PLW2901 (the thing, not its place)
        if shared(statement, left, right):
            if not acting(statement, clause):
                continue
            left = clause.groups[0]  # noqa: PLW2901 (the one that both verbs are said of)
        placed = left if IN_PLACE.fullmatch(statement.text, left.end, right.start) else None
        reading_of = between_asked if asked and right.end < answer else between
        for a in left.services:
            for b in right.services:
                if b in left.services:
                    continue
                if reading := reading_of(statement, left, right, a, b):
                    yield reading, a, b
    yield from _pluses(statement, clause, answer if asked else 0)


def closes(text: str, outer: Group, left: Group, right: Group) -> bool:
    """Return whether a group only stands in brackets behind another, from which an arrow leads on.

    "ECS *(Fargate)* -> RDS"
    """
    gap = text[left.end : right.start]
    return bool(ARROW.search(gap) and CLOSING.match(gap)) and "(" in text[outer.end : left.start]


def _pluses(statement: Statement, clause: Clause, begins: int) -> Iterator[tuple[Reading, str, str]]:
    """The links inside the groups of a clause whose two members are joined, not listed, and not asked for.

    Parameters: `begins` is where the answer to a need begins.
    """
    for group in clause.groups:
        joined = group.plus or BETWEEN.search(statement.text[clause.start : group.start])
        if (
            joined
            and len(group.services) == PAIR
            and group.start >= begins
            and not ARROW.search(statement.text, max(clause.start, begins), group.start)
            and statement.text[group.start - 1 : group.start] != "("
        ):
            told = _joined(statement, clause, group)
            if told[0].relation is not Relation.USES or not choices(statement, *group.services):
                yield told


def _joined(statement: Statement, clause: Clause, group: Group) -> tuple[Reading, str, str]:
    """The link of two services joined by a plus: what is said of them together, else their roles."""
    a, b = group.services
    cue = strongest(statement.text[group.end : clause.end])
    if cue and cue.relation is Relation.TRIGGERS:
        return by_cue(cue, "", a, b, negated=False), a, b
    return of_roles(a, b, statement.category(a), statement.category(b), 0.6), a, b


def shared(statement: Statement, left: Group, right: Group) -> bool:
    """Whether the words between two groups begin with a verb that has its subject before the first of them."""
    gap = statement.text[left.end : right.start]
    if THAN.search(gap) and THAN.search(statement.text[: left.start]):
        return True
    found = SHARED.match(gap)
    cue = strongest(gap[found.start() :]) if found else None
    return cue is not None and cue not in WEAK and cue.relation is not Relation.ALTERNATIVE_TO


def acting(statement: Statement, clause: Clause) -> bool:
    """Whether a clause begins with a group, which is what its verbs are said of."""
    opening = statement.text[clause.start : clause.groups[0].start]
    return len(opening) < OPENING and strongest(opening) in {None, BESIDE}


def scene(statement: Statement, clause: Clause, left: Group, right: Group) -> bool:
    """Whether the left group only sets the scene ("For S3 access → needs a NAT Gateway"), or each stands for itself."""
    if EACH.fullmatch(statement.text, left.end, right.start):
        return True
    opens = AIM.match(statement.text, clause.start, left.start)
    return bool(opens and ARROW.search(statement.text, left.end, right.start))
