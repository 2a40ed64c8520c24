"""The Atlas in a real browser: pointed at, walked, zoomed, filtered, linked to; names that do not overlap."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Page, expect

from graph.merge import KnowledgeGraph
from graph.model import Link, Mention, Relation
from tests.small_graph import HOSTILE, seen
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

    from graph.model import Fact

LAMBDA = "service:AWS Lambda"
PURPOSES = ("compute", "storage", "security", "database", "networking", "messaging")
MANY = 500

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of many services."""
    with served(KnowledgeGraph.from_facts(many()), tmp_path_factory.mktemp("crowded")) as url:
        yield url


def many() -> Iterator[Fact]:
    for number in range(MANY):
        name, other = f"Service Number {number}", f"Service Number {(number * number + 7) % MANY}"
        purpose = PURPOSES[number % len(PURPOSES)]
        yield Mention(service=name, name=name, category=purpose, evidence=seen(number + 1, name))
        if other != name:
            yield Link(head=name, relation=Relation.USES, tail=other, evidence=seen(number + 1, f"{name} uses {other}"))


def opened(visitor: Visitor, link: str = "") -> Locator:
    """The map at an address."""
    visitor.page.goto(f"{visitor.address}/{link}")
    visitor.page.locator("svg.map circle").first.wait_for()
    visitor.settles()
    return visitor.page.locator("svg.map")


def service(visitor: Visitor, id_: str) -> Locator:
    return visitor.page.locator(f"circle[data-id='{id_}']")


def names(visitor: Visitor) -> list[dict[str, float]]:
    """The boxes of all names on the map."""
    found = visitor.page.locator("svg.map .names text")
    boxes = found.evaluate_all(
        "texts => texts.map(text => { const b = text.getBoundingClientRect(); return {...b.toJSON()}; })"
    )
    return cast("list[dict[str, float]]", boxes)


def zoom(visitor: Visitor) -> float:
    return cast("float", visitor.page.evaluate("linkspanPictures.atlas.camera().k"))


def test_pointing_at_a_service_tells_of_it_and_a_click_opens_it(visitor: Visitor) -> None:
    opened(visitor)
    service(visitor, LAMBDA).hover()
    card = visitor.page.locator(".card")
    expect(card).to_contain_text("AWS Lambda")
    expect(card).to_contain_text(re.compile(r"Compute · 9 linked services · .*lines? of the notes"))
    assert visitor.page.locator(".lit path").count() == 9
    service(visitor, LAMBDA).click()
    expect(visitor.page).to_have_url(re.compile(r"/explore\?node=AWS\+Lambda$"))
    expect(visitor.page.get_by_role("heading", name="AWS Lambda").first).to_be_visible()


def test_the_keyboard_walks_and_opens(visitor: Visitor) -> None:
    opened(visitor).focus()
    visitor.page.keyboard.press("ArrowRight")
    card = visitor.page.locator(".card strong")
    expect(card).to_have_text("AWS Lambda")
    visitor.page.keyboard.press("ArrowDown")
    expect(card).not_to_have_text("AWS Lambda")
    name = card.inner_text()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"/explore\?node="))
    expect(visitor.page.get_by_role("heading", name=name).first).to_be_visible()


def test_a_link_opens_the_same_map_and_the_way_back_leads_back(visitor: Visitor) -> None:
    opened(visitor, "?purpose=security&links=all")
    legend = visitor.page.get_by_role("button", name=re.compile("^Security"))
    expect(legend).to_have_attribute("aria-pressed", "true")
    expect(visitor.page.get_by_text(re.compile(r"^All \d+ links drawn$"))).to_be_visible()
    before = zoom(visitor)
    visitor.page.get_by_role("button", name=re.compile("^Storage")).click()
    expect(visitor.page).to_have_url(re.compile("purpose=security&purpose=storage&links=all$"))
    visitor.page.get_by_role("button", name="Strongest").click()
    expect(visitor.page).to_have_url(re.compile("purpose=security&purpose=storage$"))
    expect(visitor.page.get_by_text(re.compile(r"^\d+ of \d+ links drawn, the strongest$"))).to_be_visible()
    assert zoom(visitor) == before
    visitor.page.go_back()
    expect(visitor.page.get_by_text(re.compile(r"^All \d+ links drawn$"))).to_be_visible()


