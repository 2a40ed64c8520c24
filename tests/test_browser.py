"""The page in a real browser: clicks, keys, links, themes and widths; nothing is asked of another host, ever."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from graph import export
from tests.small_graph import HOSTILE, graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import ConsoleMessage

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60_000
"""Milliseconds that anything may take: a machine that is busy is not a failing page."""

LAMBDA, S3, SQS = "service:AWS Lambda", "service:Amazon S3", "service:Amazon SQS"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the small graph, served for all tests of this file."""
    folder = tmp_path_factory.mktemp("served")
    export.save(graph(), folder / "graph.json")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    environment = {**os.environ, "LINKSPAN_GRAPH": str(folder / "graph.json")}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_for_health(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


def wait_for_health(url: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(url) as answer:
            if answer.status == 200:
                return
    pytest.fail("the server ended before it was ready")


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

    def open(self, link: str, view: str = "explore", centre: str = LAMBDA) -> None:
        self.page.goto(f"{self.address}/{link}")
        self.sees(view, centre)

    def sees(self, view: str, centre: str) -> None:
        """Wait until the picture is there, is about this node, and its camera has come to rest."""
        self.page.wait_for_function(
            "([view, centre]) => globalThis.linkspanPictures?.[view]?.centre === centre", arg=[view, centre]
        )
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


@pytest.fixture
def visitor(page: Page, address: str) -> Iterator[Visitor]:
    """A visitor at whose end nothing was asked of another host and the console is clean."""
    someone = Visitor(page, address)
    yield someone
    assert someone.foreign == []
    assert someone.complaints == []
    assert page.evaluate("globalThis.stolen") is None


def test_a_click_selects_and_nothing_moves(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before, camera = visitor.places(), visitor.ask("camera")
    visitor.point(S3, visitor.page.mouse.click)
    expect(visitor.page.get_by_role("heading", name="Amazon S3", level=2)).to_be_visible()
    expect(visitor.page).to_have_url(re.compile(r"explore\?node=AWS\+Lambda&selected=Amazon\+S3$"))
    assert visitor.places() == before
    assert visitor.ask("camera") == camera
    assert visitor.ask("selected") == [S3]


def test_a_double_click_recentres_and_what_stays_does_not_move(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before = visitor.places()
    visitor.point(S3, visitor.page.mouse.dblclick)
    visitor.sees("explore", S3)
    after = visitor.places()
    stayed = before.keys() & after.keys()
    assert {LAMBDA, S3} < stayed < after.keys()
    assert {node: after[node] for node in stayed} == {node: before[node] for node in stayed}
    assert visitor.query() == "node=Amazon+S3"


def test_back_and_forward(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    first = visitor.places()
    visitor.point(S3, visitor.page.mouse.dblclick)
    visitor.sees("explore", S3)
    visitor.page.go_back()
    visitor.sees("explore", LAMBDA)
    assert visitor.places() == first
    expect(visitor.page.get_by_role("heading", name="AWS Lambda", level=2)).to_be_visible()
    visitor.page.go_forward()
    visitor.sees("explore", S3)


def test_a_link_opens_the_same_view_for_someone_else(visitor: Visitor, browser: Browser) -> None:
    link = "explore?node=Amazon+S3&selected=AWS+KMS&depth=2&hide=constraint"
    visitor.open(link, centre=S3)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    other = Visitor(context.new_page(), visitor.address)
    other.open(link, centre=S3)
    assert other.places() == visitor.places()
    assert other.ask("selected") == ["service:AWS KMS"]
    assert not [node for node in other.places() if node.startswith("constraint:")]
    context.close()


def test_the_keyboard_walks_and_recentres(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    frame = visitor.page.get_by_role("group", name=re.compile("^Graph of AWS Lambda, 13 neighbours"))
    frame.focus()
    visitor.page.keyboard.press("ArrowUp")
    expect(visitor.page).to_have_url(re.compile("selected="))
    (selected,) = cast("list[str]", visitor.ask("selected"))
    assert selected != LAMBDA
    visitor.page.keyboard.press("Enter")
    visitor.sees("explore", selected)


def test_words_do_what_the_picture_does(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    visitor.page.get_by_role("button", name="Amazon SQS").first.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("heading", name="Amazon SQS", level=2)).to_be_visible()
    assert visitor.ask("selected") == [SQS]
    visitor.page.get_by_role("button", name="Explore from here").click()
    visitor.sees("explore", SQS)
    expect(visitor.page.get_by_text("An SQS message has 256 KB at most.")).to_be_hidden()
    expect(visitor.page.get_by_role("cell", name="≤ 256 KB")).to_be_visible()


def test_the_legend_hides_and_brings_back(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    before, camera = visitor.places(), visitor.ask("camera")
    features = visitor.page.get_by_role("button", name="features 2")
    features.click()
    expect(features).to_have_attribute("aria-pressed", "false")
    assert visitor.query() == "node=AWS+Lambda&hide=feature"
    left = visitor.places()
    assert left == {node: spot for node, spot in before.items() if not node.startswith("feature:")}
    assert visitor.ask("camera") == camera
    expect(features).to_be_focused()
    features.press("Enter")
    expect(features).to_have_attribute("aria-pressed", "true")
    assert visitor.places() == before


def test_a_dragged_node_stays_where_it_was_put(visitor: Visitor) -> None:
    visitor.open("explore?node=AWS+Lambda")
    mouse = visitor.page.mouse

    def drag(x: float, y: float) -> None:
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + 30, y + 25, steps=5)
        mouse.move(x + 60, y + 50, steps=5)
        mouse.up()

    before = visitor.places()[S3]
    visitor.point(S3, drag)
    dragged = visitor.places()[S3]
    assert dragged != before
    visitor.page.get_by_role("button", name="features 2").click()
    expect(visitor.page).to_have_url(re.compile("hide=feature"))
    visitor.page.get_by_role("link", name="Connect").click()
    expect(visitor.page.get_by_role("heading", name="How do two services connect?")).to_be_visible()
    visitor.page.get_by_role("link", name="Explore").click()
    visitor.sees("explore", LAMBDA)
    assert visitor.places()[S3] == pytest.approx(dragged)
