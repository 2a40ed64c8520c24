"""Limits and Needs in a real browser: sorted and walked by keyboard, filtered, paged, linked to; text stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from graph.merge import KnowledgeGraph
from graph.model import Answer, Constraint, ConstraintKind, Scenario, Source
from tests.small_graph import HOSTILE, SCRIPT, facts, seen
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

    from graph.model import Fact

MANY = 450
"""Limits of one service: more than a page of the table."""

expect.set_options(timeout=PATIENCE)


def more() -> list[Fact]:
    """Limits and needs whose words would run, and limits for more than one page."""
    told, kind = seen(150, f"{HOSTILE} {SCRIPT}"), ConstraintKind.RESTRICTION
    hostile = Constraint(of=HOSTILE, service=HOSTILE, kind=kind, what=SCRIPT, evidence=told)
    answers = (Answer(text=SCRIPT, services=(HOSTILE,)),)
    need = Scenario(need=f"A need with {SCRIPT}", answers=answers, evidence=seen(151, f"{SCRIPT} → {HOSTILE}"))
    return [hostile, need, *(limit(number) for number in range(1, MANY + 1))]


def limit(number: int) -> Constraint:
    return Constraint(
        of="Amazon DynamoDB", service="Amazon DynamoDB", kind=ConstraintKind.LIMIT, value=str(number), unit="tables",
        comparator="<=", evidence=seen(200 + number, f"DynamoDB has {number} tables."),
    )  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the small graph and more, served for all tests of this file."""
    source = Source(name="notes.md", sha256="0" * 64, lines=700)
    with served(KnowledgeGraph.from_facts([*facts(), *more()], [source]), tmp_path_factory.mktemp("served")) as url:
        yield url


def rows(visitor: Visitor, link: str) -> Locator:
    """The rows of the table at an address."""
    visitor.page.goto(f"{visitor.address}/{link}")
    found = visitor.page.locator("tbody tr")
    expect(found.first).to_be_visible()
    return found


def test_the_table_is_sorted_by_keyboard_and_says_so(visitor: Visitor) -> None:
    found = rows(visitor, "limits?quantity=time")
    head = visitor.page.get_by_role("columnheader", name="In s")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(found.first).to_contain_text("29 s")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.get_by_role("button")).to_be_focused()
    expect(found.first).to_contain_text("900 s")
    expect(visitor.page.get_by_role("status").filter(has_text="the largest first")).to_have_count(1)
    assert visitor.query() == "quantity=time&sort=measure&order=down"


def test_bars_show_what_is_larger(visitor: Visitor) -> None:
    rows(visitor, "limits?quantity=time&unit=min")
    short, long = [box["width"] for bar in visitor.page.locator(".bar").all() if (box := bar.bounding_box())]
    assert 0 < short < long / 3
    expect(visitor.page.get_by_text("The bars are on a log scale, from “≤ 29 s” to “≤ 15 min”.")).to_be_visible()


def test_filters_are_in_the_address_and_back_takes_them_away(visitor: Visitor) -> None:
    found = rows(visitor, "limits?service=AWS+Lambda")
    expect(found).to_have_count(3)
    visitor.page.get_by_role("button", name="restriction 1").click()
    expect(found).to_have_count(1)
    box = visitor.page.get_by_role("textbox", name="Find")
    box.fill("cloudwatch")
    box.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"limits\?words=cloudwatch&kind=restriction&service=AWS\+Lambda$"))
    expect(found).to_have_count(1)
    visitor.page.go_back()
    expect(box).to_have_value("")
    visitor.page.go_back()
    expect(found).to_have_count(3)
    visitor.page.go_forward()
    expect(found).to_have_count(1)


def test_a_link_shows_the_same_rows_and_none_is_explained(visitor: Visitor) -> None:
    found = rows(visitor, "limits?words=256&quantity=size&unit=bytes")
    expect(found).to_have_count(1)
    expect(found.first).to_contain_text("256,000 bytes")
    visitor.page.goto(f"{visitor.address}/limits?words=zebra&kind=limit")
    expect(visitor.page.get_by_role("heading", name="No row is left")).to_be_visible()
    visitor.page.get_by_role("button", name="words: zebra").click()
    expect(visitor.page.locator("tbody tr").first).to_be_visible()
    assert visitor.query() == "kind=limit"


