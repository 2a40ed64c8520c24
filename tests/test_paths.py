"""Routes between services: which, in which order, along what, and why there is none."""

from __future__ import annotations

import math
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import AmbiguousName, NoRoute, UnknownName
from graph.merge import KnowledgeGraph
from graph.model import Evidence, Link, Mention, NodeKind, Relation
from graph.paths import HUB_WEIGHT, PRIOR, routes
from graph.paths.folding import fold
from graph.paths.rules import Direction, Rules

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.model import Fact, Route


RELATIONS = {relation.value: relation for relation in Relation}


def fact(text: str, line: int = 1, sure: float = 0.8) -> Link:
    """A link written "A uses B", "A not uses B" or "A uses B if C", read from a line of that text."""
    words, _, condition = text.partition(" if ")
    head, *negation, relation, tail = words.split(" ")
    seen = Evidence(source="n.md", line=line, start=0, end=len(text), text=text, rule="test", confidence=sure)
    negated = negation == ["not"]
    return Link(head=head, relation=RELATIONS[relation], tail=tail, negated=negated, condition=condition, evidence=seen)


def built(*texts: str) -> KnowledgeGraph:
    return KnowledgeGraph.from_facts(fact(text, line) for line, text in enumerate(texts, 1))


def written(route: Route) -> str:
    """The route as its labels, with arrows as the links point."""
    arrows = [f"{'>' if step.forward else '<'} {step.target.label}" for step in route.steps]
    return " ".join([route.steps[0].source.label, *arrows])


def found(graph: KnowledgeGraph, source: str, target: str, **asked: object) -> list[str]:
    return [written(route) for route in routes(graph, source, target, **asked)]  # type: ignore[arg-type]


GRAPH = built(
    "S3 triggers Lambda",
    "Lambda sends_to SQS",
    "Lambda reads_from SQS",
    "S3 sends_to Events",
    "Events triggers Steps",
    "Steps triggers Lambda",
    "WAF not protects S3",
    "WAF protects Front",
    "Front reads_from S3",
    "SNS alternative_to Events",
    "SNS sends_to SQS",
    "Lone uses Island",
)


@pytest.mark.parametrize(
    ("source", "target", "asked", "expected"),
    [
        ("S3", "Lambda", {}, ["S3 > Lambda", "S3 > Events > Steps > Lambda"]),
        ("Lambda", "S3", {}, ["Lambda < S3", "Lambda < Steps < Events < S3"]),
        ("S3", "Lambda", {"k": 1}, ["S3 > Lambda"]),
        ("S3", "Lambda", {"via": ["Steps"]}, ["S3 > Events > Steps > Lambda"]),
        ("S3", "Lambda", {"via": ["Events", "Steps"]}, ["S3 > Events > Steps > Lambda"]),
        ("S3", "Lambda", {"via": {"Steps", "Events"}}, ["S3 > Events > Steps > Lambda"]),
        ("S3", "Lambda", {"via": ["S3"]}, ["S3 > Lambda", "S3 > Events > Steps > Lambda"]),
        ("S3", "Lambda", {"avoid": ["Steps"]}, ["S3 > Lambda"]),
        ("S3", "Lambda", {"avoid": ["sends to"]}, ["S3 > Lambda"]),
        ("S3", "Lambda", {"avoid": ["SENDS-TO"]}, ["S3 > Lambda"]),
        ("S3", "Lambda", {"max_hops": 2}, ["S3 > Lambda"]),
        ("S3", "Lambda", {"max_hops": 3}, ["S3 > Lambda", "S3 > Events > Steps > Lambda"]),
        ("WAF", "S3", {}, ["WAF > Front > S3"]),
        ("Lambda", "SQS", {"directed": True}, ["Lambda > SQS"]),
        ("SNS", "Events", {"contrast": True, "k": 1}, ["SNS > Events"]),
        ("SNS", "Events", {"k": 1}, ["SNS > SQS < Lambda < S3 > Events"]),
    ],
)
def test_routes_in_their_order(source: str, target: str, asked: dict[str, object], expected: list[str]) -> None:
    assert found(GRAPH, source, target, **asked) == expected


