"""A graph in which each node stands once for every state of what a way must meet; imports no search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.paths.homing import Effort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from graph.paths.homing import Net, Row, Rows

MADE = 4
"""What making an arc counts: it takes so many times as long as looking at one that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """What a way must meet, a bit for each thing.

    `gain` tells which bits a hop gains, given the numbers of its two nodes: those of what it is and those of the node
    that it enters (an end gains none).
    """

    bits: int
    gain: Callable[[int, int], int]

    @property
    def full(self) -> int:
        """All bits."""
        return (1 << self.bits) - 1


class Layers:
    """The arcs between states (a node, and what was met so far), made when a search comes by.

    A way in it from `source` to `target` is a walk that meets all that is required, of the same cost and as many hops,
    and each such walk is one way, since a state follows from the walk that leads to it; it may pass a node twice, in
    two states. States compare as their nodes do. Method: the product of graph and automaton, as in Barrett, Jacob and
    Marathe, "Formal-language-constrained path problems" (SIAM Journal on Computing 30, 2000).

    >>> from graph.paths.homing import Arcs
    >>> line = (((1, 1), (2, 9)), ((0, 1), (2, 1)), ((0, 9), (1, 1)))
    >>> layers = Layers(Arcs(out=line, into=line), 0, 1, Required(bits=1, gain=lambda here, there: int(there == 2)))
    >>> layers.out[layers.source], layers.out[2 * 2 + 1]
    (((5, 9),), ((3, 1),))
    """

    def __init__(
        self,
        arcs: Net,
        source: int,
        target: int,
        required: Required,
        closed: Collection[int] = (),
        effort: Effort | None = None,
    ) -> None:
        self._out, self._into, self._required, self._closed = arcs.out, arcs.into, required, frozenset(closed)
        self._ends = source, target
        self.bits = required.bits
        self.source, self.target = source << required.bits, target << required.bits | required.full
        effort = effort or Effort()
        self.out: Rows = _Made(self._onward, effort)
        self.into: Rows = _Made(self._back, effort)

    def _onward(self, state: int) -> Iterator[tuple[int, int]]:
        bits, full = self._required.bits, self._required.full
        here, got = state >> bits, state & full
        for there, cost in self._out[here]:
            if there == self._ends[0] or there in self._closed or self._is_blind(here, there):
                continue
            now = got | self._required.gain(here, there)
            if there != self._ends[1] or now == full:
                yield there << bits | now, cost

    def _back(self, state: int) -> Iterator[tuple[int, int]]:
        bits, full = self._required.bits, self._required.full
        here, now = state >> bits, state & full
        if here == self._ends[0] or here in self._closed:
            return
        for before, cost in self._into[here]:
            gained = self._required.gain(before, here)
            if gained & ~now or before == self._ends[1] or before in self._closed or self._is_blind(before, here):
                continue
            for got in _without(now, gained):
                if before != self._ends[0] or not got:
                    yield before << bits | got, cost

    def _is_blind(self, here: int, there: int) -> bool:
        """Tell whether a hop leads to or from where there is only the way back: a feature that hangs on its service."""
        onward, back = self._out[there], self._into[here]
        return (there != self._ends[1] and len(onward) == 1 and onward[0][0] == here) or (
            here != self._ends[0] and len(back) == 1 and back[0][0] == there
        )


class _Made(dict[int, "Row"]):
    """Rows that are made when they are asked for, and kept."""

    def __init__(self, make: Callable[[int], Iterable[tuple[int, int]]], effort: Effort) -> None:
        super().__init__()
        self._make, self._effort = make, effort

    def __missing__(self, state: int) -> Row:
        row = self[state] = tuple(self._make(state))
        self._effort.left -= MADE * len(row)
        return row


def twins(states: Sequence[int], bits: int) -> Sequence[int]:
    """Return all states of the nodes that some states are of.

    >>> twins((4, 2), 1)
    [4, 5, 2, 3]
    """
    if not bits:
        return states
    return [state >> bits << bits | got for state in states for got in range(1 << bits)]


def chains(nodes: Sequence[int], got: int, bits: int) -> Iterator[tuple[int, ...]]:
    """Yield the states in which a walk can pass some nodes in their order, given what it has met before.

    >>> list(chains((3, 4), 0, 1))
    [(6, 8), (6, 9), (7, 9)]
    """
    if not nodes:
        yield ()
        return
    for now in range(got, 1 << bits):
        if now & got == got:
            yield from ((nodes[0] << bits | now, *rest) for rest in chains(nodes[1:], now, bits))


def _without(bits: int, gained: int) -> Iterator[int]:
    """Yield the bits without each part of those gained: with all, some and none of them.

    >>> sorted(_without(0b111, 0b101))
    [2, 3, 6, 7]
    """
    part = gained
    while part:
        yield bits & ~part
        part = (part - 1) & gained
    yield bits
