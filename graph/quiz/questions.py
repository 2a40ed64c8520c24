"""Questions made of a graph: what meets a need, and which value a limit has; each with choices and their reasons."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

from graph.merge import folded
from graph.model import Bound, ConstraintKind, NodeKind, Relation
from graph.query import Measure, Quantity, find, limits, measure, scenarios

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.merge import KnowledgeGraph
    from graph.model import Evidence, LimitRow, Node, ScenarioRow

CHOICES = 4
"""How many answers there are to choose from, where there are enough to mislead."""

BLANK = "____"
"""What stands in a sentence for the value that is asked."""

ASKS: dict[Quantity, str] = {
    Quantity.TIME: "how long?",
    Quantity.SIZE: "how large?",
    Quantity.SPEED: "how fast?",
    Quantity.RATE: "how often?",
    Quantity.COUNT: "how many?",
}
"""How a value is asked for."""


class Kind(StrEnum):
    """What is asked."""

    NEED = "need"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer to choose: whether it is right, whether the notes rule it out, and the sentences that say either."""

    text: str
    right: bool = False
    ruled_out: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: `id` stays the same as long as the need or the limit does; `services` are those it is about.

    `answer` is the right answer in the words of the notes; `accepted` are the ids of the nodes that are right too.
    """

    id: str
    kind: Kind
    prompt: str
    choices: tuple[Choice, ...]
    answer: str
    services: tuple[str, ...]
    accepted: frozenset[str] = frozenset()
    measure: Measure | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences that the right answer rests on."""
        return next((one.evidence for one in self.choices if one.right), ())


def questions(graph: KnowledgeGraph, service: str = "", seed: int = 0) -> tuple[Question, ...]:
    """Return every question that the notes give, sorted by id; those about one service where one is named.

    A need is answered by a service; what misleads is what the notes rule out for it, then services of the same
    category and vendor, of the same category, of the same vendor. Nothing that is accepted, or named in an accepted
    answer, misleads. A limit is a sentence with its value left out; what misleads are values of other limits of the
    same quantity, then multiples. `seed` shuffles the choices; the same seed gives the same questions.

    Raises UnknownName and AmbiguousName for the service.
    """
    wanted = find(graph, service, {NodeKind.SERVICE}).label if service else ""
    made = [*_needs(graph, seed), *_limits(graph, seed)]
    found = {one.id: one for one in made if not wanted or wanted in one.services}
    return tuple(found[id_] for id_ in sorted(found))


def _needs(graph: KnowledgeGraph, seed: int) -> Iterator[Question]:
    for row in scenarios(graph):
        accepted = _services(graph, (edge.target for edge in row.answers))
        rejected = _services(graph, (edge.target for edge in row.rejects))
        rejected = {label: node for label, node in rejected.items() if label not in accepted}
        if not accepted:
            continue
        id_ = _id(row.need.id)
        right = _named_first(row, accepted)
        wrong = _misleading(graph, row, accepted, rejected, Random(f"{seed}:{id_}"))  # noqa: S311 - a quiz, no secret
        if wrong:
            yield Question(
                id=id_,
                kind=Kind.NEED,
                prompt=row.need.label,
                choices=_shuffled([Choice(text=right, right=True, evidence=_said(row)), *wrong], seed, id_),
                answer="; ".join(row.need.answers) or right,
                services=tuple(accepted),
                accepted=frozenset(edge.target for edge in row.answers) | {node.id for node in accepted.values()},
            )


def _services(graph: KnowledgeGraph, ids: Iterable[str]) -> dict[str, Node]:
    """Return services by label: those of the ids, and those that the features among the ids belong to."""
    found: dict[str, Node] = {}
    for id_ in ids:
        owners = [id_] if graph.node(id_).kind is NodeKind.SERVICE else _owners(graph, id_)
        found |= {node.label: node for node in map(graph.node, owners)}
    return found


def _owners(graph: KnowledgeGraph, feature: str) -> list[str]:
    edges = (edge for edge in graph.edges_of(feature) if edge.relation is Relation.HAS_FEATURE)
    ids = (edge.source for edge in edges if edge.target == feature and not edge.negated)
    return [id_ for id_ in ids if graph.node(id_).kind is NodeKind.SERVICE]


def _named_first(row: ScenarioRow, accepted: dict[str, Node]) -> str:
    """Return the accepted service that the answer names first."""
    text = folded(" ".join(row.need.answers))

    def place(label: str) -> tuple[int, str]:
        names = [folded(name) for name in (label, *accepted[label].aliases)]
        return min((text.find(name) for name in names if name in text), default=len(text)), label

    return min(accepted, key=place)


