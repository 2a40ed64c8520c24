"""Cheap first looks pass nothing by: what readers find with them is what they find without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import features as room
from extract.constraint_hints import TABLES, hints
from extract.features import features
from extract.features.looks import ABLE, CODED, PARTED, SEVERAL, TAKEN, TELLING, holds
from extract.notes import Note
from extract.quantities import SPELLED, quantities
from extract.statements import statements

WORDS = (
    "Lambda", "supports", "Use", "use", "layers", "Provisioned", "Concurrency", "stage", "variables", "and", "or",
    "->", "→", ",", "/", "`handler`", "aws", "lambda", "s3:GetObject", "PutItem", "my_table", "--flag", "Hooks:", "A,",
    "B", "e.g.", "node.js", "(Canary)", "Élan", "!Ref", "${Stage}", "dead-letter", "queue", "is", "the", "vs.", "=>",
    "must", "enable", "it.", '"a quoted need"', "deletes", "Supports",
)  # fmt: skip


ANYTHING = -1
"""What a reader needs that is asked in any case."""


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_no_feature_is_passed_by(words: list[str]) -> None:
    lines = statements(Note(name="n.md", text=f"# AWS Lambda\n\n- {' '.join(words)}"))
    found = [list(features(line)) for line in lines]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "READERS", tuple((read, ANYTHING) for read, _ in room.READERS))
        assert found == [list(features(line)) for line in lines]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Specifies the name of a shop.", 0),
        ("Specifies the name of a Shop.", TELLING),
        ("calls kubectl get pods", CODED),
        ("one; two", SEVERAL),
        ("what it supports", ABLE),
        ("what the supporters say", 0),
        ("you can use it", TELLING | TAKEN),
        ("you can reuse it", 0),
        ("(retries)", PARTED),
        ("which plugin?", PARTED),
        ("", 0),
    ],
)
def test_a_line_holds_what_its_words_do(text: str, held: int) -> None:
    assert holds(text) == held


@pytest.mark.parametrize(("kind", "hint"), [(kind, hint) for kind, table in TABLES for hint in table])
def test_every_hint_is_found(kind: int, hint: str) -> None:
    assert hints(f"it is {hint}there") & kind


@pytest.mark.parametrize("number", [*SPELLED, "12", "½"])
def test_every_number_is_found(number: str) -> None:
    assert [quantity.unit for quantity in quantities(f"at most {number} hours")] == ["hours"]
