"""Properties: no order of facts and no way of joining changes a byte, and no evidence is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graph.export import dumps
from graph.model import Answer, Constraint, ConstraintKind, Fact, Feature, Link, Mention, Relation, Scenario
from tests.facts import USES, built, seen

if TYPE_CHECKING:
    from random import Random

TRIGGERS = Relation.TRIGGERS

NAMES = st.sampled_from(["AWS Lambda", "Amazon SQS", "DLQ", "dlqs", "Stage", "stages", "a/b", "Ünï"])
LINES = st.builds(
    seen, st.integers(1, 4), st.sampled_from(["a.md", "b.md"]), st.sampled_from([0.5, 0.8]), st.sampled_from("xy")
)
ANSWERS = st.builds(
    Answer,
    text=NAMES,
    services=st.lists(NAMES, max_size=2).map(tuple),
    features=st.lists(st.tuples(NAMES, NAMES), max_size=2).map(tuple),
    rejected=st.booleans(),
)
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Mention,
        service=NAMES,
        name=NAMES,
        vendor=st.sampled_from(["", "AWS", "Azure"]),
        discovered=st.booleans(),
        evidence=LINES,
    ),
    st.builds(Feature, name=NAMES, service=NAMES, parent=st.one_of(st.just(""), NAMES), evidence=LINES),
    st.builds(
        Link,
        head=NAMES,
        relation=st.sampled_from([USES, TRIGGERS]),
        tail=NAMES,
        negated=st.booleans(),
        condition=st.sampled_from(["", "if asked"]),
        evidence=LINES,
    ),
    st.builds(
        Constraint,
        of=st.one_of(st.just(""), NAMES),
        service=NAMES,
        kind=st.sampled_from(ConstraintKind),
        value=st.sampled_from(["29", "29 s"]),
        unit=st.sampled_from(["", "s"]),
        comparator=st.sampled_from(["", "=", "<="]),
        evidence=LINES,
    ),
    st.builds(Scenario, need=NAMES, answers=st.lists(ANSWERS, max_size=2).map(tuple), evidence=LINES),
)


@given(st.lists(FACTS, max_size=12), st.randoms(use_true_random=False))
def test_any_order_of_facts_gives_the_same_bytes_and_a_fact_twice_counts_once(
    facts: list[Fact], random: Random
) -> None:
    shuffled = [*facts, *facts]
    random.shuffle(shuffled)
    assert dumps(built(*shuffled)) == dumps(built(*facts))


@given(st.lists(FACTS, max_size=10), st.lists(FACTS, max_size=10))
def test_joining_is_the_same_either_way_and_loses_nothing(one: list[Fact], other: list[Fact]) -> None:
    left, right = built(*one), built(*other)
    joined = left.joined(right)
    assert dumps(joined) == dumps(right.joined(left))
    assert dumps(joined.joined(joined)) == dumps(joined)
    parts = (*left.edges(), *right.edges())
    assert {piece for edge in joined.edges() for piece in edge.evidence} == {
        piece for edge in parts for piece in edge.evidence
    }
