"""Corrections from the page: what is offered where, what is written, what the page shows then, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from streamlit.testing.v1 import AppTest

import builder
from graph import corrections, export
from graph.draw import edge_id
from graph.errors import LinkspanError
from panels import correcting
from tests.pages import PATIENCE, Values, opened, report, sent, text_of

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """
from panels import explore
from panels.world import shared

explore.show(shared(), {})
"""
NOTE = "# Notes\n\n- S3 events invoke Lambda.\n- An upload to S3 triggers Lambda.\n- SNS invokes Lambda.\n"
LINK = "S3~triggers~Lambda"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a note, served so that it can be corrected."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "n.md").write_text(NOTE, encoding="utf-8")
    graph = tmp_path / "graph.json"
    builder.kept([folder], graph)
    monkeypatch.setenv("LINKSPAN_GRAPH", str(graph))
    monkeypatch.setenv("LINKSPAN_NOTES", str(folder))
    monkeypatch.setenv("LINKSPAN_CORRECT", str(folder))
    return folder


def explore(**query: str | list[str]) -> AppTest:
    return opened(AppTest.from_string(PAGE, default_timeout=PATIENCE), query)


def offered(at: AppTest) -> dict[str, Values]:
    head = cast("Values", sent(at, "explore words")["head"])
    return {cast("str", one["event"]): one for one in cast("list[Values]", head["actions"])}


def drawn(at: AppTest) -> set[str]:
    return {cast("str", node["id"]) for node in cast("list[Values]", sent(at, "explore")["nodes"])}


def test_a_link_is_struck_out_and_brought_back(notes: Path) -> None:
    at = explore(node="Lambda", link=LINK)
    assert offered(at)["wrong"]["label"] == "This is wrong"
    assert "right" not in offered(at)
    report(at, "explore words", event="wrong", ids=offered(at)["wrong"]["ids"])
    text = (notes / corrections.FILE).read_text(encoding="utf-8")
    assert [one.at for one in corrections.loads(text).corrections] == [1, 9]
    assert 'text = "S3 events invoke Lambda."' in text
    assert "service:Amazon S3" not in drawn(at)
    assert {"service:AWS Lambda", "service:Amazon SNS"} <= drawn(at)
    assert "link" not in at.query_params
    report(at, "explore words", event="right")
    assert (notes / corrections.FILE).read_text(encoding="utf-8") == ""
    assert "service:Amazon S3" in drawn(at)
    assert "right" not in offered(at)


@pytest.mark.parametrize("missing", ["LINKSPAN_CORRECT", "LINKSPAN_GRAPH"])
def test_nothing_is_offered_or_written_where_notes_are_not_to_be_corrected(
    missing: str, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing == "LINKSPAN_CORRECT":
        monkeypatch.delenv(missing)
    else:
        monkeypatch.setenv("LINKSPAN_CORRECT", str(notes / "none"))
    at = explore(node="Lambda", link=LINK)
    assert not offered(at).keys() & {"wrong", "right"}
    graph = builder.build([notes]).graph
    (edge,) = graph.between("service:Amazon S3", "service:AWS Lambda")
    report(at, "explore words", event="wrong", ids=[edge_id(edge)])
    assert not (notes / corrections.FILE).exists()


def test_each_statement_of_a_node_can_be_struck_out(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = explore(node="Lambda")
    assert "wrong" not in offered(at)
    graph = builder.build([notes]).graph
    (edge,) = graph.between("service:Amazon SNS", "service:AWS Lambda")
    shown = text_of(sent(at, "explore words")["sections"])
    assert f'"wrong": {text_of(edge_id(edge))}' in shown
    report(at, "explore words", event="wrong", ids=[edge_id(edge)])
    assert "service:Amazon SNS" not in drawn(at)
    monkeypatch.delenv("LINKSPAN_CORRECT")
    assert '"wrong"' not in text_of(sent(explore(node="Lambda"), "explore words"))


def test_a_faulty_file_is_left_and_the_page_says_so(notes: Path) -> None:
    (notes / corrections.FILE).write_text("[[wrog]]\n", encoding="utf-8")
    at = explore(node="Lambda", link=LINK)
    report(at, "explore words", event="wrong", ids=offered(at)["wrong"]["ids"])
    assert (notes / corrections.FILE).read_text(encoding="utf-8") == "[[wrog]]\n"
    assert "could not be written" in at.error[0].value


def test_what_is_struck_out_and_taken_back(notes: Path) -> None:
    graph = builder.build([notes]).graph
    feature = [edge_id(edge) for edge in graph.edges() if edge.target.startswith("feature:")]
    links = [edge_id(edge) for edge in graph.edges() if edge.target == "service:AWS Lambda"]
    number = correcting.strike(graph, notes, [*feature, *links, "no such edge"])
    assert number == len(feature) + 3
    after = builder.build([notes])
    assert (after.problems, [edge for edge in after.graph.edges() if edge.target == "service:AWS Lambda"]) == ((), [])
    correcting.take_back(notes, number)
    assert export.dumps(builder.build([notes]).graph) == export.dumps(graph)
    with pytest.raises(LinkspanError):
        correcting.take_back(notes, 1)
