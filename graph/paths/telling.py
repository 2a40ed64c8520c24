"""What speaks for a route and against it, in parts rather than as a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.query.walk import traffic_of

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from graph.model import Node, Route, Step

WEAK = 0.6
"""A link believed less than this is weak evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a route's score.

    `sentences` is how many lines of the notes all hops rest on, `weakest` how many the hop with the fewest does;
    `hubs` are the services passed that are linked with much more than others; `against` counts the hops that go
    against their link's arrow; `conditional` are the hops that hold only under a condition, `weak` those whose evidence
    is believed less than `WEAK`.
    """

    hops: int
    sentences: int
    weakest: int
    hubs: tuple[Node, ...]
    against: int
    conditional: tuple[Step, ...]
    weak: tuple[Step, ...]


def parts(graph: KnowledgeGraph, route: Route) -> Parts:
    """Return the parts of a route's score; hubs and steps in the order of the route."""
    hubs = graph.derived(traffic_of).hubs
    sentences = [len({(one.source, one.line) for one in step.evidence}) for step in route.steps]
    return Parts(
        hops=route.hops,
        sentences=sum(sentences),
        weakest=min(sentences, default=0),
        hubs=tuple(step.target for step in route.steps[:-1] if step.target.id in hubs),
        against=sum(not step.forward for step in route.steps),
        conditional=tuple(step for step in route.steps if step.link.condition),
        weak=tuple(step for step in route.steps if step.link.confidence < WEAK),
    )


def summed_up(of: Parts) -> str:
    """Return the parts on one line.

    >>> summed_up(Parts(hops=3, sentences=4, weakest=1, hubs=(), against=1, conditional=(), weak=()))
    '3 hops · 4 sentences · weakest: one sentence · no hub · 1 against the arrow'
    """
    said = [_counted(of.hops, "hop"), _counted(of.sentences, "sentence")]
    if of.hops > 1:
        said.append(f"weakest: {'one sentence' if of.weakest == 1 else _counted(of.weakest, 'sentence')}")
        said.append(f"through a hub: {', '.join(node.label for node in of.hubs)}" if of.hubs else "no hub")
    said += [f"{of.against} against the arrow"] * bool(of.against)
    said += [_counted(len(of.conditional), "condition")] * bool(of.conditional)
    said += [f"weak evidence for {_counted(len(of.weak), 'hop')}"] * bool(of.weak)
    return " · ".join(said)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
