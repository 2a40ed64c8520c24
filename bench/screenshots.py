"""Writes pictures of every page, at two widths and in both themes, to docs/img: python -m bench.screenshots [GRAPH]."""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from graph import export
from tests import browser as chromium
from tests.visitor import Visitor, served

if TYPE_CHECKING:
    from graph.merge import KnowledgeGraph

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "img"
WIDTHS = {"desktop": (1280, 800), "phone": (390, 844)}
THEMES = ("light", "dark")
DRAWN = """document.fonts.status === 'loaded' && !document.querySelector('[class*=keleton], [data-testid*=keleton]')
    && document.querySelectorAll('main button, section button').length > 3"""
"""True in the browser once nothing on the page waits for its content."""
PAGES = {
    "start": ("", ""),
    "explore": ("explore?node=AWS+Lambda&selected=Amazon+S3", "explore"),
    "two-steps": ("explore?node=Amazon+SQS&depth=2&top=40", "explore"),
    "connect": ("connect?from=Amazon+S3&to=Amazon+SNS", "connect"),
}
"""Each page by the name of its picture: its link, and the view that is drawn on it."""


def main(path: str = "") -> None:
    """Write the pictures of a saved graph, of the default notes where none is named."""
    program = chromium.find()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(_graph(path), Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=list(chromium.FLAGS))
        for name, width, theme in product(PAGES, WIDTHS, THEMES):
            _write(browser, address, name, width, theme)
        browser.close()


def _graph(path: str) -> KnowledgeGraph:
    if path:
        return export.load(path)
    import builder  # noqa: PLC0415 - brings spaCy, which a saved graph does without

    return builder.default_graph()


def _write(browser: Browser, address: str, name: str, width: str, theme: str) -> None:
    """Take one picture, and say so."""
    wide, high = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": wide, "height": high}, color_scheme="dark" if theme == "dark" else "light"
    )
    visitor = Visitor(context.new_page(), address)
    link, view = PAGES[name]
    visitor.page.goto(f"{address}/{link}")
    if view:
        visitor.page.wait_for_function("(view) => globalThis.linkspanPictures?.[view]", arg=view)
        visitor.rests(view)
    else:
        visitor.page.get_by_role("heading", level=1).wait_for()
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.wait_for_function(DRAWN)
    file = FOLDER / f"{name}-{width}-{theme}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    visitor.page.screenshot(path=file)
    context.close()
    Image.open(file).convert("RGB").save(file, optimize=True)
    print(file.relative_to(FOLDER.parent.parent))


if __name__ == "__main__":
    main(*sys.argv[1:])
