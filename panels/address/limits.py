"""What Limits shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import ConstraintKind
from graph.query import UNITS, Quantity
from panels.address.query import Query, filled, name, names, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS: tuple[str, ...] = ("service", "of", "kind", "value", "measure", "sentence")
"""What rows can be sorted by."""

LAST_PAGE = 1000
"""No table has a page beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What Limits shows: which rows, in which unit, in which order, and which part of them.

    `service` holds services by name; `quantity` is what values measure ("" for all rows); `unit` is what they are
    compared in ("" for one that fits); `sort` is a column ("" for the usual one), `down` whether its last comes first.
    """

    words: str = ""
    kind: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    quantity: str = ""
    unit: str = ""
    sort: str = ""
    down: bool = False
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Limits:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Limits.read({"quantity": ["time"], "unit": ["min"], "kind": ["limit", "x"]}).query()
        {'kind': ['limit'], 'quantity': ['time'], 'unit': ['min']}
        >>> Limits.read({"quantity": ["size"], "unit": ["min"], "sort": ["x"], "page": ["-1"]}).query()
        {'quantity': ['size']}
        """
        quantity = _one_of(name(query, "quantity"), map(str, Quantity))
        return cls(
            words=name(query, "words"),
            kind=tuple(kind for kind in map(str, ConstraintKind) if kind in names(query, "kind")),
            service=names(query, "service"),
            quantity=quantity,
            unit=_one_of(name(query, "unit"), UNITS[Quantity(quantity)] if quantity else ()),
            sort=_one_of(name(query, "sort"), COLUMNS if quantity else set(COLUMNS) - {"measure"}),
            down=name(query, "order") == "down",
            page=number(query, "page", range(1, LAST_PAGE), 1),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default."""
        said: dict[str, Iterable[str]] = {
            "words": [self.words],
            "kind": self.kind,
            "service": self.service,
            "quantity": [self.quantity],
            "unit": [self.unit],
            "sort": [self.sort],
            "order": ["down" if self.down else ""],
            "page": unless(self.page, 1),
        }
        return filled(said)

    @property
    def column(self) -> str:
        """What rows are sorted by: values of one quantity by their measure, unless the address says otherwise."""
        return self.sort or ("measure" if self.quantity else "service")


def _one_of(said: str, allowed: Iterable[str]) -> str:
    return said if said in set(allowed) else ""
