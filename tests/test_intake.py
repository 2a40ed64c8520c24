"""What a visitor gives, taken in: archives, names, copies and bounds."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

import builder
from extract.notes import Note, Problem, visible
from panels import intake
from panels.intake import Intake, distinct, plain_name

if TYPE_CHECKING:
    from panels.intake import Given

QUEUES = b"# Amazon SQS\n\n- SQS sends failed messages to SNS\n- message size up to 256 KB\n"
LAMBDA = b"# AWS Lambda\n\n- Lambda polls SQS queues for messages\n- max execution time: 15 minutes\n"


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("files", "names", "reasons"),
    [
        ([("a.md", QUEUES), ("a.md", LAMBDA)], ["a.md", "a (2).md"], []),
        ([("a.md", QUEUES), ("b.md", QUEUES)], ["a.md"], ["b.md: holds the same as a.md"]),
        ([("a.md", b""), ("b.md", b" ")], [], ["a.md: is empty", "b.md: is empty"]),
        (
            [("x.png", b"\x89PNG"), ("y.md", b"\0\1\2 no text")],
            [],
            ["x.png: is of no supported kind", "y.md: is no text"],
        ),
        ([("../../etc/a.md", QUEUES)], ["etc/a.md"], []),
        ([("v.zip", packed({"../up.md": QUEUES, "d/b.md": LAMBDA}))], ["v.zip/d/b.md", "v.zip/up.md"], []),
        ([("v.zip", packed({"picture.png": b"x"}))], [], ["v.zip: holds no notes"]),
        ([("v.zip", packed({"bomb.md": b"a" * 10_000_000}))], [], ["v.zip/bomb.md: unpacks to more than 200 times"]),
        ([("v.zip", packed({"w.zip": packed({"a.md": QUEUES})}))], [], ["v.zip/w.zip: is an archive within"]),
        ([("v.zip", b"PK no archive")], [], ["v.zip: is a damaged archive"]),
        ([("a.md", b"b" * (intake.UPLOAD + 1))], [], ["a.md: is larger than 20 MB"]),
        (
            [("a.md", b"line\n" * (intake.MOST_LINES + 1))],
            [],
            ["a.md: is left out: with it there are more than 30,000"],
        ),
    ],
)
def test_what_is_taken_in(files: list[Given], names: list[str], reasons: list[str]) -> None:
    taken = Intake()
    read = list(taken.notes(taken.files(files)))
    assert [one.name for one in read if isinstance(one, Note)] == names
    problems = [str(one) for one in read if isinstance(one, Problem)]
    assert len(problems) == len(reasons)
    assert all(problem.startswith(reason) for problem, reason in zip(problems, reasons, strict=True))


@pytest.mark.parametrize(
    ("bound", "value", "reason"),
    [("MOST_FILES", 2, "is beyond the 2 files"), ("MOST_BYTES", 2 * len(QUEUES) + 9, "is beyond the 0 MB")],
)
def test_all_files_of_a_visitor_are_bounded(
    bound: str, value: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, bound, value)
    taken = Intake()
    files = [(f"{number}.md", QUEUES + b"%d" % number) for number in range(3)]
    found = [*taken.files(files[:2]), *taken.copy().files(files[2:])]
    assert [one[0] for one in found if isinstance(one, tuple)] == ["0.md", "1.md"]
    assert [one.reason[: len(reason)] for one in found if isinstance(one, Problem)] == [reason]


@given(some.text(max_size=400), some.sets(some.text(max_size=5)))
def test_names_are_short_plain_and_distinct(name: str, taken: set[str]) -> None:
    shown = plain_name(name)
    assert 0 < len(shown) <= intake.LONGEST_NAME
    assert visible(shown) == shown
    assert not shown.startswith(("/", ".."))
    assert "/../" not in f"/{shown}/"
    assert distinct(shown, taken) not in taken
    assert distinct(shown, {*taken, shown}) not in {*taken, shown}


def test_the_bound_of_a_file_is_the_servers() -> None:
    settings = (builder.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f"maxUploadSize = {intake.UPLOAD // 2**20} " in settings
