"""The graph out of Linkspan and back: the saved format both ways, and the formats of other tools one way."""

from __future__ import annotations

from graph.export.files import load, save
from graph.export.reading import loads
from graph.export.saved import FORMAT, dumps

__all__ = ["FORMAT", "dumps", "load", "loads", "save"]
