"""The picture in a real browser: every gesture, key and button, and nothing that moves by itself."""

from __future__ import annotations

import re
from typing import cast

import pytest
from playwright.sync_api import expect

from tests.gestures import button, click, done, drawn, stayed
from tests.visitor import PATIENCE, Visitor

LAMBDA, S3, SQS = "service:AWS Lambda", "service:Amazon S3", "service:Amazon SQS"
FRONT, KMS = "service:Amazon CloudFront", "service:AWS KMS"

SCRIPT = "tests/picture_page.py"

BUTTONS = {
    "Enter": "Expand",
    "e": "Expand",
    "c": "Collapse",
    "h": "Hide",
    "p": "Pin",
    "Control+z": "Undo",
    "Control+Shift+z": "Redo",
    "Control+y": "Redo",
}
"""The button of each key: what it cannot do now, the key does not do either."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    """A visitor at the picture of Lambda."""
    visitor.open("", "demo")
    return visitor


def test_a_click_selects_at_once_and_nothing_moves(visitor: Visitor) -> None:
    before, camera = visitor.places("demo"), visitor.ask("camera", "demo")
    click(visitor, S3)
    assert visitor.ask("selected", "demo") == [S3]
    done(visitor, "select", S3, [S3])
    assert visitor.places("demo") == before
    assert visitor.ask("camera", "demo") == camera
    assert "Explore from here" in cast("list[str]", visitor.ask("row", "demo"))


def test_with_shift_a_click_adds_and_takes_away(visitor: Visitor) -> None:
    click(visitor, S3, "Shift")
    done(visitor, "select", S3, [LAMBDA, S3])
    click(visitor, SQS, "Shift")
    done(visitor, "select", SQS, [LAMBDA, S3, SQS])
    assert visitor.ask("selected", "demo") == [LAMBDA, S3, SQS]
    expect(visitor.page.get_by_text("and 2 more selected")).to_be_visible()
    click(visitor, S3, "Shift")
    done(visitor, "select", SQS, [LAMBDA, SQS])
    click(visitor, KMS)
    done(visitor, "select", KMS, [KMS])


def test_a_double_click_expands_in_place_and_is_one_event(visitor: Visitor) -> None:
    before, camera = visitor.places("demo"), visitor.ask("camera", "demo")
    assert FRONT not in before
    visitor.point(S3, visitor.page.mouse.dblclick, "demo")
    done(visitor, "expand", S3)
    visitor.page.wait_for_function("(id) => id in linkspanPictures.demo.places()", arg=FRONT)
    after = visitor.places("demo")
    assert before.keys() < after.keys()
    assert stayed(before, after)
    assert visitor.ask("camera", "demo") == camera
    button(visitor, "Undo")
    done(visitor, "undo")
    visitor.page.wait_for_function("(id) => !(id in linkspanPictures.demo.places())", arg=FRONT)
    assert visitor.places("demo") == before
    button(visitor, "Redo")
    visitor.page.wait_for_function("(id) => id in linkspanPictures.demo.places()", arg=FRONT)
    assert visitor.places("demo") == after


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["Enter"], ["expand", S3, []]),
        (["e"], ["expand", S3, []]),
        (["p"], ["pin", S3]),
        (["h"], ["hide", S3]),
        (["e", "c"], ["collapse", S3]),
        (["h", "Control+z"], ["undo"]),
        (["h", "Control+z", "Control+Shift+z"], ["redo"]),
        (["h", "Control+z", "Control+y"], ["redo"]),
    ],
)
def test_keys_do_what_the_buttons_do(visitor: Visitor, keys: list[str], said: list[object]) -> None:
    click(visitor, S3)
    done(visitor, "select", S3)
    frame = visitor.page.get_by_role("group", name=re.compile("^Graph of AWS Lambda"))
    frame.focus()
    events = {"Enter": "expand", "e": "expand", "p": "pin", "h": "hide", "c": "collapse", "Control+z": "undo"}
    for key in keys:
        expect(visitor.page.get_by_role("button", name=BUTTONS[key], exact=True)).to_be_enabled()
        visitor.page.keyboard.press(key)
        done(visitor, *([events[key]] if key in events else said))
    done(visitor, *said)
    expect(frame).to_be_focused()


def test_keys_that_would_do_nothing_are_not_told(visitor: Visitor) -> None:
    visitor.page.get_by_role("group", name=re.compile("^Graph of AWS Lambda")).focus()
    for key in ("c", "h", "Control+z", "Control+y", "x", "Alt+e"):  # nothing expanded, the centre stays, nothing done
        visitor.page.keyboard.press(key)
    visitor.page.keyboard.press("p")
    done(visitor, "pin", LAMBDA)
    expect(visitor.page.get_by_text("done: [('pin'")).to_have_count(1)
    button(visitor, "Undo")
    done(visitor, "undo")


def test_arrows_walk_along_links(visitor: Visitor) -> None:
    visitor.page.get_by_role("group", name=re.compile("^Graph of AWS Lambda")).focus()
    visitor.page.keyboard.press("ArrowUp")
    (first,) = cast("list[str]", visitor.ask("selected", "demo"))
    done(visitor, "select", first)
    places = visitor.places("demo")
    assert places[first]["y"] < places[LAMBDA]["y"]
    visitor.page.keyboard.press("Shift+ArrowDown")
    assert cast("list[str]", visitor.ask("selected", "demo"))[0] == first


def test_a_button_for_what_is_not_drawn_draws_just_that(visitor: Visitor) -> None:
    click(visitor, S3)
    done(visitor, "select", S3)
    before = visitor.places("demo")
    button(visitor, "reads from 1")
    done(visitor, "expand", S3, [], "reads from")
    visitor.page.wait_for_function("(id) => id in linkspanPictures.demo.places()", arg=FRONT)
    assert drawn(visitor) == before.keys() | {FRONT}
    assert stayed(before, visitor.places("demo"))
    assert "reads from 1" not in cast("list[str]", visitor.ask("row", "demo"))
    held = visitor.page.evaluate("document.activeElement.shadowRoot.activeElement.textContent")
    assert held == "Expand"  # the button is gone, the first one has the focus


def test_hidden_nodes_are_listed_and_come_back(visitor: Visitor) -> None:
    before = visitor.places("demo")
    for node, name in ((S3, "Amazon S3"), (SQS, "Amazon SQS")):
        click(visitor, node)
        expect(visitor.page.get_by_title(name)).to_be_visible()
        button(visitor, "Hide")
        done(visitor, "hide", node)
    assert visitor.ask("hidden", "demo") == [S3, SQS]
    visitor.page.get_by_text("2 hidden").click()
    button(visitor, "Amazon S3")
    done(visitor, "show", S3)
    visitor.page.wait_for_function("(id) => id in linkspanPictures.demo.places()", arg=S3)
    after = visitor.places("demo")
    assert after[S3] == before[S3]
    button(visitor, "Clear")
    done(visitor, "clear")
    visitor.page.wait_for_function("linkspanPictures.demo.hidden().length === 0")
    assert visitor.places("demo") == before


def test_pins_are_seen_and_pressed(visitor: Visitor) -> None:
    pin = visitor.page.get_by_role("button", name="Pin", exact=True)
    expect(pin).to_have_attribute("aria-pressed", "false")
    pin.click()
    done(visitor, "pin", LAMBDA)
    expect(pin).to_have_attribute("aria-pressed", "true")
    expect(pin).to_be_focused()


@pytest.mark.parametrize(("zoom", "moves"), [("Zoom out", False), ("Zoom in", True)])
def test_what_is_put_in_the_middle_moves_the_camera_only_where_much_is_out_of_sight(
    visitor: Visitor, zoom: str, *, moves: bool
) -> None:
    for _ in range(4):
        button(visitor, zoom)
        visitor.rests("demo")
    before, camera = visitor.places("demo"), visitor.ask("camera", "demo")
    if moves:
        visitor.page.get_by_role("group", name=re.compile("^Graph of")).focus()
        visitor.page.keyboard.press("ArrowUp")
    else:
        click(visitor, SQS)
    (node,) = cast("list[str]", visitor.ask("selected", "demo"))
    done(visitor, "select", node)
    button(visitor, "Explore from here")
    visitor.sees("demo", node)
    assert stayed(before, visitor.places("demo"))
    assert (visitor.ask("camera", "demo") != camera) is moves


def drag(visitor: Visitor, node: str) -> None:
    mouse = visitor.page.mouse

    def dragged(x: float, y: float) -> None:
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 30, y + 25, steps=5)
        mouse.move(x + 60, y + 50, steps=5)
        mouse.up()

    visitor.point(node, dragged, "demo")
    done(visitor, "move", "", [], "", [node])


def test_a_dragged_node_stays_through_reruns(visitor: Visitor) -> None:
    before = visitor.places("demo")
    drag(visitor, S3)
    dragged = visitor.places("demo")
    assert dragged[S3] != before[S3]
    assert visitor.ask("selected", "demo") == [LAMBDA]  # dragging selects nothing
    button(visitor, "Again")
    click(visitor, SQS)
    done(visitor, "select", SQS)
    assert visitor.places("demo") == dragged


def test_what_is_on_the_screen_wins_over_what_is_sent(visitor: Visitor) -> None:
    visitor.open("?places=forgotten", "demo")
    drag(visitor, S3)
    dragged = visitor.places("demo")
    click(visitor, S3)
    done(visitor, "select", S3)
    button(visitor, "reads from 1")  # the node is drawn anew, for its count has changed
    visitor.page.wait_for_function("(id) => id in linkspanPictures.demo.places()", arg=FRONT)
    assert stayed(dragged, visitor.places("demo"))


def test_zoom_and_pan_stay_through_reruns_and_other_widths(visitor: Visitor) -> None:
    button(visitor, "Zoom in")
    visitor.rests("demo")
    camera = visitor.ask("camera", "demo")
    click(visitor, LAMBDA)
    done(visitor, "select", LAMBDA)
    assert visitor.ask("camera", "demo") == camera
    visitor.page.set_viewport_size({"width": 1200, "height": 900})
    visitor.rests("demo")
    assert cast("dict[str, float]", visitor.ask("camera", "demo"))["scale"] == cast("dict[str, float]", camera)["scale"]


def test_parallel_links_are_one_line_and_a_click_tells_all_of_them(visitor: Visitor) -> None:
    lines = cast("list[dict[str, object]]", visitor.ask("edges", "demo"))
    (line,) = [one for one in lines if {one["from"], one["to"]} == {LAMBDA, SQS}]
    assert line["label"] == "reads from +1"
    assert len(cast("list[str]", line["ids"])) == 2
    spot = visitor.page.evaluate("(id) => linkspanPictures.demo.middle(id)", line["id"])
    visitor.page.mouse.click(*spot)
    done(visitor, "link", line["id"], line["ids"])
    assert visitor.ask("selected", "demo") == [LAMBDA]


def test_what_changed_is_said(visitor: Visitor) -> None:
    live = visitor.page.locator("[aria-live=polite]").filter(has_text="Lambda")
    expect(live).to_have_text(re.compile(r"^Graph of AWS Lambda, \d+ nodes$"))
    click(visitor, S3)
    said = visitor.page.locator("[aria-live=polite]").filter(has_text="Amazon S3 selected")
    expect(said).to_have_text(re.compile(r"^Amazon S3 selected: \d links drawn, not drawn: .*reads from 1"))
