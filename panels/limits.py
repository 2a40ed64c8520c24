"""Limits: every limit, requirement, restriction and default of the notes, to sort, filter and compare in one unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from graph.model import ConstraintKind
from graph.query import UNITS, Quantity
from panels import tabled, written
from panels.address import Explore, Limits, Sources, current, follow, leave_for, write
from panels.component import FRONTEND, mount
from panels.heading import heading
from panels.tabled import lines
from panels.wording import counted, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.navigation.page import Page

    from graph.merge import KnowledgeGraph
    from panels.component import Act
    from panels.tabled import Line
    from panels.world import World

LEFT_AT = "limits: left at"
STYLE = FRONTEND / "listing.css"

ROWS = 200
"""Rows of a page of the table."""

MEANT = {
    Quantity.TIME: "A month counts as 30 days, a year as 365: ≈ marks both.",
    Quantity.SIZE: "KB is 1,000 bytes, KiB 1,024. Notes often write KB for either, "
    "so a value may be larger by 2 % (KB), 5 % (MB) or 7 % (GB).",
    Quantity.SPEED: "KB is 1,000 bytes, and a byte has 8 bits: 8 Mbit/s are 1 MB/s.",
    Quantity.RATE: "Each counts what it names: requests are not messages.",
    Quantity.COUNT: "Each counts what it names: layers are not listeners.",
}
"""What is to be known before values of a quantity are compared."""


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
        _page(graph.derived(lines), address)


def _page(every: Sequence[Line], address: Limits) -> None:
    files = heading("Limits")
    if not every:
        st.info("These notes tell no limit, requirement, restriction or default.", icon=":material/description:")
        return
    _filters(every, address)
    found = tabled.asked(every, address)
    unit = tabled.unit_of(found, address)
    _above(found, every, address, unit)
    if found:
        with files:
            written.offer("Rows", "limits", lambda: written.csv(found, unit), lambda: written.markdown(found, unit))
        _table(found, address, unit)
    else:
        _nothing(address)


def _filters(every: Sequence[Line], address: Limits) -> None:
    """What rows are asked for: widgets that show the address and write it; each counts what it would leave."""
    services = list(dict.fromkeys([*address.service, *(line.row.service.label for line in every)]))
    kinds = Counter(line.kind for line in tabled.asked(every, address, but="kind"))
    measured = tabled.asked(every, address, but="quantity")
    quantities = Counter(line.measure.quantity for line in measured if line.measure)
    st.session_state.update({"words": address.words, "kind": list(address.kind), "service": list(address.service)})
    st.session_state["quantity"] = Quantity(address.quantity) if address.quantity else None
    left, right = st.columns(2, gap="medium")
    left.text_input(
        "Find",
        key="words",
        placeholder="timeout, 15 minutes, VPC",
        on_change=_changed,
        args=("words",),
        icon=":material/search:",
    )
    right.multiselect(
        "Services", services, key="service", on_change=_changed, args=("service",), placeholder="All services"
    )
    with st.container(horizontal=True, gap="medium"):
        st.pills(
            "Kind",
            list(map(str, ConstraintKind)),
            selection_mode="multi",
            key="kind",
            format_func=lambda kind: f"{kind} {kinds[kind]}",
            on_change=_changed,
            args=("kind",),
            width="content",
        )
        st.pills(
            "Compare in one unit",
            [one for one in Quantity if quantities[one] or one == address.quantity],
            key="quantity",
            format_func=lambda one: f"{one} {quantities[one]}",
            on_change=_changed,
            args=("quantity",),
            width="content",
        )
        _unit(every, address)


def _unit(every: Sequence[Line], address: Limits) -> None:
    if not address.quantity or len(UNITS[Quantity(address.quantity)]) == 1:
        return
    st.session_state["unit"] = tabled.unit_of(tabled.asked(every, address), address)
    units = list(UNITS[Quantity(address.quantity)])
    st.selectbox("Unit", units, key="unit", on_change=_changed, args=("unit",), width=130)


def _above(found: Sequence[Line], every: Sequence[Line], address: Limits, unit: str) -> None:
    """How many rows there are, what their bars mean, and what takes all filters away."""
    filtered = bool(address.words or address.kind or address.service or address.quantity)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = f"{len(found):,} of {counted(len(every), 'row')}" if filtered else counted(len(every), "row")
        st.markdown(f"**{told}**", width="content")
        if filtered:
            st.button("Show all", icon=":material/filter_alt_off:", on_click=_all, type="tertiary")
    if unit and found:
        st.caption(plain(f"{tabled.scale(found)} {MEANT[Quantity(address.quantity)]}"))


def _table(found: Sequence[Line], address: Limits, unit: str) -> None:
    ordered = tabled.sorted_by(found, address.column, down=address.down)
    pages = -(-len(ordered) // ROWS)
    page = min(address.page, pages)
    first = ROWS * (page - 1)
    cut = ordered[first : first + ROWS]
    label = tabled.COLUMNS[address.column] or f"value in {unit}"
    way = "from the last to the first" if address.down else "from the first to the last"
    if address.column == "measure":
        way = "the largest first" if address.down else "the smallest first"
    caption = f"{counted(len(found), 'row')}, sorted by {label.lower()}, {way}."
    part = {"page": page, "pages": pages, "from": first + 1, "to": first + len(cut), "total": len(ordered)}
    mount("table", "limits table", {**tabled.table(cut, address, unit, found), **part, "caption": caption}, _act)


def _nothing(address: Limits) -> None:
    """Say that no row is left, and offer to take away what keeps them out, one by one."""
    with st.container(border=True, key="nothing"):
        st.subheader("No row is left", anchor=False)
        st.markdown("Nothing in these notes meets all of this at once. Take one away:")
        with st.container(horizontal=True, gap="small"):
            for key, values in address.query().items():
                if key in {"words", "kind", "service", "quantity"}:
                    said = plain(", ".join(values))
                    st.button(
                        f"{key}: {said}", icon=":material/close:", key=f"without {key}", on_click=_without, args=(key,)
                    )


def _address() -> Limits:
    return Limits.read(current())


def _changed(key: str) -> None:
    """Take what a widget says into the address; the widget is called what the address calls it."""
    value = st.session_state[key]
    values = [str(one) for one in value] if isinstance(value, list) else [str(value or "")]
    of_quantity: tuple[str, ...] = ("unit", "sort", "order") if key == "quantity" else ()
    _say({"page": [], **{one: [] for one in of_quantity}, key: values})


def _without(key: str) -> None:
    _say({key: [], "page": []})


def _all() -> None:
    _say({key: [] for key in ("words", "kind", "service", "quantity", "unit", "sort", "order", "page")})


def _say(changes: dict[str, list[str]]) -> None:
    write(Limits.read({**_address().query(), **changes}))


def _act(act: Act) -> None:
    address = _address()
    if act.event == "sort":
        down = address.column == act.id and not address.down
        _say({"sort": [act.id], "order": ["down" if down else ""], "page": []})
    elif act.event == "page":
        _say({"page": [act.id]})
    elif act.event == "place":
        source, _, line = act.id.rpartition(":")
        leave_for("sources", Sources.read({"note": [source], "line": [line]}))
    elif act.event == "select":
        leave_for("explore", Explore(node=act.id.removeprefix("service:")))
