"""Explore in words in a real browser: all of it by keyboard alone, in step with the picture, and what is taken away."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.visitor import PATIENCE, Visitor

LAMBDA, S3, SQS = "service:AWS Lambda", "service:Amazon S3", "service:Amazon SQS"

expect.set_options(timeout=PATIENCE)


def focused(page: Page) -> str:
    """What the focused element says, wherever it stands."""
    deepest = "let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement"
    return str(page.evaluate(f"() => {{ {deepest}; return (at?.textContent ?? '').trim() }}"))


def tab_to(page: Page, words: str, *, back: bool = False) -> None:
    """Press Tab until what is focused says just this."""
    said = []
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        said.append(focused(page))
        if said[-1] == words:
            return
    raise AssertionError(f"Tab never came to {words!r}, only to {said}")


def listed(visitor: Visitor, hidden: str = "") -> None:
    """Wait until this alone is hidden, and the list of what is drawn is in step with the picture."""
    visitor.page.wait_for_function(
        """(hidden) => {
            if (linkspanPictures.explore.hidden().join() !== hidden) return false;
            const lists = [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector("ol.twin"));
            const rows = lists.find(Boolean)?.querySelectorAll("button[data-row]").length;
            return rows === Object.keys(linkspanPictures.explore.places()).length;
        }""",
        arg=hidden,
    )


def test_the_keyboard_alone_does_all_of_it(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    page, keys = visitor.page, visitor.page.keyboard
    tab_to(page, "Details")
    keys.press("ArrowRight")
    tab_to(page, "AWS Lambda")
    keys.press("ArrowDown")
    assert focused(page) == "Amazon SQS"
    steps = [
        ("Enter", "node=AWS+Lambda&selected=Amazon+SQS"),
        ("e", "node=AWS+Lambda&selected=Amazon+SQS&expanded=Amazon+SQS"),
        ("c", "node=AWS+Lambda&selected=Amazon+SQS"),
        ("p", "node=AWS+Lambda&selected=Amazon+SQS&pinned=Amazon+SQS"),
        ("h", "node=AWS+Lambda&without=Amazon+SQS"),
        ("Control+z", "node=AWS+Lambda&selected=Amazon+SQS&pinned=Amazon+SQS"),
        ("Control+Shift+z", "node=AWS+Lambda&without=Amazon+SQS"),
    ]
    for key, query in steps:
        keys.press(key)
        page.wait_for_url(f"**/explore?{query}")
        visitor.rests("explore")
        listed(visitor, hidden=SQS if "without" in query else "")
    tab_to(page, "Amazon SQS", back=True)  # among the hidden, above the list
    keys.press("Enter")
    page.wait_for_url("**/explore?node=AWS+Lambda")
    listed(visitor)
    tab_to(page, "AWS Lambda")
    keys.press("ArrowRight")  # along the links of the node
    keys.press("Enter")
    page.wait_for_url(re.compile("link=AWS\\+Lambda~"))
    visitor.sees("explore", LAMBDA)


def test_the_list_moves_into_the_middle(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.turn("All in words")
    row = visitor.page.get_by_role("list", name="Nodes drawn").get_by_role("button", name="Amazon S3", exact=True).first
    row.focus()
    visitor.page.keyboard.press("m")
    visitor.sees("explore", S3)


def test_a_link_tells_its_sentence_rule_and_how_sure_it_is(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.turn("All in words")
    visitor.page.get_by_role("button", name="protects AWS Lambda, the sentences").click()
    visitor.turn("Details")
    heading = visitor.page.get_by_role("heading", name="AWS KMS protects AWS Lambda", level=2)
    expect(heading).to_be_visible()
    expect(visitor.page.get_by_text("likely (0.80) · rule: test")).to_be_visible()
    assert visitor.query() == "node=AWS+Lambda&selected=AWS+KMS&selected=AWS+Lambda&link=AWS+KMS~protects~AWS+Lambda"
    visitor.page.get_by_role("button", name="notes.md:31, open the note").click()
    visitor.page.wait_for_url("**/sources?note=notes.md&line=31")


def test_what_is_drawn_can_be_taken_away(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda&without=Amazon+S3")
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visitor.address)
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Page that works offline").click()
    assert waiting.value.suggested_filename == "aws-lambda.html"
    text = waiting.value.path().read_text(encoding="utf-8")
    assert "Amazon SQS" in text
    assert "Amazon S3" not in text


def test_words_do_what_the_picture_does(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.page.get_by_role("button", name="Amazon SQS", exact=True).first.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("heading", name="Amazon SQS", level=2)).to_be_visible()
    assert visitor.ask("selected") == [SQS]
    assert focused(visitor.page) == "Amazon SQS"  # the reader goes on where the new words begin
    expect(visitor.page.get_by_role("cell", name="≤ 256 KB")).to_be_visible()
    expect(visitor.page.get_by_text("An SQS message has 256 KB at most.")).to_be_visible()
    visitor.page.get_by_test_id("stTabs").get_by_role("button", name="Explore from here").click()
    visitor.sees("explore", SQS)


def test_previous_and_next_lead_through_the_nodes_drawn(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.page.get_by_role("button", name="Next: Amazon SQS").focus()
    for name in ("Amazon SQS", "Amazon DynamoDB"):
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.get_by_role("heading", name=name, level=2)).to_be_visible()
    assert focused(visitor.page) == "▶"
    visitor.page.get_by_role("button", name="Previous: Amazon SQS").click()
    expect(visitor.page.get_by_role("heading", name="Amazon SQS", level=2)).to_be_visible()


def test_the_picture_stays_in_sight_while_the_details_are_read(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 1280, "height": 700})
    visitor.open("explore?node=AWS+Lambda")
    scrolled = visitor.page.evaluate(
        "() => { const at = document.querySelector('[data-testid=stMain]'); at.scrollTop = 350; return at.scrollTop }"
    )
    frame = visitor.page.locator(".frame").bounding_box()
    assert frame
    assert scrolled == 350
    assert 0 <= frame["y"] < 150
