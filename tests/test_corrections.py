"""Corrections of a graph: what each kind does to facts, and what it says where it does not find its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.corrections import RULE, Different, Missing, NoFeature, Same, Wrong, corrected
from graph.model import Answer, Constraint, ConstraintKind, Evidence, Feature, Link, Mention, Relation, Scenario

if TYPE_CHECKING:
    from graph.corrections import Correction
    from graph.model import Fact

TRIGGERS, USES, CONTRAST = Relation.TRIGGERS, Relation.USES, Relation.ALTERNATIVE_TO


def seen(line: int, text: str = "", source: str = "n.md") -> Evidence:
    return Evidence(source=source, line=line, start=0, end=len(text), text=text, rule="invoke")


def named(service: str, name: str, line: int, *, discovered: bool = False, source: str = "n.md") -> Mention:
    vendor = "" if discovered else "AWS"
    evidence = seen(line, source=source)
    return Mention(service=service, name=name, vendor=vendor, discovered=discovered, evidence=evidence)


S3, SQS, CONFIG = "Amazon S3", "Amazon SQS", "AWS Config"
LAMBDA = "AWS Lambda"

FACTS: tuple[Fact, ...] = (
    named(S3, "S3", 3),
    named(LAMBDA, "Lambda", 3),
    Link(head=S3, relation=TRIGGERS, tail=LAMBDA, evidence=seen(3, "S3 events invoke Lambda.")),
    Link(head=S3, relation=TRIGGERS, tail=LAMBDA, evidence=seen(9, "An upload to S3 runs Lambda.")),
    Link(head=LAMBDA, relation=TRIGGERS, tail=S3, evidence=seen(10, "Lambda calls S3.")),
    Link(head=S3, relation=USES, tail=LAMBDA, evidence=seen(11, "S3 works with Lambda.")),
    Link(head=SQS, relation=CONTRAST, tail=S3, evidence=seen(12, "SQS, not S3.")),
    named(CONFIG, "Config", 20),
    Link(head=CONFIG, relation=USES, tail=S3, evidence=seen(20, "Config is read from S3.")),
    Feature(name="Refresh", service=CONFIG, evidence=seen(21, "Refresh: every minute")),
    named(CONFIG, "AWS Config", 30),
    Link(head=CONFIG, relation=USES, tail=LAMBDA, evidence=seen(30, "AWS Config rules run in Lambda.")),
    named(CONFIG, "Config", 31),
    named(CONFIG, "AWS Config", 31),
    Link(head=CONFIG, relation=USES, tail=SQS, evidence=seen(31, "AWS Config (Config) sends to SQS.")),
    Feature(name="Service", service=LAMBDA, evidence=seen(40, "Service: fast")),
    Feature(name="Services", service=S3, evidence=seen(41, "Services: many")),
    Feature(name="Part", service=LAMBDA, parent="Service", evidence=seen(42, "Service / Part")),
    Constraint(of="Service", service=LAMBDA, kind=ConstraintKind.LIMIT, value="5", evidence=seen(43)),
    named("IAM IC", "IAM IC", 50, discovered=True),
    named("AWS IAM Identity Center", "IAM Identity Center", 51),
    Link(head="IAM IC", relation=USES, tail=S3, evidence=seen(50, "IAM IC signs in to S3.")),
    Link(head="IAM IC", relation=USES, tail="AWS IAM Identity Center", evidence=seen(51, "IAM IC is it.")),
    Scenario(
        need="Need to sign in",
        answers=(Answer(text="IAM IC", services=("IAM IC",), features=((LAMBDA, "Service"),)),),
        evidence=seen(52),
    ),
)


def wrong(**of: object) -> Wrong:
    return Wrong(**{"source": "S3", "target": "Lambda", "relation": TRIGGERS, **of})  # type: ignore[arg-type]


def links(facts: tuple[Fact, ...]) -> set[tuple[str, str, str, int]]:
    return {(f.head, f.relation.value, f.tail, f.evidence.line) for f in facts if isinstance(f, Link)}


TAKEN_OUT: list[tuple[Wrong, set[int]]] = [
    (wrong(), {3, 9}),
    (wrong(source="Amazon S3", target="aws lambda"), {3, 9}),
    (wrong(source="Lambda", target="S3"), {10}),
    (wrong(relation=USES), {11}),
    (wrong(note="n.md"), {3, 9}),
    (wrong(note="n.md", line=9), {9}),
    (wrong(note="n.md", line=3, text="S3 events invoke Lambda."), {3}),
    (wrong(note="n.md", line=77, text="S3  events INVOKE Lambda."), {3}),  # the line moved
    (wrong(note="old.md", line=3, text="S3 events invoke Lambda."), {3}),  # so did the note
    (wrong(source="S3", target=SQS, relation=CONTRAST), {12}),  # an alternative has no direction
    (wrong(source=SQS, target="S3", relation=CONTRAST), {12}),
]


@pytest.mark.parametrize(("one", "gone"), TAKEN_OUT, ids=[str(number) for number in range(len(TAKEN_OUT))])
def test_a_wrong_link_is_taken_out_and_no_other(one: Wrong, gone: set[int]) -> None:
    done = corrected(FACTS, [one])
    assert {line for *_, line in links(FACTS) - links(done.facts)} == gone
    assert len(done.facts) == len(FACTS) - len(gone)
    assert [(effect.changed, effect.placed) for effect in done.effects] == [(len(gone), True)]


LOST: list[tuple[Correction, str]] = [
    (wrong(target=SQS), "nothing states “Amazon S3 triggers Amazon SQS” any more"),
    (wrong(source="Lambda", target="S3", relation=USES), "nothing states “AWS Lambda uses Amazon S3”"),
    (wrong(note="n.md", line=4), "is not read from that sentence"),
    (wrong(note="other.md"), "is not read from that sentence"),
    (wrong(note="n.md", line=3, text="S3 events start Lambda."), "is not read from that sentence"),
    (wrong(source="Lamda"), "no service of the notes is called 'Lamda'"),
    (Missing(source="S3", target="Amzon SQS", relation=TRIGGERS), "'Amzon SQS' is a service of neither"),
    (Missing(source="S3", target="Amazon S3", relation=TRIGGERS), "both ends are Amazon S3"),
    (Same(names=("Ax", "Bx")), "none of 'Ax', 'Bx'"),
    (Same(of="Lambda", names=("Service", "Nothing")), "AWS Lambda has no feature 'Nothing'"),
    (Same(of="Lamda", names=("Service", "Part")), "no service of the notes is called 'Lamda'"),
    (Different(name="Config", other="AWS Confg"), "no service of the notes is called 'AWS Confg'"),
    (Different(name="Configuration", other="AWS Config"), "nowhere does 'Configuration' stand for AWS Config"),
    (NoFeature(of="Lambda", name="Serv"), "AWS Lambda has no feature 'Serv'"),
    (NoFeature(of="Lamda", name="Service"), "no service of the notes is called 'Lamda'"),
]


@pytest.mark.parametrize(("one", "reason"), LOST, ids=[f"{one.kind}-{n}" for n, (one, _) in enumerate(LOST)])
def test_a_correction_that_does_not_find_its_place_changes_nothing_and_says_why(one: Correction, reason: str) -> None:
    done = corrected(FACTS, [one])
    (effect,) = done.effects
    assert (done.facts, effect.placed, effect.changed) == (FACTS, False, 0)
    assert reason in effect.reason
    assert effect.advice


def test_a_missing_link_says_that_a_person_added_it() -> None:
    one = Missing(
        source="S3", target="sqs", relation=TRIGGERS, condition="if configured", sentence="S3 tells  SQS.", at=7
    )
    done = corrected(FACTS, [one], {"sqs": SQS}.get)  # type: ignore[arg-type]
    added = done.facts[-1]
    assert done.facts[:-1] == FACTS
    assert isinstance(added, Link)
    assert (added.head, added.tail, added.condition, added.negated) == (S3, SQS, "if configured", False)
    evidence = added.evidence
    assert (evidence.source, evidence.line, evidence.rule) == ("corrections.toml", 7, RULE)
    assert evidence.text == "S3 tells SQS."
    assert evidence.text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sentence": "It does.", "why": "I saw it."}, "It does."),
        ({"why": "I saw it."}, "I saw it."),
        ({}, "Amazon S3 triggers Amazon SQS"),
        ({"negated": True}, "not: Amazon S3 triggers Amazon SQS"),
    ],
)
def test_what_a_missing_link_quotes(fields: dict[str, str], said: str) -> None:
    one = Missing(source=S3, target=SQS, relation=TRIGGERS, **fields)  # type: ignore[arg-type]
    assert corrected(FACTS, [one]).facts[-1].evidence.text == said


def test_names_of_one_service_become_one_and_nothing_links_to_itself() -> None:
    done = corrected(FACTS, [Same(names=("IAM IC", "IAM Identity Center", "SSO"), at=3)])
    services = {name for head, _, tail, _ in links(done.facts) for name in (head, tail)}
    assert "IAM IC" not in services
    assert ("AWS IAM Identity Center", "uses", S3, 50) in links(done.facts)
    assert not [line for *_, line in links(done.facts) if line == 51]
    told = {f.name for f in done.facts if isinstance(f, Mention) and f.evidence.rule == RULE}
    assert told == {"IAM IC", "IAM Identity Center", "SSO"}
    (need,) = [fact for fact in done.facts if isinstance(fact, Scenario)]
    assert need.answers[0].services == ("AWS IAM Identity Center",)


def test_spellings_of_one_feature_become_one() -> None:
    one = Same(of="Lambda", names=("service", "Part"))
    features = [f for f in corrected(FACTS, [one]).facts if isinstance(f, Feature)]
    assert [(f.service, f.name) for f in features if f.service == LAMBDA] == [(LAMBDA, "Service")] * 2
    assert (S3, "Services") in [(f.service, f.name) for f in features]


def test_a_name_that_is_another_thing_takes_along_what_its_lines_say() -> None:
    done = corrected(FACTS, [Different(name="Config", other="AWS Config")])
    moved = {fact.evidence.line for old, fact in zip(FACTS, done.facts, strict=True) if old != fact}
    assert moved == {20, 21}  # 21 stands under 20; 31 names both, so it stays with what it was read as
    (own,) = [f for f in done.facts if isinstance(f, Mention) and f.service == "Config"]
    assert (own.discovered, own.vendor) == (True, "")
    assert ("Config", "uses", S3, 20) in links(done.facts)
    assert (CONFIG, "uses", LAMBDA, 30) in links(done.facts)


def test_what_is_no_feature_leaves_its_limits_to_the_service() -> None:
    done = corrected(FACTS, [NoFeature(of="Lambda", name="services")])
    features = {(f.service, f.name, f.parent) for f in done.facts if isinstance(f, Feature)}
    assert features == {(CONFIG, "Refresh", ""), (S3, "Services", ""), (LAMBDA, "Part", "")}
    assert [f for f in done.facts if isinstance(f, Constraint)] == [f for f in FACTS if isinstance(f, Constraint)]
    (need,) = [fact for fact in done.facts if isinstance(fact, Scenario)]
    assert need.answers[0].features == ()


def test_links_are_corrected_under_the_names_that_corrections_give() -> None:
    made: list[Correction] = [
        wrong(source="AWS IAM Identity Center", target="S3", relation=USES),
        Same(names=("IAM IC", "IAM Identity Center")),
    ]
    done = corrected(FACTS, made)
    assert [effect.correction for effect in done.effects] == made
    assert [effect.placed for effect in done.effects] == [True, True]
    assert not [line for *_, line in links(done.facts) if line == 50]
