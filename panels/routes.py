"""Routes as plain values for the browser: cards in the notes' own words, and what of the graph is drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.draw import edge_id
from graph.export import answers
from panels.address.connect import CATEGORY
from panels.details import lead, named, quotes
from panels.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Edge, Node, Route, Step
    from panels.component import Values


def cards(found: Sequence[Route], chosen: int) -> list[Values]:
    """Return a card for each route, in their order; `chosen` counts from 1."""
    return [_card(route, number, chosen=number == chosen) for number, route in enumerate(found, 1)]


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
    ends = {found[0].steps[0].source.id, found[0].steps[-1].target.id}
    for step in (step for route in found for step in route.steps):
        for node in (step.source, step.target):
            if node.id == id_:
                return {"title": node.label, "lead": lead(node), "quotes": [], "verbs": _stop(node, ends)}
        if edge_id(step.link) == id_:
            return {
                "title": f"{step.source.label} {phrase(step.link, forward=step.forward)} {step.target.label}",
                "lead": step.link.condition,
                "quotes": quotes(step.evidence),
                "verbs": _verbs(step.link),
            }
    return None


def markdown(route: Route) -> str:
    """Return a route as Markdown: a list of its hops, the sentences behind each as footnotes."""
    return answers.markdown(answers.of_routes([route]))


def _card(route: Route, number: int, *, chosen: bool) -> Values:
    ends = {route.steps[0].source.id, route.steps[-1].target.id}
    return {
        "number": number,
        "chosen": chosen,
        "names": names(route),
        "chain": chain(route),
        "facts": _facts(route),
        "steps": [_hop(step, ends) for step in route.steps],
    }


def _facts(route: Route) -> str:
    """Return what speaks for a route and against it, in parts rather than as a score."""
    sentences = [len(quotes(step.evidence)) for step in route.steps]
    back = sum(not step.forward for step in route.steps)
    parts = [counted(route.hops, "hop"), counted(sum(sentences), "sentence")]
    if route.hops > 1 and min(sentences) == 1 and max(sentences) > 1:
        parts.append("weakest hop: one sentence")
    if back:
        parts.append(f"{back} against the arrow")
    return " · ".join(parts)


def _hop(step: Step, ends: Iterable[str]) -> Values:
    also = dict.fromkeys(phrase(edge, forward=edge.source == step.source.id) for edge in step.others)
    also.pop(phrase(step.link, forward=step.forward), None)
    return {
        "source": named(step.source),
        "target": named(step.target),
        "phrase": phrase(step.link, forward=step.forward),
        "forward": step.forward,
        "condition": step.link.condition,
        "also": f"also: {', '.join(also)}" if also else "",
        "quotes": quotes(step.evidence),
        "link": _verbs(step.link),
        "stops": [_stop(step.source, ends), _stop(step.target, ends)],
    }


def _stop(node: Node, ends: Iterable[str]) -> list[Values]:
    """Return what can be done with a service of a route: its ends cannot be left out."""
    here: list[Values] = [
        {"label": "Explore", "event": "centre", "id": node.id},
        {"label": "Routes from here", "event": "connect", "id": node.id},
    ]
    if node.id in set(ends):
        return here
    steer: list[tuple[str, str, str]] = [("Require", "via", node.label), ("Avoid", "avoid", node.label)]
    if node.category:
        steer.append((f"Avoid all {node.category}", "avoid", CATEGORY + node.category))
    return [*_buttons(steer), *here]


def _buttons(said: Iterable[tuple[str, str, str]]) -> list[Values]:
    return [{"label": label, "event": event, "id": id_} for label, event, id_ in said]


def _verbs(edge: Edge) -> list[Values]:
    """Return what can be done with a link of a route."""
    relation = edge.relation.replace("_", " ")
    return [{"label": f"Avoid every “{relation}” link", "event": "avoid", "id": edge.relation.value}]
