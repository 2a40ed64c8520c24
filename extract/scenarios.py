"""Read scenarios out of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement
    from graph.model import Scenario


def scenarios(statement: Statement) -> Iterator[Scenario]:
    """Yield the scenarios that a statement states."""
    yield from ()
