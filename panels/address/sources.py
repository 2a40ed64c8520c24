"""What Sources shows, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from panels.address.query import Query, filled, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHOWS: tuple[str, ...] = ("", "nothing")
"""Which lines of a note are shown: all, or only those of which nothing was read."""

LAST_LINE = 10_000_000
"""No note has a line beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What Sources shows: a note by its name, the line that is open (0: none), which lines, and what is searched."""

    note: str = ""
    line: int = 0
    show: str = ""
    find: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Sources:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Sources.read({"note": ["aws-lambda.md"], "line": ["12"], "show": ["nothing"]})
        Sources(note='aws-lambda.md', line=12, show='nothing', find='')
        >>> Sources.read({"note": ["aws-lambda.md"], "line": ["-3"], "show": ["some"]})
        Sources(note='aws-lambda.md', line=0, show='', find='')
        """
        show = name(query, "show")
        return cls(
            note=name(query, "note"),
            line=_line(name(query, "line")),
            show=show if show in SHOWS else "",
            find=name(query, "find"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Sources(note="aws-lambda.md", line=12).query()
        {'note': ['aws-lambda.md'], 'line': ['12']}
        """
        said: dict[str, Iterable[str]] = {
            "note": [self.note],
            "line": [str(self.line) if self.line else ""],
            "show": [self.show],
            "find": [self.find],
        }
        return filled(said)


def _line(said: str) -> int:
    """Return the number of a line, 0 for what is none."""
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < len(str(LAST_LINE)) else 0
    return min(number, LAST_LINE)
