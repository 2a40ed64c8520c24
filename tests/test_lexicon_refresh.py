"""The script that adds the names of packages to the lexicon: it adds, it never takes away, and a second run is idle."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bench.refresh_lexicon import Decisions, Known, refreshed, render
from extract.lexicon import Lexicon, Service, load

if TYPE_CHECKING:
    from pathlib import Path

DECISIONS = Decisions(
    owner={"queue-data": "Amazon Queue"},
    category={"fresh": "cost", "plain": "cost"},
    identifiers=frozenset({"hidden"}),
    names=frozenset({"engine"}),
)
QUEUE = Service(
    name="Amazon Queue",
    vendor="AWS",
    category="messaging",
    aliases=("AQ", "Simple Queue"),
    features=("DLQ", 'a "quoted" feature', *(f"feature number {number}" for number in range(9))),
    part_of="Amazon Whole",
)
WHOLE = Service(name="Amazon Whole", vendor="AWS", category="messaging", ambiguous=("Whole",))
OTHER = Service(name="Other Table", vendor="Other", category="database", aliases=("Tabular",), ambiguous=("Table",))
LEXICON = Lexicon(services=(QUEUE, WHOLE, OTHER))


def _known(identifier: str, *names: str) -> Known:
    return Known(package="fake", identifier=identifier, names=names)


@pytest.mark.parametrize(
    ("known", "official", "aliases", "ambiguous"),
    [
        (_known("queue", "Amazon Queue", "AWS Queue Service"), "Amazon Queue", ("AWS Queue Service",), ()),
        (_known("queue", "Amazon Queue", "MyQueue"), "Amazon Queue", ("MyQueue",), ()),
        (_known("queue", "Amazon Queue", "Queue Service"), "Amazon Queue", (), ("Queue Service",)),
        (_known("queue-data", "Amazon Queue Data"), "Amazon Queue", ("Amazon Queue Data",), ()),
        (_known("whole", "Whole"), "Amazon Whole", (), ()),
        (_known("queue", "AMAZON QUEUE", "simple queue", "Engine"), "Amazon Queue", (), ()),
        (_known("queue", "Amazon Queue", "Tabular"), "Amazon Queue", (), ()),
        (_known("queue", "Amazon Queue", "Table"), "Amazon Queue", (), ("Table",)),
        (_known("fresh", "Amazon Fresh", "FreshThings"), "Amazon Fresh", ("FreshThings",), ()),
        (_known("plain", "Plain Words"), "Plain Words", (), ("Plain Words",)),
    ],
)
def test_names_are_added(known: Known, official: str, aliases: tuple[str, ...], ambiguous: tuple[str, ...]) -> None:
    before = LEXICON.service(official)
    after = refreshed(LEXICON, [known], DECISIONS).service(official)
    assert after is not None
    assert after.aliases == (before.aliases if before else ()) + aliases
    assert after.ambiguous == (before.ambiguous if before else ()) + ambiguous
    assert after.category == (before.category if before else "cost")


def test_nothing_is_taken_away_and_a_second_run_is_idle() -> None:
    known = [
        _known("queue", "Amazon Queue", "Queue Service"),
        _known("fresh", "Amazon Fresh"),
        _known("plain", "Plain Words"),
    ]
    once = refreshed(LEXICON, known, DECISIONS)
    assert refreshed(once, known, DECISIONS) == once
    assert {service.name for service in LEXICON.services} < {service.name for service in once.services}
    assert once.service("Other Table") == OTHER


def test_a_new_service_without_a_decision_ends_the_run() -> None:
    with pytest.raises(SystemExit, match="name its owner or its category"):
        refreshed(LEXICON, [_known("unheard", "Amazon Unheard")], DECISIONS)


def test_what_is_written_is_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "aws.toml"
    file.write_text("# Source: a fake\n# second line\n\nvendor = 'AWS'\n", encoding="utf-8")
    text = render(file, LEXICON)
    file.write_text(text, encoding="utf-8")
    assert text.startswith('# Source: a fake\n# second line\n\nvendor = "AWS"\n')
    assert load(tmp_path).services == (QUEUE, WHOLE)
    assert render(file, load(tmp_path)) == text
    assert max(map(len, text.splitlines())) <= 120
    assert len(tomllib.loads(text)["service"]) == 2
