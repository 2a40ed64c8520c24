"""Which lines are about a service that they do not name: lines that tell something, beside those that do not."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.pipeline import extract
from graph.model import Mention

MEANT = {
    "a bullet that tells something": ("# Amazon SNS\n\n- cheap and quick to set up\n", [3]),
    "two words": ("# Amazon SNS\n\n- low latency\n", [3]),
    "a sentence": ("# Amazon SNS\n\nIt is the oldest of them all.\n", [3]),
    "a sentence that is wrapped": ("# Amazon SNS\n\nIt is the oldest,\nand still the calmest.\n", [3, 4]),
    "a sentence that names it, wrapped": ("# Amazon SNS\n\nSNS is the oldest,\nand still calm.\n", [4]),
    "a bullet that is wrapped": ("# Amazon SNS\n\n- the oldest of them all,\n  and still calm\n", [3]),
    "a row": ("# Amazon SNS\n\n| Plan | Seen |\n|---|---|\n| when it is quiet | seldom seen |\n", [5]),
    "a line that heads others and says something": ("# Amazon SNS\n\n- people like it a great deal:\n  - so\n", [3, 4]),
    "a line that ends in the air": ("# Amazon SNS\n\n- people are fond of\n  - the calm\n", [4]),
    "an answer to choose": ("# Amazon SNS\n\nB. Calm and friendly\n", []),
    "tags and rules": ("# Amazon SNS\n\n<hr>\n\n#calm #friendly\n", []),
    "under the name of another": ("# Amazon SNS\n\n- Amazon SQS\n  - slower but calm\n", [4]),
    "a line that names another": ("# Amazon SNS\n\n- liked by those of SQS\n", []),
    "one word": ("# Amazon SNS\n\n- calm\n", [3]),
    "a title over lines": ("# Amazon SNS\n\n- calm\n  - calm and friendly\n", [4]),
    "a saying over lines": ("# Amazon SNS\n\n- calm and friendly\n  - so calm\n", [3, 4]),
    "a question": ("# Amazon SNS\n\n- who is on call tonight?\n", []),
    "the end of a lead": ("# Amazon SNS\n\nWhat people like about it:\n", []),
    "a remark": ("# Amazon SNS\n\n- I still mix up both kinds\n- TODO redo the lab\n", []),
    "a link": ("# Amazon SNS\n\n- [the best talk of the year](https://example.com/a)\n", []),
    "code": ("# Amazon SNS\n\n```\nmake it so\n```\n", []),
    "no subject": ("# Various\n\n- cheap and quick to set up\n", []),
}


@pytest.mark.parametrize(("text", "expected"), list(MEANT.values()), ids=list(MEANT))
def test_lines_about_a_service_that_they_do_not_name(text: str, expected: list[int]) -> None:
    facts = extract(Note(name="n.md", text=text))
    meant = [fact for fact in facts if isinstance(fact, Mention) and not fact.name]
    assert [fact.evidence.line for fact in meant] == expected


LED = {
    "a line that leads to it": ("# Amazon SNS\n\n- liked for its calm by those of SQS:\n  - so they told\n", True),
    "a line that opens with it": ("# Amazon SNS\n\n- SQS as a place of calm\n  - so they told\n", True),
    "a line that says something of it": ("# Amazon SNS\n\n- liked by those of SQS\n  - so they told\n", False),
    "a line that leads to two": ("# Amazon SNS\n\n- liked by those of SQS and S3:\n  - so they told\n", False),
}


@pytest.mark.parametrize(("text", "both"), list(LED.values()), ids=list(LED))
def test_lines_under_another_service_are_about_both(text: str, both: bool) -> None:
    facts = extract(Note(name="n.md", text=text))
    meant = {fact.service for fact in facts if isinstance(fact, Mention) and not fact.name and fact.evidence.line == 4}
    assert meant == ({"Amazon SNS", "Amazon SQS"} if both else {"Amazon SNS"})


def test_what_is_read_of_a_line_says_whose_it_is_already() -> None:
    told = list(extract(Note(name="n.md", text="# Amazon SNS\n\n- Timeout: 15 seconds\n")))
    assert not any(isinstance(fact, Mention) and not fact.name for fact in told)
    assert any(not isinstance(fact, Mention) for fact in told)


def test_a_service_that_is_meant_keeps_its_vendor() -> None:
    facts = extract(Note(name="n.md", text="# Amazon SNS\n\n- cheap and quick\n"))
    assert [(fact.service, fact.vendor) for fact in facts if isinstance(fact, Mention) and not fact.name] == [
        ("Amazon SNS", "AWS")
    ]
