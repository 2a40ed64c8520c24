"""Sources without a browser: the list, a note with what was read, what a search finds, where facts lead."""

from __future__ import annotations

from typing import Any, cast

import pytest
from streamlit.testing.v1 import AppTest

from extract.links.stated import MEASURED
from extract.notes import Note, source
from extract.pipeline import extract
from extract.reading import Kind, Span, reading
from graph.merge import KnowledgeGraph
from panels.address import Sources
from panels.sources.facts import sure
from panels.sources.pages import PAGE as LINES
from panels.sources.pages import listed as listing
from panels.sources.pages import note_page, pieces, searched, tallies
from panels.sources.taken import found_table, note_table, notes_table, quoted_table
from panels.world import World
from tests.pages import PATIENCE, Values, address, opened, report, sent, text_of

TEXT = """# AWS Lambda

- SQS triggers Lambda.
- Timeout: 15 minutes at most
- It rained <b>all</b> day.
- "Block specific countries" → WAF
"""

PAGE = """
import streamlit as st
from extract.notes import Note, source
from extract.pipeline import extract
from graph.merge import KnowledgeGraph
from panels import sources
from panels.address import follow
from panels.world import World

note = Note(name="lambda.md", text={text!r}, lines=6)
graph = KnowledgeGraph.from_facts(extract(note), [source(note)])
with_texts = {with_texts}
sources.show(World(graph=graph, texts={{note.name: note}} if with_texts else {{}}), {{}})
"""


@pytest.fixture
def led(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, list[str]]]]:
    """Where the page has led, without going there."""
    found: list[tuple[str, dict[str, list[str]]]] = []

    def leave_for(page: str, to: Sources) -> None:
        found.append((page, to.query()))

    monkeypatch.setattr("panels.sources.leave_for", leave_for)
    return found


def sources(*, with_texts: bool = True, **query: str | list[str]) -> AppTest:
    page = PAGE.format(text=TEXT, with_texts=with_texts)
    return opened(AppTest.from_string(page, default_timeout=PATIENCE), query)


def shown(at: AppTest) -> Values:
    return sent(at, "reader")


def lines(at: AppTest) -> list[Values]:
    return cast("list[Values]", shown(at)["lines"])


def facts(at: AppTest) -> list[str]:
    told = [fact for line in lines(at) for fact in cast("list[Values]", line["facts"])]
    return [" ".join(text for text, _ in cast("list[tuple[str, bool]]", fact["words"])) for fact in told]


def test_the_notes_are_listed_with_their_counts() -> None:
    (note,) = cast("list[Values]", shown(sources())["notes"])
    assert (note["name"], note["lines"]) == ("lambda.md", "6 lines")
    assert str(note["facts"]).endswith(" facts")
    assert 0 < cast("float", note["share"]) < 1


def test_a_note_is_shown_line_for_line_with_what_words_are() -> None:
    at = sources(note="lambda.md")
    assert [
        "".join(str(text) for text, _ in cast("list[tuple[str, object]]", line["pieces"])) for line in lines(at)
    ] == (TEXT.removesuffix("\n").split("\n"))
    assert ["SQS", ["service"]] in cast("list[object]", lines(at)[2]["pieces"])
    assert ["15 minutes", ["limit"]] in cast("list[object]", lines(at)[3]["pieces"])
    assert [line["outcome"] for line in lines(at)] == ["read", "silent", "read", "read", "nothing", "read"]
    assert facts(at) == []


def test_the_open_line_tells_its_facts_and_by_which_rule() -> None:
    at = sources(note="lambda.md", line="3")
    assert facts(at)[0] == "Amazon SQS triggers AWS Lambda"
    (fact,) = [one for one in cast("list[Values]", lines(at)[2]["facts"]) if one["kind"] == "link"]
    assert (fact["rule"], fact["stretch"]) == ("triggers", "SQS triggers Lambda.")
    assert fact["sure"] == sure(MEASURED["triggers"])
    assert ["SQS", "service", "name of the lexicon"] in cast("list[object]", lines(at)[2]["spans"])
    assert shown(at)["back"] == 1
    assert shown(at)["on"] == 4


