"""Finding and reading notes: which files, in what order, under which names, in which encodings."""

from __future__ import annotations

import codecs
import hashlib
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from extract.notes import Note, Problem, at, find, read, source, visible
from graph.model import Source

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [name for name, _ in find(paths)[0]]


def test_a_folder_is_searched_through_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.txt", "sub/c.markdown", "sub/deep/D.MD", "sub/x.py", "sub/md", "z.md.bak")
    assert names(tmp_path) == ["a.txt", "b.md", "sub/c.markdown", "sub/deep/D.MD"]
    assert find([tmp_path])[1] == []


def test_hidden_and_foreign_folders_are_skipped(tmp_path: Path) -> None:
    write(tmp_path, ".obsidian/a.md", ".git/a.md", "node_modules/p/README.md", ".hidden.md", "kept.md")
    assert names(tmp_path) == ["kept.md"]


def test_a_hidden_folder_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, ".notes/a.md")
    assert names(tmp_path / ".notes") == ["a.md"]


def test_files_and_folders_given_twice_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, "n/a.md", "n/b.md")
    (tmp_path / "n" / "link.md").symlink_to(tmp_path / "n" / "a.md")
    assert names(tmp_path / "n", tmp_path / "n" / "a.md", tmp_path / "n") == ["a.md", "b.md"]


def test_linked_folders_are_read_after_real_ones(tmp_path: Path) -> None:
    write(tmp_path, "vault/z/a.md", "elsewhere/b.md")
    (tmp_path / "vault" / "a").symlink_to(tmp_path / "vault" / "z")
    (tmp_path / "vault" / "b").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "vault") == ["b/b.md", "z/a.md"]


@pytest.mark.parametrize("reverse", [False, True])
def test_one_name_in_two_folders_is_told_apart(tmp_path: Path, reverse: bool) -> None:
    write(tmp_path, "one/notes/x.md", "one/notes/own.md", "two/notes/x.md", "three/x.md")
    given = [tmp_path / "one" / "notes", tmp_path / "two" / "notes", tmp_path / "three"]
    expected = ["one/notes/x.md", "own.md", "three/x.md", "two/notes/x.md"]
    assert names(*(reversed(given) if reverse else given)) == expected


def test_one_name_in_two_subfolders_needs_no_more_than_its_path(tmp_path: Path) -> None:
    write(tmp_path, "a/x.md", "b/x.md", "x.md")
    assert names(tmp_path) == ["a/x.md", "b/x.md", "x.md"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..x<script>alert('1')\".md", "..x<script>alert('1')\".md"),
        ("a\nb\x1b[31m.md", "a\\x0ab\\x1b[31m.md"),
        ("\u202egpj.md", "\\u202egpj.md"),
        ("caf\udce9.md", "caf\\udce9.md"),
        ("Ünïcode → 🟣.md", "Ünïcode → 🟣.md"),
    ],
)
def test_names_are_kept_but_for_what_cannot_be_seen(name: str, shown: str) -> None:
    assert visible(name) == shown


ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("latin-1", b""),
    ("cp1252", b""),
]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_encodings_are_told_apart(tmp_path: Path, encoding: str, mark: bytes) -> None:
    text = "- Débit élevé à 5 £\n- Größe: 3 µs"
    data = mark + text.encode(encoding)
    (tmp_path / "a.md").write_bytes(data)
    assert list(read([tmp_path])) == [Note(name="a.md", text=text, sha256=hashlib.sha256(data).hexdigest(), lines=2)]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Очередь хранит сообщения до четырнадцати дней, после этого они удаляются навсегда."),
        (
            "cp1252",
            "L’événement déclenche la fonction – «près» de l’hôte, là où naît le débit élevé, déjà mesuré à l’été.",
        ),
        ("shift_jis", "キューはメッセージを十四日間保持します。その後、メッセージは削除されます。"),
    ],
)
def test_longer_text_in_old_encodings_is_guessed(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert [note.text for note in read([tmp_path]) if isinstance(note, Note)] == [text]


def test_the_digest_is_that_of_the_original_bytes_and_text_is_repaired(tmp_path: Path) -> None:
    data = "SQS â†’ Lambda\r\nnext\rlast\n".encode()
    (tmp_path / "a.md").write_bytes(data)
    (note,) = read([tmp_path / "a.md"])
    assert isinstance(note, Note)
    assert note.text == "SQS → Lambda\nnext\nlast\n"
    assert source(note) == Source(name="a.md", sha256=hashlib.sha256(data).hexdigest(), lines=3)


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    told: list[tuple[str, int, int]] = []
    reading = read([tmp_path], lambda *file: told.append(file))
    next(reading)
    assert told == [("a.md", 1, 2)]
    list(reading)
    assert told == [("a.md", 1, 2), ("b.md", 2, 2)]


def test_a_problem_reads_as_one_line() -> None:
    assert str(Problem(name="a.md", reason="is empty", line=3, advice="fill it")) == "a.md:3: is empty (fill it)"
    assert str(Problem(name="a.md", reason="is empty")) == "a.md: is empty"


def test_a_place_leads_into_a_file(tmp_path: Path) -> None:
    cells = [{"cell_type": "markdown", "source": text} for text in ("one", "two")]
    (tmp_path / "n.ipynb").write_text(json.dumps({"cells": cells}))
    (tmp_path / "a#b.md").write_text("named so")
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("sub/n.ipynb", json.dumps({"cells": cells}))
    found = {
        place: [one.text if isinstance(one, Note) else one.reason for one in at(tmp_path / place)]
        for place in ("n.ipynb", "n.ipynb#cell=2", "n.ipynb#cell=3", "a#b.md", "e.zip/sub/n.ipynb#cell=1", "x.md#y")
    }
    assert found == {
        "n.ipynb": ["one", "two"],
        "n.ipynb#cell=2": ["two"],
        "n.ipynb#cell=3": ["holds nothing there"],
        "a#b.md": ["named so"],
        "e.zip/sub/n.ipynb#cell=1": ["one"],
        "x.md#y": ["does not exist"],
    }
