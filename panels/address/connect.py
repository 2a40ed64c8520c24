"""What Connect shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panels.address.query import Query, filled, name, names, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROUTES: tuple[int, ...] = (3, 5, 10)
"""How many routes the controls offer."""

MOST = 5
"""How many are shown unless the address says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """What Connect shows: the two ends, the route that is lit, what routes may be like, whose details are open."""

    source: str = ""
    target: str = ""
    route: int = 1
    most: int = MOST
    directed: bool = False
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Connect:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Connect.read({"from": ["S3"], "to": ["SQS"], "route": ["2"], "directed": ["yes"]}).query()
        {'from': ['S3'], 'to': ['SQS'], 'route': ['2'], 'directed': ['yes']}
        """
        return cls(
            source=name(query, "from"),
            target=name(query, "to"),
            route=number(query, "route", range(1, ROUTES[-1] + 1), 1),
            most=number(query, "most", ROUTES, MOST),
            directed=name(query, "directed") == "yes",
            via=names(query, "via"),
            avoid=names(query, "avoid"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default."""
        said: dict[str, Iterable[str]] = {
            "from": [self.source],
            "to": [self.target],
            "route": unless(self.route, 1),
            "most": unless(self.most, MOST),
            "directed": ["yes" if self.directed else ""],
            "via": self.via,
            "avoid": self.avoid,
        }
        return filled(said)
