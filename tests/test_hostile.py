"""Texts that would run, on every page and in every export: none runs or asks for anything, the console is clean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote_plus as quote
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from graph.export import EXPORTS, export
from tests import hostile_graph, links
from tests.vectors import MARK, TEXTS, VECTORS, joined
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.merge import KnowledgeGraph

expect.set_options(timeout=PATIENCE)

SOME = joined(6)
"""All texts, some at a time: as many names to open as there are pages to look at."""

PAGES: dict[str, tuple[str, ...]] = {
    "atlas": ("", "?purpose={0}&links=all"),
    "explore": (
        "explore?node={hub}&top=150&link={hub}~uses~{0}",
        "explore?node={0}&selected={1}&selected={2}",
        "explore?node={2}&depth=2&expanded={3}&collapsed={4}&without={1}&pinned={2}",
        "explore?node=no{3}",
    ),
    "connect": (
        "connect?from={hub}&to={4}",
        "connect?from={5}&to={6}&via={7}&avoid={8}",
        "connect?from={9}no&to={hub}",
    ),
    "compare": ("compare", "compare?service={3}&service={4}", "compare?service=no{5}&service={3}"),
    "limits": ("limits", "limits?service={10}&words={0}"),
    "needs": ("needs", "needs?service={1}", "needs?words={2}", "needs?need=scenario%3A{3}"),
    "quiz": ("quiz", "quiz?service={3}&seed=7", "quiz?service=no{5}&question={6}"),
    "sources": ("sources", "sources?note={4}&line=1", "sources?find={5}", "sources?note={file}&line=3"),
    "yours": ("yours",),
}
"""Every page as links: numbers stand for some texts at a time."""

INTRUDERS = """() => {
    const found = [], told = /^(on|src$|href$|action$|data$|srcset$|style$|xlink)/i;
    const walk = (root) => root.querySelectorAll("*").forEach((one) => {
        if (one.shadowRoot) walk(one.shadowRoot);
        for (const { name, value } of one.attributes) {
            const ours = name === "href" && one.tagName === "A" && one.origin === location.origin;
            if (told.test(name) && /stolen|javascript:/i.test(value) && !ours) found.push(one.outerHTML);
        }
        const acting = /^(SCRIPT|STYLE|BASE|META|OBJECT|EMBED|FORM|IFRAME)$/.test(one.tagName) && one.id !== "data";
        if (acting && /stolen/.test(one.outerHTML)) found.push(one.outerHTML);
        if (one.matches(".katex, .stMarkdownColoredText, [data-testid=stMarkdown] iframe")) found.push(one.outerHTML);
    });
    walk(document);
    return found.map((html) => html.slice(0, 300));
}"""
"""In the browser: the elements that texts of notes have become, shadow roots included."""


STEP = "(url) => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }"
"""In the browser: goes to an address of the app without loading the page anew."""


@dataclass
class Watch:
    """All that may show that a text ran: what was asked for, dialogs, and windows that opened."""

    asked: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Watch:
        page.on("request", self.note)
        page.on("dialog", lambda dialog: self.opened.append(dialog.message))
        page.context.on("page", lambda other: self.opened.append(other.url) if other is not page else None)
        return self

    def note(self, request: Request) -> None:
        """Keep what was asked for because of a text: the address of a page itself may hold names in its parameters."""
        url = urlsplit(request.url)
        if MARK in url.netloc + url.path or not (url.scheme in {"blob", "data", "file"} or url.hostname == "127.0.0.1"):
            self.asked.append(request.url)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def graph(folder: Path) -> KnowledgeGraph:
    return hostile_graph.graph(folder)


@pytest.fixture(scope="module")
def address(graph: KnowledgeGraph, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the hostile graph, served for all tests of this file."""
    with served(graph, tmp_path_factory.mktemp("served"), [folder]) as url:
        yield url


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """One visitor for all pages, so that what one page leaves behind could run on the next."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Visitor(context.new_page(), address)
    context.close()


@pytest.fixture
def watch(visitor: Visitor) -> Iterator[Watch]:
    """What was seen during a test; at its end nothing ran, nothing was asked and the console is clean."""
    visitor.complaints.clear()
    visitor.foreign.clear()
    seen = Watch().over(visitor.page)
    yield seen
    assert visitor.page.evaluate("globalThis.stolen") is None
    assert (seen.asked, seen.opened) == ([], [])
    assert visitor.foreign == []
    assert visitor.complaints == []
    assert visitor.page.evaluate(INTRUDERS) == []
    assert visitor.page.get_by_test_id("stException").count() == 0


def test_there_are_texts_of_every_class() -> None:
    assert len(TEXTS) == len({*TEXTS}) >= 60
    assert min(map(len, VECTORS.values())) >= 4
    assert PAGES.keys() == {*links.pages()}


@pytest.mark.parametrize("link", [pytest.param(link, id=link) for links in PAGES.values() for link in links])
def test_no_text_runs_on_a_page(visitor: Visitor, watch: Watch, folder: Path, link: str) -> None:
    file = min(path.name for path in folder.glob("*.md"))
    said = link.format(*map(quote, SOME), hub=quote(hostile_graph.HUB), file=quote(file))
    led_to(visitor, f"{visitor.address}/{said}", anew=link in {first for first, *_ in PAGES.values()})
    answered(visitor)
    opened(visitor)
    hovered(visitor)


def led_to(visitor: Visitor, url: str, *, anew: bool) -> None:
    """Go to a page, loaded anew or as the back button does, which is faster and keeps the page before."""
    if anew or not visitor.page.url.startswith(visitor.address):
        visitor.page.goto(url)
    else:
        visitor.page.evaluate(STEP, url)
    visitor.settles()
    assert visitor.page.url == url


def answered(visitor: Visitor) -> None:
    """Answer a question, if there is one, so that what is said of the answer is in the page."""
    if visitor.page.locator("button.choice").count():
        visitor.page.locator("button.choice").last.click()
        expect(visitor.page.locator(".verdict")).to_be_visible()
        visitor.settles()


def opened(visitor: Visitor) -> None:
    """Open all that is folded, twin and sections, so that every text is in the page."""
    folded = visitor.page.locator("[data-testid=stExpander] > details:not([open]) > summary")
    for summary in reversed(folded.all()):  # what is opened is none of them any more
        summary.click()
    visitor.settles()
    visitor.page.locator("details:not([open])").evaluate_all("(all) => all.forEach((one) => (one.open = true))")


def hovered(visitor: Visitor) -> None:
    """Point at some nodes of the picture, if there is one, so that their tooltips show."""
    pictures = "Object.values(globalThis.linkspanPictures ?? {})"
    spots = visitor.page.evaluate(f"{pictures}.flatMap((one) => Object.values(one.pixels?.() ?? {{}}).slice(0, 5))")
    middle = "(all) => all.slice(0, 9).map((one) => (({ x, y }) => [x + 4, y + 4])(one.getBoundingClientRect()))"
    spots += visitor.page.locator("circle[data-at]").evaluate_all(middle)
    for x, y in spots:
        visitor.page.mouse.move(x, y)
        visitor.page.wait_for_timeout(170)


def test_no_text_runs_when_it_is_given_as_a_note(visitor: Visitor, watch: Watch) -> None:
    visitor.page.goto(f"{visitor.address}/yours")
    visitor.settles()
    files = [
        {
            "name": hostile_graph.file_name(number, text),
            "mimeType": "text/markdown",
            "buffer": hostile_graph.NOTE.format(text).encode(),
        }
        for number, text in enumerate(SOME)
    ]
    visitor.page.locator("input[type=file]").first.set_input_files(files)  # type: ignore[arg-type]
    visitor.page.wait_for_function("document.body.innerText.includes('stolen')")
    for title in ("Your notes", "Atlas", "Explore", "Connect", "Compare", "Limits", "Needs", "Quiz", "Sources"):
        visitor.page.get_by_role("link", name=title, exact=True).click()
        visitor.settles()
        opened(visitor)


@pytest.mark.parametrize("name", [name for name in EXPORTS if name not in {"json", "html"}])
def test_an_export_holds_no_sign_that_acts(graph: KnowledgeGraph, name: str) -> None:
    """The formats' own tests say that no text breaks out of its place; none may hold what a terminal obeys either.

    The saved graph is word for word what it was made from; the page is looked at below.
    """
    acting = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
    assert not acting.search(export(graph, name))


@pytest.mark.parametrize("name", ["script", "handlers", "svg", "links", "frames", "styles"])
def test_the_watch_would_see_it(page: Page, name: str) -> None:
    """The same texts taken for HTML: so the tests above can fail."""
    page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=f"<p>{'<p>'.join(VECTORS[name])}"))
    seen = Watch().over(page)
    page.goto("http://127.0.0.1:9/", wait_until="commit")
    page.wait_for_timeout(300)
    assert seen.asked or page.evaluate("globalThis.stolen") or page.evaluate(INTRUDERS)


def test_no_text_runs_in_the_offline_page(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(export(hostile_graph.of_facts(SOME), "html"), encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    seen, wrong = Watch().over(page), list[str]()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    for text in SOME:
        page.get_by_role("searchbox").fill(text)
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=2).filter(has_text=MARK).count()
    assert page.evaluate("window.stolen") is None
    assert (seen.asked, seen.opened, wrong) == ([], [], [])
    assert page.evaluate(INTRUDERS) == []
    context.close()
