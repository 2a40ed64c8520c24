"""Needs without a browser: cards in rank order, what is marked, whose needs, one need and its like, and none."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast

import pytest

from graph.model import Answer, Scenario
from graph.query import needs
from panels.needs import table
from panels.written import as_csv, as_markdown
from tests.facts import built
from tests.pages import Values, address, listing, report, sent, text_of
from tests.small_graph import SCRIPT, graph, seen

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

NEED = "scenario:Need to block specific countries"


def cards(at: AppTest, key: str = "needs cards") -> list[Values]:
    return cast("list[Values]", sent(at, key)["needs"])


def test_a_card_tells_answers_and_what_is_ruled_out_with_its_sentence() -> None:
    assert len(graph().nodes()) > 1
    (card,) = cards(listing("needs"))
    assert card["id"] == NEED
    assert card["answers"] == [[["WAF with CloudFront", False]]]
    assert card["rejects"] == [[["an S3 bucket policy", False]]]
    named = {str(one["text"]): one["rejected"] for one in cast("list[Values]", card["names"])}
    assert named == {"AWS WAF": False, "Amazon CloudFront": False, "Amazon S3": True}
    assert "→ WAF with CloudFront, not an S3 bucket policy" in text_of(card["quotes"])


def test_what_was_asked_for_in_other_words_is_marked() -> None:
    (card,) = cards(listing("needs", words="refuse nations"))
    assert card["number"] == 1
    title = cast("list[list[object]]", card["title"])
    assert [piece for piece, found in title if found] == ["block", "countries"]


def test_words_and_service_are_in_the_address_and_do_not_reset_each_other() -> None:
    at = listing("needs", words="block")
    at.selectbox(key="service").select("AWS WAF").run()
    assert address(at) == {"words": "block", "service": "AWS WAF"}
    at.text_input(key="words").set_value("countries").run()
    assert address(at) == {"words": "countries", "service": "AWS WAF"}
    assert cards(at)


def test_one_need_is_opened_and_closed() -> None:
    at = listing("needs", words="block")
    report(at, "needs cards", event="need", id=NEED)
    assert address(at) == {"words": "block", "need": NEED}
    assert [card["open"] for card in cards(at)] == [True]
    next(button for button in at.button if button.label == "All needs").click().run()
    assert address(at) == {"words": "block"}


@pytest.mark.parametrize(
    ("query", "button", "left"),
    [
        ({"words": "zebra"}, "Show all needs", {}),
        ({"words": "zebra", "service": "AWS WAF"}, "Show all needs", {}),
        ({"words": "block", "service": "AWS KMS"}, "Any service", {"words": "block"}),
        ({"need": "scenario:gone"}, "Show all needs", {}),
    ],
)
def test_where_there_is_none_something_is_offered(query: dict[str, str], button: str, left: dict[str, str]) -> None:
    at = listing("needs", **query)
    assert at.subheader[0].value == "No need in these notes says that"
    assert [one.key for one in at.get("bidi_component")] == ["share link"]
    next(one for one in at.button if one.label == button).click().run()
    assert address(at) == left
    assert cards(at)


def test_a_slip_is_answered_with_the_need_that_may_have_been_meant() -> None:
    at = listing("needs", words="contries")
    next(one for one in at.button if one.label.startswith("Need to block")).click().run()
    assert address(at) == {"words": "Need to block specific countries"}
    assert cards(at)


def test_what_is_shown_can_be_taken_away() -> None:
    def offered(at: AppTest) -> list[str]:
        return [str(getattr(button, "label", "")) for button in at.get("download_button")]

    assert offered(listing("needs")) == ["Needs as CSV", "Needs as Markdown"]
    assert offered(listing("needs", need=NEED)) == ["Needs as CSV", "Needs as Markdown"]
    assert offered(listing("needs", words="zebra")) == []


def test_files_hold_every_need_and_nothing_that_runs() -> None:
    made = graph()
    heads, (row,) = table(made, needs(made))
    assert heads == ("need", "answers", "ruled out", "sentences", "places")
    assert row[:3] == ["Need to block specific countries", "WAF with CloudFront", "an S3 bucket policy"]
    assert row[3].startswith("Need to block specific countries →")
    assert row[4].startswith("notes.md:")
    evil = built(
        Scenario(need="=1+1|x", answers=(Answer(text=SCRIPT, services=("=A",)),), evidence=seen(1, f"@{SCRIPT}"))
    )
    (_, cells) = csv.reader(io.StringIO(as_csv(table(evil, needs(evil)))))
    assert cells[0] == "'=1+1|x"
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    told = as_markdown(table(evil, needs(evil))).splitlines()
    assert len(told) == 3
    assert all(line.replace("\\|", "").count("|") == 6 for line in told)
    assert "<img" not in "".join(told).replace("\\<img", "")
