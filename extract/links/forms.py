"""The written forms of the verbs: third person, -ing, past and participle, regular and irregular."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.links.verbs import FRAMES, Frame, Slot
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

DOUBLED: Final = frozenset(
    """run get let set put sit stop log fan drop spin plug begin ship permit scan transfer control embed occur
    emit control stop""".split()
)
"""Verbs whose last letter is doubled before an ending."""


class Form(NamedTuple):
    """A written form of a verb: its frame and what the form is ("base", "s", "ing", "ed", "done")."""

    frame: Frame
    lemma: str
    kind: str


@cache
def unknown(word: str) -> Form:
    """Return a form in -s of a verb that no frame knows: what it says is not known, only that it is a verb."""
    return Form(Frame(name="unknown", slots={"obj": Slot(Relation.USES)}, roles=True), word[:-1], "s")


@cache
def forms() -> Mapping[str, Form]:
    """Return every written form of every verb, in lower case.

    >>> form = forms()["publishes"]
    >>> form.frame.name, form.lemma, form.kind
    ('sends', 'publish', 's')
    """
    out: dict[str, Form] = {}
    for frame, members in FRAMES:
        for member in members.split():
            base, *irregular = member.split(":")
            for written, kind in _written(base, irregular):
                out.setdefault(written, Form(frame, base, kind))
    return out


def _written(base: str, irregular: list[str]) -> tuple[tuple[str, str], ...]:
    """The forms of a verb with their kinds: regular where no irregular one is given."""
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    doubled = base + base[-1] if base in DOUBLED else stem
    soft = base.endswith("y") and base[-2] not in "aeo"
    third, past, done = [*irregular, "", "", ""][:3]
    past = past or (f"{base[:-1]}ied" if soft else f"{doubled}ed")
    hissing = base.endswith(("s", "sh", "ch", "x", "z"))
    third = third or (f"{base[:-1]}ies" if soft else base + ("es" if hissing else "s"))
    return (base, "base"), (third, "s"), (f"{doubled}ing", "ing"), (past, "ed"), (done or past, "ed")
