"""What routes rest on and carry, and what lies between several services."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.merge import KnowledgeGraph
from graph.model import Constraint, ConstraintKind
from graph.paths import Load, answer, between, carries, parts, routes, summed_up
from tests.test_paths import built, fact, notes
from tests.test_steering import seen

if TYPE_CHECKING:
    from graph.model import Route


def limit(of: str, kind: ConstraintKind, text: str, line: int, **bound: str) -> Constraint:
    return Constraint(of=of, service=of, kind=kind, evidence=seen(text, line), **bound)


L = ConstraintKind
LOADED = KnowledgeGraph.from_facts(
    [
        *(fact("Gate triggers Func", 1), fact("Func sends_to Queue", 2)),
        limit("Gate", L.LIMIT, "a request has 10 MB at most", 10, value="10", unit="MB", comparator="<="),
        limit("Queue", L.LIMIT, "a message has 256 KB at most", 11, value="256", unit="KB", comparator="<="),
        limit("Func", L.LIMIT, "it runs for 15 minutes at most", 12, value="15", unit="min", comparator="<="),
        limit("Gate", L.LIMIT, "timeout of 29 s", 13, value="29", unit="s", comparator="="),
        limit("Queue", L.LIMIT, "messages are kept for 4 s", 14, value="4", unit="s", comparator="="),
        limit("Queue", L.LIMIT, "a delay of 900 s", 15, value="900", unit="s", comparator="<="),
        limit("Func", L.LIMIT, "an alarm reacts within 30 s", 16, value="30", unit="s", comparator="<"),
        limit("Func", L.LIMIT, "2 retries", 17, value="2", unit="retries", comparator="="),
        limit("Func", L.LIMIT, "memory of 1 KB per request", 18, value="1", unit="KB", comparator="<="),
        limit("Func", L.REQUIREMENT, "needs sqs:SendMessage", 19, needs="sqs:SendMessage"),
        limit("Func", L.REQUIREMENT, "needs a handler", 20, needs="a handler"),
        limit("Gate", L.RESTRICTION, "only in us-east-1", 21, what="only in us-east-1"),
        limit("Other", L.LIMIT, "a message has 1 KB at most", 22, value="1", unit="KB", comparator="<="),
    ]
)


def test_what_a_route_carries_is_what_is_met_first() -> None:
    (route,) = answer(LOADED, "Gate", "Queue").routes
    found = carries(LOADED, route)
    tightest = {one.load: (one.row.service.label, one.row.edge.evidence[0].line) for one in found.tightest}
    assert tightest == {
        Load.PAYLOAD: ("Queue", 11),
        Load.TIMEOUT: ("Gate", 13),
        Load.DELAY: ("Queue", 15),
        Load.RETRIES: ("Func", 17),
    }
    assert [one.row.edge.evidence[0].line for one in found.others] == [10, 16, 12]
    told = [found.permissions, found.requirements, found.regions]
    assert [[one.row.edge.evidence[0].line for one in own] for own in told] == [[19], [20], [21]]


def test_a_score_is_shown_as_its_parts() -> None:
    graph = KnowledgeGraph.from_facts(
        [
            *(fact("A uses Hub if on", 1, 0.5), fact("A uses Hub if on", 2, 0.5), fact("B uses Hub", 3)),
            *(fact(f"X{n} uses Hub", 10 + n) for n in range(40)),
        ]
    )
    route: Route = answer(graph, "A", "B").routes[0]
    said = summed_up(parts(graph, route))
    hub = "through a hub: Hub · 1 against the arrow · 1 condition"
    assert said == f"2 hops · 3 sentences · weakest: one sentence · {hub}"
    weak = answer(KnowledgeGraph.from_facts([fact("A uses B", 1, 0.4)]), "A", "B").routes[0]
    assert summed_up(parts(graph, weak)) == "1 hop · 1 sentence · weak evidence for 1 hop"


STAR = built("A uses M", "B uses M", "C uses M", "A uses X", "X uses B", "Y uses M", "Lone uses Island")


@pytest.mark.parametrize(
    ("names", "passed", "links", "groups"),
    [
        ("ABC", ["M"], 3, [3]),
        ("AB", ["X"], 2, [2]),
        ("AM", [], 1, [2]),
        (["A", "B", "Lone"], ["X"], 2, [2, 1]),
        (["Lone", "Island", "A"], [], 1, [2, 1]),
    ],
)
def test_what_connects_several_services(names: list[str], passed: list[str], links: int, groups: list[int]) -> None:
    found = between(STAR, names)
    assert [node.label for node in found.passed] == passed
    assert (len(found.steps), [len(part) for part in found.parts]) == (links, groups)
    assert all(step.forward for step in found.steps)


@settings(max_examples=100)
@given(notes(), st.lists(st.sampled_from("ABCDEF"), min_size=2, unique=True))
def test_what_connects_is_a_forest_that_ends_in_what_is_named(graph: KnowledgeGraph, names: list[str]) -> None:
    found = between(graph, names)
    ends = [node.label for step in found.steps for node in (step.source, step.target)]
    assert len(found.steps) == len(set(ends) | set(names)) - len(found.parts)
    assert {label for label in ends if ends.count(label) == 1} <= set(names)
    assert sorted(node.label for part in found.parts for node in part) == sorted(names)
    assert found == between(graph, names)
    for one, other in pairwise(found.parts[0]):
        assert routes(graph, one.label, other.label, k=1, max_hops=None)


def test_one_service_is_not_several() -> None:
    with pytest.raises(ValueError, match="two services"):
        between(STAR, ["A", "a"])
