"""What lies between several services: the small part of the graph that connects them most cheaply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import NodeKind
from graph.paths import steiner
from graph.paths.folding import UNIT, fold
from graph.paths.question import step
from graph.paths.rules import HUB_WEIGHT, Rules
from graph.query import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Node, Step
    from graph.paths.folding import Folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A tree that connects services.

    `named` are those asked for, in their order; `passed` the others that it takes, by id; `steps` its links with their
    sentences, each once; `cost` what they cost; `parts` the groups of those named that are connected, one if all are.
    """

    named: tuple[Node, ...]
    passed: tuple[Node, ...]
    steps: tuple[Step, ...]
    cost: float
    parts: tuple[tuple[Node, ...], ...]


def between(
    graph: KnowledgeGraph, names: Sequence[str], *, contrast: bool = False, hub_weight: float = HUB_WEIGHT
) -> Joined:
    """Return a small part of the graph that connects services, by `graph.paths.steiner` on the costs of routes.

    Hubs cost their toll, the services named none. Those that nothing connects are told in `parts`, the largest group
    first, and are no error. Raises UnknownName, AmbiguousName, and ValueError for fewer than two services.
    """
    ids = list(dict.fromkeys(find(graph, name, frozenset({NodeKind.SERVICE})).id for name in names))
    if len(ids) < 2:  # noqa: PLR2004 - a pair
        message = "it takes two services, or more, to lie between"
        raise ValueError(message)
    folded = fold(graph, Rules(contrast=contrast, hub_weight=hub_weight))
    ends = [folded.number[id_] for id_ in ids]
    rows = folded.between(*ends).out
    links = steiner.tree(rows, ends)
    return Joined(
        named=tuple(map(graph.node, ids)),
        passed=tuple(graph.node(folded.ids[node]) for node in sorted(steiner.passed(links, ends))),
        steps=tuple(_along(graph, folded, link) for link in sorted(links)),
        cost=steiner.cost(rows, links) / UNIT,
        parts=tuple(
            tuple(graph.node(folded.ids[end]) for end in group) for group in steiner.groups(links, ends)
        ),
    )


def _along(graph: KnowledgeGraph, folded: Folded, link: tuple[int, int]) -> Step:
    """Return a link as a step along its own arrow."""
    here, there = link
    if folded.chosen(here, there).source != folded.ids[here]:
        here, there = there, here
    return step(graph, folded, here, there)
