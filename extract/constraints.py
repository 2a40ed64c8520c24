"""Read constraints out of a statement: limits by their values, the other kinds by the words that bind.

A statement is cut into passages (a table row into its cells, any other line is one); what a passage only asks, quotes
or gives as an example is blanked, so that offsets stay; cues are then looked for in what is left, clause by clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract import constraint_patterns as cues
from extract.constraint_subjects import bound, owner
from extract.passages import Passage, passages
from extract.quantities import Quantity, number, quantities
from extract.structure import LineKind
from graph.model import Constraint, ConstraintKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

LONGEST: Final = 90
"""Characters of what a requirement, restriction or default says; a longer one is cut at a word."""

MANY: Final = 100
"""From so many things on, an exact count is a limit and no description."""

DIGIT: Final = re.compile(r"[\d½]")
LEAD: Final = re.compile(r"^(?:to|be|have|use|both|also|that|a|an|the)\s+", re.IGNORECASE)
FRINGE: Final = " \t\n,.;:!-–—→⭐✅❌❗⚠️*_\"“”()"
VALUE_FIRST: Final = re.compile(r"^(?:be\s+|have\s+)?(?:≤|≥|<|>|up to|at most|at least|no more than|less than|between|within|under|under)", re.IGNORECASE)
NOT: Final = re.compile(r"(?:n't|\bnot)$", re.IGNORECASE)
ELLIPSIS: Final = re.compile(r"^\W*only\s+[\w ]{2,30}\s+(?:can|does|do|is|are)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue that counts: its kind, what it says, its offsets in its passage and how sure its rule is."""

    kind: ConstraintKind
    rule: str
    start: int
    end: int
    said: str
    sure: float


def constraints(statement: Statement) -> Iterator[Constraint]:
    """Yield the constraints that a statement states, in the order limits, requirements, restrictions, defaults.

    Parameters: `statement` is a line with its context. A line that holds no cue costs two substring searches.
    """
    if not _promising(statement):
        return
    seen = set()
    for passage in passages(statement):
        for found in (*_limits(statement, passage), *_rules(statement, passage)):
            if found not in seen:
                seen.add(found)
                yield found


def _promising(statement: Statement) -> bool:
    kind, text = statement.line.kind, statement.text
    if kind is LineKind.CODE or (kind is LineKind.HEADING and not re.search(r"[<≤≥(]", text)):
        return False
    low = text.lower()
    return DIGIT.search(low) is not None or any(hint in low for hint in cues.HINTS)


def _limits(statement: Statement, passage: Passage) -> Iterator[Constraint]:
    names = [(named.start - passage.start, named.end - passage.start) for named in statement.services]
    found = [
        quantity for quantity in quantities(passage.said)
        if _bounds(quantity, passage) and not any(start < quantity.end and quantity.number < end for start, end in names if start <= quantity.number)
    ]  # fmt: skip
    for quantity in found:
        service = owner(statement, passage, quantity.start)
        if service:
            most = quantity.comparator in {">", ">="} and cues.RESTRICTION.search(passage.sentence(quantity.start).split(quantity.value)[0])
            yield Constraint(
                of=bound(statement, passage, quantity.start, service), service=service, kind=ConstraintKind.LIMIT,
                value=quantity.value, unit=quantity.unit, comparator="<=" if most else quantity.comparator or "=",
                evidence=statement.evidence(f"limit {_sort(quantity)}", 0.85 if quantity.comparator else 0.75),
            )  # fmt: skip
    if not found and passage.limit_column and (value := number(passage.said)):
        if service := owner(statement, passage, 0):
            yield Constraint(
                of=bound(statement, passage, 0, service), service=service, kind=ConstraintKind.LIMIT, value=value,
                unit=passage.counts, comparator="=", evidence=statement.evidence("limit column", 0.8),
            )  # fmt: skip


def _sort(quantity: Quantity) -> str:
    if quantity.comparator:
        return "with comparator"
    return "count" if quantity.counted else "value with unit"


def _bounds(quantity: Quantity, passage: Passage) -> bool:
    """Whether a quantity bounds something, and is no price, no example and no mere number of things."""
    sentence, said = passage.sentence(quantity.start), passage.said[quantity.start : quantity.end]
    aside = not quantity.comparator and cues.ASIDE.search(passage.said, 0, quantity.start)
    if quantity.adjective or aside or cues.PRICE.search(sentence):
        return False
    if not quantity.counted or passage.limit_column or quantity.per:
        return True
    if quantity.comparator in {"<=", "<", ">="}:
        return cues.STRONG.match(said) is not None
    if not quantity.comparator and (not quantity.unit or int(re.sub(r"\D", "", quantity.value) or 0) >= MANY):
        return True
    before = passage.said[max(0, quantity.start - 45) : quantity.start]
    spelled = not DIGIT.search(said)
    return not spelled and quantity.unit.endswith("s") and cues.BOUNDING.search(before) is not None


