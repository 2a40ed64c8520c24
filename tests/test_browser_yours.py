"""Your notes in a real browser: dropped, pasted, cancelled, joined, forgotten, taken away, and kept from others."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import pytest

from graph import export
from tests.small_graph import SCRIPT, graph
from tests.visitor import PATIENCE, Visitor, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FilePayload, Page

QUEUES = b"# Amazon SQS\n\n- SQS sends failed messages to SNS\n- message size up to 256 KB\n"
LAMBDA = b"# AWS Lambda\n\n- Lambda polls SQS queues for messages\n- max execution time: 15 minutes\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small graph is served."""
    with served(graph(), tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.fixture
def visitor(page: Page, address: str) -> Iterator[Visitor]:
    """A visitor at the page for their notes, who sees no error and asks nothing of any other host."""
    one = Visitor(page, address)
    opened(page, address)
    yield one
    assert not one.foreign
    assert not one.complaints
    assert page.evaluate("() => globalThis.stolen") is None
    assert page.get_by_test_id("stException").count() == 0


def opened(page: Page, address: str) -> None:
    page.goto(f"{address}/yours")
    page.get_by_role("heading", name="Your notes").wait_for()


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def packed(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def drop(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file]").first.set_input_files(list(files))


def read(page: Page, *files: FilePayload) -> None:
    """Drop files and wait until they are read."""
    drop(page, *files)
    page.get_by_text("Every page shows").wait_for()


def test_good_bad_and_hostile_files(visitor: Visitor) -> None:
    page = visitor.page
    archive = packed(
        {"../../up.md": LAMBDA, f"{SCRIPT}.md": b"# Amazon SNS\n- SNS triggers Lambda\n", "bomb.md": b"a" * 30_000_000}
    )
    read(
        page,
        file("sqs.md", QUEUES),
        file("empty.md", b""),
        file("picture.png", b"\x89PNG"),
        file("[x](javascript:stolen=1) **b**.md", LAMBDA + b"- Lambda uses S3\n"),
        file("vault.zip", archive),
        file("n" * 200 + ".md", LAMBDA + b"- Lambda uses KMS\n"),
    )
    problems = page.get_by_test_id("stExpander").filter(has_text="problems in your files")
    for told in (
        "empty.md is empty",
        "picture.png is of no supported kind",
        "vault.zip/bomb.md unpacks to more than 200",
    ):
        problems.get_by_text(told).wait_for()
    assert problems.locator("li").count() == 3
    notes = page.get_by_test_id("stExpander").filter(has_text=re.compile(r"^\S*5 notes"))
    notes.locator("summary").click()
    names = notes.locator("li").all_inner_texts()
    assert f"vault.zip/{SCRIPT.replace('/', '')}.md"[:20] in "".join(names)
    assert "vault.zip/up.md, 4 lines" in names
    assert all(len(name) < 140 for name in names)
    assert page.locator("main img").count() == 0
    assert page.locator("main a[href*=javascript]").count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_name_that_the_server_refuses_keeps_no_other_file_away(page: Page, address: str) -> None:
    page.set_default_timeout(PATIENCE)
    opened(page, address)
    read(page, file("n" * 10_000 + ".md", LAMBDA), file("sqs.md", QUEUES))
    assert page.get_by_test_id("stExpander").filter(has_text="1 note").count() == 1


def test_text_is_pasted_and_led_to_the_other_pages(visitor: Visitor) -> None:
    page = visitor.page
    visitor.turn("Text")
    page.get_by_label("Text of a note").fill(QUEUES.decode())
    page.get_by_role("button", name="Read this text").click()
    page.get_by_text("Every page shows").wait_for()
    page.get_by_role("button", name="Explore", exact=True).click()
    page.wait_for_url("**/explore*")
    chip = page.get_by_role("button", name="Your notes")
    chip.wait_for()
    chip.click()
    page.get_by_role("menuitem", name="Show both together").click()
    page.get_by_role("button", name="Yours and default").click()
    page.get_by_role("menuitem", name="Show the default notes").click()
    page.get_by_role("button", name="Default notes").wait_for()
    assert page.url.endswith("/explore")


def test_a_long_reading_is_cancelled_and_leaves_nothing(visitor: Visitor) -> None:
    page = visitor.page
    many = {f"{number}.md": LAMBDA * 40 + b"%d" % number for number in range(150)}
    drop(page, file("many.zip", packed(many)))
    page.get_by_text(re.compile(r"many.zip/\d+.md · \d+ of 150 files")).wait_for()
    page.get_by_role("link", name="Limits", exact=True).click()
    page.get_by_text(re.compile(r"^Reading \d+ of 150$")).click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Read notes of your own into a graph").wait_for()
    assert page.get_by_role("button", name="Default notes").count() == 0


def test_two_visitors_are_kept_apart(visitor: Visitor, browser: Browser, address: str) -> None:
    secret = LAMBDA + b"- Lambda uses the Zebrafish Gateway\n"
    read(visitor.page, file("secret-zebrafish.md", secret))
    context = browser.new_context()
    other = context.new_page()
    opened(other, address)
    assert other.get_by_text("Read notes of your own into a graph").is_visible()
    for link in ("explore?node=AWS+Lambda", "sources?note=secret-zebrafish.md", "limits", ""):
        other.goto(f"{address}/{link}")
        other.get_by_role("link", name="Limits", exact=True).wait_for()
        other.wait_for_timeout(700)
        assert "ebrafish" not in other.locator("main").inner_text().replace("secret-zebrafish.md", "")
        assert other.get_by_role("button", name="Your notes").count() == 0
    context.close()


def test_forgotten_undone_and_gone_with_the_tab(visitor: Visitor, address: str) -> None:
    page = visitor.page
    read(page, file("sqs.md", QUEUES))
    page.get_by_role("button", name="Forget my notes").click()
    page.get_by_text("Your notes are forgotten.").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Every page shows").wait_for()
    page.get_by_role("button", name="Forget my notes").click()
    page.get_by_role("button", name="Forget for good").click()
    page.get_by_text("Your notes are forgotten.").wait_for(state="detached")
    read(page, file("sqs.md", QUEUES))
    page.reload()
    page.get_by_text("Read notes of your own into a graph").wait_for()


def test_downloads_open_and_are_right(visitor: Visitor, browser: Browser, tmp_path: Path) -> None:
    page = visitor.page
    read(page, file("sqs.md", QUEUES), file("lambda.md", LAMBDA))
    page.get_by_text("Download the graph").click()
    got: dict[str, str] = {}
    for label in ("Saved graph", "Page for the browser", "GraphML", "Nodes as CSV", "Links as CSV"):
        with page.expect_download() as begun:
            page.get_by_role("button", name=label).click()
        path = tmp_path / begun.value.suggested_filename
        begun.value.save_as(path)
        got[path.name] = path.read_text(encoding="utf-8")
    kept = export.loads(got["graph.json"], "graph.json")
    assert json.loads(got["graph.json"])["format"] == export.FORMAT
    assert {source.name for source in kept.sources} == {"sqs.md", "lambda.md"}
    assert got["graph.graphml"] == export.export(kept, "graphml")
    assert ET.fromstring(got["graph.graphml"]).tag.endswith("graphml")  # noqa: S314 - written by the page under test
    assert len(list(csv.reader(io.StringIO(got["nodes.csv"])))) == len(kept) + 1
    assert len(list(csv.reader(io.StringIO(got["links.csv"])))) == len(kept.edges()) + 1
    context = browser.new_context()
    saved = context.new_page()
    saved.goto((tmp_path / "graph.html").as_uri())
    saved.get_by_text("AWS Lambda").first.wait_for(state="attached")
    context.close()


def test_everything_is_reached_by_keyboard(visitor: Visitor) -> None:
    page = visitor.page
    read(page, file("sqs.md", QUEUES))
    reached: set[str] = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement?.innerText?.split('\\n').pop() ?? ''"))
    assert {"See the map", "Connect", "Forget my notes", "Default notes"} <= reached
