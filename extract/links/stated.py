"""How sure a link is: the share of links that each rule read rightly in annotated notes, rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.links.roles import Reading

MEASURED: Final[Mapping[str, float]] = {
    "sends": 0.9,
    "requires": 0.95,
    "reads": 0.95,
    "gets": 0.9,
    "triggers": 0.9,
    "contrast": 0.9,
    "beside each other": 0.9,
    "arrow": 0.85,
    "authorizer": 0.9,
    "row": 0.85,
    "for": 0.7,
    "sends to": 0.6,
    "access": 0.6,
    "beside": 0.55,
    "manages by role": 0.6,
    "protects by role": 0.45,
    "monitors by role": 0.4,
}
"""Rules that were met five times or more in the annotated notes; the others state what their tables say."""


def stated(reading: Reading) -> float:
    """Return the confidence that a link of this reading states; what it weighed against others is not told."""
    return MEASURED.get(reading.rule, reading.confidence)