def _misleading(
    graph: KnowledgeGraph, row: ScenarioRow, accepted: dict[str, Node], rejected: dict[str, Node], random: Random
) -> list[Choice]:
    """Return wrong answers, the most misleading first."""
    said = folded(" ".join([row.need.label, *row.need.answers]))
    chosen = [
        Choice(text=label, ruled_out=True, evidence=_against(graph, row, node)) for label, node in rejected.items()
    ]
    others = [node for node in graph.nodes(NodeKind.SERVICE) if node.label not in {*accepted, *rejected}]
    random.shuffle(others)
    model = list(accepted.values())
    ranked = sorted(
        (-_kinship(node, model), number, node) for number, node in enumerate(others) if _kinship(node, model)
    )
    plain = (node for _, _, node in ranked if not any(folded(name) in said for name in (node.label, *node.aliases)))
    return [*chosen, *(Choice(text=node.label) for node in plain)][: CHOICES - 1]


def _kinship(node: Node, model: Sequence[Node]) -> int:
    """Return how near a service is to any of some others: 3 for category and vendor, 2 and 1 for one of them."""
    return max(
        2 * bool(node.category and node.category == one.category) + bool(node.vendor and node.vendor == one.vendor)
        for one in model
    )


def _said(row: ScenarioRow) -> tuple[Evidence, ...]:
    return tuple(sorted({one for edge in row.answers for one in edge.evidence}))


def _against(graph: KnowledgeGraph, row: ScenarioRow, node: Node) -> tuple[Evidence, ...]:
    """Return the sentences that rule out a service, or a feature of it."""
    edges = [edge for edge in row.rejects if edge.target == node.id or node.id in _owners_of(graph, edge.target)]
    return tuple(sorted({one for edge in edges for one in edge.evidence}))


def _owners_of(graph: KnowledgeGraph, id_: str) -> list[str]:
    return _owners(graph, id_) if graph.node(id_).kind is NodeKind.FEATURE else []


def _limits(graph: KnowledgeGraph, seed: int) -> Iterator[Question]:
    measured = [(row, of) for row in limits(graph) if (of := measure(row.constraint.bound)) and row.constraint.bound]
    for row, of in measured:
        blanked = _blanked(row, of)
        id_ = _id(f"{row.of.id}|{row.constraint.id}")
        wrong = _other_values(row, of, measured, Random(f"{seed}:{id_}")) if blanked else []  # noqa: S311
        if not wrong:
            continue
        right = Choice(text=_value(row), right=True, evidence=row.edge.evidence)
        about = row.service.label if row.of.id == row.service.id else f"{row.service.label}, {row.of.label}"
        yield Question(
            id=id_,
            kind=Kind.LIMIT,
            prompt=f"{about}: {ASKS[of.quantity]} “{blanked}”",
            choices=_shuffled([right, *wrong], seed, id_),
            answer=row.constraint.label,
            services=(row.service.label,),
            measure=of,
        )


def _blanked(row: LimitRow, of: Measure) -> str:
    """Return the sentence of a limit without its value and unit, "" where it does not stand there, or not once."""
    bound = row.constraint.bound
    if not bound or not row.edge.evidence:
        return ""
    text = " ".join(row.edge.evidence[0].text.split())
    found = list(re.finditer(rf"(?<![\w.,]){re.escape(bound.value)}(?![.,]?\d)", text))
    if len(found) != 1:
        return ""
    before, after = text[: found[0].start()], text[found[0].end() :]
    unit = re.match(rf"[\s-]?{re.escape(bound.unit)}(?!\w)", after) or re.match(r"[\s-]?([^\W\d_]+)\b", after)
    if unit and (unit.re.groups == 0 or _same(bound.value, unit[1], of)):
        after = after[unit.end() :]
    elif after[:1].isalnum():
        return ""
    return before + BLANK + after


def _same(value: str, unit: str, of: Measure) -> bool:
    """Tell whether a value in this unit is that measure: "minutes" stands for "min"."""
    found = measure(Bound(kind=ConstraintKind.LIMIT, value=value, unit=unit))
    return bool(found and (found.quantity, found.amount) == (of.quantity, of.amount))


def _value(row: LimitRow) -> str:
    bound = row.constraint.bound
    return f"{bound.value} {bound.unit}".strip() if bound else ""


def _other_values(
    row: LimitRow, of: Measure, measured: Sequence[tuple[LimitRow, Measure]], random: Random
) -> list[Choice]:
    """Return wrong values of the same quantity, of other limits first; none is the right one in another unit."""
    others = [(other, found) for other, found in measured if found.quantity is of.quantity and found.of == of.of]
    random.shuffle(others)
    told = {of.amount: ""} | {found.amount: _value(other) for other, found in others if found.amount != of.amount}
    bound = row.constraint.bound
    number = bound.value.replace(",", "") if bound else ""
    if bound and number.isdigit():
        for factor in (2, 4, 10, 3):
            told.setdefault(of.amount * factor, f"{int(number) * factor} {bound.unit}".strip())
    return [Choice(text=text) for amount, text in told.items() if amount != of.amount][: CHOICES - 1]


def _shuffled(choices: list[Choice], seed: int, id_: str) -> tuple[Choice, ...]:
    random = Random(f"{seed}:{id_}:order")  # noqa: S311 - a quiz, no secret
    return tuple(random.sample(choices, len(choices)))


def _id(of: str) -> str:
    return hashlib.sha256(of.encode("utf-8", "replace")).hexdigest()[:16]
