"""Sources in a real browser: lines walked and opened by keyboard, deep links, hostile, turned and very long text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import builder
from extract import notes
from extract.repair import repair
from tests.small_graph import SCRIPT
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

expect.set_options(timeout=PATIENCE)

LAMBDA = f"""# AWS Lambda

- SQS triggers Lambda.
- Timeout: 15 minutes at most 🎉
- It rained all day.
- {SCRIPT} is sent by S3 to SQS
- \u202etxet denrut\u202c stands before S3, עברית too
- **Bold** [link](javascript:alert(1)) `code` $x$ :red[y]
"""
LONG = "# Amazon S3\n\n" + "- S3 sends events to SQS. " * 400 + "\n" + "- It rained.\n" * 1200
HOSTILE_NAME = "a<img src=x>.md"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of these notes, served for all tests of this file."""
    folder = tmp_path_factory.mktemp("notes")
    for name, text in {"lambda.md": LAMBDA, "long.md": LONG, HOSTILE_NAME: "- S3 stores objects"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = [one for one in notes.read([folder]) if isinstance(one, notes.Note)]
    with served(builder.build_notes(read).graph, tmp_path_factory.mktemp("served"), [folder]) as url:
        yield url


def opened(visitor: Visitor, query: str) -> None:
    visitor.page.goto(f"{visitor.address}/sources?{query}")
    visitor.page.locator(".reader h2").wait_for()
    visitor.settles()


def row(visitor: Visitor, number: int) -> Locator:
    return visitor.page.locator(f".row[data-line='{number}']")


def held(visitor: Visitor) -> str | None:
    """The number of the line that has the focus."""
    held_line: str | None = visitor.page.evaluate("document.activeElement.shadowRoot?.activeElement?.dataset.line")
    return held_line


def test_a_click_on_a_line_tells_what_was_read_from_it(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md")
    row(visitor, 3).locator(".text").click()
    expect(visitor.page).to_have_url(re.compile(r"sources\?note=lambda\.md&line=3$"))
    fact = visitor.page.get_by_role("button", name="Amazon SQS triggers AWS Lambda")
    expect(fact).to_be_visible()
    expect(row(visitor, 3)).to_have_attribute("aria-expanded", "true")
    row(visitor, 3).click()
    expect(fact).to_be_hidden()
    expect(visitor.page).to_have_url(re.compile(r"sources\?note=lambda\.md$"))


def test_a_fact_opens_in_the_graph_and_the_way_back_leads_back(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md&line=3")
    visitor.page.get_by_role("button", name="Amazon SQS triggers AWS Lambda").click()
    expect(visitor.page).to_have_url(re.compile(r"/connect\?from=Amazon\+SQS&to=AWS\+Lambda$"))
    visitor.settles()
    visitor.page.go_back()
    expect(row(visitor, 3)).to_have_attribute("aria-expanded", "true")


def test_the_keyboard_walks_the_lines_and_opens_one(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md")
    row(visitor, 1).focus()
    for _ in range(3):
        visitor.page.keyboard.press("ArrowDown")
    assert held(visitor) == "4"
    visitor.page.keyboard.press("Enter")
    expect(
        visitor.page.get_by_role("button", name=re.compile("^AWS Lambda, Timeout limit: ≤ 15 minutes"))
    ).to_be_visible()
    expect(visitor.page.locator(".reader ~ .live")).to_have_text(re.compile("^Line 4: AWS Lambda, Timeout limit"))
    assert held(visitor) == "4"
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"/explore\?node=constraint"))


def test_one_line_is_one_tab_stop(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md&line=4")
    assert visitor.page.locator(".row[tabindex='0']").evaluate_all("rows => rows.map(row => row.dataset.line)") == ["4"]


def test_next_and_previous_lead_from_fact_to_fact(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md&line=4")
    visitor.page.get_by_role("button", name="Next line with facts").click()
    expect(visitor.page).to_have_url(re.compile("line=6$"))
    expect(row(visitor, 6)).to_have_attribute("aria-expanded", "true")
    visitor.page.get_by_role("button", name="Previous line with facts").press("Enter")
    expect(visitor.page).to_have_url(re.compile("line=4$"))


def test_what_gave_nothing_is_seen(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md")
    expect(row(visitor, 5)).to_have_class("row nothing")
    visitor.page.get_by_role("button", name=re.compile("^Only lines that gave nothing")).click()
    expect(visitor.page).to_have_url(re.compile("show=nothing$"))
    expect(row(visitor, 3)).to_have_count(0)
    expect(row(visitor, 5)).to_be_visible()


def test_hostile_and_turned_text_stays_text(visitor: Visitor) -> None:
    opened(visitor, "note=lambda.md&line=6")
    lines = repair(LAMBDA).removesuffix("\n").split("\n")
    assert visitor.page.locator(".row .text").all_text_contents() == lines
    assert visitor.page.locator(".reader :is(img, script, a, iframe)").count() == 0
    opened(visitor, "")
    expect(visitor.page.get_by_role("button", name=HOSTILE_NAME)).to_be_visible()
    visitor.page.get_by_role("button", name=HOSTILE_NAME).click()
    expect(visitor.page.get_by_role("heading", name=HOSTILE_NAME)).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_line_of_ten_thousand_characters_is_wrapped(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 844})
    opened(visitor, "note=long.md&line=3")
    expect(visitor.page.locator(".panel")).to_be_visible()
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.page.locator(".row[data-line='3'] .w.service").count() == 800


def test_long_notes_come_in_parts_and_a_deep_link_is_in_sight(visitor: Visitor) -> None:
    opened(visitor, "note=long.md&line=1150")
    expect(row(visitor, 1150)).to_be_in_viewport()
    expect(row(visitor, 900)).to_have_count(0)
    visitor.page.get_by_role("navigation", name="Parts of the note").first.get_by_role("button", name="1–1,000").click()
    expect(row(visitor, 900)).to_have_count(1)


def test_a_search_leads_to_the_line(visitor: Visitor) -> None:
    opened(visitor, "")
    box = visitor.page.get_by_label("Search in the notes")
    box.fill("15 minutes")
    box.press("Enter")
    expect(visitor.page.get_by_role("heading", name="1 line with “15 minutes”")).to_be_visible()
    visitor.page.get_by_role("button", name=re.compile("Timeout: 15 minutes at most")).click()
    expect(visitor.page).to_have_url(re.compile(r"note=lambda\.md&line=4$"))
    expect(row(visitor, 4)).to_have_attribute("aria-expanded", "true")
