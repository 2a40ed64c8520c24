"""What a picture is sent without a browser: verbs and stubs, groups that open and close, and what is cut said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from streamlit.testing.v1 import AppTest

from graph.model import Edge, Node, NodeKind, Relation
from tests.pages import PATIENCE, Values, nodes, opened, report, sent

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = """
import streamlit as st
from panels import picture
from panels.places import placed
from tests.test_picture import bristling

nodes, edges = bristling({0}, {1})
shown = picture.Picture(
    view="big", nodes=nodes, edges=edges, places=placed("big", nodes, edges), centre=nodes[0].id,
    selected=(nodes[0].id,), summary="A big one", legend=[], verbs=frozenset({{"pin", "expand"}}),
    stubs={{nodes[0].id: [picture.Stub(name="uses", words="used by", count=3)]}},
    expanded=frozenset({{"b", "a"}}), pinned=frozenset({{nodes[0].id}}), hidden={{"z": "Z", "y": "Y"}}, undo=True,
)
picture.show(shown, lambda act: st.session_state.setdefault("acts", []).append((act.event, act.id)))
st.text(str(st.session_state.get("acts", [])))
"""


def bristling(services: int, leaves: int) -> tuple[list[Node], list[Edge]]:
    """Services in a row, each of which has so many limits of its own."""
    names = [f"s{number}" for number in range(services)]
    row = [Node(id=f"service:{name}", kind=NodeKind.SERVICE, label=name) for name in names]
    hung = [
        Node(id=f"constraint:{name}/{number}", kind=NodeKind.CONSTRAINT, label=f"limit {number}")
        for name in names
        for number in range(leaves)
    ]
    ties = [(leaf.id.partition("/")[0].replace("constraint", "service"), leaf.id) for leaf in hung]
    links = [tie(one.id, other.id, Relation.USES) for one, other in pairwise(row)]
    return [*row, *hung], [*links, *(tie(*ends, Relation.HAS_CONSTRAINT) for ends in ties)]


def tie(source: str, target: str, relation: Relation) -> Edge:
    return Edge(source=source, target=target, key=relation, relation=relation)


def page(services: int, leaves: int) -> AppTest:
    return opened(AppTest.from_string(PAGE.format(services, leaves), default_timeout=PATIENCE), {})


def labels(values: Sequence[Values]) -> list[str]:
    return [str(value["label"]) for value in values]


def acts(at: AppTest) -> str:
    return str(at.text[0].value)


def test_what_can_be_done_and_what_was_done_is_sent_in_a_fixed_order() -> None:
    data = sent(page(2, 1), "big")
    assert data["verbs"] == ["expand", "pin"]
    assert data["expanded"] == ["a", "b"]
    assert data["pinned"] == ["service:s0"]
    assert data["hidden"] == [["z", "Z"], ["y", "Y"]]
    assert (data["undo"], data["redo"]) == (True, False)
    assert data["stubs"] == {"service:s0": [["uses", "used by", 3]]}
    assert (data["groups"], data["summary"]) == ([], "A big one")


def test_up_to_four_hundred_nodes_are_drawn_one_by_one() -> None:
    assert len(nodes(page(4, 99), "big")) == 400


def test_of_more_the_leaves_are_folded_and_a_group_lies_amid_its_members() -> None:
    at = page(4, 100)
    drawn = nodes(at, "big")
    assert labels(drawn)[4:] == [f"100 limits of s{number}" for number in range(4)]
    assert sent(at, "big")["summary"] == "A big one; 400 nodes folded into 4 groups"
    assert sent(at, "big")["groups"] == [f"group:constraint/service:s{number}" for number in range(4)]
    spots = {(value["x"], value["y"]) for value in drawn}
    assert len(spots) == len(drawn)


@pytest.mark.parametrize("event", ["expand", "select", "centre"])
def test_a_group_opens_when_it_is_chosen_and_closes_with_its_owner(event: str) -> None:
    at = report(page(4, 100), "big", event=event, id="group:constraint/service:s1")
    assert acts(at) == "[]"
    drawn = nodes(at, "big")
    assert len(drawn) == 4 + 3 + 100
    report(at, "big", event="collapse", id="service:s1")
    assert acts(at) == "[('collapse', 'service:s1')]"
    assert len(nodes(at, "big")) == 8


def test_more_than_two_thousand_are_cut_and_that_is_said() -> None:
    at = page(2050, 0)
    assert len(nodes(at, "big")) == 2000
    assert sent(at, "big")["summary"] == "A big one; the first 2,000 of 2,050 nodes drawn"
    options = cast("dict[str, dict[str, object]]", sent(at, "big")["options"])
    assert options["interaction"]["hideEdgesOnDrag"] is True
