"""What the Atlas shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from panels.address.query import Query, filled, name, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LINKS: tuple[str, ...] = ("", "more", "all")
"""How many links are drawn: the strongest, more of them, or every one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """What the Atlas shows: the purposes that stand out (none: all are alike), and how many of the links."""

    purposes: tuple[str, ...] = ()
    links: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Atlas:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Atlas.read({"purpose": ["compute", "storage"], "links": ["some"]})
        Atlas(purposes=('compute', 'storage'), links='')
        """
        links = name(query, "links")
        return cls(purposes=tuple(sorted(names(query, "purpose"))), links=links if links in LINKS else "")

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Atlas(purposes=("compute",), links="all").query()
        {'purpose': ['compute'], 'links': ['all']}
        """
        said: dict[str, Iterable[str]] = {"purpose": self.purposes, "links": [self.links]}
        return filled(said)

    def toggled(self, purpose: str) -> Atlas:
        """Return the state in which a purpose stands out that did not, or no longer does.

        >>> Atlas(purposes=("compute",)).toggled("storage").purposes, Atlas(purposes=("a",)).toggled("a").purposes
        (('compute', 'storage'), ())
        """
        return replace(self, purposes=tuple(sorted({*self.purposes} ^ {purpose})))