def test_only_what_gave_nothing() -> None:
    at = sources(note="lambda.md", show="nothing")
    assert [line["number"] for line in lines(at)] == [5]
    report(at, "reader", event="only")
    assert address(at) == {"note": "lambda.md"}


@pytest.mark.parametrize(
    ("line", "index", "page", "query"),
    [
        ("3", "0", "connect", {"from": ["Amazon SQS"], "to": ["AWS Lambda"]}),
        ("3", "1", "explore", {"node": ["Amazon SQS"]}),
        ("4", "0", "explore", {"node": ["constraint:AWS Lambda/Timeout/limit/≤ 15 minutes"]}),
        ("6", "0", "explore", {"node": ["scenario:Block specific countries"]}),
    ],
)
def test_a_fact_leads_into_the_graph(
    line: str, index: str, page: str, query: Values, led: list[tuple[str, dict[str, list[str]]]]
) -> None:
    report(sources(note="lambda.md", line=line), "reader", event="fact", id=index)
    assert led == [(page, query)]


@pytest.mark.parametrize("index", ["99", "-1", "", "x", "²"])
def test_what_is_no_fact_leads_nowhere(index: str, led: list[tuple[str, dict[str, list[str]]]]) -> None:
    report(sources(note="lambda.md", line="3"), "reader", event="fact", id=index)
    assert led == []


@pytest.mark.parametrize(
    ("query", "act", "said"),
    [
        ({}, {"event": "note", "id": "lambda.md"}, {"note": "lambda.md"}),
        ({"note": "lambda.md"}, {"event": "line", "id": "lambda.md", "value": "4"}, {"note": "lambda.md", "line": "4"}),
        ({"note": "lambda.md", "line": "4"}, {"event": "line", "id": "lambda.md", "value": "4"}, {"note": "lambda.md"}),
        ({"find": "sqs"}, {"event": "line", "id": "lambda.md", "value": "3"}, {"note": "lambda.md", "line": "3"}),
        ({"note": "lambda.md", "line": "4"}, {"event": "note", "id": ""}, {}),
        ({"note": "lambda.md"}, {"event": "line", "id": "lambda.md", "value": "x"}, {"note": "lambda.md"}),
    ],
)
def test_what_is_chosen_is_in_the_address(query: dict[str, Any], act: dict[str, str], said: dict[str, str]) -> None:
    at = sources(**query)
    report(at, "reader", **act)
    assert address(at) == said


def test_a_search_finds_lines_whatever_their_case() -> None:
    (hit,) = cast("list[Values]", shown(sources(find="TRIGGERS"))["hits"])
    assert (hit["name"], hit["line"]) == ("lambda.md", 3)
    assert hit["pieces"] == [["- SQS ", False], ["triggers", True], [" Lambda.", False]]
    assert shown(sources(find="snow"))["title"] == "No line holds “snow”"


def test_a_note_that_is_none_is_said() -> None:
    at = sources(note="no.md")
    assert at.warning[0].value == "“no\\.md” is not among these notes."
    assert shown(at)["title"] == "1 note"


def test_a_graph_without_its_notes_shows_what_it_quotes() -> None:
    at = sources(note="lambda.md", line="3", with_texts=False)
    assert "were not given along" in str(shown(at)["gone"])
    assert text_of(lines(at)).count("SQS triggers Lambda.") >= 1
    assert "Amazon SQS triggers AWS Lambda" in facts(at)


def test_a_quoted_fact_leads_into_the_graph(led: list[tuple[str, dict[str, list[str]]]]) -> None:
    at = sources(note="lambda.md", line="3", with_texts=False)
    report(at, "reader", event="fact", id=str(facts(at).index("Amazon SQS triggers AWS Lambda")))
    assert led == [("connect", {"from": ["Amazon SQS"], "to": ["AWS Lambda"]})]


def test_no_notes_at_all() -> None:
    page = "from graph.merge import KnowledgeGraph\nfrom panels import sources\nfrom panels.world import World\n"
    at = opened(AppTest.from_string(f"{page}sources.show(World(graph=KnowledgeGraph.from_facts([])), {{}})"), {})
    assert at.info[0].value == "There are no notes behind this graph."


