"""Notes in other markups of text: what each line becomes, and that it stays the line that an editor shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.notes import Note, from_bytes
from extract.pipeline import extract
from graph.model import Link

RST = """\
==========
Amazon SQS
==========

.. _target:

SQS decouples :ref:`services <x>`, see `docs
<https://a.b>`__ and ``DLQ`` [1]_.

* Standard
#. FIFO

Retention
    14 days

.. note:: at least once

.. code-block:: sh

   aws sqs

.. comment
   hidden

=====  ======
Limit  Value
=====  ======
Size   256 KB
       at most
=====  ======

+-----+-----+
| A   | B   |
+=====+=====+
| 1   | 2   |
+-----+-----+

Sub
---

Example::

    code
"""
RST_READ = {
    2: "# Amazon SQS", 7: "SQS decouples services, see docs", 8: " and `DLQ`.", 10: "- Standard", 11: "1. FIFO",
    13: "- Retention", 14: "  - 14 days", 16: "at least once", 18: "```", 20: "   aws sqs", 21: "```",
    26: "| Limit | Value |", 27: "|---|---|", 28: "| Size | 256 KB at most |",
    33: "| A | B |", 34: "|---|---|", 35: "| 1 | 2 |", 38: "## Sub", 41: "Example:", 42: "```", 43: "    code",
}  # fmt: skip

ORG = """\
#+TITLE: Notes
* TODO [#A] Amazon SQS :aws:
:PROPERTIES:
:ID: 1
:END:
SQS *decouples*, see [[https://a.b][the docs]], =DLQ=, eg: x.
- Retention :: 14 days
  + deeper

| Limit | Value |
|-------+-------|
| Size  | 256 KB |

| no | header |

#+begin_src sh
* code | x
#+end_src
# comment
"""
ORG_READ = {
    1: "# Notes", 2: "## Amazon SQS", 6: "SQS **decouples**, see the docs, `DLQ`, eg: x.", 7: "- Retention: 14 days",
    8: "  - deeper", 10: "| Limit | Value |", 11: "|---|---|", 12: "| Size | 256 KB |", 14: "- no | header",
    16: "```", 17: "* code | x", 18: "```",
}  # fmt: skip

HTML = """\
<!doctype html><title>T</title><nav>Lambda</nav><!-- <p>S3 -->
<main><h1>Amazon
<b>SQS</b></h1>
<p>SQS <b>decouples</b> services,
see <a href="x">the docs</a>.<p>Next
<ul><li>one<ol><li>two</ol><li><p>three</ul>
<dl><dt>Retention<dd>14 days</dl>
<table><caption>Limits</caption>
<tr><th>Limit<th>Value
<tr><td rowspan=2>Size<td>256 | KB
<tr><td>1 MB</table>
<script>S3 triggers Lambda</script>
<pre>a
  b</pre><blockquote>said</blockquote>
</main><footer>EC2</footer>"""
HTML_READ = {
    2: ["# Amazon SQS"], 4: ["SQS **decouples** services,"], 5: ["see the docs.", "Next"],
    6: ["- one", "  - two", "- three"], 7: ["- Retention", "  - 14 days"], 8: ["Limits"],
    9: ["| Limit | Value |", "|---|---|"], 10: ["| Size | 256 \\| KB |"], 11: ["| Size | 1 MB |"],
    13: ["```", "a"], 14: ["  b", "```", "> said"],
}  # fmt: skip


def notes(name: str, data: bytes) -> list[Note]:
    return [one for one in from_bytes(name, data) if isinstance(one, Note)]


def shown(name: str, data: bytes) -> dict[str, str]:
    return {note.name: note.text for note in notes(name, data)}


@pytest.mark.parametrize(("name", "text", "lines"), [("a.rst", RST, RST_READ), ("a.org", ORG, ORG_READ)])
def test_lines_stay_on_their_lines(name: str, text: str, lines: dict[int, str]) -> None:
    (note,) = notes(name, text.encode())
    written = {number: line for number, line in enumerate(note.text.split("\n"), 1) if line}
    assert written == lines
    assert note.lines == text.count("\n") + (not text.endswith("\n"))


ORG_STATES: dict[str, tuple[str, str]] = {
    "Org's own": ("* DONE Amazon SQS", "# Amazon SQS"),
    "declared with a key": ("#+TODO: TODO NEXT(n) | DROPPED(d!)\n* NEXT [#B] Amazon SQS", "# Amazon SQS"),
    "declared behind the bar": ("#+SEQ_TODO: OPEN | CLOSED\n* CLOSED Amazon SQS", "# Amazon SQS"),
    "a word that nobody declared": ("* NEXT hop of a route", "# NEXT hop of a route"),
    "a state alone is a name": ("* DONE", "# DONE"),
    "no state": ("* SQS keeps order", "# SQS keeps order"),
}


@pytest.mark.parametrize(("text", "heading"), ORG_STATES.values(), ids=ORG_STATES)
def test_the_state_of_a_task_is_no_part_of_its_heading(text: str, heading: str) -> None:
    (note,) = notes("a.org", text.encode())
    assert note.text.strip() == heading


@given(st.text("ab *-+#|=.:`_[]\n <>\\/\"'0", max_size=120))
def test_any_text_keeps_its_number_of_lines(text: str) -> None:
    for name in ("a.rst", "a.org"):
        for note in notes(name, text.encode()):
            assert note.text.count("\n") == text.count("\n")
    for note in notes("a.html", text.encode()):
        assert len(note.numbers) == note.text.count("\n") + 1
        assert all(1 <= number <= text.count("\n") + 1 for number in note.numbers)


def test_html_knows_the_line_of_the_file() -> None:
    (note,) = notes("a.html", HTML.encode())
    written: dict[int, list[str]] = {}
    for line, number in zip(note.text.split("\n"), note.numbers, strict=True):
        if line:
            written.setdefault(number, []).append(line)
    assert written == HTML_READ


def test_html_without_a_main_part_is_read_whole_and_without_tags_too() -> None:
    assert shown("a.htm", b"<nav>Home</nav><p>SQS") == {"a.htm": "SQS"}
    assert shown("a.htm", b"<nav>Home") == {"a.htm": "Home"}
    assert shown("a.htm", b"a < b <c and <!-- open") == {"a.htm": "a < b <c and"}


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "</", "<a x='", "<!", "<?", "<script>", "<table>", "`", "[[", ":a", "= =\n"]
)
def test_what_is_never_closed_is_read_in_one_go(piece: str) -> None:
    """Hostile text of which each sign could be searched for to the end: it would take minutes, not its share of one."""
    for name in ("a.html", "a.rst", "a.org"):
        list(from_bytes(name, (piece * 9_000 + "x").encode()))


def test_facts_lead_to_the_line_of_the_file() -> None:
    text = "<html><h1>Notes</h1>\n\n<table><tr><th>A<th>B\n<tr>\n<td>x\n<td>SQS triggers Lambda\n</table>"
    (note,) = notes("a.html", text.encode())
    assert [fact.evidence.line for fact in extract(note) if isinstance(fact, Link)] == [5]
