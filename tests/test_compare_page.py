"""Compare without a browser: the tables, what the address says, and names that the notes do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.query import contrast
from panels.wording import plain
from tests.pages import address, listing
from tests.small_graph import graph

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

PAIR = ["AWS Lambda", "Amazon SQS"]


def texts(at: AppTest) -> str:
    return "\n".join(one.value for one in (*at.markdown, *at.caption))


def titles(at: AppTest) -> list[str]:
    return [one.value for one in at.subheader]


def test_nothing_chosen_offers_what_to_compare() -> None:
    at = listing("compare")
    assert "Choose two to four services" in texts(at)
    assert titles(at) == []


def test_two_services_stand_side_by_side_as_the_command_says() -> None:
    at = listing("compare", service=PAIR)
    found = contrast(graph(), *PAIR)
    assert at.multiselect(key="compare").value == PAIR
    assert ("Between them" in titles(at)) == bool(found.between)
    assert ("Limits" in titles(at)) == bool(found.limits)
    assert ("What only one has" in titles(at)) == bool(found.only)
    assert "**AWS Lambda** reads from **Amazon SQS**" in texts(at)
    assert "SNS fans a message out to SQS queues" in texts(at)
    assert all(plain(row.node.label) in texts(at) for row in found.only)


def test_a_choice_stands_in_the_address() -> None:
    at = listing("compare")
    at.multiselect(key="compare").set_value(PAIR).run()
    assert address(at) == {"service": PAIR}
    assert "Between them" in titles(at)


def test_an_alias_is_found_and_a_name_that_is_none_is_told() -> None:
    at = listing("compare", service=["Lambda", "no such name"])
    assert at.multiselect(key="compare").value == ["AWS Lambda"]
    assert "no such name" in at.warning[0].value
    assert titles(at) == []
