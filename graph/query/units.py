"""Values of limits that can be compared: what a unit of the notes measures, and how much that is in another unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pint import UnitRegistry

    from graph.model import Bound, LimitRow


class Quantity(StrEnum):
    """What a value measures; only values of one quantity are compared."""

    TIME = "time"
    SIZE = "size"
    SPEED = "speed"
    RATE = "rate"
    COUNT = "count"


UNITS: dict[Quantity, dict[str, str]] = {
    Quantity.TIME: {
        "ms": "millisecond",
        "s": "second",
        "min": "minute",
        "h": "hour",
        "d": "day",
        "years": "year",
    },
    Quantity.SIZE: {
        "bytes": "byte",
        "KB": "kilobyte",
        "KiB": "kibibyte",
        "MB": "megabyte",
        "MiB": "mebibyte",
        "GB": "gigabyte",
        "GiB": "gibibyte",
        "TB": "terabyte",
    },
    Quantity.SPEED: {
        "bytes/s": "byte / second",
        "KB/s": "kilobyte / second",
        "MB/s": "megabyte / second",
        "GB/s": "gigabyte / second",
        "Mbit/s": "megabit / second",
        "Gbit/s": "gigabit / second",
    },
    Quantity.RATE: {"per s": "1 / second", "per min": "1 / minute", "per h": "1 / hour", "per d": "1 / day"},
    Quantity.COUNT: {"×": ""},
}
"""The units that values are shown in, the first of each the smallest, and what the registry calls them."""

BASE: dict[Quantity, str] = {
    Quantity.TIME: "s",
    Quantity.SIZE: "bytes",
    Quantity.SPEED: "bytes/s",
    Quantity.RATE: "per s",
    Quantity.COUNT: "×",
}
"""The units that amounts are in."""

DEFINITIONS: tuple[str, ...] = (
    *("micro- = 1e-6", "milli- = 1e-3"),
    *("kilo- = 1e3", "mega- = 1e6", "giga- = 1e9", "tera- = 1e12", "peta- = 1e15", "exa- = 1e18"),
    *("kibi- = 2**10", "mebi- = 2**20", "gibi- = 2**30", "tebi- = 2**40", "pebi- = 2**50", "exbi- = 2**60"),
    *("second = [time]", "minute = 60 * second", "hour = 60 * minute", "day = 24 * hour", "week = 7 * day"),
    *("month = 30 * day", "year = 365 * day"),
    *("byte = [size]", "bit = byte / 8"),
)
"""All that the registry knows. "KB" is 1,000 bytes and "KiB" 1,024, as IEC 80000-13 has it, a month 30 days."""

TIMES: dict[str, str] = {
    "microsecond": "us µs microsecond microseconds",
    "millisecond": "ms millisecond milliseconds",
    "second": "s sec secs second seconds",
    "minute": "m min mins minute minutes",
    "hour": "h hr hrs hour hours",
    "day": "d day days",
    "week": "week weeks",
    "month": "month months",
    "year": "yr yrs year years",
}
"""How notes write units of time."""

PREFIXES: dict[str, str] = {
    spelling: name
    for name, spellings in {
        "": ("",),
        "kilo": ("k", "kilo"),
        "mega": ("m", "mega"),
        "giga": ("g", "giga"),
        "tera": ("t", "tera"),
        "peta": ("p", "peta"),
        "exa": ("e",),
        "kibi": ("ki",),
        "mebi": ("mi",),
        "gibi": ("gi",),
        "tebi": ("ti",),
        "pebi": ("pi",),
        "exbi": ("ei",),
    }.items()
    for spelling in spellings
}
"""How notes write prefixes of sizes; capitals do not count, for no note means a millibyte."""

TINY = 0.001
"""What is less in a unit is told in another, for nobody counts its noughts."""

PER_SECOND = {"tps", "rps", "qps", "iops"}
"""Units that are rates without saying so."""

UNTOLD = {"ghz"}
"""Units that measure what no other limit does."""

LOOSE_TIMES = {"month", "year"}
"""Units that are longer at one time than at another."""

_SIZE = re.compile(
    r"(?P<prefix>[KMGTPE]i?|kilo|mega|giga|tera|peta|)(?P<unit>B|b|bits?|bytes?)(?P<speed>ps|/s|/sec)?", re.IGNORECASE
)
_PER = re.compile(r"\s*(?:/|\bper\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<times>million|billion|[kM])?")
_FRACTIONS = {"½": 0.5, "¼": 0.25}
_MULTIPLES = {None: 1.0, "k": 1e3, "M": 1e6, "million": 1e6, "billion": 1e9}
_TIME_OF = {spelling: unit for unit, spellings in TIMES.items() for spelling in spellings.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A value that can be compared with others of its quantity.

    `amount` is in the smallest unit of the registry (seconds, bytes, times a second); `of` is what is counted, or for
    each of which the value holds ("requests", "message"); `about` where the unit is longer at one time than another.
    """

    quantity: Quantity
    amount: float
    of: str = ""
    about: bool = False


