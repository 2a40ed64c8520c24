"""What Needs shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panels.address.query import Query, filled, name, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LAST_PAGE = 1000
"""No list has a page beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What Needs shows: what is looked for, whose needs (a service by name), the one that is open by its id."""

    words: str = ""
    service: str = ""
    need: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Needs:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Needs.read({"words": ["block countries"], "page": ["none"]})
        Needs(words='block countries', service='', need='', page=1)
        """
        return cls(
            words=name(query, "words"),
            service=name(query, "service"),
            need=name(query, "need"),
            page=number(query, "page", range(1, LAST_PAGE), 1),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Needs(service="AWS WAF", page=2).query()
        {'service': ['AWS WAF'], 'page': ['2']}
        """
        said: dict[str, Iterable[str]] = {
            "words": [self.words],
            "service": [self.service],
            "need": [self.need],
            "page": unless(self.page, 1),
        }
        return filled(said)
