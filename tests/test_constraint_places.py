"""Constraints that a place states: cells that say no, and lists under a line that says what is not supported."""

from __future__ import annotations

import pytest

from extract.constraints import constraints
from extract.notes import Note
from extract.statements import statements

TABLE = "# Cloud Run\n\n| Feature | Jobs |\n|---|---|\n| "

PLACES = {
    "cell that says no": (TABLE + "Traffic split | No |", ["no: Traffic split"]),
    "cell that says no, and why": (TABLE + "Traffic split | **No**, runs once |", ["no: Traffic split"]),
    "cell that says no in brackets": (TABLE + "Traffic split | No (runs once) |", ["no: Traffic split"]),
    "cell that says yes": (TABLE + "Traffic split | Yes |", []),
    "cell that opens with another word": (TABLE + "Name | Nomad |", []),
    "no need": (TABLE + "Startup fee | No |", []),
    "no burden": (TABLE + "Patching needed | No |", []),
    "row of needs": (
        "# Cloud Run\n\n| | Jobs | Services |\n|---|---|---|\n| Needs an agent | Yes | No |",
        ["agent"],
    ),
    "column of needs": ("# Cloud Run\n\n| What | Agent needed |\n|---|---|\n| Jobs | No (built in) |", []),
    "what is not supported, with its service": (
        "# Cloud Run\n\nThese are not supported:\n\n- GPUs in jobs",
        ["These are not supported", "GPUs in jobs"],
    ),
    "what is not allowed, after another sentence": (
        "# Cloud Run\n\nJobs run to their end. So traffic of these kinds isn't allowed:\n\n- SMTP",
        ["So traffic of these kinds isn't allowed", "SMTP"],
    ),
    "bare lead": ("# Cloud Run\n\n- Not supported\n  - sockets of jobs", ["sockets of jobs"]),
    "bare lead with a verb": ("# Cloud Run\n\n- Doesn't support\n  - sockets of jobs", ["sockets of jobs"]),
    "column of mistakes": ("# Cloud Run\n\n| Mistake | Fix |\n|---|---|\n| No health checks | add one |", []),
    "column of what is asked for": (
        "# Clouds\n\n| Requirement | Recommended option |\n|---|---|\n| Short jobs | Cloud Run |",
        [],
    ),
    "column of requirements": (
        "# Cloud Run\n\n| Requirement | Why |\n|---|---|\n| A port | it listens |",
        ["port"],
    ),
    "label of a prerequisite, in short": ("# Cloud Run\n\nPrereq: an image", ["image"]),
    "cell that says yes to a need": (
        "# Clouds\n\n| | Cloud Run | GKE |\n|---|---|---|\n| Nodes required | No | ✅ |",
        ["Nodes"],
    ),
    "head of a row without cells": (TABLE + "A port is required | |", ["port is required"]),
    "what is supported": ("# Cloud Run\n\nThese are supported:\n\n- GPUs in services", []),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places(text: str, expected: list[str]) -> None:
    read = (found for statement in statements(Note(name="n.md", text=text)) for found in constraints(statement))
    assert [found.needs or found.what for found in read] == expected
