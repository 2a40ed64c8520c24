"""Needs that a list gives for one service, and advice with its need behind it."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.pipeline import extract
from graph.model import Scenario

LISTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "what is looked after in trouble": (
        "# Amazon SES\n\nCommon issue: _mails bounce_\n- Is Amazon SES out of its sandbox?\n- It is a name.\n",
        [("mails bounce", "Amazon SES")],
    ),
    "what is done about a failure that a heading tells": (
        "# Amazon SES\n\n## Mails are not arriving\n- Check the suppression list\n- They are few.\n",
        [("Mails are not arriving", "Amazon SES")],
    ),
    "a line that calls a thing suited to what follows": (
        "# Amazon SES\n\nIt is ideal for the following scenarios:\n\n- letters to a whole town\n",
        [("letters to a whole town", "Amazon SES")],
    ),
    "a need of its own under a failure": (
        "# Amazon SES\n\n- Amazon SES can't send old letters\n  - Need to send old ones → use Amazon S3\n",
        [("Need to send old ones", "Amazon S3")],
    ),
    "what is used in a scene": (
        "# Mail\n\n### Scenario 2: letters to a whole town\n- Use Amazon SNS\n- Set its name\n",
        [("letters to a whole town", "Amazon SNS")],
    ),
    "what gets around the line before": (
        "# Amazon SES\n\n- A mail that bounces is lost\n- To get around this, we can use Amazon SNS\n",
        [("A mail that bounces is lost", "Amazon SNS")],
    ),
    "what gets around the sentence before": (
        "# Amazon SES\n\n- A few mails may come twice. To overcome this you can add an id.\n",
        [("A few mails may come twice", "Amazon SES")],
    ),
    "a quoted cue above its answer": (
        "# Exam\n\n> \"Send letters to many at once.\"\n\n**Answer:** Amazon SNS\n",
        [("Send letters to many at once", "Amazon SNS")],
    ),
    "a heading that rules out": (
        "# Amazon SQS\n\n## When not to use\n- several readers of the same data\n", [],
    ),
    "a line that chooses": (
        "# Messaging\n\nChoose Amazon SQS when:\n- you need one reader for a message\n- order is no matter to you\n",
        [("need one reader for a message", "Amazon SQS"), ("order is no matter to you", "Amazon SQS")],
    ),
    "a heading under a service": (
        "# Amazon Kinesis Data Streams\n\n## When to use\n- several readers of the same data\n- replay of old data\n",
        [("several readers of the same data", "Amazon Kinesis Data Streams"),
         ("replay of old data", "Amazon Kinesis Data Streams")],
    ),
    "advice with a person": (
        "- You should use Amazon SNS if you need to tell many at once.\n",
        [("need to tell many at once", "Amazon SNS")],
    ),
    "a bullet that speaks of another service": (
        "# Messaging\n\nChoose Amazon SQS when:\n- Amazon SNS alone would lose messages\n", [],
    ),
    "a list that chooses nothing": ("# Amazon SQS\n\n## Kinds\n- standard queues of any size\n", []),
    "a need and a name under it": (
        "- You want a shared drive for Windows\n  - Amazon FSx\n  - it is fast\n",
        [("want a shared drive for Windows", "Amazon FSx")],
    ),
    "an answered need and a name under it": (
        "# Notes\n\n- Need a shared drive → Amazon FSx\n  - Amazon EFS\n", [("Need a shared drive", "Amazon FSx")],
    ),
    "a label for needs": (
        "# Amazon EMR\n\n- **When to use**: Hadoop jobs that run all night\n",
        [("Hadoop jobs that run all night", "Amazon EMR")],
    ),
    "a label for the needs of a name": (
        "# Data\n\n- When to use Amazon EMR: your jobs are written for Hadoop\n",
        [("your jobs are written for Hadoop", "Amazon EMR")],
    ),
    "a label for a rule": ("# Amazon EMR\n\n- When to use: only required for Hadoop jobs\n", []),
    "an answer below its label, behind what it is not": (
        "# Disks\n\n- Which is cheapest?\n- Answer:\n\t- Can't be Amazon EFS;\n\t- <mark>Amazon S3</mark>\n\t- Old.\n",
        [("Which is cheapest?", "Amazon S3")],
    ),
    "an answer behind its grounds": (
        "# Disks\n\n- What is the most cost-effective one?\n- Answer:\n\t- Since few read it, Amazon S3 is it.\n",
        [("What is the most cost-effective one?", "Amazon S3")],
    ),
    "a use case under a feature": (
        "# AWS X-Ray\n\n- Service map\n  - Use case: find the part of an application that is slow\n",
        [("find the part of an application that is slow", "AWS X-Ray")],
    ),
    "use cases that are no goal": ("# AWS X-Ray\n\n- Service map\n  - Use case: slow applications\n", []),
    "a list of two services": (
        "# Messaging\n\nUse Amazon SQS or Amazon SNS when:\n- parts must not know each other\n", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_needs_of_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    found = [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Scenario)]
    assert [(one.need, service) for one in found for each in one.answers for service in each.services
            if not each.rejected] == expected


def test_what_a_list_rules_out() -> None:
    note = Note(name="n.md", text="# Amazon SQS\n\n## When not to use it\n- several readers of the same data\n")
    (found,) = (fact for fact in extract(note) if isinstance(fact, Scenario))
    assert [each.services for each in found.answers if each.rejected] == [("Amazon SQS",)]


def test_lines_with_an_arrow_each_are_needs_each() -> None:
    note = Note(name="n.md", text="> Need order → Amazon SQS\n> Need copies → Amazon SNS\n")
    found = [fact for fact in extract(note) if isinstance(fact, Scenario)]
    assert [(one.need, one.evidence.line) for one in found] == [("Need order", 1), ("Need copies", 2)]
