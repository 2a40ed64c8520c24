"""What is drawn: the plain neighbourhood, and what expanding, collapsing, hiding and pinning make of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnknownName
from graph.model import NodeKind, Relation
from graph.query import neighbourhood
from graph.query.stubs import STUBS, stub_of
from graph.query.view import HELPING, MOST, Asked, Opened, View, view
from graph.query.walk import Way
from tests.facts import built, feature, limit, link
from tests.small_graph import graph as small_graph

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph

GRAPH = small_graph()
CHAIN = built(link("a", "b"), link("b", "c"), link("c", "d"), link("a", "e"), feature("F", service="c"))
A, B, C, D, E, F = *(f"service:{name}" for name in "abcde"), "feature:c/F"
STAR = built(*(link("hub", f"s{number:03}") for number in range(3 * HELPING)), link("hub", "a"), link("a", "b"))


def drawn(graph: KnowledgeGraph, asked: Asked) -> set[str]:
    return set(view(graph, asked).ids)


@pytest.mark.parametrize(("depth", "top"), [(1, 0), (1, 3), (1, 150), (2, 150), (3, 150)])
@pytest.mark.parametrize("way", list(Way))
def test_where_nothing_was_done_it_is_the_neighbourhood(depth: int, top: int, way: Way) -> None:
    around = neighbourhood(GRAPH, "Lambda", depth, top=top, way=way)
    seen = view(GRAPH, Asked(centre=around.centre.id, depth=depth, top=top, way=way))
    assert (seen.nodes, seen.edges, seen.depths, seen.cut) == (around.nodes, around.edges, around.depths, around.cut)
    assert (seen.centre, seen.near) == (around.centre, len(around.nodes) - 1)


def test_of_each_step_the_most_telling_are_drawn() -> None:
    seen = view(GRAPH, Asked(centre="service:AWS Lambda", depth=2, top=2))
    rings = [[id_ for id_, far in seen.depths.items() if far == step] for step in range(3)]
    assert [len(ring) for ring in rings] == [1, 2, 2]
    for near, far in pairwise(rings):
        assert all(any(GRAPH.between(one, other) for one in near) for other in far)
    assert rings[1] == list(neighbourhood(GRAPH, "AWS Lambda", top=2).depths)[1:]
    assert seen.near == 4
    assert not {node.id for node in neighbourhood(GRAPH, "AWS Lambda").nodes}.intersection(rings[2]), "cut stays cut"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Asked(centre=A), {A, B, E}),
        (Asked(centre=A, opened=(Opened(node=B),)), {A, B, E, C}),
        (Asked(centre=A, opened=(Opened(node=C), Opened(node=B))), {A, B, E, C, D, F}),  # whatever their order
        (Asked(centre=A, opened=(Opened(node=C),)), {A, B, E}),  # what is not drawn cannot be expanded
        (Asked(centre=A, opened=(Opened(node=C),), pinned=(C,)), {A, B, E, C, D, F}),
        (Asked(centre=A, opened=(Opened(node=B), Opened(node=C, stub="features"))), {A, B, E, C, F}),
        (Asked(centre=A, opened=(Opened(node=B, stub="used by"),)), {A, B, E}),
        (Asked(centre=A, opened=(Opened(node=B, stub="no such word"),)), {A, B, E}),
        (Asked(centre=A, opened=(Opened(node=B),), without=frozenset({B})), {A, E}),  # nor what hangs on it
        (Asked(centre=A, opened=(Opened(node=B),), without=frozenset({B}), pinned=(C,)), {A, E, C}),
        (Asked(centre=A, opened=(Opened(node=B),), closed=frozenset({B})), {A, B, E}),
        (Asked(centre=A, depth=2), {A, B, E, C}),
        (Asked(centre=A, depth=2, closed=frozenset({B})), {A, B, E}),
        (Asked(centre=A, depth=2, without=frozenset({B})), {A, E}),
        (Asked(centre=A, closed=frozenset({A})), {A}),
        (Asked(centre=A, without=frozenset({A})), {A, B, E}),  # the one in the middle cannot be hidden
        (Asked(centre=A, pinned=(D,)), {A, B, E, D}),
        (Asked(centre=A, pinned=(D,), without=frozenset({D})), {A, B, E}),
        (Asked(centre=B, way=Way.OUTWARD), {B, C}),
        (Asked(centre=B, way=Way.INWARD), {B, A}),
        (Asked(centre=B, way=Way.INWARD, opened=(Opened(node=A),)), {B, A}),
        (Asked(centre=C, kinds=frozenset({NodeKind.SERVICE})), {C, B, D}),
        (Asked(centre=C, kinds=frozenset({NodeKind.SERVICE}), pinned=(F,)), {C, B, D, F}),
        (Asked(centre=C, kinds=frozenset()), {C}),
        (Asked(centre=C, relations=frozenset()), {C}),
    ],
)
def test_what_is_drawn(asked: Asked, ids: set[str]) -> None:
    assert drawn(CHAIN, asked) == ids


def test_order_is_neighbourhood_then_expansions_then_pins() -> None:
    seen = view(CHAIN, Asked(centre=A, pinned=(D, E), opened=(Opened(node=B),)))
    assert seen.ids == (A, E, B, C, D)
    assert seen.depths == {A: 0, B: 1, E: 1, C: 2, D: 0}


def test_one_way_leaves_out_what_leads_back() -> None:
    graph = built(link("a", "b"), link("b", "a"), link("b", "c"), link("c", "a"))
    edges = {(edge.source, edge.target) for edge in view(graph, Asked(centre=A, depth=2, way=Way.OUTWARD)).edges}
    assert edges == {(A, B), (B, C)}


@pytest.mark.parametrize("way", list(Way))
def test_alternatives_are_so_either_way(way: Way) -> None:
    seen = view(GRAPH, Asked(centre="service:Amazon EventBridge", way=way))
    (edge,) = GRAPH.between("service:Amazon SNS", "service:Amazon EventBridge")
    assert edge.relation is Relation.ALTERNATIVE_TO
    assert edge in seen.edges


def test_expansions_come_by_helpings_and_stubs_tell_what_is_left() -> None:
    asked = Asked(centre="service:a", opened=(Opened(node="service:hub", stub="uses"),))
    for times in (1, 2, 3):
        one = replace(asked.opened[0], times=times)
        seen = view(STAR, replace(asked, opened=(one,)))
        assert len(seen.nodes) == 3 + times * HELPING
        left = {stub.name: stub.count for stub in seen.stubs.get("service:hub", ())}
        assert left == ({"uses": (3 - times) * HELPING} if times < 3 else {})


def test_expansions_end_where_a_picture_is_full() -> None:
    graph = built(*(link("hub", f"s{number:03}") for number in range(MOST + 50)))
    seen = view(graph, Asked(centre="service:hub", opened=(Opened(node="service:hub", times=99),)))
    assert len(seen.nodes) == MOST
    assert sum(stub.count for stub in seen.stubs["service:hub"]) == 51


@pytest.mark.parametrize(
    ("node", "stubs"),
    [
        ("service:Amazon SQS", [("features", 1), ("limits", 1)]),
        ("service:AWS KMS", []),
        ("service:Amazon S3", [("read by", 1), ("features", 1), ("cannot", 1), ("ruled out for", 1)]),
    ],
)
def test_stubs_count_neighbours_that_are_not_drawn(node: str, stubs: list[tuple[str, int]]) -> None:
    seen = view(GRAPH, Asked(centre="service:AWS Lambda"))
    assert [(one.name, one.count) for one in seen.stubs.get(node, ())] == stubs


def test_every_edge_has_a_word_from_either_end() -> None:
    words = {stub_of(GRAPH, edge, id_) for edge in GRAPH.edges() for id_ in (edge.source, edge.target)}
    assert words <= set(STUBS)
    assert {"triggers", "triggered by", "limits", "cannot", "bounds", "features", "needs", "ruled out for"} <= words


def test_what_is_filtered_is_counted_beside() -> None:
    few = frozenset(NodeKind) - {NodeKind.FEATURE}
    seen = view(GRAPH, Asked(centre="service:AWS Lambda", kinds=few))
    assert {node.label for node in seen.filtered_nodes} == {"DLQ", "Layers"}
    assert seen.filtered_edges == ()
    seen = view(GRAPH, Asked(centre="service:AWS Lambda", relations=frozenset(Relation) - {Relation.TRIGGERS}))
    assert {edge.relation for edge in seen.filtered_edges} == {Relation.TRIGGERS}
    assert len(seen.filtered_edges) == 5


def test_an_id_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownName):
        view(GRAPH, Asked(centre="service:nobody"))


NAMES = st.integers(0, 8).map("n{}".format)
FACTS = st.lists(
    st.one_of(
        st.builds(link, NAMES, NAMES, negated=st.booleans()),
        st.builds(feature, st.sampled_from("FG"), NAMES),
        st.builds(limit, st.just(""), st.sampled_from(["1", "2"]), NAMES),
    ),
    min_size=1,
    max_size=25,
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[KnowledgeGraph, Asked]:
    graph = built(*draw(FACTS))
    ids = st.sampled_from([node.id for node in graph.nodes()])
    several = st.lists(ids, max_size=3).map(tuple)
    opened = st.builds(Opened, node=ids, stub=st.sampled_from(["", *STUBS]), times=st.integers(1, 3))
    asked = st.builds(
        Asked,
        centre=ids,
        depth=st.integers(1, 3),
        top=st.integers(0, 6),
        kinds=st.frozensets(st.sampled_from(list(NodeKind)), min_size=1),
        relations=st.frozensets(st.sampled_from([Relation.USES, Relation.HAS_FEATURE, Relation.HAS_CONSTRAINT])),
        way=st.sampled_from(Way),
        opened=st.lists(opened, max_size=4).map(tuple),
        closed=several.map(frozenset),
        without=several.map(frozenset),
        pinned=several,
    )
    return graph, draw(asked)


@given(questions())
def test_what_holds_of_every_view(question: tuple[KnowledgeGraph, Asked]) -> None:
    graph, asked = question
    seen = view(graph, asked)
    ids = set(seen.ids)
    assert len(ids) == len(seen.ids)
    assert seen.ids[0] == asked.centre
    assert ids.isdisjoint(asked.without - {asked.centre})
    assert ids >= set(asked.pinned) - asked.without
    assert seen.depths.keys() == ids
    assert all({edge.source, edge.target} <= ids and edge.relation in asked.relations for edge in seen.edges)
    assert len({(edge.source, edge.target, edge.key) for edge in seen.edges}) == len(seen.edges)
    named = {asked.centre, *asked.pinned}
    assert all(node.kind in asked.kinds for node in seen.nodes if node.id not in named)
    assert not set(seen.filtered_nodes) & set(seen.nodes)
    assert not set(seen.filtered_edges) & set(seen.edges)


@given(questions(), st.data())
def test_hiding_and_collapsing_only_take_away_and_expanding_only_adds(
    question: tuple[KnowledgeGraph, Asked], data: st.DataObject
) -> None:
    graph, asked = question
    before = drawn(graph, asked)
    node = data.draw(st.sampled_from(sorted(before)))
    assert drawn(graph, replace(asked, without=asked.without | {node})) <= before
    assert drawn(graph, replace(asked, closed=asked.closed | {node})) <= before
    stub = data.draw(st.sampled_from(["", *STUBS]))
    more = replace(asked, opened=(*asked.opened, Opened(node=node, stub=stub)))
    assert drawn(graph, more) >= before
    assert drawn(graph, replace(asked, pinned=(*asked.pinned, node))) >= before


@given(questions())
def test_what_a_node_lacks_comes_when_it_is_expanded(question: tuple[KnowledgeGraph, Asked]) -> None:
    graph, asked = question
    seen: View = view(graph, replace(asked, closed=frozenset()))
    for id_, stubs in seen.stubs.items():
        for stub in stubs:
            opened = (*asked.opened, Opened(node=id_, stub=stub.name, times=9))
            after = view(graph, replace(asked, closed=frozenset(), opened=opened))
            assert len(after.nodes) >= len(seen.nodes) + stub.count
            assert stub.name not in {one.name for one in after.stubs.get(id_, ())}
