"""The `linkspan` command: the same answers as the page, on a terminal and for programs."""

from __future__ import annotations

from cli import asking_why, checking, connecting, correcting, making, quality, quizzing, receipts, trusting
from cli.commands import app, main

__all__ = [
    "app",
    "asking_why",
    "checking",
    "connecting",
    "correcting",
    "main",
    "making",
    "quality",
    "quizzing",
    "receipts",
    "trusting",
]
