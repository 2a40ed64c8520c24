"""Explore without a browser: what it sends for an address, and what it makes of what the browser reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.pages import Values, address, explore, nodes, report, sent, text_of
from tests.small_graph import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.testing.v1 import AppTest


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
    assert head(at)["aliases"] == [{"text": "Lambda"}]
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


def test_what_is_cut_is_said() -> None:
    at = explore(node="Lambda", top="10")
    assert len(nodes(at)) == 11
    assert "10 of 13 neighbours, the most telling first; 11 nodes and 17 links drawn" in [one.value for one in at.caption]


def test_what_is_left_out_is_counted_where_a_node_is_pointed_at() -> None:
    left_out = cast("Values", sent(explore(node="Lambda"), "explore")["undrawn"])
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
    told = cast("Values", sent(at, "explore list")["twin"])
    rows = cast("list[Values]", told["nodes"])
    assert [row["id"] for row in rows] == [node["id"] for node in nodes(at)]
    drawn = [edge.get("ids") or [edge["id"]] for edge in cast("list[Values]", sent(at, "explore")["edges"])]
    told_links = [link["id"] for row in rows for link in cast("list[Values]", row["links"])]
    assert sorted(map(str, told_links)) == sorted(str(id_) for ids in drawn for id_ in cast("list[str]", ids))


@pytest.mark.parametrize(
    ("act", "query"),
    [
        ({"event": "select", "id": "service:Amazon S3"}, {"node": "AWS Lambda", "selected": "Amazon S3"}),
        ({"event": "centre", "id": "service:Amazon S3"}, {"node": "Amazon S3"}),
        ({"event": "centre", "id": "feature:AWS Lambda/DLQ"}, {"node": "feature:AWS Lambda/DLQ"}),
        ({"event": "toggle", "id": "uses"}, {"node": "AWS Lambda", "hide": "uses"}),
        ({"event": "toggle", "id": "nonsense"}, {"node": "AWS Lambda"}),
        ({"event": "move", "places": {"service:Amazon S3": {"x": "no", "y": None}}}, {"node": "AWS Lambda"}),
        ({"event": "unheard of"}, {"node": "AWS Lambda"}),
    ],
)
@pytest.mark.parametrize("key", ["explore", "explore words"])
def test_what_is_done_is_written_into_the_address(act: Values, query: dict[str, str], key: str) -> None:
    at = report(explore(node="AWS Lambda"), key, **act)
    assert address(at) == query


def test_a_dragged_node_stays_and_nothing_else_moves() -> None:
    at = explore(node="AWS Lambda")
    before = {str(node["id"]): (node["x"], node["y"]) for node in nodes(at)}
    report(at, "explore", event="move", places={"service:Amazon S3": {"x": 5000, "y": -40.5}})
    after = {str(node["id"]): (node["x"], node["y"]) for node in nodes(at)}
    assert after == {**before, "service:Amazon S3": (5000.0, -40.5)}


def test_a_way_there_and_back_ends_where_it_began() -> None:
    at = explore(node="AWS Lambda")
    before = nodes(at)
    report(at, "explore", event="centre", id="service:Amazon CloudFront")
    report(at, "explore", event="centre", id="service:AWS Lambda")
    assert nodes(at) == before


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
