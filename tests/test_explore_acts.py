"""What a visitor does on Explore, without a browser: each act in the address, undo and redo, controls, files."""

from __future__ import annotations

import pytest

from graph.model import Relation
from panels.address.explore import Explore
from panels.share import shown, written
from panels.sight import look
from tests.pages import Values, address, explore, nodes, report, sent
from tests.small_graph import graph as small_graph

S3, DLQ = "service:Amazon S3", "feature:AWS Lambda/DLQ"


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


@pytest.mark.parametrize("key", ["explore", "explore words", "explore list"])
def test_undo_and_redo_go_through_what_was_done(key: str) -> None:
    at = explore(node="AWS Lambda")
    for act in ({"event": "expand", "id": S3}, {"event": "hide", "id": DLQ}):
        report(at, key, **act)
    whole = {"node": "AWS Lambda", "expanded": "Amazon S3", "without": DLQ}
    assert address(at) == whole
    assert (sent(at, "explore")["undo"], sent(at, "explore")["redo"]) == (True, False)
    assert address(report(at, key, event="undo")) == {"node": "AWS Lambda", "expanded": "Amazon S3"}
    assert address(report(at, key, event="undo")) == {"node": "AWS Lambda"}
    assert (sent(at, "explore")["undo"], sent(at, "explore")["redo"]) == (False, True)
    assert address(report(at, key, event="undo")) == {"node": "AWS Lambda"}
    report(at, key, event="redo")
    assert address(report(at, key, event="redo")) == whole


def test_the_browsers_back_button_is_an_undo() -> None:
    at = report(explore(node="AWS Lambda"), "explore", event="expand", id=S3)
    del at.query_params["expanded"]
    at.run()
    assert (sent(at, "explore")["undo"], sent(at, "explore")["redo"]) == (False, True)
    assert address(report(at, "explore", event="redo")) == {"node": "AWS Lambda", "expanded": "Amazon S3"}


@pytest.mark.parametrize(
    ("ids", "query"),
    [
        (["S3"], {"from": ["Amazon S3"]}),
        (["S3", "SQS"], {"from": ["Amazon S3"], "to": ["Amazon SQS"]}),
        (["S3", "SQS", "SNS"], {"from": ["Amazon S3"], "to": ["Amazon SQS"], "with": ["Amazon SNS"]}),
        (["gone", "SQS"], {"from": ["Amazon SQS"]}),
    ],
)
def test_what_is_selected_is_connected(
    ids: list[str], query: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    led: list[tuple[str, dict[str, list[str]]]] = []
    monkeypatch.setattr("panels.explore.leave_for", lambda page, to: led.append((page, to.query())))
    ends = [f"service:Amazon {name}" for name in ids]
    report(explore(node="AWS Lambda"), "explore words", event="connect", ids=ends)
    assert led == [("connect", query)]


@pytest.mark.parametrize(
    ("key", "value", "query"),
    [
        ("depth", 2, {"depth": "2"}),
        ("top", 40, {"top": "40"}),
        ("direction", "outward", {"direction": "outward"}),
        ("kinds shown", ["service", "feature"], {"hide": ["constraint", "scenario"]}),
        ("relations shown", [str(one) for one in Relation if one is not Relation.USES], {"hide": "uses"}),
    ],
)
def test_a_control_changes_just_its_part_of_the_address(
    key: str, value: object, query: dict[str, str | list[str]]
) -> None:
    at = explore(node="AWS Lambda", expanded="Amazon S3", pinned="AWS WAF")
    (control,) = [one for one in at.button_group if one.key == key]
    control.set_value(value).run()
    assert not at.exception
    assert address(at) == {"node": "AWS Lambda", "expanded": "Amazon S3", "pinned": "AWS WAF", **query}


def test_a_list_is_shown_whole_by_its_address() -> None:
    at = report(explore(node="AWS Lambda"), "explore words", event="more", id="triggered by")
    assert address(at) == {"node": "AWS Lambda", "all": "triggered by"}


@pytest.mark.parametrize("form", ["json", "csv-edges", "csv-nodes", "html"])
def test_what_is_drawn_can_be_taken_away(form: str) -> None:
    whole = small_graph()
    seen = look(whole, Explore(node="SQS", expanded=("SNS~triggers",), without=("Visibility Timeout",))).view
    text = written(whole, seen, form)
    assert "Amazon SNS" in text
    assert "Visibility Timeout" not in text
    few = shown(whole, seen)
    assert {node.id for node in few.nodes()} == set(seen.ids)
    assert set(few.edges()) == set(seen.edges)
    assert few.sources == whole.sources


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
