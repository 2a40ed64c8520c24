"""How fast pictures are in Chromium: the first one beside pyvis' own page, a view beside an empty Streamlit page.

    python -m bench.picture [--nodes 1000] [--view 200] [--theirs 3] [--runs 9]

Prints a line of JSON and a line for people. Each pair is measured in one run, in turns where it can be, and told as
medians. "Drawn" is the last stroke on the canvas before it rests; of pyvis' page, which goes on moving, the first
stroke after its own word that it is stable. pyvis lays out in the browser, we before: the ratio counts both.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, cast

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from bench.synthetic import synthetic
from graph import draw
from graph.layout import positions
from graph.merge import KnowledgeGraph
from panels import component
from tests import browser as chromium
from tests.visitor import PATIENCE, ROOT, served

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WINDOW = {"width": 1280, "height": 800}
PAGE = ROOT / "bench" / "picture_page.py"
REST = 400
"""Milliseconds without a stroke after which a canvas is at rest."""

WATCH = """
for (const name of ["stroke", "fill", "fillText", "clearRect"]) {
    const plain = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...all) {
        if (this.canvas.isConnected) globalThis.drawnAt = performance.now();
        return plain.apply(this, all);
    };
}
const deep = (root, selector) => root.querySelector(selector)
    ?? [...root.querySelectorAll("*")].map((one) => one.shadowRoot && deep(one.shadowRoot, selector)).find(Boolean);
const told = () => deep(document, ".frame")?.getAttribute("aria-label") ?? document.body?.innerText ?? "";
globalThis.answer = () => Number(/answer (\\d+)/.exec(told())?.[1] ?? -1);
let last = -1;
(function look() {
    const now = document.body ? globalThis.answer() : last;
    if (now !== last) [last, globalThis.answeredAt] = [now, performance.now()];
    requestAnimationFrame(look);
})();
for (const kind of ["pointerup", "keydown"])
    addEventListener(kind, () => (globalThis.actedAt = performance.now()), { capture: true });