def measure(bound: Bound | None) -> Measure | None:
    """Return what a constraint measures, None where it has no number or a unit that cannot be told.

    >>> from graph.model import Bound, ConstraintKind
    >>> def read(value, unit):
    ...     found = measure(Bound(kind=ConstraintKind.LIMIT, value=value, unit=unit))
    ...     return found and (found.quantity.value, found.amount, found.of)
    >>> read("15", "min"), read("256", "KB per message"), read("600", "requests per minute"), read("5", "layers")
    (('time', 900.0, ''), ('size', 256000.0, 'message'), ('rate', 10.0, 'requests'), ('count', 5.0, 'layers'))
    >>> read("many", "s"), read("2", "GHz")
    (None, None)
    """
    number = _number(bound.value) if bound else None
    if bound is None or number is None:
        return None
    what, *rest = _PER.split(bound.unit, maxsplit=1)
    found = _measured(number, what.strip(), rest[0].strip() if rest else "")
    return found if found and isfinite(found.amount) else None


def amount_in(found: Measure, unit: str) -> float:
    """Return how much a measure is in a unit of its quantity, by the name that UNITS has. Raises KeyError for others.

    >>> amount_in(Measure(quantity=Quantity.SIZE, amount=262144), "KiB")
    256.0
    """
    name = UNITS[found.quantity][unit]
    return found.amount / _base(name) if name else found.amount


def in_unit(rows: Iterable[LimitRow], unit: str) -> tuple[tuple[LimitRow, Measure], ...]:
    """Return the limits that a unit can tell, the smallest first; equal ones stay in their order.

    Raises ValueError for a unit that UNITS does not have.
    """
    quantity = next((quantity for quantity, units in UNITS.items() if unit in units), None)
    if quantity is None:
        message = f"{unit!r} is none of the units {', '.join(name for units in UNITS.values() for name in units)}"
        raise ValueError(message)
    measured = ((row, measure(row.constraint.bound)) for row in rows)
    found = [(row, of_row) for row, of_row in measured if of_row and of_row.quantity is quantity]
    return tuple(sorted(found, key=lambda pair: pair[1].amount))


def said(found: Measure, unit: str) -> str:
    """Return a measure in a unit, with what it holds for; what would be a very small number there, in one that fits.

    >>> said(Measure(quantity=Quantity.SIZE, amount=256000, of="message"), "MB")
    '0.256 MB per message'
    >>> said(Measure(quantity=Quantity.TIME, amount=31536000, about=True), "d")
    '≈ 365 d'
    >>> said(Measure(quantity=Quantity.TIME, amount=0.001), "min")
    '1 ms'
    """
    if 0 < amount_in(found, unit) < TINY:
        unit = fitting([found.amount], found.quantity)
    number = f"{'≈ ' if found.about else ''}{rounded(amount_in(found, unit))}"
    if found.quantity is Quantity.COUNT:
        return f"{number} {found.of}".strip()
    if found.quantity is Quantity.RATE:
        return " ".join(filter(None, [number, found.of, unit]))
    return f"{number} {unit}{f' per {found.of}' if found.of else ''}"


