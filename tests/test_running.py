"""How components are run in the browser: what newer data overtake goes on, what leaves the page ends, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from panels.component import FRONTEND

if TYPE_CHECKING:
    from playwright.sync_api import Page

SETUP = """
globalThis.box = document.createElement("div");
document.body.append(box);
globalThis.shadow = box.attachShadow({ mode: "open" });
globalThis.did = [];
globalThis.show = async ({ data }) => {
  did.push(`shown ${data.said}`);
  return () => did.push(`ended ${data.said}`);
};
globalThis.start = (data) => run({ css: "p { color: red }", show }, { parentElement: shadow, data });
"""


@pytest.fixture
def page(page: Page) -> Page:
    """A page with one component that says what is done to it."""
    script = (FRONTEND / "running.js").read_text(encoding="utf-8") + SETUP
    page.evaluate("(text) => document.head.append(Object.assign(document.createElement('script'), { text }))", script)
    return page


@pytest.mark.parametrize(
    ("steps", "did"),
    [
        ("const a = await start({ said: 1 }); a()", ["shown 1"]),
        ("const a = await start({ said: 1 }); box.remove(); a(); a()", ["shown 1", "ended 1"]),
        ("const a = await start({ said: 1 }), b = await start({ said: 2 }); a()", ["shown 1", "shown 2"]),
        (
            "const a = await start({ said: 1 }), b = await start({ said: 2 }); box.remove(); a(); b()",
            ["shown 1", "shown 2", "ended 2"],
        ),
    ],
)
def test_only_what_has_left_the_page_ends(steps: str, did: list[str], page: Page) -> None:
    assert page.evaluate(f"async () => {{ {steps}; return did; }}") == did


def test_data_whose_values_are_still_to_come_are_overtaken_by_newer_ones(page: Page) -> None:
    steps = """async () => {
        const early = start({ said: 1, kept: { key: "k", mark: "one" } });
        const late = start({ said: 2, kept: { key: "k", mark: "two" } });
        keep({ key: "k", mark: "two", values: { more: true } });
        for (const end of await Promise.all([early, late])) end();
        return [did, shadow.querySelectorAll("style").length];
    }"""
    assert page.evaluate(steps) == [["shown 2"], 1]
