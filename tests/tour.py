"""Reads the tour in docs/tour.md as steps, each with gestures to perform and words to see, and performs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.visitor import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.visitor import Visitor

TOUR = ROOT / "docs" / "tour.md"
STEP = re.compile(r"^(\d+)\. \*\*Do:\*\* (.+?)\. \*\*See:\*\* (.+?)\.$", re.MULTILINE | re.DOTALL)
NUMBERED = re.compile(r"^\d+\.", re.MULTILINE)
SAID = re.compile(r"“([^”]+)”")
BETWEEN = re.compile(r",\s+(?=(?:open|click|write|press|go)\b)")


class NotATour(ValueError):
    """A step of the tour cannot be performed as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: its number, what is done one after the other, the words that are then on the page."""

    number: int
    acts: tuple[str, ...]
    sights: tuple[str, ...]


def steps(text: str) -> list[Step]:
    """Return the steps of a tour in their order. Raises NotATour for a step that is not written as one.

    >>> [step.sights for step in steps("1. **Do:** open `/`. **See:** “a map”.")]
    [('a map',)]
    """
    found = [_step(*match.groups()) for match in STEP.finditer(text)]
    if [step.number for step in found] != list(range(1, len(NUMBERED.findall(text)) + 1)):
        message = f"steps are written as one does and one sees, numbered from 1; read: {[one.number for one in found]}"
        raise NotATour(message)
    return found


def _step(number: str, done: str, seen: str) -> Step:
    acts = tuple(BETWEEN.split(" ".join(done.split())))
    for act in acts:
        _gesture(act)
    sights = tuple(SAID.findall(seen))
    if SAID.sub("", seen).strip(", \n") or not sights:
        message = f"step {number} shows something else than quoted words: {seen}"
        raise NotATour(message)
    return Step(number=int(number), acts=acts, sights=sights)


def perform(visitor: Visitor, act: str) -> None:
    """Do what a step says, as a visitor does it, and wait until the page rests."""
    gesture, words = _gesture(act)
    gesture(visitor, *words)
    visitor.settles()


def _gesture(act: str) -> tuple[Callable[..., None], tuple[str, ...]]:
    for pattern, gesture in GESTURES.items():
        if match := re.fullmatch(pattern, act):
            return gesture, match.groups()
    message = f"no gesture is called: {act}"
    raise NotATour(message)


def _open(visitor: Visitor, link: str) -> None:
    visitor.page.goto(f"{visitor.address}{link}")


def _point(visitor: Visitor, label: str) -> None:
    """Click a service in the picture, which is a canvas: it is asked where the service is."""
    visitor.point(f"service:{label}", visitor.page.mouse.click)


def _click(visitor: Visitor, name: str) -> None:
    _first(_named(visitor.page, name)).click()


def _named(page: Page, name: str) -> Iterator[Locator]:
    """Yield what may be meant by a name, the likeliest first: it in full, then what begins with it."""
    for words in (re.compile(rf"^\s*{re.escape(name)}\s*$"), re.compile(rf"^\s*{re.escape(name)}\b")):
        yield page.get_by_role("link", name=words)
        yield page.get_by_role("tab", name=words)
        yield page.get_by_role("button", name=words)
        yield page.get_by_role("radio", name=words)


def _first(found: Iterator[Locator]) -> Locator:
    places = [place.filter(visible=True) for place in found]
    anything = places[0]
    for place in places[1:]:
        anything = anything.or_(place)
    anything.first.wait_for()
    return next(place.first for place in places if place.count())


def _write(visitor: Visitor, text: str, box: str) -> None:
    """Type into a field and send it; what offers names takes the one that is typed."""
    field = visitor.page.get_by_role("textbox", name=box).or_(visitor.page.get_by_role("combobox", name=box)).first
    field.fill(text)
    field.press("Control+Enter" if field.evaluate("(one) => one.tagName") == "TEXTAREA" else "Enter")


GESTURES: dict[str, Callable[..., None]] = {
    r"open `(.+)`": _open,
    r"click the node “(.+)”": _point,
    r"click “(.+)”": _click,
    r"write “(.+)” in “(.+)”": _write,
    r"press `(.+)`": lambda visitor, key: visitor.page.keyboard.press(key),
    r"go back": lambda visitor: visitor.page.go_back(),
}
"""What a step can say, and what is then done."""
