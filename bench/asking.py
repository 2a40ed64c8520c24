"""How questions of a large graph are measured: numbers from the command line, one clock, a still collector."""

from __future__ import annotations

import argparse
import gc
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

T = TypeVar("T")


def numbers(
    purpose: str | None, defaults: Mapping[str, int], arguments: Sequence[str] | None, **switches: str
) -> dict[str, int]:
    """Return what the command line says of each number, and of each switch, given with its help, as 0 or 1.

    >>> numbers("Measures.", {"nodes": 5, "k": 3}, ["--k", "1", "--record"], record="keep it")
    {'nodes': 5, 'k': 1, 'record': 1}
    """
    parser = argparse.ArgumentParser(description=(purpose or "").partition("\n")[0])
    for name, value in defaults.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    for name, told in switches.items():
        parser.add_argument(f"--{name}", action="store_const", const=1, default=0, help=told)
    return vars(parser.parse_args(arguments))


@contextmanager
def still() -> Iterator[None]:
    """Keep the garbage collector off all that is there already."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def timed(ask: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds an answer took, and the answer."""
    start = perf_counter()
    answer = ask()
    return perf_counter() - start, answer
