"""The `linkspan` command: the same answers as the page, on a terminal and for programs."""

from __future__ import annotations

from cli import making, quality
from cli.commands import app, main

__all__ = ["app", "main", "making", "quality"]
