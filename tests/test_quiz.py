"""The quiz: which questions notes give, what misleads, how answers are graded, and what is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import quiz
from graph.merge import KnowledgeGraph
from graph.model import Answer, Evidence, Fact, Feature, Mention, Scenario
from graph.quiz import Boxes, BrokenState, Kind, Question
from graph.quiz.boxes import LAST, Card
from tests.small_graph import facts, graph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


SMALL = graph()
NEED = "Need to block specific countries"
SENTENCE = "Need to block specific countries → WAF with CloudFront, not an S3 bucket policy"


def asked(prompt: str, made: KnowledgeGraph = SMALL) -> Question:
    (found,) = [one for one in quiz.questions(made) if prompt in one.prompt]
    return found


def test_a_need_is_asked_and_what_is_ruled_out_misleads() -> None:
    question = asked(NEED)
    assert (question.kind, question.answer) == (Kind.NEED, "WAF with CloudFront")
    (right,) = [one for one in question.choices if one.right]
    (ruled_out,) = [one for one in question.choices if one.ruled_out]
    assert (right.text, ruled_out.text) == ("AWS WAF", "Amazon S3")
    assert [one.text for one in ruled_out.evidence] == [SENTENCE]
    assert len(question.choices) == 4
    assert "Amazon CloudFront" not in {one.text for one in question.choices}
    assert "AWS KMS" in {one.text for one in question.choices}  # of the category and vendor of WAF


LIMITS: list[tuple[str, str, str]] = [
    (
        "how long? “A Lambda function runs for",
        "AWS Lambda: how long? “A Lambda function runs for ____ at most.”",
        "≤ 15 min",
    ),
    ("how long? “API Gateway", "Amazon API Gateway: how long? “API Gateway waits ____ at most.”", "≤ 29 s"),
    ("how large?", "Amazon SQS: how large? “An SQS message has ____ at most.”", "≤ 256 KB"),
    ("how many?", "AWS Lambda, Layers: how many? “A function takes up to ____.”", "≤ 5 layers"),
]


@pytest.mark.parametrize(("part", "prompt", "answer"), LIMITS, ids=[answer for *_, answer in LIMITS])
def test_a_limit_is_asked_by_its_sentence(part: str, prompt: str, answer: str) -> None:
    question = asked(part)
    assert (question.kind, question.prompt, question.answer) == (
        Kind.LIMIT,
        prompt,
        answer,
    )
    assert [one.text for one in question.choices].count(next(one.text for one in question.choices if one.right)) == 1


def everything(made: KnowledgeGraph) -> Sequence[Question]:
    return [one for seed in range(4) for one in quiz.questions(made, seed=seed)]


def test_every_question_has_one_right_answer_and_nothing_misleads_that_is_accepted() -> None:
    for question in everything(SMALL):
        assert sum(one.right for one in question.choices) == 1
        texts = [one.text for one in question.choices]
        assert 2 <= len(texts) == len(set(texts)) <= 4
        wrong = [one.text for one in question.choices if not one.right]
        assert not [text for text in wrong if quiz.grade(SMALL, question, text).right]
        assert question.evidence


def test_questions_stay_and_a_seed_shuffles_them() -> None:
    assert quiz.questions(SMALL) == quiz.questions(SMALL)
    assert [one.id for one in quiz.questions(SMALL)] == [one.id for one in quiz.questions(SMALL, seed=7)]
    orders = {tuple(one.text for one in quiz.questions(SMALL, seed=seed)[0].choices) for seed in range(9)}
    assert len(orders) > 1


def test_questions_about_one_service() -> None:
    about = quiz.questions(SMALL, "lambda")
    assert {service for one in about for service in one.services} == {"AWS Lambda"}
    assert len(about) == 2
    assert quiz.questions(SMALL, "Cloud9") == ()


GRADES: list[tuple[str, str, bool, str]] = [
    (NEED, "WAF", True, "WAF with CloudFront"),
    (NEED, "aws waf", True, "WAF with CloudFront"),
    (NEED, "CloudFront", True, "WAF with CloudFront"),
    (NEED, "S3", False, "WAF with CloudFront"),
    (NEED, "Amazon S3", False, "the notes rule out Amazon S3"),
    (NEED, "KMS", False, "WAF with CloudFront"),
    (NEED, "", False, "WAF with CloudFront"),
    (NEED, "0", False, "WAF with CloudFront"),
    (NEED, "99", False, "WAF with CloudFront"),
    (NEED, "not a thing", False, "WAF with CloudFront"),
    ("A Lambda function runs for", "15 min", True, "≤ 15 min"),
    ("A Lambda function runs for", "900 s", True, "≤ 15 min"),
    ("A Lambda function runs for", "15 s", False, "≤ 15 min"),
    ("A Lambda function runs for", "15", False, "≤ 15 min"),
    ("An SQS message", "256 KiB", False, "≤ 256 KB"),
    ("An SQS message", "0.256 MB", True, "≤ 256 KB"),
]


@pytest.mark.parametrize(("prompt", "given", "right", "said"), GRADES, ids=[f"{row[0][:9]} {row[1]}" for row in GRADES])
def test_how_an_answer_is_graded(prompt: str, given: str, right: bool, said: str) -> None:
    mark = quiz.grade(SMALL, asked(prompt), given)
    assert (mark.right, mark.said) == (right, said)
    assert mark.evidence


def test_a_choice_is_given_by_its_number() -> None:
    question = asked(NEED)
    marks = [quiz.grade(SMALL, question, str(number)).right for number in range(1, 5)]
    assert marks == [one.right for one in question.choices]


def test_the_service_of_an_accepted_feature_is_right() -> None:
    seen = Evidence(source="a.md", line=1, start=0, end=3, text="Keep failed events → DLQ", rule="test")
    answer = Answer(text="a DLQ", features=(("AWS Lambda", "DLQ"),))
    extra: list[Fact] = [
        Feature(name="DLQ", service="AWS Lambda", evidence=seen),
        Mention(service="AWS Batch", name="Batch", vendor="AWS", category="compute", evidence=seen),
        Scenario(need="Keep failed events", answers=(answer,), evidence=seen),
    ]
    made = KnowledgeGraph.from_facts([*facts(), *extra])
    question = asked("Keep failed events", made)
    assert [(given, quiz.grade(made, question, given).right) for given in ("Lambda", "Lambda/DLQ", "Batch", "SQS")] == [
        ("Lambda", True),
        ("Lambda/DLQ", True),
        ("Batch", False),
        ("SQS", False),
    ]


def test_a_service_that_the_need_names_does_not_mislead() -> None:
    seen = Evidence(source="a.md", line=1, start=0, end=3, text="Filter what KMS encrypts → WAF", rule="test")
    answer = Answer(text="WAF", services=("AWS WAF",))
    made = KnowledgeGraph.from_facts(
        [*facts(), Scenario(need="Filter what KMS encrypts", answers=(answer,), evidence=seen)]
    )
    for seed in range(9):
        (question,) = [one for one in quiz.questions(made, seed=seed) if "KMS" in one.prompt]
        assert "AWS KMS" not in {one.text for one in question.choices}


def test_what_is_missed_comes_first_and_what_is_known_later() -> None:
    first, second, third, *_ = every = quiz.questions(SMALL)
    boxes = Boxes().after({first.id: True, second.id: False})
    assert [one.id for one in boxes.chosen(every, 2)] == [second.id, third.id]
    assert boxes.cards == {first.id: Card(box=2, asked=1), second.id: Card(box=1, asked=1)}
    later = boxes.after({second.id: True})
    assert later.chosen(every, 1) == (first,)
    assert later.chosen(every, 99)[-1] == second


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.booleans(), max_size=3), max_size=12))
def test_boxes_stay_in_their_row(rounds: list[dict[str, bool]]) -> None:
    boxes = Boxes()
    for marks in rounds:
        boxes = boxes.after(marks)
        assert all(1 <= card.box <= LAST for card in boxes.cards.values())
        assert all(boxes.cards[id_].box == 1 for id_, right in marks.items() if not right)
    assert boxes.rounds == sum(bool(marks) for marks in rounds)


def test_boxes_come_back(tmp_path: Path) -> None:
    boxes = Boxes().after({"a": True}).after({"b": False})
    quiz.save(boxes, tmp_path / "new" / "quiz.json")
    assert quiz.load(tmp_path / "new" / "quiz.json") == boxes
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["quiz.json"]
    assert quiz.load(tmp_path / "none.json") == Boxes()


BROKEN = [
    *("", "[]", "{}", '{"format": "linkspan-quiz/9"}'),
    '{"format": "linkspan-quiz/1", "rounds": 1, "cards": {"a": {"box": 9, "asked": 1}}}',
    '{"format": "linkspan-quiz/1", "rounds": "x", "cards": {}}',
    '{"format": "linkspan-quiz/1", "rounds": Infinity, "cards": {}}',
    '{"format": "linkspan-quiz/1", "rounds": 1, "cards": []}',
    "[" * 100_000,
    "\x00",
]


@pytest.mark.parametrize("text", BROKEN)
def test_boxes_that_are_none_are_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "quiz.json").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenState, match=r"quiz\.json"):
        quiz.load(tmp_path / "quiz.json")
