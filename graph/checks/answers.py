"""What the graph answers to a statement: whether it holds, in words, and the sentences that this rests on."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING

from graph import paths
from graph.checks.statements import Blocked, Bounded, Claim, Limited, Linked, Needed, Way
from graph.errors import AmbiguousName, NoRoute, UnknownName
from graph.model import LINK_RELATIONS, NodeKind, Relation
from graph.phrases import phrase
from graph.query import Quantity, find, limits, measure, needs
from graph.query.needs import terms
from graph.query.vocabulary import alike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence, LimitRow, Node, Route

FITTING = 3
"""How many of the needs that fit best are looked at."""

MEANT: dict[Quantity, str] = {
    Quantity.TIME: "time timeout duration runtime period",
    Quantity.SIZE: "size",
    Quantity.SPEED: "speed throughput bandwidth",
    Quantity.RATE: "rate throughput",
    Quantity.COUNT: "number count quota",
}
"""Words that every limit of a quantity is called by, whatever the notes call it."""

ANY = "limit limits maximum max minimum min most least"
"""Words that every limit is called by."""

SERVICES = frozenset({NodeKind.SERVICE})
_THINGS = frozenset({NodeKind.SERVICE, NodeKind.FEATURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether a statement holds, what the graph says in words, and the sentences behind that, sorted."""

    holds: bool
    said: str
    evidence: tuple[Evidence, ...] = ()


def answer(graph: KnowledgeGraph, claim: Claim) -> Answer:
    """Return what the graph answers to a claim; a name that it does not know, or knows twice, holds nothing."""
    try:
        return _answer(graph, claim)
    except (UnknownName, AmbiguousName) as error:
        return Answer(holds=False, said=str(error))


def _answer(graph: KnowledgeGraph, claim: Claim) -> Answer:
    if isinstance(claim, Way):
        return _way(claim, graph)
    if isinstance(claim, Blocked | Linked):
        return _blocked(claim, graph) if isinstance(claim, Blocked) else _linked(claim, graph)
    if isinstance(claim, Limited | Bounded):
        return _limited(claim, graph) if isinstance(claim, Limited) else _bounded(claim, graph)
    return _needed(claim, graph)


def _way(claim: Way, graph: KnowledgeGraph) -> Answer:
    try:
        steering = paths.Steering(via=claim.via, avoid=claim.avoid, direction=claim.direction, max_hops=claim.max_hops)
        found = paths.answer(graph, claim.source, claim.target, steering, k=1, differ=False).routes
    except NoRoute as error:
        ends = (find(graph, name, SERVICES).id for name in (claim.source, claim.target))
        denied = [edge for edge in graph.between(*ends) if edge.negated]
        return Answer(holds=claim.absent, said=f"no route: {error.reason}", evidence=_of(denied))
    route = found[0]
    return Answer(holds=not claim.absent, said=chain(route), evidence=_of(step.link for step in route.steps))


def _blocked(claim: Blocked, graph: KnowledgeGraph) -> Answer:
    source, target, edges = _between(graph, claim.source, claim.target, directed=claim.directed)
    linked = [edge for edge in edges if not edge.negated and edge.relation is not Relation.ALTERNATIVE_TO]
    denied = [edge for edge in edges if edge.negated]
    if linked:
        return Answer(holds=False, said=_told(graph, linked), evidence=_of([*linked, *denied]))
    if not denied:
        said = f"the notes deny no link between {source.label} and {target.label}"
        return Answer(holds=False, said=said)
    return Answer(holds=True, said=_told(graph, denied), evidence=_of(denied))


def _linked(claim: Linked, graph: KnowledgeGraph) -> Answer:
    symmetric = claim.relation is Relation.ALTERNATIVE_TO
    source, target, edges = _between(graph, claim.source, claim.target, directed=claim.directed and not symmetric)
    own = [edge for edge in edges if edge.relation is claim.relation]
    meant = [edge for edge in own if edge.negated is claim.negated]
    if meant:
        return Answer(holds=True, said=_told(graph, meant), evidence=_of(meant))
    if not edges:
        return Answer(holds=False, said=f"the notes state no link from {source.label} to {target.label}")
    return Answer(holds=False, said=_told(graph, own or edges), evidence=_of(own or edges))


def _limited(claim: Limited, graph: KnowledgeGraph) -> Answer:
    subject, words = _subject(graph, claim.subject)
    kind = claim.measure.quantity
    measured = [(row, of_row) for row in limits(graph, subject.id) if (of_row := measure(row.constraint.bound))]
    alike_ = [(row, of_row) for row, of_row in measured if of_row.quantity is kind and _has(row, _telling(words, kind))]
    if kind is Quantity.COUNT and claim.measure.of:
        alike_ = [(row, of_row) for row, of_row in alike_ if set(terms(claim.measure.of)) <= set(terms(of_row.of))]
    if not alike_:
        same = f" ({words})" if words else ""
        return Answer(holds=False, said=f"the notes give no {kind.value} limit of {subject.label}{same}")
    met = [row for row, of_row in alike_ if _compares(of_row.amount, claim.comparator, claim.measure.amount)]
    holds = bool(met) if claim.comparator == "=" else len(met) == len(alike_)
    told = met if holds else [row for row, _ in alike_]
    return Answer(holds=holds, said="; ".join(map(_limit_said, told)), evidence=_of(row.edge for row in told))


