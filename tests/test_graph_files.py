"""Saved graphs: the same bytes everywhere, read back whole or refused by name and field, and never lost on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import GraphFileError
from graph.export import dumps, load, loads
from graph.merge import KnowledgeGraph
from graph.model import Source
from tests.facts import built, link
from tests.small_graph import graph as small_graph

ROOT = Path(__file__).parents[1]
GRAPH = small_graph()
OTHER = built(link("a", "b"))


def test_what_is_saved_comes_back_the_same() -> None:
    again = loads(dumps(GRAPH))
    assert dumps(again) == dumps(GRAPH)
    assert (again.nodes(), again.edges(), again.sources) == (GRAPH.nodes(), GRAPH.edges(), GRAPH.sources)


def test_networkx_opens_it() -> None:
    network = nx.node_link_graph(json.loads(dumps(GRAPH)), edges="edges")
    assert sorted(network.edges(keys=True)) == [(edge.source, edge.target, edge.key) for edge in GRAPH.edges()]
    assert network.nodes["service:AWS Lambda"]["kind"] == "service"
    assert network.is_multigraph()
    assert network.is_directed()


def test_one_item_a_line_and_text_as_it_is() -> None:
    text = dumps(built(link("Ünï", "→")))
    assert "Ünï" in text
    starts = ['{"form', '"nodes', ' {"id"', ' {"id"', "],", '"edges', ' {"sou', "]}"]
    assert [line[:6] for line in text.splitlines()] == starts
    assert text.endswith("}\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", ["half\ud800", "\udcff.md", "nul\x00", "quote\"'", "\u2028", "<script>", "\U0001f600"])
def test_any_character_survives_and_the_bytes_are_utf8(name: str) -> None:
    graph = KnowledgeGraph.from_facts([link(name, "b")], [Source(name=name, sha256="", lines=0)])
    assert loads(dumps(graph).encode().decode()).sources[0].name == name


SAY = (
    "import sys\nfrom graph.export import dumps\nfrom tests.small_graph import graph\nsys.stdout.write(dumps(graph()))"
)


def test_the_same_bytes_under_any_hash_seed_and_in_any_folder(tmp_path: Path) -> None:
    runs = [("0", ROOT), ("1", tmp_path), ("4242", tmp_path)]
    said = {
        subprocess.run(
            [sys.executable, "-c", SAY],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout
        for seed, folder in runs
    }
    assert said == {dumps(GRAPH).encode()}


def changed(path: str, value: object) -> str:
    """The small graph as text with one value changed; "nodes.0.kind" is the way to it, ... as the value removes it."""
    data: Any = json.loads(dumps(GRAPH))
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = data
    for step in way:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return json.dumps(data)


NODES = [node.id for node in GRAPH.nodes()]
SERVICE = NODES.index("service:AWS Lambda")
LIMIT = next(number for number, id_ in enumerate(NODES) if id_.startswith("constraint:"))
NEED = next(number for number, id_ in enumerate(NODES) if id_.startswith("scenario:"))

BAD: tuple[tuple[str, object, str, str], ...] = (
    ("format", "linkspan-graph/2", "format", "not 'linkspan-graph/1'"),
    ("format", ..., "format", "is missing"),
    ("format", 1, "format", "not a text"),
    ("graph", [], "graph", "is a list, not an object"),
    ("graph.sources", {}, "graph.sources", "not a list"),
    ("graph.sources.0.lines", -1, "graph.sources[0].lines", "between"),
    ("nodes", ..., "nodes", "is missing"),
    ("nodes", "none", "nodes", "not a list"),
    ("nodes.1", 7, "nodes[1]", "is a number, not an object"),
    ("nodes.1.kind", "gadget", "nodes[1].kind", "'gadget' is unknown; known are service, feature"),
    ("nodes.1.id", "", "nodes[1].id", "is empty"),
    ("nodes.1.id", ["x"], "nodes[1].id", "not a text"),
    ("nodes.1.id", NODES[0], "nodes[1].id", "is there twice"),
    ("nodes.1.label", None, "nodes[1].label", "is null"),
    ("nodes.1.label", "x" * 1_000_001, "nodes[1].label", "1,000,001 characters"),
    ("nodes.1.aliases", "Lambda", "nodes[1].aliases", "not a list"),
    ("nodes.1.aliases", ["a", 2], "nodes[1].aliases[1]", "not a text"),
    (f"nodes.{SERVICE}.discovered", "yes", f"nodes[{SERVICE}].discovered", "not true or false"),
    (f"nodes.{SERVICE}.mentions.0.line", 0, f"nodes[{SERVICE}].mentions[0].line", "between 1"),
    (f"nodes.{SERVICE}.mentions.0.line", 10**30, f"nodes[{SERVICE}].mentions[0].line", "between 1"),
    (f"nodes.{SERVICE}.mentions.0.line", True, f"nodes[{SERVICE}].mentions[0].line", "not a whole number"),
    (f"nodes.{SERVICE}.mentions.0.line", 1.5, f"nodes[{SERVICE}].mentions[0].line", "not a whole number"),
    (f"nodes.{LIMIT}.constraint", ..., f"nodes[{LIMIT}].constraint", "is missing"),
    (f"nodes.{LIMIT}.constraint.kind", "bound", f"nodes[{LIMIT}].constraint.kind", "is unknown"),
    (f"nodes.{LIMIT}.constraint.value", 29, f"nodes[{LIMIT}].constraint.value", "not a text"),
    (f"nodes.{NEED}.scenario", 1, f"nodes[{NEED}].scenario", "not an object"),
    (f"nodes.{NEED}.scenario.answers", [None], f"nodes[{NEED}].scenario.answers[0]", "is null"),
    ("edges.0.relation", "knows", "edges[0].relation", "'knows' is unknown"),
    ("edges.0.source", "service:Nowhere", "edges[0].source", "'service:Nowhere' is the id of no node"),
    ("edges.0.target", 3, "edges[0].target", "not a text"),
    ("edges.0.target", "service:Nowhere", "edges[0].target", "is the id of no node"),
    ("edges.0.negated", 0, "edges[0].negated", "not true or false"),
    ("edges.0.confidence", 1.5, "edges[0].confidence", "up to 1"),
    ("edges.0.confidence", "high", "edges[0].confidence", "not a number"),
    ("edges.0.evidence", ..., "edges[0].evidence", "is missing"),
    ("edges.0.evidence.0.end", 10**10, "edges[0].evidence[0].end", "between"),
    ("edges.0.evidence.0.start", 10**6, "edges[0].evidence[0].end", "before the start"),
    ("edges.0.evidence.0.confidence", 0, "edges[0].evidence[0].confidence", "above 0"),
    ("edges.0.key", ..., "edges[0].key", "is missing"),
)


@pytest.mark.parametrize(("path", "value", "field", "reason"), BAD, ids=[f"{row[2]}-{row[3]}" for row in BAD])
def test_a_wrong_field_is_named_with_its_file(path: str, value: object, field: str, reason: str) -> None:
    with pytest.raises(GraphFileError) as caught:
        loads(changed(path, value), "mine.json")
    assert (caught.value.file, caught.value.field) == ("mine.json", field)
    assert reason in caught.value.reason


def test_the_unchanged_graph_is_accepted_so_that_each_change_is_what_fails() -> None:
    assert dumps(loads(changed("format", "linkspan-graph/1"))) == dumps(GRAPH)
    assert dumps(loads(changed("nodes.1.colour", "red"))) == dumps(GRAPH)


def test_an_edge_twice_is_refused() -> None:
    data = json.loads(dumps(OTHER))
    data["edges"] *= 2
    with pytest.raises(GraphFileError, match=r"edges\[1\].key: .* is there twice"):
        loads(json.dumps(data))


TEXTS: tuple[tuple[str, str, str], ...] = (
    ("", "line 1, column 1", "cut off"),
    ("no json", "line 1, column 1", "is no JSON"),
    ("[]", "graph", "is a list, not an object"),
    ('"linkspan-graph/1"', "graph", "is text, not an object"),
    ("null", "graph", "is null"),
    ("[" * 200_000, "graph", "nested too deeply"),
    ('{"format": NaN}', "graph", "a number that is none"),
    ('{"format": ' + "9" * 5000 + "}", "graph", "a number that is none"),
)


@pytest.mark.parametrize(("text", "field", "reason"), TEXTS, ids=[row[2] for row in TEXTS])
def test_text_that_is_no_graph_is_refused(text: str, field: str, reason: str) -> None:
    with pytest.raises(GraphFileError) as caught:
        loads(text)
    assert caught.value.field == field
    assert reason in caught.value.reason


@given(st.integers(0, len(dumps(OTHER)) - 3))
def test_a_graph_cut_anywhere_is_refused_and_never_half_read(length: int) -> None:
    with pytest.raises(GraphFileError, match=r"graph\.json: line \d+, column \d+: the file is cut off or no JSON"):
        loads(dumps(OTHER)[:length])


FILES: tuple[tuple[str, bytes | None, str], ...] = (
    ("missing", None, "cannot be read: No such file"),
    ("latin", "é".encode("latin-1"), "is not UTF-8"),
    ("sixteen", dumps(OTHER).encode("utf-16"), "is not UTF-8"),
    ("nul", b"\x00\x00", "is no JSON"),
)


@pytest.mark.parametrize(("name", "data", "reason"), FILES, ids=[row[0] for row in FILES])
def test_a_file_that_is_no_graph_is_refused_by_its_path(
    tmp_path: Path, name: str, data: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(GraphFileError, match=reason) as caught:
        load(path)
    assert caught.value.file == str(path)


def test_a_folder_is_no_graph_and_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match="cannot be read: Is a directory"):
        load(tmp_path)
    (tmp_path / "bom.json").write_bytes(dumps(OTHER).encode("utf-8-sig"))
    assert dumps(load(tmp_path / "bom.json")) == dumps(OTHER)


def test_an_enormous_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(2**31)
    with pytest.raises(GraphFileError, match="2,147,483,648 bytes"):
        load(path)
