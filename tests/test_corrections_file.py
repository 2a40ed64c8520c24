"""The file of corrections: what is faulty in it, how it is added to and undone, and what a build makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builder
from extract.notes import Note
from graph import corrections
from graph.corrections import Different, FaultyCorrections, Missing, NoFeature, Same, Wrong
from graph.model import Relation

if TYPE_CHECKING:
    from pathlib import Path

    from graph.corrections import Correction

TRIGGERS, USES = Relation.TRIGGERS, Relation.USES

FAULTS: list[tuple[str, list[tuple[int, str]]]] = [
    ("", []),
    ("# nothing yet\n", []),
    ('[[different]]\nname = "A"\nnot = "B"\n', []),
    ('[[wrong]]\nfrom = "A"\nto = "B"\nrelation = "triggers"\nlime = 3\n', [(5, "'lime' is no key of 'wrong'")]),
    ('[[wrong]]\nfrom = "A"\nto = "B"\nrelation = "zaps"\n', [(4, "'zaps' is no relation")]),
    ('[[wrong]]\nfrom = "A"\nto = "B"\nrelation = "has_feature"\n', [(4, "'has_feature' is no relation")]),
    ('[[wrong]]\nfrom = "A"\nto = "B"\nrelation = "uses"\nline = 3\n', [(5, "'line' without 'note'")]),
    ('\n[[wrong]]\nfrom = "A"\nrelation = "uses"\n', [(2, "'to' is missing")]),
    ('[[missing]]\nfrom = 3\nto = "B"\nrelation = "uses"\n', [(2, "'from' is not a text")]),
    ('[[missing]]\nfrom = "A"\nto = " "\nrelation = "uses"\n', [(3, "'to' is empty")]),
    ('[[missing]]\nfrom = "A"\nto = "B"\nrelation = "uses"\nnegated = "no"\n', [(5, "'negated' is not true or")]),
    ('[[same]]\nnames = "A"\n', [(2, "'names' is not a list of texts")]),
    ('[[same]]\nnames = ["A"]\n', [(2, "'names' holds one name")]),
    ('[[same]]\nnames = ["A", 3]\n', [(2, "'names' is not a list of texts")]),
    ('[[wrog]]\nfrom = "A"\n', [(1, "'wrog' is no kind of correction")]),
    ('title = "mine"\n', [(1, "'title' is no kind of correction")]),
    ("\nwrong = 3\n", [(2, "'wrong' is no list of entries")]),
    ('[[same]]\nnames = ["A",\n', [(2, "is no TOML")]),
    ('[[same]]\nnames = ["A" "B"]\n', [(2, "is no TOML")]),
    ('[[different]]\nname = """\n[[different]]\n"""\nnot = "B"\n[[different]]\nnme = "A"\n', [(7, "'nme' is no key")]),
]


@pytest.mark.parametrize(("text", "faults"), FAULTS, ids=[str(number) for number in range(len(FAULTS))])
def test_faults_of_a_file_have_their_line(text: str, faults: list[tuple[int, str]]) -> None:
    found = corrections.loads(text).faults
    assert [fault.line for fault in found] == [line for line, _ in faults]
    assert [said for fault, (_, said) in zip(found, faults, strict=True) if said not in fault.reason] == []
    assert all(fault.advice for fault in found)


def test_a_faulty_entry_leaves_the_others() -> None:
    read = corrections.loads('[[same]]\nnames = 3\n\n[[different]]\nname = "A"\nnot = "B"\n')
    assert [(one, one.at) for one in read.corrections] == [(Different(name="A", other="B"), 4)]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
MADE = st.one_of(
    st.builds(Wrong, source=TEXTS, target=TEXTS, relation=st.sampled_from([USES, TRIGGERS]), text=TEXTS),
    st.builds(Missing, source=TEXTS, target=TEXTS, relation=st.just(USES), negated=st.booleans(), sentence=TEXTS),
    st.builds(Same, names=st.lists(TEXTS, min_size=2, max_size=3).map(tuple)),
    st.builds(Different, name=TEXTS, other=TEXTS),
    st.builds(NoFeature, of=TEXTS, name=TEXTS),
)


@given(made=st.lists(MADE, max_size=4), last=MADE)
def test_what_was_added_is_read_and_undone_to_the_letter(made: list[Correction], last: Correction) -> None:
    text = "# by hand\n"
    for one in made:
        text = corrections.added(text, one)
    after = corrections.added(text, last)
    assert corrections.loads(after).corrections == (*made, last)
    assert corrections.undone(after) == (text, last)


KEPT: list[tuple[str, str]] = [
    ('[[different]] # why\nname = "A"\nnot = "B"\n', ""),
    ('# top\n\n[[different]]\nname = "A"\n# inside\nnot = "B"\n# end\n', "# top\n# end\n"),
    ('[[same]]\nnames = ["A",\n"B"]\n\n[[different]]\nname = "A"\nnot = """\nB"""', '[[same]]\nnames = ["A",\n"B"]\n'),
]


@pytest.mark.parametrize(("text", "left"), KEPT)
def test_undoing_leaves_comments_and_other_entries(text: str, left: str) -> None:
    assert corrections.undone(text)[0] == left


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# nothing\n", "holds no correction to undo"),
        ("[[wrog]]\n", "'wrog' is no kind"),
        ('different = [{name = "A", not = "B"}, {name = "C", not = "D"}]\n', "take it out by hand"),
    ],
)
def test_what_cannot_be_undone_is_said(text: str, reason: str) -> None:
    with pytest.raises(FaultyCorrections, match=reason):
        corrections.undone(text)


def test_nothing_is_added_to_a_faulty_file() -> None:
    with pytest.raises(FaultyCorrections, match=r"corrections\.toml:1: 'wrog'"):
        corrections.added("[[wrog]]\n", Different(name="A", other="B"))


NOTE = "# AWS Lambda\n\n- Lambda polls SQS queues for messages.\n- S3 events invoke Lambda.\n"
STRUCK = '[[wrong]]\nfrom = "S3"\nto = "Lambda"\nrelation = "triggers"\ntext = "S3 events invoke Lambda."\n'


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with one note."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "lambda.md").write_text(NOTE, encoding="utf-8")
    return tmp_path / "notes"


def heads(built: builder.Built) -> set[str]:
    return {f"{e.source} {e.relation.value}" for e in built.graph.edges() if e.target == "service:AWS Lambda"}


def test_corrections_beside_the_notes_are_applied_and_outlive_edits(notes: Path) -> None:
    assert heads(builder.build([notes])) == {"service:Amazon S3 triggers"}
    (notes / corrections.FILE).write_text(STRUCK, encoding="utf-8")
    assert heads(builder.build([notes])) == set()
    (notes / "lambda.md").write_text(NOTE.replace("- S3", "- It rained.\n- S3"), encoding="utf-8")
    moved = builder.build([notes])
    assert (heads(moved), moved.problems) == (set(), ())
    (notes / "lambda.md").write_text(NOTE.replace("invoke", "trigger"), encoding="utf-8")
    lost = builder.build([notes])
    assert heads(lost) == {"service:Amazon S3 triggers"}
    (problem,) = lost.problems
    assert (problem.name, problem.line, "that sentence" in problem.reason) == ("corrections.toml", 1, True)
    assert problem.advice
    assert builder.build([notes / "lambda.md"]).problems == ()  # alone, it is not what all corrections are of


def test_corrections_from_elsewhere_are_applied_too(notes: Path, tmp_path: Path) -> None:
    more = tmp_path / "mine.toml"
    more.write_text(STRUCK, encoding="utf-8")
    assert heads(builder.build([notes], more=[more])) == set()
    missing = builder.build([notes], more=[tmp_path / "none.toml"])
    assert [(problem.name, problem.reason) for problem in missing.problems] == [
        ("none.toml", "cannot be read (FileNotFoundError)")
    ]


def test_a_faulty_file_is_a_problem_and_the_rest_is_read(notes: Path) -> None:
    (notes / corrections.FILE).write_text("[[wrog]]\n\n" + STRUCK, encoding="utf-8")
    built = builder.build([notes])
    assert [(problem.name, problem.line) for problem in built.problems] == [("corrections.toml", 1)]
    assert heads(built) == set()


def test_a_kept_graph_is_made_anew_when_corrections_change(notes: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    assert heads(builder.kept([notes], file)) == {"service:Amazon S3 triggers"}
    (notes / corrections.FILE).write_text(STRUCK, encoding="utf-8")
    assert heads(builder.kept([notes], file)) == set()
    (notes / corrections.FILE).unlink()
    assert heads(builder.kept([notes], file)) == {"service:Amazon S3 triggers"}


def test_names_of_the_lexicon_can_be_used_that_the_notes_do_not_have() -> None:
    read = builder.facts_of([Note(name="n.md", text=NOTE)])
    one = Missing(source="DynamoDB", target="Lambda", relation=TRIGGERS)
    graph, effects = builder.graph_of(read, [one])
    assert [effect.changed for effect in effects] == [1]
    assert graph.between("service:Amazon DynamoDB", "service:AWS Lambda")
    unplaced = builder.graph_of(read, [replace(one, source="DynomoDB")])[1]
    assert not unplaced[0].placed
