"""The `linkspan` command: the same answers as the page, on a terminal and for programs."""

from __future__ import annotations

from cli import asking_why, checking, correcting, making, quality, receipts, trusting
from cli.commands import app, main

__all__ = ["app", "asking_why", "checking", "correcting", "main", "making", "quality", "receipts", "trusting"]
