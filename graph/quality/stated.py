"""What notes state, line by line, in one form for both sides: what a person annotated, and what a graph holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation
from graph.quality.spelling import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Node
    from graph.quality.annotations import Annotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A service that a line names."""

    line: int
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A link that a line states; `sure` is how sure the reader was."""

    line: int
    head: str
    relation: str
    tail: str
    negated: bool = False
    sure: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Featured:
    """A feature that a line tells of."""

    line: int
    service: str
    name: str
    sure: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """A constraint that a line gives, with the service it belongs to."""

    line: int
    service: str
    kind: str
    value: str = ""
    unit: str = ""
    sure: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A need that a line answers, with the services among the answers."""

    line: int
    need: str
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """All that notes state, by kind of fact; services under the key that their spellings share."""

    services: tuple[Named, ...] = ()
    links: tuple[Linked, ...] = ()
    features: tuple[Featured, ...] = ()
    constraints: tuple[Bounded, ...] = ()
    scenarios: tuple[Needed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Some lines of a note; without ranges, all of them."""

    ranges: tuple[tuple[int, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Lines:
        """Return the lines of ranges as people write them. Raises ValueError for what is none.

        >>> [number in Lines.parse("1-3,7-7") for number in (3, 4, 7)], 9 in Lines.parse("")
        ([True, False, True], True)
        """
        pairs = (part.split("-") for part in text.split(",") if part)
        return cls(ranges=tuple((int(first), int(last)) for first, last in pairs))

    def __contains__(self, number: object) -> bool:
        """Return whether this is the number of one of the lines."""
        return not self.ranges or any(isinstance(number, int) and a <= number <= b for a, b in self.ranges)


EVERYWHERE = Lines()


def annotated(annotations: Iterable[Annotation], lines: Lines = EVERYWHERE) -> Stated:
    """Return what a person found in these lines.

    >>> from graph.quality.annotations import read
    >>> annotated(read('{"line": 3, "services": ["Amazon SQS"]}')).services
    (Named(line=3, service='sqs'),)
    """
    rows = [row for row in annotations if row.line in lines]
    return Stated(
        services=tuple(Named(line=row.line, service=key(name)) for row in rows for name in row.services),
        links=tuple(
            Linked(
                line=row.line,
                head=key(one["head"]),
                relation=one["rel"],
                tail=key(one["tail"]),
                negated=bool(one.get("negated")),
            )
            for row in rows
            for one in row.links
        ),
        features=tuple(
            Featured(line=row.line, service=key(one["of"]), name=one["name"]) for row in rows for one in row.features
        ),
        constraints=tuple(
            Bounded(
                line=row.line,
                service=key(one.get("service") or one["of"]),
                kind=one["kind"],
                value=one.get("value", ""),
                unit=one.get("unit", ""),
            )
            for row in rows
            for one in row.constraints
        ),
        scenarios=tuple(
            Needed(line=row.line, need=one["need"], services=frozenset(map(key, one.get("services", ()))))
            for row in rows
            for one in row.scenarios
        ),
    )


def held(graph: KnowledgeGraph, source: str = "", lines: Lines = EVERYWHERE) -> Stated:
    """Return what a graph holds of these lines of the notes whose name ends in `source`.

    A constraint on a feature counts for the first service that has the feature.
    """
    edges = [_Read(edge, graph, sure) for edge in graph.edges() if (sure := _places(edge, source, lines))]
    mentions = (
        Named(line=place.line, service=key(node.label))
        for node in graph.nodes(NodeKind.SERVICE)
        for place in node.mentions
        if place.source.endswith(source) and place.line in lines
    )
    return Stated(
        services=tuple(mentions),
        links=tuple(one for edge in edges for one in _links(edge)),
        features=tuple(one for edge in edges for one in _features(edge)),
        constraints=tuple(_constraints(edges, _owners(graph))),
        scenarios=tuple(_scenarios(edges)),
    )


class _Read:
    """An edge with its ends, and how sure each line that states it is."""

    __slots__ = ("edge", "head", "sure", "tail")

    def __init__(self, edge: Edge, graph: KnowledgeGraph, sure: dict[int, float]) -> None:
        self.edge = edge
        self.head, self.tail = graph.node(edge.source), graph.node(edge.target)
        self.sure = sure


def _places(edge: Edge, source: str, lines: Lines) -> dict[int, float]:
    """Return the lines that state an edge, sorted, each with the confidence of its best evidence."""
    found: dict[int, float] = {}
    for piece in sorted(edge.evidence, key=lambda piece: piece.line):
        if piece.source.endswith(source) and piece.line in lines:
            found[piece.line] = max(piece.confidence, found.get(piece.line, 0.0))
    return found


def _links(read: _Read) -> Iterator[Linked]:
    if read.head.kind is read.tail.kind is NodeKind.SERVICE:
        head, tail = key(read.head.label), key(read.tail.label)
        relation, negated = read.edge.relation.value, read.edge.negated
        for line, sure in read.sure.items():
            yield Linked(line=line, head=head, relation=relation, tail=tail, negated=negated, sure=sure)


def _features(read: _Read) -> Iterator[Featured]:
    if read.edge.relation is Relation.HAS_FEATURE and read.head.kind is NodeKind.SERVICE:
        for line, sure in read.sure.items():
            yield Featured(line=line, service=key(read.head.label), name=read.tail.label, sure=sure)


def _owners(graph: KnowledgeGraph) -> dict[str, Node]:
    """Return the first service of each feature, by the feature's id."""
    owners: dict[str, Node] = {}
    for edge in graph.edges(Relation.HAS_FEATURE):
        if graph.node(edge.source).kind is NodeKind.SERVICE:
            owners.setdefault(edge.target, graph.node(edge.source))
    return owners


def _constraints(edges: Iterable[_Read], owners: dict[str, Node]) -> Iterator[Bounded]:
    for read in edges:
        if read.tail.bound is None:
            continue
        service = read.head if read.head.kind is NodeKind.SERVICE else owners.get(read.head.id)
        bound = read.tail.bound
        for line, sure in read.sure.items():
            yield Bounded(
                line=line,
                service=key(service.label) if service else "",
                kind=bound.kind.value,
                value=bound.value,
                unit=bound.unit,
                sure=sure,
            )


def _scenarios(edges: Iterable[_Read]) -> Iterator[Needed]:
    services: dict[tuple[int, str], set[str]] = defaultdict(set)
    for read in edges:
        if read.head.kind is NodeKind.SCENARIO:
            for line in read.sure:
                met = services[line, read.head.label]
                if read.tail.kind is NodeKind.SERVICE and not read.edge.negated:
                    met.add(key(read.tail.label))
    return (Needed(line=line, need=need, services=frozenset(met)) for (line, need), met in services.items())
