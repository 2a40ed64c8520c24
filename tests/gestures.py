"""What the tests of the picture do to it, and how they see that the page was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.visitor import Visitor

Places = dict[str, dict[str, float]]


def done(visitor: Visitor, *act: object) -> None:
    """Wait until the page was told this as the last thing."""
    said = ", ".join(map(repr, act))
    expect(visitor.page.get_by_text(f"done: [({said}")).to_be_visible()


def click(visitor: Visitor, node: str, *keys: str) -> None:
    for key in keys:
        visitor.page.keyboard.down(key)
    visitor.point(node, visitor.page.mouse.click, "demo")
    for key in keys:
        visitor.page.keyboard.up(key)


def drawn(visitor: Visitor) -> set[str]:
    return set(visitor.places("demo"))


def button(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()


def stayed(before: Places, after: Places) -> bool:
    return {node: after[node] for node in before.keys() & after.keys()} == {
        node: before[node] for node in before.keys() & after.keys()
    }
