"""Read constraints out of a statement: limits by their values, the other kinds by the words that bind.

A statement is cut into passages (a table row into its cells, any other line is one); what a passage only asks, quotes
or gives as an example is blanked, so that offsets stay; cues are then looked for in what is left, clause by clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import constraint_freedom as free
from extract import constraint_patterns as cues
from extract.choices import LETTERED
from extract.constraint_bounds import bounds, denied, only_bounds
from extract.constraint_found import FRINGE, Found, short
from extract.constraint_hints import ANY, DENIED, NEEDED, NUMBERED, USUAL, hints
from extract.constraint_places import leads, listed, placed
from extract.constraint_stated import stated
from extract.constraint_subjects import bound, owner, owner_of_value
from extract.passages import Passage, lowered, passages
from extract.quantities import SPELLED, Quantity, number, quantities
from extract.structure import LineKind
from graph.model import Constraint, ConstraintKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement
    from graph.model import Evidence


NEAR: Final = 60
"""Characters on either side of a cue that can turn it into advice or freedom."""

VALUE_FIRST: Final = re.compile(
    r"^(?:be\s+|have\s+)?(?:≤|≥|<|>|of (?:length|size)|(?:up to|at most|at least(?! one\b)|no more than|less than|"
    rf"between|within|under)(?=.{{0,25}}(?:\d|\b(?:{'|'.join(SPELLED)})\b)))|^be\s+\d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*)?\s?[a-z%]",
    re.IGNORECASE,
)
WHOLE: Final = re.compile(r"only$|solely$|exclusively$|.*-|is\s|are\s", re.IGNORECASE)
"""Cues that say what is restricted together with the words before them."""

BARE_LEADS: Final = frozenset(
    {"cannot", "can't", "not supported", "unsupported", "doesn't support", "does not support"}
)
"""Lines that say nothing themselves where a list hangs under them."""

NOT: Final = re.compile(r"(?:n't|\b(?:not|cant|dont|doesnt|wont|isnt|arent))$", re.IGNORECASE)
ELLIPSIS: Final = re.compile(r"^\W*only\s+[\w ]{2,30}\s+(?:can|does|do|is|are)\W*$", re.IGNORECASE)


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
    if kind is LineKind.CODE or LETTERED.match(text):
        return False
    if kind is LineKind.HEADING and not re.search(r"[<≤≥(]", text):
        return False
    if statement.line.cells or listed(statement):
        return True
    return hints(lowered(text)) & (ANY | NUMBERED) != 0


def _limits(statement: Statement, passage: Passage) -> Iterator[Constraint]:
    found = [
        quantity
        for quantity in quantities(passage.said)
        if bounds(quantity, passage) and not _in_name(statement, passage.start + quantity.number)
    ]
    for quantity in found:
        service = owner_of_value(statement, passage, quantity)
        if service:
            yield Constraint(
                of=bound(statement, passage, quantity.start, service), service=service, kind=ConstraintKind.LIMIT,
                value=quantity.value, unit=quantity.unit or passage.counts, comparator=_comparator(quantity, passage),
                evidence=_evidence(statement, f"limit {_sort(quantity)}", passage.start + quantity.number),
            )  # fmt: skip
    if not found and (passage.limit_column or passage.limits):
        yield from _bare(statement, passage)


def _bare(statement: Statement, passage: Passage) -> Iterator[Constraint]:
    """The bare number of a cell whose header announces values, or after a label in a list of limits."""
    value, service = number(passage.said.rpartition(":")[2]), owner(statement, passage, 0)
    if value and service:
        yield Constraint(
            of=bound(statement, passage, 0, service), service=service, kind=ConstraintKind.LIMIT, value=value,
            unit=passage.counts, comparator="=", evidence=_evidence(statement, "limit column", passage.start),
        )  # fmt: skip


def _evidence(statement: Statement, rule: str, at: int) -> Evidence:
    return statement.evidence(rule, stated(rule), at)


def _in_name(statement: Statement, at: int) -> bool:
    """Whether an offset stands in a service's name: the 53 of "Route 53"."""
    return any(named.start <= at < named.end for named in statement.services)


