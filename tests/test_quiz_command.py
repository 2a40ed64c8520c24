"""The quiz given away and asked: decks for Anki, and the command on the terminal and for programs."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from cli import app, quizzing
from graph import export, quiz
from graph.quiz import Boxes
from graph.quiz.anki import fields
from tests import hostile_graph
from tests.small_graph import graph
from tests.vectors import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

SMALL = graph()
NEED = "Need to block specific countries"
SENTENCE = "Need to block specific countries → WAF with CloudFront, not an S3 bucket policy"


def cards(path: Path) -> list[tuple[str, list[str]]]:
    """The guid and the fields of each note of a deck."""
    with zipfile.ZipFile(path) as archive:
        archive.extract("collection.anki2", path.parent)
    connection = sqlite3.connect(path.parent / "collection.anki2")
    rows = connection.execute("select guid, flds from notes order by guid").fetchall()
    connection.close()
    return [(guid, content.split("\x1f")) for guid, content in rows]


def test_a_deck_updates_its_cards_when_it_is_imported_again(tmp_path: Path) -> None:
    every = quiz.questions(SMALL)
    assert quiz.deck(every, tmp_path / "one.apkg") == len(every) == 5
    quiz.deck(quiz.questions(SMALL, seed=3), tmp_path / "two.apkg")
    one, two = cards(tmp_path / "one.apkg"), cards(tmp_path / "two.apkg")
    assert [guid for guid, _ in one] == [guid for guid, _ in two]
    (card,) = [content for _, content in one if NEED in content[0]]
    assert "WAF with CloudFront" in card[2]
    assert "notes.md:" in card[3]


@pytest.mark.parametrize("text", [*TEXTS, "[sound:x.mp3] {{c1::x}} \\(x\\) [latex]x[/latex] [$]x[/$]"])
def test_notes_run_nothing_in_anki(text: str) -> None:
    for question in quiz.questions(hostile_graph.of_facts([text, f"{text} also"])):
        written = "\n".join(fields(question)).replace("<br>", "")
        assert not re.search(r"[<>\[\]{}\\$\x00-\x09\x0b-\x1f]", written)


def test_without_genanki_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(quiz.NoAnki, match=r"pip install 'linkspan\[anki\]'"):
        quiz.deck(quiz.questions(SMALL), tmp_path / "deck.apkg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    export.save(SMALL, tmp_path / "graph.json")
    return tmp_path


def run(folder: Path, *words: str, typed: str = "") -> Result:
    line = ["quiz", "--graph", str(folder / "graph.json"), *words]
    return CliRunner().invoke(app, line, input=typed, env={"COLUMNS": "400", "XDG_DATA_HOME": str(folder / "data")})


def documented(folder: Path, *words: str) -> Any:  # noqa: ANN401 - a document of any shape
    return json.loads(run(folder, "--json", *words).stdout)


def test_a_round_on_the_terminal(folder: Path) -> None:
    first, second = documented(folder, "--count", "2")["questions"]
    right = next(number for number, one in enumerate(first["choices"], 1) if one["right"])
    told = run(folder, "--count", "2", typed=f"{right}\nnothing of the kind\n")
    assert told.exit_code == 0
    assert [
        part
        for part in ("1/2 ", first["prompt"], "Right. ", "No. ", "1 of 2 right; 1 question missed")
        if part not in told.stdout
    ] == []
    kept = quiz.load(folder / "data" / "linkspan" / "quiz.json")
    assert {id_: card.box for id_, card in kept.cards.items()} == {first["id"]: 2, second["id"]: 1}
    assert documented(folder, "--count", "1")["questions"][0]["id"] == second["id"]


def test_what_is_ruled_out_is_explained(folder: Path) -> None:
    questions = quiz.questions(SMALL)
    at = next(number for number, one in enumerate(questions) if one.prompt == NEED)
    told = run(folder, typed="x\n" * at + "Amazon S3\nq\n").stdout
    assert "No. the notes rule out Amazon S3" in told
    assert f"“{SENTENCE}”" in told
    assert "The answer: WAF with CloudFront" in told


@pytest.mark.parametrize("typed", ["", "q\n", "quit"])
def test_leaving_at_once_keeps_nothing(typed: str, folder: Path) -> None:
    told = run(folder, typed=typed)
    assert (told.exit_code, told.stdout.splitlines()[-1]) == (0, "0 of 0 right")
    assert quiz.load(folder / "data" / "linkspan" / "quiz.json") == Boxes()


def test_programs_are_told_the_answers(folder: Path) -> None:
    document = documented(folder, "--service", "SQS")
    (question,) = document["questions"]
    assert (document["question"], question["kind"], question["services"]) == ("quiz", "limit", ["Amazon SQS"])
    assert [one["text"] for one in question["choices"] if one["right"]] == ["256 KB"]
    assert not (folder / "data").exists()


ENDINGS: list[tuple[list[str], int, str]] = [
    (["--service", "Cloud9"], 1, "no question about Cloud9"),
    (["--service", "Lambada"], 4, "did you mean"),
    (["--anki", "no/such/folder/deck.apkg"], 2, "deck.apkg"),
    (["--count", "0"], 2, "--count"),
]


@pytest.mark.parametrize(("words", "code", "expected"), ENDINGS, ids=[" ".join(row[0]) for row in ENDINGS])
def test_how_it_ends_without_questions(words: list[str], code: int, expected: str, folder: Path) -> None:
    told = run(folder, *words)
    assert (told.exit_code, expected in told.stderr) == (code, True)


def test_a_deck_by_the_command(folder: Path) -> None:
    told = run(folder, "--anki", str(folder / "deck.apkg"), "--count", "3")
    assert (told.exit_code, told.stdout) == (0, f"{folder / 'deck.apkg'}: 3 cards\n")
    assert len(cards(folder / "deck.apkg")) == 3


def test_notes_cannot_reach_the_terminal(tmp_path: Path) -> None:
    export.save(hostile_graph.of_facts(TEXTS[-12:]), tmp_path / "graph.json")
    told = run(tmp_path, "--count", "40", typed="1\n" * 40).stdout
    assert "1/" in told
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)


def test_a_user_without_a_home_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setattr("pathlib.Path.home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    with pytest.raises(quizzing.NoHome, match="--state"):
        quizzing.data_folder()
