"""Questions to the graph: what a name means, what surrounds it, its limits in one unit, which need it meets."""

from __future__ import annotations

from graph.query.conflict_words import Doubt
from graph.query.conflicts import Conflict, ConflictKind, Side, conflicts
from graph.query.contrast import Contrast, contrast
from graph.query.names import find, search, suggestions
from graph.query.nearby import neighbourhood
from graph.query.needs import Found, marked, needs
from graph.query.tables import features, limits, links, scenarios
from graph.query.units import BASE, UNITS, Measure, Quantity, amount_in, fitting, in_unit, measure, said
from graph.query.walk import traffic_of

__all__ = [
    "BASE",
    "UNITS",
    "Conflict",
    "ConflictKind",
    "Contrast",
    "Doubt",
    "Found",
    "Measure",
    "Quantity",
    "Side",
    "amount_in",
    "conflicts",
    "contrast",
    "features",
    "find",
    "fitting",
    "in_unit",
    "limits",
    "links",
    "marked",
    "measure",
    "needs",
    "neighbourhood",
    "said",
    "scenarios",
    "search",
    "suggestions",
    "traffic_of",
]
