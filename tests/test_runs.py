"""Paragraphs read without the Markdown parser: the same blocks as with it, and only what is one whatever is around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure import blocks as blocks_room
from extract.structure.blocks import blocks
from extract.structure.runs import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PIECES = (
    "Word here", "\"said\"", "Foo:", "word\twith", "a) x", "iv) b", "- item", "  - in", "    deep", "* x", "1. one",
    "2. two", "> quote", "> - x", "# H", "===", "---", "***", "```", "~~~", "- ```", "<div>", "</div>", "<!-- c", "-->",
    "- <!-- a", "<pre>", "<b>x</b>", "| a | b |", "|---|---|", "a | b", "--- | ---", ":---", "", "", "", " ", "\t",
    "  text", "[x]: y", "• y", "└── t", "- ", "\\", "éa", "\x0bfoo", "para\x0c", "1) x", "`a`",
)  # fmt: skip


def whole(lines: Sequence[str]) -> Iterator[Stretch]:
    """All lines to the parser."""
    yield Stretch(0, len(lines), plain=False)


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_a_note_has_the_blocks_that_the_parser_alone_sees(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = blocks("\n".join(pieces), pieces or [""])
        patch.setattr(blocks_room, "stretches", whole)
        assert found == blocks("\n".join(pieces), pieces or [""])


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        (["One.", "Two.", "", "Three."], 2),
        (["a) one"], 0),
        (["One", "---"], 0),
        (["One", "  two"], 0),
        (["- one", "", "Two."], 1),
        (["```", "", "Two."], 0),
        (["<!-- one", "", "Two."], 0),
        (["<b>one</b>", "", "Two."], 1),
    ],
)
def test_only_paragraphs_at_the_margin_need_no_parser(lines: list[str], plain: int) -> None:
    assert sum(stretch.plain for stretch in stretches(lines)) == plain
