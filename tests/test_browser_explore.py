"""Explore in a real browser: clicks, keys, links and themes; nothing is asked of another host, ever."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.small_graph import graph
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

LAMBDA, S3, SQS = "service:AWS Lambda", "service:Amazon S3", "service:Amazon SQS"

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the small graph, served for all tests of this file."""
    with served(graph(), tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.fixture
def visitor(page: Page, address: str) -> Iterator[Visitor]:
    """A visitor at whose end nothing was asked of another host and the console is clean."""
    someone = Visitor(page, address)
    yield someone
    assert someone.foreign == []
    assert someone.complaints == []
    assert page.evaluate("globalThis.stolen") is None


def test_a_click_selects_and_nothing_moves(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before, camera = visitor.places(), visitor.ask("camera")
    visitor.point(S3, visitor.page.mouse.click)
    expect(visitor.page.get_by_role("heading", name="Amazon S3", level=2)).to_be_visible()
    expect(visitor.page).to_have_url(re.compile(r"explore\?node=AWS\+Lambda&selected=Amazon\+S3$"))
    assert visitor.places() == before
    assert visitor.ask("camera") == camera
    assert visitor.ask("selected") == [S3]


def test_a_double_click_recentres_and_what_stays_does_not_move(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before = visitor.places()
    visitor.point(S3, visitor.page.mouse.dblclick)
    visitor.sees("explore", S3)
    after = visitor.places()
    stayed = before.keys() & after.keys()
    assert {LAMBDA, S3} < stayed < after.keys()
    assert {node: after[node] for node in stayed} == {node: before[node] for node in stayed}
    assert visitor.query() == "node=Amazon+S3"


def test_back_and_forward(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    first = visitor.places()
    visitor.point(S3, visitor.page.mouse.dblclick)
    visitor.sees("explore", S3)
    visitor.page.go_back()
    visitor.sees("explore", LAMBDA)
    assert visitor.places() == first
    expect(visitor.page.get_by_role("heading", name="AWS Lambda", level=2)).to_be_visible()
    visitor.page.go_forward()
    visitor.sees("explore", S3)


def test_a_link_opens_the_same_view_for_someone_else(visitor: Visitor, browser: Browser) -> None:
    link = "explore?node=Amazon+S3&selected=AWS+KMS&depth=2&hide=constraint"
    visitor.open(link, centre=S3)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = Visitor(context.new_page(), visitor.address)
    other.open(link, centre=S3)
    assert other.places() == visitor.places()
    assert other.ask("selected") == ["service:AWS KMS"]
    assert not [node for node in other.places() if node.startswith("constraint:")]
    context.close()


def test_the_keyboard_walks_and_recentres(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    frame = visitor.page.get_by_role("group", name=re.compile("^Graph of AWS Lambda, 13 neighbours"))
    frame.focus()
    visitor.page.keyboard.press("ArrowUp")
    expect(visitor.page).to_have_url(re.compile("selected="))
    (selected,) = cast("list[str]", visitor.ask("selected"))
    assert selected != LAMBDA
    visitor.page.keyboard.press("Enter")
    visitor.sees("explore", selected)


def test_words_do_what_the_picture_does(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.page.get_by_role("button", name="Amazon SQS").first.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("heading", name="Amazon SQS", level=2)).to_be_visible()
    assert visitor.ask("selected") == [SQS]
    held = "document.activeElement.shadowRoot.activeElement.textContent"
    assert visitor.page.evaluate(held) == "Amazon SQS"  # the reader goes on where the new words begin
    visitor.page.get_by_role("button", name="Explore from here").click()
    visitor.sees("explore", SQS)
    expect(visitor.page.get_by_text("An SQS message has 256 KB at most.")).to_be_hidden()
    expect(visitor.page.get_by_role("cell", name="≤ 256 KB")).to_be_visible()


def test_the_legend_hides_and_brings_back(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before, camera = visitor.places(), visitor.ask("camera")
    features = visitor.page.get_by_role("button", name="features 2")
    features.click()
    expect(features).to_have_attribute("aria-pressed", "false")
    assert visitor.query() == "node=AWS+Lambda&hide=feature"
    left = visitor.places()
    assert left == {node: spot for node, spot in before.items() if not node.startswith("feature:")}
    assert visitor.ask("camera") == camera
    expect(features).to_be_focused()
    features.press("Enter")
    expect(features).to_have_attribute("aria-pressed", "true")
    assert visitor.places() == before


def test_a_dragged_node_stays_where_it_was_put(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    mouse = visitor.page.mouse

    def drag(x: float, y: float) -> None:
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 30, y + 25, steps=5)
        mouse.move(x + 60, y + 50, steps=5)
        mouse.up()

    before = visitor.places()[S3]
    visitor.point(S3, drag)
    dragged = visitor.places()[S3]
    assert dragged != before
    visitor.page.get_by_role("button", name="features 2").click()
    expect(visitor.page).to_have_url(re.compile("hide=feature"))
    visitor.page.get_by_role("link", name="Connect").click()
    expect(visitor.page.get_by_role("heading", name="How do two services connect?")).to_be_visible()
    visitor.page.get_by_role("link", name="Explore").click()
    visitor.sees("explore", LAMBDA)
    assert visitor.places()[S3] == pytest.approx(dragged)


def test_a_link_to_an_unknown_name_suggests(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/explore?node=lamdba")
    expect(visitor.page.get_by_role("heading", name="“lamdba” is not in these notes")).to_be_visible()
    visitor.page.get_by_role("button", name="AWS Lambda").click()
    visitor.sees("explore", LAMBDA)


def test_the_search_box_finds_by_another_name(visitor: Visitor) -> None:
    visitor.page.goto(visitor.address)
    box = visitor.page.get_by_role("combobox", name="Find a service, a feature or a need")
    box.fill("visib")
    visitor.page.get_by_role("option", name="Visibility Timeout · Amazon SQS").click()
    visitor.sees("explore", "feature:Amazon SQS/Visibility Timeout")
    box.fill("sqz")
    box.press("Enter")
    expect(visitor.page.get_by_role("heading", name="“sqz” is not in these notes")).to_be_visible()


def test_the_theme_changes_and_nothing_moves(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    places, camera = visitor.places(), visitor.ask("camera")
    ground = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert visitor.page.evaluate(ground) == "rgb(255, 255, 255)"
    visitor.page.emulate_media(color_scheme="dark")
    visitor.page.wait_for_function(f"({ground})() === 'rgb(20, 23, 28)'")
    visitor.page.wait_for_function("linkspanPictures.explore.ink() === '#e8ecf2'")
    assert visitor.places() == places
    assert visitor.ask("camera") == camera
