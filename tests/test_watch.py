"""Notes that are watched: what changes in them is read beside the server, told in the terminal and on the open page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli import serving, watching
from cli.failures import Exit
from extract.problems import Problem
from graph import export
from panels import news
from panels.news import News
from tests.visitor import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

LINKSPAN = Path(sys.executable).with_name("linkspan")
QUEUES = "# Amazon SQS\n\n- SQS sends failed messages to SNS\n"
LAMBDA = "# AWS Lambda\n\n- Lambda polls SQS queues for messages\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of one note."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "sqs.md").write_text(QUEUES, encoding="utf-8")
    return folder


def written(notes: Path) -> None:
    (notes / "lambda.md").write_text(LAMBDA, encoding="utf-8")


def rewritten(notes: Path) -> None:
    (notes / "sqs.md").write_text(QUEUES + LAMBDA, encoding="utf-8")


def renamed(notes: Path) -> None:
    (notes / "sqs.md").rename(notes / "queues.md")


def removed(notes: Path) -> None:
    (notes / "sqs.md").unlink()


def no_note(notes: Path) -> None:
    (notes / "picture.png").write_bytes(b"\x89PNG")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (written, ("lambda.md",)),
        (rewritten, ("sqs.md",)),
        (renamed, ("queues.md", "sqs.md")),
        (removed, ("sqs.md",)),
        (no_note, ()),
    ],
)
def test_what_counts_as_a_change(change: Callable[[Path], None], expected: tuple[str, ...], notes: Path) -> None:
    before = watching.stamps([notes])
    change(notes)
    assert watching.differing(before, watching.stamps([notes])) == expected


def test_news_are_told_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(name="b.md", reason="is empty", line=2, advice="write")
    told = News().made_anew(["a.md", "b.md"], [problem]).failed("the disk is full").made_anew(["a.md"], [problem])
    news.tell(told, tmp_path / "news")
    monkeypatch.setenv(news.NEWS, str(tmp_path / "news"))
    assert news.latest() == told
    assert (told.since(0), told.since(1), told.since(2)) == (("a.md", "b.md"), ("a.md",), ())
    assert not told.failure


@pytest.mark.parametrize("content", [b"", b"[]", b'{"number": 1, "prob', b'{"other": 1}', b'{"problems": [1]}', None])
def test_news_that_are_none_are_no_news(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(news.NEWS, str(tmp_path / "news"))
    if content is not None:
        (tmp_path / "news").write_bytes(content)
    assert news.latest() == News()


def test_what_changed_while_the_watcher_started_is_told(notes: Path, tmp_path: Path) -> None:
    news_file = tmp_path / "graph.news"
    watching.hand_over(watching.stamps([notes]), news_file)
    seen = watching.handed_over(news_file)
    assert seen == watching.stamps([notes])
    written(notes)
    assert next(watching.watch([notes], tmp_path / "graph.json", news_file, seen)).changed == {"lambda.md": 1}
    assert "service:AWS Lambda" in export.load(tmp_path / "graph.json")
    assert watching.handed_over(news_file) is None


class Served:
    """A server that watches, and what it says in the terminal."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        self.said.extend(self.process.stderr)

    def says(self, words: str) -> str:
        """Wait until a line with these words was said, and return all that was."""
        until(lambda: words in "".join(self.said), lambda: "".join(self.said))
        return "".join(self.said)


def until(holds: Callable[[], bool], told: Callable[[], object] = str) -> None:
    """Wait until something holds; `told` is what is said where it does not."""
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end, told()
        time.sleep(0.1)


@contextmanager
def serve(notes: Path, folder: Path, *words: str) -> Iterator[Served]:
    command: list[str | Path] = [LINKSPAN, "serve", notes, "--watch", "--port", str(serving.free_port(8700)), *words]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder
    )
    assert process.stdout is not None
    with process:
        try:
            address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
            yield Served(process, address)
        finally:
            process.terminate()
            process.stdout.read()


