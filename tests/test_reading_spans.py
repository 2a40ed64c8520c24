"""Which words of a line are what, by which rule, and what became of each line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.notes import Note, from_bytes
from extract.pipeline import explanations, extract
from extract.reading import Kind, Outcome, reading

SUBJECT = "# AWS Lambda\n\n"


def spans(line: str) -> list[tuple[str, str]]:
    """The words that are marked in a line under a heading, each with its kind."""
    read = reading(Note(name="n.md", text=SUBJECT + line)).lines[2]
    return [(span.kind.value, read.text[span.start : span.end]) for span in read.spans]


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("- SQS triggers Lambda.", [("service", "SQS"), ("cue", "triggers"), ("service", "Lambda")]),
        ("- Timeout: 15 minutes at most", [("feature", "Timeout"), ("limit", "15 minutes")]),
        ("- Emoji 🎉 stand before S3 too.", [("service", "S3")]),
        ("- It rained all day.", []),
    ],
)
def test_words_are_marked_by_what_they_are(line: str, marked: list[tuple[str, str]]) -> None:
    assert spans(line) == marked


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("- Lambda must have an execution role.", "cue", "must"),
        ("- Lambda can't run longer than an invocation in a VPC allows.", "cue", "can't"),
        ("- Lambda can’t be invoked from a public subnet.", "cue", "can’t"),
        ('- "Run code without servers" → Lambda', "need", "Run code without servers"),
        ("- The X-Ray SDK instruments the libraries.", "feature", "X-Ray SDK"),
        ("- **Lambda** *requires* a NAT Gateway.", "cue", "requires"),
        ("- For decoupling take SQS, not SNS.", "cue", "not"),
    ],
)
def test_a_kind_stands_where_its_words_do(line: str, kind: str, words: str) -> None:
    assert (kind, words) in spans(line)


def test_a_link_by_roles_alone_has_no_cue() -> None:
    assert [kind for kind, _ in spans("- Lambda (KMS)")] == ["service", "service"]


def test_every_span_says_by_which_rule() -> None:
    read = reading(Note(name="n.md", text=SUBJECT + "- SQS triggers Lambda.")).lines[2]
    assert [span.rule for span in read.spans] == ["name of the lexicon", "triggers", "name of the lexicon"]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("# AWS Lambda", ["read"]),
        ("# Weather\n\n- It rained.", ["silent", "silent", "nothing"]),
        ("```\nls -l\n```", ["silent", "silent", "silent"]),
        (SUBJECT + "- SQS triggers\n  Lambda.", ["read", "silent", "read", "read"]),
        ("", ["silent"]),
        ("\n\n", ["silent", "silent"]),
    ],
)
def test_what_became_of_each_line(text: str, outcomes: list[str]) -> None:
    assert [line.outcome.value for line in reading(Note(name="n.md", text=text)).lines] == outcomes


def test_what_is_written_over_two_lines_is_marked_on_both() -> None:
    read = reading(Note(name="n.md", text=SUBJECT + '- "Run code\n  without servers" → Lambda'))
    needs = [
        (line.number, line.text[one.start : one.end])
        for line in read.lines
        for one in line.spans
        if one.kind is Kind.NEED
    ]
    assert needs == [(3, "Run code"), (4, "  without servers")]


def test_understood_is_the_share_of_lines_that_say_something() -> None:
    read = reading(Note(name="n.md", text=SUBJECT + "- SQS triggers Lambda.\n- It rained.\n"))
    assert [read.count(outcome) for outcome in Outcome] == [2, 1, 1]
    assert read.understood == pytest.approx(2 / 3)
    assert reading(Note(name="n.md", text="# Weather")).understood == 1.0


def test_lines_are_numbered_as_the_file_is() -> None:
    (note,) = from_bytes("n.html", b"<p>\n\n</p><h1>AWS Lambda</h1>\n<p>SQS triggers Lambda.</p>")
    assert isinstance(note, Note)
    numbers = {line.number for line in reading(note).lines if line.facts}
    assert numbers == {3, 4}


def test_headings_above_a_part_are_no_lines_of_it() -> None:
    read = reading(Note(name="a.pdf#page=2", text="- SQS triggers it.", above="# AWS Lambda\n"))
    assert [line.text for line in read.lines] == ["- SQS triggers it."]
    assert "SQS" in {read.lines[0].text[span.start : span.end] for span in read.lines[0].spans}


def test_a_line_of_ten_thousand_characters_is_read() -> None:
    text = "- S3 sends events to SQS. " * 400
    line = reading(Note(name="n.md", text=text)).lines[0]
    assert len(line.text) > 10_000
    assert len([span for span in line.spans if span.kind is Kind.SERVICE]) == 800


PIECES = "SQS Lambda S3 triggers must cannot 15 minutes → 🎉 **S3** `DLQ` \u202eabc \t | DynamoDB Streams".split(" ")

words = st.lists(st.sampled_from([*PIECES, "\n", "\n- ", "\n# "]), max_size=30).map(" ".join)


@given(words)
def test_spans_lie_in_their_line_and_no_fact_is_lost(text: str) -> None:
    note = Note(name="n.md", text=text)
    read = reading(note)
    assert "\n".join(line.text for line in read.lines) == text.removesuffix("\n")
    assert [line.number for line in read.lines] == [*range(1, len(read.lines) + 1)]
    for line in read.lines:
        assert all(0 <= span.start < span.end <= len(line.text) for span in line.spans)
        assert not line.facts or line.outcome is Outcome.READ
    found = [fact for line in read.lines for fact in line.facts]
    assert sorted(map(repr, found)) == sorted(repr(fact) for one in explanations(note) for fact in one.facts)
    assert set(extract(note)) <= set(found)
