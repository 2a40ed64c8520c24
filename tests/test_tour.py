"""The tour of docs/tour.md, step by step in a real browser: what it says to do can be done, what it says is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect

import builder
from tests.tour import TOUR, NotATour, Step, perform, steps
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

expect.set_options(timeout=PATIENCE)
TEXT = TOUR.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def visitor(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One visitor for the whole tour, over the default notes."""
    with served(builder.default_graph(), tmp_path_factory.mktemp("served"), [builder.NOTES]) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        someone = Visitor(context.new_page(), address)
        yield someone
        assert someone.foreign == []
        assert someone.complaints == []
        context.close()


@pytest.mark.parametrize("step", [pytest.param(step, id=f"{step.number}") for step in steps(TEXT)])
def test_the_tour_can_be_gone(visitor: Visitor, step: Step) -> None:
    for act in step.acts:
        perform(visitor, act)
    for words in step.sights:
        expect(visitor.page.get_by_text(words).filter(visible=True).first).to_be_visible()


def test_the_tour_shows_every_page_and_every_picture_of_it_is_there() -> None:
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", TEXT)
    assert len(pictures) >= 5
    assert [name for name in pictures if not (TOUR.parent / name).is_file()] == []


@pytest.mark.parametrize(
    "text",
    [
        "1. **Do:** wave. **See:** “a map”.",
        "1. **Do:** open `/`. **See:** a map.",
        "1. **Do:** open `/`. **See:** “a map” and more.",
        "1. **Do:** open `/`.",
        "2. **Do:** open `/`. **See:** “a map”.",
        "1. **Do:** open `/`. **See:** “a map”.\n2. Look around.",
    ],
)
def test_a_step_that_nobody_could_perform_is_refused(text: str) -> None:
    with pytest.raises(NotATour):
        steps(text)
