"""What a name means: found strictly, searched leniently, and likeness of spelling only ever suggests."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import AmbiguousName, UnknownName
from graph.merge import KnowledgeGraph
from graph.model import Mention, NodeKind
from graph.query import find, search
from tests.facts import built, feature, limit, link, scenario, seen
from tests.small_graph import graph as small_graph

GRAPH = small_graph()


def named(*rows: tuple[str, str, str]) -> KnowledgeGraph:
    """Services by (official name, name in the notes, vendor)."""
    return built(*(Mention(service=name, name=form, vendor=vendor, evidence=seen()) for name, form, vendor in rows))


CLOUDS = KnowledgeGraph.from_parts(
    [
        *named(
            ("AWS Lambda", "Lambda", "AWS"),
            ("Amazon SQS", "Simple Queue Service", "AWS"),
            ("AWS Backup", "Backup", "AWS"),
            ("Azure Backup", "Backup", "Azure"),
            ("Amazon EventBridge", "CloudWatch Events", "AWS"),
            ("Amazon ECS", "ECS", "AWS"),
            ("Amazon EKS", "EKS", "AWS"),
            ("Google Cloud Run", "Cloud Run", "Google Cloud"),
            ("AWS X-Ray", "X-Ray", "AWS"),
            ("Flux", "Flux CD", ""),
            ("Kubernetes", "K8s", "CNCF"),
        ).nodes(),
        *built(
            feature("DLQ"),
            feature("DLQ", service="Amazon SQS"),
            feature("Stages", service="AWS Lambda"),
            feature("Flux", service="AWS Lambda"),
            feature("RBAC authorizers", service="Kubernetes"),
            feature("SHA256 sums", service="Kubernetes"),
            limit("", service="Kubernetes"),
            scenario(),
        ).nodes(),
    ],
    built(feature("DLQ"), feature("DLQ", service="Amazon SQS")).edges(),
)

FOUND: tuple[tuple[str, str], ...] = (
    ("service:AWS Lambda", "service:AWS Lambda"),
    ("AWS Lambda", "service:AWS Lambda"),
    ("aws  lambda", "service:AWS Lambda"),
    ("lambda", "service:AWS Lambda"),
    ("Amazon Lambda", "service:AWS Lambda"),
    ("SQS", "service:Amazon SQS"),
    ("aws sqs", "service:Amazon SQS"),
    ("simple queue service", "service:Amazon SQS"),
    ("Amazon Simple Queue Service", "service:Amazon SQS"),
    ("Amazon Backup", "service:AWS Backup"),
    ("microsoft backup", "service:Azure Backup"),
    ("cloud run", "service:Google Cloud Run"),
    ("gcp cloud run", "service:Google Cloud Run"),
    ("event bridge", "service:Amazon EventBridge"),
    ("xray", "service:AWS X-Ray"),
    ("flux", "service:Flux"),
    ("AWS Flux", "service:Flux"),
    ("stage", "feature:AWS Lambda/Stages"),
    ("feature:AWS Lambda/DLQ", "feature:AWS Lambda/DLQ"),
    ("AWS Lambda/DLQ", "feature:AWS Lambda/DLQ"),
    ("lambda/dlqs", "feature:AWS Lambda/DLQ"),
    ("sqs/DLQ", "feature:Amazon SQS/DLQ"),
    ("need to replay old EVENTS", "scenario:Need to replay old events"),
    ("≤ 29 s", "constraint:Kubernetes/Kubernetes/limit/≤ 29 s"),
)


@pytest.mark.parametrize(("name", "id_"), FOUND)
def test_a_name_is_found_as_people_write_it(name: str, id_: str) -> None:
    assert find(CLOUDS, name).id == id_


UNKNOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Lamda", ("AWS Lambda",)),
    ("EKZ", ()),
    ("ESC", ()),
    ("Google Lambda", ("AWS Lambda",)),
    ("Amazon Kubernetes", ("Kubernetes",)),
    ("K9s", ()),
    ("Simple Queue Servce", ("Amazon SQS",)),
    ("event", ("Amazon EventBridge", "Need to replay old events")),
    ("lambda/queue", ()),
    ("flux/DLQ", ()),
    ("", ()),
    ("aws", ("AWS X-Ray", "AWS Backup", "AWS Lambda")),
    ("/", ()),
)


@pytest.mark.parametrize(("name", "suggested"), UNKNOWN)
def test_what_is_only_like_a_name_is_unknown_with_suggestions(name: str, suggested: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName) as caught:
        find(CLOUDS, name)
    assert caught.value.suggestions[: len(suggested)] == suggested
    assert bool(caught.value.suggestions) == bool(suggested)


def test_a_suggestion_can_be_taken() -> None:
    for typed in ("Lamda", "dlqq", "stagez"):
        with pytest.raises(UnknownName) as caught:
            find(CLOUDS, typed)
        for suggestion in caught.value.suggestions:
            assert find(CLOUDS, suggestion).label in suggestion


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Backup", ("service:AWS Backup", "service:Azure Backup")),
        ("dlq", ("feature:AWS Lambda/DLQ", "feature:Amazon SQS/DLQ")),
    ],
)
def test_a_name_of_several_lists_them(name: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(CLOUDS, name)
    assert caught.value.candidates == candidates
    assert [find(CLOUDS, each).id for each in candidates] == list(candidates)


def test_the_kinds_looked_among_decide() -> None:
    assert find(CLOUDS, "flux", {NodeKind.FEATURE}).id == "feature:AWS Lambda/Flux"
    with pytest.raises(UnknownName):
        find(CLOUDS, "lambda", {NodeKind.SCENARIO})
    with pytest.raises(UnknownName):
        find(CLOUDS, "service:AWS Lambda", [NodeKind.FEATURE])


def test_a_label_wins_over_an_alias() -> None:
    graph = named(("Amazon Connect", "Pinpoint", "AWS"), ("Pinpoint", "Amazon Pinpoint", "AWS"))
    assert find(graph, "pinpoint").id == "service:Pinpoint"


SEARCHED: tuple[tuple[str, list[str]], ...] = (
    ("lambda", ["AWS Lambda"]),
    ("lam", ["AWS Lambda"]),
    ("amazon e", ["Amazon ECS", "Amazon EKS", "Amazon EventBridge"]),
    ("queue", ["Amazon SQS"]),
    ("service queue", ["Amazon SQS"]),
    ("eventbrige", ["Amazon EventBridge"]),
    ("lmabda", ["AWS Lambda"]),
    ("event bridge", ["Amazon EventBridge"]),
    ("replay events", ["Need to replay old events"]),
    ("stages", ["Stages"]),
    ("rbac authorisers", ["RBAC authorizers"]),
    ("abac authorizers", []),
    ("sha512 sums", []),
    ("sha255", []),
    ("exs", []),
    ("ekz", []),
    ("k9s", []),
    ("sqx", []),
    ("zzzz", []),
    ("lambda zzzz", []),
    ("", []),
    (" - ", []),
)


@pytest.mark.parametrize(("text", "labels"), SEARCHED)
def test_search_while_typing(text: str, labels: list[str]) -> None:
    assert [node.label for node in search(CLOUDS, text)] == labels


def test_search_ranks_whole_names_then_beginnings_then_words_and_services_first() -> None:
    graph = built(
        link("Cloud", "Cloud Map"),
        link("Cloud Run", "Private Cloud"),
        feature("cloud", service="Cloud"),
        feature("Cloud cost", service="Cloud"),
    )
    assert [node.label for node in search(graph, "cloud")] == [
        "Cloud",
        "cloud",
        "Cloud Map",
        "Cloud Run",
        "Cloud cost",
        "Private Cloud",
    ]
    assert len(search(graph, "cloud", limit=2)) == 2


@given(st.text(max_size=20))
def test_anything_can_be_typed(text: str) -> None:
    assert set(search(GRAPH, text)) <= set(GRAPH.nodes())
    with suppress(UnknownName, AmbiguousName):
        assert find(GRAPH, text) in GRAPH.nodes()


@given(st.sampled_from([node.label for node in GRAPH.nodes(NodeKind.SERVICE)]), st.data())
def test_a_service_is_found_by_its_name_in_any_capitals(label: str, data: st.DataObject) -> None:
    typed = "".join(data.draw(st.sampled_from([sign.lower(), sign.upper()])) for sign in label)
    assert find(GRAPH, typed).label == label
    assert search(GRAPH, typed)[0].label == label
