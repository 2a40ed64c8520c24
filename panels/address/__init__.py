"""What each page shows, as the address in the browser's bar says it; one file a page, and what they share."""

from panels.address.atlas import LINKS, Atlas
from panels.address.compare import Compare
from panels.address.connect import ROUTES, Connect
from panels.address.explore import DEPTHS, TOPS, Explore
from panels.address.leaving import follow, leave_for
from panels.address.limits import Limits
from panels.address.needs import Needs
from panels.address.query import (
    Address,
    Query,
    current,
    filled,
    name,
    name_of,
    names,
    number,
    unless,
    write,
)
from panels.address.quiz import SCORE, SEEDS, Quiz
from panels.address.sources import SHOWS, Sources

__all__ = [
    "DEPTHS",
    "LINKS",
    "ROUTES",
    "SCORE",
    "SEEDS",
    "SHOWS",
    "TOPS",
    "Address",
    "Atlas",
    "Compare",
    "Connect",
    "Explore",
    "Limits",
    "Needs",
    "Query",
    "Quiz",
    "Sources",
    "current",
    "filled",
    "follow",
    "leave_for",
    "name",
    "name_of",
    "names",
    "number",
    "unless",
    "write",
]
