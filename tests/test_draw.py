"""Drawing: plain safe values, colours that both themes can carry, and nothing told apart by colour alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from graph.draw import DIMMED, NEGATED, STYLES, Style, edge_id, grouped, lines, network, payload, vis_script
from graph.model import Edge, Evidence, Node, NodeKind, Relation
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def link(key: str, *, denied: bool = False, back: bool = False, sure: float = 0.8) -> Edge:
    """A link between Lambda and SQS, told apart by its key, which begins with its relation."""
    ends = ("service:AWS Lambda", "service:Amazon SQS")
    source, target = reversed(ends) if back else ends
    relation = Relation[key.partition(" ")[0].upper()]
    told = f"{key} denied" if denied else key
    return Edge(source=source, target=target, key=told, relation=relation, negated=denied, confidence=sure)


@pytest.mark.parametrize(
    ("links", "labels"),
    [
        ([link("triggers")], ["triggers"]),
        ([link("triggers"), link("uses", sure=0.9)], ["uses +1"]),
        ([link("triggers"), link("uses"), link("manages", sure=0.7)], ["triggers +2"]),
        ([link("triggers"), link("triggers again")], ["triggers"]),
        ([link("triggers"), link("uses", back=True)], ["triggers", "uses"]),
        ([link("triggers"), link("triggers", denied=True)], ["triggers", "not: triggers"]),
        ([link("uses"), link("triggers", denied=True, sure=1.0)], ["uses", "not: triggers"]),
        ([link("uses 1", denied=True), link("uses 2", denied=True)], ["not: uses"]),
        ([link("has_feature"), link("has_feature 2")], [""]),
    ],
)
def test_parallel_links_are_one_line_for_each_direction_and_denials_their_own(
    links: list[Edge], labels: list[str]
) -> None:
    _, edges = drawn(links)
    assert [edge["label"] for edge in edges] == labels
    assert sorted(id_ for edge in edges for id_ in cast("list[str]", edge["ids"])) == sorted(
        {edge_id(one) for one in links}
    )
    assert all(edge["id"] == cast("list[str]", edge["ids"])[0] for edge in edges)


def test_a_line_tells_all_its_links() -> None:
    said = Evidence(source="n.md", line=3, start=0, end=1, text="Lambda  polls\nSQS.", rule="test")
    links = [link("uses"), replace(link("reads_from", sure=0.9), evidence=(said, said), condition="in a VPC")]
    (line,) = lines(links)
    assert line.title == "reads from, in a VPC\n“Lambda polls SQS.” n.md:3 (and 1 more)\nuses"
    (long,) = lines([link(f"uses {number}") for number in range(7)])
    assert long.title.endswith("uses\nand 3 more")


def test_a_denial_is_barred_twice_and_what_holds_once() -> None:
    _, (held, denied) = drawn([link("triggers"), link("triggers", denied=True)])
    assert set(cast("dict[str, object]", held["arrows"])) == {"to"}
    arrows = cast("dict[str, dict[str, object]]", denied["arrows"])
    assert {place: arrow["type"] for place, arrow in arrows.items()} == {"to": "bar", "middle": "bar"}


def test_surer_is_wider() -> None:
    one = graph().edges(Relation.TRIGGERS)[0]
    other = replace(one, source=one.target, target=one.source, confidence=0.5)
    _, edges = drawn([replace(one, confidence=0.95), other])
    sure, unsure = (cast("float", edge["width"]) for edge in edges)
    assert sure > unsure


def test_one_lit_link_lights_its_line_and_is_the_one_that_is_seen() -> None:
    links = [link("triggers"), link("uses", sure=0.9)]
    _, (line,) = drawn(links, frozenset({edge_id(links[0])}))
    assert (line["label"], line["color"]["opacity"]) == ("triggers +1", 1.0)  # type: ignore[index]


def test_what_is_not_highlighted_is_dimmed() -> None:
    one, other = graph().edges(Relation.TRIGGERS)[:2]
    nodes, edges = drawn([one, other], frozenset({one.source, one.target, edge_id(one)}))
    assert {node["id"] for node in nodes if node["opacity"] == 1.0} == {one.source, one.target}
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
    twice = graph().edges(Relation.TRIGGERS)[0]
    nodes, edges = drawn([twice, twice])
    assert (len(nodes), len(edges)) == (len(graph().nodes()), 1)
    ends = [graph().node(id_) for id_ in (twice.source, twice.target)]
    assert len(network([*ends, *ends], [twice], {node.id: (0.0, 0.0) for node in ends}).nodes) == 2


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
    assert len(vis_script()) > 400_000


def test_the_library_parses_no_text_as_a_page() -> None:
    assert "innerHTML" not in vis_script()  # labels and titles are given to it as they stand in the notes


def node(name: str, kind: NodeKind = NodeKind.SERVICE) -> Node:
    return Node(id=f"{kind}:{name}", kind=kind, label=name)


def hung(owner: str, leaf: Node, relation: Relation = Relation.HAS_CONSTRAINT) -> Edge:
    return Edge(source=f"service:{owner}", target=leaf.id, key=relation, relation=relation)


def bristling(limits: int, features: int = 0) -> tuple[list[Node], list[Edge]]:
    """Two linked services, one of which has limits and features that nothing else has."""
    bounds = [node(f"l{number}", NodeKind.CONSTRAINT) for number in range(limits)]
    parts = [node(f"f{number}", NodeKind.FEATURE) for number in range(features)]
    tie = hung("one", node("two"), Relation.USES)
    ties = [hung("one", leaf) for leaf in bounds] + [hung("one", leaf, Relation.HAS_FEATURE) for leaf in parts]
    return [node("one"), *bounds, node("two"), *parts], [tie, *ties]


def labels(nodes: Sequence[Node]) -> list[str]:
    return [one.label for one in nodes]


@pytest.mark.parametrize(
    ("picture", "most", "opened", "shown"),
    [
        (bristling(3), 5, (), ["one", "l0", "l1", "l2", "two"]),
        (bristling(3), 4, (), ["one", "3 limits of one", "two"]),
        (bristling(2, 3), 4, (), ["one", "2 limits of one", "two", "3 features of one"]),
        (bristling(2, 3), 4, ("group:feature/service:one",), ["one", "2 limits of one", "two", "f0", "f1", "f2"]),
        (bristling(1, 2), 4, (), ["one", "l0", "two", "2 features of one"]),
        (bristling(1), 2, (), ["one", "l0", "two"]),
    ],
)
def test_too_many_leaves_are_folded_by_kind(
    picture: tuple[list[Node], list[Edge]], most: int, opened: tuple[str, ...], shown: list[str]
) -> None:
    nodes, edges, groups = grouped(*picture, most=most, opened=opened)
    assert labels(nodes) == shown
    ids = {one.id for one in nodes}
    assert all({edge.source, edge.target} <= ids for edge in edges)
    members = [member for of in groups.values() for member in of]
    assert len(members) == len(set(members)) == len(picture[0]) - len(nodes) + len(groups)
    assert groups.keys() == {id_ for id_ in ids if id_.startswith("group:")}


def test_what_is_linked_twice_over_is_no_leaf() -> None:
    nodes, edges = bristling(2)
    shared = [*edges, hung("two", nodes[1]), hung("two", nodes[1], Relation.USES)]
    assert labels(grouped(nodes, shared, most=2)[0]) == ["one", "l0", "l1", "two"]
    pair = [node("a"), node("b")]
    assert grouped(pair, [hung("a", pair[1])], most=1)[2] == {}
