"""The conditions of a question that can be given up, and what to say of the route that there is without one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import Cause
from graph.model import Edge, Relation, Route
from graph.paths.meeting import Meets
from graph.paths.rules import Direction

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.merge import KnowledgeGraph
    from graph.paths.question import Question

_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Case:
    """A question without an answer, and a route that one of its conditions rules out."""

    graph: KnowledgeGraph
    asked: Question
    route: Route


@dataclass(frozen=True, slots=True)
class Easing:
    """A condition of a question: its name, the question without it, and what to say of the route that then exists."""

    name: str
    cause: Cause
    ease: Callable[[Question], Question]
    words: Callable[[Case], str]


def in_words(route: Route) -> str:
    """Return a route on one line, the arrows as the links point.

    The labels stand as the notes write them; who prints them as HTML escapes them.
    """
    arrows = (f"{'→' if step.forward else '←'} {step.target.label}" for step in route.steps)
    return " ".join([route.steps[0].source.label, *arrows])


def quote(edge: Edge) -> str:
    """Return the first sentence behind an edge and where it stands."""
    if not edge.evidence:
        return f"{edge.source} {edge.relation} {edge.target} does not hold"
    first = edge.evidence[0]
    text = " ".join(first.text.split())
    clipped = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"“{clipped}” ({first.source}:{first.line})"


def _through_avoided(case: Case) -> str:
    nodes = sorted(step.target.label for step in case.route.steps if step.target.id in case.asked.avoid)
    rules = case.asked.rules
    relations = sorted({step.link.relation for step in case.route.steps if not rules.allows(step.link)})
    return f"only through what was to be avoided ({', '.join([*nodes, *relations])}): {in_words(case.route)}"


def _against(case: Case) -> str:
    return f"only against the direction of a link: {in_words(case.route)}"


def _longer(case: Case) -> str:
    route, most = case.route, case.asked.max_hops or 0
    for hops in range(most + 1, route.hops):
        if shorter := replace(case.asked, max_hops=hops).routes(case.graph, 1):
            route = shorter[0]
            break
    return f"only in {route.hops} hops, and {most} are allowed: {in_words(route)}"


def _unvisited(case: Case) -> str:
    via, meets = case.asked.via, case.asked.meets
    ordered = isinstance(via, tuple) and len(via) > 1
    names = [case.graph.node(id_).label for id_ in (via if ordered else sorted(via))]
    names += sorted([*meets.categories, *meets.kinds, *meets.relations])
    return f"only without passing {', '.join(names)}{', in that order' * ordered}: {in_words(case.route)}"


def _by_contrast(case: Case) -> str:
    return f"only by way of services that the notes contrast ({Relation.ALTERNATIVE_TO}): {in_words(case.route)}"


def _blocked(case: Case) -> str:
    quotes = [quote(step.link) for step in case.route.steps if step.link.negated]
    return f"blocked, for the notes deny a link on the way: {'; '.join(quotes)}"


def _undirected(asked: Question) -> Question:
    return replace(asked, rules=replace(asked.rules, direction=Direction.ANY, senses=frozenset()))


def _including(asked: Question) -> Question:
    return replace(asked, avoid=frozenset(), rules=replace(asked.rules, without=frozenset(), only=frozenset()))


DENIAL = Easing(
    "denied links", Cause.DENIED, lambda asked: replace(asked, rules=replace(asked.rules, denied=True)), _blocked
)
EASINGS: tuple[Easing, ...] = (
    DENIAL,
    Easing("what to avoid", Cause.EXCLUDED, _including, _through_avoided),
    Easing("the direction of links", Cause.AGAINST, _undirected, _against),
    Easing("the number of hops", Cause.TOO_LONG, lambda asked: replace(asked, max_hops=None), _longer),
    Easing(
        "the services to pass", Cause.UNVISITED, lambda asked: replace(asked, via=(), meets=Meets()), _unvisited
    ),
    Easing(
        "links, not contrasts",
        Cause.CONTRASTED,
        lambda asked: replace(asked, rules=replace(asked.rules, contrast=True)),
        _by_contrast,
    ),
)
"""What can be given up, in the order in which reasons are told."""
