"""The formats of notes: each as Markdown, in parts that lead a person to their place in the file."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from extract.formats.part import Part
from extract.problems import Problem, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ARCHIVE", "ENDINGS", "FORMATS", "SUFFIXES", "Format", "Part", "parts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How files of a suffix are read: what they are called, the module that does, and what it needs beyond Linkspan.

    A module has `parts(content)`, an iterator of Part and Problem, over the text of a file or, of a `binary` one, its
    bytes; and, where it uses a library, the library's own `ERRORS`.
    """

    kind: str
    module: str
    binary: bool = False
    loose: bool = True
    """Whether it is a note wherever it lies, and not only where it was exported or is asked for by name."""


MARKDOWN: Final = Format(kind="Markdown", module="plain")
FORMATS: Final = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": Format(kind="plain text", module="plain"),
    ".rst": Format(kind="reStructuredText", module="rst"),
    ".org": Format(kind="Org", module="org"),
    ".html": Format(kind="HTML", module="html"),
    ".htm": Format(kind="HTML", module="html"),
    ".ipynb": Format(kind="notebook", module="notebook"),
    ".csv": Format(kind="table", module="table", loose=False),
    ".docx": Format(kind="Word document", module="word", binary=True),
    ".pptx": Format(kind="presentation", module="slides", binary=True),
    ".pdf": Format(kind="PDF", module="pdf", binary=True),
}
"""What can be read, by suffix."""

ARCHIVE: Final = ".zip"
SUFFIXES: Final = (*(suffix for suffix, one in FORMATS.items() if one.loose), ARCHIVE)
"""What counts as a note in a folder."""

ENDINGS: Final = f"notes end in {', '.join(SUFFIXES)}"
EXTRA: Final = 'pip install "linkspan[formats]"'
DAMAGE: Final = (
    ValueError, TypeError, AttributeError, LookupError, ArithmeticError, AssertionError, RuntimeError,
    EOFError, OSError, struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What libraries raise on the way through a file that is not what they expect, beside errors of their own."""


def parts(suffix: str, content: str | bytes) -> Iterator[Part | Problem]:
    """Yield the parts of a file in their order, and a Problem (named by its part) for whatever cannot be read.

    Parameters: `content` is the text of a file, or the bytes of a binary one.

    >>> [part.text for part in parts(".org", "* SQS") if isinstance(part, Part)]
    ['# SQS']
    """
    kind = FORMATS[suffix]
    try:
        reader = import_module(f"extract.formats.{kind.module}")
    except ModuleNotFoundError as missing:
        yield Problem(name="", reason=f"needs {missing.name} to be read", advice=f"run: {EXTRA}")
        return
    empty = True
    try:
        for part in reader.parts(content):
            if isinstance(part, Problem) or any(map(str.isalnum, part.text)) or kind.module == "plain":
                empty = False
                yield part
    except Unread as refused:
        yield Problem(name="", reason=refused.reason, advice=refused.advice)
    except (*DAMAGE, *getattr(reader, "ERRORS", ())):
        yield Problem(name="", reason=f"is a damaged {kind.kind}", advice="open it where it was made and save it again")
    else:
        if empty:
            yield Problem(name="", reason="holds no text", advice="write something in it, or leave it out")
