"""Positions: what is placed stays, labels do not overlap, the same input lies the same way, all numbers are numbers."""

from __future__ import annotations

from itertools import combinations
from math import dist, inf, isfinite, nan
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.layout import positions, route_positions
from graph.layout.boxes import BOX_HEIGHT, LONGEST_LABEL, separated, width
from graph.layout.springs import SPACING
from graph.paths import routes
from tests.small_graph import graph

if TYPE_CHECKING:
    from collections.abc import Mapping

Point = tuple[float, float]
Edges = list[tuple[str, str]]


def overlapping(points: Mapping[str, Point], labels: Mapping[str, str]) -> set[tuple[str, str]]:
    """The pairs whose boxes share room."""
    return {
        (one, other)
        for one, other in combinations(sorted(points), 2)
        if abs(points[one][1] - points[other][1]) < BOX_HEIGHT - 0.01
        and 2 * abs(points[one][0] - points[other][0]) < width(labels[one]) + width(labels[other]) - 0.01
    }


def tangle(size: int, seed: int = 1) -> tuple[list[str], Edges]:
    """A connected graph, each node hanging on an earlier one, and as many edges more."""
    random = Random(seed)  # noqa: S311 - a drawing, no secret
    names = [f"service:node {number}" for number in range(size)]
    edges = [(names[number], names[random.randrange(number)]) for number in range(1, size)]
    return names, edges + [(random.choice(names), random.choice(names)) for _ in range(size)]


def labelled(names: list[str]) -> dict[str, str]:
    return {name: name.partition(":")[2] for name in names}


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[str], Edges, dict[str, Point]]:
    """Some nodes, edges among them and beyond, and positions for some of them, not all of them numbers."""
    names = draw(st.lists(st.text("abcdefgh:/", min_size=1, max_size=40), unique=True, max_size=14))
    ends = st.sampled_from([*names, "nowhere"])
    numbers = st.floats(-1e4, 1e4) | st.sampled_from([nan, inf])
    known = draw(st.dictionaries(ends, st.tuples(numbers, numbers), max_size=5))
    return names, draw(st.lists(st.tuples(ends, ends), max_size=25)), known


@settings(max_examples=150)
@given(drawings(), st.randoms(use_true_random=False))
def test_in_any_order_the_same_finite_places_and_the_known_ones_kept(
    drawing: tuple[list[str], Edges, dict[str, Point]], random: Random
) -> None:
    names, edges, known = drawing
    placed = positions(names, edges, known)
    assert list(placed) == sorted(names)
    assert all(type(number) is float and isfinite(number) for place in placed.values() for number in place)
    held = {name for name in names if name in known and all(map(isfinite, known[name]))}
    assert {name: placed[name] for name in held} == {name: known[name] for name in held}
    mixed = [edge if random.random() < 0.5 else edge[::-1] for edge in edges]
    random.shuffle(mixed)
    assert positions(random.sample(names, len(names)), mixed, known) == placed


@pytest.mark.parametrize("size", [1, 2, 3, 10, 60, 200])
def test_labels_do_not_overlap(size: int) -> None:
    names, edges = tangle(size)
    assert not overlapping(positions(names, edges), labelled(names))


def test_labels_that_are_given_get_the_room() -> None:
    names, edges = tangle(40)
    long = {name: f"{name} with a rather long name" for name in names}
    assert not overlapping(positions(names, edges, labels=long), long)
    assert overlapping(positions(names, edges), long)


def test_what_is_new_does_not_move_what_is_placed_and_comes_near_it() -> None:
    names, edges = tangle(60)
    before = positions(names, edges)
    after = positions([*names, "service:new"], [*edges, ("service:new", names[30])], known=before)
    assert {name: after[name] for name in names} == before
    nearest = sorted(names, key=lambda name: dist(after[name], after["service:new"]))
    assert names[30] in nearest[:12]
    assert not overlapping(after, {**labelled(names), "service:new": "new"})


def test_neighbours_lie_nearer_than_strangers() -> None:
    names, edges = tangle(60)
    placed = positions(names, edges)
    linked = [dist(placed[one], placed[other]) for one, other in edges if one != other]
    all_pairs = [dist(placed[one], placed[other]) for one, other in combinations(names, 2)]
    assert sum(linked) / len(linked) < 0.7 * sum(all_pairs) / len(all_pairs)