def _bounded(claim: Bounded, graph: KnowledgeGraph) -> Answer:
    subject = find(graph, claim.subject, _THINGS)
    rows = [
        row for row in limits(graph, subject.id) if row.constraint.bound and row.constraint.bound.kind is claim.kind
    ]
    found = [row.edge for row in rows if _has(row, claim.words)]
    said = [_limit_said(row) for row in rows if row.edge in found]
    denials = [edge for edge in graph.edges_of(subject.id) if edge.negated and edge.relation in LINK_RELATIONS]
    if claim.kind.value == "restriction":
        meant = [edge for edge in denials if edge.source == subject.id and _says(_texts(graph, edge), claim.words)]
        found, said = [*found, *meant], [*said, *([_told(graph, meant)] if meant else [])]
    if not found:
        return Answer(holds=False, said=f"no {claim.kind.value} of {subject.label} says “{claim.words}”")
    return Answer(holds=True, said="; ".join(said), evidence=_of(found))


def _needed(claim: Needed, graph: KnowledgeGraph) -> Answer:
    wanted = find(graph, claim.answer, _THINGS)
    best = [one.row for one in needs(graph, claim.words)[:FITTING]]
    if not best:
        return Answer(holds=False, said=f"no need says “{claim.words}”")
    for row in best:
        meant = [edge for edge in (row.rejects if claim.rejected else row.answers) if edge.target == wanted.id]
        if meant:
            verb = "rules out" if claim.rejected else "is met by"
            return Answer(holds=True, said=f"“{row.need.label}” {verb} {wanted.label}", evidence=_of(meant))
    first = best[0]
    others = ", ".join(dict.fromkeys(graph.node(edge.target).label for edge in first.answers))
    said = f"“{first.need.label}” is met by {others or 'nothing'}"
    return Answer(holds=False, said=said, evidence=_of((*first.answers, *first.rejects)))


def chain(route: Route) -> str:
    """Return a route on one line, its arrows as the links point."""
    arrows = (f"{'→' if step.forward else '←'} {step.target.label}" for step in route.steps)
    return " ".join([route.steps[0].source.label, *arrows])


def _between(graph: KnowledgeGraph, one: str, other: str, *, directed: bool) -> tuple[Node, Node, list[Edge]]:
    """Return two services by name and the links from the first to the second, or either way."""
    source, target = find(graph, one, SERVICES), find(graph, other, SERVICES)
    edges = [edge for edge in graph.between(source.id, target.id) if edge.relation in LINK_RELATIONS]
    return source, target, [edge for edge in edges if not directed or edge.source == source.id]


def _subject(graph: KnowledgeGraph, text: str) -> tuple[Node, str]:
    """Return the service or feature that the first words name, as many of them as do, and the other words."""
    words = text.split()
    for length in range(len(words), 0, -1):
        try:
            return find(graph, " ".join(words[:length]).strip("'`"), _THINGS), " ".join(words[length:])
        except UnknownName:
            continue
    return find(graph, text, _THINGS), ""


def _telling(words: str, kind: Quantity) -> str:
    """Return the words that tell one limit of a quantity from another."""
    plain = {*MEANT[kind].split(), *ANY.split()}
    return " ".join(word for word in words.split() if word.casefold() not in plain)


def _has(row: LimitRow, words: str) -> bool:
    bound = row.constraint.bound
    own = (bound.unit, bound.needs, bound.what) if bound else ()
    return _says([row.of.label, row.constraint.label, *own, *(one.text for one in row.edge.evidence)], words)


def _texts(graph: KnowledgeGraph, edge: Edge) -> list[str]:
    return [phrase(edge), graph.node(edge.target).label, *(one.text for one in edge.evidence)]


def _says(texts: Iterable[str], words: str) -> bool:
    """Tell whether texts have every one of these words, in any form, or one that means alike."""
    there = {term for text in texts for term in terms(text)}
    return all(term in there or alike().get(term, frozenset()) & there for term in terms(words))


def _compares(amount: float, sign: str, other: float) -> bool:
    same = isclose(amount, other, rel_tol=1e-9)
    if "=" in sign and same:
        return True
    return not same and ((amount < other) if "<" in sign else ">" in sign and amount > other)


def _limit_said(row: LimitRow) -> str:
    of = row.service.label if row.of.id == row.service.id else f"{row.service.label}, {row.of.label}"
    return f"{of}: {row.constraint.label}"


def _told(graph: KnowledgeGraph, edges: Iterable[Edge]) -> str:
    said = (f"{graph.node(edge.source).label} {phrase(edge)} {graph.node(edge.target).label}" for edge in edges)
    return "; ".join(dict.fromkeys(said))


def _of(edges: Iterable[Edge]) -> tuple[Evidence, ...]:
    return tuple(sorted({one for edge in edges for one in edge.evidence}))
