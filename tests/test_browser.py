"""The page in a real browser: clicks, keys, links, themes and widths; nothing is asked of another host, ever."""

from __future__ import annotations

import re
from urllib.parse import quote_plus as quote

import pytest
from playwright.sync_api import expect

from tests.small_graph import HOSTILE
from tests.visitor import PATIENCE, Visitor

LAMBDA, S3, SQS = "service:AWS Lambda", "service:Amazon S3", "service:Amazon SQS"

expect.set_options(timeout=PATIENCE)


def test_routes_with_their_sentences_and_one_of_them_lit(visitor: Visitor) -> None:
    visitor.open("connect?from=Amazon+S3&to=Amazon+SQS", "connect", S3)
    cards = visitor.page.get_by_role("article")
    expect(cards).to_have_count(5)
    expect(cards.first).to_contain_text("Amazon S3 triggers → AWS Lambda")
    expect(cards.first).to_contain_text("An S3 event invokes Lambda asynchronously. notes.md:")
    first = visitor.ask("lit", "connect")
    places = visitor.places("connect")
    cards.nth(1).get_by_role("button").first.click()
    expect(cards.nth(1).get_by_role("button").first).to_have_attribute("aria-pressed", "true")
    assert visitor.query() == "from=Amazon+S3&to=Amazon+SQS&route=2"
    assert visitor.ask("lit", "connect") != first
    assert visitor.places("connect") == places


def test_swap_and_the_way_to_explore(visitor: Visitor) -> None:
    visitor.open("connect?from=Amazon+S3&to=Amazon+SQS", "connect", S3)
    visitor.page.get_by_role("button", name="Swap").click()
    visitor.sees("connect", SQS)
    assert visitor.query() == "from=Amazon+SQS&to=Amazon+S3"
    visitor.point(LAMBDA, visitor.page.mouse.click, "connect")
    chosen = visitor.page.get_by_role("article", name="AWS Lambda", exact=True)
    expect(chosen).to_contain_text("service · AWS · compute")
    chosen.get_by_role("button", name="Explore").click()
    visitor.sees("explore", LAMBDA)
    visitor.page.get_by_role("button", name="Routes from here").first.click()
    expect(visitor.page.get_by_role("heading", name="How do two services connect?")).to_be_visible()
    assert visitor.query() == "from=AWS+Lambda"


def test_a_route_is_steered_by_keyboard_and_back_undoes_it(visitor: Visitor) -> None:
    visitor.open("connect?from=Amazon+S3&to=Amazon+SQS", "connect", S3)
    cards = visitor.page.get_by_role("article")
    word = cards.first.get_by_role("button", name="AWS Lambda", exact=True).first
    word.press("Enter")
    expect(word).to_have_attribute("aria-expanded", "true")
    cards.first.get_by_role("button", name="Avoid", exact=True).press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"&avoid=AWS\+Lambda$"))
    chip = visitor.page.get_by_role("button", name="not AWS Lambda", exact=True)
    expect(chip).to_be_visible()
    routes = visitor.page.get_by_role("article", name=re.compile("^Route"))
    expect(routes.filter(has_text="AWS Lambda")).to_have_count(0)
    visitor.page.go_back()
    expect(chip).to_have_count(0)
    expect(cards).to_have_count(5)
    visitor.page.go_forward()
    expect(chip).to_be_visible()
    chip.press("Enter")
    expect(chip).to_have_count(0)
    assert visitor.query() == "from=Amazon+S3&to=Amazon+SQS"


def test_a_node_of_the_picture_is_touched_to_forbid_it_and_that_is_undone(visitor: Visitor) -> None:
    visitor.open("connect?from=Amazon+S3&to=AWS+Step+Functions", "connect", S3)
    picture = visitor.page.locator(".st-key-picture")
    visitor.point(LAMBDA, visitor.page.mouse.click, "connect")
    picture.get_by_role("button", name="Avoid", exact=True).first.click()
    expect(visitor.page).to_have_url(re.compile(r"&avoid=AWS\+Lambda$"))
    expect(visitor.page.get_by_role("button", name="not AWS Lambda", exact=True)).to_be_visible()
    visitor.sees("connect", S3)
    visitor.page.wait_for_function("(id) => !(id in (linkspanPictures.connect?.places() ?? {[id]: 0}))", arg=LAMBDA)
    visitor.page.get_by_role("button", name="Undo", exact=True).click()
    expect(visitor.page.get_by_role("button", name="not AWS Lambda", exact=True)).to_have_count(0)
    visitor.page.wait_for_function("(id) => id in (linkspanPictures.connect?.places() ?? {})", arg=LAMBDA)
    visitor.page.get_by_role("button", name="Redo", exact=True).click()
    expect(visitor.page).to_have_url(re.compile(r"avoid=AWS\+Lambda"))


def test_the_dial_turns_by_keyboard_and_says_where_it_stands(visitor: Visitor) -> None:
    visitor.open("connect?from=Amazon+S3&to=Amazon+SQS&dial=0.6", "connect", S3)
    dial = visitor.page.get_by_role("slider")
    expect(dial).to_have_attribute("aria-valuetext", "telling")
    dial.press("ArrowRight")
    expect(visitor.page).to_have_url(re.compile("&dial=1$"))
    expect(dial).to_have_attribute("aria-valuetext", "most telling")


def test_a_sentence_opens_its_note(visitor: Visitor) -> None:
    visitor.open("connect?from=Amazon+S3&to=AWS+Lambda", "connect", S3)
    visitor.page.get_by_role("button", name="notes.md:14, open the note").first.click()
    expect(visitor.page).to_have_url(re.compile(r"sources\?note=notes.md&line=14$"))


def test_no_route_is_explained(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/connect?from=AWS+WAF&to=Cloud9")
    expect(visitor.page.get_by_role("heading", name="No route from AWS WAF to AWS Cloud9")).to_be_visible()
    expect(visitor.page.get_by_text("Nothing in the notes links the two")).to_be_visible()


@pytest.mark.parametrize("link", ["", "explore?node=AWS+Lambda", "connect?from=Amazon+S3&to=Amazon+SQS"])
def test_a_phone_shows_all_of_it_without_scrolling_sideways(visitor: Visitor, link: str) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.page.goto(f"{visitor.address}/{link}")
    if link:
        visitor.page.wait_for_function("Object.keys(globalThis.linkspanPictures ?? {}).length === 1")
        picture = visitor.page.locator(".frame").bounding_box()
        words = visitor.page.get_by_role("heading", level=2 if "explore" in link else 3).last.bounding_box()
        assert picture
        assert words
        assert picture["y"] + picture["height"] <= words["y"]
    else:
        expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    wide = visitor.page.evaluate("Math.max(...[...document.querySelectorAll('*')].map((e) => e.scrollWidth))")
    assert wide <= 390


@pytest.mark.parametrize("link", ["explore?node={0}", "explore?node={1}&selected={0}", "connect?from={0}&to={1}"])
def test_names_that_would_run_are_text(visitor: Visitor, link: str) -> None:
    page = visitor.page
    page.goto(f"{visitor.address}/{link.format(*map(quote, (HOSTILE, 'AWS Cloud9')))}")
    shown = page.get_by_text("**bold** [link](javascript:window.stolen=2) $x$ :red[red]").filter(visible=True)
    expect(shown.first).to_be_visible()
    page.wait_for_function("Object.keys(globalThis.linkspanPictures ?? {}).length === 1")
    assert page.locator("img, a[href^=javascript]").count() == 0
