"""What Compare shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panels.address.query import Query, filled, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST = 4
"""How many services stand side by side at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """What Compare shows: services by name, in the order of their columns."""

    service: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Compare:
        """Return the state that an address says.

        >>> Compare.read({"service": ["Amazon SQS", "Amazon SNS"]})
        Compare(service=('Amazon SQS', 'Amazon SNS'))
        """
        return cls(service=names(query, "service")[:MOST])

    def query(self) -> Query:
        """Return the parameters of the address.

        >>> Compare(service=("Amazon SQS",)).query()
        {'service': ['Amazon SQS']}
        """
        return filled({"service": self.service})
