"""What holds for the lines of any note: depth, cells, sentences, offsets, nothing lost, no text too odd or too deep."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.notes import Note
from extract.structure import LineKind, parse, sentences


def test_depth_counts_the_levels_above() -> None:
    lines = parse(Note(name="a", text="SQS:\n- a\n  - b\n    - c\n- d"))
    assert [line.depth for line in lines] == [0, 0, 1, 2, 0]


def test_cells_know_their_column_and_place() -> None:
    note = Note(name="a", text="| Name | **Max** |\n|---|---|\n| SQS | 256 KB | more |\n| a \\| b || c |\n")
    found = [[(note.text[cell.start : cell.end], cell.column) for cell in line.cells] for line in parse(note)]
    assert found == [[("SQS", "Name"), ("256 KB", "Max"), ("more", "")], [("a \\| b", "Name"), ("", "Max"), ("c", "")]]


SENTENCES = [
    ("One. Two? Three! Four", ["One.", "Two?", "Three!", "Four"]),
    ("Use queues, e.g. SQS, i.e. Amazon SQS, etc. Amazon MQ works vs. Kafka.", None),
    ("Node.js 18.x runs on v1.2. Python too.", ["Node.js 18.x runs on v1.2.", "Python too."]),
    ("See template.yaml and s3://a.b/c.d for more.", None),
    ("It ends after 15 min. Then it stops.", ["It ends after 15 min.", "Then it stops."]),
    ("See fig. 3 and no. 4.", None),
    ("He said “stop.” She did (once.) “Go.”", ["He said “stop.”", "She did (once.)", "“Go.”"]),
    ("It failed. → retried", None),
    ("Done. ✅ Works", ["Done.", "✅ Works"]),
    ("Wait... it goes on.", None),
    ("Use `x.` `Y` is next.", ["Use `x.`", "`Y` is next."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert [text[start:end] for start, end in sentences(text)] == (expected or [text])


def test_two_hundred_levels_nest_as_they_look() -> None:
    for step in ("  ", "    ", "\t"):
        lines = parse(Note(name="a", text="\n".join(f"{step * level}- level {level}" for level in range(200))))
        assert [(line.depth, line.parent, line.text) for line in lines] == [
            (level, level, f"level {level}") for level in range(200)
        ]


@pytest.mark.parametrize("unit", ["- ", "> ", "1. ", "> - ", "* + - "])
def test_marks_piled_on_one_line_hide_nothing(unit: str) -> None:
    lines = parse(Note(name="a", text=f"{unit * 3000}deep\n\n# A\n- a"))
    assert [line.text[-4:] for line in lines] == ["deep", "A", "a"]
    assert lines[2].headings == (3,)


HOSTILE = {
    "full stops": "." * 90_000,
    "open comments": "<!--" * 90_000,
    "titles on titles": "A:\n" * 20_000,
    "front matter that never ends": "---\n" + "- a: b\n" * 2_000,
    "spaces in a heading": f"# a{' ' * 90_000}b",
    "stars": "*" * 90_000 + "a",
    "bars": "|" * 9_000 + "\n|-|\n",
    "fences": "```\n" * 20_000,
    "quotes": "> a\n" * 20_000,
    "brackets": "[" * 90_000,
    "alternating quotes": "> a\n\n" * 5_000,
    "nested quotes": "".join(f"{'>' * (level % 50)} a\n" for level in range(2_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_and_what_follows_too(text: str) -> None:
    """Each of these keeps a reader that goes back over what it has seen busy for hours."""
    lines = parse(Note(name="a", text=f"{text}\n\n# The end"))
    assert lines[-1].text.endswith("The end")


WORDS = [
    "SQS",
    "a b. C",
    ":",
    "\n",
    "\n\n",
    "|",
    "|-|\n",
    "\\",
    "É",
    "**",
    "<b>",
    "<!--",
    "-->",
    "~~~",
    "```\n",
    "===\n",
]
MARKS = ["- ", "  ", "\t", "# ", "> ", "---\n", "1. ", "• ", "└── ", "│  ", "[!note] ", "[x] ", "✅ ", "🟣 ", "a) "]
PIECES = st.sampled_from(WORDS + MARKS)
NOTES = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@given(NOTES)
@example("a\n\n<!-- b -->")
@example("|a|\n|-|\n|")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_sound_lines(text: str) -> None:
    note = Note(name="a.md", text=text.replace("\r", "\n"))
    lines = parse(note)
    headings = {line.number for line in lines if line.kind is LineKind.HEADING}
    seen, end = set[int](), 0
    for line in lines:
        assert note.text[line.start : line.end] == line.text == line.text.strip()
        assert line.start >= end
        assert line.number == note.text.count("\n", 0, line.start) + 1
        assert line.parent in seen | {0}
        assert set(line.headings) <= headings & seen
        assert list(line.headings) == sorted(set(line.headings))
        seen.add(line.number)
        end = line.end


@given(
    st.lists(
        st.sampled_from(["- a{}", "  - b{}", "C{}", "", "# d{}", "> e{}", "1. f{}", "    g{}", "• h{}", "I{}:"]),
        max_size=30,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost(shapes: list[str]) -> None:
    written = [shape.format(number) for number, shape in enumerate(shapes, 100)]
    words = {word.strip(":") for text in written for word in text.split() if word.strip(":")[-3:].isdigit()}
    text = " ".join(line.text for line in parse(Note(name="a.md", text="\n".join(written))))
    assert {word for word in words if word not in text} == set()
