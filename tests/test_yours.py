"""A visitor's own notes without a browser: what is read, refused, joined, forgotten and taken away."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from graph import export
from panels.visit import OWN, READING
from tests.pages import PATIENCE, opened
from tests.small_graph import graph

if TYPE_CHECKING:

    from panels.intake import Given
    from panels.reading import Own

PAGE = "from panels import visit, yours; yours.show(visit.seen(), {})"
APP = Path(__file__).resolve().parent.parent / "app.py"
QUEUES = b"# Amazon SQS\n\n- SQS sends failed messages to SNS\n- message size up to 256 KB\n"
LAMBDA = b"# AWS Lambda\n\n- Lambda polls SQS queues for messages\n- max execution time: 15 minutes\n"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page for your notes, with the small graph shown by default."""
    export.save(graph(), tmp_path / "graph.json")
    monkeypatch.setenv("LINKSPAN_GRAPH", str(tmp_path / "graph.json"))
    return opened(AppTest.from_string(PAGE, default_timeout=PATIENCE), {})


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def upload(at: AppTest, *files: Given) -> Own:
    """Drop files, wait until they are read, and look again."""
    at.file_uploader[0].set_value([(name, data, "") for name, data in files]).run()
    assert not at.exception
    settled(at)
    own: Own = at.session_state[OWN]
    return own


def settled(at: AppTest) -> None:
    at.session_state[READING].progress.ended.wait(PATIENCE)
    at.run()
    assert not at.exception


def test_notes_that_are_dropped_become_a_graph(app: AppTest) -> None:
    own = upload(app, ("sqs.md", QUEUES), ("bad.md", b""))
    assert "service:Amazon SQS" in own.graph
    assert [(one.name, one.reason) for one in own.problems] == [("bad.md", "is empty")]
    assert {metric.label: metric.value for metric in app.metric}["Notes"] == "1"
