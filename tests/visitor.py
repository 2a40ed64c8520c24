"""A visitor of the page: serves the explorer, opens links in a real browser, and knows what the picture shows."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from playwright.sync_api import expect

from graph import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import ConsoleMessage, Page, Request, Route

    from graph.merge import KnowledgeGraph

ROOT = Path(__file__).resolve().parent.parent

PATIENCE = 60_000
"""Milliseconds that anything may take: a machine that is busy is not a failing page."""


SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const busy = "[class*=keleton], [data-testid*=keleton], [data-testid=stSpinner], [data-stale=true]";
    const cameras = Object.values(globalThis.linkspanPictures ?? {}).map((picture) => picture.camera?.() ?? 0);
    const now = JSON.stringify([location.href, document.body.innerText.length, cameras]);
    const still = now === globalThis.settledBefore;
    globalThis.settledBefore = now;
    return still && app?.dataset.testScriptState === "notRunning" && document.fonts.status === "loaded"
        && document.querySelector("main :is(h1, h2, h3, button, input)") && !document.querySelector(busy);
}"""
"""True in the browser once nothing on the page waits or moves."""


@contextmanager
def served(graph: KnowledgeGraph, folder: Path, notes: Sequence[Path] = (), script: str = "app.py") -> Iterator[str]:
    """Serve the explorer of a graph and the notes behind it; at the end no error may stand in what the server said."""
    export.save(graph, folder / "graph.json")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", "--server.headless=true"]
    behind = {"LINKSPAN_NOTES": os.pathsep.join(map(str, notes))}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LINKSPAN_GRAPH": str(folder / "graph.json"), **behind}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(url) as answer:
            if answer.status == 200:
                return
    raise AssertionError("the server ended before it was ready")


class Visitor:
    """A person at the page: opens links, points at nodes, and knows what the picture shows."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.route("**/*", self.allow_local)
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def allow_local(self, route: Route, request: Request) -> None:
        if request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
            return
        self.foreign.append(request.url)
        route.abort()

    def note(self, message: ConsoleMessage) -> None:
        """Keep what the console complains of, but for Streamlit's own way to find the root of a linked page."""
        looking = re.search(r"/\w+/_stcore/(health|host-config)$", message.location["url"])
        if message.type in {"error", "warning"} and not looking:
            self.complaints.append(message.text)

    def open(self, link: str, view: str = "explore", centre: str = "service:AWS Lambda") -> None:
        self.page.goto(f"{self.address}/{link}")
        self.sees(view, centre)

    def sees(self, view: str, centre: str) -> None:
        """Wait until the picture is there, is about this node, and its camera has come to rest."""
        self.page.wait_for_function(
            "([view, centre]) => globalThis.linkspanPictures?.[view]?.centre === centre", arg=[view, centre]
        )
        self.rests(view)

    def settles(self) -> None:
        """Wait until nothing on the page waits or moves, for two looks at it."""
        self.page.evaluate("globalThis.settledBefore = undefined")
        self.page.wait_for_function(SETTLED, polling=150)

    def turn(self, name: str) -> None:
        """Open a tab of the page; a click that falls while the page is drawn anew may be lost, and is made again."""
        tab = self.page.get_by_role("tab", name=name)
        for _ in range(3):
            self.settles()
            if tab.get_attribute("aria-selected") == "true":
                return
            tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")

    def rests(self, view: str) -> None:
        """Wait until the camera has come to rest."""
        self.page.wait_for_function(
            """(view) => {
                const now = JSON.stringify(linkspanPictures[view].camera());
                const still = now === globalThis.cameraBefore;
                globalThis.cameraBefore = now;
                return still;
            }""",
            arg=view,
            polling=120,
        )

    def places(self, view: str = "explore") -> dict[str, dict[str, float]]:
        return cast("dict[str, dict[str, float]]", self.ask("places", view))

    def ask(self, what: str, view: str = "explore") -> object:
        return self.page.evaluate(f"(view) => linkspanPictures[view].{what}()", view)

    def point(self, node: str, act: Callable[[float, float], None], view: str = "explore") -> None:
        spots: dict[str, list[float]] = self.page.evaluate("(view) => linkspanPictures[view].pixels()", view)
        act(*spots[node])

    def query(self) -> str:
        return urlsplit(self.page.url).query
