"""The shell without a browser: what it says before anything is asked, and of graphs that cannot be shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph import export
from graph.merge import KnowledgeGraph
from tests.pages import PATIENCE, opened
from tests.small_graph import graph

APP = Path(__file__).resolve().parent.parent / "app.py"


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
