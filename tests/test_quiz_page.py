"""The Quiz without a browser: rounds, answers with their sentences, what the address says, and what is kept of it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, cast

import pytest

from graph import quiz
from graph.merge import KnowledgeGraph
from graph.quiz import Boxes, Question
from panels.quiz import rounds
from tests.pages import Values, address, listing, report, sent, text_of
from tests.small_graph import graph

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

EVERY = quiz.questions(graph())
NEED = next(one for one in EVERY if one.prompt == "Need to block specific countries")
LIMIT = next(one for one in EVERY if "A Lambda function runs" in one.prompt)


def card(at: AppTest) -> Values:
    return sent(at, "quiz card")


def number(question: Question, *, right: bool = False, ruled_out: bool = False) -> str:
    """The number of a choice that is right, ruled out, or merely wrong."""
    of = enumerate(question.choices, 1)
    return str(next(at for at, one in of if (one.right, one.ruled_out) == (right, ruled_out)))


def answer(at: AppTest, question: Question, given: str) -> AppTest:
    return report(at, "quiz card", event="answer", id=question.id, value=given)


def states(at: AppTest) -> list[str]:
    return [str(choice["state"]) for choice in cast("list[Values]", card(at)["choices"])]


def test_a_question_does_not_tell_its_answer() -> None:
    at = listing("quiz", question=NEED.id)
    told = card(at)
    assert (told["prompt"], told["where"]) == (NEED.prompt, f"Question 1 of {len(EVERY)}")
    assert [one["text"] for one in cast("list[Values]", told["choices"])] == [one.text for one in NEED.choices]
    assert {*states(at)} == {""}
    assert not {"verdict", "answer", "reasons"} & told.keys()
    assert "bucket policy" not in text_of(told)


def test_a_right_answer_is_told_with_its_sentence_and_where_to_go_on() -> None:
    at = answer(listing("quiz"), EVERY[0], number(EVERY[0], right=True))
    told = card(at)
    assert (told["right"], told["answer"], told["next"]) == (True, EVERY[0].answer, EVERY[1].id)
    assert sorted(states(at)) == ["other"] * (len(EVERY[0].choices) - 1) + ["right"]
    assert EVERY[0].evidence[0].text in text_of(told["reasons"])
    assert "notes.md:" in text_of(told["reasons"])
    assert address(at) == {"question": EVERY[0].id}
    report(at, "quiz card", event="question", id=EVERY[1].id)
    assert card(at)["where"] == f"Question 2 of {len(EVERY)} · 1 of 1 right"


def test_what_the_notes_rule_out_is_explained() -> None:
    at = answer(listing("quiz", question=NEED.id), NEED, number(NEED, ruled_out=True))
    told = card(at)
    assert told["right"] is False
    assert sorted(states(at)) == ["other", "other", "right", "wrong"]
    assert [one["of"] for one in cast("list[Values]", told["reasons"])] == [
        "Amazon S3 is ruled out", "What the notes say",
    ]  # fmt: skip


VERBS: list[tuple[Question, str, list[list[str]]]] = [
    (
        NEED,
        number(NEED, right=True),
        [["explore", "AWS WAF", ""], ["explore", "Amazon CloudFront", ""], ["connect", "AWS WAF", "Amazon CloudFront"]],
    ),
    (
        NEED,
        number(NEED, ruled_out=True),
        [
            ["explore", "AWS WAF", ""],
            ["explore", "Amazon S3", ""],
            ["explore", "Amazon CloudFront", ""],
            ["connect", "AWS WAF", "Amazon S3"],
        ],
    ),
    (LIMIT, number(LIMIT), [["explore", "AWS Lambda", ""], ["limits", "AWS Lambda", ""]]),
]


@pytest.mark.parametrize(("question", "given", "leads"), VERBS)
def test_where_an_answer_leads(question: Question, given: str, leads: list[list[str]]) -> None:
    at = answer(listing("quiz", question=question.id), question, given)
    verbs = cast("list[Values]", card(at)["verbs"])
    assert [[verb["event"], verb["id"], verb["value"]] for verb in verbs] == leads


def test_an_answer_is_given_once() -> None:
    at = answer(listing("quiz"), EVERY[0], number(EVERY[0]))
    before = states(at)
    answer(at, EVERY[0], number(EVERY[0], right=True))
    assert (states(at), card(at)["right"]) == (before, False)


@pytest.mark.parametrize("given", ["0", "9", "", "-1", "x", "10", "٣"])
def test_what_is_no_choice_is_no_answer(given: str) -> None:
    at = answer(listing("quiz"), EVERY[0], given)
    assert {*states(at)} == {""}


def test_a_question_that_is_not_of_the_round_is_not_answered() -> None:
    at = listing("quiz", service="AWS KMS")
    assert at.subheader[0].value == "The notes give no question about “AWS KMS”"
    at = listing("quiz", service="SQS")
    answer(at, NEED, "1")
    assert rounds.ROUND in at.session_state
    assert at.session_state[rounds.ROUND].marks == {}


def whole_round(at: AppTest, *, right: bool) -> AppTest:
    for question in EVERY:
        answer(at, question, number(question, right=right))
    return report(at, "quiz card", event="score")


def test_the_score_tells_what_was_missed_and_the_next_round_asks_it_first() -> None:
    at = listing("quiz")
    for index, question in enumerate(EVERY):
        answer(at, question, number(question, right=index != 2))
    report(at, "quiz card", event="score")
    told = card(at)
    assert told["score"] == f"{len(EVERY) - 1} of {len(EVERY)} right"
    assert [one["id"] for one in cast("list[Values]", told["missed"])] == [EVERY[2].id]
    assert address(at) == {"question": "score"}
    report(at, "quiz card", event="again")
    assert address(at) == {"seed": "1"}
    assert card(at)["id"] == EVERY[2].id


def test_a_round_asks_what_the_command_would_ask() -> None:
    at = whole_round(listing("quiz"), right=False)
    marks = {one.id: False for one in EVERY}
    assert at.session_state[rounds.ROUND].boxes == Boxes().after(marks)


@pytest.mark.parametrize(
    ("query", "about"),
    [
        ({"service": "AWS Lambda"}, {"AWS Lambda"}),
        ({"service": "lambda"}, {"AWS Lambda"}),
        ({"service": "AWS WAF"}, {"AWS WAF", "Amazon CloudFront"}),
    ],
)
def test_questions_about_one_service(query: dict[str, str], about: set[str]) -> None:
    at = listing("quiz", **query)
    ids = at.session_state[rounds.ROUND].ids
    assert {name for one in EVERY if one.id in ids for name in one.services} == about
    assert address(at) == query


def test_another_service_is_another_round_and_what_was_answered_is_kept() -> None:
    at = answer(listing("quiz"), EVERY[0], number(EVERY[0]))
    at.selectbox(key="quiz service").select("Amazon SQS").run()
    assert address(at) == {"service": "Amazon SQS"}
    assert at.session_state[rounds.ROUND].before.cards[EVERY[0].id].box == 1


@pytest.mark.parametrize("service", ["AWS Cloud9", "no such name", "S3"])
def test_where_there_is_no_question_all_services_are_offered(service: str) -> None:
    at = listing("quiz", service=service)
    assert [one.key for one in at.get("bidi_component")] == ["share link"]
    next(button for button in at.button if button.label == "All services").click().run()
    assert address(at) == {}
    assert card(at)["id"] == EVERY[0].id


def test_an_unknown_question_is_the_first_one() -> None:
    assert card(listing("quiz", question="gone"))["id"] == EVERY[0].id
    assert card(listing("quiz", question="score"))["id"] == EVERY[0].id


def test_a_seed_shuffles_the_answers() -> None:
    orders = [text_of(card(listing("quiz", question=NEED.id, seed=str(seed)))["choices"]) for seed in range(4)]
    assert len({*orders}) > 1


def given(at: AppTest, content: bytes) -> AppTest:
    return at.file_uploader[0].set_value([("quiz.json", content, "application/json")]).run()


def test_progress_comes_from_the_file_of_the_command() -> None:
    boxes = Boxes().after({one.id: one is not EVERY[3] for one in EVERY})
    at = given(listing("quiz"), quiz.written(boxes).encode())
    assert not at.exception
    assert at.session_state[rounds.ROUND].before == boxes
    assert card(at)["id"] == EVERY[3].id
    known = f"{len(EVERY) - 1} known, 1 to be asked again first"
    assert f"{len(EVERY)} questions asked in 1 round: {known}." in [one.value for one in at.markdown]
    next(button for button in at.button if button.label == "Begin anew").click().run()
    assert at.session_state[rounds.ROUND].before == Boxes()


def test_a_file_that_is_none_changes_nothing() -> None:
    at = answer(listing("quiz"), EVERY[0], number(EVERY[0]))
    given(at, b"{")
    assert not at.exception
    assert at.error[0].value == "“quiz\\.json” is no progress of a quiz."
    assert at.session_state[rounds.ROUND].marks == {EVERY[0].id: False}
    at.run()
    assert not at.error


def labels(at: AppTest) -> set[str]:
    return {str(getattr(button, "label", "")) for button in at.get("download_button")}


def test_what_can_be_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert labels(listing("quiz")) == {"Deck for Anki", "Progress as a file"}
    assert quiz.packed(EVERY).startswith(b"PK")
    monkeypatch.setitem(sys.modules, "genanki", None)
    at = listing("quiz")
    assert labels(at) == {"Progress as a file"}
    assert any("pip install" in caption.value for caption in at.caption)


def test_the_session_keeps_no_word_of_the_notes() -> None:
    at = whole_round(listing("quiz"), right=True)
    kept = str(at.session_state[rounds.ROUND])
    assert EVERY[0].id in kept
    assert not [one.prompt for one in EVERY if one.prompt in kept or one.answer in kept]


def test_questions_do_not_keep_a_graph_alive() -> None:
    made = graph()
    asked = made.derived(rounds.asked)
    assert asked(0) is asked(0)
    del made
    assert json.dumps([one.id for one in asked(5)]) == "[]"


def test_notes_without_questions_say_so() -> None:
    assert rounds.asked(KnowledgeGraph.from_facts([]))(0) == ()
