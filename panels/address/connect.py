"""What Connect shows, as the address says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation
from graph.paths import HUB_WEIGHT, Direction, Sense
from panels.address.query import Query, filled, name, names, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROUTES = range(1, 51)
"""How many routes an address may ask for."""

MOST, MORE = 5, 5
"""How many routes are shown unless the address says otherwise, and how many more at a time."""

HOPS = range(1, 31)
"""How many links long the longest route may be."""

LONGEST = 6
"""How many links a route has at most unless the address says otherwise."""

DIALS: tuple[float, ...] = (0.0, 0.15, 0.3, 0.6, 1.0)
"""The stops of the dial from short to telling: what a hub on the way costs."""

DIAL = HUB_WEIGHT
"""Where the dial stands unless the address says otherwise."""

CATEGORY = "category:"
"""What stands before a category of services among what is to be avoided or passed."""

PASSABLE: tuple[NodeKind, ...] = tuple(kind for kind in NodeKind if kind is not NodeKind.SERVICE)
"""The kinds of nodes that routes pass only if asked to."""

_RELATION = frozenset(map(str, Relation))
_TURN = re.compile(rf"(?:{'|'.join(Relation)})=(?:{'|'.join(Sense)})")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """What Connect shows: the ends, the route that is lit, what routes may be like, whose details are open.

    `or_from` and `or_to` are further ends, `among` further services to connect with both, all at once. `via` and
    `avoid` hold nodes, relations, kinds of nodes, and categories of services, these with CATEGORY before them. `only`
    names relations, `through` kinds of nodes, `turned` relations with the way in which they are travelled
    ("reads_from=against"). `contrast` lets routes go by way of alternatives; `every` shows routes however alike. `open`
    is the id of a node or link of the picture.
    """

    source: str = ""
    target: str = ""
    or_from: tuple[str, ...] = ()
    or_to: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    route: int = 1
    most: int = MOST
    every: bool = False
    dial: float = DIAL
    directed: bool = False
    flow: bool = False
    turned: tuple[str, ...] = ()
    hops: int = LONGEST
    contrast: bool = False
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    open: str = ""

    @property
    def direction(self) -> Direction:
        """Which way a whole route goes; the flow of data, where an address asks for that and for arrows."""
        if self.flow:
            return Direction.FLOW
        return Direction.ARROW if self.directed else Direction.ANY

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Connect:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Connect.read({"from": ["S3"], "to": ["SQS"], "dial": ["0.6"], "directed": ["yes"]}).query()
        {'from': ['S3'], 'to': ['SQS'], 'dial': ['0.6'], 'directed': ['yes']}
        >>> Connect.read({"from": ["S3"], "dial": ["far"], "most": ["1000"], "way": ["uses=up"]}).query()
        {'from': ['S3']}
        """
        dial = name(query, "dial")
        return cls(
            source=name(query, "from"),
            target=name(query, "to"),
            or_from=names(query, "or-from"),
            or_to=names(query, "or-to"),
            among=names(query, "with"),
            route=number(query, "route", ROUTES, 1),
            most=number(query, "most", ROUTES, MOST),
            every=_yes(query, "all"),
            dial=float(dial) if _NUMBER.fullmatch(dial) else DIAL,
            directed=_yes(query, "directed") and not _yes(query, "flow"),
            flow=_yes(query, "flow"),
            turned=tuple(one for one in names(query, "way") if _TURN.fullmatch(one)),
            hops=number(query, "hops", HOPS, LONGEST),
            contrast=_yes(query, "contrast"),
            via=names(query, "via"),
            avoid=names(query, "avoid"),
            only=tuple(one for one in names(query, "only") if one in _RELATION),
            through=tuple(one for one in names(query, "through") if one in PASSABLE),
            open=name(query, "open"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default."""
        said: dict[str, Iterable[str]] = {
            "from": [self.source],
            "to": [self.target],
            "or-from": self.or_from,
            "or-to": self.or_to,
            "with": self.among,
            "route": unless(self.route, 1),
            "most": unless(self.most, MOST),
            "all": _said(self.every),
            "dial": [] if self.dial == DIAL else [f"{self.dial:g}"],
            "directed": _said(self.directed),
            "flow": _said(self.flow),
            "way": self.turned,
            "hops": unless(self.hops, LONGEST),
            "contrast": _said(self.contrast),
            "via": self.via,
            "avoid": self.avoid,
            "only": self.only,
            "through": self.through,
            "open": [self.open],
        }
        return filled(said)


def _yes(query: Mapping[str, Sequence[str]], key: str) -> bool:
    return name(query, key) == "yes"


def _said(yes: bool) -> list[str]:
    return ["yes"] if yes else []
