"""What all tests share: repeatable properties, no colour from the outside, and a browser."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

# Same examples at every run, and no clock: a slow machine is not a failing test.
settings.register_profile("linkspan", deadline=None, derandomize=True)
settings.load_profile("linkspan")


def room(name: str) -> ModuleType:
    """Load a module of the tests folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, one for each file of tests: while it runs, nothing else in the process may start an event loop."""
    chromium = room("browser")
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
