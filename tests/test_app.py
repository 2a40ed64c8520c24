"""The shell and Connect without a browser: routes in words, what steers them, and graphs that cannot be shown."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from streamlit.testing.v1 import AppTest

from graph import export
from graph.merge import KnowledgeGraph
from tests.pages import PATIENCE, Values, address, connect, nodes, opened, report, sent, text_of
from tests.small_graph import graph

APP = Path(__file__).resolve().parent.parent / "app.py"


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
    assert "1 note · 14 services · 22 links · 4 limits · 1 need" in at.markdown[0].value
    assert {"What surrounds Lambda?", "“Need to block specific countries”"} <= {button.label for button in at.button}


def test_notes_that_name_nothing_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export.save(KnowledgeGraph.from_facts([]), tmp_path / "graph.json")
    monkeypatch.setenv("LINKSPAN_GRAPH", str(tmp_path / "graph.json"))
    at = opened(AppTest.from_file(str(APP), default_timeout=PATIENCE), {})
    assert at.info[0].value == "These notes name no service, so there is nothing to show yet."


@pytest.mark.parametrize("content", ['{"format": "linkspan-graph/1", "nod', '{"format": "other/9"}', None])
def test_a_graph_that_is_none_is_said(content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("LINKSPAN_GRAPH", str(path))
    at = opened(AppTest.from_file(str(APP), default_timeout=PATIENCE), {})
    assert at.error[0].value.startswith("The graph cannot be shown.")
    assert "graph\\.json" in at.error[0].value
