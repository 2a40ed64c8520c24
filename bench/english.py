"""Real technical English to measure with: paragraphs of botocore's documentation strings, each once, in a fixed order.

    python -m bench.english MEGABYTES PART

Prints texts of about PART characters each, a JSON list.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import botocore

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1_000_000
BLOCK = re.compile(r"</?(?:p|li|ul|ol|dt|dd|dl|h\d|note|important|div|br)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")


def main(megabytes: str, part: str) -> None:
    """Print the texts."""
    print(json.dumps(list(english(float(megabytes), int(part)))))


def english(megabytes: float, part: int) -> Iterator[str]:
    """Yield texts of about `part` characters, paragraphs of botocore's documentation, each once, in a fixed order."""
    left, size = megabytes * MEGABYTE, 0
    paragraphs: list[str] = []
    for paragraph in dict.fromkeys(_paragraphs()):
        paragraphs.append(paragraph)
        size += len(paragraph) + 2
        left -= len(paragraph.encode()) + 2
        if size >= part or left <= 0:
            yield "\n\n".join(paragraphs)
            paragraphs, size = [], 0
        if left <= 0:
            return


def _paragraphs() -> Iterator[str]:
    for file in sorted(Path(botocore.__file__).parent.glob("data/*/*/service-2.json*")):
        data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        for text in _documentation(json.loads(data)):
            for block in BLOCK.split(text):
                if paragraph := " ".join(unescape(TAG.sub("", block)).split()):
                    yield paragraph


def _documentation(value: object) -> Iterator[str]:
    """Yield the documentation strings in a service's description, in the order of the file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "documentation" and isinstance(inner, str):
                yield inner
            else:
                yield from _documentation(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _documentation(inner)


if __name__ == "__main__":
    main(*sys.argv[1:])
