"""Limits without a browser: which rows, in which order and unit, what is said of none, and the rows as files."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast

import pytest

from graph.model import Constraint, ConstraintKind
from panels.address import Limits
from panels.tabled import asked, lines, sorted_by, unit_of
from panels.written import csv as as_csv
from panels.written import markdown
from tests.facts import built
from tests.pages import Values, address, listing, report, sent, text_of
from tests.small_graph import HOSTILE, SCRIPT, graph, seen

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from graph.merge import KnowledgeGraph

LINES = graph().derived(lines)


def labels(at: AppTest) -> list[str]:
    """The limits of the table, in their order."""
    rows = cast("list[list[Values]]", sent(at, "limits table")["rows"])
    return [str(row[3]["text"]) for row in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["≤ 29 s", "≤ 256 KB", "≤ 15 min", "no CloudWatch logs when the handler never runs", "≤ 5 layers"]),
        ({"kind": "restriction"}, ["no CloudWatch logs when the handler never runs"]),
        ({"service": ["Amazon SQS", "Amazon API Gateway"]}, ["≤ 29 s", "≤ 256 KB"]),
        ({"quantity": "time"}, ["≤ 29 s", "≤ 15 min"]),
        ({"quantity": "time", "order": "down"}, ["≤ 15 min", "≤ 29 s"]),
        ({"words": "lambda MINUTES"}, ["≤ 15 min"]),
        ({"words": "sqs"}, ["≤ 256 KB"]),
        ({"words": "notes.md:41"}, ["≤ 29 s"]),
        (
            {"sort": "value", "order": "down"},
            ["≤ 5 layers", "≤ 256 KB", "≤ 15 min", "≤ 29 s", "no CloudWatch logs when the handler never runs"],
        ),
    ],
)
def test_which_rows_in_which_order(query: dict[str, str | list[str]], found: list[str]) -> None:
    assert labels(listing("limits", **query)) == found


def test_values_are_compared_in_one_unit() -> None:
    at = listing("limits", quantity="time", unit="min")
    table = sent(at, "limits table")
    assert [(head["label"], head["sort"]) for head in cast("list[Values]", table["columns"])][4] == (
        "In min",
        "ascending",
    )
    cells = [row[4] for row in cast("list[list[Values]]", table["rows"])]
    assert [cell["text"] for cell in cells] == ["0.4833 min", "15 min"]
    assert cast("float", cells[0]["share"]) < cast("float", cells[1]["share"]) == 1
    at.selectbox(key="unit").select("s").run()
    assert address(at) == {"quantity": "time", "unit": "s"}
    assert "900 s" in text_of(sent(at, "limits table"))


def test_a_unit_goes_with_its_quantity() -> None:
    at = listing("limits", quantity="time", unit="min", sort="service", kind="limit")
    at.button_group(key="quantity").set_value("size").run()
    assert address(at) == {"quantity": "size", "kind": "limit"}


def test_no_filter_resets_another_and_all_can_be_taken_away() -> None:
    at = listing("limits", words="a", sort="value", order="down", page="2")
    at.multiselect(key="service").select("AWS Lambda").run()
    assert address(at) == {"words": "a", "service": "AWS Lambda", "sort": "value", "order": "down"}
    at.text_input(key="words").set_value("minutes").run()
    assert address(at) == {"words": "minutes", "service": "AWS Lambda", "sort": "value", "order": "down"}
    next(button for button in at.button if button.label == "Show all").click().run()
    assert address(at) == {}


def test_a_head_sorts_one_way_and_then_the_other() -> None:
    at = listing("limits")
    report(at, "limits table", event="sort", id="kind")
    assert address(at) == {"sort": "kind"}
    report(at, "limits table", event="sort", id="kind")
    assert address(at) == {"sort": "kind", "order": "down"}
    report(at, "limits table", event="sort", id="of")
    assert address(at) == {"sort": "of"}


def test_where_no_row_is_left_each_filter_can_be_taken_away() -> None:
    at = listing("limits", words="zebra", kind=["limit", "default"])
    assert at.subheader[0].value == "No row is left"
    assert [one.key for one in at.get("bidi_component")] == ["share link"]
    at.button(key="without words").click().run()
    assert address(at) == {"kind": ["limit", "default"]}
    assert labels(at)


def test_filters_count_what_they_would_leave() -> None:
    at = listing("limits", service="AWS Lambda", kind="limit")
    (kinds, quantities) = at.get("button_group")
    assert [option.content for option in kinds.proto.options] == [
        "limit 2", "requirement 0", "restriction 1", "default 0"
    ]  # fmt: skip
    assert [option.content for option in quantities.proto.options] == ["time 1", "count 1"]


@pytest.mark.parametrize("column", ["service", "of", "kind", "value", "measure", "sentence"])
def test_sorting_loses_no_row(column: str) -> None:
    for down in (False, True):
        assert sorted(map(id, sorted_by(LINES, column, down=down))) == sorted(map(id, LINES))


def test_the_unit_that_fits_is_that_of_half_of_the_values() -> None:
    times = asked(LINES, Limits(quantity="time"))
    assert unit_of(times, Limits(quantity="time")) == "s"
    assert unit_of(LINES, Limits()) == ""


def hostile() -> KnowledgeGraph:
    """One limit whose every word would run, or be taken for a formula."""
    formula = "=HYPERLINK(1)\n|x|"
    evidence = seen(1, f"{formula} {SCRIPT}")
    return built(
        Constraint(of=HOSTILE, service=HOSTILE, kind=ConstraintKind.DEFAULT, what=formula, evidence=evidence),
        Constraint(of="=A", service="=A", kind=ConstraintKind.LIMIT, value="5", unit="min", evidence=evidence),
    )


def test_files_hold_every_row_and_nothing_that_runs() -> None:
    found = hostile().derived(lines)
    rows = list(csv.reader(io.StringIO(as_csv(found, "min"))))
    assert len(rows) == 3
    assert not [value for row in rows for value in row if value.startswith(("=", "+", "-", "@"))]
    assert rows[0][-1] == "in min"
    assert "5" in {row[-1] for row in rows}
    told = markdown(found).splitlines()
    assert len(told) == 4
    assert all(line.replace("\\|", "").count("|") == 7 for line in told)
    assert "<img" not in "".join(told).replace("\\<img", "")
