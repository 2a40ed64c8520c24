"""What people correct in a graph: entries of corrections.toml, applied to the facts before they become a graph."""

from __future__ import annotations

from graph.corrections.apply import Corrected, Effect, corrected
from graph.corrections.entries import FILE, KEYS, Correction, Different, Missing, NoFeature, Same, Wrong
from graph.corrections.file import Fault, FaultyCorrections, Read, added, loads, undone
from graph.corrections.steps import RULE
from graph.corrections.writing import Change, append, as_written, changes, take_back

__all__ = [
    "FILE",
    "KEYS",
    "RULE",
    "Change",
    "Corrected",
    "Correction",
    "Different",
    "Effect",
    "Fault",
    "FaultyCorrections",
    "Missing",
    "NoFeature",
    "Read",
    "Same",
    "Wrong",
    "added",
    "append",
    "as_written",
    "changes",
    "corrected",
    "loads",
    "take_back",
    "undone",
]
