"""Markdown and plain text, which are read as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.formats.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts(content: str) -> Iterator[Part]:
    """Yield the text, whole."""
    yield Part(text=content)
