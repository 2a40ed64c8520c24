"""Measures what many visitors at once cost the server: python -m bench.visitors [SECONDS] [VISITORS].

Each visitor browses, drops notes, looks at them, forgets them, leaves, and comes again, over the protocol of the page
itself. Whether memory levels off is told by the slope of a line through the last half of its samples. The first line
printed is JSON, the rest is for people; the table goes to bench/results/visitors.json.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from websockets.exceptions import WebSocketException

import builder
from bench.guest import guest
from bench.record import write
from cli import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from bench.guest import Guest, Shown

SECONDS, VISITORS = 300.0, 20
EVERY = 1.0
"""Seconds between two looks at the server's memory."""

THINKING = (0.5, 2.5)
"""Seconds that a visitor looks at a page, at least and at most."""

DROPPED = 6
"""Notes that a visitor drops: as many of the default ones, each changed so that no two visitors drop the same."""

SERVICES = ("AWS Lambda", "Amazon S3", "Amazon SQS", "Amazon SNS", "Amazon DynamoDB", "Amazon API Gateway", "AWS KMS")
PAGES = ("", "limits", "needs", "quiz", "sources", "atlas")
BOX, FORGET = "Notes, or a folder of them as a zip archive", "Forget my notes"
MEGABYTE = 2**20


@dataclass(slots=True)
class Day:
    """What came of all visits together."""

    ends: float
    waits: list[float] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    visits: int = 0
    read: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether nobody comes any more."""
        return time.monotonic() >= self.ends


def main() -> None:
    """Measure, print and keep it."""
    said = sys.argv[1:]
    seconds, visitors = float(said[0]) if said else SECONDS, int(said[1]) if said[1:] else VISITORS
    day = asyncio.run(measured(seconds, visitors))
    found = figures(day, seconds, visitors)
    print(json.dumps(found))
    print(
        "{visitors} visitors for {seconds:.0f} s: {visits} visits, {runs:,} page runs, {read} graphs read, "
        "{errors} errors; a run takes {median_ms} ms (one in twenty {slow_ms} ms or more); memory {first_mb} MB after "
        "the start, {peak_mb} MB at most, {slope:+.2f} MB a minute over the last half".format(**found)
    )
    write("visitors", [{"what": key, "figure": value} for key, value in found.items()])


async def measured(seconds: float, visitors: int) -> Day:
    """Return what came of so many visitors at once for so long."""
    async with served() as (address, process):
        day = Day(ends=time.monotonic() + seconds)
        sampling = asyncio.create_task(sampled(process, day))
        await asyncio.gather(*(regular(address, number, day) for number in range(visitors)))
        await sampling
    return day


def figures(day: Day, seconds: float, visitors: int) -> dict[str, Any]:
    """Return the figures of a day."""
    half = [sample for sample in day.memory if sample[0] >= day.ends - seconds / 2]
    slope = statistics.linear_regression(*zip(*half, strict=True)).slope
    memory = [megabytes for _, megabytes in day.memory]
    waits = statistics.quantiles(day.waits, n=20)
    return {
        "visitors": visitors,
        "seconds": seconds,
        "visits": day.visits,
        "runs": len(day.waits),
        "read": day.read,
        "errors": len(day.errors),
        "median_ms": round(1000 * statistics.median(day.waits)),
        "slow_ms": round(1000 * waits[-1]),
        "first_mb": round(memory[0]),
        "half_mb": round(half[0][1]),
        "last_mb": round(memory[-1]),
        "peak_mb": round(max(memory)),
        "slope": round(60 * slope, 2),
        "samples": [round(one) for one in memory[:: max(len(memory) // 20, 1)]],
        "first_errors": sorted(set(day.errors))[:3],
    }


@asynccontextmanager
async def served() -> AsyncIterator[tuple[str, int]]:
    """Yield the address and the process of a server that shows the default notes and has been seen once."""
    with tempfile.TemporaryDirectory() as folder:
        port = serving.free_port(8900)
        environment = {**os.environ, "XDG_CACHE_HOME": folder}
        with (Path(folder) / "log").open("wb") as log:
            server = subprocess.Popen(serving.command(port), env=environment, stdout=log, stderr=log)
        address = f"http://{serving.HOST}:{port}"
        try:
            await asyncio.to_thread(_wait_for, address)
            async with guest(address) as first:
                await first.open("")
                await _drop(first, random.Random(0))  # noqa: S311 - and so is the reading
            yield address, server.pid
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str) -> None:
    while True:
        with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health"):  # noqa: S310 - our own server
            return
        time.sleep(0.1)


async def sampled(process: int, day: Day) -> None:
    """Keep the server's resident memory, once a second."""
    while not day.is_over:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        resident = re.search(r"VmRSS:\s+(\d+) kB", status)
        if resident:
            day.memory.append((time.monotonic(), int(resident[1]) * 1024 / MEGABYTE))
        await asyncio.sleep(EVERY)


async def regular(address: str, number: int, day: Day) -> None:
    """Visit, leave and come again until the day is over."""
    chance = random.Random(number)  # noqa: S311 - visits that can be repeated
    await asyncio.sleep(chance.uniform(0, THINKING[1]))
    while not day.is_over:
        try:
            async with guest(address) as visitor:
                await _visit(visitor, chance, day)
            day.visits += 1
        except (WebSocketException, OSError, KeyError) as error:
            day.errors.append(f"{type(error).__name__}: {error}")


async def _visit(visitor: Guest, chance: random.Random, day: Day) -> None:
    """Browse, drop notes, look at them, forget them in half of the cases, and browse on."""
    await _browse(visitor, chance, day)
    await _timed(visitor.open("yours"), day)
    if day.is_over:
        return
    shown = await _timed(_drop(visitor, chance), day, timed=False)
    day.read += FORGET in shown.widgets
    await _browse(visitor, chance, day)
    if chance.random() < 0.5:  # noqa: PLR2004 - half
        await _timed(visitor.open("yours"), day)
        await _timed(visitor.press(FORGET), day)
        await _browse(visitor, chance, day)


async def _browse(visitor: Guest, chance: random.Random, day: Day) -> None:
    one, other = chance.sample(SERVICES, 2)
    walk: list[tuple[str, dict[str, str]]] = [(chance.choice(PAGES), {})]
    walk += [
        ("explore", {"node": one}),
        ("explore", {"node": one, "top": "80"}),
        ("connect", {"from": one, "to": other}),
    ]
    for page, query in walk:
        if not day.is_over:
            await _timed(visitor.open(page, **query), day)
            await asyncio.sleep(chance.uniform(*THINKING))


async def _drop(visitor: Guest, chance: random.Random) -> Shown:
    """Drop notes, and look at how far they are until they are read."""
    await visitor.open("yours")
    shown = await visitor.drop(BOX, "notes.zip", _notes(chance))
    while FORGET not in shown.widgets and not shown.errors:
        await asyncio.sleep(0.5)
        shown = await (visitor.look_again() if shown.again else visitor.open("yours"))
    return shown


def _notes(chance: random.Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in chance.sample(sorted(builder.NOTES.glob("*.md")), DROPPED):
            own = f"\n\nA line of my own: {chance.random()}.\n"
            archive.writestr(path.name, path.read_text(encoding="utf-8") + own)
    return file.getvalue()


async def _timed(run: Awaitable[Shown], day: Day, *, timed: bool = True) -> Shown:
    begun = time.perf_counter()
    shown = await run
    if timed:
        day.waits.append(time.perf_counter() - begun)
    day.errors += shown.errors
    return shown


if __name__ == "__main__":
    main()
