"""How sure a link is: the share of links that each rule read rightly in annotated notes, by the rule of succession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.links.roles import Reading

MEASURED: Final[Mapping[str, float]] = {
    "beside": 0.5,
    "named under": 0.35,
    "sends": 0.75,
    "manages": 0.55,
    "monitors by role": 0.45,
    "uses": 0.7,
    "sends_to by role": 0.6,
    "beside each other": 0.85,
    "listed under trigger": 0.85,
    "triggers": 0.5,
    "sends to": 0.35,
    "sends (passive)": 0.85,
    "arrow": 0.45,
    "monitors": 0.55,
    "manages by role": 0.6,
    "reads": 0.95,
    "contrast": 0.75,
    "requires": 0.55,
    "protects by role": 0.55,
    "for": 0.5,
    "listed under source": 0.7,
    "reads from": 0.7,
    "reads_from by role": 0.6,
    "listed under destination": 0.95,
    "manages (passive)": 0.55,
    "listed under input": 0.95,
    "access": 0.35,
    "noun": 0.6,
    "listed under target": 0.75,
    "carried to": 0.7,
    "kept in": 0.7,
    "protects": 0.6,
    "triggers (passive)": 0.8,
    "alternative_to by role": 0.5,
    "listed under output": 0.9,
    "uses (passive)": 0.5,
    "labelled under": 0.45,
    "authorizer": 0.6,
    "listed under stream": 0.25,
    "orchestrates": 0.85,
    "listed under data source": 0.55,
    "part of": 0.4,
    "from": 0.35,
    "backs": 0.4,
    "listed by flow": 0.9,
    "listed under authenti": 0.5,
    "listed": 0.6,
    "part_of by role": 0.4,
    "backs (passive)": 0.2,
    "triggers by role": 0.8,
    "row": 0.9,
    "not used": 0.35,
    "listed under consumer": 0.75,
    "listed under action": 0.6,
    "listed under event source mapping": 0.9,
    "listed under provider": 0.5,
    "protects (passive)": 0.85,
    "listed under security": 0.7,
    "monitors (passive)": 0.7,
    "handles": 0.85,
    "column": 0.85,
    "event": 0.35,
    "asked": 0.85,
    "other": 0.35,
    "gets": 0.65,
    "comes": 0.5,
}
"""Rules that were met four times or more in annotated notes of strangers, counted twice where they were learnt from:
as the rules read them when they were new, and as they read them since: (right + 1) / (met + 2), to a twentieth. The
rule of succession (Laplace, 1814) keeps what was met seldom from stating much. The others state what their tables say.
"""


def stated(reading: Reading) -> float:
    """Return the confidence that a link of this reading states; what it weighed against others is not told."""
    return MEASURED.get(reading.rule, reading.confidence)
