"""What the picture shows in a real browser: files, names with room, a phone, and no text of notes that runs."""

from __future__ import annotations

import re
from itertools import combinations, product
from typing import cast
from urllib.parse import quote_plus as quote
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from tests.gestures import button, click, done
from tests.small_graph import HOSTILE
from tests.visitor import PATIENCE, Visitor

S3 = "service:Amazon S3"

SCRIPT = "tests/picture_page.py"

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    """A visitor at the picture of Lambda."""
    visitor.open("", "demo")
    return visitor


def saved(visitor: Visitor, name: str) -> tuple[str, bytes]:
    """The file that a button saves: its name and what is in it."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=name, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_the_picture_is_saved_as_png_and_svg(visitor: Visitor) -> None:
    name, content = saved(visitor, "Save PNG")
    assert (name, content[:8]) == ("linkspan-aws-lambda.png", b"\x89PNG\r\n\x1a\n")
    name, content = saved(visitor, "Save SVG")
    assert name == "linkspan-aws-lambda.svg"
    root = ET.fromstring(content)  # noqa: S314 - the page under test has written it
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    labels = visitor.page.evaluate("linkspanPictures.demo.edges().map((edge) => edge.label).filter(Boolean)")
    assert {"AWS Lambda", "Amazon S3", *labels} <= set(texts)


def test_text_of_notes_is_text_wherever_it_is_shown(visitor: Visitor) -> None:
    hostile = f"service:{HOSTILE}"
    visitor.open(f"?node={quote(HOSTILE)}&top=1", "demo", hostile)
    assert visitor.page.locator("img, a[href^=javascript]").count() == 0
    visitor.point(hostile, visitor.page.mouse.move, "demo")
    expect(visitor.page.locator(".vis-tooltip")).to_contain_text("<img src=x onerror=window.stolen=1> **bold**")
    (line,) = [
        edge
        for edge in cast("list[dict[str, str]]", visitor.ask("edges", "demo"))
        if edge["to"] == "service:AWS Cloud9"
    ]
    visitor.page.mouse.move(*visitor.page.evaluate("(id) => linkspanPictures.demo.middle(id)", line["id"]))
    expect(visitor.page.locator(".vis-tooltip")).to_contain_text("uses, <img src=x")
    expect(visitor.page.locator(".row .name")).to_have_text(HOSTILE)
    button(visitor, "Expand")
    done(visitor, "expand", hostile)
    cloud = "service:AWS Cloud9"
    click(visitor, cloud)
    button(visitor, "Explore from here")
    visitor.sees("demo", cloud)
    click(visitor, hostile)
    expect(visitor.page.locator(".row .name")).to_have_text(HOSTILE)
    button(visitor, "Hide")
    visitor.page.get_by_text("1 hidden").click()
    expect(visitor.page.locator(".menu li button")).to_have_text(HOSTILE)
    visitor.page.locator(".menu li button").click()
    done(visitor, "show", hostile)
    visitor.page.wait_for_function("(id) => id in linkspanPictures.demo.places()", arg=hostile)
    name, content = saved(visitor, "Save SVG")
    assert name == "linkspan-aws-cloud9.svg"
    assert b"<img" not in content
    assert b"&lt;img src=x onerror" in content


def test_a_phone_shows_every_button_and_nothing_is_cut(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.rests("demo")
    click(visitor, S3)
    for one in page.locator(".row button, .top button, .legend button").all():
        box = one.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
    wide = page.evaluate("Math.max(...[...document.querySelectorAll('*')].map((one) => one.scrollWidth))")
    assert wide <= 390
    spots = page.evaluate("Object.values(linkspanPictures.demo.pixels())")
    assert all(0 <= x <= 390 for x, _ in spots)


def test_the_row_never_shifts_the_picture(visitor: Visitor) -> None:
    frame = visitor.page.locator(".frame")
    before = frame.bounding_box()
    click(visitor, S3)
    done(visitor, "select", S3)
    button(visitor, "Hide")
    done(visitor, "hide", S3)
    expect(visitor.page.get_by_text("1 hidden")).to_be_visible()
    assert frame.bounding_box() == before


def test_without_verbs_a_double_click_goes_there_and_arrows_only_look(visitor: Visitor) -> None:
    visitor.open("?verbs=none", "demo")
    expect(visitor.page.locator(".row")).to_be_hidden()
    visitor.point(S3, visitor.page.mouse.dblclick, "demo")
    visitor.sees("demo", S3)
    done(visitor, "centre", S3)


def test_names_make_room_for_each_other_and_what_is_pointed_at_is_named(visitor: Visitor) -> None:
    visitor.open("?depth=2&top=40", "demo")
    boxes = visitor.page.evaluate("linkspanPictures.demo.boxes()")
    assert len(boxes) > 15
    for one, other in combinations(boxes, 2):
        across = abs(one["x"] - other["x"]) >= one["half"] + other["half"] - 0.01
        assert across or abs(one["y"] - other["y"]) >= one["tall"] + other["tall"] - 0.01


@pytest.mark.parametrize("width", [1280, 390])
def test_no_line_runs_through_a_name_where_there_are_few(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 844})
    visitor.open("?node=AWS+Step+Functions", "demo", "service:AWS Step Functions")
    boxes = visitor.page.evaluate("linkspanPictures.demo.boxes()")
    places, lines = visitor.places("demo"), cast("list[dict[str, str]]", visitor.ask("edges", "demo"))
    assert len(boxes) == len(places) > 2
    for line, step in product(lines, range(101)):
        one, other = places[line["from"]], places[line["to"]]
        x, y = (one[axis] + (other[axis] - one[axis]) * step / 100 for axis in "xy")
        assert not any(abs(x - box["x"]) < box["half"] and abs(y - box["y"]) < box["tall"] for box in boxes)


def test_what_is_out_of_sight_is_counted_where_all_is_fitted(visitor: Visitor) -> None:
    fit = visitor.page.get_by_role("button", name="Fit all in view", exact=True)
    expect(fit).to_have_attribute("title", "Fit all in view")
    for _ in range(4):
        button(visitor, "Zoom in")
        visitor.rests("demo")
    expect(fit).to_have_attribute("title", re.compile(r"^Fit all in view: \d+ out of sight$"))
    fit.click()
    expect(fit).to_have_attribute("title", "Fit all in view")