def test_the_map_in_words_leads_where_the_map_does(visitor: Visitor) -> None:
    opened(visitor)
    visitor.page.get_by_text("The map in words").press("Enter")
    expect(visitor.page.get_by_role("heading", name=re.compile("^Security"), level=3)).to_be_visible()
    link = visitor.page.get_by_role("link", name="AWS KMS")
    expect(link).to_have_attribute("href", "explore?node=AWS+KMS")
    link.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"/explore\?node=AWS\+KMS$"))


def test_text_stays_text(visitor: Visitor) -> None:
    opened(visitor)
    visitor.page.get_by_text("The map in words").click()
    expect(visitor.page.get_by_role("link", name=HOSTILE)).to_be_visible()
    visitor.page.locator(f'circle[data-id*="{HOSTILE[:4]}"]').first.hover()
    expect(visitor.page.locator(".card strong")).to_have_text(HOSTILE)
    assert visitor.page.locator(".atlas :is(img, script, b)").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_names_do_not_overlap_and_nothing_is_cut(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 844})
    frame = opened(visitor).bounding_box()
    assert frame is not None
    boxes = names(visitor)
    assert len(boxes) > 18
    assert all(frame["x"] <= box["left"] and box["right"] <= frame["x"] + frame["width"] for box in boxes)
    for one, other in combinations(boxes, 2):
        aside = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
        assert aside or one["bottom"] <= other["top"] + 3 or other["bottom"] <= one["top"] + 3
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_wheel_scrolls_the_page_and_with_control_zooms(visitor: Visitor) -> None:
    opened(visitor).hover()
    before = zoom(visitor)
    visitor.page.mouse.wheel(0, -200)
    visitor.settles()
    assert zoom(visitor) == before
    visitor.page.keyboard.down("Control")
    visitor.page.mouse.wheel(0, -200)
    visitor.page.wait_for_function("before => linkspanPictures.atlas.camera().k > before", arg=before)
    visitor.page.keyboard.up("Control")
    visitor.page.get_by_role("button", name="Show all of it").click()
    assert zoom(visitor) == before


def test_dragging_moves_the_map_and_opens_nothing(visitor: Visitor) -> None:
    opened(visitor)
    before = visitor.page.evaluate("linkspanPictures.atlas.camera().x")
    box = service(visitor, LAMBDA).bounding_box()
    assert box is not None
    visitor.page.mouse.move(box["x"] + 5, box["y"] + 5)
    visitor.page.mouse.down()
    visitor.page.mouse.move(box["x"] + 85, box["y"] + 45, steps=4)
    visitor.page.mouse.up()
    assert visitor.page.evaluate("linkspanPictures.atlas.camera().x") == pytest.approx(before + 80, abs=1)
    visitor.settles()
    assert "explore" not in visitor.page.url


def test_many_services_are_no_hair_and_show_more_names_as_one_zooms(page: Page, crowded: str) -> None:
    visitor = Visitor(page, crowded)
    opened(visitor)
    assert page.locator("svg.map circle").count() == MANY
    assert page.locator(".links path").count() < MANY
    assert all(page.locator(".names .purpose", has_text=name.capitalize()).count() for name in PURPOSES[:3])
    few = named(visitor)
    for _ in range(4):
        page.get_by_role("button", name="Larger").click()
    assert few < 0.6
    assert named(visitor) > few + 0.2
    assert visitor.complaints == []


def named(visitor: Visitor) -> float:
    """The share of the services in sight that have their name beside them."""
    return cast(
        "float",
        visitor.page.evaluate(
            """() => {
                const rooms = [...document.querySelectorAll("*")].map(one => one.shadowRoot).filter(Boolean);
                const map = rooms.map(room => room.querySelector("svg.map")).find(Boolean);
                const frame = map.getBoundingClientRect();
                const inside = one => {
                    const { x, y } = one.getBoundingClientRect();
                    return x > frame.x && x < frame.right && y > frame.y && y < frame.bottom;
                };
                const count = what => [...map.querySelectorAll(what)].filter(inside).length;
                return count(".names text:not(.purpose)") / count("circle");
            }"""
        ),
    )
