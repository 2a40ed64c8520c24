"""Statements about the graph: their grammar, when they hold, and what is told of an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import checks
from graph.checks import FORMS, BadChecks, Fault, Line, Status, junit, loads, parse
from graph.checks.answers import answer
from graph.checks.lock import BadLock
from graph.checks.statements import Blocked, Bounded, Limited, Linked, Needed, Way
from graph.merge import KnowledgeGraph
from graph.model import Relation
from tests.one_link import BEFORE, told
from tests.small_graph import graph
from tests.vectors import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

SMALL = graph()

KINDS: list[tuple[str, type]] = [
    ("S3 -> Lambda exists", Way),
    ("S3 → Lambda via SNS", Way),
    ("SQS => Lambda exists", Way),
    ("S3 -- Lambda not via IAM", Way),
    ("S3 -> Lambda has no route", Way),
    ("WAF -> S3 blocked", Blocked),
    ("S3 -> Lambda triggers", Linked),
    ("S3->Lambda  sends  to", Linked),
    ("S3 -> Lambda part of", Linked),
    ("Lambda timeout = 15 min", Limited),
    ("Lambda ≥ 900s", Limited),
    ("SQS cannot push", Bounded),
    ("Lambda requires a role", Bounded),
    ("S3 -> SQS\nvia Lambda", Way),
    ("S3 -> SQS via " + "a, " * 40 + "\n b", Way),
    ("needs: decouple producers -> SQS", Needed),
    ("Needs: decouple -> not SNS", Needed),
]

FAULTS: list[tuple[str, int, str]] = [
    ("", 0, "no statement"),
    ("hello", 0, "no statement"),
    ("S3 ->", 5, "nothing after the arrow"),
    ("-> S3 exists", 0, "nothing before the arrow"),
    ("S3 -> Lambda", 12, "does not say what holds"),
    ("S3 -> Lambda triggers it", 22, "“it” does not belong here"),
    ("S3 -> Lambda exists vai SNS", 20, "“vai SNS” is not understood"),
    ("S3 -> Lambda via", 13, "“via” is not understood"),
    ("S3 -> Lambda within 0 hops", 13, "0 hops"),
    ("S3 -> Lambda within 21 hops", 13, "21 hops"),
    ("S3 -> Lambda has no route exists", 26, "“exists” is not understood"),
    ("Lambda timeout = soon", 17, "“soon” is no value"),
    ("Lambda timeout =", 16, "is no value"),
    ("= 5 s", 0, "whose limit"),
    ("SQS cannot", 10, "does not say what"),
    ("SQS cannot ", 10, "does not say what"),
    ("needs: decouple", 15, "lacks its answer"),
    ("needs: -> SQS", 13, "lacks its answer"),
]

HOLDING: list[tuple[str, bool]] = [
    ("S3 -> Lambda exists", True),
    ("Lambda -> S3 exists", False),
    ("Lambda -- S3 exists", True),
    ("DynamoDB => Lambda exists", True),
    ("DynamoDB -> Lambda within 1 hop", False),
    ("S3 ⇒ Lambda triggers", True),
    ("S3 -> SQS via Lambda", True),
    ("S3 -> SQS via Lambda not via SNS", True),
    ("S3 -> Lambda via SNS", False),
    ("S3 -> SQS not via Lambda", False),
    ("S3 -> SQS within 1 hop", False),
    ("S3 -> SQS within 2 hops", True),
    ("S3 -> SQS has no route within 1 hop", True),
    ("S3 -> SQS has no route", False),
    ("Cloud9 -> S3 has no route", True),
    ("Kafka -> S3 has no route", False),
    ("WAF -> S3 blocked", True),
    ("S3 -> WAF blocked", False),
    ("S3 -- WAF blocked", True),
    ("S3 -> Lambda blocked", False),
    ("S3 -> Lambda triggers", True),
    ("Lambda -> S3 is triggered by", True),
    ("Lambda -> S3 triggers", False),
    ("Lambda -- S3 triggers", True),
    ("S3 -> Lambda sends to", False),
    ("WAF -> S3 does not protect", True),
    ("WAF -> S3 protects", False),
    ("SNS -> EventBridge is an alternative to", True),
    ("EventBridge -> SNS alternative to", True),
    ("Lambda timeout = 15 min", True),
    ("Lambda timeout = 900 s", True),
    ("Lambda timeout = 0.25 h", True),
    ("Lambda timeout = 901 s", False),
    ("Lambda visibility timeout = 15 min", False),
    ("Lambda <= 15 min", True),
    ("Lambda < 15 min", False),
    ("Lambda > 14 min", True),
    ("Lambda = 15 MB", False),
    ("Lambda layers = 5 layers", True),
    ("Lambda = 5 layers", True),
    ("Lambda = 5 queues", False),
    ("SQS message = 0.256 MB", True),
    ("SQS message = 256 KiB", False),
    ("Lambda cannot CloudWatch logs", True),
    ("Lambda cannot CloudTrail logs", False),
    ("WAF cannot attached S3", True),
    ("S3 cannot attached WAF", False),
    ("Lambda requires logs", False),
    ("needs: block some countries -> WAF", True),
    ("needs: block some countries -> CloudFront", True),
    ("needs: block some countries -> S3", False),
    ("needs: block some countries -> not S3", True),
    ("needs: block some countries -> not WAF", False),
    ("needs: zebra -> WAF", False),
    ("'Lambda' -> `DynamoDB` exists", True),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[text for text, _ in KINDS])
def test_a_statement_is_of_a_form(text: str, kind: type) -> None:
    assert type(parse(text)) is kind


@pytest.mark.parametrize("example", [example for example, _ in FORMS])
def test_every_form_shown_is_understood(example: str) -> None:
    assert parse(example).__class__ in dict(KINDS).values()


@pytest.mark.parametrize(("text", "at", "reason"), FAULTS, ids=[repr(text) for text, *_ in FAULTS])
def test_a_statement_that_is_none_says_where_and_why(text: str, at: int, reason: str) -> None:
    with pytest.raises(Fault) as found:
        parse(text)
    assert (found.value.at, bool(found.value.advice)) == (at, True)
    assert reason in found.value.reason


@given(st.text(alphabet="SQ3 ->=<via'`:needscot\n\x00é", max_size=40))
def test_any_text_is_a_statement_or_a_fault_in_it(text: str) -> None:
    try:
        parse(text)
    except Fault as fault:
        assert 0 <= fault.at <= len(text)  # noqa: PT017 - both ends are right


@pytest.mark.parametrize(("text", "holds"), HOLDING, ids=[text for text, _ in HOLDING])
def test_whether_a_statement_holds(text: str, holds: bool) -> None:
    found = answer(SMALL, parse(text))
    assert found.holds is holds, found.said
    assert found.said
    assert not holds or found.evidence or "no route" in text


FILES: list[tuple[str, str, int, int, str]] = [
    ("no TOML", "tests = [\n'a", 2, 3, "is not TOML"),
    ("no tests", "[test]\n", 1, 1, "has no tests"),
    ("a number", "tests = [3]", 1, 1, "is no text"),
    ("in a list", 'tests = [\n  "S3 -> Lambda exists",\n  "S3 = Lambda",\n]', 3, 9, "is no value"),
    ("twice, the second wrong", 'tests = ["A -> B exists", "A -> B exist"]', 1, 40, "does not say what"),
    ("after a comment", '# "S3"\ntests = ["S3"] # "S3"', 2, 11, "no statement"),
    ("in a table", '[tests]\nroutes = ["S3 ->"]', 2, 17, "nothing after the arrow"),
    ("over several lines", 'tests = ["""\nS3 -> Lambda goes"""]', 2, 18, "does not say what"),
]


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"), [row[1:] for row in FILES], ids=[row[0] for row in FILES]
)
def test_a_faulty_file_says_where(text: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(BadChecks) as found:
        loads(text, "x.toml")
    assert (found.value.line, found.value.column) == (line, column)
    assert reason in str(found.value)
    assert str(found.value).startswith(f"x.toml:{line}:{column}: ")


def test_statements_know_their_group_and_place() -> None:
    read = loads('notes = "n"\n[tests]\none = "S3 -> Lambda exists"\n"two" = ["S3 -> SQS exists", "SQS cannot push"]\n')
    assert [(one.group, one.line, one.column) for one in read.statements] == [
        ("one", 3, 8),
        ("two", 4, 11),
        ("two", 4, 31),
    ]
    assert read.notes == ("n",)


EDITS: list[tuple[str, KnowledgeGraph, Status, list[str | None]]] = [
    ("nothing", told(BEFORE), Status.KEPT, []),
    ("a line above", told(BEFORE, line=9), Status.KEPT, []),
    ("another word", told("An S3 event runs Lambda."), Status.CHANGED, ["An S3 event runs Lambda."]),
    ("another sentence", told("Objects start a function."), Status.CHANGED, [None]),
    (
        "another relation",
        told("An S3 event uses Lambda.", relation=Relation.USES),
        Status.BROKEN,
        ["An S3 event uses Lambda."],
    ),
    ("the sentence gone", KnowledgeGraph.from_facts([]), Status.BROKEN, [None]),
]


@pytest.mark.parametrize(("now", "status", "after"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS])
def test_what_an_edit_does(now: KnowledgeGraph, status: Status, after: list[str | None]) -> None:
    statements = loads('tests = ["S3 -> Lambda triggers"]').statements
    lock = checks.accepted(checks.check(told(BEFORE), statements), {})
    (result,) = checks.check(now, statements, lock)
    assert result.status is status
    assert [change.after.text if change.after else None for change in result.changes] == after
    assert all(change.before == Line(number=3, text=BEFORE) for change in result.changes)


def test_an_edit_is_found_in_the_notes_though_nothing_is_read_from_it_any_more() -> None:
    statements = loads('tests = ["S3 -> Lambda exists"]').statements
    lock = checks.accepted(checks.check(told(BEFORE), statements), {})
    lines = {"s3.md": [Line(number=1, text="Amazon S3"), Line(number=4, text="An S3 event and Lambda.")]}
    (result,) = checks.check(KnowledgeGraph.from_facts([]), statements, lock, lines)
    assert [change.after for change in result.changes] == [Line(number=4, text="An S3 event and Lambda.")]


def test_a_sentence_that_stands_but_speaks_for_it_no_more_is_no_edit() -> None:
    statements = loads('tests = ["S3 -> Lambda triggers"]').statements
    lock = checks.accepted(checks.check(told(BEFORE), statements), {})
    (result,) = checks.check(told(BEFORE, relation=Relation.USES), statements, lock)
    assert (result.status, result.changes) == (Status.BROKEN, ())
    assert [one.text for one in result.lost] == [BEFORE]


def test_a_broken_test_keeps_what_was_accepted() -> None:
    statements = loads('tests = ["S3 -> Lambda triggers", "S3 -> SQS exists"]').statements
    lock = checks.accepted(checks.check(told(BEFORE), statements), {})
    again = checks.accepted(checks.check(KnowledgeGraph.from_facts([]), statements), lock)
    assert lock == again
    assert [*lock] == ["S3 -> Lambda triggers"]


def test_a_lock_comes_back(tmp_path: Path) -> None:
    statements = loads('tests = ["S3 -> Lambda triggers"]').statements
    lock = checks.accepted(checks.check(told("naïve \ud800 → “x”"), statements), {})
    checks.save_lock(lock, tmp_path / "lock.json")
    assert checks.load_lock(tmp_path / "lock.json")["S3 -> Lambda triggers"].sentences[0].text == "naïve ? → “x”"
    assert checks.load_lock(tmp_path / "none.json") == {}


NO_LOCKS = [
    *("", "[]", "{}"),
    '{"format": "linkspan-lock/9", "tests": {}}',
    '{"format": "linkspan-lock/1"}',
    '{"format": "linkspan-lock/1", "tests": {"a": 3}}',
]


@pytest.mark.parametrize("text", NO_LOCKS)
def test_a_lock_that_is_none_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "lock.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadLock, match=r"lock\.json: .*--accept"):
        checks.load_lock(tmp_path / "lock.json")


@pytest.mark.parametrize("hostile", [*TEXTS, "a\x00b\x1b[31m]]>\ufffe"])
def test_no_note_breaks_out_of_the_xml(hostile: str) -> None:
    statements = loads('tests = ["S3 -> Lambda triggers", "S3 -> Lambda sends to"]').statements
    lock = checks.accepted(checks.check(told(f"{hostile} before"), statements), {})
    text = junit(checks.check(told(hostile), statements, lock), f"{hostile}.toml")
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "system-out"}
    assert "\x1b" not in text


def test_what_ci_is_told() -> None:
    statements = loads('tests = ["S3 -> Lambda triggers", "S3 -> Lambda uses"]').statements
    root = ET.fromstring(junit(checks.check(told(BEFORE), statements), "linkspan.toml"))  # noqa: S314 - our own
    assert {name: root.get(name) for name in ("tests", "failures")} == {"tests": "2", "failures": "1"}
    kept, broken = root.iter("testcase")
    assert (kept.get("name"), kept.get("line"), list(kept)) == ("S3 -> Lambda triggers", "1", [])
    failure = broken.find("failure")
    assert failure is not None
    assert f"says: s3.md:3: {BEFORE}" in str(failure.text)
