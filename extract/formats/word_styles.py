"""What a Word document says of its paragraphs by their styles: headings, items of lists, and how deep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING: Final = re.compile(r"heading ([1-9])$", re.IGNORECASE)
LIST: Final = re.compile(r"list (?:bullet|number)(?: ([2-9]))?$", re.IGNORECASE)
TITLE: Final = "title"
NO_LIST: Final = "0"
"""The number of a list that takes a paragraph out of the list of its style."""

LONGEST_CHAIN: Final = 20
"""Styles that one is based on, so that a ring of them ends."""

Element = Any
"""An element of a document's XML; lxml ships no types."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Return the styles that a document defines."""
        return cls({style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))})

    def heading(self, paragraph: Element) -> int:
        """Return the level of the heading that a paragraph is, 0 where it is none."""
        own = value(paragraph, "w:pPr/w:outlineLvl")
        if own.isdigit():
            return int(own) + 1 if int(own) < len("123456789") else 0
        for style in self._chain(paragraph):
            name = value(style, "w:name")
            if name.lower() == TITLE:
                return 1
            if found := HEADING.match(name):
                return int(found[1])
            if (level := value(style, "w:pPr/w:outlineLvl")).isdigit():
                return int(level) + 1
        return 0

    def item(self, paragraph: Element) -> int:
        """Return how deep in a list a paragraph is an item, counted from 1; 0 where it is none."""
        for holder in (paragraph, *self._chain(paragraph)):
            number = value(holder, "w:pPr/w:numPr/w:numId")
            level = value(holder, "w:pPr/w:numPr/w:ilvl")
            if number:
                return 0 if number == NO_LIST else 1 + (int(level) if level.isdigit() else self._named_depth(paragraph))
            if level.isdigit():
                return int(level) + 1
        return self._named_depth(paragraph) + 1 if self._is_list(paragraph) else 0

    def _is_list(self, paragraph: Element) -> bool:
        return any(LIST.match(value(style, "w:name")) for style in self._chain(paragraph))

    def _named_depth(self, paragraph: Element) -> int:
        """Return the depth that the name of a style tells, from 0."""
        for style in self._chain(paragraph):
            if found := LIST.match(value(style, "w:name")):
                return int(found[1] or 1) - 1
        return 0

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        """Yield the style of a paragraph and those that it is based on."""
        name = value(paragraph, "w:pPr/w:pStyle")
        for _ in range(LONGEST_CHAIN):
            style = self.by_id.get(name)
            if style is None:
                return
            yield style
            name = value(style, "w:basedOn")


def value(element: Element, path: str) -> str:
    """Return the value of the element at a path below another, "" where there is none."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(qn("w:val"), ""))
