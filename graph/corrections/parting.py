"""Which lines of the notes speak of a service by one of its names alone: what is told there goes with the name."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.merge import folded
from graph.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a note that name a service, in order, and whether each does it by the name in question alone."""

    numbers: Sequence[int]
    alone: Sequence[bool]

    def so(self, line: int) -> bool:
        """Whether a line, or the last before it that names the service, names it by that name alone."""
        at = bisect_right(self.numbers, line) - 1
        return at >= 0 and self.alone[at]


def owners(facts: Iterable[Fact], service: str, form: str) -> Mapping[str, Lines]:
    """Return the lines that name a service, by note, where any line names it by this (folded) form alone."""
    forms: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        if isinstance(fact, Mention) and fact.service == service and fact.name:
            forms[fact.evidence.source][fact.evidence.line].add(folded(fact.name))
    found = {
        source: Lines(numbers=sorted(lines), alone=[lines[number] == {form} for number in sorted(lines)])
        for source, lines in forms.items()
    }
    return {source: lines for source, lines in found.items() if any(lines.alone)}


def evidently(fact: Fact, lines: Mapping[str, Lines]) -> bool:
    """Whether a fact stands where the service goes by that name alone."""
    own = lines.get(fact.evidence.source)
    return own is not None and own.so(fact.evidence.line)
