"""The grammar of statements: one line of plain words becomes what it asks of the graph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import LINK_RELATIONS, Bound, ConstraintKind, Relation
from graph.paths import Direction
from graph.phrases import PHRASES
from graph.query import Measure, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS: tuple[tuple[str, str], ...] = (
    ("S3 -> Lambda exists", "a route leads there along the links; => goes as data flow, -- takes links either way"),
    ("S3 -> SQS via SNS not via IAM within 3 hops", "a route passes these, in this order, and keeps off those"),
    ("Beanstalk -> ECS has no route within 2 hops", "no route leads there"),
    ("WAF -> S3 blocked", "the notes deny a link from the one to the other, and state none"),
    ("S3 -> Lambda triggers", "a link says so; any phrase of a relation will do, denials too (cannot trigger)"),
    ("Lambda timeout = 15 min", "a limit has this value, in whatever unit; all of them keep to it with <, <=, >, >="),
    ("SQS cannot push", "a restriction or denial of the service has these words; requires and defaults to as well"),
    ("needs: decouple producers -> SQS", "one of the needs that fit best is met by this; -> not SQS: rules it out"),
)
"""Every form of a statement by example, and when it holds."""


class Fault(ValueError):
    """A statement that is none: where in it (from 0), why, and what to do."""

    def __init__(self, at: int, reason: str, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")
        self.at = at
        self.reason = reason
        self.advice = advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A route of a direction from one service to another exists, or with `absent` does not."""

    source: str
    target: str
    direction: Direction = Direction.ARROW
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    max_hops: int = 6
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """The notes deny that the one is linked with the other; either way round unless `directed`."""

    source: str
    target: str
    directed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A link of this relation points from source to target, stated or, `negated`, denied."""

    source: str
    target: str
    relation: Relation
    directed: bool = True
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """A limit of `subject` (a name, then words that tell which limit) compares so with an amount."""

    subject: str
    comparator: str
    value: str
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """A constraint of this kind on `subject` has all these words."""

    subject: str
    kind: ConstraintKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A need in these words is met by `answer` or, `rejected`, rules it out."""

    words: str
    answer: str
    rejected: bool = False


Claim = Way | Blocked | Linked | Limited | Bounded | Needed

_NAME = r"(?:'[^']+'|`[^`]+`|[^'`\s].*?)"
_ARROW = re.compile(r"\s*(?P<arrow>[-=]+>|→|⇒|--+)\s*")
_NEEDS = re.compile(
    r"\s*needs?\s*:\s*(?P<words>.*?)\s*(?:-+>|→)\s*(?P<rejected>not\s+)?(?P<answer>.*?)\s*", re.IGNORECASE
)
_LIMIT = re.compile(r"(?P<subject>[^<>=≤≥]*?)\s*(?P<sign><=|>=|==|=|≤|≥|<|>)\s*(?P<value>\S*)\s*(?P<unit>.*?)\s*")
_BOUND = re.compile(
    rf"\s*(?P<subject>{_NAME})\s+(?P<how>cannot|can't|requires?|defaults? to)\b\s*(?P<words>.*?)\s*", re.IGNORECASE
)
_MODIFIER = re.compile(
    rf"\s*(?:(?P<how>not\s+via|via)\s+(?P<names>{_NAME}(?:\s*,\s*{_NAME})*?)(?=\s+(?:not\s+via|via|within|exists)\b|\s*$)"
    r"|within\s+(?P<hops>\d+)\s+hops?\b|(?P<is>exists)\b)",
    re.IGNORECASE,
)
_KINDS = {
    "cannot": ConstraintKind.RESTRICTION,
    "can't": ConstraintKind.RESTRICTION,
    "require": ConstraintKind.REQUIREMENT,
    "requires": ConstraintKind.REQUIREMENT,
    "default to": ConstraintKind.DEFAULT,
    "defaults to": ConstraintKind.DEFAULT,
}
_SIGNS = {"≤": "<=", "≥": ">=", "==": "="}
_HOPS = range(1, 21)
_DIRECTIONS = {
    "": Direction.ANY,
    "-": Direction.ARROW,
    "→": Direction.ARROW,
    "=": Direction.FLOW,
    "⇒": Direction.FLOW,
}


def _phrases() -> Iterator[tuple[str, tuple[Relation, int]]]:
    """Yield how a link can be said, with its relation and its place in PHRASES."""
    for relation in LINK_RELATIONS:
        yield relation.value.replace("_", " "), (relation, 0)
        yield from ((said, (relation, place)) for place, said in reversed(list(enumerate(PHRASES[relation]))))


