"""Each fact as the nodes and edges it states, before equal ones are combined."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.merge.identity import (
    constraint_id,
    constraint_label,
    edge_key,
    feature_id,
    fold,
    folded,
    scenario_id,
    service_id,
    tidy,
)
from graph.model import (
    Answer,
    Bound,
    Constraint,
    Edge,
    Evidence,
    Fact,
    Feature,
    Link,
    Mention,
    Node,
    NodeKind,
    Place,
    Relation,
    Scenario,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Piece = Node | Edge
Named = tuple[str, str]
"""A feature as facts name it: (service, name)."""


def pieces(facts: Iterable[Fact]) -> Iterator[Piece]:
    """Yield the nodes and edges that facts state, each with one place or one piece of evidence, in the facts' order."""
    known = list(facts)
    names = FeatureNames(known)
    for fact in known:
        yield from _pieces(fact, names)


class FeatureNames:
    """Which features the notes state, and the one label that all spellings of a feature's name share."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Read the names from the facts; their order does not matter."""
        forms: dict[Named, dict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
        self._own: set[Named] = set()
        stated: set[Named] = set()
        for fact in facts:
            for service, name in _named(fact):
                forms[_key(service, name)][tidy(name)].add(_place(fact.evidence))
                if isinstance(fact, Feature):
                    stated.add(_key(service, name))
            if isinstance(fact, Mention):
                self._own.add((tidy(fact.service), folded(fact.name)))
        self._labels = {key: commonest(forms[key]) for key in stated}

    def label(self, service: str, name: str) -> str | None:
        """Return the label of a feature that some Feature fact states, None for any other name."""
        return self._labels.get(_key(service, name))

    def is_service(self, service: str, name: str) -> bool:
        """Return whether the name is one that the notes use for the service itself."""
        own = tidy(service)
        return folded(name) in {"", folded(own)} or (own, folded(name)) in self._own


def commonest(forms: Mapping[str, set[Place]]) -> str:
    """Return the form written in most places, the first in sorted order among equals.

    >>> commonest({"stage": {Place(source="a.md", line=1)}, "Stage": {Place(source="a.md", line=2)}})
    'Stage'
    """
    return min(forms, key=lambda form: (-len(forms[form]), form))


def _named(fact: Fact) -> Iterator[Named]:
    """Yield the features that a fact names, whether or not they are stated anywhere."""
    match fact:
        case Feature(name=name, service=service, parent=parent):
            yield service, name
            if parent:
                yield service, parent
        case Constraint(of=of, service=service) if of:
            yield service, of
        case Scenario(answers=answers):
            for answer in answers:
                yield from answer.features


def _key(service: str, name: str) -> Named:
    return tidy(service), fold(name)


def _place(evidence: Evidence) -> Place:
    return Place(source=evidence.source, line=evidence.line)


def _pieces(fact: Fact, names: FeatureNames) -> Iterator[Piece]:
    """Yield what one fact states."""
    match fact:
        case Mention():
            yield _mentioned(fact)
        case Feature():
            yield from _of_feature(fact, names)
        case Link():
            yield from _of_link(fact)
        case Constraint():
            yield from _of_constraint(fact, names)
        case Scenario():
            yield from _of_scenario(fact, names)


def _mentioned(fact: Mention) -> Node:
    """Return the service as this line writes it."""
    label, form = tidy(fact.service), tidy(fact.name)
    return Node(
        id=service_id(label),
        kind=NodeKind.SERVICE,
        label=label,
        aliases=(form,) if form and form != label else (),
        vendor=fact.vendor,
        category=fact.category,
        discovered=fact.discovered,
        mentions=(_place(fact.evidence),),
    )


def _service(service: str, place: Place | None) -> Node:
    """Return a service, mentioned at a place or, where a line only heads others, at none."""
    mentions = (place,) if place else ()
    return Node(id=service_id(service), kind=NodeKind.SERVICE, label=tidy(service), mentions=mentions)


def _feature(service: str, name: str, label: str, place: Place) -> Node:
    form = tidy(name)
    aliases = (form,) if form != label else ()
    return Node(id=feature_id(service, label), kind=NodeKind.FEATURE, label=label, aliases=aliases, mentions=(place,))


def _edge(ends: tuple[str, str], relation: Relation, evidence: Evidence, *, negated: bool = False) -> Edge:
    key = edge_key(relation, negated=negated)
    return Edge(source=ends[0], target=ends[1], key=key, relation=relation, negated=negated, evidence=(evidence,))


def _of_feature(fact: Feature, names: FeatureNames) -> Iterator[Piece]:
    """Yield service → feature and, where it is a part, service → parent → feature."""
    place = _place(fact.evidence)
    owner = _service(fact.service, None if fact.heads else place)
    yield owner
    above: list[str] = []
    for name in filter(None, (fact.parent, fact.name)):
        node = _feature(fact.service, name, names.label(fact.service, name) or tidy(name), place)
        yield node
        yield from (
            _edge((source, node.id), Relation.HAS_FEATURE, fact.evidence)
            for source in (owner.id, *above)
            if source != node.id
        )
        above.append(node.id)


def _of_link(fact: Link) -> Iterator[Piece]:
    """Yield head → tail."""
    place, condition = _place(fact.evidence), tidy(fact.condition)
    head, tail = _service(fact.head, place), _service(fact.tail, place)
    yield from (head, tail)
    yield Edge(
        source=head.id,
        target=tail.id,
        key=edge_key(fact.relation, negated=fact.negated, condition=condition),
        relation=fact.relation,
        negated=fact.negated,
        condition=condition,
        evidence=(fact.evidence,),
    )


def _of_constraint(fact: Constraint, names: FeatureNames) -> Iterator[Piece]:
    """Yield feature → constraint; a name that no Feature fact states stays readable in id and label, on the service."""
    place = _place(fact.evidence)
    bound = Bound(
        kind=fact.kind,
        value=tidy(fact.value),
        unit=tidy(fact.unit),
        comparator=fact.comparator.strip(),
        needs=tidy(fact.needs),
        what=tidy(fact.what),
    )
    owner = bearer = _service(fact.service, place)
    of, prefix = owner.label, ""
    if (label := names.label(fact.service, fact.of)) is not None:
        bearer, of = _feature(fact.service, fact.of, label, place), label
    elif not names.is_service(fact.service, fact.of):
        of = tidy(fact.of)
        prefix = f"{of}: "
    node = Node(
        id=constraint_id(fact.service, of, bound),
        kind=NodeKind.CONSTRAINT,
        label=prefix + constraint_label(bound),
        bound=bound,
        mentions=(place,),
    )
    yield from (owner, bearer, node, _edge((bearer.id, node.id), Relation.HAS_CONSTRAINT, fact.evidence))


def _of_scenario(fact: Scenario, names: FeatureNames) -> Iterator[Piece]:
    """Yield need → each service and each stated feature of its answers; what is ruled out as negated edges."""
    place = _place(fact.evidence)
    need = Node(
        id=scenario_id(fact.need),
        kind=NodeKind.SCENARIO,
        label=tidy(fact.need),
        mentions=(place,),
        answers=tuple(tidy(answer.text) for answer in fact.answers if not answer.rejected),
        rejects=tuple(tidy(answer.text) for answer in fact.answers if answer.rejected),
    )
    yield need
    for answer in fact.answers:
        for node in _answering(answer, names, place):
            yield node
            yield _edge((need.id, node.id), Relation.ANSWERED_BY, fact.evidence, negated=answer.rejected)
        yield from (_service(service, place) for service, _ in answer.features)


def _answering(answer: Answer, names: FeatureNames, place: Place) -> Iterator[Node]:
    """Yield the services of an answer and those of its features that the notes state."""
    yield from (_service(service, place) for service in answer.services)
    for service, name in answer.features:
        if (label := names.label(service, name)) is not None:
            yield _feature(service, name, label, place)