def test_what_pulls_stronger_lies_nearer_in_either_order() -> None:
    names = ["hub", *(f"leaf {number}" for number in range(12))]
    edges = [("hub", name) for name in names[1:]]
    strong = {("hub", name): 4.0 for name in names[1:5]} | {(name, "hub"): 4.0 for name in names[5:7]}
    alike, pulled = positions(names, edges), positions(names, edges, pulls=strong)

    def far(places: Mapping[str, Point], some: list[str]) -> float:
        return sum(dist(places["hub"], places[name]) for name in some) / len(some)

    assert far(pulled, names[1:7]) < 0.8 * far(pulled, names[7:])
    assert far(alike, names[1:7]) > 0.85 * far(alike, names[7:])


def test_hubs_do_not_draw_all_into_one_lump() -> None:
    core = [f"hub {number}" for number in range(12)]
    leaves = [f"leaf {number}" for number in range(24)]
    edges = [*combinations(core, 2), *((core[number % 3], leaf) for number, leaf in enumerate(leaves))]
    as_strong = dict.fromkeys(combinations(core, 2), 11**0.7)  # what the muting takes away, given back

    def lump(places: Mapping[str, Point]) -> float:
        inner = [dist(places[one], places[other]) for one, other in combinations(core, 2)]
        pairs = [dist(places[one], places[other]) for one, other in combinations(places, 2)]
        return sum(inner) / len(inner) / (sum(pairs) / len(pairs))

    assert lump(positions([*core, *leaves], edges)) > 1.03 * lump(positions([*core, *leaves], edges, pulls=as_strong))


@pytest.mark.parametrize("size", [12, 40, 150])
def test_a_picture_is_filled_neither_crowded_nor_thin(size: int) -> None:
    names, edges = tangle(size)
    placed = positions(names, edges)
    labels = labelled(names)
    across = [placed[name][0] + half * width(labels[name]) / 2 for name in names for half in (-1, 1)]
    down = [placed[name][1] + half * BOX_HEIGHT / 2 for name in names for half in (-1, 1)]
    frame = (max(across) - min(across)) * (max(down) - min(down))
    filled = sum(width(labels[name]) * BOX_HEIGHT for name in names) / frame
    assert 0.2 < filled < 0.6


def test_parts_that_nothing_links_lie_side_by_side() -> None:
    parts = [[f"{part}:{number}" for number in range(6)] for part in "abc"]
    edges = [(part[0], name) for part in parts for name in part[1:]]
    placed = positions([name for part in parts for name in part], edges)
    frames = [
        [function(placed[name][axis] for name in part) for axis in (0, 1) for function in (min, max)] for part in parts
    ]
    for (left, right, top, bottom), (other_left, other_right, other_top, other_bottom) in combinations(frames, 2):
        apart = right < other_left or other_right < left or bottom < other_top or other_bottom < top
        assert apart


def test_a_loose_part_comes_beside_what_is_placed() -> None:
    placed = positions(["a", "b", "c", "d"], [("a", "b"), ("c", "d")], known={"a": (0.0, 0.0), "b": (SPACING, 0.0)})
    assert min(placed["c"][0], placed["d"][0]) > SPACING


def test_a_hundred_nodes_on_one_spot_come_apart() -> None:
    points = {str(number): (0.0, 0.0) for number in range(100)}
    spread = separated(points, dict.fromkeys(points, 60.0), ())
    assert not overlapping(spread, dict.fromkeys(points, "six li"))
    assert max(abs(number) for place in spread.values() for number in place) < 700


def test_known_places_that_overlap_stay() -> None:
    known = {"a": (0.0, 0.0), "b": (1.0, 1.0)}
    assert positions(["a", "b"], [("a", "b")], known) == known


def test_a_long_label_takes_the_room_of_what_is_drawn_of_it() -> None:
    assert width("x" * LONGEST_LABEL) == width("x" * 5000)


def test_routes_go_from_left_to_right_each_in_its_lane() -> None:
    found = routes(graph(), "CloudFront", "Lambda")
    placed = route_positions(found)
    assert len(found) > 2
    first = [found[0].steps[0].source, *(step.target for step in found[0].steps)]
    assert len({placed[node.id][1] for node in first}) == 1
    assert len({place[1] for place in placed.values()}) > 1
    for step in found[0].steps:
        assert placed[step.source.id][0] < placed[step.target.id][0]
    left, right = placed[first[0].id][0], placed[first[-1].id][0]
    assert all(left < x < right for id_, (x, _) in placed.items() if id_ not in {first[0].id, first[-1].id})
    nodes = {node.id: node.label for route in found for step in route.steps for node in (step.source, step.target)}
    assert placed.keys() == nodes.keys()
    assert not overlapping(placed, nodes)


def test_no_routes_have_no_places() -> None:
    assert route_positions([]) == {}
