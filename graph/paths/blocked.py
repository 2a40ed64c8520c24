"""Why no route answers a question: what would have to be given up, what the notes deny, what lies nearest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from graph.errors import Cause, NoRoute
from graph.paths.easing import DENIAL, EASINGS, Case, Easing, in_words, quote
from graph.paths.folding import fold
from graph.paths.missing import missing_link
from graph.paths.rules import Sense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Route
    from graph.paths.question import Question

UNFINISHED = "none was found in as much of the graph as one question may look at; fewer conditions may find one"


@dataclass(frozen=True, slots=True)
class _Reason:
    """One reason: for programs, in words, with the denied links and the route behind it, where there are any."""

    cause: Cause
    words: str
    denials: tuple[Edge, ...] = ()
    route: Route | None = None


def no_route(graph: KnowledgeGraph, asked: Question, *, complete: bool = True) -> NoRoute:
    """Return the error that says why a question has no answer; `complete` where the search for one went to its end.

    The reasons, as far as they hold, in this order: source and target are one; an end or a stop was itself to be
    avoided; the notes deny the link between the two (quoted); each single condition of the question that alone keeps
    the services apart, with the route that there is without it; else the conditions that do so together; else that the
    services are not linked at all. `nearest` names the closest service that each side does reach.
    """
    if complete:
        reasons = list(_plain(graph, asked)) or [*_denied(graph, asked), *_given_up(graph, asked)]
    else:
        reasons = [_Reason(Cause.UNFINISHED, UNFINISHED)]
    told = reasons or [_Reason(Cause.UNLINKED, "nothing in the notes links the two, not even by way of other services")]
    return NoRoute(
        graph.node(asked.source).label,
        graph.node(asked.target).label,
        "; ".join(reason.words for reason in told),
        _nearest(graph, asked),
        causes=tuple(dict.fromkeys(reason.cause for reason in told)),
        denials=tuple(dict.fromkeys(edge for reason in told for edge in reason.denials)),
        detour=next((reason.route for reason in told if reason.route), None),
        missing=missing_link(graph, asked),
    )


def _plain(graph: KnowledgeGraph, asked: Question) -> Iterator[_Reason]:
    """Yield why the question cannot have an answer in any graph."""
    if asked.source == asked.target:
        yield _Reason(Cause.SAME, "both names mean the same service")
    for id_ in sorted({asked.source, asked.target, *asked.via} & asked.avoid):
        yield _Reason(Cause.AVOIDED_END, f"{graph.node(id_).label} was itself to be avoided")
    stops = len(asked.via)
    if asked.max_hops is not None and stops >= asked.max_hops:
        words = f"to pass {stops} services takes at least {stops + 1} hops, and only {asked.max_hops} are allowed"
        yield _Reason(Cause.TOO_MANY_STOPS, words)


def _denied(graph: KnowledgeGraph, asked: Question) -> Iterator[_Reason]:
    """Yield what the notes deny between the two services themselves."""
    for edge in graph.between(asked.source, asked.target):
        sense = asked.rules.sense(edge.relation)
        against = sense is not Sense.EITHER and (sense is Sense.ALONG) != (edge.source == asked.source)
        if edge.negated and not against and replace(asked.rules, denied=True).allows(edge):
            yield _Reason(Cause.DENIED, f"the notes deny it: {quote(edge)}", (edge,))


def _given_up(graph: KnowledgeGraph, asked: Question) -> Iterator[_Reason]:
    """Yield each condition that alone keeps the two apart, or the few that do so together."""
    denied = any(_denied(graph, asked))
    easings = [easing for easing in EASINGS if easing.ease(asked) != asked and not (denied and easing is DENIAL)]
    alone = [(easing, easing.ease(asked).routes(graph, 1)) for easing in easings]
    if any(routes for _, routes in alone):
        yield from (_reason(easing, Case(graph, asked, routes[0])) for easing, routes in alone if routes)
        return
    needed = easings
    if not _eased(asked, needed).routes(graph, 1):
        return
    for easing in easings:
        fewer = [other for other in needed if other is not easing]
        needed = fewer if _eased(asked, fewer).routes(graph, 1) else needed
    route = _eased(asked, needed).routes(graph, 1)[0]
    names = ", ".join(easing.name for easing in needed)
    yield _Reason(
        Cause.SEVERAL, f"only with several conditions given up ({names}): {in_words(route)}", _negated(route), route
    )


def _reason(easing: Easing, case: Case) -> _Reason:
    return _Reason(easing.cause, easing.words(case), _negated(case.route), case.route)


def _negated(route: Route) -> tuple[Edge, ...]:
    return tuple(step.link for step in route.steps if step.link.negated)


def _eased(asked: Question, easings: list[Easing]) -> Question:
    return reduce(lambda question, easing: easing.ease(question), easings, asked)


def _nearest(graph: KnowledgeGraph, asked: Question) -> tuple[str, ...]:
    """Return the labels of the service nearest to the source and of the one nearest to the target, where there are any.

    Both keep the question's conditions, and neither is source or target.
    """
    folded = fold(graph, asked.rules)
    source, target = folded.number[asked.source], folded.number[asked.target]
    left_out = {source, target, *(folded.number[id_] for id_ in asked.avoid if id_ in folded.number)}
    arcs = folded.between(source, target)
    labels: list[str] = []
    for row in (arcs.out[source], arcs.into[target]):
        near = min(((cost, node) for node, cost in row if node not in left_out), default=None)
        if near:
            labels.append(graph.node(folded.ids[near[1]]).label)
    return tuple(dict.fromkeys(labels))
