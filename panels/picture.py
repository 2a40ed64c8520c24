"""The picture of a part of the graph: pyvis data on positions that stay, and a legend that counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from graph import draw
from graph.model import LINK_RELATIONS, NodeKind, Relation
from panels.component import mount
from panels.groups import Groups
from panels.wording import PLURALS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from graph.model import Edge, Node
    from panels.component import Act, Point, Values

HEIGHT = 500
"""How high the picture is, in pixels; on a phone the style sheet knows better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What of a node is not drawn: so many links of a name ("triggers", "limits"), and what expands just these."""

    name: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is to be seen: `view` names its place on the page.

    `selected` are the ids whose details are open, the last chosen last; `lit` the nodes and links that stand out (none:
    all are alike); `stubs` tells for a node what of its links is left out. `verbs` names what can be done to a node
    here, as Act calls it; `ends` are nodes that cannot be passed by; `expanded`, `pinned` and `hidden` (id to label)
    are what was done so far.
    """

    view: str
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    places: Mapping[str, Point]
    centre: str
    selected: tuple[str, ...]
    summary: str
    legend: Sequence[Values]
    lit: frozenset[str] = frozenset()
    stubs: Mapping[str, Sequence[Stub]] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    ends: tuple[str, ...] = ()
    expanded: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    hidden: Mapping[str, str] = field(default_factory=dict)
    undo: bool = False
    redo: bool = False
    height: int = HEIGHT


def show(picture: Picture, on_act: Callable[[Act], None]) -> Act:
    """Draw a picture and return what was done to it; `on_act` is called with that before the page is run again.

    Of more than MOST_DRAWN nodes the first are drawn; of more than `draw.MOST` the leaves are folded into groups, which
    open when they are chosen. What was folded or cut is said in the summary.
    """
    groups = Groups(picture.view)
    shown, folded = groups.fold(picture)
    return mount(
        "picture", picture.view, _data(shown, folded), lambda act: groups.act(act, on_act), kept=_drawn(shown)
    )


def _drawn(picture: Picture) -> Values:
    """Return what the browser draws, which stays the same while nodes are merely selected: plain values."""
    drawn = draw.payload(draw.network(picture.nodes, picture.edges, picture.places, picture.lit))
    return {
        "nodes": [_slim(node) for node in cast("list[Values]", drawn["nodes"])],
        "edges": [_slim(edge) for edge in cast("list[Values]", drawn["edges"])],
        "options": drawn["options"],
        "stubs": {id_: [[one.name, one.words, one.count] for one in of] for id_, of in picture.stubs.items()},
    }


def _data(picture: Picture, groups: Collection[str]) -> Values:
    """Return what else there is to a picture: plain values, ids in a fixed order."""
    return {
        "view": picture.view,
        "centre": picture.centre,
        "selected": list(picture.selected),
        "summary": picture.summary,
        "legend": list(picture.legend),
        "verbs": sorted(picture.verbs),
        "ends": sorted(picture.ends),
        "expanded": sorted(picture.expanded),
        "pinned": sorted(picture.pinned),
        "hidden": [[id_, label] for id_, label in picture.hidden.items()],
        "groups": sorted(groups),
        "undo": picture.undo,
        "redo": picture.redo,
        "height": picture.height,
    }


def _slim(part: Values) -> Values:
    """Return a node or a line without what the browser can tell from the rest: most of it is the same in each."""
    colour = cast("dict[str, object]", part["color"])
    ids = cast("list[str]", part.get("ids", []))
    needless = {"color", "arrows", *([] if len(ids) > 1 else ["ids"])}
    slim = {name: value for name, value in part.items() if name not in needless}
    slim["colour"] = colour.get("background", colour.get("color"))
    if "arrows" in part:
        heads = cast("dict[str, dict[str, object]]", part["arrows"])
        slim["head"] = [heads["to"]["type"], heads["to"]["scaleFactor"], "middle" in heads]
        slim["opacity"] = colour["opacity"]
    return slim


def mark(kind: NodeKind | Relation) -> Values:
    """Return the sign of a kind or relation: the shape and colour that the picture gives it."""
    style = draw.STYLES[kind]
    relation = isinstance(kind, Relation)
    return {"shape": style.shape, "colour": style.colour, "head": relation, "dashed": bool(style.dashes)}


def legend(
    nodes: Iterable[Node], edges: Iterable[Edge], hidden: Collection[str] = (), *, toggles: bool = True
) -> list[Values]:
    """Return the kinds and links that there are, each with its sign and how many; hidden ones stay listed.

    What merely hangs on its node (a feature, a constraint, a need) is told by its kind.
    """
    kinds = Counter(node.kind for node in nodes)
    relations = Counter(edge.relation for edge in edges)
    entries: list[tuple[NodeKind | Relation, str, int]] = [
        *((kind, PLURALS[kind], kinds[kind]) for kind in NodeKind),
        *((relation, relation.replace("_", " "), relations[relation]) for relation in LINK_RELATIONS),
    ]
    return [
        {
            "name": str(name),
            "label": label,
            "count": count,
            "shown": name not in hidden,
            "mark": mark(name),
            "hint": name.definition,
            "toggles": toggles,
        }
        for name, label, count in entries
        if count or name in hidden
    ]
