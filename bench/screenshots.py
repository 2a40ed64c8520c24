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
COLOURS = 256
"""Colours of a picture's palette: pages have few, and a file with a palette is a third as large."""

PAGES = {
    "atlas": "",
    "explore": "explore?node=AWS+Lambda&selected=Amazon+S3",
    "two-steps": "explore?node=Amazon+SQS&depth=2&top=40",
    "connect": "connect?from=Amazon+S3&to=Amazon+SNS",
    "limits": "limits?quantity=time",
    "needs": "needs?words=decouple+two+services",
    "compare": "compare?service=Amazon+SQS&service=Amazon+SNS",
    "quiz": "quiz?service=AWS+WAF",
    "sources": "sources?note=aws-lambda.md&line=12",
    "yours": "yours",
}
"""Each page by the name of its picture, with its link."""


def main(path: str = "", folder: str = "") -> None:
    """Write the pictures of a saved graph, of the default notes where none is named."""
    graph, notes = (export.load(path), []) if path else _default()
    program = chromium.find()
    with (
        tempfile.TemporaryDirectory() as temporary,
        served(graph, Path(temporary), notes) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=list(chromium.FLAGS))
        for name, width, theme in product(PAGES, WIDTHS, THEMES):
            _write(browser, address, name, width, theme, Path(folder) if folder else FOLDER)
        browser.close()


def _default() -> tuple[KnowledgeGraph, list[Path]]:
    import builder  # noqa: PLC0415 - brings spaCy, which a saved graph does without

    return builder.default_graph(), [builder.NOTES]


def _write(browser: Browser, address: str, name: str, width: str, theme: str, folder: Path) -> None:
    """Take one picture, and say how large it is."""
    wide, high = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": wide, "height": high},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    visitor = Visitor(context.new_page(), address)
    visitor.page.goto(f"{address}/{PAGES[name]}")
    visitor.settles()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{width}-{theme}.png"
    visitor.page.screenshot(path=file)
    context.close()
    Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.name} {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
