"""Read links out of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement
    from graph.model import Link


def links(statement: Statement) -> Iterator[Link]:
    """Yield the links that a statement states."""
    yield from ()
