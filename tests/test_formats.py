"""Notes in other formats: what comes out, on which line or in which part it stands, and what is refused."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING

import pytest

from extract.formats import FORMATS, SUFFIXES
from extract.notes import Note, Problem, from_bytes, read, source
from extract.pipeline import extract
from graph.model import Link
from tests.written import document, packed, pdf, repacked, slides

if TYPE_CHECKING:
    from pathlib import Path


def notes(name: str, data: bytes) -> list[Note]:
    return [one for one in from_bytes(name, data) if isinstance(one, Note)]


def problems(name: str, data: bytes) -> list[tuple[str, str]]:
    found = [one for one in from_bytes(name, data) if isinstance(one, Problem)]
    assert all(one.advice for one in found)
    return [(one.name, one.reason) for one in found]


def shown(name: str, data: bytes) -> dict[str, str]:
    return {note.name: note.text for note in notes(name, data)}


def book(*cells: object) -> bytes:
    return json.dumps({"nbformat": 4, "cells": cells}).encode()


def test_a_notebook_is_its_markdown_cells_under_the_headings_above() -> None:
    data = book(
        {"cell_type": "markdown", "source": ["# Amazon SQS\n", "text"]},
        {"cell_type": "code", "source": "print('S3')"},
        {"cell_type": "markdown", "source": "## Limits\n- 256 KB"},
        {"cell_type": "markdown", "source": "- triggers Lambda"},
        "no cell",
    )
    found = notes("n.ipynb", data)
    assert {note.name: note.text for note in found} == {
        "n.ipynb#cell=1": "# Amazon SQS\ntext",
        "n.ipynb#cell=3": "## Limits\n- 256 KB",
        "n.ipynb#cell=4": "- triggers Lambda",
    }
    assert [note.above for note in found] == ["", "# Amazon SQS\n", "# Amazon SQS\n## Limits\n"]
    assert {note.sha256 for note in found} == {hashlib.sha256(data).hexdigest()}
    links = [fact for fact in extract(found[2]) if isinstance(fact, Link)]
    assert [(link.head, link.evidence.source, link.evidence.line) for link in links] == [
        ("Amazon SQS", "n.ipynb#cell=4", 1)
    ]


def test_old_notebooks_kept_their_cells_in_sheets() -> None:
    cells = [{"cell_type": "heading", "level": 2, "source": "SQS"}, {"cell_type": "markdown", "source": "x"}]
    data = json.dumps({"worksheets": [{"cells": cells}]}).encode()
    assert shown("n.ipynb", data) == {"n.ipynb#cell=1": "## SQS", "n.ipynb#cell=2": "x"}


def test_a_table_of_values_knows_its_lines() -> None:
    (note,) = notes("t.csv", b'Limit;Value\n"Size\nof it";256 KB\n;\nWait;20 | s\n')
    assert note.text.split("\n") == ["| Limit | Value |", "|---|---|", "| Size of it | 256 KB |", "| Wait | 20 \\| s |"]
    assert note.numbers == (1, 1, 2, 5)


def test_a_document_is_in_parts_by_its_headings() -> None:
    data = document(
        ("Normal", "Before"), ("Title", "Notes"), ("Heading 1", "Amazon SQS"), ("Normal", "SQS triggers Lambda."),
        ("List Bullet", "one"), ("List Bullet 2", "two"), ("Bold", "Limits"), ("Table", "Limit|Value\nSize|256 KB"),
        ("Heading 2", "Limits"), ("Normal", "a\nb"), ("Heading 1", "Limits"), ("Normal", "c"),
    )  # fmt: skip
    assert shown("d.docx", data) == {
        "d.docx": "Before",
        "d.docx#Notes": "# Notes",
        "d.docx#Amazon SQS": "# Amazon SQS\n\nSQS triggers Lambda.\n\n- one\n  - two\n\n**Limits**\n\n"
        "| Limit | Value |\n|---|---|\n| Size | 256 KB |",
        "d.docx#Limits": "## Limits\n\na\nb",
        "d.docx#Limits (2)": "# Limits\n\nc",
    }
    assert [note.above for note in notes("d.docx", data)] == ["", "", "", "# Amazon SQS\n", ""]


def test_a_presentation_is_in_parts_by_its_slides() -> None:
    data = slides(("Amazon SQS", [(0, "one"), (1, "two")], "SQS triggers Lambda."), ("Next", [(0, "x")], ""))
    assert shown("p.pptx", data) == {
        "p.pptx#slide=1": "# Amazon SQS\n\n- one\n  - two\n\nSQS triggers Lambda.",
        "p.pptx#slide=2": "# Next\n\n- x",
    }


PAGE = [
    (72, 18, "Amazon SQS"),
    (72, 10, "SQS decouples serv-"),
    (72, 10, "ices (always) and is"),
    (72, 10, "well-"),
    (72, 10, "known."),
    (0, 0, ""),
    (72, 10, "A well-known limit:"),
    (72, 10, "• one"),
    (90, 10, "• two"),
    (90, 10, "goes on"),
    (72, 10, "• three"),
]


def test_a_pdf_is_in_parts_by_its_pages() -> None:
    found = notes("b.pdf", pdf(PAGE, [(72, 10, "SQS triggers Lambda.")]))
    assert found[0].name == "b.pdf#page=1"
    assert found[0].text.split("\n") == [
        "# Amazon SQS", "SQS decouples services", "(always) and is", "well-known.", "", "A well-known limit:",
        "- one", "  - two", "    goes on", "- three",
    ]  # fmt: skip
    assert (found[1].name, found[1].above, found[1].text) == ("b.pdf#page=2", "# Amazon SQS\n", "SQS triggers Lambda.")


def test_what_runs_along_the_edge_of_pages_is_no_text() -> None:
    pages = [
        [(72, 10, "Course notes"), (72, 10, f"text {word}"), (72, 10, f"Page {at}")] for at, word in enumerate("abc")
    ]
    assert [note.text for note in notes("b.pdf", pdf(*pages))] == ["text a", "text b", "text c"]
    assert notes("b.pdf", pdf(*pages[:2]))[0].text == "Course notes\ntext a\nPage 0"


WHOLE = {
    "d.docx": document(("Heading 1", "SQS"), ("Normal", "text")),
    "p.pptx": slides(("SQS", [(0, "x")], "")),
    "b.pdf": pdf(PAGE),
    "n.ipynb": book({"cell_type": "markdown", "source": "x"}),
    "z.zip": packed(("a.md", "x")),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_same_bytes_give_the_same_notes(name: str) -> None:
    assert list(from_bytes(name, WHOLE[name])) == list(from_bytes(name, WHOLE[name]))
    assert {note.sha256 for note in notes(name, WHOLE[name])} != {""}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_what_is_cut_off_is_told_and_nothing_breaks(name: str, share: float) -> None:
    data = WHOLE[name][: int(len(WHOLE[name]) * share)]
    assert list(from_bytes(name, data))


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_something_else_is_told(name: str) -> None:
    assert problems(name, b"\x00\x01\x02 nothing of the kind " * 20)


LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'00' * 32}> /P -4 >> /ID [<00> <00>]"
REFUSED = {
    "a scan": ("b.pdf", pdf([]), "holds no text: its pages are pictures"),
    "a locked PDF": (
        "b.pdf",
pdf(PAGE, extra=LOCK),
        "is encrypted",
    ),
    "no cells": ("n.ipynb", b"[]", "is no notebook"),
    "half a notebook": ("n.ipynb", b'{"cells": [', "is no notebook: its JSON is damaged"),
    "deep JSON": ("n.ipynb", b"[" * 100_000, "is no notebook: its JSON is damaged"),
    "no text": ("a.html", b"<script>x</script>", "holds no text"),
    "an empty document": ("d.docx", document(), "holds no text"),
    "a damaged document": ("d.docx", b"PK\x03\x04", "is a damaged Word document"),
    "an image": ("a.rst", b"\x89PNG\r\n\x1a\n", "is no text: a PNG image"),
    "nothing": ("a.pdf", b"", "is empty"),
    "another kind": ("a.exe", b"MZ", "is of no supported kind"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused_with_reason_and_advice(name: str, data: bytes, reason: str) -> None:
    assert problems(name, data) == [(name, reason)]
    assert notes(name, data) == []


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


def test_entities_in_documents_are_not_resolved() -> None:
    words = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    body = words + b"<w:p><w:r><w:t>x&b;&f;</w:t></w:r></w:p></w:body></w:document>"
    found = shown("d.docx", repacked(WHOLE["d.docx"], "word/document.xml", LAUGHS + body))
    assert all("ha" not in text and "root" not in text for text in found.values())


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    data = repacked(WHOLE["d.docx"], "word/document.xml", b" " * 30_000_000)
    assert problems("d.docx", data) == [("d.docx", "unpacks to more than 200 times its size")]


@pytest.mark.parametrize(("name", "library"), [("b.pdf", "pypdf"), ("d.docx", "docx"), ("p.pptx", "pptx")])
def test_without_the_extra_the_file_is_named_with_what_to_run(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    for module in [module for module in sys.modules if module.startswith(("extract.formats.", f"{library}."))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    (found,) = from_bytes(name, WHOLE[name])
    assert str(found) == f'{name}: needs {library} to be read (run: pip install "linkspan[formats]")'


ID = "0123456789abcdef" * 2


def test_an_export_is_its_notes_with_the_names_they_had() -> None:
    data = packed(
        (f"AWS {ID}/SQS {ID}.md", "# SQS"),
        (f"Limits {ID}.csv", "A\n1"),
        (f"Limits {ID}_all.csv", "A,B\n1,2"),
        ("page.html", "<p>x"),
        ("../up.md", "- up"),
        ("image.png", b"\x89PNG"),
        ("bad.md", b"\x00" * 9),
        ("inner.zip", packed(("a.md", "x"))),
        (".obsidian/a.md", "x"),
    )
    assert shown("e.zip", data) == {
        "e.zip/AWS/SQS.md": "# SQS",
        "e.zip/Limits_all.csv": "| A | B |\n|---|---|\n| 1 | 2 |",
        "e.zip/page.html": "x",
        "e.zip/up.md": "- up",
    }
    assert sorted(problems("e.zip", data)) == [
        ("e.zip/bad.md", "is no text: binary data"),
        ("e.zip/inner.zip", "is an archive within an archive"),
    ]


def test_files_in_a_folder_are_read_by_their_ending(tmp_path: Path) -> None:
    for name, data in WHOLE.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "data.csv").write_text("a,b\n1,2")
    found = [source(one).name for one in read([tmp_path]) if isinstance(one, Note)]
    assert found == ["b.pdf#page=1", "d.docx#SQS", "n.ipynb#cell=1", "p.pptx#slide=1", "z.zip/a.md"]


def test_names_from_files_are_safe_to_show() -> None:
    (note,) = notes("d.docx", document(("Heading 1", "a\u202eb")))
    assert note.name == "d.docx#a\\u202eb"


def test_every_format_has_a_reader_and_a_name() -> None:
    assert {".html", ".htm", ".docx", ".pdf", ".ipynb", ".org", ".rst", ".pptx", ".zip", ".md", ".txt"} <= {*SUFFIXES}
    assert all(one.kind for one in FORMATS.values())
