"""A large graph made by rule, for measuring questions: services with hubs among them, one sentence a link."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from graph.merge import KnowledgeGraph
from graph.model import LINK_RELATIONS, Edge, Evidence, Node, NodeKind, Relation
from graph.paths.folding import compiled
from graph.paths.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.paths.folding import Folded

RELATIONS = tuple(relation for relation in LINK_RELATIONS if relation is not Relation.ALTERNATIVE_TO)
SURE = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def synthetic(nodes: int, edges: int, seed: int = 20) -> KnowledgeGraph:
    """Return a graph of so many services and links, the same for the same seed.

    Each link goes from any service to one that, two times in three, is picked as often as it has links already
    (Barabási and Albert 1999), so that there are hubs.
    """
    random = Random(seed)  # noqa: S311 - a measurement, no secret
    ids = [f"service:Service {number:06}" for number in range(nodes)]
    services = [Node(id=id_, kind=NodeKind.SERVICE, label=id_.partition(":")[2]) for id_ in ids]
    return KnowledgeGraph.from_parts(services, _edges(ids, edges, random))


def folded(nodes: int, edges: int, seed: int = 20) -> Folded:
    """Return such a graph folded as routes are searched on it, without the sentences, which would not fit in memory."""
    random = Random(seed)  # noqa: S311 - a measurement, no secret
    links = {(relation, sure): [_edge("", "", relation, 0, sure)] for relation in RELATIONS for sure in SURE}
    pairs: dict[tuple[int, int], list[Edge]] = {}
    ends = list(range(nodes))
    while len(pairs) < edges:
        here = random.randrange(nodes)
        there = random.choice(ends) if random.random() < 2 / 3 else random.randrange(nodes)
        if here != there:
            pairs.setdefault((min(here, there), max(here, there)), links[random.choice(RELATIONS), random.choice(SURE)])
            ends += (here, there)
    return compiled(tuple(f"service:{number:07}" for number in range(nodes)), pairs, Rules())


def _edges(ids: list[str], count: int, random: Random) -> Iterator[Edge]:
    ends = list(ids)
    seen: set[tuple[str, str, Relation]] = set()
    while len(seen) < count:
        source = random.choice(ids)
        target = random.choice(ends if random.random() < 2 / 3 else ids)
        link = (source, target, random.choice(RELATIONS))
        if source == target or link in seen:
            continue
        seen.add(link)
        ends += (source, target)
        yield _edge(*link, line=len(seen), sure=random.choice(SURE))


def _edge(source: str, target: str, relation: Relation, line: int, sure: float) -> Edge:
    text = f"{source} {relation} {target}"
    read = Evidence(source="made.md", line=line, start=0, end=len(text), text=text, rule="made", confidence=sure)
    return Edge(source=source, target=target, key=f"{relation}||", relation=relation, confidence=sure, evidence=(read,))
