"""Connect without a browser: routes in words, what steers them, and what is said where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from graph.export import answers
from graph.model import NodeKind
from panels.address import Connect
from panels.address.connect import DIALS
from panels.connect.asking import easings, found
from panels.connect.controls import STOPS
from tests.pages import Values, address, connect, nodes, report, sent, text_of
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

GRAPH = graph()


def chains(at: AppTest) -> list[str]:
    """The routes of the cards, in their order."""
    return [str(card["chain"]) for card in cast("list[Values]", sent(at, "connect words")["routes"])]


def reasons(at: AppTest) -> list[str]:
    """Why nothing links the pairs of ends, a line for each."""
    (listed,) = [one.value for one in at.markdown if one.value.startswith("- ")]
    return listed.splitlines()


def test_routes_are_told_with_their_sentences_and_direction() -> None:
    at = connect(**{"from": "S3", "to": "SQS"})
    cards = cast("list[Values]", sent(at, "connect words")["routes"])
    assert [card["chosen"] for card in cards] == [True, False, False, False, False]
    assert cards[0]["chain"] == "Amazon S3 → AWS Lambda → Amazon SQS"
    assert "An S3 event invokes Lambda asynchronously." in text_of(cards[0]["steps"])
    backward = [step for card in cards for step in cast("list[Values]", card["steps"]) if not step["forward"]]
    assert backward
    assert "is protected by" in text_of(backward)


def test_the_chosen_route_is_lit() -> None:
    at = connect(**{"from": "S3", "to": "SQS", "route": "2"})
    lit = {str(node["label"]) for node in nodes(at, "connect") if node["opacity"] == 1}
    assert lit == {"Amazon S3", "Amazon EventBridge", "AWS Lambda", "Amazon SQS"}
    assert len(nodes(at, "connect")) > len(lit)
    report(at, "connect words", event="route", id="1")
    assert "route" not in at.query_params


@pytest.mark.parametrize(
    ("query", "chains"),
    [
        ({"via": "SNS"}, "Amazon SNS"),
        ({"directed": "yes"}, "→"),
        ({"to": "Step Functions", "avoid": ["AWS Lambda"]}, "Amazon EventBridge"),
    ],
)
def test_routes_can_be_steered(query: dict[str, str | list[str]], chains: str) -> None:
    at = connect(**{"from": "S3", "to": "SQS"} | query)
    found = [str(card["chain"]) for card in cast("list[Values]", sent(at, "connect words")["routes"])]
    assert found
    assert all(chains in chain for chain in found)
    assert "directed" not in query or not any("←" in chain for chain in found)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"from": "AWS WAF", "to": "Cloud9"}, "No route from AWS WAF to AWS Cloud9"),
        ({"from": "S3", "to": "S3"}, "No route from Amazon S3 to Amazon S3"),
        ({"from": "S3", "to": "sqz"}, "“sqz” is not in these notes"),
        ({"from": "S3"}, "How do two services connect?"),
        ({}, "How do two services connect?"),
    ],
)
def test_where_there_is_no_route_the_page_says_why(query: dict[str, str | list[str]], words: str) -> None:
    at = connect(**query)
    assert at.subheader[0].value == words
    assert not at.get("bidi_component")


def test_where_several_ends_are_not_linked_each_pair_has_its_reason() -> None:
    query: dict[str, str | list[str]] = {"from": "S3", "to": "Cloud9", "or-from": ["WAF", "Cloud9"], "or-to": "SQS"}
    at = connect(**query, hops="1")
    assert at.subheader[0].value == "No route from Amazon S3 or AWS WAF or AWS Cloud9 to AWS Cloud9 or Amazon SQS"
    lines = reasons(at)
    assert [line.partition(":")[0] for line in lines] == [
        "- **Amazon S3 → AWS Cloud9**",
        "- **Amazon S3 → Amazon SQS**",
        "- **AWS WAF → AWS Cloud9**",
        "- **AWS WAF → Amazon SQS**",
        "- **AWS Cloud9 → Amazon SQS**",
    ]
    assert "Nothing in the notes links the two" in lines[0]
    assert "hops" in lines[1]


def test_where_many_ends_are_not_linked_the_first_pairs_have_their_reasons() -> None:
    others = ["WAF", "KMS", "SNS", "CloudFront", "API Gateway", "CloudWatch"]
    query: dict[str, str | list[str]] = {"from": "S3", "to": "Cloud9", "or-from": others}
    lines = reasons(connect(**query))
    assert len(lines) == 7
    assert lines[-1] == "- Nor does anything link the other pairs."


def test_ends_are_swapped_and_changed() -> None:
    at = connect(**{"from": "Amazon S3", "to": "Amazon SQS", "route": "2"})
    at.button[0].click().run()
    assert address(at) == {"from": "Amazon SQS", "to": "Amazon S3"}
    at.selectbox(key="to").select("AWS Lambda").run()
    assert address(at) == {"from": "Amazon SQS", "to": "AWS Lambda"}
    assert not at.exception


def test_the_dial_goes_from_short_to_telling() -> None:
    assert list(STOPS) == list(DIALS)
    at = connect(**{"from": "Amazon S3", "to": "Amazon SQS"})
    at.select_slider(key="dial").set_value(1.0).run()
    assert address(at)["dial"] == "1"
    telling = chains(at)
    at.select_slider(key="dial").set_value(0.0).run()
    assert address(at)["dial"] == "0"
    assert chains(at) != telling
    at.select_slider(key="dial").set_value(0.3).run()
    assert "dial" not in at.query_params


@pytest.mark.parametrize(
    ("event", "name", "kept"),
    [
        ("via", "Amazon EventBridge", lambda chain: "Amazon EventBridge" in chain),
        ("avoid", "Amazon EventBridge", lambda chain: "Amazon EventBridge" not in chain),
        ("avoid", "category:integration", lambda chain: "EventBridge" not in chain and "Step Functions" not in chain),
    ],
)
def test_a_card_requires_and_avoids_and_a_chip_takes_it_away(
    event: str, name: str, kept: Callable[[str], bool]
) -> None:
    at = connect(**{"from": "S3", "to": "SQS", "route": "2"})
    before = chains(at)
    assert not all(map(kept, before))
    report(at, "connect words", event=event, id=name)
    assert address(at) == {"from": "S3", "to": "SQS", event: name}
    assert all(map(kept, chains(at)))
    at.button(key="chip 0").click().run()
    assert address(at) == {"from": "S3", "to": "SQS"}
    assert chains(at) == before


def test_what_is_required_is_avoided_no_more() -> None:
    query: dict[str, str | list[str]] = {"from": "S3", "to": "SQS", "avoid": ["Amazon SNS", "uses"]}
    at = connect(**query)
    report(at, "connect words", event="via", id="Amazon SNS")
    assert address(at) == {"from": "S3", "to": "SQS", "via": "Amazon SNS", "avoid": "uses"}


def test_a_relation_can_be_avoided_from_a_card() -> None:
    at = connect(**{"from": "S3", "to": "Lambda"})
    assert chains(at)[0] == "Amazon S3 → AWS Lambda"
    report(at, "connect words", event="avoid", id="triggers")
    assert all("Amazon S3 → AWS Lambda" not in chain for chain in chains(at))


def test_cards_offer_no_end_to_avoid() -> None:
    at = connect(**{"from": "S3", "to": "SQS"})
    card = cast("list[Values]", sent(at, "connect words")["routes"])[0]
    ends = {"Amazon S3", "Amazon SQS"}
    offered = [
        verb
        for step in cast("list[Values]", card["steps"])
        for stop in cast("list[list[Values]]", step["stops"])
        for verb in stop
    ]
    assert {verb["id"] for verb in offered if verb["event"] == "avoid"} == {"AWS Lambda", "category:compute"}
    assert not ends.intersection(str(verb["id"]) for verb in offered if verb["event"] in {"via", "avoid"})


def test_a_link_of_the_picture_tells_its_sentence() -> None:
    at = connect(**{"from": "S3", "to": "SQS"})
    edge = next(
        str(one["id"]) for one in cast("list[Values]", sent(at, "connect")["edges"]) if "AWS Lambda" in str(one["id"])
    )
    report(at, "connect", event="link", id=edge)
    told = cast("Values", sent(at, "connect about")["about"])
    assert told["title"] == "Amazon S3 triggers AWS Lambda"
    assert "An S3 event invokes Lambda asynchronously." in text_of(told["quotes"])
    report(at, "connect", event="select", id="service:AWS Lambda", ids=["service:AWS Lambda"])
    assert cast("Values", sent(at, "connect about")["about"])["title"] == "AWS Lambda"
    report(at, "connect about", event="select", id="")
    assert address(at) == {"from": "S3", "to": "SQS"}


def test_no_control_resets_another() -> None:
    query: dict[str, str | list[str]] = {"from": "S3", "to": "SQS", "dial": "0.6", "most": "10", "directed": "yes"}
    at = connect(**query)
    at.multiselect(key="avoid").select("Amazon SNS").run()
    assert address(at) == {**query, "avoid": "Amazon SNS"}
    at.toggle(key="contrast").set_value(True).run()
    assert address(at) == {**query, "avoid": "Amazon SNS", "contrast": "yes"}


@pytest.mark.parametrize(
    ("query", "label", "left"),
    [
        ({"directed": "yes"}, "Also against the arrows: Amazon SQS ← AWS Lambda", {}),
        ({"avoid": ["AWS Lambda"]}, "With AWS Lambda: Amazon SQS ← AWS Lambda", {}),
        ({"via": "AWS Cloud9", "directed": "yes"}, "Without any condition", {}),
    ],
)
def test_where_there_is_no_route_a_condition_less_is_offered(
    query: dict[str, str | list[str]], label: str, left: dict[str, str]
) -> None:
    ends: dict[str, str | list[str]] = {"from": "Amazon SQS", "to": "Amazon DynamoDB"}
    at = connect(**ends | query)
    assert at.subheader[0].value == "No route from Amazon SQS to Amazon DynamoDB"
    button = at.button(key="ease 0")
    assert button.label.replace("\\", "").startswith(label)
    button.click().run()
    assert address(at) == {**ends, **left}
    assert chains(at)


def test_what_is_offered_leads_to_a_route() -> None:
    names = [node.label for node in GRAPH.nodes(NodeKind.SERVICE)]
    asked = [
        Connect(source="Amazon SQS", target=name, directed=True, avoid=("AWS Lambda", "protects")) for name in names
    ]
    offered = [easing for address in asked for easing in easings(GRAPH, address)]
    assert offered
    assert all(found(GRAPH, easing.address, 1).routes == (easing.route,) for easing in offered)


def test_a_route_as_markdown_has_its_sentences_as_footnotes() -> None:
    (route,) = found(GRAPH, Connect(source="Lambda", target="S3"), 1).routes
    assert answers.markdown(answers.of_routes([route])) == (
        "# AWS Lambda ← Amazon S3\n\n"
        "1. AWS Lambda *is triggered by* Amazon S3.[^1]\n\n"
        "[^1]: An S3 event invokes Lambda asynchronously\\. (notes\\.md\\:14)\n"
    )


def test_a_route_as_markdown_runs_nothing() -> None:
    (route,) = found(GRAPH, Connect(source=HOSTILE, target="AWS Cloud9"), 1).routes
    said = answers.markdown(answers.of_routes([route]))
    assert "<img" not in said.replace("\\<img", "")
    assert "](javascript" not in said.replace("\\]\\(javascript", "")