def test_a_step_is_the_strongest_of_its_links_and_keeps_the_rest() -> None:
    (step,) = routes(GRAPH, "SQS", "Lambda", k=1)[0].steps
    assert (step.source.label, step.target.label) == ("SQS", "Lambda")
    assert {step.link.relation, *(edge.relation for edge in step.others)} == {Relation.SENDS_TO, Relation.READS_FROM}
    assert (step.forward, [evidence.line for evidence in step.evidence]) == (False, [step.link.evidence[0].line])


@pytest.mark.parametrize(
    ("facts", "relation"),
    [
        ([fact("A uses B", 1, 0.9), fact("A triggers B", 2, 0.9)], Relation.TRIGGERS),
        ([fact("A uses B", 1, 0.95), fact("A triggers B", 2, 0.3)], Relation.USES),
        ([fact("A triggers B if on", 1, 0.8), fact("B triggers A", 2, 0.8)], Relation.TRIGGERS),
    ],
)
def test_what_is_surer_and_tells_more_is_shown(facts: list[Fact], relation: Relation) -> None:
    (step,) = routes(KnowledgeGraph.from_facts(facts), "A", "B")[0].steps
    assert step.link.relation is relation
    assert not step.link.condition


def test_negated_links_are_never_travelled() -> None:
    graph = built("A not uses B", "A uses C", "C uses B", "C not triggers B")
    assert found(graph, "A", "B") == ["A > C > B"]
    steps = routes(graph, "A", "B")[0].steps
    assert not any(edge.negated for step in steps for edge in (step.link, *step.others))


def test_the_direct_link_comes_first_however_weak() -> None:
    graph = KnowledgeGraph.from_facts(
        [fact("A uses B", 1, 0.02), fact("A triggers C", 2, 0.99), fact("C triggers B", 3, 0.99)]
    )
    first, second = routes(graph, "A", "B")
    assert (written(first), written(second)) == ("A > B", "A > C > B")
    assert first.cost > second.cost
    assert found(graph, "A", "B", k=1) == ["A > B"]


HUB = built("A uses Hub", "Hub uses B", *(f"X{n} uses Hub" for n in range(300)), "A uses C", "C uses D", "D uses B")


@pytest.mark.parametrize(
    ("weight", "first"), [(0.0, "A > Hub > B"), (0.02, "A > Hub > B"), (HUB_WEIGHT, "A > C > D > B")]
)
def test_a_telling_route_leaves_the_hub(weight: float, first: str) -> None:
    assert found(HUB, "A", "B", hub_weight=weight)[0] == first


def test_an_end_that_is_a_hub_costs_nothing() -> None:
    (route,) = routes(HUB, "A", "Hub", k=1)
    assert route.cost == pytest.approx(PRIOR[Relation.USES] - math.log(0.8), abs=1e-5)


def test_a_cost_is_the_sum_of_its_parts() -> None:
    (route,) = routes(built("A triggers B", "B uses C if on", "B uses D"), "A", "C")
    parts = (PRIOR[Relation.TRIGGERS], PRIOR[Relation.USES], 0.1, -2 * math.log(0.8), HUB_WEIGHT * math.log(2) / 2)
    assert route.cost == pytest.approx(sum(parts), abs=1e-5)


def test_sentences_add_up_but_a_line_counts_once() -> None:
    two_lines = KnowledgeGraph.from_facts([fact("A uses B", 1), fact("B uses A", 2)])
    one_line = KnowledgeGraph.from_facts([fact("A uses B", 1), fact("B uses A", 1)])
    alone = KnowledgeGraph.from_facts([fact("A uses B", 1)])
    twice, same, once = (routes(graph, "A", "B")[0].cost for graph in (two_lines, one_line, alone))
    assert twice == pytest.approx(PRIOR[Relation.USES] - math.log(0.96), abs=1e-5)
    assert same == once > twice


