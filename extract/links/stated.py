"""How sure a link is: the share of links that each rule read rightly in annotated notes, rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.links.roles import Reading

MEASURED: Final[Mapping[str, float]] = {
    "sends": 0.85,
    "beside": 0.55,
    "manages": 0.55,
    "protects by role": 0.6,
    "arrow": 0.9,
    "beside each other": 0.9,
    "uses": 0.6,
    "reads": 0.95,
    "triggers": 0.8,
    "monitors by role": 0.35,
    "manages by role": 0.5,
    "requires": 0.95,
    "contrast": 0.75,
    "sends to": 0.45,
    "for": 0.7,
    "row": 0.9,
    "protects": 0.9,
    "sends (passive)": 0.6,
    "access": 0.6,
    "noun": 0.7,
    "gets": 0.85,
    "listed under async": 0.85,
    "monitors": 0.4,
    "authorizer": 0.9,
    "uses (passive)": 0.8,
    "listed": 0.85,
    "sends_to by role": 0.4,
    "asked": 0.75,
    "reads from": 0.75,
    "kept in": 0.75,
}
"""Rules that were met four times or more in the annotated notes; the others state what their tables say."""


def stated(reading: Reading) -> float:
    """Return the confidence that a link of this reading states; what it weighed against others is not told."""
    return MEASURED.get(reading.rule, reading.confidence)
