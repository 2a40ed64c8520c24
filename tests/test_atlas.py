"""The Atlas without a browser: regions that do not overlap, links by strength, what the page sends, where acts lead."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from graph.layout.atlas import GAP, Item, Region, layers, packed, region
from graph.merge import KnowledgeGraph
from graph.model import Evidence, Fact, Link, Mention, Relation
from panels.address import Atlas
from panels.atlas.chart import MAPPED, chart, payload, summary
from panels.labels import broken, short
from panels.warming import READY, warmed
from tests.pages import PAGE, PATIENCE, Values, address, opened, report, sent
from tests.small_graph import graph, seen

APP = Path(__file__).resolve().parent.parent / "app.py"
HEAD = (60.0, 20.0)

items = st.lists(st.tuples(st.floats(10, 160), st.floats(5, 40), st.floats(5, 60)), min_size=1, max_size=40).map(
    lambda sizes: [Item(id=str(index), wide=w, above=a, below=b) for index, (w, a, b) in enumerate(sizes)]
)

groups = st.dictionaries(st.sampled_from("abcdefghijkl"), items, max_size=8)


def atlas(**query: str | list[str]) -> AppTest:
    return opened(AppTest.from_string(PAGE.format("atlas"), default_timeout=PATIENCE), query)


def drawn(at: AppTest) -> Values:
    return sent(at, "atlas map")


@given(items)
def test_no_two_items_of_a_region_overlap_and_none_leaves_it(of: list[Item]) -> None:
    made = region("a", of, HEAD)
    boxes = [(made.places[one.id], one) for one in of]
    for index, ((x, y), one) in enumerate(boxes):
        assert abs(x) + one.wide / 2 <= made.wide / 2 + 0.2
        assert y - one.above >= HEAD[1] - made.high / 2 - 0.2
        assert y + one.below <= made.high / 2 + 0.2
        for (other_x, other_y), other in boxes[:index]:
            aside = abs(x - other_x) >= (one.wide + other.wide) / 2 - 0.2
            apart = y + one.below <= other_y - other.above + 0.2 or other_y + other.below <= y - one.above + 0.2
            assert aside or apart


@settings(max_examples=40)
@given(groups, st.sampled_from([0.7, 1.0, 2.2]))
def test_no_two_regions_overlap(made: dict[str, list[Item]], aspect: float) -> None:
    regions = [region(name, of, HEAD) for name, of in sorted(made.items())]
    pull = {("a", "b"): 3.0, ("a", "c"): 1.0}
    places = packed(regions, pull, aspect)
    assert places.keys() == made.keys()
    for index, one in enumerate(regions):
        for other in regions[:index]:
            assert apart(one, other, places)
    assert places == packed(list(reversed(regions)), pull, aspect)


def apart(one: Region, other: Region, places: dict[str, tuple[float, float]]) -> bool:
    (x, y), (other_x, other_y) = places[one.name], places[other.name]
    across = abs(x - other_x) >= (one.wide + other.wide) / 2 + GAP - 0.3
    return across or abs(y - other_y) >= (one.high + other.high) / 2 + GAP - 0.3


def test_regions_that_are_linked_stand_side_by_side() -> None:
    made = [region(name, [Item(id=name, wide=80, above=20, below=30)], HEAD) for name in "abcdefghi"]
    places = packed(made, {("a", "i"): 9.0}, 1.5)

    def far(one: str, other: str) -> float:
        return abs(places[one][0] - places[other][0]) + abs(places[one][1] - places[other][1])

    assert far("a", "i") == min(far("a", other) for other in "bcdefghi")


@given(st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghij")), st.integers(1, 9)))
def test_layers_hold_every_pair_once_and_the_first_keeps_what_is_linked_together(
    strengths: dict[tuple[str, str], int],
) -> None:
    first, second, rest = layers(strengths, 2)
    assert sorted((*first, *second, *rest)) == sorted(strengths)
    assert parts(first) == parts(tuple(strengths))


def parts(pairs: tuple[tuple[str, str], ...]) -> set[frozenset[str]]:
    """The groups of names that pairs hold together."""
    found: set[frozenset[str]] = set()
    for pair in pairs:
        touched = {one for one in found if one & {*pair}}
        found = (found - touched) | {frozenset({*pair}.union(*touched))}
    return found


def test_the_map_shows_every_service_under_its_purpose() -> None:
    data = payload(chart(graph()), (), "")
    groups_, nodes = cast("list[Values]", data["groups"]), cast("list[Values]", data["nodes"])
    assert {node["label"]: groups_[cast("int", node["group"])]["name"] for node in nodes}["AWS KMS"] == "security"
    assert sum(cast("int", group["count"]) for group in groups_) == len(nodes) == 14
    weights = [len(node.mentions) for node in chart(graph()).services]
    assert weights == sorted(weights, reverse=True)


def test_the_strongest_links_are_drawn_first_and_all_can_be() -> None:
    few, more, every = (cast("int", payload(chart(graph()), (), links)["drawn"]) for links in ("", "more", "all"))
    total = len(cast("list[int]", payload(chart(graph()), (), "")["pairs"])) // 3
    assert 0 < few <= more <= every == total
    assert few < every


def test_a_service_without_purpose_is_under_other() -> None:
    seen = Evidence(source="n.md", line=1, start=0, end=3, text="Foo", rule="name")
    data = payload(chart(KnowledgeGraph.from_facts([Mention(service="Foo", name="Foo", evidence=seen)])), (), "")
    assert [group["words"] for group in cast("list[Values]", data["groups"])] == ["Other"]
    assert data["pairs"] == []


def test_the_page_says_how_much_there_is_and_offers_three_questions() -> None:
    at = atlas()
    assert at.markdown[0].value.startswith("1 note · 14 services · 22 links · 4 limits · 1 need")
    assert [button.label for button in at.button] == [
        "What surrounds Lambda?", "How do Lambda and WAF connect?", "“Need to block specific countries”",
    ]  # fmt: skip
    assert drawn(at)["drawn"] == payload(chart(graph()), (), "")["drawn"]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ({"event": "purpose", "id": "storage"}, {"purpose": ["compute", "storage"]}),
        ({"event": "purpose", "id": "compute"}, {}),
        ({"event": "links", "id": "all"}, {"purpose": "compute", "links": "all"}),
        ({"event": "links", "id": "<b>"}, {"purpose": "compute"}),
        ({"event": "nonsense", "id": "x"}, {"purpose": "compute"}),
    ],
)
def test_what_is_chosen_is_in_the_address(act: dict[str, str], said: dict[str, object]) -> None:
    at = atlas(purpose="compute")
    report(at, "atlas map", **act)
    assert {key: value for key, value in address(at).items() if key in {"purpose", "links"}} == said


def test_the_chosen_purposes_stand_out() -> None:
    chosen = [
        group["name"]
        for group in cast("list[Values]", drawn(atlas(purpose=["compute", "x"]))["groups"])
        if group["chosen"]
    ]
    assert chosen == ["compute"]


def test_a_click_leads_to_explore() -> None:
    at = opened(AppTest.from_file(str(APP), default_timeout=PATIENCE), {})
    nodes = cast("list[Values]", drawn(at)["nodes"])
    assert nodes[0]["href"] == f"explore?node={str(nodes[0]['label']).replace(' ', '+')}"
    report(at, "atlas map", event="explore", id=nodes[0]["id"])
    assert sent(at, "leaving link") == {"page": "explore", "query": {"node": [nodes[0]["label"]]}}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ({"purpose": ["b", "a"], "links": ["all"]}, {"purpose": ["a", "b"], "links": ["all"]}),
        ({"purpose": [""], "links": ["every"]}, {}),
    ],
)
def test_the_address_is_read_with_care(said: dict[str, list[str]], read: dict[str, list[str]]) -> None:
    assert Atlas.read(said).query() == read


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("AWS Lambda", ["Lambda"]),
        ("Amazon", ["Amazon"]),
        ("Elastic Load Balancing", ["Elastic Load", "Balancing"]),
        ("Supercalifragilistic", ["Supercalifragilistic"]),
        ("x" * 80, ["x" * 25 + "…"]),
    ],
)
def test_labels_are_short(label: str, lines: list[str]) -> None:
    assert broken(short(label)) == lines


def test_of_very_many_services_the_weightiest_are_mapped() -> None:
    names = [f"Service {number}" for number in range(MAPPED + 30)]
    facts: list[Fact] = [
        Mention(service=name, name=name, category="compute", evidence=seen(line, name))
        for number, name in enumerate(names)
        for line in range(1, 5 if number >= 30 else 2)
    ]
    linked = [("Service 0", "Service 40"), ("Service 40", "Service 41")]
    facts += [Link(head=one, relation=Relation.USES, tail=other, evidence=seen(9, "uses")) for one, other in linked]
    drawn = chart(KnowledgeGraph.from_facts(facts))
    assert {node.label for node in drawn.services} == set(names[30:])
    assert drawn.pairs == (("service:Service 40", "service:Service 41", 1),)
    assert drawn.words["service:Service 40"].startswith("2 linked services")
    assert summary(drawn).endswith("; 30 more are found with the search")


def test_what_pages_look_up_is_ready_when_a_graph_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = graph(), graph()
    assert set(READY) <= set(warmed(few)._derived)
    monkeypatch.setattr("panels.warming.LARGE", len(many) - 1)
    assert not warmed(many)._derived
