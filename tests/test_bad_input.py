"""Bad input: what cannot be read is reported by name with the reason, and the rest is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from extract.notes import LONGEST_LINE, Note, Problem, read
from extract.structure import parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def notes_of(folder: Path) -> dict[str, str]:
    return {found.name: found.text for found in read([folder]) if isinstance(found, Note)}


def problems_of(*paths: Path) -> list[tuple[str, int, str]]:
    found = [item for item in read(paths) if isinstance(item, Problem)]
    assert all(problem.advice for problem in found)
    return [(problem.name, problem.line, problem.reason) for problem in found]


REFUSED = {
    "nothing in it": (b"", "is empty"),
    "blank lines alone": (b"\xef\xbb\xbf \r\n\t\n", "is empty"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no text: a PNG image"),
    "a document": (b"%PDF-1.7\n1 0 obj\n", "is no text: a PDF"),
    "an archive": (b"PK\x03\x04\x14\0", "is no text: a ZIP archive or an office document"),
    "any bytes": (bytes(range(256)) * 8, "is no text: binary data"),
    "control characters": (b"\x01\x02\x03\x04text\x05\x06", "is no text: binary data"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_note_is_refused_and_the_rest_is_read(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.md").write_bytes(data)
    (tmp_path / "good.md").write_text("- SQS", encoding="utf-8")
    assert problems_of(tmp_path) == [("bad.md", 0, reason)]
    assert notes_of(tmp_path) == {"good.md": "- SQS"}


READ = {
    "one word": (b"Lambda", "Lambda"),
    "CRLF": (b"- a\r\n- b\r\n", "- a\n- b\n"),
    "CR": (b"- a\r- b", "- a\n- b"),
    "mixed ends": (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
    "a byte order mark": (b"\xef\xbb\xbf# SQS", "# SQS"),
    "UTF-16": ("# SQS →".encode("utf-16"), "# SQS →"),
    "UTF-16 with a lone surrogate": (b"\xff\xfea\0\x00\xd8b\0", "a\ufffdb"),
    "Latin-1": ("d\xe9bit \xe0 5 \xa3".encode("latin-1"), "débit à 5 £"),
    "a lone surrogate": (b"a\xed\xa0\x80b", "a\ufffdb"),
    "NUL bytes": (
        b"Lam\0bda \0has\0 retries, which stop after two attempts",
        "Lambda has retries, which stop after two attempts",
    ),
}


@pytest.mark.parametrize(("data", "text"), READ.values(), ids=READ)
def test_odd_but_readable(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert notes_of(tmp_path) == {"a.md": text}
    assert problems_of(tmp_path) == []


def test_bytes_that_fit_no_encoding_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("é → “good”\nbad: ".encode() + b"\xff!\nmore")
    assert problems_of(tmp_path) == [("a.md", 2, "holds bytes that are no UTF-8; they are left out")]
    assert notes_of(tmp_path) == {"a.md": "é → “good”\nbad: \ufffd!\nmore"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_of_five_megabytes_is_left_out_and_the_rest_is_read(tmp_path: Path, end: str) -> None:
    text = end.join(["# SQS", "x " * 2_500_000, "- keeps messages", "y" * LONGEST_LINE])
    (tmp_path / "a.md").write_bytes(text.encode())
    reason = f"a line of 5,000,000 characters is left out (longest allowed: {LONGEST_LINE:,})"
    assert problems_of(tmp_path) == [("a.md", 2, reason)]
    (note,) = (item for item in read([tmp_path]) if isinstance(item, Note))
    assert [(line.number, line.text[:14]) for line in parse(note)] == [(1, "SQS"), (3, "keeps messages\n"[:14])]
    assert note.lines == 4


def test_paths_that_are_missing_or_hold_no_notes(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "good.md").write_text("a")
    os.mkfifo(tmp_path / "pipe.md")
    missing, empty, other, pipe = (tmp_path / name for name in ("missing.md", "empty", "a.png", "pipe.md"))
    below = tmp_path / "good.md" / "x.md"
    assert problems_of(missing, empty, other, pipe, below, tmp_path / "good.md") == [
        (str(missing), 0, "does not exist"),
        (str(empty), 0, "holds no notes"),
        (str(other), 0, "is of no supported kind"),
        (str(pipe), 0, "is no regular file"),
        (str(below), 0, "does not exist"),
    ]
    assert [item.name for item in read([missing, tmp_path / "good.md"]) if isinstance(item, Note)] == ["good.md"]


class Locked(type(Path())):  # type: ignore[misc]  # what Path is made of differs by platform
    """A path that may not be read, since the tests may run as a user who may read everything."""

    def read_bytes(self) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    def iterdir(self) -> Iterator[Self]:
        raise PermissionError(13, "Permission denied", str(self))


def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("a")
    (tmp_path / "good.md").write_text("b")
    (tmp_path / "sealed").mkdir()
    locked, sealed = Locked(tmp_path / "secret.md"), Locked(tmp_path / "sealed")
    found = list(read([locked, sealed, tmp_path / "good.md"]))
    assert [(item.name, item.reason) for item in found if isinstance(item, Problem)] == [
        (str(sealed), "permission denied"),
        ("secret.md", "permission denied"),
    ]
    assert [item.name for item in found if isinstance(item, Note)] == ["good.md"]


def test_a_file_that_is_gone_when_its_turn_comes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "b.md").write_text("b")
    found = list(read([tmp_path], lambda *_file: (tmp_path / "b.md").unlink(missing_ok=True)))
    assert [type(item) for item in found] == [Note, Problem]


def test_folders_that_link_to_themselves(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text("a")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere")
    assert notes_of(tmp_path) == {"sub/a.md": "a"}
    assert problems_of(tmp_path) == [("dangling.md", 0, "does not exist")]


def test_names_with_quotes_and_markup_are_kept(tmp_path: Path) -> None:
    names = ["..x<script>.md", "<img src=x onerror=alert(1)>.md", "a'b\"c&d.md", "=cmd|' !A0.md"]
    for name in names:
        (tmp_path / name).write_text("- SQS")
    assert notes_of(tmp_path) == dict.fromkeys(sorted(names), "- SQS")
    (line,) = parse(Note(name="../x<script>.md", text="- SQS <b>"))
    assert line.text == "SQS <b>"


def test_the_same_name_in_two_folders(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text(folder)
    found = [item for item in read([tmp_path / "one", tmp_path / "two"]) if isinstance(item, Note)]
    assert {note.name: note.text for note in found} == {"one/x.md": "one", "two/x.md": "two"}


def test_lists_two_hundred_deep_ragged_tables_and_open_code(tmp_path: Path) -> None:
    deep = "".join(f"{'  ' * level}- level {level}\n" for level in range(200))
    (tmp_path / "deep.md").write_text(deep)
    (tmp_path / "open.md").write_text("# SQS\n```\n- code\n# code")
    (tmp_path / "ragged.md").write_text("|a|b|\n|-|-|\n|1|\n|1|2|3|\n\nEnd.")
    found = {item.name: parse(item) for item in read([tmp_path]) if isinstance(item, Note)}
    assert [line.depth for line in found["deep.md"]] == list(range(200))
    assert [line.text for line in found["ragged.md"]] == ["1", "1|2|3", "End."]
    assert [(line.kind.value, line.text) for line in found["open.md"]] == [
        ("heading", "SQS"),
        ("code", "- code"),
        ("code", "# code"),
    ]
