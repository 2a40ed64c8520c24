"""Many visitors of one server: what is loaded is loaded once, and what one of them breaks is broken for them alone."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import weakref
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import visitors
from bench.guest import guest
from bench.visitors import Day
from cli import serving
from graph import export
from panels import memory
from panels.yours import BOX
from tests.small_graph import graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.guest import Shown

ROOT = Path(__file__).resolve().parent.parent
WATCHED = """
import runpy, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from extract import language, lexicon
from graph import export
from panels import limits
import streamlit as st

def counted(module, name):
    whole = getattr(module, name)
    if hasattr(whole, "counted"):
        return
    def counting(*arguments, **more):
        with open({log!r}, "a") as log:
            print(name, file=log)
        return whole(*arguments, **more)
    counting.counted = True
    setattr(module, name, counting)

def broken(world, pages):
    raise RuntimeError("no page could foresee this")

counted(export, "load")
if "broken" in st.query_params:
    limits.show = broken
runpy.run_path({app!r}, run_name="__main__")
"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the small graph from a script that counts what is loaded, and breaks where the address asks for it."""
    export.save(graph(), folder / "graph.json")
    script = folder / "watched.py"
    said = {"root": str(ROOT), "log": str(folder / "loads"), "app": str(ROOT / "app.py")}
    script.write_text(WATCHED.format(**said), encoding="utf-8")
    port = serving.free_port(8750)
    command = [str(script) if word == str(serving.APP) else word for word in serving.command(port)]
    environment = {**os.environ, serving.GRAPH: str(folder / "graph.json")}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://{serving.HOST}:{port}"
    try:
        visitors._wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait()


async def walked(address: str) -> list[str]:
    """Visit several pages, several times, and return what went wrong."""
    async with guest(address) as visitor:
        shown: list[Shown] = [await visitor.open("")]
        for service in ("AWS Lambda", "Amazon S3", "AWS Lambda"):
            shown.append(await visitor.open("explore", node=service))
            shown.append(await visitor.open("connect", **{"from": service, "to": "Amazon SQS"}))
        shown.append(await visitor.open("yours"))
    return [error for one in shown for error in one.errors]


def test_the_graph_is_loaded_once_for_all_visits(tmp_path: Path) -> None:
    async def all_of_them(address: str) -> list[list[str]]:
        return await asyncio.gather(*(walked(address) for _ in range(4)))

    with served(tmp_path) as address:
        assert asyncio.run(all_of_them(address)) == [[], [], [], []]
        assert (tmp_path / "loads").read_text(encoding="utf-8").split() == ["load"]
        export.save(graph(), tmp_path / "graph.json")
        assert asyncio.run(walked(address)) == []
        assert (tmp_path / "loads").read_text(encoding="utf-8").split() == ["load", "load"]


def test_what_one_visitor_breaks_is_theirs_alone(tmp_path: Path) -> None:
    async def one_and_another(address: str) -> None:
        async with guest(address) as one, guest(address) as other:
            await other.open("explore", node="AWS Lambda")
            broken = await one.open("limits", broken="yes")
            assert len(broken.errors) == 1
            assert "foresee" not in broken.errors[0]
            assert not (await other.open("explore", node="Amazon S3")).errors
            assert not (await one.open("explore", node="Amazon S3")).errors

    with served(tmp_path) as address:
        asyncio.run(one_and_another(address))
    assert "no page could foresee this" in (tmp_path / "log").read_text(encoding="utf-8")


def test_what_stays_is_set_aside_and_what_ended_is_found() -> None:
    class Visit:
        """Something that only the collector finds, since it holds itself."""

        def __init__(self) -> None:
            self.itself = self

    visit = Visit()
    alive = weakref.ref(visit)
    memory.set_aside.clear()
    memory.set_aside()
    assert gc.get_freeze_count() > 1000
    del visit
    gc.collect()
    assert alive()
    memory.set_aside()
    assert alive(), "twice within a minute is once"
    memory.set_aside.clear()
    memory.set_aside()
    assert not alive()
    gc.unfreeze()


def test_what_a_day_of_visits_is_told_by() -> None:
    day = Day(ends=100.0, waits=[0.1] * 19 + [0.9], visits=3, read=2, errors=["gone"])
    day.memory = [(float(second), 200.0 + min(second, 50)) for second in range(100)]
    level = visitors.figures(day, 100.0, 5)
    assert (level["slope"], level["peak_mb"], level["median_ms"], level["errors"]) == (0.0, 250, 100, 1)
    day.memory = [(float(second), 200.0 + second) for second in range(100)]
    assert visitors.figures(day, 100.0, 5)["slope"] == pytest.approx(60)


def test_the_box_is_called_as_the_page_calls_it() -> None:
    assert visitors.BOX == BOX
