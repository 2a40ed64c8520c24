"""Needs: what the notes answer and what they rule out, found in the words of whoever asks."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.model import NodeKind
from graph.query import marked, needs, search
from panels import written
from panels.address import Explore, Needs, Sources, current, follow, leave_for, write
from panels.component import FRONTEND, mount
from panels.details import named, quotes
from panels.heading import heading
from panels.wording import clipped, counted, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import ScenarioRow
    from graph.query import Found
    from panels.component import Act, Values
    from panels.world import World

LEFT_AT = "needs: left at"
STYLE = FRONTEND / "listing.css"

CARDS = 20
"""Cards of a page."""

LIKE = 6
"""Needs beside one that is open."""

EXAMPLES = ("block visitors from some countries", "who read a secret", "decouple two services", "undo a bad deployment")
"""What may be asked; only those with an answer are offered."""

LONGEST = 80
"""Letters on a button."""


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page at its address; `pages` are those of the app by name."""
    _body(world.graph, pages)


@st.fragment
def _body(graph: KnowledgeGraph, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = _address()
    st.session_state[LEFT_AT] = address.query()
    with st.container(key="listing"):
        st.html(STYLE)
        _page(graph, address)


def _page(graph: KnowledgeGraph, address: Needs) -> None:
    files = heading("Needs")
    if not graph.nodes(NodeKind.SCENARIO):
        st.info("These notes tell no need with its answer.", icon=":material/description:")
        return
    _asking(graph, address)
    found = _one(graph, address) if address.need else _several(graph, address)
    if found:
        with files:
            made = partial(table, graph, found)
            written.offer("Needs", "needs", lambda: written.as_csv(made()), lambda: written.as_markdown(made()))


def _asking(graph: KnowledgeGraph, address: Needs) -> None:
    """What is looked for: widgets that show the address and write it."""
    counts = graph.derived(services)
    st.session_state.update({"words": address.words, "service": address.service or None})
    left, right = st.columns([3, 1], gap="medium")
    left.text_input(
        "What do you need?",
        key="words",
        placeholder="In your own words: block visitors from some countries",
        icon=":material/search:",
        on_change=_changed,
        args=("words",),
    )
    right.selectbox(
        "Answered by",
        list(dict.fromkeys([*filter(None, [address.service]), *counts])),
        index=None,
        key="service",
        placeholder="Any service",
        format_func=lambda name: f"{name} ({counts.get(name, 0)})",
        on_change=_changed,
        args=("service",),
    )


def _several(graph: KnowledgeGraph, address: Needs) -> Sequence[Found]:
    """Show the needs that were asked for, ranked where words were given, and return all of them."""
    found = [one for one in needs(graph, address.words) if not address.service or address.service in _named(graph, one)]
    if not found:
        _nothing(graph, address)
        return ()
    pages = -(-len(found) // CARDS)
    page = min(address.page, pages)
    first = CARDS * (page - 1)
    cut = found[first : first + CARDS]
    ranked = bool(address.words.strip())
    said = f"{counted(len(found), 'need')}{', the best first' if ranked else ''}"
    _above(graph, address, said)
    part = {"page": page, "pages": pages, "from": first + 1, "to": first + len(cut), "total": len(found)}
    cards = [card(graph, one, number if ranked else 0) for number, one in enumerate(cut, first + 1)]
    data = {"needs": cards, "ranked": ranked, "said": f"{said}.", **part, "things": "needs"}
    mount("cards", "needs cards", data, _act)
    return found


def _above(graph: KnowledgeGraph, address: Needs, said: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="chips"):
        st.markdown(f"**{said}**", width="content")
        if address.words or address.service:
            st.button("Show all", icon=":material/filter_alt_off:", on_click=_all, type="tertiary")
        else:
            for words in graph.derived(examples):
                st.button(words, icon=":material/search:", key=f"ask {words}", on_click=_ask, args=(words,))


def _one(graph: KnowledgeGraph, address: Needs) -> Sequence[Found]:
    """Show one need and those that are like it, and return all of them."""
    every = {one.row.need.id: one for one in needs(graph)}
    if address.need not in every:
        _nothing(graph, address)
        return ()
    chosen = every[address.need]
    like = [one for one in needs(graph, chosen.row.need.label) if one.row.need.id != address.need][:LIKE]
    st.button("All needs", icon=":material/arrow_back:", on_click=_close, type="tertiary")
    cards = [{**card(graph, chosen, 0), "open": True}]
    mount("cards", "needs cards", {"needs": cards, "ranked": True, "said": "One need."}, _act)
    if like:
        st.subheader("Needs like it", anchor=False)
        mount("cards", "needs like", {"needs": [card(graph, one, 0) for one in like], "ranked": True}, _act)
    return [chosen, *like]


def _nothing(graph: KnowledgeGraph, address: Needs) -> None:
    """Say that no need was found, and what to try."""
    with st.container(border=True, key="nothing"):
        st.subheader("No need in these notes says that", anchor=False)
        anyhow = needs(graph, address.words) if address.words and address.service else ()
        if anyhow:
            st.markdown(f"{counted(len(anyhow), 'need')} with these words, but not answered by that service.")
            st.button("Any service", icon=":material/close:", on_click=_say, args=({"service": [], "page": []},))
            return
        st.markdown("Try other words for it, fewer of them, or one of these.")
        with st.container(horizontal=True, gap="small"):
            for words in suggestions(graph, address.words):
                st.button(plain(clipped(words, LONGEST)), key=f"ask {words}", on_click=_ask, args=(words,))
            st.button("Show all needs", icon=":material/filter_alt_off:", on_click=_all)


def table(graph: KnowledgeGraph, found: Iterable[Found]) -> tuple[Sequence[str], list[list[str]]]:
    """Return needs as a table, its heads and its rows: what answers each, what is ruled out, where it says so."""
    heads = ("need", "answers", "ruled out", "sentences", "places")
    return heads, [_row(graph, one.row) for one in found]


def _row(graph: KnowledgeGraph, row: ScenarioRow) -> list[str]:
    labels = [[graph.node(edge.target).label for edge in part] for part in (row.answers, row.rejects)]
    said = quotes(one for edge in (*row.answers, *row.rejects) for one in edge.evidence)
    texts, places = (list(dict.fromkeys(str(one[key]) for one in said)) for key in ("text", "place"))
    return [
        row.need.label,
        "; ".join(row.need.answers or labels[0]),
        "; ".join(row.need.rejects or labels[1]),
        " / ".join(texts),
        "; ".join(places),
    ]


def card(graph: KnowledgeGraph, found: Found, number: int) -> Values:
    """Return a need as a card: what was asked for is marked in it; `number` is its rank, 0 where there is none."""
    row, said = found.row, found.shared
    edges = [*((edge, False) for edge in row.answers), *((edge, True) for edge in row.rejects)]
    labels = [[graph.node(edge.target).label for edge in part] for part in (row.answers, row.rejects)]
    sentences = quotes(one for edge, _ in edges for one in edge.evidence)
    return {
        "id": row.need.id,
        "number": number,
        "title": _pieces(row.need.label, said),
        "answers": [_pieces(text, said) for text in row.need.answers or labels[0]],
        "rejects": [_pieces(text, said) for text in row.need.rejects or labels[1]],
        "names": [{**named(graph.node(edge.target)), "rejected": rejected} for edge, rejected in edges],
        "quotes": [{**quote, "marks": _pieces(str(quote["text"]), said)} for quote in sentences],
    }


def _pieces(text: str, shared: Iterable[str]) -> list[list[object]]:
    return [[piece, found] for piece, found in marked(text, shared)]


def services(graph: KnowledgeGraph) -> dict[str, int]:
    """Return the services that answer needs, with how many; ask for it with `graph.derived(services)`."""
    counts = Counter(name for one in needs(graph) for name in _named(graph, one))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def examples(graph: KnowledgeGraph) -> tuple[str, ...]:
    """Return examples that these notes answer; ask for it with `graph.derived(examples)`."""
    return tuple(words for words in EXAMPLES if needs(graph, words))


def suggestions(graph: KnowledgeGraph, words: str) -> Sequence[str]:
    """Return what else may be asked: needs with a word that is spelled alike, else examples, else the first needs."""
    near = [node.label for node in search(graph, words, 100) if node.kind is NodeKind.SCENARIO]
    first = [one.row.need.label for one in needs(graph)]
    return (near or list(graph.derived(examples)) or first)[:4]


def _named(graph: KnowledgeGraph, found: Found) -> set[str]:
    """Return the services that answer a need, those of features too."""
    targets = [graph.node(edge.target) for edge in found.row.answers]
    return {node.label if node.kind is NodeKind.SERVICE else _owner(node.id) for node in targets}


def _owner(feature: str) -> str:
    return feature.partition(":")[2].partition("/")[0]


def _address() -> Needs:
    return Needs.read(current())


def _changed(key: str) -> None:
    """Take what a widget says into the address; the widget is called what the address calls it."""
    _say({"need": [], "page": [], key: [st.session_state[key] or ""]})


def _ask(words: str) -> None:
    _say({"words": [words], "need": [], "page": []})


def _close() -> None:
    _say({"need": []})


def _all() -> None:
    _say({"words": [], "service": [], "need": [], "page": []})


def _say(changes: dict[str, list[str]]) -> None:
    write(Needs.read({**_address().query(), **changes}))


def _act(act: Act) -> None:
    if act.event in {"need", "page"}:
        _say({act.event: [act.id]})
    elif act.event == "place":
        source, _, line = act.id.rpartition(":")
        leave_for("sources", Sources.read({"note": [source], "line": [line]}))
    elif act.event == "select":
        leave_for("explore", Explore(node=act.id.removeprefix("service:")))
