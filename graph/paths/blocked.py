"""Why no route answers a question: what would have to be given up, what the notes deny, what lies nearest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from graph.errors import NoRoute
from graph.model import Edge, Relation, Route
from graph.paths.folding import fold
from graph.paths.rules import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.merge import KnowledgeGraph
    from graph.paths.question import Question

_LONGEST_QUOTE = 240


def no_route(graph: KnowledgeGraph, asked: Question) -> NoRoute:
    """Return the error that says why a question has no answer.

    The reasons, as far as they hold, in this order: source and target are one; an end or a stop was itself to be
    avoided; the notes deny the link between the two (quoted); each single condition of the question that alone keeps
    the services apart, with the route that there is without it; else the conditions that do so together; else that the
    services are not linked at all. `nearest` names the closest service that each side does reach.
    """
    reasons = list(_plain(graph, asked)) or _conditions(graph, asked)
    text = "; ".join(reasons) or "nothing in the notes links the two, not even by way of other services"
    return NoRoute(graph.node(asked.source).label, graph.node(asked.target).label, text, _nearest(graph, asked))


def _plain(graph: KnowledgeGraph, asked: Question) -> Iterator[str]:
    """Yield why the question cannot have an answer in any graph."""
    if asked.source == asked.target:
        yield "both names mean the same service"
    for id_ in sorted({asked.source, asked.target, *asked.via} & asked.avoid):
        yield f"{graph.node(id_).label} was itself to be avoided"
    stops = len(asked.via)
    if asked.max_hops is not None and stops >= asked.max_hops:
        yield f"to pass {stops} services takes at least {stops + 1} hops, and only {asked.max_hops} are allowed"


def _conditions(graph: KnowledgeGraph, asked: Question) -> list[str]:
    denials = list(_denied(graph, asked))
    return [*denials, *_given_up(graph, asked, denied=bool(denials))]


def _denied(graph: KnowledgeGraph, asked: Question) -> Iterator[str]:
    """Yield what the notes deny between the two services themselves."""
    ends = (asked.source, asked.target)
    for edge in graph.between(*ends):
        against = asked.rules.one_way and edge.source != asked.source
        if edge.negated and not against and replace(asked.rules, denied=True).allows(edge):
            yield f"the notes deny it: {_quote(edge)}"


def _given_up(graph: KnowledgeGraph, asked: Question, *, denied: bool) -> Iterator[str]:
    """Yield each condition that alone keeps the two apart, or the few that do so together."""
    easings = [easing for easing in _EASINGS if easing.ease(asked) != asked and not (denied and easing is _DENIAL)]
    alone = [(easing, easing.ease(asked).routes(graph, 1)) for easing in easings]
    if any(routes for _, routes in alone):
        yield from (easing.words(_Case(graph, asked, routes[0])) for easing, routes in alone if routes)
        return
    needed = easings
    if not _eased(asked, needed).routes(graph, 1):
        return
    for easing in easings:
        fewer = [other for other in needed if other is not easing]
        needed = fewer if _eased(asked, fewer).routes(graph, 1) else needed
    route = _eased(asked, needed).routes(graph, 1)[0]
    yield f"only with several conditions given up ({', '.join(easing.name for easing in needed)}): {_in_words(route)}"


def _eased(asked: Question, easings: list[_Easing]) -> Question:
    return reduce(lambda question, easing: easing.ease(question), easings, asked)


@dataclass(frozen=True, slots=True)
class _Easing:
    """A condition of a question: its name, the question without it, and what to say of the route that then exists."""

    name: str
    ease: Callable[[Question], Question]
    words: Callable[[_Case], str]


@dataclass(frozen=True, slots=True)
class _Case:
    """A question without an answer, and a route that one of its conditions rules out."""

    graph: KnowledgeGraph
    asked: Question
    route: Route


def _through_avoided(case: _Case) -> str:
    nodes = sorted(step.target.label for step in case.route.steps if step.target.id in case.asked.avoid)
    relations = sorted(
        {step.link.relation for step in case.route.steps if step.link.relation in case.asked.rules.without}
    )
    return f"only through what was to be avoided ({', '.join([*nodes, *relations])}): {_in_words(case.route)}"


def _against(case: _Case) -> str:
    return f"only against the direction of a link: {_in_words(case.route)}"


def _longer(case: _Case) -> str:
    route, most = case.route, case.asked.max_hops or 0
    for hops in range(most + 1, route.hops):
        if shorter := replace(case.asked, max_hops=hops).routes(case.graph, 1):
            route = shorter[0]
            break
    return f"only in {route.hops} hops, and {most} are allowed: {_in_words(route)}"


def _unvisited(case: _Case) -> str:
    ordered = isinstance(case.asked.via, tuple) and len(case.asked.via) > 1
    names = [case.graph.node(id_).label for id_ in (case.asked.via if ordered else sorted(case.asked.via))]
    return f"only without passing {', '.join(names)}{', in that order' * ordered}: {_in_words(case.route)}"


def _by_contrast(case: _Case) -> str:
    return f"only by way of services that the notes contrast ({Relation.ALTERNATIVE_TO}): {_in_words(case.route)}"


def _blocked(case: _Case) -> str:
    quotes = [_quote(step.link) for step in case.route.steps if step.link.negated]
    return f"blocked, for the notes deny a link on the way: {'; '.join(quotes)}"


_DENIAL = _Easing("denied links", lambda asked: replace(asked, rules=replace(asked.rules, denied=True)), _blocked)
_EASINGS: tuple[_Easing, ...] = (
    _DENIAL,
    _Easing(
        "what to avoid",
        lambda asked: replace(asked, avoid=frozenset(), rules=replace(asked.rules, without=frozenset())),
        _through_avoided,
    ),
    _Easing(
        "the direction of links",
        lambda asked: replace(asked, rules=replace(asked.rules, direction=Direction.ANY, senses=frozenset())),
        _against,
    ),
    _Easing("the number of hops", lambda asked: replace(asked, max_hops=None), _longer),
    _Easing("the services to pass", lambda asked: replace(asked, via=()), _unvisited),
    _Easing(
        "links, not contrasts", lambda asked: replace(asked, rules=replace(asked.rules, contrast=True)), _by_contrast
    ),
)


def _in_words(route: Route) -> str:
    """Return a route on one line, the arrows as the links point.

    The labels stand as the notes write them; who prints them as HTML escapes them.
    """
    arrows = (f"{'→' if step.forward else '←'} {step.target.label}" for step in route.steps)
    return " ".join([route.steps[0].source.label, *arrows])


def _quote(edge: Edge) -> str:
    """Return the first sentence behind an edge and where it stands."""
    if not edge.evidence:
        return f"{edge.source} {edge.relation} {edge.target} does not hold"
    first = edge.evidence[0]
    text = " ".join(first.text.split())
    clipped = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"“{clipped}” ({first.source}:{first.line})"


def _nearest(graph: KnowledgeGraph, asked: Question) -> tuple[str, ...]:
    """Return the labels of the service nearest to the source and of the one nearest to the target, where there are any.

    Both keep the question's conditions, and neither is source or target.
    """
    folded = fold(graph, asked.rules)
    left_out = {folded.number[id_] for id_ in {*asked.avoid, asked.source, asked.target}}
    labels: list[str] = []
    for rows, end in ((folded.arcs.out, asked.source), (folded.arcs.into, asked.target)):
        reached = ((node, cost) for node, cost in rows[folded.number[end]] if node not in left_out)
        near = min(((cost, node) for node, cost in reached), default=None)
        if near:
            labels.append(graph.node(folded.ids[near[1]]).label)
    return tuple(dict.fromkeys(labels))
