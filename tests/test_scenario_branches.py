"""Needs that a decision tree leads to, needs with their answer in brackets, and what the place has to do with them."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.pipeline import extract
from graph.model import Link, Scenario

DRAWN = """# Choosing a database

```
Tables?
├── Yes → All over the world?
│         ├── Yes ──► Spanner
│         └── No ──► Cloud SQL
└── No → Firestore
```
"""
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a drawn tree": (
        DRAWN,
        [("All over the world? Yes", "Spanner"), ("All over the world? No", "Cloud SQL"), ("Tables? No", "Firestore")],
    ),
    "cases of a numbered question": (
        "# Mail\n\n```\n1. How many readers?\n   FEW → Amazon SQS\n   MANY → Amazon SNS\n```\n",
        [("FEW", "Amazon SQS"), ("MANY", "Amazon SNS")],
    ),
    "bullets under a question": (
        "# Mail\n\n- Must it last?\n  - Yes: use Amazon SQS\n  - No: use Amazon SNS\n",
        [("Must it last? Yes", "Amazon SQS"), ("Must it last? No", "Amazon SNS")],
    ),
    "a reply that names nothing": ("# Mail\n\n- Must it last?\n  - Yes: for a day\n", []),
    "a flow under a question": ("# Mail\n\n```\nHow?\n   Amazon SNS → Amazon SQS\n   x → y → Amazon S3\n```\n", []),
    "code": ("# Mail\n\n```\nif done? then\n  x => Amazon SQS\n```\n\n```\na -> Amazon SNS\n```\n", []),
    "a title of decisions over bold answers": (
        "# Storage\n\n## Exam design decisions\n\n- Shared files -> **Amazon EFS**\n- Old files -> **a tape**\n",
        [("Shared files", "Amazon EFS")],
    ),
    "misuse": (
        "# Storage\n\n- ❌ Using Amazon EBS for shared files (use Amazon EFS)\n- Never use S3 if it moves (use EFS)\n",
        [("shared files", "Amazon EFS"), ("it moves", "Amazon EFS")],
    ),
    "a mistake": (
        "# Amazon S3\n\n## Common mistakes\n\n- Keeping old objects (use lifecycle rules)\n- Public (they leak)\n",
        [("Keeping old objects", "Amazon S3")],
    ),
    "what a thing is not for": (
        "# Amazon EBS\n\n- It keeps blocks, not shared files (use Amazon EFS for that)\n",
        [("shared files", "Amazon EFS")],
    ),
    "a need in the brackets": (
        "# Amazon EBS\n\n- Blocks of one machine (use Amazon EFS if they are shared instead)\n",
        [("they are shared", "Amazon EFS")],
    ),
    "brackets that explain": (
        "# Amazon EBS\n\n- Snapshots are kept (use the console)\n- It is fast (see Amazon EFS)\n", [],
    ),
    "what a question comes to": (
        "# Exam\n\n- If they ask about SHARED FILES, it's probably Amazon EFS\n",
        [("they ask about SHARED FILES", "Amazon EFS")],
    ),
    "labels under a title of keywords": (
        "# Exam keywords\n\n- Many readers at once = Amazon SNS\n- One reader - Amazon SQS\n- Amazon SES = mail\n",
        [("Many readers at once", "Amazon SNS"), ("One reader", "Amazon SQS")],
    ),
    "labels under a title that compares": (
        "# Amazon EFS vs Amazon EBS\n\n- one machine = Amazon EBS\n- both: Amazon EFS, EBS\n- other: Amazon S3\n",
        [("one machine", "Amazon EBS")],
    ),
    "tips": (
        "# Amazon SES exam tips\n\n- Use Amazon SNS for many short texts.\n- Amazon SES for letters of all kinds\n",
        [("many short texts", "Amazon SNS"), ("letters of all kinds", "Amazon SES")],
    ),
    "advice under a title that compares": (
        "# Amazon EFS vs Amazon EBS\n\n- Use Amazon EBS for one machine\n- Amazon EFS for machines\n",
        [("one machine", "Amazon EBS")],
    ),
    "a name and when it is used": (
        "# Storage\n\n- Amazon EBS: use when one machine is enough\n- Amazon EFS - use it if many share files\n",
        [("one machine is enough", "Amazon EBS"), ("many share files", "Amazon EFS")],
    ),
    "what is wrong and what is right": (
        "# Storage\n\n- ❌ Files of many machines on one disk → ✅ Amazon EFS\n",
        [("Files of many machines on one disk", "Amazon EFS")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_needs_and_where_they_lead(text: str, expected: list[tuple[str, str]]) -> None:
    found = [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Scenario)]
    assert [
        (one.need, service) for one in found for each in one.answers for service in each.services if not each.rejected
    ] == expected


def test_what_is_misused_is_ruled_out() -> None:
    note = Note(name="n.md", text="# Storage\n\n- ❌ Using Amazon EBS for shared files (use Amazon EFS)\n")
    (found,) = (fact for fact in extract(note) if isinstance(fact, Scenario))
    assert [each.services for each in found.answers if each.rejected] == [("Amazon EBS",)]


def test_the_place_is_not_linked_to_what_answers_a_need() -> None:
    text = "# Azure API Management\n\n## Exam decisions\n\n- Run a long workflow -> **Durable Functions**\n"
    assert not [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Link)]
