"""Connect beyond its routes: what they carry, what there is without one, what lies between several, what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from graph.merge import KnowledgeGraph
from graph.model import Evidence, Link, Relation
from graph.paths import answer, between, carries
from panels.address import Connect
from panels.connect import routes
from panels.connect.carried import SAID, carried
from panels.connect.giving import FORMS, of_joined
from tests.pages import address, connect, nodes, report, sent, text_of
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from graph.model import Route

GRAPH = graph()
GATEWAY = {"from": "API Gateway", "to": "SQS"}
SEVERAL = {"from": "S3", "to": "SNS", "with": "WAF"}


def cards(at: AppTest) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", sent(at, "connect words")["routes"])


def route(source: str, target: str) -> Route:
    return answer(GRAPH, source, target, k=1).routes[0]


def labels(at: AppTest) -> dict[str, str]:
    """What the buttons of the page say, by their keys."""
    return {str(button.key): button.label.replace("\\", "") for button in at.button}


def test_the_lit_route_tells_what_it_carries() -> None:
    first, *others = cards(connect(**GATEWAY))
    assert first["load"]["said"] == "payload ≤ 256 KB · timeout ≤ 29 s"
    (payload, timeout, looser) = first["load"]["groups"]
    assert (payload["title"], timeout["title"]) == ("smallest payload", "shortest timeout")
    assert timeout["rows"][0]["of"] == "Amazon API Gateway"
    assert timeout["rows"][0]["quotes"][0]["text"] == "API Gateway waits 29 s at most."
    assert text_of(looser).count("15 min") == 2
    assert not any("load" in card for card in others)


def test_what_is_told_of_a_load_is_what_the_graph_folds() -> None:
    way = route("API Gateway", "SQS")
    told = carried(GRAPH, way)
    assert told
    assert text_of(told).count('"bound"') == sum(len(getattr(carries(GRAPH, way), name)) for name in LOADS)
    assert len(SAID) == len(set(SAID.values()))


LOADS = ("tightest", "others", "regions", "permissions", "requirements")


def test_a_route_that_nothing_bounds_carries_nothing_told() -> None:
    assert carried(GRAPH, route("KMS", "S3")) is None


@pytest.mark.parametrize(
    ("query", "said", "offered"),
    [
        (
            {"from": "WAF", "to": "S3", "hops": "1"},
            "The notes deny it: “WAF cannot be attached to S3 itself.” (notes.md:42); only in 2 hops",
            {"ease 0": "Longer routes: AWS WAF → Amazon CloudFront → Amazon S3"},
        ),
        (
            {"from": "SQS", "to": "S3", "directed": "yes"},
            "Only against the direction of a link",
            {
                "ease 0": "Also against the arrows: Amazon SQS ← AWS Lambda ← Amazon S3",
                "near Amazon CloudFront": "Amazon CloudFront → Amazon S3",
                "missing": "What the notes say of Amazon SQS and Amazon S3",
            },
        ),
        (
            {"from": "SNS", "to": "EventBridge", "avoid": "Lambda"},
            "Only through what was to be avoided (AWS Lambda)",
            {"ease 0": "With Lambda: Amazon SNS → AWS Lambda ← Amazon EventBridge"},
        ),
        (
            {"from": "S3", "to": "Lambda", "only": "monitors"},
            "Only through what was to be avoided (triggers): Amazon S3 → AWS Lambda",
            {"ease 0": "Along all links: Amazon S3 → AWS Lambda"},
        ),
        (
            {"from": "S3", "to": "SNS", "way": "triggers=against", "only": "triggers"},
            "Only",
            {"ease 0": "Along all links", "ease 1": "“triggers” links either way"},
        ),
        (
            {"from": "WAF", "to": "Cloud9"},
            "Nothing in the notes links the two",
            {"missing": "What the notes say of AWS WAF and AWS Cloud9"},
        ),
    ],
)
def test_without_a_route_the_page_says_why_and_what_to_try(
    query: dict[str, str | list[str]], said: str, offered: dict[str, str]
) -> None:
    at = connect(**query)
    assert at.subheader[0].value.startswith("No route from")
    assert any(said in one.value.replace("\\", "") for one in at.markdown)
    shown = labels(at)
    assert {key: shown.get(key, "")[: len(words)] for key, words in offered.items()} == offered


@pytest.mark.parametrize("key", ["ease 0", "near Amazon CloudFront"])
def test_what_is_offered_is_one_touch_away(key: str) -> None:
    at = connect(**{"from": "SQS", "to": "S3", "directed": "yes"})
    at.button(key=key).click().run()
    assert cards(at)[0]["number"] == 1


def test_a_denial_and_the_detour_are_told_with_their_sentences() -> None:
    denial, detour = cards(connect(**{"from": "WAF", "to": "S3", "hops": "1"}))
    assert denial["steps"][0]["quotes"][0]["text"] == "WAF cannot be attached to S3 itself."
    assert [step["target"]["text"] for step in detour["steps"]] == ["Amazon CloudFront", "Amazon S3"]
    assert not any(step["link"] for step in [*denial["steps"], *detour["steps"]])


def test_nothing_is_called_missing_that_the_notes_say() -> None:
    at = connect(**{"from": "S3", "to": "Lambda", "only": "monitors"})
    assert "missing" not in labels(at)


def test_the_step_that_left_no_route_is_undone() -> None:
    at = connect(**{"from": "Amazon SQS", "to": "Amazon S3"})
    assert "undo" not in labels(at)
    report(at, "connect words", event="avoid", id="AWS Lambda")
    at.button(key="undo").click().run()
    assert address(at) == {"from": "Amazon SQS", "to": "Amazon S3"}
    assert cards(at)


@pytest.mark.parametrize(
    ("query", "said", "passed"),
    [
        ({}, "4 links by way of AWS Lambda, Amazon CloudFront", 2),
        ({"dial": "1"}, "5 links by way of AWS Lambda, Amazon CloudFront, Amazon CloudWatch", 3),
        ({"with": ["WAF", "Lambda", "KMS"]}, "5 links by way of Amazon API Gateway", 1),
        ({"with": "Cloud9"}, "2 links by way of AWS Lambda", 1),
    ],
)
def test_what_lies_between_three_or_more(query: dict[str, str | list[str]], said: str, passed: int) -> None:
    asked = {**SEVERAL, **query}
    at = connect(**asked)
    (card,) = cards(at)
    assert card["facts"] == said
    added = asked["with"]
    named = ["S3", "SNS", *([added] if isinstance(added, str) else added)]
    expected = between(GRAPH, named, hub_weight=float(str(asked.get("dial", 0.3))))
    assert [step["source"]["id"] for step in card["steps"]] == [step.source.id for step in expected.steps]
    assert len(nodes(at, "connect between")) == len(named) + len(expected.passed)
    assert len(expected.passed) == passed
    assert bool(at.info) == (len(expected.parts) > 1)


def test_a_service_more_is_a_chip_and_without_it_routes_come_back() -> None:
    at = connect(**SEVERAL)
    at.button(key="chip 0").click().run()
    assert address(at) == {"from": "S3", "to": "SNS"}
    assert cards(at)[0]["number"] == 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[2])
def test_an_answer_is_given_away_with_its_link_and_runs_nothing(form: tuple[Any, ...]) -> None:
    link = "https://notes.example/connect?from=S3&to=SNS"
    for shared in (of_joined(between(GRAPH, ["S3", "SNS", "WAF"])), of_joined(between(GRAPH, [HOSTILE, "Cloud9"]))):
        said = form[1](shared, link)
        assert link in said.replace("&amp;", "&")
        assert "<img" not in said.replace("\\<img", "")


@pytest.mark.parametrize("query", [{"to": "S3", "with": "S3"}, {"to": "S3", "with": "Amazon S3"}])
def test_one_service_alone_has_nothing_between(query: dict[str, str | list[str]]) -> None:
    assert connect(**{"from": "S3", **query}).subheader[0].value == "No route from Amazon S3 to Amazon S3"


@pytest.mark.parametrize("key", ["via", "avoid", "with", "or-from"])
def test_a_wrong_name_anywhere_is_put_right(key: str) -> None:
    at = connect(**{"from": "Amazon S3", "to": "Amazon SQS", key: "KMSS"})
    assert at.subheader[0].value == "“KMSS” is not in these notes"
    next(button for button in at.button if button.label == "AWS KMS").click().run()
    assert address(at)[key] == "AWS KMS"


@pytest.mark.parametrize(("confidence", "said"), [(0.5, "weak evidence"), (0.8, "")])
def test_weak_evidence_is_marked_on_its_hop(confidence: float, said: str) -> None:
    line = Evidence(source="a.md", line=1, start=0, end=3, text="A maybe uses B", rule="test", confidence=confidence)
    made = KnowledgeGraph.from_facts([Link(head="A", relation=Relation.USES, tail="B", evidence=line)])
    (card,) = routes.cards(made, answer(made, "A", "B").routes, 1)
    assert cast("list[dict[str, Any]]", card["steps"])[0]["weak"] == said


def test_what_is_swapped_is_passed_in_the_other_order() -> None:
    query: dict[str, str | list[str]] = {"via": ["AWS KMS", "AWS Lambda"], "or-to": "Amazon SNS"}
    at = connect(**{"from": "Amazon S3", "to": "Amazon SQS", **query})
    at.button[0].click().run()
    ends = {"from": "Amazon SQS", "to": "Amazon S3", "or-from": "Amazon SNS"}
    assert address(at) == {**ends, "via": ["AWS Lambda", "AWS KMS"]}


def test_addresses_with_several_services_come_back() -> None:
    asked = Connect(source="A", target="B", among=("C", "D"))
    assert asked.query() == {"from": ["A"], "to": ["B"], "with": ["C", "D"]}
    assert Connect.read(asked.query()) == asked
