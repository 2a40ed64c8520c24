"""A visitor's own notes without a browser: what is read, refused, joined, forgotten and taken away."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

import builder
from extract.notes import Note, Problem
from graph import export
from panels import downloads, reading, visit
from panels.reading import Reading
from panels.visit import FORGOTTEN, OWN, READING, SHOWN, Shown
from panels.world import World, joined
from tests.pages import PATIENCE, opened
from tests.small_graph import graph

if TYPE_CHECKING:
    from pathlib import Path

    from panels.intake import Given
    from panels.reading import Own

PAGE = "from panels import visit, yours; yours.show(visit.seen(), {})"
QUEUES = b"# Amazon SQS\n\n- SQS sends failed messages to SNS\n- message size up to 256 KB\n"
LAMBDA = b"# AWS Lambda\n\n- Lambda polls SQS queues for messages\n- max execution time: 15 minutes\n"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page for your notes, with the small graph shown by default."""
    export.save(graph(), tmp_path / "graph.json")
    monkeypatch.setenv("LINKSPAN_GRAPH", str(tmp_path / "graph.json"))
    return another()


def another() -> AppTest:
    """Another visitor of the same page."""
    return opened(AppTest.from_string(PAGE, default_timeout=PATIENCE), {})


def upload(at: AppTest, *files: Given) -> Own:
    """Drop files, wait until they are read, and look again."""
    at.file_uploader[0].set_value([(name, data, "") for name, data in files]).run()
    return settled(at)


def paste(at: AppTest, text: str) -> Own:
    at.text_area[0].set_value(text)
    press(at, "Read this text")
    return settled(at)


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [one for one in at.button if one.label == label]
    button.click().run()
    assert not at.exception
    return at


def settled(at: AppTest) -> Own:
    if READING in at.session_state:
        at.session_state[READING].progress.ended.wait(PATIENCE)
        at.run()
    assert not at.exception
    own: Own = at.session_state[OWN]
    return own


def seen(at: AppTest) -> str:
    """Everything that the page says."""
    elements = (*at.markdown, *at.caption, *at.info, *at.subheader)
    return "\n".join(str(element.value) for element in elements)


def test_notes_that_are_dropped_become_a_graph(app: AppTest) -> None:
    own = upload(app, ("sqs.md", QUEUES), ("bad.md", b""))
    assert "service:Amazon SQS" in own.graph
    assert [(one.name, one.reason) for one in own.problems] == [("bad.md", "is empty")]
    assert {metric.label: metric.value for metric in app.metric}["Notes"] == "1"
    assert app.session_state[SHOWN] is Shown.YOURS
    assert "**bad\\.md** is empty" in seen(app)
    again = upload(app, ("lambda.md", LAMBDA))
    assert [note.name for note in again.notes] == ["sqs.md", "lambda.md"]
    assert len(again.graph) > len(own.graph)
    assert again.problems == own.problems


