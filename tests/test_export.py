"""Exports: each read back by a parser where one exists, and none broken by hostile text."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export import EXPORTS, clean, export
from graph.export.diagrams import dot_text, mermaid_text
from graph.export.tables import FORMULA_STARTS, cell
from graph.merge import KnowledgeGraph
from graph.model import Evidence, Feature, Link, Relation
from tests.facts import built, feature, limit, link, scenario
from tests.small_graph import graph as small_graph

ROOT = Path(__file__).parents[1]

HOSTILE: tuple[str, ...] = (
    '"',
    "'",
    "\\",
    '\\" ]; evil [label="x',
    "line\nbreak\r\nmore",
    "tab\there",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "<!-- -->",
    "&amp; &lt; &#x3c;",
    "nul\x00bell\x07escape\x1b[31m",
    "\ufffe\uffff",
    "half\ud800",
    "right\u202eleft\u2066x",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    " =1",
    'a"]; click n0 "javascript:alert(1)"',
    "%%{init: {}}%%",
    "end",
    "1. list",
    "- list",
    "`**bold**`",
    "#quot;",
    "a;b,c|d",
    "`$(reboot)`",
    "{{ braces }} %%data%%",
    "\u2028\u2029",
    "😀",
)


def hostile(text: str) -> KnowledgeGraph:
    """Two services, a feature and a condition of one name, and evidence that says it too."""
    place = Evidence(source=text, line=1, start=0, end=1, text=text, rule="test")
    return KnowledgeGraph.from_facts(
        [
            Link(head=text, relation=Relation.USES, tail="b", negated=True, condition=text, evidence=place),
            Feature(name=text, service="b", evidence=place),
        ]
    )


def one_line(text: str) -> str:
    """What is left of hostile text: no marks of direction, nothing that XML forbids, on one line."""
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", text)
    return " ".join(kept.split())


everyone = pytest.mark.parametrize("text", HOSTILE)


@everyone
@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_can_be_written_as_utf8(name: str, text: str) -> None:
    assert export(hostile(text), name).encode()


@everyone
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_stays_xml_and_carries_the_names(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(export(hostile(text), name).encode())
    assert ET.parse(path).getroot().tag.endswith(name)  # noqa: S314 - the file is our own
    network = nx.read_graphml(path) if name == "graphml" else nx.read_gexf(path)
    assert len(network) == 3
    assert {data["label"] for _, data in network.nodes(data=True)} == {one_line(text), "b"}
    (negated,) = [data for _, _, data in network.edges(data=True) if data["negated"]]
    assert negated["condition"] == one_line(text)
    assert negated["evidence"] == one_line(f"{one_line(text)}:1: {text}")


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_has_every_node_edge_and_attribute(name: str, tmp_path: Path) -> None:
    graph, path = small_graph(), tmp_path / name
    path.write_bytes(export(graph, name).encode())
    network = nx.read_graphml(path, force_multigraph=True) if name == "graphml" else nx.read_gexf(path)
    assert sorted(network.nodes) == [node.id for node in graph.nodes()]
    assert sorted(network.edges()) == [(edge.source, edge.target) for edge in graph.edges()]
    layers = network.nodes["constraint:AWS Lambda/Layers/limit/≤ 5 layers"]
    assert (layers["kind"], layers["constraint"], layers["value"], layers["unit"]) == (
        "constraint",
        "limit",
        "5",
        "layers",
    )
    assert network.nodes["service:AWS Lambda"]["aliases"] == "Lambda"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@everyone
@pytest.mark.parametrize("name", ["csv-nodes", "csv-edges"])
def test_no_cell_can_be_a_formula_and_rows_stay_rows(name: str, text: str) -> None:
    found = rows(export(hostile(text), name))
    assert len(found) == {"csv-nodes": 3, "csv-edges": 2}[name]
    for row in found:
        assert None not in row
        assert not any(value.lstrip(" ").startswith(FORMULA_STARTS) for value in row.values())
    column = {"csv-nodes": "label", "csv-edges": "condition"}[name]
    assert one_line(text) in {row[column].removeprefix("'") for row in found} | {row[column] for row in found}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1", "'=1"),
        ("  @x", "'  @x"),
        ("plain", "plain"),
        ("a-b", "a-b"),
        ("", ""),
        ("'quoted", "'quoted"),
        (True, "true"),
        (False, "false"),
        (0.5, 0.5),
    ],
)
def test_cells(value: str | float | bool, written: str | float) -> None:
    assert cell(value) == written


def test_tables_say_what_the_graph_says() -> None:
    nodes = {row["id"]: row for row in rows(export(small_graph(), "csv-nodes"))}
    edges = rows(export(small_graph(), "csv-edges"))
    assert (len(nodes), len(edges)) == (len(small_graph()), len(small_graph().edges()))
    assert nodes["service:AWS Lambda"]["category"] == "compute"
    assert nodes["scenario:Need to block specific countries"]["rejects"] == "an S3 bucket policy"
    (denied,) = [row for row in edges if row["negated"] == "true" and row["relation"] == "protects"]
    assert denied["source"] == "service:AWS WAF"
    assert denied["evidence"].endswith(": WAF cannot be attached to S3 itself.")


DOT_STRING = r'"(?:[^"\\\n]|\\.)*"'
DOT_LINE = re.compile(
    rf"digraph linkspan {{|  rankdir=LR;|}}"
    rf"|  n\d+ \[label={DOT_STRING}, shape=\w+\];|  n\d+ -> n\d+ \[label={DOT_STRING}(, style=dashed)?\];"
)
MERMAID_STRING = r"\"[^\"<>&\\`\n\[\](){}|*]*\""
MERMAID_LINE = re.compile(
    rf"flowchart LR|  n\d+(\[|\(|{{{{|>){MERMAID_STRING}(\]|\)|}}}})|  n\d+ (-->|-\.->)\|{MERMAID_STRING}\| n\d+"
)


@everyone
@pytest.mark.parametrize(("name", "line"), [("dot", DOT_LINE), ("mermaid", MERMAID_LINE)])
def test_no_name_breaks_out_of_a_diagram(name: str, line: re.Pattern[str], text: str) -> None:
    lines = export(hostile(text), name).split("\n")
    assert lines.pop() == ""
    assert [each for each in lines if not line.fullmatch(each)] == []


@given(st.text(max_size=40))
def test_dot_text_reads_back(text: str) -> None:
    written = dot_text(text)
    assert re.fullmatch(DOT_STRING, written)
    assert re.sub(r"\\(.)", r"\1", written[1:-1]) == clean.one_line(text)


@given(st.text(max_size=40))
def test_mermaid_text_holds_no_sign_that_means_anything(text: str) -> None:
    written = mermaid_text(text)
    assert written
    assert not set(re.sub(r"#\d+;", "", written)) & set("\"'`<>&#;|[](){}\\*_~%$=\n")


@pytest.mark.parametrize(("text", "written"), [("1. a.b", "1#46; a.b"), ("- a-b", "#45; a-b"), ("", " ")])
def test_mermaid_text_begins_no_list(text: str, written: str) -> None:
    assert mermaid_text(text) == written


def test_diagrams_show_kinds_and_denials() -> None:
    graph = built(link("a", "b", negated=True), link("b", "a", condition="if asked"), feature("F", service="a"))
    assert export(graph, "mermaid").splitlines() == [
        "flowchart LR",
        '  n0("F")',
        '  n1["a"]',
        '  n2["b"]',
        '  n1 -->|"has feature"| n0',
        '  n1 -.->|"not uses"| n2',
        '  n2 -->|"uses #40;if asked#41;"| n1',
    ]
    assert '  n1 -> n2 [label="not uses", style=dashed];' in export(graph, "dot")


def test_ids_that_fall_together_when_cleaned_stay_two() -> None:
    graph = built(link("a\x00", "a"), scenario(), limit("DLQ"))
    assert [row["id"] for row in rows(export(graph, "csv-nodes"))][2:] == [
        "service:AWS Lambda",
        "service:a",
        "service:a (2)",
    ]


SAY = """
import sys
from graph.export import EXPORTS
from tests.small_graph import graph
for name in EXPORTS:
    sys.stdout.write(EXPORTS[name](graph()))
"""


def test_every_format_is_the_same_bytes_under_any_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SAY],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "99")
    }
    assert len(said) == 1


def test_an_empty_graph_has_every_format_and_no_other_is_known() -> None:
    assert [name for name in EXPORTS if not isinstance(export(built(), name), str)] == []
    with pytest.raises(ValueError, match="'pdf' is no format; formats are json, graphml"):
        export(built(), "pdf")
