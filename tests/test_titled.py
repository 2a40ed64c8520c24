"""What a page without a heading is about: the title of its front matter, or its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import notes
from extract.notes import Note
from extract.pipeline import extract
from extract.titled import titled
from graph.model import Link

if TYPE_CHECKING:
    from pathlib import Path

PAGES: dict[str, tuple[str, str, str]] = {
    "its name": ("vault/Amazon SQS.md", "- polled by Lambda\n", "# Amazon SQS\n"),
    "its name with a number": ("03 - Azure Functions.md", "- started by timers\n", "# Azure Functions\n"),
    "its name with what it is": ("kinesis-notes.md", "- keeps the order\n", "# kinesis\n"),
    "its title": ("page.md", "---\ntags: [a]\ntitle: Amazon S3\n---\n- stores\n", "# Amazon S3\n"),
    "no service": ("ideas.md", "- polled by Lambda\n", ""),
    "a heading of its own": ("Amazon SQS.md", "# Queues\n\n- polled by Lambda\n", ""),
    "an underlined heading": ("Amazon SQS.md", "Queues\n======\n\n- polled by Lambda\n", ""),
}


@pytest.mark.parametrize(("name", "text", "heading"), PAGES.values(), ids=PAGES)
def test_what_a_page_is_about(name: str, text: str, heading: str) -> None:
    assert titled(name, text) == heading


@pytest.mark.parametrize("front", ["", "---\ntags: [queues]\n---\n"], ids=["plain", "front matter"])
def test_a_page_named_as_a_service_tells_of_it_on_its_own_lines(tmp_path: Path, front: str) -> None:
    (tmp_path / "Amazon SQS.md").write_text(f"{front}- polled by Lambda\n", encoding="utf-8")
    (note,) = (one for one in notes.read([tmp_path]) if isinstance(one, Note))
    (link,) = (fact for fact in extract(note) if isinstance(fact, Link))
    assert (link.head, link.relation.value, link.tail) == ("AWS Lambda", "reads_from", "Amazon SQS")
    assert link.evidence.line == 1 + front.count("\n")
