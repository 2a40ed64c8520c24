"""What each thing done on Explore makes of its address, and what an address means; without a page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.draw import edge_id
from graph.errors import AmbiguousName, UnknownName
from graph.model import Relation
from graph.query.stubs import STUBS
from graph.query.walk import Way
from panels.address.explore import DEPTHS, HIDEABLE, LISTED, TOPS, Explore, expanding, expansion, linked, linking
from panels.component import Act
from panels.history import REMEMBERED, History
from panels.sight import look, official
from panels.unknown import corrected
from panels.verbs import VERBS, done
from tests.facts import built, feature, link
from tests.small_graph import HOSTILE
from tests.small_graph import graph as small_graph

GRAPH = small_graph()
LAMBDA, S3, WAF, DLQ = "service:AWS Lambda", "service:Amazon S3", "service:AWS WAF", "feature:AWS Lambda/DLQ"
START = Explore(node="AWS Lambda")


def after(address: Explore, *acts: Act) -> Explore:
    for act in acts:
        address = done(GRAPH, address, act)
    return address


def act(event: str, id_: str = "", value: str = "", ids: tuple[str, ...] = ()) -> Act:
    return Act(event=event, id=id_, value=value, ids=ids)


@pytest.mark.parametrize(
    ("start", "acts", "query"),
    [
        (START, [act("select", S3)], {"selected": ["Amazon S3"]}),
        (START, [act("select", S3, ids=(DLQ, S3))], {"selected": [DLQ, "Amazon S3"]}),
        (START, [act("select", S3), act("select")], {}),
        (START, [act("select", "service:nobody")], {}),
        (START, [act("expand", S3)], {"expanded": ["Amazon S3"]}),
        (START, [act("expand", S3, "features")], {"expanded": ["Amazon S3~features"]}),
        (START, [act("expand", S3, "features"), act("expand", S3)], {"expanded": ["Amazon S3~features", "Amazon S3"]}),
        (START, [act("expand", S3), act("expand", S3)], {"expanded": ["Amazon S3"]}),  # there is nothing more
        (START, [act("expand", "service:AWS KMS")], {}),
        (START, [act("expand", S3), act("collapse", S3)], {}),
        (START, [act("expand", S3, "features"), act("expand", S3), act("collapse", S3)], {}),
        (START, [act("collapse", S3)], {}),  # nothing hangs on it
        (START, [act("collapse", LAMBDA)], {"collapsed": ["AWS Lambda"]}),
        (START, [act("collapse", LAMBDA), act("expand", LAMBDA)], {}),
        (START, [act("hide", S3)], {"without": ["Amazon S3"]}),
        (START, [act("hide", LAMBDA)], {}),
        (START, [act("select", S3), act("hide", S3)], {"without": ["Amazon S3"]}),
        (START, [act("pin", S3), act("hide", S3)], {"without": ["Amazon S3"]}),
        (START, [act("hide", S3), act("pin", S3)], {"pinned": ["Amazon S3"]}),
        (START, [act("hide", S3), act("show", S3)], {}),
        (START, [act("hide", S3), act("show", "service:nobody")], {"without": ["Amazon S3"]}),
        (START, [act("hide", S3), act("hide", DLQ), act("show")], {}),
        (START, [act("hide", ids=(S3, DLQ, LAMBDA))], {"without": ["Amazon S3", DLQ]}),
        (START, [act("pin", WAF)], {"pinned": ["AWS WAF"]}),
        (START, [act("pin", WAF), act("pin", WAF)], {}),
        (START, [act("pin", WAF), act("pin", ids=(S3, WAF))], {"pinned": ["AWS WAF", "Amazon S3"]}),
        (START, [act("pin", WAF), act("centre", S3)], {"node": ["Amazon S3"], "pinned": ["AWS WAF"]}),
        (START, [act("hide", S3), act("centre", S3)], {"node": ["Amazon S3"]}),
        (START, [act("expand", S3), act("hide", DLQ), act("pin", WAF), act("clear")], {}),
        (START, [act("toggle", "feature"), act("clear")], {"hide": ["feature"]}),
        (START, [act("more", "links"), act("more", "links")], {"all": ["links"]}),
        (Explore(node="lambda", expanded=("s3",)), [act("collapse", S3)], {}),  # names as people write them
        (Explore(node="lambda", without=("s3",)), [act("show", S3)], {}),
    ],
)
def test_what_is_done_changes_just_that(start: Explore, acts: list[Act], query: dict[str, list[str]]) -> None:
    assert after(start, *acts).query() == {"node": ["AWS Lambda"], **query}


@pytest.mark.parametrize("event", sorted(VERBS))
def test_no_event_is_upset_by_what_is_no_node(event: str) -> None:
    for strange in (act(event), act(event, "nobody"), act(event, "[1, 2]", "none", ("", "x"))):
        assert done(GRAPH, START, strange).node == "AWS Lambda"


def test_a_link_opens_its_statements_and_selects_its_ends() -> None:
    (edge,) = GRAPH.between(S3, LAMBDA)
    opened = after(START, act("link", edge_id(edge)))
    assert opened.link == ("Amazon S3~triggers~AWS Lambda",)
    assert opened.selected == ("Amazon S3", "AWS Lambda")
    assert look(GRAPH, opened).links == (edge,)
    assert after(opened, act("select", S3)).link == ()


def test_links_that_are_drawn_as_one_open_together() -> None:
    edges = GRAPH.between(LAMBDA, "service:Amazon SQS")
    opened = after(START, act("link", "line", ids=tuple(map(edge_id, edges))))
    assert set(look(GRAPH, opened).links) == set(edges)
    assert len(edges) == 2


def test_an_expansion_widens_until_something_new_is_drawn() -> None:
    graph = built(*(link("hub", f"s{number:02}") for number in range(30)), link("hub", "a"))
    address = Explore(node="a")
    drawn = [len(look(graph, address).view.nodes)]
    while (wider := done(graph, address, act("expand", "service:hub"))) != address:
        address = wider
        drawn.append(len(look(graph, address).view.nodes))
    assert drawn == [2, 14, 26, 32]
    assert address.expanded == ("hub~3",)


@pytest.mark.parametrize("node", [node.id for node in GRAPH.nodes()])
@pytest.mark.parametrize("stub", ["", "triggered by", "features", "limits"])
def test_to_collapse_is_to_take_an_expansion_back(node: str, stub: str) -> None:
    before = look(GRAPH, START).view
    opened = after(START, act("expand", node, stub))
    if opened != START:
        assert look(GRAPH, opened).view.depths.keys() > before.depths.keys()
        assert look(GRAPH, after(opened, act("collapse", node))).view == before


TEXTS = st.text(min_size=1, max_size=30)
LISTS = st.lists(TEXTS, max_size=4, unique=True).map(tuple)
ADDRESSES = st.builds(
    Explore,
    node=TEXTS,
    selected=LISTS,
    link=LISTS,
    depth=st.sampled_from(DEPTHS),
    top=st.sampled_from(TOPS),
    way=st.sampled_from(Way),
    hide=st.frozensets(st.sampled_from(sorted(HIDEABLE))).map(lambda names: tuple(sorted(names))),
    expanded=LISTS,
    collapsed=LISTS,
    without=LISTS,
    pinned=LISTS,
    whole=LISTS,
)


@given(ADDRESSES)
def test_an_address_says_all_of_it(address: Explore) -> None:
    assert Explore.read(address.query()) == address


@given(st.dictionaries(st.sampled_from([*Explore(node="x").query(), *(f.name for f in fields(Explore))]), LISTS))
def test_whatever_an_address_says_is_read_and_read_the_same_again(query: dict[str, tuple[str, ...]]) -> None:
    address = Explore.read(query)
    assert Explore.read(address.query()) == address
    official(GRAPH, address)
    with suppress(UnknownName, AmbiguousName):
        look(GRAPH, address)


def test_an_address_is_not_read_without_end() -> None:
    assert len(Explore.read({"pinned": [str(number) for number in range(LISTED + 50)]}).pinned) == LISTED


@given(TEXTS, st.sampled_from(["", *STUBS]), st.integers(1, 99))
@example("AWS~2", "", 1)
@example("a~triggers", "", 1)
@example("a~triggers~3", "limits", 1)
@example("a~~1", "", 1)
def test_an_expansion_is_read_as_it_is_written(node: str, stub: str, times: int) -> None:
    assert expansion(expanding(node, stub, times)) == (node, stub, times)


@given(st.text(st.characters(exclude_characters="~")), st.sampled_from(Relation), TEXTS, st.booleans())
def test_a_link_is_read_as_it_is_written(source: str, relation: Relation, target: str, negated: bool) -> None:
    if "~" not in target:
        assert linked(linking(source, relation, target, negated=negated)) == (source, relation, negated, target)


def test_names_that_are_not_known_are_told_and_the_rest_is_seen() -> None:
    address = replace(START, selected=("lamdba", "S3"), pinned=("Nonesuch",), expanded=("gone~limits", "S3"))
    sight = look(GRAPH, address)
    assert [problem.name for problem in sight.problems] == ["gone", "Nonesuch", "lamdba"]
    assert [node.id for node in sight.selected] == [S3]
    assert S3 in sight.expanded


@pytest.mark.parametrize("others", [{"selected": ("S3",)}, {"pinned": ("S3",)}, {"expanded": ("S3",)}])
def test_another_name_stands_in_for_an_unknown_one_in_the_middle(others: dict[str, tuple[str, ...]]) -> None:
    sight = look(GRAPH, replace(Explore(node="Nonesuch"), **others))  # type: ignore[arg-type]
    assert sight.view.centre.id == S3
    assert [problem.name for problem in sight.problems] == ["Nonesuch"]


def test_where_no_name_is_known_that_is_said() -> None:
    with pytest.raises(UnknownName, match="lamdba"):
        look(GRAPH, Explore(node="lamdba", pinned=("nobody",)))
    with pytest.raises(AmbiguousName):
        look(built(feature("F", service="a"), feature("F", service="b")), Explore(node="F"))


@pytest.mark.parametrize(("right", "kept"), [("AWS Lambda", ("AWS Lambda",)), ("", ())])
def test_a_wrong_name_is_put_right_wherever_it_stands(right: str, kept: tuple[str, ...]) -> None:
    wrong = Explore(
        node="lamdba",
        selected=("lamdba",),
        expanded=("lamdba~limits", "S3"),
        without=("lamdba", "S3"),
        pinned=("lamdba",),
        collapsed=("lamdba",),
        link=("lamdba~uses~S3", "S3~uses~SQS"),
    )
    found = corrected(wrong, "lamdba", right)
    assert (found.node, found.selected, found.pinned, found.collapsed) == (right, kept, kept, kept)
    assert found.without == (*kept, "S3")
    assert found.expanded == (*(f"{name}~limits" for name in kept), "S3")
    assert found.link == ("S3~uses~SQS",)


def test_hostile_names_go_through_an_address_whole() -> None:
    sight = look(GRAPH, Explore.read(Explore(node="Cloud9", pinned=(HOSTILE,), expanded=(HOSTILE,)).query()))
    assert HOSTILE in {node.label for node in sight.view.nodes}
    assert not sight.problems


def test_undo_and_redo_follow_the_way_one_came() -> None:
    one, two, three, four = ({"node": [name]} for name in ("1", "2", "3", "4"))
    history = History().at(one).at(two).at(two).at(three)
    assert (history.before, history.after) == (two, None)
    undone = history.at(two)
    assert (undone.before, undone.after) == (one, three)
    assert undone.at(three) == history
    assert undone.at(four).after is None
    assert undone.at(one).at(two).at(three) == history


def test_a_history_does_not_grow_without_end() -> None:
    history = History()
    for number in range(3 * REMEMBERED):
        history = history.at({"node": [str(number)]})
    assert len(history.past) == REMEMBERED


@given(st.lists(st.sampled_from(["1", "2", "3", "undo", "redo"])))
def test_undo_takes_back_and_redo_brings_again(steps: list[str]) -> None:
    history = History().at({"node": ["0"]})
    for step in steps:
        there = {"undo": history.before, "redo": history.after}.get(step, {"node": [step]})
        history = history.at(there or history.now or {})
    if history.before is not None:
        assert history.at(history.before).at(history.now or {}) == history
