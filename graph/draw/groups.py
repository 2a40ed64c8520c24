"""A picture of too many nodes made readable: the leaves of a service, kind by kind, folded into one node each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graph.model import Edge, Node, NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST = 400
"""Nodes that are drawn one by one; of more, leaves are folded into groups."""

LEAST = 2
"""Leaves that make a group: fewer take no more room by themselves."""

NOUNS: dict[NodeKind, str] = {
    NodeKind.SERVICE: "services",
    NodeKind.FEATURE: "features",
    NodeKind.CONSTRAINT: "limits",
    NodeKind.SCENARIO: "needs",
}
"""What the leaves of each kind are called together."""

Groups = dict[str, tuple[str, ...]]


def grouped(
    nodes: Sequence[Node], edges: Sequence[Edge], most: int = MOST, opened: Collection[str] = ()
) -> tuple[list[Node], list[Edge], Groups]:
    """Return nodes and edges with leaves folded into groups, and the members of each group by its id.

    Parameters: up to `most` nodes nothing is folded; the groups `opened` are left as they are. A leaf is linked with
    one other node alone; the leaves of one kind at one node make a group. Order: as given, a group where its first
    member was. What is still too much then is for the caller to cut.

    >>> grouped([], [])
    ([], [], {})
    """
    if len(nodes) <= most:
        return list(nodes), list(edges), {}
    groups = {id_: members for id_, members in _leaves(nodes, edges).items() if id_ not in opened}
    into = {member: id_ for id_, members in groups.items() for member in members}
    by_id = {node.id: node for node in nodes}
    kept = {into.get(node.id, node.id): node for node in reversed(nodes)}
    shown = [kept[id_] for id_ in dict.fromkeys(into.get(node.id, node.id) for node in nodes)]
    folded = [_folded(into[node.id], groups, node, by_id) if node.id in into else node for node in shown]
    return folded, _joined(edges, into), groups


def _leaves(nodes: Sequence[Node], edges: Sequence[Edge]) -> Groups:
    """Return the leaves that go together, by the id of their group."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.source != edge.target:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        if len(near[node.id]) == 1:
            (owner,) = near[node.id]
            if len(near[owner]) > 1:  # of a pair neither is the other's leaf
                found[f"group:{node.kind}/{owner}"].append(node.id)
    return {id_: tuple(members) for id_, members in found.items() if len(members) >= LEAST}


def _folded(id_: str, groups: Groups, first: Node, by_id: Mapping[str, Node]) -> Node:
    owner = by_id[id_.partition("/")[2]]
    return Node(id=id_, kind=first.kind, label=f"{len(groups[id_])} {NOUNS[first.kind]} of {owner.label}")


def _joined(edges: Sequence[Edge], into: Mapping[str, str]) -> list[Edge]:
    """Return the edges, those of the members of a group as one from or to the group, its relation the commonest."""
    kept = [edge for edge in edges if edge.source not in into and edge.target not in into]
    bundles: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        ends = into.get(edge.source, edge.source), into.get(edge.target, edge.target)
        if ends != (edge.source, edge.target):
            bundles[ends].append(edge)
    return kept + [
        Edge(source=source, target=target, key="group", relation=_commonest(of))
        for (source, target), of in bundles.items()
    ]


def _commonest(edges: Sequence[Edge]) -> Relation:
    counts = Counter(edge.relation for edge in edges)
    return min(counts, key=lambda relation: (-counts[relation], relation))
