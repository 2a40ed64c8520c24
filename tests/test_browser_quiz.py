"""The Quiz in a real browser: a round by keyboard, back and forward; who types into a field is left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from graph import quiz
from tests.small_graph import graph
from tests.visitor import PATIENCE, Visitor

if TYPE_CHECKING:
    from graph.quiz import Question

expect.set_options(timeout=PATIENCE)

EVERY = quiz.questions(graph())


def right(question: Question) -> str:
    return str(next(number for number, one in enumerate(question.choices, 1) if one.right))


@pytest.fixture
def quizzed(visitor: Visitor) -> Visitor:
    """A visitor at the first question, who came by the bar."""
    visitor.page.goto(f"{visitor.address}/needs")
    visitor.settles()
    visitor.page.get_by_role("link", name="Quiz", exact=True).click()
    expect(visitor.page.get_by_role("heading", name=EVERY[0].prompt)).to_be_focused()
    return visitor


def test_a_round_by_keyboard(quizzed: Visitor) -> None:
    page = quizzed.page
    for number, question in enumerate(EVERY, 1):
        expect(page.get_by_role("heading", name=question.prompt)).to_be_visible()
        page.keyboard.press(right(question) if number > 1 else "9")
        if number == 1:
            page.keyboard.press("Enter")  # without an answer it leads nowhere
            page.keyboard.press(right(question))
        name = "Next question" if number < len(EVERY) else "See the score"
        expect(page.get_by_role("button", name=name)).to_be_focused()
        expect(page.get_by_role("status").filter(has_text=f"Right. The answer: {question.answer}.")).to_have_count(1)
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"{len(EVERY)} of {len(EVERY)} right")).to_be_visible()
    expect(page).to_have_url(f"{quizzed.address}/quiz?question=score")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{quizzed.address}/quiz?seed=1")
    expect(page.locator("button.choice").first).to_be_visible()


def test_back_shows_the_question_as_it_was_answered(quizzed: Visitor) -> None:
    page = quizzed.page
    page.get_by_role("button", name=EVERY[0].choices[0].text).click()
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_role("heading", name=EVERY[1].prompt)).to_be_visible()
    page.go_back()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.get_by_role("heading", name=EVERY[0].prompt)).to_be_visible()
    page.go_forward()
    expect(page.locator("button.choice").first).to_be_visible()


def test_who_types_into_a_field_does_not_answer(quizzed: Visitor) -> None:
    page = quizzed.page
    box = page.get_by_role("combobox", name=re.compile("Questions about"))
    box.click()
    page.keyboard.type("1")
    page.keyboard.press("Escape")
    quizzed.settles()
    assert page.locator(".verdict").count() == 0
    page.keyboard.press("Control+1")
    quizzed.settles()
    assert page.locator(".verdict").count() == 0


def test_an_answer_leads_to_the_routes_and_keys_are_then_those_of_the_other_page(quizzed: Visitor) -> None:
    page = quizzed.page
    need = next(one for one in EVERY if one.prompt == "Need to block specific countries")
    page.goto(f"{quizzed.address}/quiz?question={need.id}")
    page.get_by_role("button", name="Amazon S3").click()
    expect(page.get_by_text("Amazon S3 is ruled out")).to_be_visible()
    page.get_by_role("button", name="Connect AWS WAF and Amazon S3").click()
    expect(page).to_have_url(re.compile(r"/connect\?from=AWS\+WAF&to=Amazon\+S3"))
    quizzed.settles()
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    quizzed.settles()
    expect(page).to_have_url(re.compile("/connect"))
