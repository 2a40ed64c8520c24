"""What can be taken away from Connect: its link, and the answer as Markdown with footnotes, as Mermaid, as SVG."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from graph.export import answers
from graph.export.answers.shared import placed
from panels.heading import sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.export.answers import Shared
    from graph.model import Route
    from graph.paths import Joined
    from panels.address import Connect

FORMS: tuple[tuple[str, Callable[[Shared, str], str], str, str, str], ...] = (
    ("Markdown with footnotes", answers.markdown, ".md", "text/markdown", ":material/notes:"),
    ("Mermaid diagram", answers.mermaid, ".mmd", "text/plain", ":material/account_tree:"),
    ("SVG picture", answers.svg, ".svg", "image/svg+xml", ":material/image:"),
)
"""What each button says, what writes it, the end of the file's name, its type, its icon."""


def give(routes: Sequence[Route], address: Connect) -> None:
    """Offer the link to the answer and files of it: of all routes, and of the one that is lit."""
    chosen = min(address.route, len(routes))
    with sharing():
        _files("routes", f"All {len(routes)} routes" if len(routes) > 1 else "The route", routes, address)
        if len(routes) > 1:
            _files("route", f"Route {chosen} alone", routes[chosen - 1 : chosen], address)
        st.caption("The picture as it is drawn: PNG and SVG stand above it.")


def give_joined(found: Joined, address: Connect) -> None:
    """Offer the link to what lies between services and files of it."""
    with sharing():
        st.caption("What lies between, as a file")
        _buttons("between", of_joined(found), address)


def link(address: Connect) -> str:
    """Return the whole link that opens an address, "" where the browser does not tell where it is."""
    here = st.context.url
    return f"{here.partition('?')[0]}?{urlencode(address.query(), doseq=True)}" if here else ""


def of_joined(found: Joined) -> Shared:
    """Return what lies between services, to be written in any format."""
    steps = found.steps
    nodes = tuple({node.id: node for node in (*found.named, *found.passed)}.values())
    edges = tuple(step.link for step in steps)
    told = tuple(answers.statement(step.source, step.link, step.target) for step in steps)
    return answers.Shared(
        title=f"What lies between {', '.join(node.label for node in found.named)}",
        sections=(answers.Section(statements=told),),
        nodes=nodes,
        edges=edges,
        places=placed(nodes, edges),
    )


def _files(name: str, title: str, routes: Sequence[Route], address: Connect) -> None:
    st.caption(f"{title}, as a file")
    _buttons(name, answers.of_routes(routes), address)


def _buttons(name: str, shared: Shared, address: Connect) -> None:
    for label, written, ending, mime, icon in FORMS:
        st.download_button(
            label, partial(written, shared, link(address)), f"{name}{ending}", mime,
            icon=icon, key=f"{name} {ending}", on_click="ignore", width="stretch",
        )  # fmt: skip
