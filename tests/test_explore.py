"""Explore without a browser: what it sends for an address, and what it makes of what the browser reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from panels import details
from tests.facts import built, link
from tests.pages import Values, address, explore, nodes, sent, text_of
from tests.small_graph import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.testing.v1 import AppTest


S3, DLQ = "service:Amazon S3", "feature:AWS Lambda/DLQ"


def labels(values: Sequence[Values]) -> set[str]:
    return {str(value["label"]) for value in values}


def head(at: AppTest) -> Values:
    return cast("Values", sent(at, "explore words")["head"])


def sections(at: AppTest) -> dict[str, Values]:
    return {str(section["title"]): section for section in cast("list[Values]", sent(at, "explore words")["sections"])}


def test_explore_draws_what_surrounds_a_node_and_tells_it_in_words() -> None:
    at = explore(node="Lambda")
    assert {"AWS Lambda", "Amazon S3", "DLQ", "≤ 15 min"} <= labels(nodes(at))
    assert sent(at, "explore")["summary"] == "Graph of AWS Lambda, 13 neighbours and 20 links"
    assert head(at)["title"] == "AWS Lambda"
    assert head(at)["aliases"] == [{"text": "Lambda", "place": "notes.md:14"}]
    assert list(sections(at)) == [
        "Links",
        "Limits and requirements",
        "What it cannot do",
        "Features",
        "Lines that name it",
    ]
    assert "An S3 event invokes Lambda asynchronously." in text_of(sections(at)["Links"])
    assert "notes.md:14" in text_of(sections(at)["Links"])
    table = cast("Values", sections(at)["Limits and requirements"]["table"])
    assert [[text_of(cell) for cell in row] for row in cast("list[list[object]]", table["rows"])] == [
        [
            text_of("itself"),
            text_of({"words": [{"text": "≤ 15 min", "id": "constraint:AWS Lambda/AWS Lambda/limit/≤ 15 min"}]}),
            text_of({"quotes": [{"text": "A Lambda function runs for 15 minutes at most.", "place": "notes.md:38"}]}),
        ],
        [
            text_of({"words": [{"text": "Layers", "id": "feature:AWS Lambda/Layers"}]}),
            text_of({"words": [{"text": "≤ 5 layers", "id": "constraint:AWS Lambda/Layers/limit/≤ 5 layers"}]}),
            text_of({"quotes": [{"text": "A function takes up to 5 layers.", "place": "notes.md:39"}]}),
        ],
    ]


@pytest.mark.parametrize(
    ("node", "section", "words"),
    [
        ("AWS WAF", "What it cannot do", "WAF cannot be attached to S3 itself."),
        ("Amazon S3", "What it cannot do", "is ruled out for"),
        ("AWS WAF", "Needs it answers", "Need to block specific countries"),
        ("scenario:Need to block specific countries", "Answers", "an S3 bucket policy"),
        ("scenario:Need to block specific countries", "Services and features", "AWS WAF"),
        ("feature:AWS Lambda/DLQ", "Where it belongs", "AWS Lambda"),
        ("constraint:Amazon SQS/Amazon SQS/limit/≤ 256 KB", "What it bounds", "An SQS message has 256 KB at most."),
        ("Cloud9", "Links", "is used by"),
    ],
)
def test_details_of_every_kind_of_node(node: str, section: str, words: str) -> None:
    assert words in text_of(sections(explore(node=node))[section])


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"depth": "2"}, "Amazon CloudFront", ""),
        ({}, "Layers", "Amazon CloudFront"),
        ({"hide": "feature"}, "Amazon S3", "Layers"),
        ({"hide": ["feature", "constraint"]}, "Amazon S3", "≤ 15 min"),
        ({"hide": "nonsense"}, "Layers", ""),
        ({"depth": "many", "top": "-3"}, "Layers", "Amazon CloudFront"),
    ],
)
def test_the_address_says_what_is_drawn(query: dict[str, str | list[str]], there: str, gone: str) -> None:
    drawn = labels(nodes(explore(node="Lambda", **query)))
    assert there in drawn
    assert gone not in drawn


def test_what_is_left_out_is_counted_where_a_node_is_pointed_at() -> None:
    stubs = cast("dict[str, list[list[object]]]", sent(explore(node="Lambda"), "explore")["stubs"])
    left_out = {id_: " · ".join(f"{words} {count}" for _, words, count in of) for id_, of in stubs.items()}
    assert left_out["service:Amazon SQS"] == "features 1 · limits 1"
    assert left_out["service:Amazon S3"] == "read by 1 · features 1 · cannot 1 · ruled out for 1"
    assert "service:AWS Lambda" not in left_out


def test_the_legend_counts_and_keeps_what_is_hidden() -> None:
    entries = cast("list[Values]", sent(explore(node="Lambda", hide="feature"), "explore")["legend"])
    counts = {str(entry["label"]): (entry["count"], entry["shown"]) for entry in entries}
    assert counts["features"] == (2, False)
    assert counts["services"] == (10, True)
    assert counts["triggers"] == (6, True)
    assert "needs" not in counts


def test_the_twin_tells_every_link_that_is_drawn() -> None:
    at = explore(node="Lambda")
    rows = cast("list[Values]", cast("Values", sent(at, "explore list")["drawn"])["nodes"])
    assert [row["id"] for row in rows] == [node["id"] for node in nodes(at)]
    drawn = [edge.get("ids") or [edge["id"]] for edge in cast("list[Values]", sent(at, "explore")["edges"])]
    told_links = [link["id"] for row in rows for link in cast("list[Values]", row["links"])]
    assert sorted(map(str, told_links)) == sorted(str(id_) for ids in drawn for id_ in cast("list[str]", ids))


def test_what_was_done_is_told_to_the_picture_and_in_words() -> None:
    at = explore(node="Lambda", expanded="S3", pinned="WAF", without=["DLQ", "SQS"], selected=["S3", "Lambda"])
    picture, told = sent(at, "explore"), sent(at, "explore list")
    twin, standing = cast("Values", told["drawn"]), cast("Values", told["twin"])
    assert picture["summary"] == "Graph of AWS Lambda, 15 neighbours and 25 links, 1 expanded, 1 pinned, 2 hidden"
    assert twin["summary"] == picture["summary"]
    assert picture["hidden"] == [[DLQ, "DLQ"], ["service:Amazon SQS", "Amazon SQS"]]
    assert twin["hidden"] == [{"text": "DLQ", "id": DLQ}, {"text": "Amazon SQS", "id": "service:Amazon SQS"}]
    assert (picture["pinned"], picture["expanded"]) == (["service:AWS WAF"], [S3])
    assert picture["selected"] == [S3, "service:AWS Lambda"]
    rows = {row["id"]: row for row in cast("list[Values]", twin["nodes"])}
    assert standing["selected"] == [S3, "service:AWS Lambda"]
    assert [id_ for id_, row in rows.items() if row["pinned"]] == ["service:AWS WAF"]
    assert rows[S3]["collapses"] is True
    assert rows["service:AWS KMS"]["collapses"] is False
    assert standing["changed"] is True


def test_several_nodes_show_what_links_them() -> None:
    at = explore(node="Lambda", selected=["S3", "KMS"])
    assert head(at)["title"] == "Amazon S3 and AWS KMS"
    assert list(sections(at)) == ["What links them", "What both are linked with", "Selected"]
    direct = text_of(sections(at)["What links them"])
    assert "KMS encrypts the objects in S3." in direct
    assert "likely (0.80) · rule: test" in direct
    assert "AWS Lambda" in text_of(sections(at)["What both are linked with"])
    apart = sections(explore(node="Lambda", selected=["SQS", "KMS"]))
    assert "No sentence links Amazon SQS and AWS KMS directly." in text_of(apart["What links them"])


def test_a_link_shows_its_statement() -> None:
    at = explore(node="Lambda", link="WAF~not protects~S3", selected=["WAF", "S3"])
    assert head(at)["title"] == "AWS WAF does not protect Amazon S3"
    (item,) = cast("list[Values]", sections(at)["Statement"]["items"])
    assert item["negated"] is True
    assert item["quotes"] == [{"text": "WAF cannot be attached to S3 itself.", "place": "notes.md:42"}]


@pytest.mark.parametrize(
    ("selected", "labels"),
    [
        ([], ["Routes from here"]),
        (["S3"], ["Explore from here", "Routes from here"]),
        (["S3", "KMS"], ["Pin these", "Hide these", "Routes between them"]),
        (["S3", "KMS", "SQS"], ["Pin these", "Hide these", "What lies between them"]),
        (["S3", DLQ], ["Pin these", "Hide these"]),
        (["WAF"], ["Draw it", "Explore from here", "Routes from here"]),
        ([DLQ], ["Explore from here"]),
    ],
)
def test_what_can_be_done_with_what_is_selected(selected: list[str], labels: list[str]) -> None:
    found = cast("list[Values]", head(explore(node="Lambda", selected=selected))["actions"])
    assert [action["label"] for action in found] == labels


def steps(at: AppTest) -> tuple[object, object, object]:
    told = cast("Values", head(at)["steps"])
    return told["text"], cast("Values", told["previous"])["id"], cast("Values", told["next"])["id"]


def test_previous_and_next_go_round_the_nodes_drawn() -> None:
    at = explore(node="Lambda")
    ids = [node["id"] for node in nodes(at)]
    assert steps(at) == ("1 of 14", ids[-1], ids[1])
    assert steps(explore(node="Lambda", selected=str(ids[-1]))) == ("14 of 14", ids[-2], ids[0])
    assert head(explore(node="Cloud9", hide=["uses"]))["steps"] is None


@pytest.mark.parametrize(
    ("query", "caption"),
    [
        ({"node": "Cloud9", "hide": "uses"}, "The filters leave nothing around it; 1 node and 0 links drawn"),
        ({"node": "Lambda", "top": "10"}, "10 of 13 neighbours, the most telling first; 11 nodes and 17 links drawn"),
        ({"node": "Lambda"}, "14 nodes and 20 links drawn"),
    ],
)
def test_how_much_is_drawn_is_said(query: dict[str, str | list[str]], caption: str) -> None:
    assert caption in [one.value for one in explore(**query).caption]


def test_lists_are_cut_until_the_rest_is_asked_for() -> None:
    graph = built(*(link(f"s{number:02}", "hub", line=number + 1) for number in range(30)))
    hub = graph.node("service:hub")

    def of(whole: set[str]) -> tuple[int, object, object]:
        (section, *_) = details.sections(graph, hub, whole)
        (group,) = cast("list[Values]", section["groups"])
        return len(cast("list[Values]", group["items"])), group["key"], group["rest"]

    assert of(set()) == (8, "used by", 22)
    assert of({"used by"}) == (30, "used by", 0)
    assert of({"links"}) == of(set())


@pytest.mark.parametrize("name", ["lamdba", "sqz"])
def test_an_unknown_name_is_said_and_others_offered(name: str) -> None:
    at = explore(node=name)
    assert f"“{name}” is not in these notes" in at.subheader[0].value
    assert not at.get("bidi_component")
    choice = at.button[0]
    choice.click().run()
    assert not at.exception
    assert address(at) == {"node": choice.label}


def test_an_unknown_selection_is_passed_over() -> None:
    assert head(explore(node="AWS Lambda", selected="nobody"))["title"] == "AWS Lambda"


def test_text_of_notes_goes_to_the_browser_as_it_is() -> None:
    at = explore(node=HOSTILE)
    assert head(at)["title"] == HOSTILE
    assert nodes(at)[0]["title"] == HOSTILE
