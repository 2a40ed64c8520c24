"""Contradictions: what does not go together, what only looks so, and what speaks against it."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.errors import UnknownName
from graph.merge import KnowledgeGraph
from graph.model import Constraint, ConstraintKind, Evidence, Fact, Feature, Link, Relation
from graph.query import ConflictKind, Doubt, conflicts

SQS, S3, LAMBDA = "Amazon SQS", "Amazon S3", "AWS Lambda"
LIMIT, DEFAULT = ConstraintKind.LIMIT, ConstraintKind.DEFAULT
Told = tuple[str, str, str, str]
"""The sign, the value, the unit, and the sentence."""


def seen(line: int, text: str) -> Evidence:
    return Evidence(source="n.md", line=line, start=0, end=len(text), text=text, rule="r")


def limit(told: Told, line: int, of: str = "", service: str = SQS, kind: ConstraintKind = LIMIT) -> Constraint:
    sign, value, unit, text = told
    return Constraint(
        of=of or service, service=service, kind=kind, value=value, unit=unit, comparator=sign,
        evidence=seen(line, text),
    )  # fmt: skip


def graph_of(*facts: Fact) -> KnowledgeGraph:
    stated = {(f.service, f.of) for f in facts if isinstance(f, Constraint) and f.of != f.service}
    named = [Feature(name=of, service=service, evidence=seen(90, of)) for service, of in sorted(stated)]
    return KnowledgeGraph.from_facts([*facts, *named])


TIMEOUT: Told = ("<=", "6", "hours", "The visibility timeout goes up to 6 hours.")

AGAINST: list[tuple[Told, Told]] = [
    (TIMEOUT, ("<=", "12", "hours", "A visibility timeout of at most 12 hours is allowed.")),
    (TIMEOUT, ("<=", "10", "min", "Visibility timeouts go up to 10 min.")),
    (("<=", "256", "KB", "Messages may have 256 KB."), ("<=", "1", "MB", "A message may have 1 MB.")),
    (("", "5", "layers", "A function takes 5 layers."), ("", "6", "layers", "A function takes 6 layers.")),
    (("<=", "5", "min", "Polls last up to 5 min."), (">=", "10", "min", "A poll lasts at least 10 min.")),
    (("<=", "300", "requests/s", "300 requests/s are sent."), ("<=", "200", "requests/s", "200 requests/s are sent.")),
]
"""Two limits of one service that cannot both hold."""

BESIDE: list[tuple[Told, Told]] = [
    (TIMEOUT, ("<=", "360", "min", "The visibility timeout goes up to 360 min.")),
    (TIMEOUT, ("<=", "14", "days", "Messages are kept up to 14 days.")),  # another thing is bounded
    (TIMEOUT, ("<=", "12", "MB", "The visibility timeout is told in 12 MB.")),
    (TIMEOUT, (">=", "1", "hours", "The visibility timeout is at least 1 hour.")),
    (("<=", "256", "KB", "Messages may have 256 KB."), ("<=", "262144", "bytes", "Messages may have 262144 bytes.")),
    (("<=", "256", "KB", "Messages may have 256 KB."), ("<=", "256", "KiB", "Messages may have 256 KiB.")),
    (("<=", "1", "month", "Messages are kept 1 month."), ("<=", "30", "days", "Messages are kept 30 days.")),
    (("", "5", "layers", "A function takes 5 layers."), ("", "6", "roles", "A function takes 6 roles.")),
    (("<=", "5", "MB", "A part has 5 MB."), ("<=", "5", "MB per part", "Every 5 MB per part.")),
    (("<=", "many", "hours", "Many hours."), ("<=", "6", "hours", "6 hours.")),
]
"""Two limits of one service that go together."""


@pytest.mark.parametrize(("one", "other"), AGAINST)
def test_two_values_for_one_thing(one: Told, other: Told) -> None:
    (found,) = conflicts(graph_of(limit(one, 1), limit(other, 2)))
    assert found.kind is ConflictKind.LIMIT
    assert {found.one.evidence.text, found.other.evidence.text} == {one[3], other[3]}
    assert [node.label for node in found.about] == [SQS]
    assert found.likely


@pytest.mark.parametrize(("one", "other"), BESIDE)
def test_two_values_that_go_together(one: Told, other: Told) -> None:
    assert conflicts(graph_of(limit(one, 1), limit(other, 2))) == ()


def test_a_default_is_no_limit_and_two_services_are_two() -> None:
    other: Told = ("<=", "12", "hours", "The visibility timeout goes up to 12 hours.")
    assert conflicts(graph_of(limit(TIMEOUT, 1), limit(other, 2, kind=DEFAULT))) == ()
    assert conflicts(graph_of(limit(TIMEOUT, 1), limit(other, 2, service=S3))) == ()
    assert len(conflicts(graph_of(limit(TIMEOUT, 1, kind=DEFAULT), limit(other, 2, kind=DEFAULT)))) == 1


DELAY: Told = ("<=", "15", "min", "A delay queue holds back for 15 min.")


def test_a_feature_is_compared_with_itself_and_with_the_service_where_its_sentence_names_it() -> None:
    held: Told = ("<=", "30", "min", "At most 30 min.")
    named: Told = ("<=", "30", "min", "Delay queue: at most 30 min.")
    both = conflicts(graph_of(limit(DELAY, 1, of="Delay queue"), limit(held, 2, of="Delay queue")))
    assert [[node.label for node in one.about] for one in both] == [[SQS, "Delay queue"]]
    assert conflicts(graph_of(limit(DELAY, 1, of="Delay queue"), limit(held, 2))) == ()
    assert len(conflicts(graph_of(limit(DELAY, 1, of="Delay queue"), limit(named, 2)))) == 1
    assert conflicts(graph_of(limit(DELAY, 1, of="Delay queue"), limit(named, 2, of="Timer"))) == ()


DOUBTFUL: list[tuple[str, str, Doubt]] = [
    ("A FIFO queue sends 300 messages.", "A standard queue sends 500 messages.", Doubt.TIER),
    ("In us-east-1 a queue sends 300 messages.", "A queue sends 500 messages.", Doubt.TIER),
    ("A queue sends 300 messages.", "A queue sends 500 messages when batched.", Doubt.CIRCUMSTANCE),
    ("A queue sends 300 messages.", "Today a queue sends 500 messages.", Doubt.CHANGED),
    ("A queue should send 300 messages.", "A queue must send 500 messages.", Doubt.FORCE),
]


@pytest.mark.parametrize(("one", "other", "doubt"), DOUBTFUL)
def test_what_speaks_against_a_contradiction(one: str, other: str, doubt: Doubt) -> None:
    (plain,) = conflicts(graph_of(limit(("", "300", "messages", "A queue sends 300 messages."), 1),
                                  limit(("", "500", "messages", "A queue sends 500 messages."), 2)))  # fmt: skip
    (found,) = conflicts(graph_of(limit(("", "300", "messages", one), 1), limit(("", "500", "messages", other), 2)))
    assert (plain.doubts, found.doubts) == ((), (doubt,))
    assert found.likelihood < plain.likelihood


def test_what_one_line_gives_twice_is_hardly_one() -> None:
    text = "A template has 1 MB, a template in the request 51 KB."
    (found,) = conflicts(graph_of(limit(("", "1", "MB", text), 4), limit(("", "51", "KB", text), 4)))
    assert Doubt.ONE_LINE in found.doubts
    assert not found.likely


def link(text: str, line: int, *, negated: bool = False, condition: str = "", back: bool = False,
         relation: Relation = Relation.TRIGGERS) -> Link:  # fmt: skip
    head, tail = (LAMBDA, S3) if back else (S3, LAMBDA)
    return Link(
        head=head, relation=relation, tail=tail, negated=negated, condition=condition, evidence=seen(line, text)
    )


CONTRAST = Relation.ALTERNATIVE_TO
STATED = link("S3 events invoke Lambda.", 1)

LINKS: list[tuple[str, list[Link], int]] = [
    ("denied", [STATED, link("S3 events do not invoke Lambda.", 2, negated=True)], 1),
    ("both denied", [link("a", 1, negated=True), link("b", 2, negated=True)], 0),
    ("both stated", [STATED, link("S3 runs Lambda.", 2)], 0),
    ("the other way", [STATED, link("Lambda does not invoke S3.", 2, negated=True, back=True)], 0),
    ("another relation", [STATED, link("S3 does not use Lambda.", 2, negated=True, relation=Relation.USES)], 0),
    ("a condition", [STATED, link("S3 does not invoke it if off.", 2, negated=True, condition="if off")], 0),
    ("one condition", [link("a", 1, condition="If  off"), link("b", 2, negated=True, condition="if off")], 1),
    ("contrast", [link("a", 1, relation=CONTRAST), link("b", 2, negated=True, relation=CONTRAST, back=True)], 1),
]


@pytest.mark.parametrize(("links", "count"), [case[1:] for case in LINKS], ids=[case[0] for case in LINKS])
def test_a_link_that_is_stated_and_denied(links: list[Link], count: int) -> None:
    found = conflicts(KnowledgeGraph.from_facts(links))
    assert len(found) == count
    for one in found:
        assert (one.kind, one.one.edge.negated, one.other.edge.negated) == (ConflictKind.LINK, False, True)
        assert {node.label for node in one.about} == {S3, LAMBDA}


MIXED: list[Fact] = [
    *LINKS[0][1],
    limit(TIMEOUT, 3),
    limit(AGAINST[0][1], 4),
    limit(DELAY, 5, of="Delay queue"),
    limit(("<=", "20", "min", "Delays of up to 20 min in a FIFO queue."), 6, of="Delay queue"),
]


def test_the_likeliest_come_first_whatever_the_order_of_the_facts() -> None:
    first, *others = [conflicts(graph_of(*facts)) for facts in permutations(MIXED, len(MIXED))][:50]
    assert all(found == first for found in others)
    assert [one.likelihood for one in first] == sorted((one.likelihood for one in first), reverse=True)
    assert len(first) == 3


def test_contradictions_of_one_name() -> None:
    graph = graph_of(*MIXED)
    assert len(conflicts(graph, "SQS")) == 2
    assert [one.kind for one in conflicts(graph, "Lambda")] == [ConflictKind.LINK]
    assert [one.about[-1].label for one in conflicts(graph, "Delay queue")] == ["Delay queue"]
    with pytest.raises(UnknownName):
        conflicts(graph, "Lambada")
