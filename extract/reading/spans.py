"""Where in a statement its facts stand: the words of services, features, limits, needs and cues, each with its rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.constraint_patterns import REQUIREMENT, RESTRICTION
from extract.links.cues import ACTIVE, AFTER, PASSIVE, WEAK
from extract.quantities import quantities
from graph.model import Constraint, ConstraintKind, Feature, Link, Relation, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.statements import Statement
    from graph.model import Fact

LONGEST: Final = 16_000
"""Characters of a statement that are searched for words; in a longer one, names alone are marked."""

BINDING: Final = {"requirement": REQUIREMENT, "restriction": RESTRICTION}
"""The words that bind, by the kind of constraint that the name of a rule begins with."""

NOT: Final = {"contrast": (re.compile(r"\bnot\b", re.IGNORECASE),)}
"""Further words of a rule: "X, not Y" sets the two against each other."""

CUES: Final[dict[str, tuple[re.Pattern[str], ...]]] = {
    "arrow": (ARROW,),
    **{name: (pattern,) for name, pattern, *_ in AFTER},
    **{cue.name: (cue.pattern, *NOT.get(cue.name, ())) for cue in (*WEAK, *ACTIVE, *PASSIVE)},
}
"""The words of each rule of links that has any; roles and places have none."""

BY_RELATION: Final[dict[Relation, tuple[re.Pattern[str], ...]]] = {
    relation: tuple(cue.pattern for cue in (*PASSIVE, *ACTIVE) if cue.relation is relation) for relation in Relation
}
"""The words that can say a relation, for rules that have no words of their own."""


BETWEEN: Final = r"[\s*_`>|“”\"]+"
"""What may stand between two words that a fact has as one after the other."""


class Kind(StrEnum):
    """What words of a note are."""

    SERVICE = "service"
    FEATURE = "feature"
    LIMIT = "limit"
    CONSTRAINT = "constraint"
    NEED = "need"
    CUE = "cue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a statement: offsets in its text, what they are, and the rule that says so."""

    start: int
    end: int
    kind: Kind
    rule: str


def stretches(statement: Statement, facts: Iterable[Fact]) -> Iterator[Stretch]:
    """Yield where the facts of a statement stand in it, and where the names it knows do.

    A fact knows its line and its rule; the words are found again in the line: a limit by its value and unit, what is
    required or denied by its words, a cue by its rule. What is not found again is not marked.
    """
    for service in statement.services:
        yield Stretch(start=service.start, end=service.end, kind=Kind.SERVICE, rule=_named(service.discovered))
    taken = [(service.start, service.end) for service in statement.services]
    if len(statement.text) > LONGEST:
        return
    for fact in facts:
        for found in _of(fact, statement):
            if found.kind is not Kind.FEATURE or not any(_breaks(found, a, b) for a, b in taken):
                taken += [(found.start, found.end)] if found.kind is Kind.FEATURE else []
                yield found
    for term in statement.terms:
        if not any(a < term.end and term.start < b for a, b in taken):
            yield Stretch(start=term.start, end=term.end, kind=Kind.FEATURE, rule="known feature")


def _breaks(found: Stretch, start: int, end: int) -> bool:
    """Whether a feature meets a name otherwise than by holding it, as "DynamoDB Streams" holds "DynamoDB"."""
    holds = found.start <= start and end <= found.end and (start, end) != (found.start, found.end)
    return found.start < end and start < found.end and not holds


def _named(discovered: bool) -> str:
    return "name found in the notes" if discovered else "name of the lexicon"


def _of(fact: Fact, statement: Statement) -> Iterator[Stretch]:
    rule = fact.evidence.rule
    match fact:
        case Feature():
            yield from _words(statement, fact.name, Kind.FEATURE, rule)
        case Constraint(kind=ConstraintKind.LIMIT):
            yield from _limit(statement, fact)
        case Constraint():
            yield from _words(statement, fact.needs or fact.what, Kind.CONSTRAINT, rule)
            yield from _binding(statement, rule)
        case Scenario():
            yield from _words(statement, fact.need, Kind.NEED, rule)
        case Link():
            yield from _cue(statement, fact)


def _words(statement: Statement, words: str, kind: Kind, rule: str) -> Iterator[Stretch]:
    """Yield where words stand, whatever blanks, marks and quotation signs are between them."""
    parts = [_flexible(part) for part in words.removesuffix("…").split()]
    if parts:
        found = re.search(rf"(?<!\w){BETWEEN.join(parts)}(?!\w)", statement.text, re.IGNORECASE)
        if found:
            yield Stretch(start=found.start(), end=found.end(), kind=kind, rule=rule)


def _flexible(word: str) -> str:
    return re.sub(r"['’‘]", "['’‘]", re.escape(word))


def _limit(statement: Statement, fact: Constraint) -> Iterator[Stretch]:
    for found in quantities(statement.text):
        if (found.value, found.unit) == (fact.value, fact.unit):
            yield Stretch(start=found.start, end=found.end, kind=Kind.LIMIT, rule=fact.evidence.rule)
            return
    yield from _words(statement, fact.value, Kind.LIMIT, fact.evidence.rule)


def _binding(statement: Statement, rule: str) -> Iterator[Stretch]:
    """Yield the words that bind, which the rule is called after: all of them, or as much as its name says."""
    kind, _, cue = rule.partition(": ")
    text = statement.text.replace("’", "'").replace("‘", "'")
    for found in BINDING[kind].finditer(text) if kind in BINDING else ():
        if " ".join(found[0].lower().split()).startswith(cue):
            end = found.start() + len(found[0].rstrip())
            yield Stretch(start=found.start(), end=end, kind=Kind.CUE, rule=rule)
            return
    yield from _words(statement, cue or rule, Kind.CUE, rule)


def _cue(statement: Statement, fact: Link) -> Iterator[Stretch]:
    """Yield the words that link two services: between the two where they can be, else the nearest to either."""
    ends = [(one.start, one.end) for one in statement.services if one.service in {fact.head, fact.tail}]
    by_role = fact.evidence.rule.endswith(" by role")
    patterns = CUES.get(fact.evidence.rule, () if by_role else BY_RELATION[fact.relation])
    found = [match for pattern in patterns for match in pattern.finditer(statement.text) if match[0].strip()]
    free = [match for match in found if not any(a < match.end() and match.start() < b for a, b in ends)]
    if free and ends:
        low, high = min(start for start, _ in ends), max(end for _, end in ends)
        best = min(free, key=lambda match: (not low <= match.start() < high, _distance(match, ends), match.start()))
        start = best.start() + len(best[0]) - len(best[0].lstrip())
        yield Stretch(start=start, end=best.end(), kind=Kind.CUE, rule=fact.evidence.rule)


def _distance(match: re.Match[str], ends: Iterable[tuple[int, int]]) -> int:
    return min(min(abs(match.start() - end), abs(start - match.end())) for start, end in ends)
