"""Zip archives in memory: what is unpacked, under which paths, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.archives import Limits, clean, members, without_ids
from extract.problems import Problem

ID, OTHER = "0123456789abcdef" * 2, "fedcba9876543210" * 2
NOTION = "ExportBlock-01234567-89ab-cdef-0123-456789abcdef-Part-1.zip"


def packed(*files: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def found(data: bytes, limits: Limits | None = None, suffixes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What comes out, a problem as its name and reason."""
    taken = members("e.zip", data, limits, suffixes)
    return [(one.name, one.reason) if isinstance(one, Problem) else (one[0], one[1].decode()) for one in taken]


def test_members_come_sorted_and_folders_and_hidden_files_do_not() -> None:
    data = packed(("b.md", "B"), ("a/", ""), ("a/x.md", "X"), (".git/a.md", ""), ("__MACOSX/b.md", ""), ("a/.DS", ""))
    assert found(data) == [("a/x.md", "X"), ("b.md", "B")]


def test_what_is_not_wanted_is_not_unpacked() -> None:
    data = packed(("a.md", "A"), ("huge.png", b"0" * 5_000_000), ("B.MD", "B"))
    assert found(data, Limits(total=2), (".md",)) == [("B.MD", "B"), ("a.md", "A")]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\win.md", "win.md"),
        ("C:\\notes\\a.md", "notes/a.md"),
        ("a/./b//c.md", "a/b/c.md"),
        ("a\x1b[31m.md", "a\\x1b[31m.md"),
        (".. /a.md", "a.md"),
        ("a..b.md", "a..b.md"),
        ("/", ""),
    ],
)
def test_no_path_leads_out(name: str, path: str) -> None:
    assert clean(name) == path


@pytest.mark.parametrize(
    ("paths", "shown"),
    [
        ([f"SQS {ID}.md"], ["SQS.md"]),
        ([f"AWS {ID}/SQS {OTHER}.md"], ["AWS/SQS.md"]),
        ([f"Table {ID}.csv", f"Table {ID}_all.csv"], ["Table.csv", "Table_all.csv"]),
        ([f"SQS {ID}.md", f"SQS {OTHER}.md"], [f"SQS {ID}.md", f"SQS {OTHER}.md"]),
        ([f"SQS {ID}.md", "SQS.md"], [f"SQS {ID}.md", "SQS.md"]),
        ([f"{ID}.md", f"SQS-{ID}.md", f"SQS {ID[:-1]}.md"], [f"{ID}.md", f"SQS-{ID}.md", f"SQS {ID[:-1]}.md"]),
    ],
)
def test_ids_of_notion_are_left_out_where_names_stay_unique(paths: list[str], shown: list[str]) -> None:
    assert list(without_ids(paths).values()) == shown


def test_an_archive_within_is_refused_unless_notion_packed_it() -> None:
    inner = packed((f"Queues {ID}.md", "inner"), ("deeper.zip", packed(("x.md", ""))))
    assert found(packed(("a.md", "A"), ("in.ZIP", inner))) == [
        ("a.md", "A"),
        ("e.zip/in.ZIP", "is an archive within an archive"),
    ]
    assert found(packed((NOTION, inner)), suffixes=(".md",)) == [
        ("Queues.md", "inner"),
        (f"e.zip/{NOTION}/deeper.zip", "is an archive within an archive"),
    ]
    assert found(packed((NOTION, packed((NOTION, inner))))) == [
        (f"e.zip/{NOTION}/{NOTION}", "is an archive within an archive")
    ]


def test_a_bomb_is_refused_and_the_rest_is_read() -> None:
    data = packed(("a.md", "A"), ("bomb.md", b"0" * 30_000_000), ("c.md", "C"))
    assert found(data) == [("a.md", "A"), ("e.zip/bomb.md", "unpacks to more than 200 times its size"), ("c.md", "C")]


MEGABYTE = 2**20
BOUNDED = {
    "all together": (Limits(total=MEGABYTE), "e.zip", "holds more than 1 MB; the rest of it is left out", 1),
    "one of them": (Limits(member=MEGABYTE), "e.zip/b.md", "is larger than 1 MB", 2),
    "number of them": (Limits(members=2), "e.zip", "holds more than 2 files", 0),
    "the archive": (Limits(archive=MEGABYTE), "e.zip", "is larger than 1 MB", 0),
}


@pytest.mark.parametrize(("limits", "name", "reason", "read"), BOUNDED.values(), ids=BOUNDED)
def test_limits(limits: Limits, name: str, reason: str, read: int) -> None:
    data = packed(("a.md", "A"), ("b.md", b"x" * 2 * MEGABYTE), ("c.md", "C"), method=zipfile.ZIP_STORED)
    assert len(found(data)) == 3
    assert (name, reason) in found(data, limits)
    assert len(found(data, limits)) == read + 1


def test_a_directory_that_lists_too_much_is_not_read() -> None:
    data = packed(*((f"{number}.png", "") for number in range(9)))
    assert found(data, Limits(members=2), (".md",)) == [("e.zip", "lists more than 8 files")]
    assert found(data, Limits(members=3), (".md",)) == []


def test_what_an_archive_says_of_its_sizes_is_not_believed() -> None:
    data = packed(("a.md", b"0" * 300_000))
    told = data.replace((300_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert told != data
    assert len(found(told)[0][1]) <= 20


def test_a_path_that_comes_twice_is_read_once() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a.md", "first"), ("../a.md", "second"), ("a.md", "third"))
    assert found(data) == [("e.zip/a.md", "stands in the archive twice; the first is read"), ("a.md", "first")]


def test_names_in_utf8_that_do_not_say_so() -> None:
    data = packed(("grXXXXe.md", "A")).replace(b"grXXXXe", "größe".encode())
    assert found(data) == [("größe.md", "A")]


def test_damage_and_passwords() -> None:
    assert found(b"PK\x03\x04 nothing of an archive") == [("e.zip", "is a damaged archive")]
    whole = packed(("a.md", "hello " * 50), ("b.md", "B"))
    broken = bytearray(whole)
    broken[40] ^= 255
    assert found(bytes(broken)) == [("e.zip/a.md", "is damaged"), ("b.md", "B")]
    locked = bytearray(whole)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert found(bytes(locked)) == [("e.zip/a.md", "is encrypted"), ("b.md", "B")]
    assert all(isinstance(one, Problem) and one.advice for one in members("e.zip", whole[:-30]))


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_any_cut_is_told(cut: int) -> None:
    data = packed(("a.md", "hello " * 50), ("b.md", "B"))
    assert found(data[:cut]) == [("e.zip", "is a damaged archive")]