"""
"""In the browser: when the canvas was drawn last, when an answer came, when the visitor did something."""

OURS = """<!DOCTYPE html><meta charset="utf-8"><style>:root {{ --st-text-color: #1c2430; --st-background-color: #fff;
--st-primary-color: #0b5cad; --st-border-color: #d6dde6; --st-font: sans-serif }} {css}</style><div id="room"></div>
<script>{library}</script><script type="module">{script}
globalThis.begin = (data) => shown({{ parentElement: document.getElementById("room"), data, setTriggerValue() {{}} }});
begin({data});</script>"""

EDGE = 60
"""Pixels from the edge of a picture within which no node is clicked."""

LISTS = ("selected", "legend", "verbs", "expanded", "pinned", "hidden", "groups")
"""What our picture is given beside nodes and lines, all of it empty here."""

WORDS = """\
first picture of {nodes:,} nodes: {ours_ms:.0f} ms and {layout_ms:.0f} ms of layout before, pyvis' defaults \
{pyvis_ms:,.0f} ms ({ratio:.0f} times); a view of \
{view} nodes adds {percent:.0f} % to the first load of an empty page ({empty_load_ms:.0f} ms); a click on a node is \
answered in {click_ms:.0f} ms, {click_ratio:.1f} times an empty fragment ({empty_rerun_ms:.0f} ms), {click_bytes:,} \
bytes; a new middle in {centre_ms:.0f} ms, {centre_bytes:,} bytes"""

STABLE = "<script>network.once('stabilizationIterationsDone', () => (globalThis.stable = performance.now()));</script>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured: times in milliseconds, medians; `bytes` are what a rerun sends."""

    nodes: int
    edges: int
    layout_ms: float
    ours_ms: float
    pyvis_ms: float
    ratio: float
    view: int
    empty_load_ms: float
    view_load_ms: float
    added: float
    empty_rerun_ms: float
    click_ms: float
    click_ratio: float
    centre_ms: float
    click_bytes: int
    centre_bytes: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line asks and print the result twice."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    for name, value in {"nodes": 1000, "view": 200, "theirs": 3, "runs": 9}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    found = measure(**vars(parser.parse_args(arguments)))
    print(json.dumps({"bench": "picture", **asdict(found)}))
    print(WORDS.format(**asdict(found), percent=100 * found.added))


def measure(nodes: int = 1000, view: int = 200, theirs: int = 3, runs: int = 9) -> Measured:
    """Return how long each took. `theirs` is how often pyvis' page is opened, which takes a minute at 1,000 nodes."""
    program = chromium.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(chromium.FLAGS))
        first = _first(browser, Path(folder), nodes, theirs, runs)
        with served(KnowledgeGraph.from_facts([]), Path(folder), script=str(PAGE)) as address:
            loads = _loads(browser, address, view, runs)
            reruns = _reruns(browser, address, view, runs)
        browser.close()
    return Measured(**cast("dict[str, int]", {"nodes": nodes, "view": view, **first, **loads, **reruns}))


def _first(browser: Browser, folder: Path, nodes: int, theirs: int, runs: int) -> dict[str, float]:
    """Open both pages of the same nodes from disk, ours `runs` times, pyvis' `theirs` times."""
    graph = synthetic(nodes, 2 * nodes)
    begun = perf_counter()
    places = positions(
        [node.id for node in graph.nodes()],
        [(edge.source, edge.target) for edge in graph.edges()],
        labels={node.id: node.label for node in graph.nodes()},
    )
    layout = 1000 * (perf_counter() - begun)
    own, other = folder / "ours.html", folder / "pyvis.html"
    own.write_text(_our_page(draw.network(list(graph.nodes()), list(graph.edges()), places)), encoding="utf-8")
    other.write_text(_their_page(graph), encoding="utf-8")
    ours = median(_opened(browser, own, _rested) for _ in range(runs))
    pyvis = median(_opened(browser, other, _stable) for _ in range(theirs))
    both = {"edges": len(list(graph.edges())), "layout_ms": round(layout, 1), "ours_ms": round(ours, 1)}
    return {**both, "pyvis_ms": round(pyvis, 1), "ratio": round(pyvis / (ours + layout), 1)}


def _our_page(network: Network) -> str:
    """Return a page that is nothing but our picture, with the component's own script and style."""
    payload = draw.payload(network)
    lists: dict[str, object] = {name: [] for name in LISTS}
    data = {**payload, **lists, "stubs": {}, "undo": False, "redo": False}
    data.update({"view": "bench", "centre": network.nodes[0]["id"], "summary": "answer 0", "height": 740})
    scripts = [(component.FRONTEND / script).read_text(encoding="utf-8") for script in component.SCRIPTS["picture"]]
    return OURS.format(
        css=(component.FRONTEND / "picture.css").read_text(encoding="utf-8"),
        library=draw.vis_script(),
        script="\n".join(scripts).replace("export default async function (", "const shown = async function ("),
        data=json.dumps(data),
    )


def _their_page(graph: KnowledgeGraph) -> str:
    """Return pyvis' page of the same nodes and edges with its defaults, its library in it, so that it can draw."""
    network = Network(directed=True, cdn_resources="in_line", height="740px")
    for node in graph.nodes():
        network.add_node(node.id, label=node.label)
    for edge in graph.edges():
        network.add_edge(edge.source, edge.target)
    return str(network.generate_html()).replace("</body>", f"{STABLE}</body>")


def _opened(browser: Browser, file: Path, when: Callable[[Page], float]) -> float:
    """Open a page in a fresh context without a network and return when it was drawn, in milliseconds."""
    context = browser.new_context(viewport=WINDOW, offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(20 * PATIENCE)
    page.add_init_script(WATCH)
    page.goto(file.as_uri(), wait_until="commit")
    drawn = when(page)
    context.close()
    return drawn


def _rested(page: Page) -> float:
    """Return when the canvas was drawn last, once it rests."""
    page.wait_for_function("(rest) => performance.now() - globalThis.drawnAt > rest", arg=REST, polling=50)
    return cast("float", page.evaluate("drawnAt"))


def _stable(page: Page) -> float:
    """Return when pyvis' picture was drawn first after it was stable."""
    page.wait_for_function("globalThis.drawnAt > globalThis.stable", polling=50)
    return cast("float", page.evaluate("stable"))


def _loads(browser: Browser, address: str, view: int, runs: int) -> dict[str, float]:
    """Load the empty page and the view in turns, nothing cached, and return how long each took."""

    def load(query: str, when: Callable[[Page], float]) -> float:
        context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH)
        page.goto(f"{address}/{query}", wait_until="commit")
        page.wait_for_function("answer() === 0", polling=50)
        found = when(page)
        context.close()
        return found

    pairs = [(load("", _answered), load(f"?nodes={view}", _rested)) for _ in range(runs + 1)]
    empty, full = (median(times) for times in zip(*pairs[1:], strict=True))  # the first brings what is imported once
    times = {"empty_load_ms": round(empty, 1), "view_load_ms": round(full, 1)}
    return {**times, "added": round((full - empty) / empty, 3)}


def _answered(page: Page) -> float:
    return cast("float", page.evaluate("answeredAt"))


def _reruns(browser: Browser, address: str, view: int, runs: int) -> dict[str, float]:
    """Return how long an empty fragment takes to answer, and the view to answer what is done to a node."""
    empty, full = (_entered(browser, f"{address}/{query}") for query in ("", f"?nodes={view}"))
    spent: dict[str, list[float]] = {"empty": [], "click": [], "centre": []}
    sent: dict[str, list[int]] = {"empty": [], "click": [], "centre": []}
    acts = {"empty": (empty, _again), "click": (full, _click), "centre": (full, _recentre)}
    for turn in range(runs + 1):
        for name, (visit, act) in acts.items():
            milliseconds, received = visit.time(lambda page, turn=turn, act=act: act(page, turn))  # type: ignore[misc]
            spent[name].append(milliseconds)
            sent[name].append(received)
    plain, click, centre = (median(spent[name][1:]) for name in acts)
    times = {"empty_rerun_ms": plain, "click_ms": click, "centre_ms": centre, "click_ratio": click / plain}
    return {
        **{name: round(value, 2) for name, value in times.items()},
        "click_bytes": round(median(sent["click"][1:])),
        "centre_bytes": round(median(sent["centre"][1:])),
    }


@dataclass(slots=True)
class Visit:
    """A page that stays open, and what its server has sent so far."""

    page: Page
    received: int = 0

    def time(self, act: Callable[[Page], None]) -> tuple[float, int]:
        """Do something and return the milliseconds until it is answered and drawn, and the bytes that it took."""
        before, count = self.received, cast("int", self.page.evaluate("answer()"))
        act(self.page)
        self.page.wait_for_function("(count) => answer() > count", arg=count, polling=50)
        self.page.wait_for_timeout(REST)
        return cast("float", self.page.evaluate("answeredAt - actedAt")), self.received - before


def _entered(browser: Browser, url: str) -> Visit:
    visit = Visit(browser.new_context(viewport=WINDOW).new_page())  # type: ignore[arg-type]

    def count(data: str | bytes) -> None:
        visit.received += len(data)

    visit.page.on("websocket", lambda socket: socket.on("framereceived", count))
    visit.page.set_default_timeout(PATIENCE)
    visit.page.add_init_script(WATCH)
    visit.page.goto(url)
    visit.page.wait_for_function("answer() === 0")
    visit.page.wait_for_timeout(2 * REST)
    return visit


def _again(page: Page, _turn: int) -> None:
    page.get_by_role("button", name="Again").click()


def _click(page: Page, turn: int) -> None:
    page.mouse.click(*_spot(page, turn))


def _recentre(page: Page, turn: int) -> None:
    page.mouse.dblclick(*_spot(page, turn))


def _spot(page: Page, turn: int) -> tuple[float, float]:
    """Return where one of the nodes stands that is in sight and covered by nothing, another at each turn."""
    spots = cast("dict[str, list[float]]", page.evaluate("linkspanPictures.bench.pixels()"))
    left, top, wide, high = page.locator(".canvas").evaluate(
        "(one) => (({ x, y, width, height }) => [x, y, width, height])(one.getBoundingClientRect())"
    )
    inside = [
        (x, y)
        for _, (x, y) in sorted(spots.items())
        if left + EDGE < x < left + wide - EDGE and top + EDGE < y < top + high - EDGE
    ]
    return inside[(7 * turn + 3) % len(inside)]


if __name__ == "__main__":
    main()