def test_a_change_reaches_the_open_page_and_the_terminal(page: Page, notes: Path, tmp_path: Path) -> None:
    page.set_default_timeout(PATIENCE)
    with serve(notes, tmp_path) as server:
        page.goto(f"{server.address}/explore?node=Amazon+SQS")
        page.get_by_role("link", name="Explore").wait_for()
        page.wait_for_function("() => globalThis.linkspanPictures?.explore")
        assert "AWS Lambda" not in page.inner_text("body")
        written(notes)
        (notes / "broken.md").write_bytes(b"\0\1\2 no text")
        page.get_by_role("button", name="2 notes changed · Show").wait_for()
        assert "AWS Lambda" not in page.inner_text("body")
        page.get_by_role("button", name="2 notes changed · Show").click()
        page.get_by_role("button", name="2 notes changed · Show").wait_for(state="detached")
        page.get_by_text("AWS Lambda").first.wait_for()
        assert page.url.endswith("/explore?node=Amazon+SQS")
        page.get_by_role("button", name="1 problem").click()
        page.get_by_text("broken.md: is no text").first.wait_for()
        assert "is no text" in server.says("2 notes changed: broken.md, lambda.md")
        removed(notes)
        (notes / "lambda.md").unlink()
        server.says("none of these notes can be read; what was read before is still shown")
        page.get_by_role("button", name="1 problem").wait_for()
        rewritten(notes)
        server.says("1 note changed: sqs.md")
        assert server.process.poll() is None
    (kept,) = (tmp_path / "cache" / "linkspan").glob("*.json")
    assert "service:AWS Lambda" in export.load(kept)


def test_who_watches_ends_with_the_server(notes: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "linkspan"
    with serve(notes, tmp_path) as server:
        written(notes)
        server.says("1 note changed")
        until(lambda: len(list(cache.glob("*.news"))) == 1)  # it is written once the terminal was told
    until(lambda: not list(cache.glob("*.news")))


BREAKS = """
import sys
from pathlib import Path
from cli import watching
from extract import pipeline

whole = pipeline.extract

def breaking(note):
    if "break" in note.text:
        raise RuntimeError("no reading could foresee this")
    return whole(note)

pipeline.extract = breaking
sys.argv = sys.argv[:1] + sys.argv[1:]
watching.main()
"""


def test_a_note_that_breaks_the_reading_is_survived(notes: Path, tmp_path: Path) -> None:
    command: list[str | Path] = [sys.executable, "-c", BREAKS, tmp_path / "graph.json", tmp_path / "news", notes]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watcher:
        server = Served(watcher, "")
        until((tmp_path / "graph.json").exists)
        (notes / "lambda.md").write_text(f"{LAMBDA}\nbreak", encoding="utf-8")
        server.says("the notes could not be read (RuntimeError: no reading could foresee this)")
        assert watcher.poll() is None
        written(notes)
        server.says("1 note changed: lambda.md")
        watcher.terminate()
    assert "service:AWS Lambda" in export.load(tmp_path / "graph.json")
    assert not (tmp_path / "news").exists()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--watch"], "say which notes to watch"),
        (["--host", "192.0.2.1"], "192.0.2.1: "),
        (["--host", "no such host"], "no such host: "),
    ],
)
def test_what_cannot_be_served_is_said(words: list[str], complaint: str) -> None:
    told = subprocess.run([LINKSPAN, "serve", *words], capture_output=True, text=True, check=False)
    assert told.returncode == Exit.UNREADABLE
    assert complaint in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(("host", "warned"), [("0.0.0.0", True), ("localhost", False)])  # noqa: S104 - a test of it
def test_an_address_that_others_reach_is_warned_of(host: str, notes: Path, tmp_path: Path, *, warned: bool) -> None:
    with serve(notes, tmp_path, "--host", host) as server:
        server.process.terminate()
        server.process.wait()
    assert ("no password is asked" in "".join(server.said)) is warned
