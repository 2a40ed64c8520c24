"""Drawing: plain safe values, colours that both themes can carry, and nothing told apart by colour alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from graph.draw import DIMMED, NEGATED, STYLES, Style, edge_id, network, payload, vis_script
from graph.model import NodeKind, Relation
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from graph.model import Edge

GROUNDS = ("#ffffff", "#14171c")
Drawn = list[dict[str, object]]


def drawn(edges: list[Edge], highlighted: frozenset[str] = frozenset()) -> tuple[Drawn, Drawn]:
    """Nodes and edges of the small graph as the browser gets them."""
    nodes = graph().nodes()
    places = {node.id: (float(number), 0.0) for number, node in enumerate(nodes)}
    values = payload(network(nodes, edges, places, highlighted))
    return cast("Drawn", values["nodes"]), cast("Drawn", values["edges"])


def luminance(colour: str) -> float:
    """The relative luminance that WCAG 2.2 defines."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_as_the_definition_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("style", [*STYLES.values(), NEGATED])
def test_every_colour_is_seen_on_both_grounds(style: Style, ground: str) -> None:
    assert contrast(style.colour, ground) >= 3


def test_every_kind_and_relation_has_a_style_and_links_differ_without_colour() -> None:
    assert set(STYLES) == {*NodeKind, *Relation}
    shapes = [(STYLES[relation].shape, STYLES[relation].dashes) for relation in tuple(Relation)[:10]]
    assert len(set(shapes)) == len(shapes)
    assert len({STYLES[kind].shape for kind in NodeKind}) == len(NodeKind)


def test_values_are_plain_and_text_is_text() -> None:
    nodes, edges = drawn(list(graph().edges()))
    assert json.loads(json.dumps([nodes, edges], allow_nan=False)) == [nodes, edges]
    hostile = next(node for node in nodes if node["id"] == f"service:{HOSTILE}")
    assert hostile["title"] == HOSTILE
    assert cast("str", hostile["label"]).startswith("<img src=x onerror")
    assert len(cast("str", hostile["label"])) <= 32
    assert not any("font" in one or "image" in one for one in (*nodes, *edges))  # fonts could switch markup on


def test_nothing_moves_and_no_edge_has_a_body() -> None:
    options = payload(network([], [], {}))["options"]
    assert options["physics"] == {"enabled": False}  # type: ignore[index]
    assert options["edges"]["smooth"] is False  # type: ignore[index]


@pytest.mark.parametrize(
    ("source", "target", "label", "head"),
    [
        ("Amazon S3", "AWS Lambda", "triggers", "arrow"),
        ("AWS WAF", "Amazon S3", "not: protects", "bar"),
        ("AWS WAF", "Amazon CloudFront", "protects", "diamond"),
    ],
)
def test_links_are_labelled_and_denials_barred(source: str, target: str, label: str, head: str) -> None:
    _, edges = drawn(
        [edge for edge in graph().edges() if edge.source.endswith(source) and edge.target.endswith(target)]
    )
    assert [(edge["label"], edge["arrows"]["to"]["type"]) for edge in edges] == [(label, head)]  # type: ignore[index]


def test_parallel_links_are_all_there() -> None:
    between = [
        edge for edge in graph().edges() if {edge.source, edge.target} == {"service:AWS Lambda", "service:Amazon SQS"}
    ]
    _, edges = drawn(between)
    assert len(edges) == len({edge["id"] for edge in edges}) == 2


def test_surer_is_wider() -> None:
    link = graph().edges(Relation.TRIGGERS)[0]
    _, edges = drawn([replace(link, key="a", confidence=0.95), replace(link, key="b", confidence=0.5)])
    sure, unsure = (cast("float", edge["width"]) for edge in edges)
    assert sure > unsure


def test_what_is_not_highlighted_is_dimmed() -> None:
    link, other = graph().edges(Relation.TRIGGERS)[:2]
    nodes, edges = drawn([link, other], frozenset({link.source, link.target, edge_id(link)}))
    assert {node["id"] for node in nodes if node["opacity"] == 1.0} == {link.source, link.target}
    assert [edge["color"]["opacity"] for edge in edges] == [1.0, DIMMED]  # type: ignore[index]


def test_edges_that_lead_out_of_the_picture_are_left_out() -> None:
    nodes = graph().nodes(NodeKind.SCENARIO)
    assert payload(network(nodes, graph().edges(), {node.id: (0.0, 0.0) for node in nodes}))["edges"] == []


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_place_that_is_none_is_an_error(number: float) -> None:
    (node,) = graph().nodes(NodeKind.SCENARIO)
    with pytest.raises(ValueError, match="has no place"):
        network([node], [], {node.id: (0.0, number)})


def test_what_is_given_twice_is_drawn_once() -> None:
    link = graph().edges(Relation.TRIGGERS)[0]
    nodes, edges = drawn([link, link])
    assert (len(nodes), len(edges)) == (len(graph().nodes()), 1)
    ends = [graph().node(id_) for id_ in (link.source, link.target)]
    assert len(network([*ends, *ends], [link], {node.id: (0.0, 0.0) for node in ends}).nodes) == 2


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ({"id": "a", "x": float("nan")}, ValueError),
        ({"id": "a", "x": float("-inf")}, ValueError),
        ({"id": "b"}, ValueError),
        ({"id": "a", "x": {1}}, TypeError),
    ],
)
def test_values_that_a_browser_would_swallow_are_errors(broken: dict[str, object], error: type[Exception]) -> None:
    canvas = network([], [], {})
    canvas.nodes.append({"id": "b", "x": 1.0})
    assert payload(canvas)["nodes"] == [{"id": "b", "x": 1.0}]
    canvas.nodes.append(broken)
    with pytest.raises(error):
        payload(canvas)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\ud800", "\n", "\u2028"])
def test_signs_that_are_not_seen_are_not_drawn(sign: str) -> None:
    node = replace(graph().nodes(NodeKind.SERVICE)[0], label=f"one{sign}two")
    (value,) = cast("Drawn", payload(network([node], [], {node.id: (0.0, 0.0)}))["nodes"])
    assert (value["label"], value["title"]) == ("one two", "one two")


def test_the_library_comes_from_the_installed_wheel() -> None:
    script = vis_script()
    assert len(script) > 400_000
    assert "innerHTML" not in script
