"""Answers given away: Markdown, Mermaid, SVG and links, with what notes say as text wherever it lands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from cli import app, serving, sharing
from graph import export, paths, query
from graph.export.answers import (
    SITE,
    markdown,
    mermaid,
    near_link,
    of_contrast,
    of_neighbourhood,
    of_routes,
    route_link,
    svg,
)
from graph.merge import KnowledgeGraph
from graph.model import Answer, Evidence, NodeKind, Relation, Scenario
from panels.address import Connect, Explore
from tests import hostile_graph
from tests.small_graph import HOSTILE, facts, graph
from tests.vectors import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.export.answers import Shared

SMALL = graph()
NAMESPACE = "{http://www.w3.org/2000/svg}"
TAGS = set("svg title desc style rect defs marker path g circle text".split())
ATTRIBUTES = set(
    "viewBox width height role aria-labelledby id x y fill refX refY markerWidth markerHeight orient d stroke "
    "stroke-width stroke-dasharray marker-end class transform r opacity".split()
)


def routed(source: str, target: str, k: int = 3) -> Shared:
    return of_routes(paths.routes(SMALL, source, target, k=k))


def around(name: str, depth: int = 1) -> Shared:
    return of_neighbourhood(query.neighbourhood(SMALL, name, depth=depth))


SHARED: list[tuple[str, Shared]] = [
    ("a route", routed("S3", "Lambda", 1)),
    ("routes", routed("S3", "SQS")),
    ("a neighbourhood", around("Lambda")),
    ("a far one", around("WAF", 3)),
    ("a lone node", around("DLQ")),
    ("hostile", around("Cloud9", 2)),
    ("side by side", of_contrast(query.contrast(SMALL, "SQS", "Lambda", "SNS"))),
    ("opposite", of_contrast(query.contrast(SMALL, "S3", "WAF"))),
]


def hostile(text: str) -> Iterator[Shared]:
    """What surrounds a service whose every word is the text, and it beside another."""
    made = hostile_graph.of_facts([text, f"{text} also"])
    services = [node.id for node in made.nodes(NodeKind.SERVICE)]
    yield of_contrast(query.contrast(made, *services[:3]))
    yield of_neighbourhood(query.neighbourhood(made, f"service:{made.nodes(NodeKind.SERVICE)[1].label}", depth=2))


def test_a_route_with_its_sentences_as_footnotes() -> None:
    assert markdown(routed("Lambda", "S3", 1), route_link(SITE, "Lambda", "S3")) == (
        "# AWS Lambda ← Amazon S3\n\n"
        "1. AWS Lambda *is triggered by* Amazon S3.[^1]\n\n"
        "[Open this view](http://127.0.0.1:8501/connect?from=Lambda&to=S3)\n\n"
        "[^1]: An S3 event invokes Lambda asynchronously\\. (notes\\.md\\:14)\n"
    )


def test_several_routes_cite_a_sentence_once() -> None:
    said = markdown(routed("S3", "SQS"))
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", said, re.MULTILINE)
    assert [int(number) for number, _ in notes] == list(range(1, len(notes) + 1))
    assert len({text for _, text in notes}) == len(notes)
    assert said.count("## ") == len(paths.routes(SMALL, "S3", "SQS", k=3))


@pytest.mark.parametrize("shared", [shared for _, shared in SHARED], ids=[name for name, _ in SHARED])
def test_every_sentence_is_cited_and_every_citation_is_there(shared: Shared) -> None:
    said = markdown(shared)
    body = "\n".join(line for line in said.splitlines() if not line.startswith("[^"))
    cited = set(re.findall(r"\[\^(\d+)\]", body))
    assert cited == set(re.findall(r"^\[\^(\d+)\]: ", said, re.MULTILINE))
    assert bool(cited) is any(one.evidence for section in shared.sections for one in section.statements)


@pytest.mark.parametrize("shared", [shared for _, shared in SHARED], ids=[name for name, _ in SHARED])
def test_a_picture_is_whole(shared: Shared) -> None:
    root = ET.fromstring(svg(shared))  # noqa: S314 - our own
    assert len(root.findall(f"{NAMESPACE}g/{NAMESPACE}title")) == len(shared.nodes)
    left, top, width, height = map(float, str(root.get("viewBox")).split())
    for x, y in shared.places.values():
        assert left < x < left + width
        assert top < y < top + height
    pairs = {(edge.source, edge.target) for edge in shared.edges if edge.source != edge.target}
    assert len(root.findall(f"{NAMESPACE}path")) == len(pairs)


def test_what_notes_deny_is_dashed_and_red() -> None:
    denied = svg(of_neighbourhood(query.neighbourhood(SMALL, "WAF", relations=[Relation.PROTECTS])))
    assert re.search(r'stroke="#d0342c" stroke-width="1.8" stroke-dasharray="6 4"', denied)
    assert "does not protect" in denied
    assert "#d0342c" not in svg(routed("S3", "Lambda", 1))


@pytest.mark.parametrize("text", [*TEXTS, HOSTILE, "a\x00b\x1b[31m\u202e]]>"])
def test_hostile_text_is_text_in_every_form(text: str) -> None:
    for shared in hostile(text):
        is_text(shared)


def is_text(shared: Shared) -> None:
    """See that what a picture, a text and a diagram hold is theirs, and the rest text."""
    root = ET.fromstring(svg(shared))  # noqa: S314 - our own
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= TAGS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(re.sub(r"^\[\^\d+\]: ", "", markdown(shared), flags=re.MULTILINE))
    )
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "em_open", "em_close", "softbreak", "text_special"}
    for line in mermaid(shared).splitlines()[1:]:
        assert re.fullmatch(r'  n\d+(?:\W{1,2}"[^"<>]*"\W{1,2}|( -->| -\.->)\|"[^"<>]*"\| n\d+)', line), line
    for written in (svg(shared), markdown(shared), mermaid(shared)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", written)


ROUTES: list[dict[str, object]] = [
    {},
    {"via": ("SNS", "A&B=c"), "avoid": ("uses", "IAM")},
    {"directed": True, "contrast": True},
    {"via": ("naïve #?", "(x)[y]")},
    {"most": 10, "dial": 0.6},
    {"most": 3, "dial": 0.0},
    {"flow": True, "every": True, "hops": 9, "most": 7, "dial": 0.45},
    {"or_from": ("SNS", "KMS"), "or_to": ("x&y",), "only": ("uses", "triggers"), "through": ("feature",)},
    {"turned": ("reads_from=against", "uses=along")},
]


@pytest.mark.parametrize("asked", ROUTES)
def test_a_link_opens_the_routes_that_were_asked(asked: dict[str, object]) -> None:
    address = urlsplit(route_link("https://example.org/notes/", "S3", "a b", **asked))  # type: ignore[arg-type]
    assert address.path == "/notes/connect"
    assert Connect.read(parse_qs(address.query)) == Connect(source="S3", target="a b", **asked)  # type: ignore[arg-type]
    assert not set("()[]<> \"'") & set(address.query)


def test_a_link_opens_the_neighbourhood_that_was_asked() -> None:
    link = near_link(
        SITE, "feature:AWS Lambda/DLQ", depth=2, top=40, kinds=[NodeKind.SERVICE], relations=[Relation.USES]
    )
    read = Explore.read(parse_qs(urlsplit(link).query))
    assert (read.node, read.depth, read.top) == ("feature:AWS Lambda/DLQ", 2, 40)
    assert set(read.kinds) == {NodeKind.SERVICE}
    assert set(read.relations) == {Relation.USES}
    assert near_link(SITE, "S3") == "http://127.0.0.1:8501/explore?node=S3"


def test_side_by_side_in_sections() -> None:
    said = markdown(of_contrast(query.contrast(SMALL, "S3", "WAF")))
    assert [line for line in said.splitlines() if line.startswith("#")] == [
        "# Amazon S3 \\| AWS WAF",
        "## Links",
        "## Opposite answers",
        "## Which one to take",
        "## Amazon S3 alone has",
    ]
    assert "- AWS WAF *does not protect* Amazon S3.[^1]" in said
    assert "- Amazon S3 *is ruled out for* Need to block specific countries." in said


def test_what_a_service_and_its_feature_both_answer_is_said_once() -> None:
    seen = Evidence(source="a.md", line=1, start=0, end=3, text="Keep failed events → DLQ of Lambda", rule="test")
    dlq = Answer(text="a DLQ of Lambda", services=("AWS Lambda",), features=(("AWS Lambda", "DLQ"),))
    made = KnowledgeGraph.from_facts([*facts(), Scenario(need="Keep failed events", answers=(dlq,), evidence=seen)])
    said = markdown(of_contrast(query.contrast(made, "Lambda", "SQS")))
    assert said.count("AWS Lambda *answers* Keep failed events") == 1


ASKED: list[tuple[str, str]] = [
    ("path S3 Lambda --as markdown", "# From Amazon S3 to AWS Lambda\n"),
    ("path S3 Lambda -k 1 --as mermaid", "%% http://127.0.0.1:8501/connect?from=S3&to=Lambda&most=1\nflowchart LR\n"),
    ("path S3 SQS --via SNS --as link --site https://x.example/", "https://x.example/connect?from=S3&to=SQS&via=SNS\n"),
    (
        "path S3 SQS --way reads_from=against --as link",
        "http://127.0.0.1:8501/connect?from=S3&to=SQS&way=reads_from%3D",
    ),
    ("path S3 Lambda --as svg", '<svg xmlns="http://www.w3.org/2000/svg"'),
    ("near Lambda --as markdown", "# Around AWS Lambda\n"),
    ("near DLQ --as link", "http://127.0.0.1:8501/explore?node=feature%3AAWS+Lambda%2FDLQ\n"),
    ("contrast SNS SQS --as markdown", "# Amazon SNS \\| Amazon SQS\n"),
    ("contrast SNS SQS --as link", "http://127.0.0.1:8501/explore?node=Amazon+SNS&selected=Amazon+SNS&selected=Am"),
    ("contrast SNS SQS --as svg", '<svg xmlns="http://www.w3.org/2000/svg"'),
    ("near Lambda --kind feature --as svg", '<svg xmlns="http://www.w3.org/2000/svg"'),
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.json"
    export.save(SMALL, path)
    return path


@pytest.mark.parametrize(("line", "start"), ASKED, ids=[line for line, _ in ASKED])
def test_the_command_gives_it_away(line: str, start: str, saved: Path) -> None:
    result = CliRunner().invoke(app, [*line.split(), "--graph", str(saved)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(start)
    assert result.stdout.endswith("\n")


def test_links_lead_where_the_explorer_is_served() -> None:
    assert sharing.SITE == SITE == f"http://{serving.HOST}:{serving.FIRST_PORT}"


def test_two_forms_at_once_are_one_too_many(saved: Path) -> None:
    result = CliRunner().invoke(app, ["path", "S3", "Lambda", "--as", "svg", "--json", "--graph", str(saved)])
    assert result.exit_code == 2
    assert "goes without --json" in result.stderr
