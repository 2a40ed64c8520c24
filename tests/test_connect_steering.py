"""Connect steered: the same routes as the command for the same question, chips, and what there is without a route."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cli import app
from graph import export
from graph.model import Relation
from graph.paths import Direction
from panels.address import Connect
from panels.address.connect import DIALS, PASSABLE
from panels.connect.asking import conditions, found
from tests.pages import address, connect, report, sent
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

Query = dict[str, str | list[str]]

S3_SQS: Query = {"from": "S3", "to": "SQS"}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.json"
    export.save(graph(), path)
    return path


def asked(line: str, saved: Path) -> str:
    """What the command prints."""
    words = [quoted or plain for quoted, plain in re.findall(r"'([^']*)'|(\S+)", line)]
    return CliRunner().invoke(app, [*words, "--graph", str(saved)]).stdout


def told(line: str, saved: Path) -> dict[str, Any]:
    """What the command answers programs."""
    return cast("dict[str, Any]", json.loads(asked(f"{line} --json", saved)))


def cards(at: AppTest) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", sent(at, "connect words")["routes"])


def chains(at: AppTest) -> list[str]:
    return [card["chain"] for card in cards(at)]


SAME: list[tuple[str, Query]] = [
    ("S3 SQS", {}),
    ("S3 SQS -k 1", {"most": "1"}),
    ("S3 SQS -k 10", {"most": "10"}),
    ("S3 SQS --all", {"all": "yes"}),
    ("S3 SQS --dial 0", {"dial": "0"}),
    ("S3 SQS --dial 0.45", {"dial": "0.45"}),
    ("S3 SQS --directed", {"directed": "yes"}),
    ("SQS S3 --flow", {"from": "SQS", "to": "S3", "flow": "yes"}),
    ("DynamoDB SQS --flow", {"from": "DynamoDB", "to": "SQS", "flow": "yes"}),
    ("S3 SQS --contrast", {"contrast": "yes"}),
    ("S3 SQS --via SNS", {"via": "SNS"}),
    ("S3 SQS --via SNS --via KMS", {"via": ["SNS", "KMS"]}),
    ("S3 SQS --via security", {"via": "category:security"}),
    ("S3 SQS --via monitors", {"via": "monitors"}),
    ("S3 'Step Functions' --avoid Lambda", {"to": "Step Functions", "avoid": "Lambda"}),
    ("S3 SQS --avoid integration --avoid protects", {"avoid": ["category:integration", "protects"]}),
    ("S3 SQS --avoid integration", {"avoid": "integration"}),
    ("S3 SQS --only triggers --only sends_to", {"only": ["triggers", "sends_to"]}),
    ("S3 SQS --way triggers=against", {"way": "triggers=against"}),
    ("S3 SQS --way triggers=along --way sends_to=along", {"way": ["triggers=along", "sends_to=along"]}),
    ("S3 SNS --or-to SQS --or-from KMS", {"to": "SNS", "or-to": "SQS", "or-from": "KMS"}),
    ("S3 SQS --max-hops 2", {"hops": "2"}),
    ("S3 WAF --through scenario", {"to": "WAF", "through": "scenario"}),
    ("S3 Lambda/DLQ --through feature", {"to": "Lambda/DLQ", "through": "feature"}),
    ("S3 Cloud9", {"to": "Cloud9"}),
    ("SQS DynamoDB --directed", {"from": "SQS", "to": "DynamoDB", "directed": "yes"}),
    ("WAF S3 --max-hops 1", {"from": "WAF", "to": "S3", "hops": "1"}),
    ("SNS EventBridge --avoid Lambda", {"from": "SNS", "to": "EventBridge", "avoid": "Lambda"}),
]
"""Lines of the command, and addresses that ask the same (from S3 to SQS, where they do not say)."""


@pytest.mark.parametrize(("line", "query"), SAME)
def test_the_page_answers_as_the_command_does(line: str, query: Query, saved: Path) -> None:
    said, at = told(f"path {line}", saved), connect(**{**S3_SQS, **query})
    if said["error"]:
        words = " ".join([at.subheader[0].value, *(one.value for one in at.markdown)]).replace("\\", "")
        assert said["error"]["message"].rpartition(": ")[2].casefold().strip("'") in words.casefold()
        return
    assert [_of_command(route) for route in said["routes"]] == [_of_page(card) for card in cards(at)]


@pytest.mark.parametrize("line", [line for line, _ in SAME])
def test_the_link_of_the_command_opens_the_same_answer(line: str, saved: Path) -> None:
    link = asked(f"path {line} --as link", saved)
    if not link.startswith("http"):
        assert json.loads(asked(f"path {line} --json", saved))["error"]
        return
    query = parse_qs(urlsplit(link.strip()).query)
    routes = found(graph(), Connect.read(query)).routes
    assert [[step.target.id for step in route.steps] for route in routes] == [
        [step["target"]["id"] for step in route["steps"]] for route in told(f"path {line}", saved)["routes"]
    ]


def _of_command(route: dict[str, Any]) -> list[object]:
    steps = [(one["source"]["id"], one["target"]["id"], one["forward"]) for one in route["steps"]]
    return [f"{route['parts']['hops']} hop", steps]


def _of_page(card: dict[str, Any]) -> list[object]:
    steps = [(one["source"]["id"], one["target"]["id"], one["forward"]) for one in card["steps"]]
    return [card["facts"].partition("hop")[0] + "hop", steps]


def test_the_table_of_questions_differs_in_its_answers(saved: Path) -> None:
    answers = [json.dumps(told(f"path {line}", saved), sort_keys=True) for line, _ in SAME]
    assert len(set(answers)) > len(answers) - 5


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ({}, "2 hops · 2 sentences · weakest: one sentence · "),
        ({"to": "Lambda"}, "1 hop · 1 sentence"),
        ({"from": "SQS", "to": "Lambda"}, "1 hop · 1 sentence · 1 against the arrow"),
    ],
)
def test_a_score_is_shown_as_its_parts(query: Query, facts: str) -> None:
    assert cards(connect(**{**S3_SQS, **query}))[0]["facts"].startswith(facts)


def test_more_routes_come_on_demand_and_at_last_those_alike() -> None:
    at = connect(**S3_SQS, most="1")
    at.button(key="more").click().run()
    assert address(at)["most"] == "6"
    while any(button.key == "more" for button in at.button):
        at.button(key="more").click().run()
    few = len(cards(at))
    at.button(key="alike").click().run()
    assert address(at)["all"] == "yes"
    assert len(cards(at)) > few


def test_a_condition_is_marked_on_its_hop() -> None:
    at = connect(**{"from": "AWS Cloud9", "to": HOSTILE})
    (card,) = cards(at)
    assert card["facts"].endswith("1 condition")
    assert card["steps"][0]["condition"]


CHIPS: list[tuple[Query, str]] = [
    ({"via": "Amazon SNS"}, "by way of Amazon SNS"),
    ({"via": "triggers"}, "by way of “triggers” links"),
    ({"avoid": "category:integration"}, "not integration services"),
    ({"avoid": "Integration"}, "not integration services"),
    ({"via": "Sends to"}, "by way of “sends to” links"),
    ({"via": "SNS"}, "by way of SNS"),
    ({"avoid": "feature:AWS Lambda/DLQ", "through": "feature"}, "not AWS Lambda/DLQ"),
    ({"only": ["triggers", "sends_to"]}, "only “triggers” links, “sends to” links"),
    ({"directed": "yes"}, "only along the arrows"),
    ({"flow": "yes"}, "only the way that data go"),
    ({"way": "reads_from=against"}, "“reads from” links only backwards"),
    ({"hops": "3"}, "at most 3 hops"),
    ({"through": "feature"}, "also through features"),
    ({"contrast": "yes"}, "also by way of alternatives"),
    ({"all": "yes"}, "also routes that are alike"),
    ({"or-from": "AWS KMS"}, "or from AWS KMS"),
    ({"or-to": "AWS KMS"}, "or to AWS KMS"),
    ({"with": "AWS KMS"}, "together with AWS KMS"),
]


@pytest.mark.parametrize(("query", "label"), CHIPS)
def test_what_is_steered_is_a_chip_that_takes_it_away(query: Query, label: str) -> None:
    at = connect(**S3_SQS, **query)
    assert at.button(key="chip 0").label.replace("\\", "") == label
    at.button(key="chip 0").click().run()
    (first, *_) = query
    assert first not in at.query_params


STEERED = st.builds(
    Connect,
    source=st.just("Amazon S3"),
    target=st.just("Amazon SQS"),
    via=st.lists(st.sampled_from(["Amazon SNS", "category:security", "uses"]), unique=True).map(tuple),
    avoid=st.lists(st.sampled_from(["AWS KMS", "feature", "monitors"]), unique=True).map(tuple),
    only=st.lists(st.sampled_from(list(map(str, Relation))), unique=True).map(tuple),
    through=st.lists(st.sampled_from(list(map(str, PASSABLE))), unique=True).map(tuple),
    or_to=st.lists(st.text(min_size=1), unique=True).map(tuple),
    turned=st.lists(st.sampled_from(["uses=along", "reads_from=against"]), unique=True).map(tuple),
    directed=st.booleans(),
    contrast=st.booleans(),
    every=st.booleans(),
    hops=st.integers(1, 30),
    most=st.integers(1, 50),
    dial=st.one_of(st.sampled_from(DIALS), st.integers(0, 300).map(lambda number: number / 100)),
)


@given(STEERED)
def test_an_address_says_all_and_its_chips_take_all_away(steered: Connect) -> None:
    assert Connect.read(steered.query()) == steered
    at, seen = steered, 0
    while chips := list(conditions(at)):
        at, seen = chips[0].address, seen + 1
        assert seen < 60
    assert at == Connect(source=at.source, target=at.target, most=at.most, dial=at.dial)


@pytest.mark.parametrize(
    ("query", "direction"),
    [
        ({}, Direction.ANY),
        ({"directed": ["yes"]}, Direction.ARROW),
        ({"flow": ["yes"]}, Direction.FLOW),
        ({"flow": ["yes"], "directed": ["yes"]}, Direction.FLOW),
        ({"flow": ["no"], "directed": ["maybe"]}, Direction.ANY),
    ],
)
def test_an_address_has_one_direction(query: dict[str, list[str]], direction: Direction) -> None:
    assert Connect.read(query).direction is direction


@pytest.mark.parametrize(
    "query",
    [{"way": ["uses=up"]}, {"only": ["likes"]}, {"through": ["service", "<b>"]}, {"hops": ["0"]}, {"most": ["51"]}],
)
def test_what_an_address_says_wrongly_has_its_default(query: dict[str, list[str]]) -> None:
    assert Connect.read(query) == Connect()


def test_a_widget_says_the_direction() -> None:
    at = connect(**S3_SQS)
    for way, said in (("flow", {"flow": "yes"}), ("arrow", {"directed": "yes"}), ("any", {})):
        at.segmented_control(key="direction").select(way).run()
        assert address(at) == {**S3_SQS, **said}


def test_a_hop_offers_to_require_and_to_forbid_its_relation() -> None:
    at = connect(**S3_SQS)
    offered = {(verb["event"], verb["id"]) for verb in cards(at)[0]["steps"][0]["link"]}
    assert offered == {("via", "triggers"), ("avoid", "triggers"), ("way", "triggers=along")}
    report(at, "connect words", event="way", id="triggers=along")
    report(at, "connect words", event="way", id="triggers=against")
    assert address(at) == {**S3_SQS, "way": "triggers=against"}


def test_a_node_of_the_picture_is_forbidden_and_that_is_undone() -> None:
    at = connect(**{**S3_SQS, "to": "Step Functions"})
    before = chains(at)
    assert not sent(at, "connect")["undo"]
    report(at, "connect", event="avoid", id="service:AWS Lambda")
    assert address(at)["avoid"] == "AWS Lambda"
    assert not any("AWS Lambda" in chain for chain in chains(at))
    assert sent(at, "connect")["undo"]
    report(at, "connect", event="undo")
    assert chains(at) == before
    report(at, "connect", event="redo")
    assert address(at)["avoid"] == "AWS Lambda"
