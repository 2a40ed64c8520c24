"""The offline page: text of notes is data and nothing else, nothing is asked of any host, and it works in a browser."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from graph.export import export
from graph.merge import KnowledgeGraph
from graph.model import Evidence, Link, Relation
from tests.small_graph import HOSTILE, SCRIPT
from tests.small_graph import graph as small_graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text inside scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.inside.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.inside:
            self.inside[-1] += data


BREAKERS = (
    "</script><script>alert(1)</script>",
    "</script x",
    "</script/",
    "<!-- <script>",
    "%%library%%",
    "\u2028\\u003c",
    '"},{"',
    SCRIPT,
)


@pytest.mark.parametrize("text", BREAKERS)
def test_hostile_text_is_only_ever_a_value_in_the_data(text: str) -> None:
    place = Evidence(source=text, line=1, start=0, end=1, text=text, rule="test")
    fact = Link(head=text, relation=Relation.USES, tail="b", condition=text, evidence=place)
    page = Elements(export(KnowledgeGraph.from_facts([fact]), "html"))
    plain = Elements(export(small_graph(), "html"))
    assert page.elements == plain.elements
    assert not set("<>&") & set(page.inside[0])
    data = json.loads(page.inside[0])
    assert " ".join(text.split()) in {node["label"] for node in data["nodes"]}
    assert data["edges"][0]["evidence"][0]["text"] == " ".join(text.split())


def test_no_element_asks_for_anything_and_the_policy_forbids_it() -> None:
    page = Elements(export(small_graph(), "html"))
    assert [attrs for _, attrs in page.elements if {"src", "href", "action", "srcset", "data"} & attrs.keys()] == []
    (policy,) = [attrs["content"] for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs]
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of the small graph, opened from disk without any network."""
    path = tmp_path / "graph.html"
    path.write_text(export(small_graph(), "html"), encoding="utf-8")
    context = browser.new_context(offline=True)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    opened.goto(path.as_uri())
    yield opened
    assert wrong == []
    assert opened.evaluate("window.stolen") is None
    context.close()


def test_search_leads_to_a_service_with_its_sentences(page: Page) -> None:
    page.get_by_role("searchbox").fill("sqs")
    page.keyboard.press("Enter")
    assert page.get_by_role("heading", name="Amazon SQS").is_visible()
    assert page.get_by_text("SNS fans a message out to SQS queues.").is_visible()
    page.get_by_role("region", name="Amazon SQS").get_by_role("button", name="AWS Lambda").first.click()
    assert page.get_by_role("heading", name="AWS Lambda").is_visible()


def test_names_that_would_run_are_shown_as_text(page: Page) -> None:
    page.get_by_role("button", name=HOSTILE).click()
    assert page.get_by_role("heading", name=HOSTILE).is_visible()
    assert page.locator("img").count() == 0


def test_kinds_can_be_left_out_and_the_theme_changed(page: Page) -> None:
    listed = page.get_by_role("heading", name="Names")
    assert listed.text_content() == f"Names ({len(small_graph())})"
    page.get_by_role("checkbox", name="service").uncheck()
    assert listed.text_content() != f"Names ({len(small_graph())})"
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
