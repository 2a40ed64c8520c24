"""The words of Linkspan: kinds, relations, facts with their evidence, and answers; imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class _Defined(StrEnum):
    """A string enumeration whose members carry their definition, for legends, tables and help."""

    definition: str

    def __new__(cls, value: str, definition: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member


class NodeKind(_Defined):
    """What a node of the graph stands for."""

    SERVICE = "service", "a product that notes name: AWS Lambda, Azure Functions, Kubernetes"
    FEATURE = "feature", "a named capability, component, setting or command of a service"
    CONSTRAINT = "constraint", "what bounds the use of a service or feature"
    SCENARIO = "scenario", "a need, symptom or question that the notes answer"


class Relation(_Defined):
    """How two nodes are linked, read from source to target."""

    TRIGGERS = "triggers", "an event in the one runs, invokes or notifies the other"
    SENDS_TO = "sends_to", "the one delivers data, logs, messages or traffic to the other"
    READS_FROM = "reads_from", "the one polls, queries, pulls from or caches the other"
    REQUIRES = "requires", "the one cannot do the thing without the other"
    USES = "uses", "the one works with, or is configured with, the other"
    PROTECTS = "protects", "the one secures, encrypts, filters or authorises the other"
    MONITORS = "monitors", "the one observes, logs, traces or audits the other"
    MANAGES = "manages", "the one deploys, provisions, scales, hosts or runs the other"
    PART_OF = "part_of", "the one is a part or module of the other"
    ALTERNATIVE_TO = "alternative_to", "the notes choose between the two, contrast or compare them"
    HAS_FEATURE = "has_feature", "the service, or feature, has this feature"
    HAS_CONSTRAINT = "has_constraint", "the service, or feature, is bound by this"
    ANSWERED_BY = "answered_by", "the need is met by this (negated: ruled out)"


LINK_RELATIONS: tuple[Relation, ...] = tuple(Relation)[:10]
"""The ten relations that hold between two services."""


class ConstraintKind(_Defined):
    """How a constraint bounds."""

    LIMIT = "limit", "a number with a unit or a count"
    REQUIREMENT = "requirement", "something that must be given or done"
    RESTRICTION = "restriction", "something that cannot be, or only in one way or place"
    DEFAULT = "default", "what holds unless it is changed"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """The place in the notes that a fact was read from.

    `line` counts from 1 as the reader's editor does; `start` and `end` are where it stands in that line: of a sentence
    that is wrapped in the note, `text` holds the whole. `rule` names what recognised the fact; `confidence` in (0, 1]
    is how often that rule is right.
    """

    source: str
    line: int
    start: int
    end: int
    text: str
    rule: str
    confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A service of a line: `service` is its official name, `name` the form that stands there, "" if it is but meant."""

    service: str
    name: str
    vendor: str = ""
    category: str = ""
    discovered: bool = False
    evidence: Evidence = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A feature of a service; `parent` names the feature it is a part of, "" where it hangs on the service alone.

    `heads` is whether it stands in a heading, which mentions the service no more than one that names it does.
    """

    name: str
    service: str
    parent: str = ""
    heads: bool = field(default=False, compare=False)
    evidence: Evidence = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two services; `condition` is the clause it depends on, "" where it always holds."""

    head: str
    relation: Relation
    tail: str
    negated: bool = False
    condition: str = ""
    evidence: Evidence = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """What bounds `of` (a feature of `service`, or the service itself, by name).

    `value`, `unit` and `comparator` (one of = < <= > >= ~) belong to limits, `needs` to requirements, `what` to
    restrictions and defaults.
    """

    of: str
    service: str
    kind: ConstraintKind
    value: str = ""
    unit: str = ""
    comparator: str = ""
    needs: str = ""
    what: str = ""
    evidence: Evidence = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a need: its words, and the services and features they name."""

    text: str
    services: tuple[str, ...] = ()
    features: tuple[tuple[str, str], ...] = ()  # (service, feature)
    rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A need with the answers that the notes give and the ones they rule out."""

    need: str
    answers: tuple[Answer, ...]
    evidence: Evidence = field(compare=False)


Fact = Mention | Feature | Link | Constraint | Scenario


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Source:
    """A note file that a graph was read from."""

    name: str
    sha256: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A line of a note."""

    source: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The content of a constraint node (the fields of `Constraint` that are not its place in the graph)."""

    kind: ConstraintKind
    value: str = ""
    unit: str = ""
    comparator: str = ""
    needs: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of the graph. `bound` is set on constraints, `answers` and `rejects` (in words) on scenarios."""

    id: str
    kind: NodeKind
    label: str
    aliases: tuple[str, ...] = ()
    vendor: str = ""
    category: str = ""
    discovered: bool = False
    mentions: tuple[Place, ...] = ()
    bound: Bound | None = None
    answers: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge of the graph with all the evidence for it, sorted."""

    source: str
    target: str
    key: str
    relation: Relation
    negated: bool = False
    condition: str = ""
    confidence: float = 0.8
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """What surrounds a node: nodes and edges drawn, most telling first, and how many of each kind were cut."""

    centre: Node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    depths: dict[str, int]
    cut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hop of a route: from one node to the next along `link`; `forward` where the link points that way.

    `others` are the parallel edges between the two nodes that were folded into this hop.
    """

    source: Node
    target: Node
    link: Edge
    forward: bool
    others: tuple[Edge, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences that this hop rests on."""
        return self.link.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way between two services; `cost` is the sum the search minimised (lower is more telling)."""

    steps: tuple[Step, ...]
    cost: float

    @property
    def hops(self) -> int:
        """How many links the route goes along."""
        return len(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """A constraint in a table: the service, what of it is bound (the service itself or a feature), and by what."""

    service: Node
    of: Node
    constraint: Node
    edge: Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """A need in a table, with the edges to what answers it and to what the notes rule out."""

    need: Node
    answers: tuple[Edge, ...]
    rejects: tuple[Edge, ...]
