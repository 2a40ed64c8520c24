"""Every page by keyboard alone: each control is reached by Tab, and used with Enter, Space, arrows and Escape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests import links
from tests.small_graph import graph
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

expect.set_options(timeout=PATIENCE)

MOST_STOPS = 160

STOP = """() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    if (!one || one === document.body) return null;
    globalThis.held = one;
    (globalThis.met ??= new Set()).add(one);
    const name = one.getAttribute("aria-label") || one.textContent.trim();
    return [one.getAttribute("role") ?? one.tagName.toLowerCase(), name.slice(0, 80)];
}"""
"""Where the keyboard is: what kind of control, and its name."""

UNREACHED = """() => {
    const found = [];
    const groups = ["stSelectbox", "stMultiSelect", "stFileUploader", "stButtonGroup"]; // arrows go on within
    const FIELDS = groups.map((id) => `[data-testid=${id}]`).join();
    const shown = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const usable = "a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=slider]";
    const walk = (root) => root.querySelectorAll("*").forEach((one) => {
        if (one.shadowRoot) walk(one.shadowRoot);
        const kind = (stop) => `${stop.tagName} ${stop.getAttribute("role")}`;
        const roving = (stop) => stop.getRootNode() === one.getRootNode() && kind(stop) === kind(one);
        const field = one.closest(FIELDS);
        const grouped = (stop) => (one.tabIndex < 0 && roving(stop)) || field?.contains(stop);
        if (one.matches(usable) && shown(one) && !one.disabled && !met.has(one) && ![...met].some(grouped))
            found.push(`${one.tagName} ${one.getAttribute("aria-label") || one.textContent.trim().slice(0, 60)}`);
    });
    walk(document.querySelector("main"));
    return found;
}"""
"""Controls of the page that are to be seen and that the keyboard has not reached, alone or as one of a group."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the small graph, served for all tests of this file."""
    with served(graph(), tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.fixture
def visitor(page: Page, address: str) -> Iterator[Visitor]:
    """A visitor without a mouse: what would use one fails."""
    someone = Visitor(page, address)
    yield someone
    assert someone.foreign == []
    assert someone.complaints == []


def tab_to(visitor: Visitor, name: str, role: str = "") -> None:
    """Press Tab until a control is reached whose name begins so."""
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Tab")
        stop = visitor.page.evaluate(STOP)
        if stop and name in stop[1] and stop[0] != "main" and role in {"", stop[0]}:
            return
    message = f"{name} is not reached by Tab"
    raise AssertionError(message)


def press(visitor: Visitor, *keys: str) -> None:
    for key in keys:
        visitor.page.keyboard.press(key)
    visitor.page.wait_for_timeout(300)
    visitor.settles()


@pytest.mark.parametrize("link", links.every())
def test_every_control_is_reached(visitor: Visitor, link: str) -> None:
    visitor.page.goto(f"{visitor.address}/{link}")
    visitor.settles()
    seen = 0
    for seen in range(MOST_STOPS):  # noqa: B007 - how many there were
        visitor.page.keyboard.press("Tab")
        before = visitor.page.evaluate("globalThis.met?.size ?? 0")
        if visitor.page.evaluate(STOP) is None or visitor.page.evaluate("met.size") == before:
            break
    assert seen < MOST_STOPS - 1
    assert visitor.page.evaluate(UNREACHED) == []


def test_from_the_map_to_a_service_and_on(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/")
    visitor.settles()
    tab_to(visitor, "Find a service")
    visitor.page.keyboard.type("AWS Lambda")
    press(visitor, "Enter")
    visitor.sees("explore", "service:AWS Lambda")
    tab_to(visitor, "Graph of AWS Lambda", "group")
    press(visitor, "ArrowUp")
    expect(visitor.page).to_have_url(re.compile("selected="))
    press(visitor, "p")
    expect(visitor.page).to_have_url(re.compile("pinned="))
    press(visitor, "Control+z")
    expect(visitor.page).not_to_have_url(re.compile("pinned="))


def test_routes(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/")
    visitor.settles()
    tab_to(visitor, "Connect", "a")
    press(visitor, "Enter")
    for box, name in (("From", "Amazon S3"), ("To", "Amazon SQS")):
        tab_to(visitor, box)
        visitor.page.keyboard.type(name)
        press(visitor, "Enter")
    expect(visitor.page).to_have_url(re.compile(r"from=Amazon\+S3&to=Amazon\+SQS"))
    tab_to(visitor, "Swap")
    press(visitor, "Space")
    expect(visitor.page).to_have_url(re.compile(r"from=Amazon\+SQS&to=Amazon\+S3"))


def test_limits(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/limits")
    visitor.settles()
    tab_to(visitor, "time")
    press(visitor, "ArrowRight", "ArrowLeft", "Space")
    expect(visitor.page).to_have_url(re.compile("quantity=time"))
    press(visitor, "ArrowRight", "Space")
    expect(visitor.page).to_have_url(re.compile("quantity=size"))
    tab_to(visitor, "Service")
    press(visitor, "Enter")
    expect(visitor.page).to_have_url(re.compile("sort=service"))


def test_needs(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/needs")
    visitor.settles()
    tab_to(visitor, "What do you need?")
    visitor.page.keyboard.type("block countries")
    press(visitor, "Enter")
    expect(visitor.page).to_have_url(re.compile(r"words=block\+countries"))
    tab_to(visitor, "Show in Explore")
    press(visitor, "Enter")
    expect(visitor.page).to_have_url(re.compile("explore"))


def test_notes_of_ones_own(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/yours")
    visitor.settles()
    tab_to(visitor, "Files", "tab")
    press(visitor, "ArrowRight", "Enter")
    tab_to(visitor, "Text of a note")
    visitor.page.keyboard.type("SQS triggers Lambda.")
    tab_to(visitor, "Read this text")
    press(visitor, "Enter")
    expect(visitor.page.get_by_role("button", name="See the map")).to_be_visible()
