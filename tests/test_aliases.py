"""Receipts of a merge: which entry of the lexicon, which correction and which line says that a name means a service."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from cli import app
from cli.failures import Exit
from extract import lexicon
from extract.receipts import Entry, entries, entry

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

LEXICON = """\
# "Q" is not said here.
vendor = "AWS"

[[service]]
name = "Amazon Q"
category = "messaging"
aliases = ["AQ", "Queue One",
  "Queue Two"]
ambiguous = ["Q"]
features = ["Queue Three"]

[[service]]
name = "Amazon R"
category = "messaging"
aliases = ["Queue Three", "AR"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lexicon of two services."""
    (tmp_path / "mine.toml").write_text(LEXICON, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("service", "name", "line", "key"),
    [
        ("Amazon Q", "Amazon Q", 5, "name"),
        ("Amazon Q", "amazon q", 5, "name"),
        ("Amazon Q", "AQ", 7, "aliases"),
        ("Amazon Q", "queue two", 8, "aliases"),
        ("Amazon Q", "Q", 9, "ambiguous"),
        ("Amazon Q", "Queue Three", None, ""),  # a feature of it
        ("Amazon R", "Queue Three", 15, "aliases"),
        ("Amazon Q", "aq", None, ""),  # a short name is compared as written
        ("Amazon Q", "AR", None, ""),
        ("Amazon S", "AQ", None, ""),
    ],
)
def test_an_entry_of_the_lexicon_has_its_place(
    service: str, name: str, line: int | None, key: str, folder: Path
) -> None:
    expected = Entry(file="mine.toml", line=line, key=key) if line else None
    assert entry(service, name, folder) == expected


def test_every_name_of_our_lexicon_has_its_place() -> None:
    for service in lexicon.load().services:
        found = entries(service.name)
        assert {lexicon.key(name) for name in (*service.names, *service.ambiguous)} <= found.keys()
        assert all(one.line for one in found.values())


NOTE = "# AWS Lambda\n\n- SQS triggers Lambda.\n- An SQS queue triggers it.\n- [[Foobar]] is ours; Foobar calls SQS.\n"
SAME = '[[same]]\nnames = ["Lambda", "my functions"]\n'


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with a note and a correction."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "n.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "notes" / "corrections.toml").write_text(SAME, encoding="utf-8")
    return tmp_path / "notes"


def ask(line: str, notes: Path) -> Result:
    words = [quoted or plain for quoted, plain in re.findall(r"'([^']*)'|(\S+)", line)]
    return CliRunner().invoke(app, ["aliases", *words, "--notes", str(notes)], env={"COLUMNS": "200"})


def told(line: str, notes: Path) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(ask(f"{line} --json", notes).stdout)


def test_every_name_of_a_service_says_who_says_so(notes: Path) -> None:
    document = told("SQS", notes)
    receipts = {one["name"]: one for one in document["aliases"]}
    assert list(receipts) == ["Amazon SQS", "SQS", "SQS queue"]
    assert [line["line"] for line in receipts["SQS"]["lines"]] == [3, 5]
    assert [line["line"] for line in receipts["SQS queue"]["lines"]] == [4]
    assert all(re.fullmatch(r"aws\.toml:\d+ (name|aliases)", one["lexicon"]) for one in receipts.values())
    assert not [one for one in receipts.values() if one["correction"]]


def test_a_name_that_a_person_joined_says_so(notes: Path) -> None:
    receipts = {one["name"]: one for one in told("my functions".join("''"), notes)["aliases"]}
    assert (receipts["my functions"]["correction"], receipts["my functions"]["lexicon"]) == ("corrections.toml:1", "")
    assert receipts["my functions"]["lines"] == []
    assert "correction corrections.toml:1" in ask("Lambda", notes).stdout


def test_a_service_of_the_notes_alone_says_so(notes: Path) -> None:
    document = told("Foobar", notes)
    assert document["discovered"]
    assert [(one["name"], one["lexicon"]) for one in document["aliases"]] == [("Foobar", "")]
    assert "notes n.md:5" in ask("Foobar", notes).stdout


def test_unknown_names_are_told(notes: Path) -> None:
    assert ask("Lambada", notes).exit_code == Exit.UNKNOWN
    assert ask("SQS", notes / "nowhere").exit_code == Exit.NOTHING
