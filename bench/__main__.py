"""Measures quality and speed, each measurement in a process of its own: python -m bench.

Writes bench/results/speed.json, from which `make docs` makes the table; bench.quality, which is run first, writes its
own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from bench.record import write

MEASUREMENTS = ("reading", "routes", "neighbourhood", "visitors", "picture")


def main() -> None:
    """Run every measurement, print what it says and write the table."""
    subprocess.run([sys.executable, "-m", "bench.quality"], check=True)
    write("speed", table(*(measured(name) for name in MEASUREMENTS)))


def measured(name: str) -> dict[str, Any]:
    """Return what a measurement found, and print what it tells people. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", f"bench.{name}"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found, _, words = told.partition("\n")
    print(words.strip(), flush=True)
    values: dict[str, Any] = json.loads(found)
    return values


def table(
    reading: dict[str, Any],
    routes: dict[str, Any],
    near: dict[str, Any],
    visits: dict[str, Any],
    pictures: dict[str, Any],
) -> list[dict[str, str]]:
    """Return the rows of the table."""
    size = "{nodes:,} services and {edges:,} links".format(**routes)
    rows = (
        (
            "reading {megabytes} MB of English, words a second".format(**reading),
            "{words_per_second:,}".format(**reading),
            "spaCy's bare tokenizer: {tokenizer_words_per_second:,}".format(**reading),
            "{share} %".format(**reading),
        ),
        (
            "peak memory of that reading",
            "{peak_mb} MB".format(**reading),
            "text and bare tokenizer: {text_mb} MB".format(**reading),
            "× {:.1f}".format(reading["peak_mb"] / reading["text_mb"]),
        ),
        (
            f"{routes['k']} routes, {size}",
            "{ours_ms:.1f} ms".format(**routes),
            "networkx.shortest_simple_paths: {networkx_ms:,.0f} ms".format(**routes),
            f"{routes['ratio']:.0f} × faster, {'same routes' if routes['same'] else 'not the same routes'}",
        ),
        (
            "neighbourhood of depth 2, same graph",
            "{all_ms:.2f} ms".format(**near),
            "one in ten takes {all_worst_tenth_ms:.1f} ms or more".format(**near),
            "same nodes as networkx" if near["same"] else "not the same nodes as networkx",
        ),
        (
            "a page run, {visitors} visitors at once for {seconds:.0f} s".format(**visits),
            "{median_ms} ms".format(**visits),
            "one in twenty takes {slow_ms} ms or more".format(**visits),
            "memory at most {peak_mb} MB, {slope:+.1f} MB a minute at the end; {errors} errors".format(**visits),
        ),
        *picture_rows(pictures),
    )
    return [dict(zip(("what", "Linkspan", "beside", "ratio"), row, strict=True)) for row in rows]


def picture_rows(found: dict[str, Any]) -> tuple[tuple[str, str, str, str], ...]:
    """Return the rows about pictures in the browser."""
    return (
        (
            "first picture of {nodes:,} nodes in Chromium".format(**found),
            "{ours_ms:.0f} ms and {layout_ms:.0f} ms of layout".format(**found),
            "pyvis' defaults: {pyvis_ms:,.0f} ms".format(**found),
            "{ratio:.0f} × faster".format(**found),
        ),
        (
            "first load of a view of {view} nodes".format(**found),
            "{view_load_ms:,.0f} ms".format(**found),
            "an empty Streamlit page: {empty_load_ms:,.0f} ms".format(**found),
            f"{100 * found['added']:+.0f} %",
        ),
        (
            "a click on a node there, answered and drawn",
            f"{found['click_ms']:.0f} ms, {found['click_bytes'] / 1000:.0f} kB",
            "an empty fragment: {empty_rerun_ms:.0f} ms".format(**found),
            "× {click_ratio:.1f}".format(**found),
        ),
    )


if __name__ == "__main__":
    main()