def test_long_notes_are_shown_in_parts() -> None:
    from panels.sources import read  # noqa: PLC0415 - the page's own cache

    found = read(Note(name="n.md", text="- It rained.\n" * (2 * LINES + 10)))
    first, last = note_page(found, 0, ""), note_page(found, 2 * LINES + 5, "")
    assert [len(cast("list[Values]", page["lines"])) for page in (first, last)] == [LINES, 10]
    assert first["parts"] == [["1–1,000", 1, True], ["1,001–2,000", 1001, False], ["2,001–2,010", 2001, False]]
    assert cast("list[Values]", last["lines"])[0]["number"] == 2 * LINES + 1


def test_lists_are_cut_and_say_so() -> None:
    texts = {f"{index:04}.md": Note(name=f"{index:04}.md", text="- S3 here", lines=1) for index in range(700)}
    found = searched(texts, "s3")
    assert found["title"] == "The first 200 lines with “s3”"
    notes = listing(World(graph=KnowledgeGraph.from_facts([]), texts=texts))
    assert (notes["title"], notes["more"]) == ("700 notes", "200 more; type a part of a name to find them")
    named = listing(World(graph=KnowledgeGraph.from_facts([]), texts=texts), "069")["notes"]
    assert len(cast("list[Values]", named)) == 11


def test_pieces_of_a_line_carry_all_kinds_that_they_are_part_of() -> None:
    spans = [
        Span(start=0, end=16, kind=Kind.FEATURE, rule="known"),
        Span(start=0, end=8, kind=Kind.SERVICE, rule="name"),
    ]
    cut = pieces("DynamoDB Streams 🎉", spans)
    assert cut == [["DynamoDB", ["feature", "service"]], [" Streams", ["feature"]], [" 🎉", []]]
    assert pieces("", []) == []


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "very sure"), (0.9, "very sure"), (0.8, "sure"), (0.75, "fairly sure"), (0.6, "likely"), (0.59, "a guess")],
)
def test_confidence_in_words(confidence: float, words: str) -> None:
    assert sure(confidence) == words


@pytest.mark.parametrize("line", ["-1", "0", "1e3", "²", "999999999999", "", "1 or 2"])
def test_a_line_that_is_none_is_no_line(line: str) -> None:
    assert Sources.read({"note": ["a.md"], "line": [line]}).query() == {"note": ["a.md"]}


def offered(at: AppTest) -> list[str]:
    return [str(getattr(button, "label", "")) for button in at.get("download_button")]


def test_what_is_shown_can_be_taken_away() -> None:
    assert offered(sources()) == ["Notes as CSV", "Notes as Markdown"]
    for at in (sources(note="lambda.md"), sources(find="SQS"), sources(note="lambda.md", show="nothing")):
        assert offered(at) == ["Lines as CSV", "Lines as Markdown"]
    assert offered(sources(with_texts=False, note="lambda.md")) == ["Lines as CSV", "Lines as Markdown"]


def test_files_hold_what_was_read_line_by_line() -> None:
    note = Note(name="lambda.md", text=TEXT, lines=6)
    graph = KnowledgeGraph.from_facts(extract(note), [source(note)])
    world = World(graph=graph, texts={note.name: note})
    tally = graph.derived(tallies)[note.name]
    assert tally.facts >= tally.quoted > 1
    assert notes_table(world)[1] == [["lambda.md", "6", str(tally.facts), str(tally.quoted)]]
    heads, rows = note_table(reading(note), "")
    assert heads == ("line", "text", "what was read", "kind", "fact", "rule", "sure")
    (link,) = [row for row in rows if row[3] == "link"]
    assert link[:2] == ["3", "- SQS triggers Lambda."]
    assert link[4] == "Amazon SQS triggers AWS Lambda"
    assert {row[0] for row in rows} == {*"123456"}
    assert [row[0] for row in note_table(reading(note), "nothing")[1]] == ["5"]
    assert ["3", "triggers"] in [[row[0], row[3]] for row in quoted_table(graph, note.name)[1]]
    assert [row[:2] for row in found_table(world.texts, "LAMBDA")[1]] == [["lambda.md", "1"], ["lambda.md", "3"]]
