"""What an address asks of routes: the question itself, each of its conditions in words, and the address without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.errors import LinkspanError
from graph.model import NodeKind, Relation
from graph.paths import Direction, Sense, Steering, answer, between
from graph.paths.steering import categories
from graph.query import find
from panels.address.connect import CATEGORY, HOPS, LONGEST, PASSABLE, Connect
from panels.connect.routes import chain
from panels.wording import PLURALS, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from graph.paths import Found, Joined

WAYS: dict[Direction, str] = {
    Direction.ANY: "Either way",
    Direction.ARROW: "As arrows point",
    Direction.FLOW: "As data go",
}
"""What the directions of a whole route are called."""

SENSES: dict[Sense, str] = {Sense.ALONG: "only forwards", Sense.AGAINST: "only backwards", Sense.EITHER: "either way"}
"""What the ways along links of one relation are called."""

RELATIONS = {relation.value: relation for relation in Relation}
KINDS = {kind.value: kind for kind in NodeKind}
"""Relations and kinds of nodes as an address names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What an address asks: in words, the address without it, and in words what is without it ("": nothing is won)."""

    said: str
    address: Connect
    without: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Easing:
    """A condition given up: what its button says, the address without it, and the route that there is then."""

    label: str
    address: Connect
    route: Route


def settled(graph: KnowledgeGraph, address: Connect) -> Connect:
    """Return an address that writes relations, kinds and categories as this page does, however they were written.

    A command may say "security" or "reads from"; widgets and chips know "category:security" and "reads_from".
    """
    known = {name: name for name in (*RELATIONS, *KINDS)}
    known = {form: CATEGORY + name for form, name in graph.derived(categories).items()} | known

    def written(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(known.get(_form(name), name) for name in names))

    return replace(address, via=written(address.via), avoid=written(address.avoid))


def asked(address: Connect) -> Steering:
    """Return what an address asks of routes, as `graph.paths` takes it."""
    turns = (one.partition("=") for one in address.turned)
    return Steering(
        via=tuple(name.removeprefix(CATEGORY) for name in address.via),
        avoid=tuple(name.removeprefix(CATEGORY) for name in address.avoid),
        only=tuple(RELATIONS[name] for name in address.only),
        direction=address.direction,
        senses={RELATIONS[relation]: Sense(sense) for relation, _, sense in turns},
        through=tuple(KINDS[name] for name in address.through),
        contrast=address.contrast,
        max_hops=address.hops,
        hub_weight=address.dial,
    )


def found(graph: KnowledgeGraph, address: Connect, k: int = 0) -> Found:
    """Return the routes that an address asks for, `k` of them where given. Raises as `graph.paths.answer`."""
    ends = [address.source, *address.or_from], [address.target, *address.or_to]
    return answer(graph, *ends, asked(address), k or address.most, differ=not address.every)


def joined(graph: KnowledgeGraph, address: Connect) -> Joined | None:
    """Return what lies between all the services that an address names, None where it asks for routes between two.

    Raises UnknownName and AmbiguousName.
    """
    names = [address.source, *address.or_from, address.target, *address.or_to, *address.among]
    if not address.among or len({find(graph, name, {NodeKind.SERVICE}).id for name in names}) == 1:
        return None
    return between(graph, names, contrast=address.contrast, hub_weight=address.dial)


def conditions(address: Connect) -> Iterator[Condition]:
    """Yield each condition of an address, in the order of its chips."""
    at = replace(address, route=1, open="")
    yield from _each(at, "among", lambda one: f"together with {one}")
    yield from _each(at, "or_from", lambda one: f"or from {one}")
    yield from _each(at, "or_to", lambda one: f"or to {one}")
    yield from _each(at, "via", lambda one: f"by way of {called(one)}", lambda one: f"Not by way of {called(one)}")
    yield from _each(at, "avoid", lambda one: f"not {called(one)}", lambda one: f"With {called(one)}")
    if at.only:
        relations = ", ".join(map(called, at.only))
        yield Condition(said=f"only {relations}", address=replace(at, only=()), without="Along all links")
    if at.direction is not Direction.ANY:
        said = "only along the arrows" if at.directed else "only the way that data go"
        yield Condition(said=said, address=replace(at, directed=False, flow=False), without=_against(at))
    yield from _each(at, "turned", turn, lambda one: f"{called(one.partition('=')[0])} either way")
    if at.hops != LONGEST:
        said = f"at most {counted(at.hops, 'hop')}"
        yield Condition(said=said, address=replace(at, hops=LONGEST), without="Longer routes")
    for kind in at.through:
        rest = tuple(other for other in at.through if other != kind)
        yield Condition(said=f"also through {PLURALS[KINDS[kind]]}", address=replace(at, through=rest))
    if at.contrast:
        yield Condition(said="also by way of alternatives", address=replace(at, contrast=False))
    if at.every:
        yield Condition(said="also routes that are alike", address=replace(at, every=False))


def free(address: Connect) -> Connect:
    """Return an address that asks for the same ends and nothing else."""
    return Connect(source=address.source, target=address.target, most=address.most, dial=address.dial)


def easings(graph: KnowledgeGraph, address: Connect) -> list[Easing]:
    """Return what to give up where there is no route: each condition that alone stands in the way, else all of them."""
    tries = [(one.without, one.address) for one in conditions(address) if one.without]
    at = replace(address, route=1, open="")
    if not at.contrast:
        tries.append(("Also by way of alternatives", replace(at, contrast=True)))
    tries.append(("Longer routes", replace(at, hops=HOPS[-1])))
    if set(at.through) != set(PASSABLE):
        tries.append(("Through features, limits and needs", replace(at, through=tuple(map(str, PASSABLE)))))
    alone = [easing for label, other in tries if (easing := _eased(graph, label, other))]
    ends = replace(free(at), or_from=at.or_from, or_to=at.or_to)
    together = [("Without any condition", ends), ("All that links", replace(ends, contrast=True, hops=HOPS[-1]))]
    return _once(alone) or [easing for label, other in together if (easing := _eased(graph, label, other))][:1]


def called(name: str) -> str:
    """Return how what is avoided or passed is called: kinds and relations in words, nodes by their name.

    >>> called("category:security"), called("reads_from"), called("AWS Lambda"), called("feature:AWS Lambda/DLQ")
    ('security services', '“reads from” links', 'AWS Lambda', 'AWS Lambda/DLQ')
    """
    if name.startswith(CATEGORY):
        return f"{name.removeprefix(CATEGORY)} services"
    kind, _, rest = name.partition(":")
    if kind in KINDS:
        return rest or PLURALS[KINDS[kind]]
    return f"“{name.replace('_', ' ')}” links" if name in RELATIONS else name


def turn(said: str) -> str:
    """Return in words which way links of a relation are travelled.

    >>> turn("reads_from=against")
    '“reads from” links only backwards'
    """
    relation, _, sense = said.partition("=")
    return f"{called(relation)} {SENSES[Sense(sense)]}"


def _form(name: str) -> str:
    """Return a name as relations, kinds and categories are looked up by."""
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _each(
    at: Connect, name: str, said: Callable[[str], str], without: Callable[[str], str] | None = None
) -> Iterator[Condition]:
    """Yield a condition for each name that a part of the address holds."""
    names: tuple[str, ...] = getattr(at, name)
    for one in names:
        rest: dict[str, Any] = {name: tuple(other for other in names if other != one)}
        yield Condition(said=said(one), address=replace(at, **rest), without=without(one) if without else "")


def _against(address: Connect) -> str:
    return "Also against the arrows" if address.directed else "Also against the way that data go"


def _once(easings: list[Easing]) -> list[Easing]:
    """Return easings, the first of those that lead to the same address."""
    first: dict[Connect, Easing] = {}
    for easing in easings:
        first.setdefault(easing.address, easing)
    return list(first.values())


def _eased(graph: KnowledgeGraph, label: str, address: Connect) -> Easing | None:
    """Return what there is with a condition given up; routes are allowed no more hops than that route has."""
    try:
        (route,) = found(graph, address, 1).routes
    except (LinkspanError, ValueError):
        return None
    hops = max(LONGEST, route.hops) if address.hops == HOPS[-1] else address.hops
    return Easing(label=f"{label}: {chain(route)}", address=replace(address, hops=hops), route=route)
