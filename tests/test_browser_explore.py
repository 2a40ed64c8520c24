"""Explore in a real browser: clicks, keys, links and themes; nothing is asked of another host, ever."""

from __future__ import annotations

import re
from typing import cast

import pytest
from playwright.sync_api import Browser, expect

from tests.visitor import PATIENCE, Visitor

LAMBDA, S3, SQS = "service:AWS Lambda", "service:Amazon S3", "service:Amazon SQS"
WAF, CLOUDFRONT = "service:AWS WAF", "service:Amazon CloudFront"
NEED = "scenario:Need to block specific countries"

expect.set_options(timeout=PATIENCE)


def test_a_click_selects_and_nothing_moves(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before, camera = visitor.places(), visitor.ask("camera")
    visitor.point(S3, visitor.page.mouse.click)
    expect(visitor.page.get_by_role("heading", name="Amazon S3", level=2)).to_be_visible()
    expect(visitor.page).to_have_url(re.compile(r"explore\?node=AWS\+Lambda&selected=Amazon\+S3$"))
    assert visitor.places() == before
    assert visitor.ask("camera") == camera
    assert visitor.ask("selected") == [S3]


def test_a_double_click_expands_in_place_and_nothing_moves(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before, camera = visitor.places(), visitor.ask("camera")
    visitor.point(S3, visitor.page.mouse.dblclick)
    expect(visitor.page).to_have_url(
        re.compile(r"explore\?node=AWS\+Lambda&(selected=Amazon\+S3&)?expanded=Amazon\+S3$")
    )
    visitor.page.wait_for_function("Object.keys(linkspanPictures.explore.places()).length > 14")
    after = visitor.places()
    assert after.keys() - before.keys() == {CLOUDFRONT, "feature:Amazon S3/Versioning", WAF, NEED}
    assert {node: after[node] for node in before} == before
    assert visitor.ask("camera") == camera
    words = visitor.page.get_by_role("group", name=re.compile("^Graph of AWS Lambda, 17 neighbours .* 1 expanded$"))
    expect(words).to_be_visible()


def test_back_and_forward_and_undo_tell_the_same_story(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda&selected=Amazon+S3")
    first = visitor.places()
    visitor.page.get_by_test_id("stTabs").get_by_role("button", name="Explore from here").click()
    visitor.sees("explore", S3)
    expect(visitor.page.get_by_role("heading", name="Amazon S3", level=2)).to_be_visible()
    visitor.page.go_back()
    visitor.sees("explore", LAMBDA)
    assert visitor.places() == first
    visitor.page.go_forward()
    visitor.sees("explore", S3)
    visitor.page.keyboard.press("Control+z")
    visitor.sees("explore", LAMBDA)
    assert visitor.query() == "node=AWS+Lambda&selected=Amazon+S3"
    visitor.page.go_back()  # undo was a step of its own: back from it is where it came from
    visitor.sees("explore", S3)
    visitor.page.keyboard.press("Control+z")
    visitor.sees("explore", LAMBDA)
    visitor.page.keyboard.press("Control+Shift+z")
    visitor.sees("explore", S3)


def test_a_link_opens_the_same_view_for_someone_else(visitor: Visitor, browser: Browser) -> None:
    link = (
        "explore?node=Amazon+S3&selected=AWS+KMS&selected=AWS+Lambda&depth=2&top=40&hide=constraint"
        "&expanded=AWS+Lambda~triggered+by&without=AWS+WAF&pinned=AWS+Cloud9"
    )
    visitor.open(link, centre=S3)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = Visitor(context.new_page(), visitor.address)
    other.open(link, centre=S3)
    assert other.places() == visitor.places()
    assert other.query() == visitor.query()
    assert sorted(cast("list[str]", other.ask("selected"))) == ["service:AWS KMS", LAMBDA]
    assert {"service:AWS Cloud9", "service:Amazon SNS"} <= other.places().keys()
    assert not [node for node in other.places() if node.startswith("constraint:") or node == WAF]
    expect(other.page.get_by_role("heading", name="AWS KMS and AWS Lambda", level=2)).to_be_visible()
    expect(other.page.get_by_text("KMS encrypts Lambda's environment variables.")).to_be_visible()
    context.close()


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


def test_a_name_that_is_gone_is_told_and_the_rest_is_shown(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda&pinned=lamdba&pinned=AWS+WAF")
    expect(visitor.page.get_by_text("“lamdba” is not in these notes")).to_be_visible()
    assert WAF in visitor.places()
    visitor.page.get_by_role("button", name="Leave it out").click()
    visitor.page.wait_for_url("**/explore?node=AWS+Lambda&pinned=AWS+WAF")
    expect(visitor.page.get_by_text("is not in these notes")).to_have_count(0)


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
