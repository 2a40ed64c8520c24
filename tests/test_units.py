"""What limits measure: units as notes write them, KB beside KiB, rates, and conversions that lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Bound, ConstraintKind
from graph.query import BASE, UNITS, Measure, Quantity, amount_in, fitting, in_unit, limits, measure
from graph.query.units import TIMES, rounded, said
from tests.small_graph import graph

TIME, SIZE, SPEED, RATE, COUNT = Quantity


def read(value: str, unit: str) -> Measure | None:
    return measure(Bound(kind=ConstraintKind.LIMIT, value=value, unit=unit))


@pytest.mark.parametrize(
    ("value", "unit", "quantity", "amount", "of"),
    [
        ("15", "min", TIME, 900, ""),
        ("1", "ms", TIME, 0.001, ""),
        ("2", "h", TIME, 7200, ""),
        ("5", "m", TIME, 300, ""),  # minutes, never metres
        ("3", "weeks", TIME, 3 * 7 * 86400, ""),
        ("1", "month", TIME, 30 * 86400, ""),
        ("½", "hour", TIME, 1800, ""),
        ("30", "seconds per request", TIME, 30, "request"),
        ("256", "KB", SIZE, 256_000, ""),
        ("256", "KiB", SIZE, 262_144, ""),
        ("256", "kb", SIZE, 256_000, ""),
        ("256", "Kb", SIZE, 32_000, ""),
        ("51,200", "bytes", SIZE, 51_200, ""),
        ("1.5", "megabytes", SIZE, 1_500_000, ""),
        ("5", "TB", SIZE, 5e12, ""),
        ("1", "MB per message", SIZE, 1_000_000, "message"),
        ("10", "Gbps", SPEED, 1.25e9, ""),
        ("10", "MB/s", SPEED, 1e7, ""),
        ("60", "MB per minute", SPEED, 1e6, ""),
        ("600", "requests per minute", RATE, 10, "requests"),
        ("3,000", "IOPS", RATE, 3000, "IOPS"),
        ("10k", "messages/s", RATE, 10_000, "messages"),
        ("1.5 million", "items", COUNT, 1_500_000, "items"),
        ("1", "file per URL", COUNT, 1, "file per URL"),
        ("110", "", COUNT, 110, ""),
        ("2", "retries", COUNT, 2, "retries"),
    ],
)
def test_what_a_value_measures(value: str, unit: str, quantity: Quantity, amount: float, of: str) -> None:
    found = read(value, unit)
    assert found
    assert (found.quantity, found.of) == (quantity, of)
    assert found.amount == pytest.approx(amount)


@pytest.mark.parametrize(("value", "unit"), [("", "s"), ("many", "MB"), ("2", "GHz"), ("9" * 400, "s"), ("-1", "s")])
def test_what_cannot_be_told_is_not_guessed(value: str, unit: str) -> None:
    assert read(value, unit) is None


def test_no_bound_has_no_measure() -> None:
    assert measure(None) is None
    assert measure(Bound(kind=ConstraintKind.RESTRICTION, what="no logs")) is None


@pytest.mark.parametrize("unit", ["month", "months", "year", "yr", "GB per month", "requests per year"])
def test_units_that_are_longer_at_times_are_marked(unit: str) -> None:
    found = read("1", unit)
    assert found
    assert found.about


@pytest.mark.parametrize("unit", ["day", "KB", "requests per day", "items"])
def test_the_others_are_exact(unit: str) -> None:
    found = read("1", unit)
    assert found
    assert not found.about


def test_every_time_that_is_known_is_read_as_one() -> None:
    spellings = [spelling for words in TIMES.values() for spelling in words.split()]
    assert len(set(spellings)) == len(spellings)
    assert all((found := read("1", unit)) and found.quantity is TIME for unit in spellings)


@given(st.sampled_from(Quantity), st.floats(min_value=1e-6, max_value=1e15), st.data())
def test_one_unit_and_back_is_the_same_amount(quantity: Quantity, amount: float, data: st.DataObject) -> None:
    unit, other = (data.draw(st.sampled_from(list(UNITS[quantity]))) for _ in range(2))
    of_unit, of_other = (amount_in(Measure(quantity=quantity, amount=1.0), name) for name in (unit, other))
    found = Measure(quantity=quantity, amount=amount)
    assert amount_in(found, unit) * of_other == pytest.approx(amount_in(found, other) * of_unit)


def test_a_unit_of_another_quantity_is_refused() -> None:
    with pytest.raises(KeyError):
        amount_in(Measure(quantity=TIME, amount=1), "KB")


def test_limits_in_one_unit_are_those_of_its_quantity_the_smallest_first() -> None:
    found = in_unit(limits(graph()), "min")
    assert [(row.service.label, measured.amount) for row, measured in found] == [
        ("Amazon API Gateway", 29.0),
        ("AWS Lambda", 900.0),
    ]
    with pytest.raises(ValueError, match="'metres' is none of the units ms, s, min"):
        in_unit(limits(graph()), "metres")


@pytest.mark.parametrize("quantity", Quantity)
def test_an_amount_is_in_its_base_unit(quantity: Quantity) -> None:
    assert amount_in(Measure(quantity=quantity, amount=7.0), BASE[quantity]) == 7.0


@pytest.mark.parametrize("quantity", Quantity)
def test_units_go_up_and_the_least_unit_fits_nothing(quantity: Quantity) -> None:
    sizes = [1 / amount_in(Measure(quantity=quantity, amount=1), unit) for unit in UNITS[quantity]]
    assert fitting([], quantity) == list(UNITS[quantity])[sizes.index(min(sizes))]
    assert fitting([1e30], quantity) == list(UNITS[quantity])[sizes.index(max(sizes))]


@pytest.mark.parametrize(
    ("quantity", "amount", "unit", "text"),
    [
        (Quantity.TIME, 0.001, "min", "1 ms"),
        (Quantity.TIME, 0.06, "min", "0.001 min"),
        (Quantity.TIME, 0.05, "min", "50 ms"),
        (Quantity.TIME, 60, "years", "1 min"),
        (Quantity.TIME, 0, "min", "0 min"),
        (Quantity.TIME, 1e-6, "s", "0.001 ms"),
        (Quantity.SIZE, 1000, "TB", "1 KB"),
        (Quantity.SPEED, 125_000, "GB/s", "1 Mbit/s"),
        (Quantity.RATE, 1 / 86400, "per s", "1 per d"),
        (Quantity.COUNT, 0.0001, "×", "0.0001"),
    ],
)
def test_what_is_tiny_in_a_unit_is_told_in_one_that_fits(
    quantity: Quantity, amount: float, unit: str, text: str
) -> None:
    assert said(Measure(quantity=quantity, amount=amount), unit) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (1, "1"),
        (0.25, "0.25"),
        (1 / 3, "0.3333"),
        (999.96, "1000"),
        (262144, "262,144"),
        (1e-9, "0.000000001"),
    ],
)
def test_numbers_as_people_write_them(number: float, text: str) -> None:
    assert rounded(number) == text