def test_what_pages_look_up_is_ready_when_a_reading_ends(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr("panels.warming.READY", (made.append,))
    own = upload(app, ("sqs.md", QUEUES))
    assert [graph is own.graph for graph in made if len(graph) == len(own.graph)] == [True]  # type: ignore[arg-type]


def test_no_other_visitor_has_any_of_it(app: AppTest) -> None:
    upload(app, ("sqs.md", QUEUES))
    other = another()
    assert OWN not in other.session_state
    assert not other.metric
    upload(other, ("lambda.md", LAMBDA))
    assert [note.name for note in app.session_state[OWN].notes] == ["sqs.md"]
    assert [note.name for note in other.session_state[OWN].notes] == ["lambda.md"]


def test_the_boxes_are_emptied_and_keep_nothing(app: AppTest) -> None:
    upload(app, ("sqs.md", QUEUES))
    assert app.file_uploader[0].value == []
    assert READING not in app.session_state


def test_text_is_pasted_once(app: AppTest) -> None:
    own = paste(app, QUEUES.decode())
    assert [note.name for note in own.notes] == ["pasted.md"]
    own = paste(app, QUEUES.decode())
    assert [str(one) for one in own.problems] == [
        "pasted.md: holds the same as pasted.md (it is read once; nothing to do)"
    ]
    own = paste(app, LAMBDA.decode())
    assert [note.name for note in own.notes] == ["pasted.md", "pasted (2).md"]
    press(app, "Read this text")
    assert READING not in app.session_state


def test_only_bad_files_change_nothing_that_is_shown(app: AppTest) -> None:
    own = upload(app, ("bad.md", b""))
    assert not own.notes
    assert not app.metric
    assert "Nothing could be read" in seen(app)
    press(app, "Clear this list")
    assert "Nothing could be read" not in seen(app)


def test_notes_without_services_say_so(app: AppTest) -> None:
    upload(app, ("diary.md", b"Today it rained.\n"))
    assert "These notes name no service" in seen(app)


def test_alone_and_joined(app: AppTest) -> None:
    own = upload(app, ("notes.md", QUEUES))
    app.button_group(key="notes shown").set_value(Shown.BOTH).run()
    assert app.session_state[SHOWN] is Shown.BOTH
    both: World = app.session_state[visit.JOINED][2]
    assert {source.name for source in both.graph.sources} == {"notes.md", "yours/notes.md"}
    assert len(both.graph) >= max(len(own.graph), len(graph()))
    before = both
    app.run()
    assert app.session_state[visit.JOINED][2] is before


def test_names_that_collide_are_kept_distinct() -> None:
    notes = Note(name="a.md", text=QUEUES.decode(), sha256="1", lines=4)
    default = World(graph=builder.build_notes([notes]).graph, texts={"a.md": notes})
    mine = Note(name="a.md", text=LAMBDA.decode(), sha256="2", lines=4)
    other = Note(name="yours/a.md", text=LAMBDA.decode(), sha256="3", lines=4)
    built = builder.build_notes([mine, other])
    own = World(
        graph=built.graph, texts={"a.md": mine, "yours/a.md": other}, problems=(Problem(name="a.md", reason="x"),)
    )
    both = joined(default, own)
    assert sorted(both.texts) == ["a.md", "yours/a.md", "yours/yours/a.md"]
    assert both.texts["yours/yours/a.md"].text == mine.text
    assert {source.name: source.sha256 for source in both.graph.sources} == {
        "a.md": "1",
        "yours/a.md": "3",
        "yours/yours/a.md": "2",
    }
    named = {place.source for node in both.graph.nodes() for place in node.mentions}
    assert named == {piece.source for edge in both.graph.edges() for piece in edge.evidence} == set(both.texts)
    assert [problem.name for problem in both.problems] == ["yours/yours/a.md"]


def test_forget_undo_and_forget_for_good(app: AppTest) -> None:
    own = upload(app, ("sqs.md", QUEUES))
    app.button_group(key="notes shown").set_value(Shown.BOTH).run()
    press(app, "Forget my notes")
    assert OWN not in app.session_state
    assert visit.JOINED not in app.session_state
    press(app, "Undo")
    assert app.session_state[OWN] is own
    assert app.session_state[SHOWN] is Shown.BOTH
    press(press(app, "Forget my notes"), "Forget for good")
    assert FORGOTTEN not in app.session_state
    assert "forgotten" not in seen(app)


def test_downloads_are_what_they_are_called(app: AppTest) -> None:
    own = upload(app, ("sqs.md", QUEUES))
    labels = {button.label for button in app.download_button}
    assert labels == {label for label, _, _ in downloads.FILES.values()}
    for name in downloads.FILES:
        assert downloads._made(own.graph, name).decode() == export.export(own.graph, name)
    assert json.loads(downloads._made(own.graph, "json"))["format"] == export.FORMAT


def test_a_reading_can_be_cancelled(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    before = upload(app, ("sqs.md", QUEUES))
    with reading._TURN:  # another visitor's file is being read
        app.file_uploader[0].set_value([("lambda.md", LAMBDA, "")]).run()
        under_way: Reading = app.session_state[READING]
        press(app, "Cancel")
    assert under_way.progress.ended.wait(PATIENCE)
    assert under_way.progress.own is None
    assert not under_way.progress.failed
    assert app.session_state[OWN] is before
    assert READING not in app.session_state


def test_a_visitor_who_leaves_ends_the_reading() -> None:
    with reading._TURN:
        begun = Reading([("sqs.md", QUEUES)])
        progress = begun.progress
        del begun
        assert progress.cancelled.is_set()
    assert progress.ended.wait(PATIENCE)
    assert progress.own is None


def test_a_reading_that_breaks_is_one_visitors_alone(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda what: told.append(str(what.exc_value)))
    whole = builder.build_notes

    def breaking(read: object, on_note: object = None) -> object:
        message = "no reading could foresee this"
        raise RuntimeError(message)

    other = another()
    with monkeypatch.context() as patched:
        patched.setattr(builder, "build_notes", breaking)
        app.file_uploader[0].set_value([("sqs.md", QUEUES, "")]).run()
        app.session_state[READING].progress.ended.wait(PATIENCE)
        app.run()
    assert builder.build_notes is whole
    assert "Your notes could not be read" in seen(app)
    assert "foresee" not in seen(app)
    assert told == ["no reading could foresee this"]
    assert upload(other, ("sqs.md", QUEUES)).notes
    press(app, "Go on")
    assert upload(app, ("sqs.md", QUEUES)).notes
