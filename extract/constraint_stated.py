"""How sure a constraint is: the share of constraints that each rule read rightly in annotated notes, rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MEASURED: Final[Mapping[str, float]] = {
    "limit with comparator": 0.85,
    "limit value with unit": 0.85,
    "limit count": 0.8,
    "limit column": 0.8,
    "requirement: must": 0.8,
    "requirement: needs": 0.8,
    "requirement: requires": 0.8,
    "requirement: require": 0.8,
    "requirement: has": 0.8,
    "requirement": 0.6,
    "restriction: can": 0.8,
    "restriction: cannot": 0.8,
    "restriction: can't": 0.8,
    "restriction: only": 0.75,
    "restriction: does": 0.75,
    "restriction: do": 0.75,
    "restriction: doesn't": 0.75,
    "restriction: don't": 0.75,
    "restriction": 0.7,
    "default": 0.85,
    "cue that ends in requires": 0.7,
    "cross in a cell": 0.75,
    "yes in a cell": 0.75,
    "column": 0.75,
    "label": 0.75,
    "list": 0.75,
}
"""Rules by the first word of their cue, else by what stands before it. Measured on the notes that come with Linkspan,
on the seen notes of `tests/quality` and on notes of strangers; what was met fewer than ten times states 0.8 at most.
"""


def stated(rule: str) -> float:
    """Return the confidence that a constraint read by this rule states.

    >>> stated("requirement: must"), stated("restriction: does not"), stated("restriction: is zonal")
    (0.8, 0.75, 0.7)
    """
    kind, _, cue = rule.partition(": ")
    return MEASURED.get(f"{kind}: {cue.split(' ')[0]}", 0.0) or MEASURED[kind]
