"""Compare: two to four services side by side: what only one can, opposite answers, limits, which to take."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import AmbiguousName, UnknownName
from graph.export import answers
from graph.model import NodeKind
from graph.query import contrast, find, said
from panels.address import Compare, current, follow, write
from panels.component import FRONTEND
from panels.connect.giving import FORMS
from panels.heading import heading
from panels.wording import clipped, phrase, place, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from graph.model import Edge, Evidence, LimitRow
    from graph.query import Contrast, Measure
    from graph.query.contrast import Row
    from panels.world import World

LEFT_AT = "compare: left at"
STYLE = FRONTEND / "listing.css"

PAIRS = (("Amazon SQS", "Amazon SNS"), ("Amazon ECS", "AWS Lambda"), ("AWS CloudTrail", "Amazon CloudWatch"))
"""What may be compared; only services that the notes know are offered."""

ROWS = 60
"""Rows of a table; the files hold them all."""

LONGEST = 160
"""Letters of a sentence in a table."""

YES, NO = "yes", "**no**"


def show(world: World, pages: Mapping[str, Page]) -> None:
    """Show the page at its address; `pages` are those of the app by name."""
    _body(world.graph, pages)


@st.fragment
def _body(graph: KnowledgeGraph, pages: Mapping[str, Page]) -> None:
    """The whole page, which alone is run again when something on it is used."""
    follow(pages)
    address = Compare.read(current())
    st.session_state[LEFT_AT] = address.query()
    with st.container(key="listing"):
        st.html(STYLE)
        _page(graph, address)


def _page(graph: KnowledgeGraph, address: Compare) -> None:
    files = heading("Compare")
    labels = [node.label for node in graph.nodes(NodeKind.SERVICE)]
    known, unknown = _known(graph, address.service)
    _asking(labels, known)
    for name in unknown:
        st.warning(f"The notes name no service “{plain(clipped(name, LONGEST))}”.", icon=":material/search_off:")
    if len(known) < 2:  # noqa: PLR2004 - two are compared
        _examples(labels)
        return
    found = contrast(graph, *known)
    with files:
        _files(found)
    _sections(found)


def _known(graph: KnowledgeGraph, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the services of the address by their labels, and the names that are none."""
    known, unknown = [], []
    for name in names:
        try:
            known.append(find(graph, name, frozenset({NodeKind.SERVICE})).label)
        except (UnknownName, AmbiguousName):
            unknown.append(name)
    return list(dict.fromkeys(known)), unknown


def _asking(labels: Sequence[str], known: list[str]) -> None:
    st.session_state["compare"] = known
    st.multiselect(
        "Services side by side", labels, key="compare", on_change=_changed, max_selections=4,
        placeholder="Two to four services",
    )  # fmt: skip


def _changed() -> None:
    write(Compare(service=tuple(st.session_state["compare"])))


def _examples(labels: Sequence[str]) -> None:
    """Offer pairs to begin with, of services that the notes know."""
    st.caption("Choose two to four services: what each can alone, what sets them apart, and when to take which.")
    with st.container(horizontal=True, gap="small"):
        for pair in PAIRS:
            if set(pair) <= set(labels):
                st.button(f"{pair[0]} and {pair[1]}", on_click=partial(write, Compare(service=pair)))


def _files(found: Contrast) -> None:
    shared = answers.of_contrast(found)
    for label, written, ending, mime, icon in FORMS:
        st.download_button(
            label, partial(written, shared, ""), f"comparison{ending}", mime,
            icon=icon, key=f"comparison {ending}", on_click="ignore", width="stretch",
        )  # fmt: skip


def _sections(found: Contrast) -> None:
    """One table after another, the telling ones first; those without a row are left out."""
    _links(found)
    for title, rows in (
        ("Opposite answers", found.opposed),
        ("Which one to take", found.chosen),
    ):
        _table(title, found, rows, first="Need" if rows is found.chosen else "What")
    _limits(found)
    for title, rows in (
        ("What only one has", found.only),
        ("What all have", found.shared),
        ("What some have", found.partly),
        ("Neighbours of several", found.neighbours),
    ):
        _table(title, found, rows)


def _links(found: Contrast) -> None:
    """The sentences that link them with each other."""
    if not found.between:
        return
    st.subheader("Between them", anchor=False)
    label = {node.id: node.label for node in found.services}
    for edge in found.between:
        st.markdown(f"**{plain(label[edge.source])}** {plain(phrase(edge))} **{plain(label[edge.target])}**")
        st.caption(_quoted(edge.evidence))


def _quoted(evidence: Sequence[Evidence]) -> str:
    first = evidence[0]
    return f"“{plain(clipped(first.text, LONGEST))}” — {plain(place(first))}"


def _table(title: str, found: Contrast, rows: Sequence[Row], first: str = "What") -> None:
    """A table with a row for what is compared and a column for each service, and the sentences below it."""
    if not rows:
        return
    st.subheader(title, anchor=False)
    cells = [[plain(row.node.label), *map(_answer, row.cells)] for row in rows[:ROWS]]
    _written([first, *(node.label for node in found.services)], cells)
    if len(rows) > ROWS:
        st.caption(f"{len(rows) - ROWS} more rows stand in the files under Share.")
    with st.expander("Sentences"):
        for quote in dict.fromkeys(_quoted(edge.evidence) for row in rows[:ROWS] for edge in _every(row)):
            st.caption(quote)


def _every(row: Row) -> Iterator[Edge]:
    yield from (edge for cell in row.cells for edge in cell if edge.evidence)


def _answer(cell: Sequence[Edge]) -> str:
    """Whether the notes say it of a service, deny it, or say nothing."""
    if not cell:
        return ""
    return NO if all(edge.negated for edge in cell) else YES


def _limits(found: Contrast) -> None:
    """What bounds each, in one unit a row where there is one."""
    if not found.limits:
        return
    st.subheader("Limits", anchor=False)
    titles = [f"{row.about} ({row.kind})" if row.about else str(row.kind) for row in found.limits[:ROWS]]
    rows = [
        [plain(title), *(_bounds(cell, row.unit) for cell in row.cells)]
        for title, row in zip(titles, found.limits[:ROWS], strict=True)
    ]
    _written(["What is bound", *(node.label for node in found.services)], rows)


def _bounds(cell: Sequence[tuple[LimitRow, Measure | None]], unit: str) -> str:
    return "; ".join(plain(said(measure, unit) if measure and unit else row.constraint.label) for row, measure in cell)


def _written(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table whose cells are escaped already."""
    lines = [map(plain, head), ["---"] * len(head), *rows]
    st.markdown("\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines))
