"""Facts in a few words, for the tests of the graph."""

from __future__ import annotations

from graph.merge import KnowledgeGraph
from graph.model import (
    Answer,
    Constraint,
    ConstraintKind,
    Evidence,
    Fact,
    Feature,
    Link,
    Relation,
    Scenario,
    Source,
)

USES = Relation.USES


def seen(line: int = 1, source: str = "a.md", sure: float = 0.8, rule: str = "test") -> Evidence:
    return Evidence(source=source, line=line, start=0, end=4, text=f"line {line}", rule=rule, confidence=sure)


def link(head: str, tail: str, line: int = 1, *, negated: bool = False, condition: str = "") -> Link:
    return Link(head=head, relation=USES, tail=tail, negated=negated, condition=condition, evidence=seen(line))


def feature(name: str, service: str = "AWS Lambda", line: int = 1, parent: str = "") -> Feature:
    return Feature(name=name, service=service, parent=parent, evidence=seen(line))


def limit(of: str, value: str = "29", service: str = "AWS Lambda", line: int = 1) -> Constraint:
    return Constraint(
        of=of, service=service, kind=ConstraintKind.LIMIT, value=value, unit="s", comparator="<=", evidence=seen(line)
    )


def built(*facts: Fact) -> KnowledgeGraph:
    return KnowledgeGraph.from_facts(facts)


def ends(graph: KnowledgeGraph, relation: Relation) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in graph.edges(relation)}


def scenario(*answers: Answer, line: int = 1) -> Scenario:
    return Scenario(need="Need to replay old events", answers=answers, evidence=seen(line))


def need(text: str, *services: str, line: int = 1) -> Scenario:
    return Scenario(need=text, answers=(Answer(text="it", services=services),), evidence=seen(line))


def source(name: str) -> Source:
    return Source(name=name, sha256="0" * 64, lines=3)