def _rules(statement: Statement, passage: Passage) -> Iterator[Constraint]:
    read = (*_requirements(passage), *_restrictions(passage), *_defaults(passage))
    for found in read or _column(passage):
        service = owner(statement, passage, found.start, found.end)
        if not service or not found.said:
            continue
        needed = found.kind is ConstraintKind.REQUIREMENT
        yield Constraint(
            of=bound(statement, passage, found.start, service), service=service, kind=found.kind,
            needs=found.said if needed else "", what="" if needed else found.said,
            evidence=statement.evidence(found.rule, found.sure),
        )  # fmt: skip


def _requirements(passage: Passage) -> Iterator[_Found]:
    if passage.needed:
        yield _Found(ConstraintKind.REQUIREMENT, "cue that ends in requires", 0, 0, _short(passage.needed), 0.7)
    end = 0
    for found in cues.REQUIREMENT.finditer(passage.said):
        start = found.start()
        said = passage.rest(found.start(found.lastgroup or 0)) if found.lastgroup not in {"isreq", "part", "alone"} else ""
        without = found.lastgroup == "isreq" and re.match(r"\W*no\b", passage.clause(start), re.IGNORECASE)
        if start < end or without or _freed(passage, found) or cues.WISH.search(passage.said, 0, start) or VALUE_FIRST.match(said):
            continue
        end = passage.clause_end(start)
        said = said or passage.clause(start)
        yield _Found(ConstraintKind.REQUIREMENT, f"{found[0].split()[0].lower()} …", start, found.end(), _short(said), 0.8)


def _restrictions(passage: Passage) -> Iterator[_Found]:
    end = 0
    for found in cues.RESTRICTION.finditer(passage.said):
        start, clause = found.start(), passage.clause(found.start())
        elliptical = ELLIPSIS.match(clause) or not passage.rest(found.end()).strip(FRINGE) and NOT.search(found[0])
        elliptical = elliptical or cues.EXCEED.search(passage.rest(start))
        if start < end or elliptical or _freed(passage, found) or _contrasted(passage, found):
            continue
        end = passage.clause_end(start)
        whole = found[0].lower() in {"only", "solely", "exclusively"} or "-" in found[0] or found[0].lower().startswith(("is ", "are "))
        said = clause if whole else passage.rest(start)
        yield _Found(ConstraintKind.RESTRICTION, _rule(found[0]), start, found.end(), _short(said), 0.75)


def _contrasted(passage: Passage, found: re.Match[str]) -> bool:
    """Whether "(not X)" or "no X" only sets an answer against another one."""
    cue = found[0].lower()
    aside = passage.said[found.start() - 1 : found.start()] == "(" and not re.match(r"not\s+\w+ed\b", passage.said[found.start() :])
    return passage.answers and (cue.startswith("no ") or (cue.startswith("not ") and aside))


def _rule(cue: str) -> str:
    return f"restriction: {' '.join(cue.lower().split())[:20].strip()}"


def _defaults(passage: Passage) -> Iterator[_Found]:
    for found in cues.DEFAULT.finditer(passage.said):
        sentence = passage.sentence(found.start())
        if any(_bounds(quantity, passage) for quantity in quantities(sentence)):
            continue
        clause = passage.clause(found.start())
        said = _short(clause.replace(found[0], " ")) or _short(clause) or found[0]
        yield _Found(ConstraintKind.DEFAULT, "default", found.start(), found.end(), said, 0.8)
        return


def _column(passage: Passage) -> Iterator[_Found]:
    """A cell under a header that says by itself what its cells are."""
    for kind, header in cues.KIND_COLUMN.items():
        if header.match(passage.column) and re.search(r"[A-Za-z]{3}", passage.said):
            if not any(quantities(passage.said)) and not re.match(r"^\W*(?:none|no|n/a|any)\b", passage.said, re.IGNORECASE):
                yield _Found(kind, f"column {kind}", 0, 0, _short(passage.said), 0.75)


def _freed(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a cue is part of an advice or of words that set free."""
    near = max(0, found.start() - 25)
    spans = (*cues.FREEDOM.finditer(passage.said, near), *cues.ADVICE.finditer(passage.said))
    return any(span.start() < found.start() + 6 and found.start() < span.end() for span in spans)


def _short(said: str) -> str:
    text = " ".join(said.split()).strip(FRINGE)
    text = LEAD.sub("", text)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
