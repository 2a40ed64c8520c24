"""What each kind of correction does to facts; none of them looks at the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from graph.corrections.naming import renamed, with_feature
from graph.corrections.parting import evidently, owners
from graph.merge import fold, folded
from graph.merge.identity import tidy
from graph.model import Evidence, Feature, Link, Mention, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.corrections.entries import Correction, Different, Missing, NoFeature, Same, Wrong
    from graph.corrections.naming import Names
    from graph.model import Fact

RULE: Final = "correction"
"""The rule that the evidence of what a person wrote names."""

SURE: Final = 0.95
"""How sure a link is that a person wrote down."""

SPELLING: Final = "write a name that the notes use"
MOVED: Final = "the notes were changed: correct the entry, or take it out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Facts after one correction; where it did not find its place, they are as before, with why and what to do."""

    facts: tuple[Fact, ...]
    changed: int = 0
    reason: str = ""
    advice: str = ""


def joined(facts: Sequence[Fact], one: Same, names: Names) -> Changed:
    """Return the facts with the names of one thing as one; the service that a lexicon knows gives the name.

    A name that the notes do not use becomes another name of it all the same.
    """
    if one.of:
        return _joined_features(facts, one, names)
    found = list(dict.fromkeys(filter(None, map(names.named, one.names))))
    if not found:
        return _nothing(facts, f"none of {_listed(one.names)} is a service of the notes", SPELLING)
    main = next((service for service in found if service in names.listed), found[0])
    others = {*found} - {main}
    now = [renamed(fact, lambda service: main if service in others else service) for fact in facts]
    changed = sum(new is not old and new != old for new, old in zip(now, facts, strict=True))
    forms = [name for name in dict.fromkeys((*one.names, *sorted(others))) if folded(name) != folded(main)]
    told = [Mention(service=main, name=tidy(form), evidence=_evidence(one, _same(one))) for form in forms]
    return Changed(facts=(*(fact for fact in now if fact is not None), *told), changed=changed + len(told))


def parted(facts: Sequence[Fact], one: Different, names: Names) -> Changed:
    """Return the facts with a name as a service of its own, wherever it is what made them facts of the other."""
    other = names.named(one.other)
    if not other:
        return _nothing(facts, f"no service of the notes is called {one.other!r}", SPELLING)
    called = owners(facts, other, folded(one.name))
    if not called:
        return _nothing(facts, f"nowhere does {one.name!r} stand for {other}", "take the entry out")
    new = tidy(one.name)
    now = [_parted(fact, other, new) if evidently(fact, called) else fact for fact in facts]
    changed = sum(new_ is not old and new_ != old for new_, old in zip(now, facts, strict=True))
    return Changed(facts=tuple(fact for fact in now if fact is not None), changed=changed)


def without_feature(facts: Sequence[Fact], one: NoFeature, names: Names) -> Changed:
    """Return the facts without a feature of a service; its limits stay, on the service itself."""
    service = names.named(one.of)
    if not service:
        return _nothing(facts, f"no service of the notes is called {one.of!r}", SPELLING)
    wanted = fold(one.name)
    kept = [f for f in facts if not (isinstance(f, Feature) and f.service == service and fold(f.name) == wanted)]
    if len(kept) == len(facts):
        return _nothing(facts, f"{service} has no feature {one.name!r} in the notes", "take the entry out")
    return Changed(
        facts=tuple(with_feature(fact, service, (one.name,), "") for fact in kept), changed=len(facts) - len(kept)
    )


def without_link(facts: Sequence[Fact], one: Wrong, names: Names) -> Changed:
    """Return the facts without a link: without all its lines, or without the sentence that the correction names."""
    ends = names.named(one.source), names.named(one.target)
    if unknown := [name for name, end in zip((one.source, one.target), ends, strict=True) if not end]:
        return _nothing(facts, f"no service of the notes is called {unknown[0]!r}", SPELLING)
    links = [fact for fact in facts if isinstance(fact, Link) and _links(fact, ends, one.relation)]
    said = f"“{ends[0]} {one.relation} {ends[1]}”"
    if not links:
        return _nothing(facts, f"nothing states {said} any more", "take the entry out")
    at = _at(links, one)
    if not at:
        return _nothing(facts, f"{said} is not read from that sentence", MOVED)
    gone = {id(link) for link in at}
    return Changed(facts=tuple(fact for fact in facts if id(fact) not in gone), changed=len(at))


def added(facts: Sequence[Fact], one: Missing, names: Names) -> Changed:
    """Return the facts with one more link, whose evidence is the correction."""
    head, tail = names.meant(one.source), names.meant(one.target)
    if unknown := [name for name, end in zip((one.source, one.target), (head, tail), strict=True) if not end]:
        return _nothing(facts, f"{unknown[0]!r} is a service of neither the notes nor the lexicon", SPELLING)
    if head == tail:
        return _nothing(facts, f"both ends are {head}", "name two services")
    plain = f"{'not: ' * one.negated}{head} {one.relation.value.replace('_', ' ')} {tail} {one.condition}"
    said = one.sentence or one.why or plain
    link = Link(
        head=head, relation=one.relation, tail=tail, negated=one.negated, condition=one.condition,
        evidence=_evidence(one, said),
    )  # fmt: skip
    return Changed(facts=(*facts, link), changed=1)


def _parted(fact: Fact, other: str, new: str) -> Fact | None:
    """Return a fact of a line that means another service by the name."""
    moved = renamed(fact, lambda service: new if service == other else service)
    own = isinstance(moved, Mention) and moved.service == new
    return replace(moved, discovered=True) if own and isinstance(moved, Mention) else moved


def _joined_features(facts: Sequence[Fact], one: Same, names: Names) -> Changed:
    service = names.named(one.of)
    if not service:
        return _nothing(facts, f"no service of the notes is called {one.of!r}", SPELLING)
    stated = {fold(f.name): f.name for f in facts if isinstance(f, Feature) and f.service == service}
    found = [name for name in one.names if fold(name) in stated]
    if len(found) < len(one.names):
        missing = next(name for name in one.names if name not in found)
        return _nothing(facts, f"{service} has no feature {missing!r} in the notes", SPELLING)
    now = tuple(with_feature(fact, service, one.names, stated[fold(found[0])]) for fact in facts)
    return Changed(facts=now, changed=sum(new != old for new, old in zip(now, facts, strict=True)))


def _links(link: Link, ends: tuple[str, str], relation: Relation) -> bool:
    """Whether a link has these ends and this relation; an alternative has no direction."""
    pairs = {ends, ends[::-1]} if relation is Relation.ALTERNATIVE_TO else {ends}
    return link.relation is relation and (link.head, link.tail) in pairs


def _at(links: Sequence[Link], one: Wrong) -> list[Link]:
    """Return the links of the place that a correction names: its sentence wherever it stands, else its line."""
    if one.text:
        same = [link for link in links if folded(link.evidence.text) == folded(one.text)]
        return [link for link in same if link.evidence.source == one.note] or same
    return [
        link
        for link in links
        if one.note in {"", link.evidence.source} and one.line in {0, link.evidence.line}
    ]


def _evidence(one: Correction, text: str) -> Evidence:
    said = tidy(text)
    return Evidence(source=one.file, line=one.at, start=0, end=len(said), text=said, rule=RULE, confidence=SURE)


def _same(one: Same) -> str:
    return one.why or f"{_listed(one.names)} are one"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names))


def _nothing(facts: Sequence[Fact], reason: str, advice: str) -> Changed:
    return Changed(facts=tuple(facts), reason=reason, advice=advice)
