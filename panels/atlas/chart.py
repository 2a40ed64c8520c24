"""The map as data: services by purpose in their places, sized by what the notes say of them; links by strength."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log2
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from graph.layout.atlas import Item, layers, packed, region
from graph.model import LINK_RELATIONS, NodeKind, Relation
from panels.address import Explore
from panels.atlas.purposes import OTHER, purpose
from panels.labels import LONGEST, broken, short
from panels.wording import clipped, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.layout.atlas import Pair, Point, Region
    from graph.merge import KnowledgeGraph
    from graph.model import Node
    from panels.component import Values

WIDE, TALL = 2.2, 0.7
"""The aspects of the two arrangements: a window's and a phone's."""

LEAST, GAIN, LARGEST = 5.0, 2.1, 19.0
"""Radius of a service that is named once, what each doubling adds, and the most."""

HEAD = 26.0
"""How high the name of a region is."""

LETTER, LINE, MARGIN = 6.7, 14.0, 16.0
"""Of a label: the width of a letter, the height of a line, the room around."""

FEW, MANY = 140, 600
"""Links that are drawn at first, and when more are wanted, at most."""

MAPPED, JOINED = 1500, 6000
"""Services and linked pairs on the map, at most: the weightiest and the strongest; the search finds the rest."""

MORE = 3
"""With "more", each service has so many of its strongest links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The map: its groups, what is said of each service, all pairs that are linked (`steps`: how many are drawn)."""

    services: tuple[Node, ...] = ()
    groups: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    arranged: Mapping[str, Mapping[str, Point]] = field(default_factory=dict)
    pairs: tuple[tuple[str, str, int], ...] = ()
    steps: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0


def chart(graph: KnowledgeGraph) -> Chart:
    """Return the map of a graph; ask for it with `graph.derived(chart)`."""
    every = graph.nodes(NodeKind.SERVICE)
    services = tuple(sorted(_mapped(graph, every), key=lambda node: (-_weight(node), node.id)))
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in services:
        groups[node.category or OTHER].append(node)
    regions = {name: region(name, [_item(node) for node in own], _head(name)) for name, own in sorted(groups.items())}
    strengths, shown = pairs(graph), {node.id for node in services}
    drawn = {pair: strength for pair, strength in strengths.items() if shown.issuperset(pair)}
    first, second, rest = layers(drawn, MORE)
    order = (*first, *second, *rest)[:JOINED]
    return Chart(
        services=services,
        groups={name: tuple(own) for name, own in groups.items()},
        regions=regions,
        arranged={
            way: packed(list(regions.values()), _pull(services, drawn), aspect)
            for way, aspect in (("wide", WIDE), ("tall", TALL))
        },
        pairs=tuple((*pair, strengths[pair]) for pair in order),
        steps=_steps(len(first), len(first) + len(second), len(order)),
        words=_said(graph, services, strengths),
        left_out=len(every) - len(services),
    )


def pairs(graph: KnowledgeGraph) -> dict[Pair, int]:
    """Return the pairs of services that are linked, ids in order, each with how many sentences link them."""
    found: Counter[Pair] = Counter()
    for edge in graph.edges():
        if edge.relation in LINK_RELATIONS and edge.source != edge.target:
            one, other = sorted((edge.source, edge.target))
            found[one, other] += max(1, len(edge.evidence))
    return dict(found)


def payload(drawn: Chart, chosen: Sequence[str], links: str) -> Values:
    """Return the map as plain values for the browser: services by number, the weightiest first."""
    number = {node.id: index for index, node in enumerate(drawn.services)}
    names = list(drawn.regions)
    return {
        "nodes": [_node(drawn, node, names.index(node.category or OTHER)) for node in drawn.services],
        "groups": [_group(drawn, name, chosen) for name in names],
        "pairs": [part for one, other, strength in drawn.pairs for part in (number[one], number[other], strength)],
        "drawn": drawn.steps.get(links, 0),
        "links": links,
        "summary": summary(drawn),
    }


def summary(drawn: Chart) -> str:
    """Return what is on the map, in one sentence."""
    services, groups = counted(len(drawn.services), "service"), counted(len(drawn.regions), "purpose")
    rest = f"; {drawn.left_out:,} more are found with the search" if drawn.left_out else ""
    return f"Map of {services} by {groups}, with {counted(len(drawn.pairs), 'pair')} that are linked{rest}"


def _node(drawn: Chart, node: Node, group: int) -> Values:
    x, y = drawn.regions[node.category or OTHER].places[node.id]
    return {
        "id": node.id, "label": node.label, "lines": broken(short(node.label)), "x": x, "y": y,
        "r": round(_radius(node), 1), "group": group, "words": drawn.words[node.id],
        "href": f"explore?{urlencode(Explore(node=node.label).query(), doseq=True)}",
    }  # fmt: skip


def _group(drawn: Chart, name: str, chosen: Sequence[str]) -> Values:
    style, own = purpose(name), drawn.regions[name]
    return {
        "name": name, "words": clipped(style.words, LONGEST), "hue": style.hue, "chroma": style.chroma,
        "count": len(drawn.groups[name]), "chosen": name in chosen, "outline": [list(point) for point in own.outline],
        "top": round(-own.high / 2, 1), "wide": list(drawn.arranged["wide"][name]),
        "tall": list(drawn.arranged["tall"][name]),
    }  # fmt: skip


def _mapped(graph: KnowledgeGraph, every: Sequence[Node]) -> Sequence[Node]:
    """Return the services that the map has room for."""
    if len(every) <= MAPPED:
        return every
    return nsmallest(MAPPED, every, key=lambda node: (-_weight(node), -graph.degree(node.id), node.id))


def _weight(node: Node) -> int:
    return len(node.mentions)


def _radius(node: Node) -> float:
    return min(LARGEST, LEAST + GAIN * log2(1 + _weight(node)))


def _item(node: Node) -> Item:
    lines = broken(short(node.label))
    wide = max(2 * _radius(node), LETTER * max(map(len, lines))) + MARGIN
    reach = _radius(node) + MARGIN / 2
    return Item(id=node.id, wide=wide, above=reach, below=reach + LINE * len(lines))


def _steps(spine: int, more: int, every: int) -> dict[str, int]:
    """Return how many links are drawn at each step: few enough at first to be seen one by one."""
    return {"": min(spine, FEW), "more": max(min(more, MANY), min(spine, FEW)), "all": every}


def _head(name: str) -> Point:
    return len(purpose(name).words) * LETTER + MARGIN, HEAD


def _pull(services: Iterable[Node], strengths: Mapping[Pair, int]) -> dict[Pair, float]:
    group = {node.id: node.category or OTHER for node in services}
    pull: Counter[Pair] = Counter()
    for (one, other), strength in strengths.items():
        first, second = sorted((group[one], group[other]))
        if first != second:
            pull[first, second] += strength
    return {pair: float(strength) for pair, strength in pull.items()}


def _said(graph: KnowledgeGraph, services: Iterable[Node], strengths: Mapping[Pair, int]) -> dict[str, str]:
    """Return what is said of each service, in words."""
    linked = Counter(name for pair in strengths for name in pair)
    limits, needs = Counter[str](), Counter[str]()
    for edge in graph.edges():
        if edge.relation is Relation.HAS_CONSTRAINT:
            limits[edge.source] += 1
        elif edge.relation is Relation.ANSWERED_BY:
            needs[edge.target] += 1
    words = {}
    for node in services:
        parts = [(linked[node.id], "linked service"), (limits[node.id], "limit"), (needs[node.id], "need")]
        said = [counted(number, what) for number, what in parts if number]
        words[node.id] = " · ".join([*said, f"in {counted(len(node.mentions), 'line')} of the notes"])
    return words