def _comparator(quantity: Quantity, passage: Passage) -> str:
    return "<=" if denied(quantity, passage) else quantity.comparator or "="


def _sort(quantity: Quantity) -> str:
    if quantity.comparator:
        return "with comparator"
    return "count" if quantity.counted else "value with unit"


def _rules(statement: Statement, passage: Passage) -> Iterator[Constraint]:
    if cues.TROUBLE.match(statement.text):
        return
    read = [*_requirements(passage), *_restrictions(statement, passage), *_defaults(passage)]
    for found in [found for found in read if found.said] or placed(statement, passage):
        service = owner(statement, passage, found.start, found.end)
        if found.rule.startswith("list") and statement.inherited:
            service = statement.inherited[0]
        if not service or not found.said:
            continue
        needed = found.kind is ConstraintKind.REQUIREMENT
        yield Constraint(
            of=bound(statement, passage, found.start, service), service=service, kind=found.kind,
            needs=found.said if needed else "", what="" if needed else found.said,
            evidence=_evidence(statement, found.rule, passage.start + found.start),
        )  # fmt: skip


def _requirements(passage: Passage) -> Iterator[Found]:
    if passage.needed:
        yield Found(ConstraintKind.REQUIREMENT, "cue that ends in requires", 0, 0, short(passage.needed))
    end = 0
    for found in cues.REQUIREMENT.finditer(passage.said) if hints(passage.low) & NEEDED and not leads(passage) else ():
        start, whole = found.start(), found.lastgroup in {"isreq", "part", "alone", "last", "version"}
        said = passage.clause(start) if whole else passage.rest(found.start(found.lastgroup or 0))
        if start < end or _wished(passage, found, said):
            continue
        end = passage.clause_end(start)
        rule = f"requirement: {found[0].split()[0].lower()}"
        yield Found(ConstraintKind.REQUIREMENT, rule, start, found.end(), short(said))


def _wished(passage: Passage, found: re.Match[str], said: str) -> bool:
    """Whether words of need bind nothing: a wish, a freedom, or a value that is a limit by itself."""
    before = passage.before(found.start())
    wish = found.lastgroup != "hasto" and free.WISH.search(before)
    described = found.lastgroup == "part" and free.SUCH.search(before)
    if described or free.DANGLING.match(passage.said, found.start()) or wish:
        return True
    if _freed(passage, found) or cues.OBJECT.search(before):
        return True
    if VALUE_FIRST.match(said) or free.DELIBERATE.match(said):
        return True
    return found.lastgroup == "isreq" and re.match(r"\W*no\b", said, re.IGNORECASE) is not None


def _restrictions(statement: Statement, passage: Passage) -> Iterator[Found]:
    end = 0
    for found in cues.RESTRICTION.finditer(passage.said) if hints(passage.low) & DENIED else ():
        start, clause = found.start(), passage.clause(found.start())
        if start < end or _elliptical(statement, passage, found) or _unbinding(statement, passage, found):
            continue
        end = passage.clause_end(start)
        bare = not passage.rest(found.end()).strip(FRINGE)
        said = clause if bare or WHOLE.match(found[0]) else passage.rest(start)
        rule = f"restriction: {' '.join(found[0].lower().split())}"
        yield Found(ConstraintKind.RESTRICTION, rule, start, found.end(), short(said))


def _unbinding(statement: Statement, passage: Passage, found: re.Match[str]) -> bool:
    """Whether a negation sets free, only sets an answer against another, or says what holds by default."""
    default = NOT.search(found[0].split()[0]) or " not " in f" {found[0].lower()} "
    usual = default and cues.USUAL.search(passage.sentence(found.start()))
    if found[0].lower() == "only" and only_bounds(passage, found.end()):
        return True
    aim = free.INTENDED.search(passage.before(found.start()))
    return bool(usual or aim) or _freed(passage, found) or _contrasted(statement, passage, found)


