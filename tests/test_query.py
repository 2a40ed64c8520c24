"""Questions: what surrounds a node and in which order, its limits, needs, features and links, two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import AmbiguousName, UnknownName
from graph.model import Answer, Fact, NodeKind, Relation
from graph.query import contrast, features, limits, links, neighbourhood, scenarios, traffic_of
from graph.query.walk import HUB_LEAST
from tests.facts import USES, built, feature, limit, link, need, scenario
from tests.small_graph import graph as small_graph

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph

GRAPH = small_graph()


def labels(graph: KnowledgeGraph, name: str, depth: int = 1, top: int | None = None) -> list[str]:
    return [node.label for node in neighbourhood(graph, name, depth, top=top).nodes]


CHAIN = built(link("a", "b"), link("c", "b"), link("c", "d"), feature("F", service="b"), limit("F", service="b"))


@pytest.mark.parametrize(
    ("depth", "new"),
    [
        (0, {"service:a"}),
        (1, {"service:b"}),
        (2, {"service:c", "feature:b/F"}),
        (3, {"service:d", "constraint:b/F/limit/≤ 29 s"}),
    ],
)
def test_depth_counts_edges_either_way_along(depth: int, new: set[str]) -> None:
    around, before = neighbourhood(CHAIN, "a", depth), neighbourhood(CHAIN, "a", max(depth - 1, 0))
    assert around.nodes[0] == around.centre == CHAIN.node("service:a")
    assert {id_ for id_, far in around.depths.items() if far == depth} == new
    assert around.depths == {**before.depths, **dict.fromkeys(new, depth)}
    assert set(around.depths) == {node.id for node in around.nodes}


def test_all_is_reached_in_the_end_and_nothing_else_exists() -> None:
    around = neighbourhood(CHAIN, "a", 9)
    assert {node.id for node in around.nodes} == {node.id for node in CHAIN.nodes()}
    assert set(around.edges) == set(CHAIN.edges())
    assert around.cut == 0


@pytest.mark.parametrize(
    ("kinds", "relations", "found"),
    [
        ({NodeKind.FEATURE}, None, ["b", "F"]),
        ({NodeKind.SERVICE}, None, ["b", "a", "c", "d"]),
        (None, {Relation.HAS_FEATURE}, ["b", "F"]),
        (None, {Relation.TRIGGERS}, ["b"]),
        (set(), set(), ["b", "a", "c", "F", "d", "≤ 29 s"]),
    ],
)
def test_only_the_kinds_and_relations_asked_for_are_walked(
    kinds: set[NodeKind] | None, relations: set[Relation] | None, found: list[str]
) -> None:
    around = neighbourhood(CHAIN, "b", 2, kinds=kinds, relations=relations)
    assert [node.label for node in around.nodes] == found
    assert {edge.relation for edge in around.edges} <= (relations or set(Relation))


def test_what_more_sentences_say_comes_first() -> None:
    graph = built(link("a", "b"), link("a", "c", line=1), link("a", "c", line=2), link("a", "d"))
    assert labels(graph, "a") == ["a", "c", "b", "d"]


def test_specific_comes_before_common() -> None:
    graph = built(link("a", "b"), link("a", "c"), *(link("b", f"x{number}") for number in range(3)))
    assert labels(graph, "a") == ["a", "c", "b"]


def test_kinds_have_their_weight() -> None:
    graph = built(link("a", "b"), feature("F", service="a"), limit("", service="a"), need("why", "a"))
    assert labels(graph, "a") == ["a", "b", "why", "F", "≤ 29 s"]


def test_the_most_telling_are_kept_and_the_rest_is_counted() -> None:
    everything = neighbourhood(GRAPH, "Lambda", 2)
    few = neighbourhood(GRAPH, "Lambda", 2, top=4)
    assert few.nodes == everything.nodes[:5]
    assert few.cut == len(everything.nodes) - 5
    kept = {node.id for node in few.nodes}
    assert set(few.edges) == {edge for edge in GRAPH.edges() if {edge.source, edge.target} <= kept}


@pytest.mark.parametrize(("top", "shown"), [(0, 1), (-3, 1), (1000, None)])
def test_top_at_its_ends(top: int, shown: int | None) -> None:
    around = neighbourhood(GRAPH, "Lambda", 1, top=top)
    assert len(around.nodes) == (shown or len(neighbourhood(GRAPH, "Lambda").nodes))


def star(services: int) -> KnowledgeGraph:
    """A hub that many use, two of which are also linked with something of their own."""
    spokes: list[Fact] = [link(f"s{number:02}", "IAM") for number in range(services)]
    return built(*spokes, link("s00", "own"), link("own", "far"), link("IAM", "CloudTrail", negated=True))


@pytest.mark.parametrize(("services", "hubs"), [(HUB_LEAST - 2, set()), (HUB_LEAST, {"service:IAM"})])
def test_a_hub_is_linked_with_many(services: int, hubs: set[str]) -> None:
    assert star(services).derived(traffic_of).hubs == hubs


def test_a_hub_is_shown_late_and_not_walked_through() -> None:
    graph = star(30)
    assert labels(graph, "s00", 2) == ["s00", "own", "IAM", "far"]
    through = neighbourhood(graph, "s00", 2, through_hubs=True)
    assert len(through.nodes) == 4 + 29 + 1
    assert len(neighbourhood(graph, "IAM", 1).nodes) == 1 + 30 + 1, "as the centre it is asked for"


def test_edges_among_hubs_are_not_forgotten() -> None:
    spokes = [link(f"s{number:02}", hub) for number in range(20) for hub in ("IAM", "CloudWatch")]
    graph = built(*spokes, link("CloudWatch", "IAM"))
    assert graph.derived(traffic_of).hubs == {"service:IAM", "service:CloudWatch"}
    found = {(edge.source, edge.target) for edge in neighbourhood(graph, "s00").edges}
    assert found == {
        ("service:s00", "service:IAM"),
        ("service:s00", "service:CloudWatch"),
        ("service:CloudWatch", "service:IAM"),
    }


def test_edges_come_with_the_node_that_they_bring_in() -> None:
    around = neighbourhood(GRAPH, "Lambda", 2)
    rank = {node.id: number for number, node in enumerate(around.nodes)}
    order = [max(rank[edge.source], rank[edge.target]) for edge in around.edges]
    assert order == sorted(order)
    assert len(set(around.edges)) == len(around.edges)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=30),
    st.integers(0, 3),
    st.integers(0, 12),
)
def test_a_neighbourhood_is_connected_and_as_far_as_it_says(pairs: list[tuple[int, int]], depth: int, top: int) -> None:
    graph = built(*(link(f"n{one}", f"n{other}") for one, other in pairs))
    around = neighbourhood(graph, f"n{pairs[0][0]}", depth, top=top)
    linked = {(edge.source, edge.target) for edge in around.edges}
    linked |= {(target, source) for source, target in linked}
    for id_, far in around.depths.items():
        nearest = min((around.depths[one] for one, other in linked if other == id_), default=-1)
        assert far == 0 if id_ == around.centre.id else (far <= depth and nearest == far - 1)
    assert len(around.nodes) <= top + 1


def test_limits_of_everything_are_a_sorted_table() -> None:
    found = [(row.service.label, row.of.label, row.constraint.label) for row in limits(GRAPH)]
    assert found == [
        ("Amazon API Gateway", "Amazon API Gateway", "≤ 29 s"),
        ("Amazon SQS", "Amazon SQS", "≤ 256 KB"),
        ("AWS Lambda", "AWS Lambda", "≤ 15 min"),
        ("AWS Lambda", "AWS Lambda", "no CloudWatch logs when the handler never runs"),
        ("AWS Lambda", "Layers", "≤ 5 layers"),
    ]


PARTS = built(
    feature("Rules", service="ALB", parent="Listener"),
    limit("Rules", service="ALB", value="100"),
    limit("Listener", service="ALB", value="50"),
    limit("", service="ALB", value="20"),
    limit("", service="NLB", value="1"),
)


@pytest.mark.parametrize(
    ("name", "values"),
    [("ALB", ["20", "50", "100"]), ("Listener", ["50", "100"]), ("rule", ["100"]), ("NLB", ["1"])],
)
def test_limits_of_a_thing_are_its_own_and_those_of_its_parts(name: str, values: list[str]) -> None:
    rows = limits(PARTS, name)
    assert [row.constraint.bound.value for row in rows if row.constraint.bound] == values
    assert {row.service.label for row in rows} == {"NLB" if name == "NLB" else "ALB"}
    assert all(row.edge.source == row.of.id and row.edge.target == row.constraint.id for row in rows)


def test_features_that_are_parts_of_each_other_end_the_walk() -> None:
    graph = built(feature("A", service="s", parent="B"), feature("B", service="s", parent="A"), limit("A", service="s"))
    assert len(limits(graph, "s")) == len(limits(graph, "B")) == 1


def test_a_need_tells_what_answers_it_from_what_is_ruled_out() -> None:
    (row,) = scenarios(GRAPH, "block countries")
    assert [edge.target for edge in row.answers] == ["service:AWS WAF", "service:Amazon CloudFront"]
    assert [edge.target for edge in row.rejects] == ["service:Amazon S3"]


def test_features_of_a_service_and_of_a_feature() -> None:
    assert [edge.target for edge in features(PARTS, "ALB")] == ["feature:ALB/Listener", "feature:ALB/Rules"]
    assert [edge.target for edge in features(PARTS, "Listener")] == ["feature:ALB/Rules"]
    assert features(PARTS, "Rules") == ()


def test_links_of_a_service_go_either_way_and_are_links_only() -> None:
    found = links(GRAPH, "WAF")
    assert [(edge.source, edge.target, edge.negated) for edge in found] == [
        ("service:AWS WAF", "service:Amazon API Gateway", False),
        ("service:AWS WAF", "service:Amazon CloudFront", False),
        ("service:AWS WAF", "service:Amazon S3", True),
    ]
    assert {edge.target for edge in links(CHAIN, "b")} == {"service:b"}


def test_two_services_side_by_side() -> None:
    graph = built(
        feature("Stages", service="S3"),
        feature("stage", service="EFS"),
        feature("ACL", service="S3"),
        link("Lambda", "S3"),
        link("Lambda", "EFS"),
        link("KMS", "S3"),
        link("KMS", "EFS", negated=True),
        link("S3", "EFS"),
        limit("", service="EFS"),
        scenario(Answer(text="S3", services=("S3",)), Answer(text="EFS", services=("EFS",), rejected=True)),
        need("Share files", "EFS"),
    )
    both = contrast(graph, "s3", "efs")
    assert [[edge.target for cell in row.cells for edge in cell] for row in both.shared] == [
        ["feature:S3/Stages", "feature:EFS/stage"]
    ]
    assert [(row.node.label, row.holders) for row in both.only] == [("ACL", (0,))]
    assert [(row.node.label, row.holders) for row in both.neighbours] == [("Lambda", (0, 1))]
    assert [(row.node.label, row.holders) for row in both.own_neighbours] == [("KMS", (0,))]
    assert [row.node.label for row in both.opposed] == ["KMS", "Need to replay old events"]
    chosen = [(row.node.label, row.holders) for row in both.chosen]
    assert chosen == [("Need to replay old events", (0,)), ("Share files", (1,))]
    assert [edge.relation for edge in both.between] == [USES]
    assert [[len(cell) for cell in row.cells] for row in both.limits] == [[0, 1]]


@pytest.mark.parametrize("question", [neighbourhood, limits, features, links])
def test_every_question_refuses_what_is_no_name(question: object) -> None:
    assert callable(question)
    with pytest.raises(UnknownName, match="did you mean AWS Lambda"):
        question(GRAPH, "Lamda")
    graph = built(feature("DLQ", service="a"), feature("DLQ", service="b"))
    with pytest.raises(AmbiguousName, match="'dlq' could be feature:a/DLQ, feature:b/DLQ"):
        question(graph, "dlq")
