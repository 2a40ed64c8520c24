"""What all tests share: repeatable properties, no colour from the outside, a browser, and a visitor in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser as chromium
from tests.small_graph import graph
from tests.visitor import Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator

# Same examples at every run, and no clock: a slow machine is not a failing test.
settings.register_profile("linkspan", deadline=None, derandomize=True)
settings.load_profile("linkspan")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, one for each file of tests: while it runs, nothing else in the process may start an event loop."""
    path = chromium.find()
    assert path, "no browser: run `python tests/browser.py`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, nothing remembered from the test before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer of the small graph, or the page that a file of tests names as its SCRIPT, served for all of them."""
    script = getattr(request.module, "SCRIPT", "app.py")
    with served(graph(), tmp_path_factory.mktemp("served"), script=script) as url:
        yield url


@pytest.fixture
def visitor(page: Page, address: str) -> Iterator[Visitor]:
    """A visitor at whose end nothing was asked of another host and the console is clean."""
    someone = Visitor(page, address)
    yield someone
    assert someone.foreign == []
    assert someone.complaints == []
    assert page.evaluate("globalThis.stolen") is None
