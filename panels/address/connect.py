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

DIALS: tuple[float, ...] = (0.0, 0.15, 0.3, 0.6, 1.0)
"""The stops of the dial from short to telling: what a hub on the way costs."""

DIAL = 0.3
"""Where the dial stands unless the address says otherwise."""

CATEGORY = "category:"
"""What stands before a category of services among what is to be avoided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """What Connect shows: the two ends, the route that is lit, what routes may be like, whose details are open.

    `avoid` holds services, relations, and categories of services with CATEGORY before them; `contrast` lets routes go
    by way of alternatives; `open` is the id of a node or link of the picture.
    """

    source: str = ""
    target: str = ""
    route: int = 1
    most: int = MOST
    dial: float = DIAL
    directed: bool = False
    contrast: bool = False
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    open: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Connect:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Connect.read({"from": ["S3"], "to": ["SQS"], "dial": ["0.6"], "directed": ["yes"]}).query()
        {'from': ['S3'], 'to': ['SQS'], 'dial': ['0.6'], 'directed': ['yes']}
        >>> Connect.read({"from": ["S3"], "dial": ["0.7"], "most": ["1000"]}).query()
        {'from': ['S3']}
        """
        dial = name(query, "dial")
        return cls(
            source=name(query, "from"),
            target=name(query, "to"),
            route=number(query, "route", range(1, ROUTES[-1] + 1), 1),
            most=number(query, "most", ROUTES, MOST),
            dial=next((stop for stop in DIALS if f"{stop:g}" == dial), DIAL),
            directed=name(query, "directed") == "yes",
            contrast=name(query, "contrast") == "yes",
            via=names(query, "via"),
            avoid=names(query, "avoid"),
            open=name(query, "open"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default."""
        said: dict[str, Iterable[str]] = {
            "from": [self.source],
            "to": [self.target],
            "route": unless(self.route, 1),
            "most": unless(self.most, MOST),
            "dial": [] if self.dial == DIAL else [f"{self.dial:g}"],
            "directed": ["yes" if self.directed else ""],
            "contrast": ["yes" if self.contrast else ""],
            "via": self.via,
            "avoid": self.avoid,
            "open": [self.open],
        }
        return filled(said)