_SAID: dict[str, tuple[Relation, int]] = dict(_phrases())
_LINK = "|".join(re.escape(said).replace(r"\ ", r"\s+") for said in sorted(_SAID, key=len, reverse=True))
_PREDICATE = re.compile(
    rf"(?P<target>{_NAME})\s+(?:(?P<link>{_LINK})|(?P<blocked>blocked)|(?P<absent>has\s+no\s+route)|(?=(?:exists|via|not\s+via|within)\b))"
    r"(?=\s|$)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def parse(statement: str) -> Claim:
    """Return what a statement asks of the graph; `FORMS` has each form. Names that hold such words stand in '…'.

    Raises Fault, which tells where the statement stops making sense and what to do.

    >>> way = parse("S3 -- 'Lambda' via SNS, SQS not via IAM within 3 hops")
    >>> way == Way(
    ...     source="S3",
    ...     target="Lambda",
    ...     direction=Direction.ANY,
    ...     via=("SNS", "SQS"),
    ...     avoid=("IAM",),
    ...     max_hops=3,
    ... )
    True
    >>> parse("Lambda -> S3 is triggered by")
    Linked(source='S3', target='Lambda', relation=<Relation.TRIGGERS: 'triggers'>, directed=True, negated=False)
    """
    statement = re.sub(r"\s", " ", statement)
    if re.match(r"\s*needs?\s*:", statement, re.IGNORECASE):
        return _need(statement)
    if arrow := _ARROW.search(statement):
        return _between(statement, arrow)
    if limit := _LIMIT.fullmatch(statement):
        return _limit(limit)
    if bound := _BOUND.fullmatch(statement):
        return _bound(bound)
    example = FORMS[0][0]
    raise Fault(0, "is no statement that is known", f"write it like “{example}”; all forms are in docs/checks.md")


def _need(statement: str) -> Needed:
    found = _NEEDS.fullmatch(statement)
    if not found or not found["words"] or not found["answer"]:
        raise Fault(len(statement.rstrip()), "lacks its answer", "write “needs: words of the need -> service”")
    return Needed(words=found["words"], answer=_bare(found["answer"]), rejected=bool(found["rejected"]))


def _between(statement: str, arrow: re.Match[str]) -> Claim:
    source, sign = statement[: arrow.start()].strip(), arrow["arrow"].strip("-") and arrow["arrow"][0]
    if not source:
        raise Fault(0, "has nothing before the arrow", "name the service that it starts from")
    rest = statement[arrow.end() :].rstrip()
    if not rest:
        raise Fault(len(statement.rstrip()), "has nothing after the arrow", "name the service that it leads to")
    found = _PREDICATE.fullmatch(rest)
    if not found:
        advice = "end with exists, via …, not via …, has no route, blocked or a relation such as triggers"
        raise Fault(arrow.end() + len(rest), f"does not say what holds between “{source}” and “{rest}”", advice)
    return _predicate(found, _bare(source), direction=_DIRECTIONS[sign], at=arrow.end())


def _predicate(found: re.Match[str], source: str, *, direction: Direction, at: int) -> Claim:
    directed = direction is not Direction.ANY
    target, rest = _bare(found["target"]), found["rest"]
    if found["link"] or found["blocked"]:
        if rest.strip():
            start = at + found.start("rest") + len(rest) - len(rest.lstrip())
            raise Fault(start, f"“{rest.strip()}” does not belong here", "make a statement of its own of it")
        if found["blocked"]:
            return Blocked(source=source, target=target, directed=directed)
        relation, place = _SAID[" ".join(found["link"].lower().split())]
        ends = (target, source) if place % 2 else (source, target)
        return Linked(source=ends[0], target=ends[1], relation=relation, directed=directed, negated=place > 1)
    way = Way(source=source, target=target, direction=direction, absent=bool(found["absent"]))
    return _modified(way, rest, at + found.start("rest"))


def _modified(way: Way, rest: str, at: int) -> Way:
    """Return a route with what is said of it: each modifier in turn."""
    place = 0
    while rest[place:].strip():
        found = _MODIFIER.match(rest, place)
        start = at + place + len(rest[place:]) - len(rest[place:].lstrip())
        if not found or (found["is"] and way.absent):
            advice = "go on with via …, not via … or “within 3 hops”, or end here; a name with such words stands in '…'"
            raise Fault(start, f"“{rest[place:].strip()}” is not understood", advice)
        if found["hops"]:
            if int(found["hops"]) not in _HOPS:
                raise Fault(start, f"{found['hops']} hops are none", f"give from {_HOPS[0]} to {_HOPS[-1]}")
            way = replace(way, max_hops=int(found["hops"]))
        elif found["how"]:
            names = tuple(_bare(name) for name in re.split(r"\s*,\s*", found["names"]))
            off = found["how"].lower().startswith("not")
            way = replace(way, avoid=(*way.avoid, *names)) if off else replace(way, via=(*way.via, *names))
        place = found.end()
    return way


def _limit(found: re.Match[str]) -> Limited:
    if not found["subject"].strip():
        raise Fault(0, "does not say whose limit it is", "name a service or feature before the sign")
    sign = _SIGNS.get(found["sign"], found["sign"])
    value, unit = found["value"], found["unit"]
    measured = measure(Bound(kind=ConstraintKind.LIMIT, value=value, unit=unit))
    if not measured and (glued := re.fullmatch(r"([\d.,]+)([^\d\s].*)", value)):
        measured = measure(Bound(kind=ConstraintKind.LIMIT, value=glued[1], unit=f"{glued[2]} {unit}".strip()))
    if not measured:
        raise Fault(
            found.start("value"),
            f"“{f'{value} {unit}'.strip()}” is no value",
            "write a number and a unit, such as 15 min",
        )
    return Limited(subject=_bare(found["subject"]), comparator=sign, value=f"{value} {unit}".strip(), measure=measured)


def _bound(found: re.Match[str]) -> Bounded:
    if not found["words"]:
        raise Fault(found.end("how"), f"does not say what after “{found['how']}”", "add words that the notes use")
    kind = _KINDS[" ".join(found["how"].lower().split())]
    return Bounded(subject=_bare(found["subject"]), kind=kind, words=found["words"])


def _bare(name: str) -> str:
    """Return a name without the quotation marks around it."""
    text = name.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'`" else text
