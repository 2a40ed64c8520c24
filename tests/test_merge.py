"""Facts become one graph: what is one thing, what stays two, where everything hangs, and that order never matters."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from graph.errors import UnknownName
from graph.merge import KnowledgeGraph
from graph.model import (
    Answer,
    Bound,
    Constraint,
    ConstraintKind,
    Edge,
    Evidence,
    Fact,
    Link,
    Mention,
    NodeKind,
    Relation,
    Scenario,
)
from tests.facts import USES, built, ends, feature, limit, link, scenario, seen, source


def test_the_same_feature_of_two_services_is_two() -> None:
    graph = built(feature("DLQ"), feature("DLQ", service="Amazon SQS"))
    assert [node.id for node in graph.nodes(NodeKind.FEATURE)] == ["feature:AWS Lambda/DLQ", "feature:Amazon SQS/DLQ"]


def test_slashes_in_names_make_no_false_twins() -> None:
    graph = built(feature("b/c", service="a"), feature("c", service="a/b"))
    assert [node.id for node in graph.nodes(NodeKind.FEATURE)] == ["feature:a%2Fb/c", "feature:a/b/c"]


def test_equal_facts_are_one_edge_with_all_evidence_sorted() -> None:
    graph = built(link("a", "b", line=9), link("a", "b", line=2), link("a", "b", line=2))
    (edge,) = graph.edges()
    assert [piece.line for piece in edge.evidence] == [2, 9]


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        ([link("a", "b"), link("a", "b", negated=True)], ["uses|negated|", "uses||"]),
        ([link("a", "b"), link("a", "b", condition="if  asked")], ["uses||", "uses||if asked"]),
        ([link("a", "b"), link("b", "a")], ["uses||", "uses||"]),
    ],
)
def test_what_contradicts_or_conditions_stays_beside(facts: list[Fact], keys: list[str]) -> None:
    assert [edge.key for edge in built(*facts).edges()] == keys


@pytest.mark.parametrize(
    ("evidence", "sure"),
    [
        ([seen(1)], 0.8),
        ([seen(1), seen(2)], 0.96),
        ([seen(1), seen(1, rule="other", sure=0.5)], 0.8),
        ([seen(1), seen(1, rule="z", sure=0.5)], 0.8),
        ([seen(1), seen(1, source="b.md")], 0.96),
        ([seen(line) for line in range(1, 9)], 0.99),
        ([seen(1, sure=1.0)], 0.99),
    ],
)
def test_confidence_adds_up_by_line_and_never_reaches_one(evidence: list[Evidence], sure: float) -> None:
    graph = built(*(Link(head="a", relation=USES, tail="b", evidence=piece) for piece in evidence))
    assert graph.edges()[0].confidence == sure


def test_a_service_is_mentioned_where_named_and_where_it_owns_a_fact() -> None:
    graph = built(
        Mention(service="AWS Lambda", name="Lambda", vendor="AWS", category="compute", evidence=seen(1)),
        link("AWS Lambda", "Amazon SQS", line=2),
        feature("DLQ", line=3),
        limit("DLQ", line=4),
        Scenario(need="retry", answers=(Answer(text="DLQ", features=(("AWS Lambda", "DLQ"),)),), evidence=seen(5)),
    )
    node = graph.node("service:AWS Lambda")
    assert [place.line for place in node.mentions] == [1, 2, 3, 4, 5]
    assert (node.aliases, node.vendor, node.category, node.discovered) == (("Lambda",), "AWS", "compute", False)
    assert [place.line for place in graph.node("feature:AWS Lambda/DLQ").mentions] == [3, 4, 5]


def test_a_feature_in_a_heading_is_no_mention_of_its_service() -> None:
    headed = replace(feature("DLQ", line=1), heads=True)
    assert [place.line for place in built(headed, feature("Layers", line=4)).node("service:AWS Lambda").mentions] == [4]


@pytest.mark.parametrize(("vendor", "discovered"), [("", True), ("AWS", False)])
def test_discovered_holds_while_no_lexicon_knows_the_name(vendor: str, discovered: bool) -> None:
    mention = Mention(service="Flux", name="Flux", discovered=True, evidence=seen())
    graph = built(mention, replace(mention, vendor=vendor, discovered=not vendor), link("Flux", "b"))
    assert graph.node("service:Flux").discovered is discovered


def test_a_part_hangs_on_its_feature_and_on_the_service_and_so_does_the_feature() -> None:
    graph = built(feature("Rules", service="ALB", parent="Listener"))
    assert ends(graph, Relation.HAS_FEATURE) == {
        ("service:ALB", "feature:ALB/Listener"),
        ("service:ALB", "feature:ALB/Rules"),
        ("feature:ALB/Listener", "feature:ALB/Rules"),
    }
    assert {edge.evidence for edge in graph.edges()} == {(seen(),)}


def test_a_feature_is_no_part_of_itself() -> None:
    graph = built(feature("Stages", service="API", parent="stage"))
    assert ends(graph, Relation.HAS_FEATURE) == {("service:API", "feature:API/Stages")}


@pytest.mark.parametrize(
    ("of", "others", "bearer", "id_", "label"),
    [
        ("AWS Lambda", (), "service:AWS Lambda", "constraint:AWS Lambda/AWS Lambda/limit/≤ 29 s", "≤ 29 s"),
        ("", (), "service:AWS Lambda", "constraint:AWS Lambda/AWS Lambda/limit/≤ 29 s", "≤ 29 s"),
        ("DLQ", (), "service:AWS Lambda", "constraint:AWS Lambda/DLQ/limit/≤ 29 s", "DLQ: ≤ 29 s"),
        ("dlqs", (feature("DLQ"),), "feature:AWS Lambda/DLQ", "constraint:AWS Lambda/DLQ/limit/≤ 29 s", "≤ 29 s"),
        (
            "Lambda",
            (Mention(service="AWS Lambda", name="Lambda", evidence=seen()),),
            "service:AWS Lambda",
            "constraint:AWS Lambda/AWS Lambda/limit/≤ 29 s",
            "≤ 29 s",
        ),
        (
            "DLQ",
            (feature("DLQ", service="Amazon SQS"),),
            "service:AWS Lambda",
            "constraint:AWS Lambda/DLQ/limit/≤ 29 s",
            "DLQ: ≤ 29 s",
        ),
    ],
)
def test_where_a_constraint_hangs(of: str, others: tuple[Fact, ...], bearer: str, id_: str, label: str) -> None:
    graph = built(*others, limit(of))
    assert ends(graph, Relation.HAS_CONSTRAINT) == {(bearer, id_)}
    assert graph.node(id_).label == label


@pytest.mark.parametrize(
    ("kind", "words", "label"),
    [
        (ConstraintKind.REQUIREMENT, {"needs": "kms:Decrypt"}, "needs kms:Decrypt"),
        (ConstraintKind.REQUIREMENT, {"needs": "must be in us-east-1"}, "must be in us-east-1"),
        (ConstraintKind.RESTRICTION, {"what": "cannot block\n countries"}, "cannot block countries"),
        (ConstraintKind.DEFAULT, {"what": "enabled"}, "default: enabled"),
        (ConstraintKind.LIMIT, {"value": "5", "unit": "TB", "comparator": "="}, "5 TB"),
        (ConstraintKind.LIMIT, {"value": "2", "comparator": "~", "what": "per day"}, "≈ 2 · per day"),
    ],
)
def test_a_constraint_reads_as_a_person_would_say_it(kind: ConstraintKind, words: dict[str, str], label: str) -> None:
    fact = Constraint(of="", service="a", kind=kind, evidence=seen(), **words)
    assert [node.label for node in built(fact).nodes(NodeKind.CONSTRAINT)] == [label]


@pytest.mark.parametrize("way", [1, -1])
def test_two_writings_of_one_bound_are_one_and_the_fuller_stays(way: int) -> None:
    plain = limit("", value="29")
    facts = [replace(plain, comparator="="), replace(plain, comparator="")][::way]
    assert [node.bound for node in built(*facts).nodes(NodeKind.CONSTRAINT)] == [
        Bound(kind=ConstraintKind.LIMIT, value="29", unit="s", comparator="=")
    ]


def test_a_need_points_to_services_and_stated_features_and_denies_what_is_ruled_out() -> None:
    graph = built(
        feature("Archive", service="Amazon EventBridge", line=7),
        scenario(
            Answer(
                text="Archive + Replay",
                services=("Amazon EventBridge",),
                features=(("Amazon EventBridge", "archives"), ("Amazon EventBridge", "Replay")),
            ),
            Answer(text="SQS or SNS", services=("Amazon SQS", "Amazon SNS"), rejected=True),
        ),
    )
    found = {(edge.target, edge.negated) for edge in graph.edges(Relation.ANSWERED_BY)}
    assert found == {
        ("service:Amazon EventBridge", False),
        ("feature:Amazon EventBridge/Archive", False),
        ("service:Amazon SQS", True),
        ("service:Amazon SNS", True),
    }
    node = graph.node("scenario:Need to replay old events")
    assert (node.answers, node.rejects) == (("Archive + Replay",), ("SQS or SNS",))


def test_accepted_in_one_answer_and_rejected_in_another_keeps_both_edges() -> None:
    accepted = Answer(text="SQS FIFO", services=("Amazon SQS",))
    graph = built(scenario(accepted, replace(accepted, text="SQS standard", rejected=True)))
    assert [edge.key for edge in graph.edges()] == ["answered_by|negated|", "answered_by||"]


def test_joined_graphs_meet_in_the_features_that_facts_would_meet_in() -> None:
    one = KnowledgeGraph.from_facts([feature("stages", line=1), feature("stages", line=2)], [source("a.md")])
    other = KnowledgeGraph.from_facts([feature("Stage", line=3), limit("Stage", line=3)], [source("b.md")])
    joined = one.joined(other)
    (node,) = joined.nodes(NodeKind.FEATURE)
    assert (node.label, node.aliases) == ("stages", ("Stage",))
    assert ends(joined, Relation.HAS_CONSTRAINT) == {(node.id, "constraint:AWS Lambda/stages/limit/≤ 29 s")}
    assert [each.name for each in joined.sources] == ["a.md", "b.md"]


def test_the_facade_answers_sorted_and_by_kind() -> None:
    graph = built(link("b", "a"), link("c", "b"), feature("F", service="b"))
    assert [node.label for node in graph.nodes(NodeKind.SERVICE)] == ["a", "b", "c"]
    assert [(edge.source, edge.target) for edge in graph.edges(USES)] == [
        ("service:b", "service:a"),
        ("service:c", "service:b"),
    ]
    assert len(graph) == 4
    assert "service:b" in graph
    assert "b" not in graph
    assert graph.degree("service:b") == 3
    assert graph.between("service:a", "service:b") == graph.between("service:b", "service:a") == graph.edges(USES)[:1]
    assert graph.derived(len) == 4


def test_a_loop_counts_once_at_its_node() -> None:
    graph = built(link("a", "a"), link("a", "b"))
    assert graph.degree("service:a") == 2
    assert [edge.target for edge in graph.between("service:a", "service:a")] == ["service:a"]


@pytest.mark.parametrize("question", ["node", "edges_of", "degree"])
def test_an_id_that_is_none_is_unknown(question: str) -> None:
    with pytest.raises(UnknownName, match="'service:x'"):
        getattr(built(), question)("service:x")


def test_networkx_sees_the_same_graph_and_may_not_change_it() -> None:
    graph = built(link("a", "b"), link("a", "b", negated=True))
    assert sorted(graph.network.edges(keys=True)) == [(e.source, e.target, e.key) for e in graph.edges()]
    with pytest.raises(nx.NetworkXError):
        graph.network.add_node("x")


def test_parts_must_fit_together() -> None:
    edge = Edge(source="service:a", target="service:b", key="uses||", relation=USES)
    with pytest.raises(ValueError, match="'service:b', which is no node"):
        KnowledgeGraph.from_parts(built(link("a", "a")).nodes(), [edge])