def test_equal_costs_go_by_ids_and_the_order_of_facts_does_not_matter() -> None:
    texts = [f"A uses M{n}" for n in range(9)] + [f"M{n} uses B" for n in range(9)]
    expected = [f"A > M{n} > B" for n in range(5)]
    for facts in ([fact(text) for text in texts], [fact(text) for text in reversed(texts)]):
        assert found(KnowledgeGraph.from_facts(facts), "A", "B") == expected


def services(*names: str) -> list[Fact]:
    seen = Evidence(source="n.md", line=1, start=0, end=1, text="x", rule="test")
    return [Mention(service=name, name=name, evidence=seen) for name in names]


@st.composite
def notes(draw: st.DrawFn) -> KnowledgeGraph:
    """Six services and links of all kinds among them, some denied."""
    names = "ABCDEF"
    pairs = st.sampled_from(list(permutations(names, 2)))
    kinds = st.sampled_from([Relation.USES, Relation.TRIGGERS, Relation.ALTERNATIVE_TO])
    links = draw(st.lists(st.tuples(pairs, kinds, st.sampled_from(["", "", "not "])), max_size=14))
    sure = st.sampled_from([0.5, 0.8, 0.9])
    texts = [f"{head} {negation}{relation} {tail}" for (head, tail), relation, negation in links]
    facts = [fact(text, line, draw(sure)) for line, text in enumerate(texts, 1)]
    return KnowledgeGraph.from_facts([*facts, *services(*names)])


@settings(max_examples=200)
@given(notes(), st.booleans(), st.booleans(), st.integers(1, 5), st.sets(st.sampled_from("CDEF")), st.integers(0, 2))
def test_brute_force_over_the_edges_finds_the_same_routes(
    graph: KnowledgeGraph,
    directed: bool,
    contrast: bool,
    max_hops: int,
    avoid: set[str],
    stops: int,
) -> None:
    via = set(sorted(set("CDEF") - avoid)[:stops])
    allowed = {
        (edge.source[-1], edge.target[-1])
        for edge in graph.edges()
        if not edge.negated and (contrast or edge.relation is not Relation.ALTERNATIVE_TO)
    }
    if not directed:
        allowed |= {(target, source) for source, target in allowed}
    expected = set(walks(allowed, set("CDEF") - avoid, via, max_hops))
    try:
        answer = routes(graph, "A", "B", 99, via, avoid, directed, max_hops, contrast)
    except NoRoute:
        answer = ()
    assert {tuple(written(route)[::4]) for route in answer} == expected
    assert len(answer) == len(expected)
    by_cost = answer[1:] if answer and answer[0].hops == 1 else answer
    keys = [(round(route.cost * 10**6), tuple(written(route)[::4])) for route in by_cost]
    assert keys == sorted(keys)


def walks(allowed: Collection[tuple[str, str]], inner: set[str], via: set[str], most: int) -> list[tuple[str, ...]]:
    """Every simple way from A to B over allowed pairs, by trying all orders."""
    ways = [("A", *middle, "B") for length in range(most) for middle in permutations(sorted(inner), length)]
    return [way for way in ways if via <= set(way) and all(pair in allowed for pair in pairwise(way))]


