"""What a page shows, as the address in the browser's bar says it: read at every run, written by every control."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from graph.model import Node, NodeKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from streamlit.navigation.page import Page

DEPTHS: tuple[int, ...] = (1, 2, 3)
TOPS: tuple[int, ...] = (10, 20, 40, 80, 150)
ROUTES: tuple[int, ...] = (3, 5, 10)
"""What the controls offer."""

DEPTH, TOP, MOST = 1, 20, 5
"""What holds unless the address says otherwise."""

HIDEABLE: frozenset[str] = frozenset([*map(str, NodeKind), *map(str, Relation)])
"""What can be hidden: kinds and relations by name."""

LONGEST_NAME = 2000
"""Characters of a name that are read from an address; no address of more is made."""

Query = dict[str, list[str]]

_NEXT = "the page to go to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explore:
    """What Explore shows: the node in the middle, the one whose details are open, and what is drawn around."""

    node: str = ""
    selected: str = ""
    depth: int = DEPTH
    top: int = TOP
    hide: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Explore:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Explore.read({"node": ["Amazon S3"], "depth": ["2"], "top": ["many"], "hide": ["uses", "x"]})
        Explore(node='Amazon S3', selected='', depth=2, top=20, hide=('uses',))
        """
        hidden = HIDEABLE.intersection(query.get("hide", ()))
        return cls(
            node=_name(query, "node"),
            selected=_name(query, "selected"),
            depth=_number(query, "depth", DEPTHS, DEPTH),
            top=_number(query, "top", TOPS, TOP),
            hide=tuple(sorted(hidden)),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default.

        >>> Explore(node="AWS Lambda", hide=("scenario", "uses")).query()
        {'node': ['AWS Lambda'], 'hide': ['scenario', 'uses']}
        """
        said: dict[str, Iterable[str]] = {
            "node": [self.node],
            "selected": [self.selected],
            "depth": _unless(self.depth, DEPTH),
            "top": _unless(self.top, TOP),
            "hide": self.hide,
        }
        return _filled(said)

    @property
    def kinds(self) -> frozenset[NodeKind]:
        """The kinds that are not hidden."""
        return frozenset(kind for kind in NodeKind if kind not in self.hide)

    @property
    def relations(self) -> frozenset[Relation]:
        """The relations that are not hidden."""
        return frozenset(relation for relation in Relation if relation not in self.hide)

    def toggled(self, name: str) -> Explore:
        """Return the state in which a kind or relation is hidden that was shown, or shown that was hidden.

        What is neither changes nothing.

        >>> Explore(hide=("uses",)).toggled("service").hide, Explore(hide=("uses",)).toggled("uses").hide
        (('service', 'uses'), ())
        """
        return replace(self, hide=tuple(sorted({*self.hide} ^ ({name} & HIDEABLE))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """What Connect shows: the two ends, the route that is lit, what routes may be like, whose details are open."""

    source: str = ""
    target: str = ""
    route: int = 1
    most: int = MOST
    directed: bool = False
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, Sequence[str]]) -> Connect:
        """Return the state that an address says; what it leaves out, or says wrongly, has its default.

        >>> Connect.read({"from": ["S3"], "to": ["SQS"], "route": ["2"], "directed": ["yes"]}).query()
        {'from': ['S3'], 'to': ['SQS'], 'route': ['2'], 'directed': ['yes']}
        """
        return cls(
            source=_name(query, "from"),
            target=_name(query, "to"),
            route=_number(query, "route", range(1, ROUTES[-1] + 1), 1),
            most=_number(query, "most", ROUTES, MOST),
            directed=_name(query, "directed") == "yes",
            via=_names(query, "via"),
            avoid=_names(query, "avoid"),
        )

    def query(self) -> Query:
        """Return the parameters of the address, without those that have their default."""
        said: dict[str, Iterable[str]] = {
            "from": [self.source],
            "to": [self.target],
            "route": _unless(self.route, 1),
            "most": _unless(self.most, MOST),
            "directed": ["yes" if self.directed else ""],
            "via": self.via,
            "avoid": self.avoid,
        }
        return _filled(said)


def current() -> Query:
    """Return the parameters of the address in the browser's bar."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def write(address: Explore | Connect) -> None:
    """Make the browser's address say this; a step that the back button undoes."""
    st.query_params.from_dict(address.query())


def leave_for(page: str, address: Explore | Connect) -> None:
    """Have another page shown at an address; `follow` goes there, for in a callback Streamlit cannot."""
    st.session_state[_NEXT] = (page, address.query())


def follow(pages: Mapping[str, Page]) -> None:
    """Go to the page that was asked for with `leave_for`, if one was."""
    if _NEXT in st.session_state:
        page, query = st.session_state.pop(_NEXT)
        st.switch_page(pages[page], query_params=query)


def name_of(node: Node) -> str:
    """Return how an address names a node: services by their label, others by their id.

    >>> name_of(Node(id="service:Amazon S3", kind=NodeKind.SERVICE, label="Amazon S3"))
    'Amazon S3'
    """
    return node.label if node.kind is NodeKind.SERVICE else node.id


def _name(query: Mapping[str, Sequence[str]], key: str) -> str:
    return next(iter(query.get(key, ())), "")[:LONGEST_NAME]


def _names(query: Mapping[str, Sequence[str]], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name[:LONGEST_NAME] for name in query.get(key, ()) if name))


def _number(query: Mapping[str, Sequence[str]], key: str, allowed: Sequence[int], otherwise: int) -> int:
    return next((number for number in allowed if str(number) == _name(query, key)), otherwise)


def _unless(number: int, usual: int) -> list[str]:
    return [] if number == usual else [str(number)]


def _filled(said: Mapping[str, Iterable[str]]) -> Query:
    kept = {key: [value for value in values if value] for key, values in said.items()}
    return {key: values for key, values in kept.items() if values}
