"""What Explore shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation
from panels.address.query import Query, filled, name, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTHS: tuple[int, ...] = (1, 2, 3)
TOPS: tuple[int, ...] = (10, 20, 40, 80, 150)
"""What the controls offer."""

DEPTH, TOP = 1, 20
"""What holds unless the address says otherwise."""

HIDEABLE: frozenset[str] = frozenset([*map(str, NodeKind), *map(str, Relation)])
"""What can be hidden: kinds and relations by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explore:
    """What Explore shows: the node in the middle, the one whose details are open, and what is drawn around."""

    node: str = ""
    selected: str = ""
    depth: int = DEPTH
    top: int = TOP
    hide: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Explore:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Explore.read({"node": ["Amazon S3"], "depth": ["2"], "top": ["many"], "hide": ["uses", "x"]})
        Explore(node='Amazon S3', selected='', depth=2, top=20, hide=('uses',))
        """
        hidden = HIDEABLE.intersection(query.get("hide", ()))
        return cls(
            node=name(query, "node"),
            selected=name(query, "selected"),
            depth=number(query, "depth", DEPTHS, DEPTH),
            top=number(query, "top", TOPS, TOP),
            hide=tuple(sorted(hidden)),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Explore(node="AWS Lambda", hide=("scenario", "uses")).query()
        {'node': ['AWS Lambda'], 'hide': ['scenario', 'uses']}
        """
        said: dict[str, Iterable[str]] = {
            "node": [self.node],
            "selected": [self.selected],
            "depth": unless(self.depth, DEPTH),
            "top": unless(self.top, TOP),
            "hide": self.hide,
        }
        return filled(said)

    @property
    def kinds(self) -> frozenset[NodeKind]:
        """The kinds that are not hidden."""
        return frozenset(kind for kind in NodeKind if kind not in self.hide)

    @property
    def relations(self) -> frozenset[Relation]:
        """The relations that are not hidden."""
        return frozenset(relation for relation in Relation if relation not in self.hide)

    def toggled(self, name: str) -> Explore:
        """Return the state in which a kind or relation is hidden that was shown, or shown that was hidden.

        What is neither changes nothing.

        >>> Explore(hide=("uses",)).toggled("service").hide, Explore(hide=("uses",)).toggled("uses").hide
        (('service', 'uses'), ())
        """
        return replace(self, hide=tuple(sorted({*self.hide} ^ ({name} & HIDEABLE))))
