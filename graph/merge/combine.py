"""Equal nodes and equal edges become one, with all that was known of each; the order they come in never matters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from graph.merge.gather import commonest
from graph.merge.identity import feature_id, fold, part, whole
from graph.model import Edge, Evidence, Node, NodeKind, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 0.99
"""Notes are never certain: the highest confidence an edge can have."""

EdgeKey = tuple[str, str, str]


def combine(pieces: Iterable[Node | Edge]) -> tuple[dict[str, Node], dict[EdgeKey, Edge]]:
    """Return the nodes by id and the edges by (source, target, key), both sorted, equal ones combined.

    >>> combine([])
    ({}, {})
    """
    nodes: dict[str, list[Node]] = defaultdict(list)
    edges: dict[EdgeKey, list[Edge]] = defaultdict(list)
    for piece in pieces:
        if isinstance(piece, Node):
            nodes[piece.id].append(piece)
        else:
            edges[piece.source, piece.target, piece.key].append(piece)
    return (
        {name: _node(nodes[name]) for name in sorted(nodes)},
        {key: _edge(edges[key]) for key in sorted(edges)},
    )


def confidence(evidence: Iterable[Evidence]) -> float:
    """Return how sure an edge is: 1 − Π(1 − best confidence of each line of the notes), at most `MOST`.

    Two sentences add up, two rules that read one sentence do not (as INDRA's belief model has it; Gyori et al., 2017).

    >>> place = {"source": "a.md", "start": 0, "end": 1, "text": "", "rule": ""}
    >>> confidence([Evidence(line=1, **place), Evidence(line=2, **place)])
    0.96
    """
    best: dict[tuple[str, int], float] = defaultdict(float)
    for piece in evidence:
        line = piece.source, piece.line
        best[line] = max(best[line], piece.confidence)
    doubt = 1.0
    for _, sure in sorted(best.items()):
        doubt *= 1.0 - sure
    return min(MOST, round(1.0 - doubt, 4))


def renamed(nodes: Iterable[Node]) -> dict[str, str]:
    """Return new ids, where they differ, for features (and what bounds them) that two graphs label differently.

    The label with more places in the notes stays, the first in sorted order among equals.
    """
    nodes = list(nodes)
    places: dict[tuple[str, str], dict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for node in nodes:
        if node.kind is NodeKind.FEATURE and (service := _service_of(node)) is not None:
            places[service, fold(node.label)][node.label].update(node.mentions)
    labels = {key: commonest(forms) for key, forms in places.items()}
    return {node.id: new for node in nodes if (new := _new_id(node, labels)) != node.id}


def _service_of(node: Node) -> str | None:
    """Return the service that the id of a feature or constraint names, None for an id of another make."""
    _, _, rest = node.id.partition(":")
    service, slash, _ = rest.partition("/")
    return whole(service) if slash else None


def _new_id(node: Node, labels: dict[tuple[str, str], str]) -> str:
    """Return the id that a feature or constraint has under these labels."""
    service = _service_of(node)
    if service is None or node.kind not in {NodeKind.FEATURE, NodeKind.CONSTRAINT}:
        return node.id
    if node.kind is NodeKind.FEATURE:
        return feature_id(service, labels[service, fold(node.label)])
    head, of, *rest = node.id.split("/", 2)
    label = labels.get((service, fold(whole(of))))
    return "/".join([head, part(label), *rest]) if label is not None else node.id


def relabelled(node: Node, new: str) -> Node:
    """Return the node under its new id; a feature takes its label from it and keeps the old one as an alias."""
    if new == node.id or node.kind is not NodeKind.FEATURE:
        return replace(node, id=new)
    label = new.partition("/")[2]
    return replace(node, id=new, label=label, aliases=(*node.aliases, node.label))


def _node(same: list[Node]) -> Node:
    """Return one node for several of one id."""
    first = min(same, key=lambda node: (node.kind, node.label))
    vendor, category = _known(node.vendor for node in same), _known(node.category for node in same)
    bounds = [node.bound for node in same if node.bound is not None]
    return Node(
        id=first.id,
        kind=first.kind,
        label=first.label,
        aliases=tuple(sorted({form for node in same for form in (node.label, *node.aliases)} - {first.label})),
        vendor=vendor,
        category=category,
        discovered=any(node.discovered for node in same) and not (vendor or category),
        mentions=tuple(sorted({place for node in same for place in node.mentions})),
        bound=max(bounds, key=astuple, default=None),
        answers=_words(node.answers for node in same),
        rejects=_words(node.rejects for node in same),
    )


def _known(values: Iterable[str]) -> str:
    """Return the first in sorted order of the values that say something, "" where none does."""
    return min(filter(None, values), default="")


def _words(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({word for words in lists for word in words}))


def _edge(same: list[Edge]) -> Edge:
    """Return one edge for several of one key, with the evidence of all."""
    if len(same) == 1 and len(same[0].evidence) == 1 and confidence(same[0].evidence) == same[0].confidence:
        return same[0]
    evidence = tuple(sorted({piece for edge in same for piece in edge.evidence}))
    sure = confidence(evidence) if evidence else max(edge.confidence for edge in same)
    return replace(min(same, key=lambda edge: (edge.relation, edge.negated)), evidence=evidence, confidence=sure)