def fitting(amounts: list[float], quantity: Quantity) -> str:
    """Return the largest unit in which at least half of some amounts are 1 or more, else the smallest.

    >>> fitting([1, 60, 900, 86400], Quantity.TIME), fitting([], Quantity.SIZE)
    ('min', 'bytes')
    """
    middle = sorted(amounts)[(len(amounts) - 1) // 2] if amounts else 0.0
    sizes = {unit: _base(name) if name else 1.0 for unit, name in UNITS[quantity].items()}
    return max(
        (unit for unit in sizes if sizes[unit] <= middle),
        key=sizes.__getitem__,
        default=min(sizes, key=sizes.__getitem__),
    )


def rounded(number: float) -> str:
    """Return a number with four significant digits, as people write it.

    >>> rounded(900.0), rounded(0.2621440), rounded(1234567.0), rounded(0.00001157)
    ('900', '0.2621', '1,234,567', '0.00001157')
    """
    if not number or abs(number) >= 1000:  # noqa: PLR2004 - from here on, a fraction says nothing
        return f"{number:,.0f}"
    digits = f"{number:.4g}"
    return f"{float(digits):.10f}".rstrip("0").rstrip(".") if "e" in digits else digits


def _measured(number: float, what: str, per: str) -> Measure | None:
    """Return the measure of a number, of what it counts, and of what stands after "per"."""
    time, unit, size = _TIME_OF.get(per.lower(), ""), _TIME_OF.get(what.lower(), ""), _SIZE.fullmatch(what)
    if unit:
        return Measure(quantity=Quantity.TIME, amount=number * _base(unit), of=per, about=unit in LOOSE_TIMES)
    if size:
        return _sized(number * _base(_size_name(size)), per, "second" if size["speed"] else time)
    if what.lower() in UNTOLD:
        return None
    if what.lower() in PER_SECOND:
        time = "second"
    if time:
        return Measure(quantity=Quantity.RATE, amount=number / _base(time), of=what, about=time in LOOSE_TIMES)
    return Measure(quantity=Quantity.COUNT, amount=number, of=f"{what} per {per}" if per else what)


def _sized(amount: float, per: str, time: str) -> Measure:
    """Return the measure of a number of bytes, which in a time are a speed."""
    if time:
        return Measure(quantity=Quantity.SPEED, amount=amount / _base(time), about=time in LOOSE_TIMES)
    return Measure(quantity=Quantity.SIZE, amount=amount, of=per)


def _number(written: str) -> float | None:
    """Return the number that notes write as "1,000", "1.5 million", "10k" or "½"."""
    if written in _FRACTIONS:
        return _FRACTIONS[written]
    found = _NUMBER.fullmatch(written.strip())
    return float(found["digits"].replace(",", "")) * _MULTIPLES[found["times"]] if found else None


def _size_name(found: re.Match[str]) -> str:
    """Return what the registry calls a size: "Mb" and "kbps" are bits, but "256 kb" is a hasty 256 KB."""
    hasty = found[0].islower() and found["speed"] != "ps"
    bits = found["unit"].lower().startswith("bit") or (found["unit"] == "b" and found["prefix"] and not hasty)
    return f"{PREFIXES[found['prefix'].lower()]}{'bit' if bits else 'byte'}"


@cache
def _base(name: str) -> float:
    """Return how many seconds, bytes, bytes a second or times a second a unit of the registry is."""
    return float(_registry().Quantity(1.0, name).to_base_units().magnitude)


@cache
def _registry() -> UnitRegistry[float]:
    """Return a registry that knows our units alone, so that no "m" of a note is taken for a metre."""
    from pint import UnitRegistry  # noqa: PLC0415 - takes as long to import as all else; most questions do without

    registry: UnitRegistry[float] = UnitRegistry(None)
    registry.load_definitions(DEFINITIONS)
    return registry
