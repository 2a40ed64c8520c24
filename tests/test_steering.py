"""Steered routes: which way, through what, as different as asked for, and why there is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import Cause, NoRoute
from graph.merge import KnowledgeGraph
from graph.model import Answer, Evidence, Feature, Mention, NodeKind, Relation, Scenario
from graph.paths import Direction, Sense, Steering, answer, routes
from tests.test_paths import built, fact, notes, services, written

if TYPE_CHECKING:
    from graph.model import Fact

R = Relation


def seen(text: str, line: int = 1) -> Evidence:
    return Evidence(source="n.md", line=line, start=0, end=len(text), text=text, rule="test")


def steered(graph: KnowledgeGraph, source: str, target: str, **asked: object) -> list[str]:
    found = answer(graph, source, target, Steering(**asked))  # type: ignore[arg-type]
    return [written(route) for route in found.routes]


FLOWS = built(
    "Lambda reads_from SQS", "SNS sends_to SQS", "Lambda sends_to SNS", "Watch monitors Lambda", "Watch triggers SNS"
)


@pytest.mark.parametrize(
    ("source", "target", "asked", "expected"),
    [
        ("SQS", "Lambda", {"direction": Direction.FLOW}, ["SQS < Lambda"]),
        ("Lambda", "SQS", {"direction": Direction.FLOW}, ["Lambda > SNS > SQS", "Lambda < Watch > SNS > SQS"]),
        ("Lambda", "SQS", {"direction": Direction.ARROW}, ["Lambda > SQS", "Lambda > SNS > SQS"]),
        ("SQS", "SNS", {"direction": Direction.FLOW}, ["SQS < Lambda > SNS", "SQS < Lambda < Watch > SNS"]),
        ("Lambda", "SQS", {"senses": {R.READS_FROM: Sense.AGAINST}, "max_hops": 2}, ["Lambda > SNS > SQS"]),
        ("Lambda", "SQS", {"senses": {R.READS_FROM: Sense.ALONG}, "max_hops": 1}, ["Lambda > SQS"]),
        ("Lambda", "SQS", {"only": [R.SENDS_TO]}, ["Lambda > SNS > SQS"]),
        ("Lambda", "SQS", {"via": ["triggers"]}, ["Lambda < Watch > SNS > SQS"]),
        ("Lambda", "SQS", {"avoid": ["reads from", "monitors"]}, ["Lambda > SNS > SQS"]),
    ],
)
def test_a_route_goes_the_way_that_is_asked_for(
    source: str, target: str, asked: dict[str, object], expected: list[str]
) -> None:
    assert steered(FLOWS, source, target, **asked) == expected


def kind(name: str, category: str) -> Mention:
    return Mention(service=name, name=name, category=category, evidence=seen(name))


KINDS = KnowledgeGraph.from_facts(
    [
        *(kind("A", "x"), kind("B", "x"), kind("Safe", "security"), kind("Queue", "app integration")),
        *(fact("A uses Safe", 1), fact("Safe uses B", 2), fact("A uses Queue", 3), fact("Queue uses B", 4)),
        *(fact("A uses Other", 5), fact("Other uses Queue", 6)),
    ]
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"avoid": ["security"]}, ["A > Queue > B", "A > Other > Queue > B"]),
        ({"avoid": ["Security"], "via": ["Safe"]}, ["A > Safe > B"]),
        ({"via": ["App integration"]}, ["A > Queue > B", "A > Other > Queue > B"]),
        ({"avoid": ["x"], "max_hops": 2}, ["A > Safe > B"]),
    ],
)
def test_kinds_are_passed_and_avoided(asked: dict[str, object], expected: list[str]) -> None:
    assert steered(KINDS, "A", "B", **asked) == expected


def test_needs_can_be_passed_and_be_ends() -> None:
    answers = (Answer(text="A", services=("A",)), Answer(text="B", services=("B",)))
    facts: list[Fact] = [*services("A", "B"), Scenario(need="Keep files", answers=answers, evidence=seen("need", 9))]
    graph = KnowledgeGraph.from_facts(facts)
    with pytest.raises(NoRoute) as caught:
        answer(graph, "A", "B")
    assert caught.value.causes == (Cause.UNLINKED,)
    (route,) = answer(graph, "A", "B", Steering(through=[NodeKind.SCENARIO])).routes
    assert [step.link.relation for step in route.steps] == [R.ANSWERED_BY, R.ANSWERED_BY]


NEAR_COPIES = built(
    "A triggers M1", "M1 triggers B", "A triggers M2", "M2 triggers B", "A uses N", "N uses B", "M1 monitors N"
)


def test_one_route_for_each_pattern_and_no_near_copies() -> None:
    shown = [written(route) for route in answer(NEAR_COPIES, "A", "B").routes]
    assert shown == ["A > M1 > B", "A > N > B"]
    every = [written(route) for route in answer(NEAR_COPIES, "A", "B", differ=False).routes]
    assert every[:3] == ["A > M1 > B", "A > M2 > B", "A > N > B"]
    assert "A > M1 > N > B" in every


def test_a_route_that_turns_round_comes_after_one_that_does_not() -> None:
    graph = KnowledgeGraph.from_facts(
        [fact("X triggers A", 1, 0.85), fact("X sends_to B", 2), fact("A triggers Y", 3), fact("Y sends_to B", 4)]
    )
    assert [written(route) for route in answer(graph, "A", "B").routes] == ["A > Y > B", "A < X > B"]
    assert [written(route) for route in routes(graph, "A", "B")] == ["A < X > B", "A > Y > B"]


THROUGH = [fact("A triggers X", 1), fact("X sends_to B", 2), fact("A sends_to Y", 3, 0.9)]
"""A way through X that goes on, and one through Y that is a little cheaper: its last hop is told in several ways."""


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ([fact("Y sends_to B", 4, 0.9)], "A > Y > B"),
        ([fact("B sends_to Y", 4, 0.9)], "A > X > B"),
        ([fact("B sends_to Y", 4, 0.9), fact("Y uses B", 5, 0.7)], "A > Y < B"),
        ([fact("B sends_to Y", 4, 0.9), fact("Y uses B", 5, 0.3)], "A > X > B"),
    ],
)
def test_a_hop_that_is_told_both_ways_does_not_turn_round(facts: list[Fact], first: str) -> None:
    graph = KnowledgeGraph.from_facts([*THROUGH, *facts])
    assert written(answer(graph, "A", "B").routes[0]) == first


@pytest.mark.parametrize(
    ("lines", "first"), [((7, 7), "A > X > B"), ((7, 8), "A < List > B")], ids=["in one sentence", "in two"]
)
def test_what_one_sentence_lists_is_not_linked_by_it(lines: tuple[int, int], first: str) -> None:
    listed = [fact("List sends_to A", lines[0], 0.9), fact("List sends_to B", lines[1], 0.9)]
    graph = KnowledgeGraph.from_facts([*listed, fact("A triggers X", 1, 0.8), fact("X uses B", 2, 0.8)])
    assert written(answer(graph, "A", "B").routes[0]) == first


@pytest.mark.parametrize("k", [1, 2, 3])
def test_fewer_routes_are_the_first_of_more(k: int) -> None:
    graph = KnowledgeGraph.from_facts(
        [fact("X triggers A", 1, 0.85), fact("X sends_to B", 2), fact("A triggers Y", 3), fact("Y sends_to B", 4)]
    )
    assert answer(graph, "A", "B", k=k).routes == answer(graph, "A", "B").routes[:k]


def test_a_hub_of_one_relation_is_passed_along_another() -> None:
    noise = [f"Hub monitors X{n}" for n in range(60)]
    graph = built("A triggers Hub", "Hub triggers B", *noise)
    along, across = routes(graph, "A", "B")[0], routes(graph, "A", "X1")[0]
    assert along.cost + 0.5 < across.cost


@settings(max_examples=150)
@given(notes(), st.sampled_from(list(Direction)), st.integers(1, 5), st.sets(st.sampled_from("CDEF"), max_size=2))
def test_what_is_shown_holds_to_what_is_asked(
    graph: KnowledgeGraph, direction: Direction, max_hops: int, avoid: set[str]
) -> None:
    steering = Steering(direction=direction, max_hops=max_hops, avoid=sorted(avoid))
    try:
        found = answer(graph, "A", "B", steering)
    except NoRoute:
        return
    assert found == answer(graph, "A", "B", steering)
    assert found.complete
    whole = answer(graph, "A", "B", steering, 99, differ=False).routes
    assert set(found.routes) <= set(whole)
    direct = [route for route in whole if route.hops == 1]
    assert list(found.routes[: len(direct)]) == direct
    for route in found.routes:
        ids = [route.steps[0].source.label, *(step.target.label for step in route.steps)]
        assert (ids[0], ids[-1], len(set(ids))) == ("A", "B", len(ids))
        assert route.hops <= max_hops
        assert avoid.isdisjoint(ids)
        assert all(one.target == other.source for one, other in pairwise(route.steps))
        assert all(not step.link.negated for step in route.steps)
        assert direction is not Direction.ARROW or all(step.forward for step in route.steps)


@settings(max_examples=100)
@given(notes(), st.permutations("CDEF"), st.integers(1, 3))
def test_stops_are_met_in_their_order(graph: KnowledgeGraph, order: list[str], count: int) -> None:
    via = order[:count]
    try:
        found = answer(graph, "A", "B", Steering(via=via)).routes
    except NoRoute:
        return
    for route in found:
        assert [step.target.label for step in route.steps if step.target.label in via] == via


BLOCKED = built("A uses B", "C uses B", "B not triggers D", "E alternative_to A", "F uses G")


@pytest.mark.parametrize(
    ("source", "target", "asked", "cause", "detour"),
    [
        ("A", "A", {}, Cause.SAME, None),
        ("A", "C", {"avoid": ["A"]}, Cause.AVOIDED_END, None),
        ("A", "C", {"via": ["B", "D"], "max_hops": 2}, Cause.TOO_MANY_STOPS, None),
        ("A", "F", {}, Cause.UNLINKED, None),
        ("B", "D", {}, Cause.DENIED, None),
        ("A", "D", {}, Cause.DENIED, "A > B > D"),
        ("A", "C", {"direction": Direction.ARROW}, Cause.AGAINST, "A > B < C"),
        ("A", "C", {"avoid": ["B"]}, Cause.EXCLUDED, "A > B < C"),
        ("A", "C", {"only": [R.TRIGGERS]}, Cause.EXCLUDED, "A > B < C"),
        ("A", "C", {"max_hops": 1}, Cause.TOO_LONG, "A > B < C"),
        ("A", "C", {"via": ["F"]}, Cause.UNVISITED, "A > B < C"),
        ("A", "C", {"via": ["triggers"]}, Cause.UNVISITED, "A > B < C"),
        ("A", "E", {}, Cause.CONTRASTED, "A < E"),
        ("E", "C", {"max_hops": 2}, Cause.SEVERAL, "E > A > B < C"),
    ],
)
def test_why_there_is_no_route_for_programs(
    source: str, target: str, asked: dict[str, object], cause: Cause, detour: str | None
) -> None:
    with pytest.raises(NoRoute) as caught:
        steered(BLOCKED, source, target, **asked)
    error = caught.value
    assert error.causes[0] is cause
    assert (written(error.detour) if error.detour else None) == detour
    assert bool(error.denials) is (cause is Cause.DENIED)
    assert all(edge.negated for edge in error.denials)


def test_the_missing_link_is_one_that_a_line_suggests() -> None:
    named = [Mention(service=name, name=name, evidence=seen("B and G", 40)) for name in "BG"]
    graph = KnowledgeGraph.from_facts([fact("A uses B", 1), fact("G uses H", 2), *named])
    with pytest.raises(NoRoute) as caught:
        answer(graph, "A", "H")
    assert [node.label for node in caught.value.missing or ()] == ["B", "G"]
    with pytest.raises(NoRoute) as caught:
        answer(built("A uses B", "G uses H"), "A", "H")
    assert [node.label for node in caught.value.missing or ()] == ["A", "H"]


def test_features_hang_on_their_service() -> None:
    queue = Feature(name="Queue", service="B", evidence=seen("B queue", 7))
    graph = KnowledgeGraph.from_facts([fact("A uses B"), queue])
    (route,) = answer(graph, "A", "B/Queue", Steering(through=[NodeKind.FEATURE])).routes
    assert [step.target.label for step in route.steps] == ["B", "Queue"]
