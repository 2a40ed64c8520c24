"""Which spellings are one feature and which only look alike; what a merged node is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merge import fold
from graph.model import NodeKind, Place
from tests.facts import built, feature, link

SAME_FEATURE = (
    ("stages", "stage"),
    ("Lifecycle rules", "lifecycle rule"),
    ("DLQs", "DLQ"),
    ("APIs", "api"),
    ("vCPUs", "vCPU"),
    ("policies", "policy"),
    ("cookies", "cookie"),
    ("caches", "cache"),
    ("batches", "batch"),
    ("aliases", "alias"),
    ("statuses", "status"),
    ("databases", "database"),
    ("Provisioned  Concurrency", "provisioned concurrency"),
    ("log-groups", "log-group"),
    ("tags", "tag"),
)

OTHER_FEATURE = (
    ("SNS", "SN"),
    ("DNS", "DN"),
    ("dns", "dn"),
    ("access", "acces"),
    ("alias", "alia"),
    ("status", "statu"),
    ("analysis", "analysi"),
    ("ECS", "EKS"),
    ("https", "http"),
    ("PutRecords", "PutRecord"),
    ("s3:ListBuckets", "s3:ListBucket"),
    ("--filters", "--filter"),
    ("gp2", "gp3"),
    ("SHA256", "SHA512"),
    ("control plan", "control plane"),
    ("rules engine", "rule engine"),
    ("K8s", "K8"),
)


@pytest.mark.parametrize(("one", "other"), SAME_FEATURE)
def test_spellings_of_one_feature_meet(one: str, other: str) -> None:
    graph = built(feature(one), feature(other, line=2))
    (node,) = graph.nodes(NodeKind.FEATURE)
    assert {node.label, *node.aliases} == {" ".join(one.split()), other}
    assert node.mentions == (Place(source="a.md", line=1), Place(source="a.md", line=2))


@pytest.mark.parametrize(("one", "other"), OTHER_FEATURE)
def test_names_that_only_look_alike_stay_two(one: str, other: str) -> None:
    assert len(built(feature(one), feature(other)).nodes(NodeKind.FEATURE)) == 2


@pytest.mark.parametrize(("one", "other"), [("Amazon ECS", "Amazon EKS"), ("Amazon S3", "Amazon s3"), ("Bus", "Buses")])
def test_services_are_one_only_by_their_official_name(one: str, other: str) -> None:
    assert len(built(link(one, other)).nodes(NodeKind.SERVICE)) == 2


@given(st.text("abcSZ -/\t", max_size=12))
def test_only_the_last_word_counts_as_plural_and_capitals_never(name: str) -> None:
    assert fold(f"{name.upper()} Rules") == fold(f" {name.lower()}  rule")
    assert fold(f"{name}s rule") != fold(f"{name} rule")


def test_the_commonest_form_is_the_label_and_the_first_of_equals() -> None:
    often = built(feature("stages", line=1), feature("stages", line=2), feature("Stage", line=3))
    assert [node.label for node in often.nodes(NodeKind.FEATURE)] == ["stages"]
    equal = built(feature("stages", line=1), feature("Stage", line=3))
    (node,) = equal.nodes(NodeKind.FEATURE)
    assert (node.id, node.label, node.aliases) == ("feature:AWS Lambda/Stage", "Stage", ("stages",))
