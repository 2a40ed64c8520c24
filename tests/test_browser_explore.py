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
WAF, CLOUDFRONT = "service:AWS WAF", "service:Amazon CloudFront"
NEED = "scenario:Need to block specific countries"

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
    expect(visitor.page).to_have_url(re.compile(r"explore\?node=AWS\+Lambda&expanded=Amazon\+S3$"))
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
    visitor.page.get_by_role("button", name="Explore from here").click()
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
    visitor.page.get_by_role("tab", name="All in words").click()
    row = visitor.page.get_by_role("list", name="Nodes drawn").get_by_role("button", name="Amazon S3", exact=True).first
    row.focus()
    visitor.page.keyboard.press("m")
    visitor.sees("explore", S3)


def test_a_link_tells_its_sentence_rule_and_how_sure_it_is(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.page.get_by_role("tab", name="All in words").click()
    visitor.page.get_by_role("button", name="protects AWS Lambda, the sentences").click()
    visitor.page.get_by_role("tab", name="Details").click()
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
    visitor.page.get_by_role("button", name="Explore from here").click()
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
