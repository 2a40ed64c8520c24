"""The pages' logic without a browser: what they send to it for an address, and what they make of what it reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from graph import export
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from collections.abc import Sequence

APP = Path(__file__).resolve().parent.parent / "app.py"
PATIENCE = 60
Values = dict[str, object]


PAGE = """
from panels import {0}
from tests.small_graph import graph

{0}.show(graph(), {{}})
"""


def explore(**query: str | list[str]) -> AppTest:
    """A script that is nothing but Explore, of the small graph."""
    return opened(AppTest.from_string(PAGE.format("explore"), default_timeout=PATIENCE), query)


def connect(**query: str | list[str]) -> AppTest:
    """The same for Connect."""
    return opened(AppTest.from_string(PAGE.format("connect"), default_timeout=PATIENCE), query)


def opened(at: AppTest, query: dict[str, str | list[str]]) -> AppTest:
    """The page at an address, without an error."""
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def sent(at: AppTest, key: str) -> Values:
    """What one of the components was sent."""
    protos = [element.proto for element in at.get("bidi_component")]
    (found,) = [proto for proto in protos if proto.id.endswith(f"-{key}")]
    return cast("Values", json.loads(found.json))


def report(at: AppTest, key: str, **act: object) -> AppTest:
    """Let a component report an act, as the browser would; there is no public way to do so."""
    (found,) = [element.proto for element in at.get("bidi_component") if element.proto.id.endswith(f"-{key}")]
    states = at._tree.get_widget_states()
    trigger = json.dumps([{"event": "act", "value": act}])
    name = f"$$STREAMLIT_INTERNAL_KEY_{found.id}__events"
    states.widgets.append(WidgetState(id=name, json_trigger_value=trigger))
    at._run(states)
    assert not at.exception
    return at


def address(at: AppTest) -> dict[str, str | list[str]]:
    """What the address says, parameters that are given once as one word."""
    return {key: values[0] if len(values) == 1 else values for key, values in at.query_params.items()}


def labels(values: Sequence[Values]) -> set[str]:
    return {str(value["label"]) for value in values}


def nodes(at: AppTest, view: str = "explore") -> list[Values]:
    return cast("list[Values]", sent(at, view)["nodes"])


def head(at: AppTest) -> Values:
    return cast("Values", sent(at, "explore words")["head"])


def sections(at: AppTest) -> dict[str, Values]:
    return {str(section["title"]): section for section in cast("list[Values]", sent(at, "explore words")["sections"])}


def text_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def test_explore_draws_what_surrounds_a_node_and_tells_it_in_words() -> None:
    at = explore(node="Lambda")
    assert {"AWS Lambda", "Amazon S3", "DLQ", "≤ 15 min"} <= labels(nodes(at))
    assert sent(at, "explore")["summary"] == "Graph of AWS Lambda, 13 neighbours and 20 links"
    assert head(at)["title"] == "AWS Lambda"
    assert head(at)["aliases"] == ["Lambda"]
    assert list(sections(at)) == [
        "Links",
        "Limits and requirements",
        "What it cannot do",
        "Features",
        "Lines that name it",
    ]
    assert "An S3 event invokes Lambda asynchronously." in text_of(sections(at)["Links"])
    assert "notes.md:14" in text_of(sections(at)["Links"])
    table = cast("Values", sections(at)["Limits and requirements"]["table"])
    assert [[text_of(cell) for cell in row][2] for row in cast("list[list[object]]", table["rows"])] == [
        text_of({"words": [{"text": "≤ 15 min", "id": "constraint:AWS Lambda/AWS Lambda/limit/≤ 15 min"}]}),
        text_of({"words": [{"text": "≤ 5 layers", "id": "constraint:AWS Lambda/Layers/limit/≤ 5 layers"}]}),
    ]


@pytest.mark.parametrize(
    ("node", "section", "words"),
    [
        ("AWS WAF", "What it cannot do", "WAF cannot be attached to S3 itself."),
        ("Amazon S3", "What it cannot do", "is ruled out for"),
        ("AWS WAF", "Needs it answers", "Need to block specific countries"),
        ("scenario:Need to block specific countries", "Answers", "an S3 bucket policy"),
        ("scenario:Need to block specific countries", "Services and features", "AWS WAF"),
        ("feature:AWS Lambda/DLQ", "Where it belongs", "AWS Lambda"),
        ("constraint:Amazon SQS/Amazon SQS/limit/≤ 256 KB", "What it bounds", "An SQS message has 256 KB at most."),
        ("Cloud9", "Links", "is used by"),
    ],
)
def test_details_of_every_kind_of_node(node: str, section: str, words: str) -> None:
    assert words in text_of(sections(explore(node=node))[section])


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"depth": "2"}, "Amazon CloudFront", ""),
        ({}, "Layers", "Amazon CloudFront"),
        ({"hide": "feature"}, "Amazon S3", "Layers"),
        ({"hide": ["feature", "constraint"]}, "Amazon S3", "≤ 15 min"),
        ({"hide": "nonsense"}, "Layers", ""),
        ({"depth": "many", "top": "-3"}, "Layers", "Amazon CloudFront"),
    ],
)
def test_the_address_says_what_is_drawn(query: dict[str, str | list[str]], there: str, gone: str) -> None:
    drawn = labels(nodes(explore(node="Lambda", **query)))
    assert there in drawn
    assert gone not in drawn


def test_what_is_cut_is_said() -> None:
    at = explore(node="Lambda", top="10")
    assert len(nodes(at)) == 11
    assert "10 of 13 neighbours, the most telling first" in at.caption[0].value


def test_the_legend_counts_and_keeps_what_is_hidden() -> None:
    entries = cast("list[Values]", sent(explore(node="Lambda", hide="feature"), "explore")["legend"])
    counts = {str(entry["label"]): (entry["count"], entry["shown"]) for entry in entries}
    assert counts["features"] == (2, False)
    assert counts["services"] == (10, True)
    assert counts["triggers"] == (6, True)
    assert "needs" not in counts


def test_the_twin_tells_every_link_that_is_drawn() -> None:
    at = explore(node="Lambda")
    told = cast("list[Values]", sent(at, "explore list")["sections"])
    assert sum(cast("int", section["count"]) for section in told) == len(
        cast("list[Values]", sent(at, "explore")["edges"])
    )


@pytest.mark.parametrize(
    ("act", "query"),
    [
        ({"event": "select", "id": "service:Amazon S3"}, {"node": "AWS Lambda", "selected": "Amazon S3"}),
        ({"event": "centre", "id": "service:Amazon S3"}, {"node": "Amazon S3"}),
        ({"event": "centre", "id": "feature:AWS Lambda/DLQ"}, {"node": "feature:AWS Lambda/DLQ"}),
        ({"event": "toggle", "id": "uses"}, {"node": "AWS Lambda", "hide": "uses"}),
        ({"event": "toggle", "id": "nonsense"}, {"node": "AWS Lambda"}),
        ({"event": "move", "places": {"service:Amazon S3": {"x": "no", "y": None}}}, {"node": "AWS Lambda"}),
        ({"event": "unheard of"}, {"node": "AWS Lambda"}),
    ],
)
@pytest.mark.parametrize("key", ["explore", "explore words"])
def test_what_is_done_is_written_into_the_address(act: Values, query: dict[str, str], key: str) -> None:
    at = report(explore(node="AWS Lambda"), key, **act)
    assert address(at) == query


def test_a_dragged_node_stays_and_nothing_else_moves() -> None:
    at = explore(node="AWS Lambda")
    before = {str(node["id"]): (node["x"], node["y"]) for node in nodes(at)}
    report(at, "explore", event="move", places={"service:Amazon S3": {"x": 5000, "y": -40.5}})
    after = {str(node["id"]): (node["x"], node["y"]) for node in nodes(at)}
    assert after == {**before, "service:Amazon S3": (5000.0, -40.5)}


def test_a_way_there_and_back_ends_where_it_began() -> None:
    at = explore(node="AWS Lambda")
    before = nodes(at)
    report(at, "explore", event="centre", id="service:Amazon CloudFront")
    report(at, "explore", event="centre", id="service:AWS Lambda")
    assert nodes(at) == before


@pytest.mark.parametrize("name", ["lamdba", "sqz"])
def test_an_unknown_name_is_said_and_others_offered(name: str) -> None:
    at = explore(node=name)
    assert f"“{name}” is not in these notes" in at.subheader[0].value
    assert not at.get("bidi_component")
    choice = at.button[0]
    choice.click().run()
    assert not at.exception
    assert address(at) == {"node": choice.label}


def test_an_unknown_selection_is_passed_over() -> None:
    assert head(explore(node="AWS Lambda", selected="nobody"))["title"] == "AWS Lambda"


def test_text_of_notes_goes_to_the_browser_as_it_is() -> None:
    at = explore(node=HOSTILE)
    assert head(at)["title"] == HOSTILE
    assert nodes(at)[0]["title"] == HOSTILE


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


def test_ends_are_swapped_and_changed() -> None:
    at = connect(**{"from": "Amazon S3", "to": "Amazon SQS", "route": "2"})
    at.button[0].click().run()
    assert address(at) == {"from": "Amazon SQS", "to": "Amazon S3"}
    at.selectbox(key="to").select("AWS Lambda").run()
    assert address(at) == {"from": "Amazon SQS", "to": "AWS Lambda"}
    assert not at.exception


def test_the_start_counts_and_offers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export.save(graph(), tmp_path / "graph.json")
    monkeypatch.setenv("LINKSPAN_GRAPH", str(tmp_path / "graph.json"))
    at = opened(AppTest.from_file(str(APP), default_timeout=PATIENCE), {})
    assert "1 note · 14 services · 22 links · 5 constraints · 1 need" in at.markdown[0].value
    assert {"AWS Lambda", "Need to block specific countries"} <= {button.label for button in at.button}


@pytest.mark.parametrize("content", ['{"format": "linkspan-graph/1", "nod', '{"format": "other/9"}', None])
def test_a_graph_that_is_none_is_said(content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("LINKSPAN_GRAPH", str(path))
    at = opened(AppTest.from_file(str(APP), default_timeout=PATIENCE), {})
    assert at.error[0].value.startswith("The graph cannot be shown.")
    assert "graph\\.json" in at.error[0].value
