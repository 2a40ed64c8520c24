"""Read constraints out of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement
    from graph.model import Constraint


def constraints(statement: Statement) -> Iterator[Constraint]:
    """Yield the constraints that a statement states."""
    yield from ()
