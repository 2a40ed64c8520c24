"""Corrections applied to facts: facts in, facts out, and what became of each correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.corrections.entries import Different, Missing, NoFeature, Same, Wrong
from graph.corrections.naming import Names
from graph.corrections.steps import added, joined, parted, without_feature, without_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.corrections.entries import Correction
    from graph.corrections.steps import Changed
    from graph.model import Fact

ORDER: Final = (Same, Different, NoFeature, Wrong, Missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a correction did: how many facts it changed; where it did not find its place, why, and what to do."""

    correction: Correction
    changed: int = 0
    reason: str = ""
    advice: str = ""

    @property
    def placed(self) -> bool:
        """Whether the correction found what it corrects."""
        return not self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Facts once they are corrected, and the effect of each correction, in the order of the corrections."""

    facts: tuple[Fact, ...]
    effects: tuple[Effect, ...] = ()


def corrected(
    facts: Iterable[Fact], corrections: Sequence[Correction], known: Callable[[str], str] | None = None
) -> Corrected:
    """Return the facts as the corrections have them.

    Names are joined and parted first, then features and links are taken out, then links are added, whatever the order
    of the corrections; so a correction of a link can use any name that the corrected notes have.

    Parameters: `known` returns the official name of a service that no fact names, "" for what is no service.

    >>> from graph.model import Link, Mention, Relation, Evidence
    >>> seen = Evidence(source="n.md", line=3, start=0, end=11, text="S3 calls SQS", rule="call")
    >>> link = Link(head="Amazon S3", relation=Relation.TRIGGERS, tail="Amazon SQS", evidence=seen)
    >>> wrong = Wrong(source="Amazon S3", target="Amazon SQS", relation=Relation.TRIGGERS)
    >>> corrected([link], [wrong]).facts, corrected([link], [wrong]).effects[0].changed
    ((), 1)
    """
    now, effects = tuple(facts), dict[int, Effect]()
    for number in sorted(range(len(corrections)), key=lambda number: ORDER.index(type(corrections[number]))):
        before = now
        done = _applied(before, corrections[number], Names(before, known))
        now = done.facts
        effects[number] = Effect(
            correction=corrections[number], changed=done.changed, reason=done.reason, advice=done.advice
        )
    return Corrected(facts=now, effects=tuple(effects[number] for number in range(len(corrections))))


def _applied(facts: Sequence[Fact], one: Correction, names: Names) -> Changed:
    match one:
        case Same():
            return joined(facts, one, names)
        case Different():
            return parted(facts, one, names)
        case NoFeature():
            return without_feature(facts, one, names)
        case Wrong():
            return without_link(facts, one, names)
    return added(facts, one, names)
