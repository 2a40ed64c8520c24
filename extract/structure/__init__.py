"""A note as lines: number, kind, depth, parent, headings, offsets (headings, bullets, tables, prose, quotes, code)."""

from __future__ import annotations

from extract.structure.assemble import parse
from extract.structure.model import Cell, Line, LineKind
from extract.structure.sentences import sentences

__all__ = ["Cell", "Line", "LineKind", "parse", "sentences"]
