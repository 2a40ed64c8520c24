"""What a section or a page is about that no heading names, in tables: hits beside near misses."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.pipeline import extract
from extract.statements import statements
from graph.model import Mention

ABOUT = {
    "a title echoes the first service": ("# Backup plans\n- AWS Backup keeps copies\n- cheap copies", "AWS Backup"),
    "a title in another form of the word": ("# Batching things\n- AWS Batch runs jobs\n- one in ten", "AWS Batch"),
    "of several things": ("# Batching and logging\n- AWS Batch runs jobs\n- one in ten", ""),
    "of another word": ("# Latency things\n- AWS Batch runs jobs\n- one in ten", ""),
    "the first is another": ("# Batching things\n- GKE is traced\n- AWS Batch runs jobs\n- one in ten", ""),
    "a parent opens with a service": ("# Nets\n- AWS Transit Gateway joins them\n  - cheap", "AWS Transit Gateway"),
    "a parent names one further on": ("# Nets\n- all are joined by AWS Transit Gateway\n  - cheap", ""),
    "a heading says so already": ("# Amazon VPC\n- Transit Gateway joins them\n  - cheap", "Amazon VPC"),
    "named most and first": ("SQS keeps.\n\nSQS waits.\n\nSQS forgets, as SNS does.\n\nCheap things.", "Amazon SQS"),
    "named most, not first": ("SNS forgets.\n\nSQS waits.\n\nSQS forgets.\n\nSQS keeps.\n\nCheap things.", ""),
    "named hardly more than another": ("SQS keeps.\n\nSQS like SNS.\n\nSQS and SNS.\n\nCheap things.", ""),
    "named once": ("SQS keeps.\n\nCheap things.", ""),
}


@pytest.mark.parametrize(("text", "expected"), list(ABOUT.values()), ids=list(ABOUT))
def test_what_the_last_line_is_about(text: str, expected: str) -> None:
    *_, last = statements(Note(name="n.md", text=text))
    assert last.subject == expected


def test_a_row_is_about_each_service_that_heads_a_cell_with_words() -> None:
    text = "| Trait | SQS | SNS | EventBridge |\n|---|---|---|---|\n| mood | calm | lively | - |\n"
    facts = extract(Note(name="n.md", text=text))
    told = [fact.service for fact in facts if isinstance(fact, Mention) and fact.evidence.line == 3]
    assert told == ["Amazon SQS", "Amazon SNS"]
