"""What Explore shows, as the address says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import NodeKind, Relation
from graph.query.stubs import STUBS
from graph.query.walk import Way
from panels.address.query import Query, filled, name, names, number, unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTHS: tuple[int, ...] = (1, 2, 3)
TOPS: tuple[int, ...] = (10, 20, 40, 80, 150)
"""What the controls offer."""

DEPTH, TOP = 1, 20
"""What holds unless the address says otherwise."""

HIDEABLE: frozenset[str] = frozenset([*map(str, NodeKind), *map(str, Relation)])
"""What can be hidden: kinds and relations by name."""

LISTED = 100
"""So many names of each list are read from an address."""

_STUBS = "|".join(STUBS)
_WHOLE = re.compile(rf"(?P<name>.*)~(?P<stub>{_STUBS}|)~(?P<times>[1-9]\d?)", re.DOTALL)
_SHORT = re.compile(rf"(?P<name>.*)~(?:(?P<stub>{_STUBS})|(?P<times>[1-9]\d?))", re.DOTALL)
_LINK = re.compile(rf"(?P<source>.*)~(?P<negated>not )?(?P<relation>{'|'.join(Relation)})~(?P<target>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explore:
    """What Explore shows: the node in the middle, those whose details are open, and what is drawn around.

    `way` is which way along links is gone. `expanded`, `collapsed`, `without` (hidden) and `pinned` say what was done
    to single nodes; `link` are the links whose statements are open, `whole` the lists that are shown in full.
    """

    node: str = ""
    selected: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    depth: int = DEPTH
    top: int = TOP
    way: Way = Way.ANY
    hide: tuple[str, ...] = ()
    expanded: tuple[str, ...] = ()
    collapsed: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Explore:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> said = {"node": ["Amazon S3"], "top": ["many"], "hide": ["uses", "x"], "direction": ["inward"]}
        >>> Explore.read(said).query()
        {'node': ['Amazon S3'], 'direction': ['inward'], 'hide': ['uses']}
        """
        hidden = HIDEABLE.intersection(query.get("hide", ()))
        return cls(
            node=name(query, "node"),
            selected=_listed(query, "selected"),
            link=_listed(query, "link"),
            depth=number(query, "depth", DEPTHS, DEPTH),
            top=number(query, "top", TOPS, TOP),
            way=next((way for way in Way if way == name(query, "direction")), Way.ANY),
            hide=tuple(sorted(hidden)),
            expanded=_listed(query, "expanded"),
            collapsed=_listed(query, "collapsed"),
            without=_listed(query, "without"),
            pinned=_listed(query, "pinned"),
            whole=_listed(query, "all"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Explore(node="AWS Lambda", hide=("scenario", "uses"), expanded=("Amazon S3~triggers",)).query()
        {'node': ['AWS Lambda'], 'hide': ['scenario', 'uses'], 'expanded': ['Amazon S3~triggers']}
        """
        said: dict[str, Iterable[str]] = {
            "node": [self.node],
            "selected": self.selected,
            "link": self.link,
            "depth": unless(self.depth, DEPTH),
            "top": unless(self.top, TOP),
            "direction": ["" if self.way is Way.ANY else self.way.value],
            "hide": self.hide,
            "expanded": self.expanded,
            "collapsed": self.collapsed,
            "without": self.without,
            "pinned": self.pinned,
            "all": self.whole,
        }
        return filled(said)

    @property
    def kinds(self) -> frozenset[NodeKind]:
        """The kinds that are not hidden."""
        return frozenset(kind for kind in NodeKind if kind not in self.hide)

    @property
    def relations(self) -> frozenset[Relation]:
        """The relations that are not hidden."""
        return frozenset(relation for relation in Relation if relation not in self.hide)

    @property
    def plain(self) -> Explore:
        """The same without what was done to single nodes."""
        return replace(self, expanded=(), collapsed=(), without=(), pinned=())

    def toggled(self, name: str) -> Explore:
        """Return the state in which a kind or relation is hidden that was shown, or shown that was hidden.

        What is neither changes nothing.

        >>> Explore(hide=("uses",)).toggled("service").hide, Explore(hide=("uses",)).toggled("uses").hide
        (('service', 'uses'), ())
        """
        return replace(self, hide=tuple(sorted({*self.hide} ^ ({name} & HIDEABLE))))


def expansion(said: str) -> tuple[str, str, int]:
    """Return what one `expanded` of an address says: which node, which stub of it ("" for all), how many helpings.

    >>> expansion("AWS Lambda"), expansion("AWS Lambda~triggers"), expansion("AWS Lambda~2"), expansion("a~b")
    (('AWS Lambda', '', 1), ('AWS Lambda', 'triggers', 1), ('AWS Lambda', '', 2), ('a~b', '', 1))
    """
    if not (found := _WHOLE.fullmatch(said) or _SHORT.fullmatch(said)):
        return said, "", 1
    return found["name"], found["stub"] or "", int(found["times"] or 1)


def expanding(node: str, stub: str, times: int) -> str:
    """Return an expansion as an address says it, as short as it is clear.

    >>> expanding("AWS Lambda", "", 1), expanding("AWS Lambda", "triggers", 2), expanding("~ 5 s", "limits", 1)
    ('AWS Lambda', 'AWS Lambda~triggers~2', '~ 5 s~limits~1')
    """
    if "~" in node or (stub and times > 1):
        return f"{node}~{stub}~{times}"
    return "~".join([node, *filter(None, [stub]), *([str(times)] if times > 1 else [])])


def linked(said: str) -> tuple[str, Relation, bool, str] | None:
    """Return what one `link` of an address says: source, relation, whether it is denied, target; None for what is none.

    >>> linked("Amazon S3~triggers~AWS Lambda"), linked("Amazon S3")
    (('Amazon S3', <Relation.TRIGGERS: 'triggers'>, False, 'AWS Lambda'), None)
    """
    if not (found := _LINK.fullmatch(said)):
        return None
    relation = next(relation for relation in Relation if relation == found["relation"])
    return found["source"], relation, bool(found["negated"]), found["target"]


def linking(source: str, relation: Relation, target: str, *, negated: bool) -> str:
    """Return a link as an address says it.

    >>> linking("AWS WAF", Relation.PROTECTS, "Amazon S3", negated=True)
    'AWS WAF~not protects~Amazon S3'
    """
    return f"{source}~{'not ' if negated else ''}{relation}~{target}"


def _listed(query: Mapping[str, Sequence[str]], key: str) -> tuple[str, ...]:
    return names(query, key)[:LISTED]
