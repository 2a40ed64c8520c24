"""What each page shows, as the address in the browser's bar says it; one file a page, and what they share."""

from panels.address.connect import ROUTES, Connect
from panels.address.explore import DEPTHS, TOPS, Explore
from panels.address.query import (
    Address,
    Query,
    current,
    filled,
    follow,
    leave_for,
    name,
    name_of,
    names,
    number,
    unless,
    write,
)

__all__ = [
    "DEPTHS",
    "ROUTES",
    "TOPS",
    "Address",
    "Connect",
    "Explore",
    "Query",
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
