"""Connect: how services are linked, as ranked routes in the notes' own words and as one picture of them all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, NoRoute, UnknownName
from graph.layout import route_positions
from graph.model import NodeKind
from graph.query import find
from panels import picture, start
from panels.address import Connect, current, follow, write
from panels.address.connect import MORE, ROUTES
from panels.component import FRONTEND, mount
from panels.connect import asking, controls
from panels.connect.acts import after, changed, instead, say
from panels.connect.carried import carried
from panels.connect.giving import give
from panels.connect.lying import lies_between
from panels.connect.routes import about, cards, drawn, lit, names, summary
from panels.connect.stuck import no_route
from panels.heading import unseen
from panels.history import visited
from panels.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import Route
    from graph.paths import Found
    from panels.history import History
    from panels.world import World

VIEW = "connect"
LEFT_AT = "connect: left at"
STYLE = FRONTEND / "listing.css"

CUT_SHORT = "The search was cut short: these are the best routes so far, and a better one may be missing."


def show(world: World, pages: Mapping[str, Page]) -> tuple[str, ...]:
    """Show the page at its address and return the names that the chosen route passes (none where there is no route).

    Parameters: `pages` are those of the app by name; to "explore" the visitor is sent for details of a node.
    """
    return _body(world.graph, pages) or ()


@st.fragment
def _body(graph: KnowledgeGraph, pages: Mapping[str, Page]) -> tuple[str, ...]:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = Connect.read(current())
    st.session_state[LEFT_AT] = address.query()
    history = visited(VIEW, address.query())
    with st.container(key="listing"):
        st.html(STYLE)
        unseen("Connect")
        return _page(graph, asking.settled(graph, address), history)


def _page(graph: KnowledgeGraph, address: Connect, history: History) -> tuple[str, ...]:
    known = graph.derived(services)
    _ends(graph, address, known)
    if not (address.source and address.target):
        _invite(graph)
        return ()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="dials"):
        controls.dial(address, changed)
        controls.steer(graph, address, known, changed)
        taken = st.container(width="content")
    controls.chips(address, write)
    try:
        if several := asking.joined(graph, address):
            return lies_between(several, address, history, taken)
        found = asking.found(graph, address)
    except (UnknownName, AmbiguousName) as problem:
        start.unknown(graph, problem, partial(instead, problem.name))
        return ()
    except NoRoute as problem:
        no_route(graph, problem, address, history.before)
        return ()
    with taken:
        give(found.routes, address)
    return _answer(graph, found, address, history)


def _answer(graph: KnowledgeGraph, found: Found, address: Connect, history: History) -> tuple[str, ...]:
    """Show routes, one of them lit, and return the names that it passes."""
    routes = found.routes
    chosen = min(address.route, len(routes))
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="picture"):
        _picture(routes, chosen, address, history)
    with right:
        st.markdown(f"**{counted(len(routes), 'route')}**")
        if not found.complete:
            st.caption(CUT_SHORT)
        said = f"{counted(len(routes), 'route')}; route {chosen} is lit: {', '.join(names(routes[chosen - 1]))}."
        told = cards(graph, routes, chosen)
        told[chosen - 1]["load"] = carried(graph, routes[chosen - 1])
        mount("cards", "connect words", {"routes": told, "said": said}, after)
        _further(len(routes), address)
    return tuple(names(routes[chosen - 1]))


def _further(shown: int, address: Connect) -> None:
    """Offer more routes: the next ones, or those that were left out because they are much alike."""
    if shown >= address.most and address.most < ROUTES[-1]:
        more = {"most": [str(min(address.most + MORE, ROUTES[-1]))]}
        st.button("More routes", icon=":material/expand_more:", key="more", on_click=say, args=(more,))
    elif not address.every:
        more = {"all": ["yes"]}
        st.button("Routes like these", icon=":material/expand_more:", key="alike", on_click=say, args=(more,))


def _picture(found: Sequence[Route], chosen: int, address: Connect, history: History) -> None:
    """All routes at once, the chosen one lit, and below it what was chosen in it."""
    nodes, edges = drawn(found)
    told = about(found, address.open) if address.open else None
    picture.show(
        picture.Picture(
            view=VIEW,
            nodes=nodes,
            edges=edges,
            places=route_positions(found),
            centre=nodes[0].id,
            ends=tuple({node.id for route in found for node in (route.steps[0].source, route.steps[-1].target)}),
            selected=(address.open,) if told else (),
            summary=summary(found, chosen),
            legend=picture.legend(nodes, edges, toggles=False),
            lit=lit(found[chosen - 1]),
            verbs=frozenset({"via", "avoid", "undo"}),
            undo=history.before is not None,
            redo=history.after is not None,
            height=460,
        ),
        after,
    )
    if told:
        mount("cards", "connect about", {"about": told, "said": f"{told['title']} is chosen."}, after)


def _ends(graph: KnowledgeGraph, address: Connect, known: dict[str, str]) -> None:
    """The two ends, and what swaps them."""
    with st.container(key="ends"):
        source, between, target = st.columns([6, 1, 6], vertical_alignment="bottom", gap="small")
    with source:
        _end("From", "from", _label(graph, address.source), known)
    with target:
        _end("To", "to", _label(graph, address.target), known)
    swapped = {"from": [address.target], "to": [address.source], "or-from": address.or_to, "or-to": address.or_from}
    args = ({**swapped, "via": address.via[::-1]},)
    between.button("Swap", icon=":material/swap_horiz:", on_click=say, args=args, width="stretch")


def _end(label: str, key: str, value: str, names: dict[str, str]) -> None:
    st.session_state[key] = value or None
    st.selectbox(
        label,
        names,
        index=None,
        key=key,
        format_func=lambda name: names.get(name, name),
        placeholder="Choose a service",
        accept_new_options=True,
        on_change=changed,
        args=(key,),
    )


def _label(graph: KnowledgeGraph, name: str) -> str:
    """Return the label of the service that a name means, the name itself where it means none."""
    try:
        return find(graph, name, {NodeKind.SERVICE}).label if name else ""
    except (UnknownName, AmbiguousName):
        return name


def _invite(graph: KnowledgeGraph) -> None:
    with st.container(key="start"):
        st.subheader("How do two services connect?", anchor=False)
        st.markdown("Choose both ends to see every way between them, with the sentences that it rests on.")
        start.routes_to_try(graph, lambda one, other: say({"from": [one], "to": [other]}))


def services(graph: KnowledgeGraph) -> dict[str, str]:
    """Return the services by name, with their other names; ask for it with `graph.derived(services)`."""
    nodes = sorted(graph.nodes(NodeKind.SERVICE), key=lambda node: node.label.casefold())
    return {node.label: " · ".join([node.label, *node.aliases[:2]]) for node in nodes}