def _elliptical(statement: Statement, passage: Passage, found: re.Match[str]) -> bool:
    """Whether a negation leaves unsaid what it denies, or only says a limit ("can't be larger than 1 MB").

    "A does, B doesn't" says what it denies: what the part before it says.
    """
    rest = passage.rest(found.end()).strip(FRINGE)
    bare = not rest and NOT.search(found[0]) and not _set_against(statement, passage, found.start())
    clause = passage.clause(found.start())
    if statement.heads and clause.strip(FRINGE).lower() in BARE_LEADS:
        return True
    return bool(bare or ELLIPSIS.match(clause) or free.EXCEED.search(rest)) or _no_more(passage, found, clause)


def _no_more(passage: Passage, found: re.Match[str], clause: str) -> bool:
    """Whether a negation only says of a limit that there is no more: "10 at most, SQS doesn't return more"."""
    if not (NOT.search(found[0]) and free.MORE.search(clause)):
        return False
    return _limited(passage, found.start())


def _limited(passage: Passage, at: int) -> bool:
    """Whether a number bounds something in the sentence around an offset."""
    first = passage.sentence_start(at)
    last = first + len(passage.sentence(at))
    return any(first <= found.start < last and bounds(found, passage) for found in quantities(passage.said))


def _set_against(statement: Statement, passage: Passage, at: int) -> bool:
    """Whether a name and a bare negation follow what something else does, in the same clause."""
    comma = passage.said.rfind(",", 0, at)
    if comma < 0 or not passage.said[:comma].strip():
        return False
    first, last = passage.start + comma, passage.start + at
    spans = [(named.start, named.end) for named in statement.services]
    spans += [(term.start, term.end) for term in statement.terms]
    return any(first < start and end <= last for start, end in spans)


def _contrasted(statement: Statement, passage: Passage, found: re.Match[str]) -> bool:
    """Whether "(not X)" or "no X" only sets an answer against another one."""
    cue = found[0].lower()
    state = re.match(r"not\s+\w+ed\b", passage.said[found.start() :])
    aside = passage.said[found.start() - 1 : found.start()] == "(" and not state
    if aside and passage.subject and passage.column:
        at = passage.start + found.start() + len("not ")
        return at in {named.start for named in statement.services} | {term.start for term in statement.terms}
    return passage.answers and (cue.startswith("no ") or (cue.startswith("not ") and aside))


def _defaults(passage: Passage) -> Iterator[Found]:
    for found in cues.DEFAULT.finditer(passage.said) if hints(passage.low) & USUAL else ():
        if _limited(passage, found.start()):
            continue
        clause = passage.clause(found.start())
        said = (
            short(clause if cues.BY_ITSELF.match(found[0]) else clause.replace(found[0].rstrip(":= "), " "))
            or short(passage.rest(found.end()))
            or short(clause)
            or found[0]
        )
        yield Found(ConstraintKind.DEFAULT, "default", found.start(), found.end(), said)
        return
    unset = cues.UNSET.search(passage.plain) if any(map(passage.plain.__contains__, ("if ", "If ", "hen "))) else None
    if unset:
        at, rest = unset.end(), passage.plain[unset.end() : passage.clause_end(unset.end())]
        if not (any(quantities(rest)) or cues.REQUIREMENT.search(rest) or cues.RESTRICTION.search(rest)):
            yield Found(ConstraintKind.DEFAULT, "default: not set", at, at, short(rest))


def _freed(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a cue is part of an advice or of words that set free."""
    near = passage.said[max(0, found.start() - NEAR) : found.end() + NEAR]
    at = found.start() - max(0, found.start() - NEAR)
    spans = (*free.FREEDOM.finditer(near), *free.ADVICE.finditer(near))
    return any(span.start() < at + 6 and at < span.end() for span in spans)
