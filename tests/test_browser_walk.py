"""A walk over the pages in a real browser: what leads from one to another, and back and forward through all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.visitor import PATIENCE, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

LAMBDA = "service:AWS Lambda"

expect.set_options(timeout=PATIENCE)


def routes(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Routes from here", exact=True).first.click()


def purpose(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=re.compile("^Compute")).first.click()


def question(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="What surrounds Lambda?").click()


def place(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=re.compile(r"^notes\.md:\d+, open the note$")).first.click()


def fact(visitor: Visitor) -> None:
    visitor.page.locator(".panel").get_by_role("button").first.click()


def bar(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name="Limits", exact=True).click()


def chosen(visitor: Visitor) -> None:
    visitor.page.get_by_role("combobox", name="To").fill("Amazon SQS")
    visitor.page.get_by_role("option").first.click()


WALK: list[tuple[str, Callable[[Visitor], None], str, str]] = [
    ("the map, one purpose", purpose, "/?purpose=compute", "svg.map"),
    ("a question of the Atlas", question, "/explore?node=AWS+Lambda", ".words h2"),
    ("routes from it", routes, "/connect?from=AWS+Lambda", ".st-key-start"),
    ("to another", chosen, "/connect?from=AWS+Lambda&to=Amazon+SQS", ".deck article"),
    ("a sentence", place, r"/sources\?note=notes\.md&line=\d+$", ".panel"),
    ("what was read of it", fact, r"/(connect|explore)\?(from|node)=", ".frame"),
    ("the bar", bar, "/limits", "table"),
]
"""Each step: what it is, what is done, where it leads (a pattern where it ends in $ or has a group), what is seen."""


def test_a_walk_over_the_pages_and_back_and_forward_again(visitor: Visitor) -> None:
    """Each page was one step away, and is as it was left."""
    visitor.page.goto(f"{visitor.address}/")
    visitor.page.locator("svg.map circle").first.wait_for()
    visitor.settles()
    seen = [(visitor.page.url, "svg.map")]
    for _, step, leads, what in WALK:
        step(visitor)
        pattern = leads if "\\" in leads or "(" in leads else re.escape(leads) + "$"
        expect(visitor.page).to_have_url(re.compile(pattern))
        expect(visitor.page.locator(what).first).to_be_visible()
        visitor.settles()
        seen.append((visitor.page.url, what))
    for url, what in seen[-2::-1]:
        visitor.page.go_back()
        back_at(visitor, url, what)
    for url, what in seen[1:]:
        visitor.page.go_forward()
        back_at(visitor, url, what)


def back_at(visitor: Visitor, url: str, what: str) -> None:
    expect(visitor.page).to_have_url(url)
    expect(visitor.page.locator(what).first).to_be_visible()
    visitor.settles()
    assert visitor.page.url == url


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("explore?node=AWS+Lambda", ".words"),
        ("connect?from=Amazon+S3&to=Amazon+SQS", ".deck"),
        ("limits", "table"),
        ("needs", ".deck"),
    ],
)
def test_a_place_opens_the_note_at_its_line(visitor: Visitor, link: str, what: str) -> None:
    visitor.page.goto(f"{visitor.address}/{link}")
    button = visitor.page.locator(what).get_by_role("button", name=re.compile(r"^notes\.md:\d+")).first
    line = re.findall(r"\d+", button.inner_text())[0]
    button.click()
    expect(visitor.page).to_have_url(f"{visitor.address}/sources?note=notes.md&line={line}")
    expect(visitor.page.locator(f".row[data-line='{line}']")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(
    "link",
    [
        "?purpose=compute",
        "explore?node=AWS+Lambda",
        "connect?from=Amazon+S3&to=Amazon+SQS",
        "limits?kind=limit",
        "needs",
        "quiz?service=AWS+Lambda",
        "sources",
    ],
)
def test_each_page_gives_the_link_to_what_it_shows(visitor: Visitor, link: str) -> None:
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visitor.address)
    page.goto(f"{visitor.address}/{link}")
    visitor.settles()
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{visitor.address}/{link}"
