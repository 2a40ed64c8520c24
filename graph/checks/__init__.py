"""Statements about the graph that its owners want to stay true, checked, with the sentence that changed the answer."""

from __future__ import annotations

from graph.checks.file import FILE, BadChecks, Checks, load, loads
from graph.checks.junit import junit
from graph.checks.lock import LOCK, Lock, accepted, load_lock, save_lock
from graph.checks.results import Change, Line, Result, Status, check
from graph.checks.statements import FORMS, Fault, parse

__all__ = [
    "FILE",
    "FORMS",
    "LOCK",
    "BadChecks",
    "Change",
    "Checks",
    "Fault",
    "Line",
    "Lock",
    "Result",
    "Status",
    "accepted",
    "check",
    "junit",
    "load",
    "load_lock",
    "loads",
    "parse",
    "save_lock",
]