def test_arrows_walk_the_rows_with_one_tab_stop(visitor: Visitor) -> None:
    found = rows(visitor, "limits?service=AWS+Lambda")
    stops = visitor.page.locator("tbody button:not([tabindex='-1'])")
    expect(stops).to_have_count(1)
    stops.press("ArrowDown")
    expect(found.nth(1).get_by_role("button").first).to_be_focused()
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.keyboard.press("End")
    expect(stops).to_have_count(1)
    assert visitor.page.evaluate("document.activeElement.shadowRoot.activeElement.closest('tr').rowIndex") == 3


def test_more_rows_than_a_page(visitor: Visitor) -> None:
    found = rows(visitor, "limits?service=Amazon+DynamoDB&quantity=count")
    expect(found).to_have_count(200)
    visitor.page.get_by_role("button", name="Later rows").press("Enter")
    expect(visitor.page.get_by_text("201–400 of 450 rows")).to_be_visible()
    expect(found.first).to_contain_text("≤ 201 tables")
    visitor.page.get_by_role("button", name="Later rows").press("Enter")
    expect(found).to_have_count(50)
    expect(visitor.page.get_by_role("button", name="Later rows")).to_be_disabled()
    assert visitor.query().endswith("&page=3")


def test_rows_lead_to_their_note_and_to_explore(visitor: Visitor) -> None:
    found = rows(visitor, "limits?words=256+KB")
    place = found.first.get_by_role("button", name=re.compile(r"^notes.md:\d+, open the note"))
    place.click()
    expect(visitor.page).to_have_url(re.compile(r"sources\?note=notes.md&line=\d+$"))
    rows(visitor, "limits?words=256+KB").first.get_by_role("button", name="Amazon SQS").click()
    visitor.sees("explore", "service:Amazon SQS")


def test_needs_are_found_in_other_words_and_marked(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/needs")
    box = visitor.page.get_by_role("textbox", name="What do you need?")
    box.fill("refuse visitors from some nations")
    box.press("Enter")
    first = visitor.page.get_by_role("article").first
    expect(first).to_contain_text("Need to block specific countries")
    expect(first.locator("h3 mark")).to_have_text(["block", "countries"])
    expect(first.get_by_role("button", name="Amazon S3, ruled out")).to_be_visible()
    first.get_by_role("button", name="Show in Explore").click()
    visitor.sees("explore", "scenario:Need to block specific countries")
    visitor.page.go_back()
    expect(box).to_have_value("refuse visitors from some nations")


def test_no_need_is_explained_and_something_offered(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/needs?words=zebra")
    expect(visitor.page.get_by_role("heading", name="No need in these notes says that")).to_be_visible()
    visitor.page.get_by_role("button", name="Show all needs").click()
    expect(visitor.page.get_by_role("article")).to_have_count(2)


@pytest.mark.parametrize("link", ["limits?words=onerror", "needs?words=onerror", "limits?kind=restriction", "needs"])
def test_words_that_would_run_are_text(visitor: Visitor, link: str) -> None:
    visitor.page.goto(f"{visitor.address}/{link}")
    expect(visitor.page.get_by_text(SCRIPT).filter(visible=True).first).to_be_visible()
    assert visitor.page.locator("img, a[href^=javascript]").count() == 0


@pytest.mark.parametrize("link", ["limits", "limits?quantity=time", "needs", "limits?words=zebra", "needs?words=zebra"])
def test_a_phone_shows_all_without_scrolling_sideways(visitor: Visitor, link: str) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.page.goto(f"{visitor.address}/{link}")
    there = visitor.page.locator("tbody tr, article, .st-key-nothing h3")
    expect(there.first).to_be_visible()
    wide = visitor.page.evaluate("Math.max(...[...document.querySelectorAll('*')].map((e) => e.scrollWidth))")
    assert wide <= 390
