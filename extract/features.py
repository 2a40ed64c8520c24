"""Read features out of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement
    from graph.model import Feature


def features(statement: Statement) -> Iterator[Feature]:
    """Yield the features that a statement states."""
    yield from ()
