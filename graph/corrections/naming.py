"""Which service a name in a correction stands for, and facts under other names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.merge import fold, folded
from graph.model import Answer, Constraint, Feature, Link, Mention, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.model import Fact


class Names:
    """The services that facts name, by every form that stands for them."""

    def __init__(self, facts: Iterable[Fact], known: Callable[[str], str] | None = None) -> None:
        """Read the names from facts; `known` tells the official name of what they do not name."""
        self._known = known
        self._forms: dict[str, set[str]] = defaultdict(set)
        self.services: dict[str, str] = {}
        self.listed: set[str] = set()
        for fact in facts:
            for service in services(fact):
                self.services[folded(service)] = service
            if isinstance(fact, Mention):
                if fact.name:
                    self._forms[folded(fact.name)].add(fact.service)
                if not fact.discovered:
                    self.listed.add(fact.service)

    def named(self, name: str) -> str:
        """Return the service of the notes that a name stands for, "" where there is none or there are several."""
        if own := self.services.get(folded(name)):
            return own
        forms = self._forms.get(folded(name), set())
        if len(forms) == 1:
            return next(iter(forms))
        official = self._known(name) if self._known and not forms else ""
        return self.services.get(folded(official), "")

    def meant(self, name: str) -> str:
        """Return the service that a name stands for, one that the notes do not name among them; "" where none."""
        if len(self._forms.get(folded(name), ())) > 1:
            return self.named(name)
        return self.named(name) or (self._known(name) if self._known else "")


def services(fact: Fact) -> Iterator[str]:
    """Yield the services that a fact is of."""
    match fact:
        case Mention(service=service) | Feature(service=service) | Constraint(service=service):
            yield service
        case Link(head=head, tail=tail):
            yield from (head, tail)
        case Scenario(answers=answers):
            for answer in answers:
                yield from answer.services
                yield from (service for service, _ in answer.features)


def renamed(fact: Fact, of: Callable[[str], str]) -> Fact | None:
    """Return a fact with its services under other names, None for a link that would lead back to where it starts.

    >>> from graph.model import Evidence, Relation
    >>> seen = Evidence(source="n.md", line=1, start=0, end=1, text="", rule="r")
    >>> link = Link(head="A", relation=Relation.USES, tail="B", evidence=seen)
    >>> renamed(link, {"A": "C", "B": "B"}.get).head, renamed(link, lambda name: "C")
    ('C', None)
    """
    match fact:
        case Link():
            head, tail = of(fact.head), of(fact.tail)
            return None if head == tail else replace(fact, head=head, tail=tail)
        case Scenario():
            return replace(fact, answers=tuple(_answer(answer, of) for answer in fact.answers))
        case Mention() if of(fact.service) != fact.service:
            return replace(fact, service=of(fact.service), vendor="", category="", discovered=False)
        case Mention():
            return fact
    return replace(fact, service=of(fact.service))


def with_feature(fact: Fact, service: str, names: Iterable[str], new: str) -> Fact:
    """Return a fact with the features of these names under a new one; with "" they are no features any more.

    A `Feature` that is itself of that name keeps it where it would get none: whoever asks takes it out.
    """
    old = {fold(name) for name in names}

    def of(name: str) -> str:
        return new if fold(name) in old else name

    match fact:
        case Feature(service=owner) if owner == service:
            return replace(fact, name=of(fact.name) or fact.name, parent=of(fact.parent))
        case Constraint(service=owner) if owner == service and new:
            return replace(fact, of=of(fact.of))
        case Scenario():
            return replace(fact, answers=tuple(_featured(answer, service, of) for answer in fact.answers))
    return fact


def _answer(answer: Answer, of: Callable[[str], str]) -> Answer:
    features = tuple((of(service), name) for service, name in answer.features)
    return replace(answer, services=tuple(dict.fromkeys(map(of, answer.services))), features=features)


def _featured(answer: Answer, service: str, of: Callable[[str], str]) -> Answer:
    features = ((owner, of(name) if owner == service else name) for owner, name in answer.features)
    return replace(answer, features=tuple(pair for pair in features if pair[1]))
