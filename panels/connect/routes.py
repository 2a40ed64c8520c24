"""Routes as plain values for the browser: cards in the notes' own words, and what of the graph is drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.draw import edge_id
from graph.model import NodeKind
from graph.paths import Sense, parts, summed_up
from panels.address import name_of
from panels.address.connect import CATEGORY
from panels.details import lead, named, quotes
from panels.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node, Route, Step
    from panels.component import Values

WEAK = "weak evidence"
"""What is said of a hop that is hardly believed."""


def cards(graph: KnowledgeGraph, found: Sequence[Route], chosen: int) -> list[Values]:
    """Return a card for each route, in their order; `chosen` counts from 1."""
    return [_card(graph, route, number, chosen=number == chosen) for number, route in enumerate(found, 1)]


def card_of(title: str, facts: str, steps: Sequence[Step], *, steer: bool = True) -> Values:
    """Return a card of links that are no route of their own; without `steer` they are only to be read."""
    ends = {node.id for step in steps for node in (step.source, step.target)} if not steer else set[str]()
    hops = [_hop(step, ends, steer=steer) for step in steps]
    return {"number": 0, "chosen": False, "names": [title], "chain": title, "facts": facts, "steps": hops}


def drawn(found: Sequence[Route]) -> tuple[list[Node], list[Edge]]:
    """Return the nodes and links of all routes, each once, those of better routes first."""
    nodes = {node.id: node for route in found for step in route.steps for node in (step.source, step.target)}
    steps = [step for route in found for step in route.steps]
    links = {(step.link.source, step.link.target, step.link.key): step.link for step in steps}
    return list(nodes.values()), list(links.values())


def lit(route: Route) -> frozenset[str]:
    """Return the ids of the nodes that a route passes and of the links it goes along."""
    nodes = {node.id for step in route.steps for node in (step.source, step.target)}
    return frozenset(nodes | {edge_id(step.link) for step in route.steps})


def summary(found: Sequence[Route], chosen: int) -> str:
    """Return the picture of the routes in a sentence."""
    first = found[0].steps
    ends = f"from {first[0].source.label} to {first[-1].target.label}"
    return f"Graph of {counted(len(found), 'route')} {ends}, route {chosen} lit: {', '.join(names(found[chosen - 1]))}"


def names(route: Route) -> list[str]:
    """Return the names that a route passes, from its source to its target."""
    return [route.steps[0].source.label, *(step.target.label for step in route.steps)]


def chain(route: Route) -> str:
    """Return a route on one line, its arrows as the links point."""
    arrows = (f"{'→' if step.forward else '←'} {step.target.label}" for step in route.steps)
    return " ".join([route.steps[0].source.label, *arrows])


def about(found: Sequence[Route], id_: str) -> Values | None:
    """Return what is told of a node or link of the picture and what can be done with it; None where it is neither."""
    ends = {node.id for route in found for node in (route.steps[0].source, route.steps[-1].target)}
    return told_of([step for route in found for step in route.steps], id_, ends)


def told_of(steps: Iterable[Step], id_: str, ends: Collection[str]) -> Values | None:
    """Return the same for the links of any picture; `ends` are the ids of nodes that cannot be left out."""
    for step in steps:
        for node in (step.source, step.target):
            if node.id == id_:
                return {"title": node.label, "lead": lead(node), "quotes": [], "verbs": _stop(node, ends)}
        if edge_id(step.link) == id_:
            return {
                "title": f"{step.source.label} {phrase(step.link, forward=step.forward)} {step.target.label}",
                "lead": step.link.condition,
                "quotes": quotes(step.evidence),
                "verbs": _verbs(step),
            }
    return None


def _card(graph: KnowledgeGraph, route: Route, number: int, *, chosen: bool) -> Values:
    ends = {route.steps[0].source.id, route.steps[-1].target.id}
    of = parts(graph, route)
    return {
        "number": number,
        "chosen": chosen,
        "names": names(route),
        "chain": chain(route),
        "facts": summed_up(of),
        "steps": [_hop(step, ends, weak=step in of.weak) for step in route.steps],
    }


def _hop(step: Step, ends: Collection[str], *, weak: bool = False, steer: bool = True) -> Values:
    also = dict.fromkeys(phrase(edge, forward=edge.source == step.source.id) for edge in step.others)
    also.pop(phrase(step.link, forward=step.forward), None)
    return {
        "source": named(step.source),
        "target": named(step.target),
        "phrase": phrase(step.link, forward=step.forward),
        "forward": step.forward,
        "condition": step.link.condition,
        "weak": WEAK if weak else "",
        "also": f"also: {', '.join(also)}" if also else "",
        "quotes": quotes(step.evidence),
        "link": _verbs(step) if steer else [],
        "stops": [_stop(step.source, ends), _stop(step.target, ends)],
    }


def _stop(node: Node, ends: Collection[str]) -> list[Values]:
    """Return what can be done with a node of a route: its ends cannot be left out."""
    here: list[Values] = [{"label": "Explore", "event": "centre", "id": node.id}]
    if node.kind is NodeKind.SERVICE:
        here.append({"label": "Routes from here", "event": "connect", "id": node.id})
    if node.id in ends:
        return here
    steer: list[tuple[str, str, str]] = [("Require", "via", name_of(node)), ("Avoid", "avoid", name_of(node))]
    if node.category:
        steer.append((f"Avoid all {node.category}", "avoid", CATEGORY + node.category))
    return [*_buttons(steer), *here]


def _verbs(step: Step) -> list[Values]:
    """Return what can be done with a link of a route: with all links of its relation."""
    relation, sense = step.link.relation, Sense.ALONG if step.forward else Sense.AGAINST
    words = relation.replace("_", " ")
    back = "forwards" if step.forward else "backwards"
    return _buttons(
        [
            (f"Require a “{words}” link", "via", relation.value),
            (f"Avoid every “{words}” link", "avoid", relation.value),
            (f"“{words}” only {back}", "way", f"{relation.value}={sense.value}"),
        ]
    )


def _buttons(said: Iterable[tuple[str, str, str]]) -> list[Values]:
    return [{"label": label, "event": event, "id": id_} for label, event, id_ in said]
