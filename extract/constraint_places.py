"""Constraints that a place states: the header of a column, a cross in a cell, the line that leads to a list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from extract.constraint_found import Found, short
from extract.constraint_patterns import KIND_COLUMN
from extract.quantities import quantities
from extract.structure import LineKind
from graph.model import ConstraintKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.passages import Passage
    from extract.statements import Statement

NOTHING: Final = re.compile(r"^\W*(?:none|no|n/a|any|optional)\b|^(?![\s\S]*[A-Za-z]{3})", re.IGNORECASE)
YES: Final = re.compile(r"^\W*(?:yes|required|true)\b|^[^\w(]*[✓✔✅][^\w(]*$", re.IGNORECASE)
ASKING: Final = re.compile(r"\s*\b(?:required|needed)\b.*$", re.IGNORECASE)
CROSS: Final = re.compile(
    r"[\s*_]*(?:[❌✗✘✖❎][\ufe0f\s*_]*(?:\([^()]*\)\s*)?|no[\s*_]*(?:[.,;(]\s*(?!but\b)[\s\S]*)?)", re.IGNORECASE
)
"""What a cell holds that says no: a cross, or the word alone or before a reason."""

REQUIRED: Final = re.compile(
    r"^\W*(?:needs?|requires?|must|costs?)\b|\b(?:required?|requires|need(?:s|ed)?|mandatory|costs?|fees?|charge[ds]?|downtime|overhead|maintenance|manual(?:ly)?|"
    r"deprecated|risk|lock-in)\W*$",
    re.IGNORECASE,
)
"""The head of a row or column whose cells say whether something is needed or a burden: a cross sets free there."""

NEEDING: Final = re.compile(
    r"^\W*(?:needs?|requires?)\s+|\s+(?:is\s+)?(?:required|needed|mandatory)\W*$", re.IGNORECASE
)
"""How the head of a row reads whose cells say by a yes that their columns need it."""

_OF: Final = r"(?:\s+(?:of|for|in|on|to)\s+[^.:]+)?"
LEADS: Final = {
    ConstraintKind.REQUIREMENT: re.compile(
        rf"^\W*(?:[\w-]+\s+){{0,3}}(?:prerequisites?|requirements?|requires|needs)\b{_OF}\W*$|"
        r"\b(?:following|these)\b[^.]*\b(?:required|needed|necessary|mandatory)\b[^.]*:\W*$|"
        r"\b(?:requires|needs|you(?:'ll|\s+will)?\s+need|must\s+(?:have|meet|be))(?:\s+(?:all\s+)?(?:of\s+)?the\s+following)?:\W*$",
        re.IGNORECASE,
    ),
    ConstraintKind.RESTRICTION: re.compile(
        r"\b(?:is|are)(?:n't|\s+not)\s+(?:supported|available|allowed|possible|permitted)(?:\s+(?:by|for|in|on|with)\s+[^.:]+)?:\W*$|"
        rf"^\W*(?!.*\b(?:gotchas?|and|tips?)\b)(?:[\w-]+\s+){{0,3}}(?:limitations?|restrictions?|not\s+supported|unsupported)\b{_OF}\W*$|"
        r"^\W*(?:cannot|can't|(?:does|do)(?:n't|\s+not)\s+support)\W*$|"
        r"\b(?:cannot|can't|(?:does|do)(?:n't|\s+not)\s+support)(?:\s+(?:any\s+of\s+)?the\s+following)?:\W*$",
        re.IGNORECASE,
    ),
}
"""Lines and headings over a list whose members are constraints."""

LED: Final = ("require", "prerequisite", "need", "must", "limitation", "restriction", "support", "can", "n't", "not ")
"""One of these stands in each of them."""


def placed(statement: Statement, passage: Passage) -> Iterator[Found]:
    """Yield what a place makes of its passage: a cell by header or cross, a bullet by what leads to it, a label."""
    if passage.column:
        yield from _cell(passage)
    elif (kind := listed(statement)) and not any(quantities(passage.said)):
        yield Found(kind, f"list: {kind}", 0, 0, short(passage.plain))
    elif statement.label:
        yield from _labelled(statement.label, passage)


def listed(statement: Statement) -> ConstraintKind | None:
    """Return what the line that leads to a bullet says that its list holds, if it does."""
    return _leading(statement.lead) if statement.lead and statement.line.kind is LineKind.BULLET else None


def leads(passage: Passage) -> bool:
    """Return whether a passage only leads to a list of what is required: its list states it."""
    said = passage.plain.rstrip(" *_")
    return said.endswith(":") and _leading(said) is ConstraintKind.REQUIREMENT


@lru_cache(maxsize=2**10)
def _leading(lead: str) -> ConstraintKind | None:
    low = lead.lower()
    if any(map(low.__contains__, LED)):
        return next((kind for kind, leading in LEADS.items() if leading.search(lead)), None)
    return None


def _labelled(label: str, passage: Passage) -> Iterator[Found]:
    """What stands after a label that says by itself what it is: "Limitation: ..."."""
    colon = passage.said.find(":")
    said = passage.said[colon + 1 :] if colon >= 0 else ""
    if not NOTHING.match(said) and not any(quantities(said)):
        for kind, named in KIND_COLUMN.items():
            if named.match(label):
                yield Found(kind, f"label: {kind}", 0, 0, short(said))


def _cell(passage: Passage) -> Iterator[Found]:
    """A cell under a header that says by itself what its cells are, or with a cross."""
    heads = (passage.subject, passage.column)
    if CROSS.fullmatch(passage.said) and passage.subject and not any(map(REQUIRED.search, heads)):
        yield Found(ConstraintKind.RESTRICTION, "cross in a cell", 0, 0, short(f"no: {passage.subject}"))
    if passage.subject and YES.fullmatch(passage.said.strip()) and NEEDING.search(passage.subject):
        yield Found(ConstraintKind.REQUIREMENT, "yes in a cell", 0, 0, short(NEEDING.sub("", passage.subject)))
    if not passage.column or NOTHING.match(passage.said) or any(quantities(passage.said)):
        return
    for kind, header in KIND_COLUMN.items():
        if header.match(passage.column):
            said = short(YES.sub("", passage.said)) or short(ASKING.sub("", passage.column))
            yield Found(kind, f"column: {kind}", 0, 0, said)
