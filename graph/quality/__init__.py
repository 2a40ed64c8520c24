"""How well a graph holds what people found in the same notes: precision, recall and F1 for each kind of fact."""

from __future__ import annotations

from graph.quality.annotations import Annotation, BadAnnotation, read
from graph.quality.differences import Difference, differences
from graph.quality.reliability import BINS, KINDS, Judged, judged, shares
from graph.quality.scoring import ROWS, Tally, pooled, tallies
from graph.quality.stated import Lines, Stated, annotated, held

__all__ = [
    "BINS",
    "KINDS",
    "ROWS",
    "Annotation",
    "BadAnnotation",
    "Difference",
    "Judged",
    "Lines",
    "Stated",
    "Tally",
    "annotated",
    "differences",
    "held",
    "judged",
    "pooled",
    "read",
    "shares",
    "tallies",
]
