"""Two pages for bench.picture, served by Streamlit: one with an empty fragment, one with a view of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph
    from panels.component import Act

SERVICES, LINKS = 2_000, 12_000
"""The size of the graph of which a part is shown."""


@st.fragment
def nothing() -> None:
    """A counter and the button that runs the fragment again."""
    st.session_state.setdefault("count", 0)
    st.button("Again", on_click=_count)
    st.text(f"answer {st.session_state.count}")


@st.fragment
def view(graph: KnowledgeGraph, most: int) -> None:
    """A picture of so many nodes: a click selects one, a double-click puts it in the middle."""
    from graph.query import neighbourhood  # noqa: PLC0415 - the empty page does without
    from panels import picture  # noqa: PLC0415
    from panels.places import placed  # noqa: PLC0415

    st.session_state.setdefault("count", 0)
    centre = st.session_state.setdefault("centre", next(iter(graph.nodes())).id)
    around = neighbourhood(graph, centre, 3, top=most - 1)
    picture.show(
        picture.Picture(
            view="bench",
            nodes=around.nodes,
            edges=around.edges,
            places=placed("bench", around.nodes, around.edges),
            centre=centre,
            selected=(st.session_state.get("selected", centre),),
            summary=f"answer {st.session_state.count} with {len(around.nodes)} nodes",
            legend=picture.legend(around.nodes, around.edges),
            verbs=frozenset({"centre"}),
        ),
        _act,
    )


def _act(act: Act) -> None:
    if act.event in {"select", "centre"}:
        _count()
        st.session_state.selected = act.id
    if act.event == "centre":
        st.session_state.centre = act.id


def _count() -> None:
    st.session_state.count += 1


@st.cache_resource
def _graph() -> KnowledgeGraph:
    from bench.synthetic import synthetic  # noqa: PLC0415 - the empty page does without

    return synthetic(SERVICES, LINKS)


def _main() -> None:
    if "nodes" in st.query_params:
        from panels import component  # noqa: PLC0415 - the empty page does without

        component.scripts()
        view(_graph(), int(st.query_params["nodes"]))
        component.library()
    else:
        nothing()


if __name__ == "__main__":
    _main()