@pytest.mark.parametrize(
    ("source", "target", "asked", "reason", "nearest"),
    [
        ("S3", "Lone", {}, "nothing in the notes links the two", ("Events", "Island")),
        ("S3", "S3", {}, "both names mean the same service", ("Events",)),
        ("Lambda", "S3", {"directed": True}, "only against the direction of a link: Lambda ← S3", ("SQS", "Front")),
        ("S3", "Steps", {"avoid": ["triggers"]}, "only through what was to be avoided (triggers)", ("Events",)),
        ("SQS", "Steps", {"avoid": ["Lambda"]}, "(Lambda): SQS ← Lambda ← Steps", ("SNS", "Events")),
        ("WAF", "SQS", {"max_hops": 3}, "only in 4 hops, and 3 are allowed: WAF → Front → S3 → Lambda → SQS", None),
        ("SNS", "Steps", {"avoid": ["SQS"]}, "(SQS): SNS → SQS ← Lambda ← Steps; only by way of", ("Events",)),
        ("S3", "Lambda", {"via": ["Lone"]}, "only without passing Lone: S3 → Lambda", None),
        ("WAF", "S3", {"via": ["Front", "Lambda"]}, "only without passing Front, Lambda, in that order", None),
        ("WAF", "S3", {"max_hops": 1}, "the notes deny it: “WAF not protects S3” (n.md:7); only in 2 hops", None),
        ("S3", "WAF", {"max_hops": 1}, "the notes deny it: “WAF not protects S3” (n.md:7); only in 2 hops", None),
        ("S3", "WAF", {"directed": True, "max_hops": 1}, "only with several conditions given up", None),
        ("S3", "Lambda", {"avoid": ["S3"]}, "S3 was itself to be avoided", None),
        ("S3", "SQS", {"via": ["Lambda", "Steps"], "max_hops": 2}, "takes at least 3 hops, and only 2 are", None),
    ],
)
def test_why_there_is_no_route(
    source: str, target: str, asked: dict[str, object], reason: str, nearest: tuple[str, ...] | None
) -> None:
    with pytest.raises(NoRoute) as caught:
        found(GRAPH, source, target, **asked)
    assert reason in caught.value.reason
    assert (caught.value.source, caught.value.target) == (source, target)
    assert nearest is None or caught.value.nearest == nearest


def test_a_denial_on_the_way_is_quoted() -> None:
    graph = built("A uses B", "B not uses C", "C uses D")
    with pytest.raises(NoRoute, match=r"blocked, for the notes deny a link on the way: “B not uses C” \(n.md:2\)"):
        routes(graph, "A", "D")


def test_a_long_sentence_is_cut() -> None:
    graph = KnowledgeGraph.from_facts([fact("A not uses B", 1), *services("A", "B")])
    long = Evidence(source="n.md", line=1, start=0, end=9000, text="long " * 1800, rule="test")
    graph = KnowledgeGraph.from_facts([Link(head="A", relation=Relation.USES, tail="B", negated=True, evidence=long)])
    with pytest.raises(NoRoute) as caught:
        routes(graph, "A", "B")
    assert len(caught.value.reason) < 300


def test_all_conditions_are_named_that_must_go() -> None:
    with pytest.raises(NoRoute) as caught:
        found(GRAPH, "SQS", "S3", directed=True, max_hops=1, avoid=["Island"])
    assert "(the direction of links, the number of hops): SQS ← Lambda ← S3" in caught.value.reason


@pytest.mark.parametrize("asked", [{"k": 0}, {"max_hops": 0}])
def test_numbers_count_from_one(asked: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="count from 1"):
        found(GRAPH, "S3", "Lambda", **asked)


@pytest.mark.parametrize(
    ("source", "asked"), [("Lambada", {}), ("S3", {"via": ["Lambada"]}), ("S3", {"avoid": ["Lambada"]})]
)
def test_unknown_names_are_told(source: str, asked: dict[str, object]) -> None:
    with pytest.raises(UnknownName) as caught:
        found(GRAPH, source, "SQS", **asked)
    assert caught.value.name == "Lambada"
    assert "Lambda" in caught.value.suggestions


def test_ambiguous_names_are_told() -> None:
    graph = KnowledgeGraph.from_facts([*services("Amazon Thing", "Azure Thing", "B"), fact("B uses C")])
    with pytest.raises(AmbiguousName):
        routes(graph, "Thing", "B")


def test_folding_is_compiled_once_for_a_graph_and_its_rules() -> None:
    assert fold(GRAPH, Rules()) is fold(GRAPH, Rules())
    assert fold(GRAPH, Rules()) is not fold(GRAPH, Rules(direction=Direction.ARROW))
    assert set(fold(GRAPH, Rules()).ids) == {node.id for node in GRAPH.nodes(NodeKind.SERVICE)}
