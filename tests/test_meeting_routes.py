"""Routes that must meet something, routes of several pairs, and what is answered where a search is cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import Cause, NoRoute
from graph.merge import KnowledgeGraph
from graph.model import Feature, NodeKind
from graph.paths import Steering, answer
from graph.paths.homing import Arcs
from graph.paths.nearest import fewest_hops
from tests.test_paths import built, fact, notes, written
from tests.test_steering import kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.model import Route
    from graph.paths.homing import Effort
    from graph.paths.search import Way

MANY = KnowledgeGraph.from_facts(
    [
        *(kind("Safe", "security"), kind("Vault", "security"), kind("B", "security")),
        *(fact(f"A triggers M{n}", n + 1, 0.95) for n in range(300)),
        *(fact(f"M{n} triggers B", n + 1, 0.95) for n in range(300)),
        *(fact("A uses Safe", 901, 0.3), fact("Safe uses B", 902, 0.3), fact("M7 protects Vault", 903)),
        *(fact("Vault manages M8", 904), fact("A uses X", 905, 0.3), fact("X uses B", 906, 0.3)),
    ]
)
"""Three hundred cheap routes, and few dear ones that pass what is asked for."""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"via": ["security"]}, ["A > M7 > Vault > M8 > B", "A > Safe > B"]),
        ({"via": ["security"], "max_hops": 2}, ["A > Safe > B"]),
        ({"via": ["security", "uses"]}, ["A > Safe > B"]),
        ({"via": ["manages"]}, ["A > M7 > Vault > M8 > B"]),
        ({"via": ["uses", "X"]}, ["A > X > B"]),
        ({"via": ["M8", "security", "M7"]}, ["A > M8 < Vault < M7 > B"]),
        ({"via": ["security"], "avoid": ["Vault"]}, ["A > Safe > B"]),
    ],
)
def test_what_only_a_dear_route_meets_is_found(asked: dict[str, object], expected: list[str]) -> None:
    found = answer(MANY, "A", "B", Steering(**asked))  # type: ignore[arg-type]
    assert found.complete
    assert [written(route) for route in found.routes][: len(expected)] == expected


def test_what_only_hangs_on_a_service_is_known_not_to_be_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch, 1000)
    hung = [Feature(name=f"F{n}", service="M", evidence=fact("M uses F", n).evidence) for n in range(30)]
    graph = KnowledgeGraph.from_facts([fact("A uses M", 90), fact("M uses B", 91), *hung])
    with pytest.raises(NoRoute) as caught:
        answer(graph, "A", "B", Steering(via=["feature"], through=[NodeKind.FEATURE]))
    assert caught.value.causes == (Cause.UNVISITED,)


def test_several_sources_and_targets_pass_none_of_the_others() -> None:
    graph = built("A uses B", "B uses C", "D uses E", "E uses C", "E uses F")
    found = answer(graph, ["A", "D"], ["C", "F"], differ=False).routes
    assert sorted(map(written, found)) == ["A > B > C", "D > E > C", "D > E > F"]
    assert [route.cost for route in found] == sorted(route.cost for route in found)


def test_routes_of_several_pairs_are_one_list() -> None:
    """The near copy of one pair's route is none of another's, and all are in one order."""
    graph = built("A triggers M", "M triggers C", "D triggers M", "A uses N", "N uses C", "D uses C")
    shown = [written(route) for route in answer(graph, ["A", "D"], "C").routes]
    assert shown == ["D > C", "A > M > C", "A > N > C"]
    every = [written(route) for route in answer(graph, ["A", "D"], "C", differ=False).routes]
    assert every == ["D > C", "A > M > C", "D > M > C", "A > N > C"]
    assert [written(route) for route in answer(graph, ["A", "D"], "C", k=2).routes] == shown[:2]


@settings(max_examples=100)
@given(notes(), st.integers(1, 4), st.sampled_from([("AC", "BD"), ("ACE", "B"), ("A", "BDF"), ("AC", "CB")]))
def test_several_pairs_are_ranked_as_each_is_alone(graph: KnowledgeGraph, k: int, ends: tuple[str, str]) -> None:
    def asked(one: str, other: str) -> list[Route]:
        others = [name for name in sorted({*ends[0], *ends[1]}) if name not in {one, other}]
        try:
            return list(answer(graph, one, other, Steering(avoid=others), 99, differ=False).routes)
        except NoRoute:
            return []

    alone = [route for one in ends[0] for other in ends[1] if one != other for route in asked(one, other)]
    try:
        together = answer(graph, list(ends[0]), list(ends[1]), k=k, differ=False).routes
    except NoRoute:
        together = ()
    order = sorted(alone, key=lambda route: (route.hops > 1, route.cost, written(route)[::4]))
    assert [(route.cost, written(route)) for route in together] == [(one.cost, written(one)) for one in order[:k]]


FAN = [fact(f"{one} uses {other}", 1) for one in "ABCDEF" for other in "ABCDEF" if one < other]


@pytest.mark.parametrize(("times", "complete"), [(0, False), (100, True)])
def test_the_bound_is_so_many_times_one_shortest_path(
    monkeypatch: pytest.MonkeyPatch, times: int, complete: bool
) -> None:
    hurry(monkeypatch, 12, times)
    found = answer(KnowledgeGraph.from_facts(FAN), "A", "B", k=9, differ=False)
    assert (found.complete, written(found.routes[0])) == (complete, "A > B")


CHAIN = ["A uses B", "B uses C", "C triggers D", "D uses E", *(f"B uses X{n}" for n in range(30))]


@pytest.mark.parametrize("via", [[], ["C"], {"D", "C"}, ["triggers"], ["D", "triggers"]])
def test_where_none_is_found_in_time_one_of_the_fewest_hops_is_told(
    monkeypatch: pytest.MonkeyPatch, via: Collection[str]
) -> None:
    graph = built(*CHAIN)
    monkeypatch.setattr("graph.paths.posed.by_cost", lambda *asked: spend(asked[-1]))
    found = answer(graph, "A", "E", Steering(via=via))
    assert (found.complete, [written(route) for route in found.routes]) == (False, ["A > B > C > D > E"])


def test_a_walk_that_turns_back_is_no_way_of_few_hops(monkeypatch: pytest.MonkeyPatch) -> None:
    aside = ["A uses B", "B uses E", "B triggers X", "X uses Y"]
    graph = built(*aside, "A uses C", "C triggers D", "D uses F", "F uses G", "G uses E")
    monkeypatch.setattr("graph.paths.posed.by_cost", lambda *asked: spend(asked[-1]))
    found = answer(graph, "A", "E", Steering(via=["triggers"]))
    assert [written(route) for route in found.routes] == ["A > C > D > F > G > E"]


def test_what_is_not_found_in_time_is_not_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch, 1)
    with pytest.raises(NoRoute) as caught:
        answer(built(*CHAIN), "A", "E", Steering(via=["triggers"]))
    assert caught.value.causes == (Cause.UNFINISHED,)


def hurry(monkeypatch: pytest.MonkeyPatch, least: int, times: int = 0) -> None:
    """Hardly anything may be looked at."""
    for name, value in {"LEAST": least, "FLOOR": least, "TIMES": times}.items():
        monkeypatch.setattr(f"graph.paths.posed.{name}", value)


def spend(effort: Effort) -> Iterator[Way]:
    """A search that finds nothing before its effort is spent."""
    effort.left = -(10**9)
    return iter(())


SQUARE = (((1, 2), (2, 9)), ((0, 2), (3, 2)), ((0, 9), (3, 2)), ((1, 2), (2, 2)))


@pytest.mark.parametrize(
    ("closed", "hops", "expected"),
    [((), None, (4, (0, 1, 3))), ((1,), None, (11, (0, 2, 3))), ((1, 2), None, None), ((), 1, None)],
)
def test_the_fewest_hops(closed: tuple[int, ...], hops: int | None, expected: object) -> None:
    assert fewest_hops(Arcs(out=SQUARE, into=SQUARE), 0, 3, closed, hops) == expected
