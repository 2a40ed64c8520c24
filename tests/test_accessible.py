"""Accessibility of every page, theme and width: axe finds nothing serious, focus is seen, motion can be stopped."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, cast

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, expect

from graph import draw
from tests import links
from tests.small_graph import graph
from tests.visitor import PATIENCE, ROOT, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import NodeKind, Relation

expect.set_options(timeout=PATIENCE)

MOVING = """() => {
    const found = [];
    const walk = (root) => root.querySelectorAll("*").forEach((one) => {
        if (one.shadowRoot) walk(one.shadowRoot);
        if (root === document) return;
        for (const part of [null, "::before", "::after"]) {
            const { transitionDuration, animationDuration } = getComputedStyle(one, part);
            if (`${transitionDuration} ${animationDuration}`.split(/[ ,]+/).some((time) => parseFloat(time) > 0.01))
                found.push(`${one.tagName}.${one.className}${part ?? ""} ${transitionDuration} ${animationDuration}`);
        }
    });
    walk(document);
    return [...new Set(found)];
}"""
"""What of our own components would move."""

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
THEMES = ("light", "dark")
LEVELS = {"serious", "critical"}

AXE = """async (levels) => {
    const found = await axe.run(document, { resultTypes: ["violations"], elementRef: false });
    const told = ({ target, html, any }) =>
        [target.flat().join(" >> "), html.slice(0, 160), ...any.map((why) => why.message.slice(0, 160))].join("  ");
    const bad = found.violations.filter((one) => levels.includes(one.impact));
    return bad.map((one) => [one.id, one.impact, ...one.nodes.slice(0, 4).map(told)]);
}"""
"""Asks axe for violations; it looks into shadow roots by itself."""

FOCUSED = """async () => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    if (!one || one === document.body) return null;
    const look = (node) => {
        const style = getComputedStyle(node);
        const outline = style.outlineStyle !== "none" && style.outlineWidth;
        return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine].join();
    };
    const around = [];
    for (let node = one; node && around.length < 7; node = node.parentElement ?? node.getRootNode().host)
        around.push(node);
    const held = around.map(look);
    const box = one.getBoundingClientRect();
    const words = one.getAttribute("aria-label") ?? one.textContent.trim().slice(0, 60);
    const name = `${one.tagName} ${words} ${Math.round(box.x)} ${Math.round(box.y)}`;
    one.blur();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const bare = around.map(look);
    one.focus({ preventScroll: true, focusVisible: true });
    return { name, seen: held.some((style, index) => style !== bare[index]), sized: box.width > 1 && box.height > 1 };
}"""
"""What has the focus, and whether it, or what it stands in, looks otherwise than without."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the small graph, served for all tests of this file."""
    with served(graph(), tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.fixture(scope="module", params=[(size, theme) for size in SIZES for theme in THEMES], ids=" ".join)
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor for each width and theme."""
    size, theme = request.param
    wide, high = SIZES[size]
    context = browser.new_context(
        viewport={"width": wide, "height": high}, color_scheme="dark" if theme == "dark" else "light"
    )
    context.add_init_script(AXE_SCRIPT)
    yield Visitor(context.new_page(), address)
    context.close()


every_link = pytest.mark.parametrize("link", links.every())


@every_link
def test_axe_finds_nothing_serious(visitor: Visitor, link: str) -> None:
    visitor.page.goto(f"{visitor.address}/{link}")
    visitor.settles()
    for summary in reversed(visitor.page.locator("[data-testid=stExpander] > details:not([open]) > summary").all()):
        summary.click()
    visitor.settles()
    visitor.page.locator("details:not([open])").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    assert visitor.page.evaluate(AXE, sorted(LEVELS)) == []


def test_axe_would_see_it(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.address}/")
    visitor.settles()
    visitor.page.evaluate("""() => {
        const made = (name) => document.createElement(name);
        const pale = Object.assign(made("p"), { textContent: "pale" });
        pale.style.cssText = "position:fixed; top:0; z-index:1e9; color:#999; background:#fff";
        const host = document.querySelector("main").appendChild(made("div"));
        host.attachShadow({ mode: "open" }).append(made("button"), pale);
    }""")
    found = cast("list[list[str]]", visitor.page.evaluate(AXE, sorted(LEVELS)))
    assert {"button-name", "color-contrast"} <= {name for name, *_ in found}


@pytest.fixture
def keyboard(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield Visitor(context.new_page(), address)
    context.close()


@every_link
def test_focus_is_seen_at_every_tab_stop_and_nothing_moves(keyboard: Visitor, link: str) -> None:
    keyboard.page.goto(f"{keyboard.address}/{link}")
    keyboard.settles()
    assert keyboard.page.evaluate(MOVING) == []
    keyboard.page.add_style_tag(content="*, *::before, *::after { transition: none !important; }")
    met: dict[str, bool] = {}
    for _ in range(150):
        keyboard.page.keyboard.press("Tab")
        stop = keyboard.page.evaluate(FOCUSED)
        if stop is None or stop["name"] in met:
            break
        met[stop["name"]] = stop["seen"] and stop["sized"]
    assert len(met) >= len(links.pages())
    assert [name for name, seen in met.items() if not seen] == []


def test_the_camera_jumps_for_those_who_want_no_motion(keyboard: Visitor) -> None:
    keyboard.open("explore?node=AWS+Lambda")
    zoomed = "linkspanPictures.explore.camera().scale"
    before = keyboard.page.evaluate(zoomed)
    keyboard.page.get_by_role("button", name="Zoom in").click()
    assert keyboard.page.evaluate(zoomed) > before * 1.25  # at once: no frame lies between the two questions


GROUNDS = {"light": ("#ffffff", "#f3f5f8"), "dark": ("#14171c", "#1e232b")}
"""What colours stand on, as .streamlit/config.toml has it."""


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_counted_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize("kind", draw.STYLES)
def test_signs_stand_out_from_the_ground(kind: NodeKind | Relation, theme: str) -> None:
    """WCAG 1.4.11: what must be seen to understand a picture has a contrast of 3 to 1."""
    assert min(contrast(draw.STYLES[kind].colour, ground) for ground in GROUNDS[theme]) >= 3


def test_the_grounds_are_those_of_the_theme() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    told = {name: (theme[name]["backgroundColor"], theme[name]["secondaryBackgroundColor"]) for name in GROUNDS}
    assert told == GROUNDS
    for name, grounds in GROUNDS.items():
        for text in ("textColor", "primaryColor", "linkColor"):
            assert min(contrast(theme[name][text], ground) for ground in grounds) >= 4.5, (name, text)
