"""How sure a link is: the share of links that each rule read rightly in annotated notes, rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.links.roles import Reading

MEASURED: Final[Mapping[str, float]] = {
    "beside": 0.55,
    "named under": 0.45,
    "sends": 0.8,
    "beside each other": 0.7,
    "manages": 0.65,
    "monitors by role": 0.45,
    "protects by role": 0.65,
    "sends to": 0.45,
    "uses": 0.55,
    "requires": 0.65,
    "contrast": 0.65,
    "sends (passive)": 0.75,
    "reads": 0.9,
    "listed under trigger": 0.9,
    "sends_to by role": 0.65,
    "triggers": 0.75,
    "manages by role": 0.55,
    "arrow": 0.95,
    "for": 0.35,
    "protects": 0.55,
    "monitors": 0.3,
    "reads_from by role": 0.75,
    "noun": 0.75,
    "row": 0.9,
    "listed under destination": 0.9,
    "gets": 0.7,
    "manages (passive)": 0.5,
    "reads from": 0.55,
    "alternative_to by role": 0.6,
    "protects (passive)": 0.6,
    "asked": 0.8,
    "listed": 0.95,
    "listed under data source": 0.3,
    "part of": 0.3,
    "uses (passive)": 0.5,
    "access": 0.75,
    "triggers (passive)": 0.75,
    "triggers by role": 0.95,
}
"""Rules that were met four times or more in the annotated notes; the others state what their tables say."""


def stated(reading: Reading) -> float:
    """Return the confidence that a link of this reading states; what it weighed against others is not told."""
    return MEASURED.get(reading.rule, reading.confidence)
