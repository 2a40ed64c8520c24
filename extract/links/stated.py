"""How sure a link is: the share of links that each rule read rightly in annotated notes, by the rule of succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.links.roles import Reading

MEASURED: Final[Mapping[str, float]] = {
    "beside": 0.5,
    "named under": 0.45,
    "sends": 0.8,
    "manages": 0.6,
    "beside each other": 0.7,
    "uses": 0.5,
    "monitors by role": 0.45,
    "protects by role": 0.65,
    "requires": 0.65,
    "sends (passive)": 0.75,
    "sends to": 0.4,
    "contrast": 0.7,
    "sends_to by role": 0.55,
    "triggers": 0.65,
    "for": 0.35,
    "listed under trigger": 0.9,
    "reads": 0.9,
    "protects": 0.4,
    "arrow": 0.95,
    "manages by role": 0.55,
    "monitors": 0.55,
    "noun": 0.7,
    "reads_from by role": 0.75,
    "listed under destination": 0.95,
    "row": 0.85,
    "gets": 0.65,
    "manages (passive)": 0.5,
    "reads from": 0.5,
    "uses (passive)": 0.5,
    "carried to": 0.7,
    "alternative_to by role": 0.5,
    "listed under event source mapping": 0.9,
    "protects (passive)": 0.55,
    "from": 0.3,
    "asked": 0.7,
    "listed under source": 0.9,
    "listed": 0.85,
    "listed under target": 0.7,
    "access": 0.65,
    "part of": 0.35,
    "triggers by role": 0.85,
    "comes": 0.5,
    "triggers (passive)": 0.65,
    "listed under input": 0.95,
    "labelled under": 0.6,
    "listed under data source": 0.5,
}
"""Rules that were met four times or more in the annotated notes: (right + 1) / (met + 2), to a twentieth; the rule of
succession (Laplace, 1814) keeps what was met seldom from stating much. The others state what their tables say.
"""


def stated(reading: Reading) -> float:
    """Return the confidence that a link of this reading states; what it weighed against others is not told."""
    return MEASURED.get(reading.rule, reading.confidence)
