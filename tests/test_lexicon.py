"""Lexicon files: what is read from them and what is refused, with file, entry and key in every complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.lexicon import Lexicon, load
from extract.spellings import forms
from graph.errors import LexiconError

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, *files: str) -> Path:
    for number, text in enumerate(files):
        (folder / f"{number}.toml").write_text(text, encoding="utf-8")
    return folder


def _entry(name: str, rest: str = "") -> str:
    return f'[[service]]\nname = "{name}"\nvendor = "V"\ncategory = "compute"\n{rest}\n'


REFUSED = {
    "no TOML": ("vendor =", "0.toml: "),
    "unknown key of a file": ('owner = "V"', "0.toml: unknown key 'owner'"),
    "unknown key of a service": (_entry("A", 'colour = "red"'), "0.toml: A: unknown key 'colour'"),
    "no list of services": ('service = "A"', "0.toml: 'service' must be a list of tables"),
    "a service that is no table": ('service = ["A"]', "0.toml: 'service' must be a list of tables"),
    "no name": ('[[service]]\ncategory = "compute"\nvendor = "V"', "0.toml: service 1: 'name' is missing"),
    "no category": ('vendor = "V"\n[[service]]\nname = "A"', "0.toml: A: 'category' is missing"),
    "no vendor": ('[[service]]\nname = "A"\ncategory = "compute"', "0.toml: A: 'vendor' is missing"),
    "unknown category": (
        '[[service]]\nname = "A"\nvendor = "V"\ncategory = "cars"',
        "0.toml: A: category: 'cars' is none of",
    ),
    "a name that is a number": (
        '[[service]]\nname = 7\nvendor = "V"\ncategory = "cost"',
        "0.toml: 7: name: 7 is not a string",
    ),
    "a list that is a text": (_entry("A", 'aliases = "B"'), "0.toml: A: aliases: must be a list of strings"),
    "an alias that is a number": (_entry("A", "aliases = [1]"), "0.toml: A: aliases: 1 is not a string"),
    "an empty alias": (_entry("A", 'aliases = [""]'), "0.toml: A: aliases: '' is empty or has blanks around it"),
    "blanks around a feature": (_entry("A", 'features = ["F "]'), "0.toml: A: features: 'F ' is empty or has blanks"),
    "an alias that is the name": (
        _entry("Alpha", 'aliases = ["ALPHA"]'),
        "0.toml: Alpha: aliases: 'ALPHA' is named twice",
    ),
    "an alias twice": (_entry("A", 'aliases = ["Beta", "beta"]'), "0.toml: A: aliases: 'beta' is named twice"),
    "an alias both ways": (_entry("A", 'aliases = ["B"]\nambiguous = ["B"]'), "0.toml: A: aliases: 'B' is named twice"),
    "a feature twice": (_entry("A", 'features = ["Fast", "fast"]'), "0.toml: A: features: 'fast' is named twice"),
    "a part of nothing": (_entry("A", 'part_of = "B"'), "0.toml: A: part_of: 'B' is no other service"),
    "a part of itself": (_entry("A", 'part_of = "A"'), "0.toml: A: part_of: 'A' is no other service"),
    "a service twice": (_entry("A") + _entry("A"), "0.toml: A: name: stands in 0.toml already"),
    "an alias of two": (
        _entry("A", 'aliases = ["Same"]') + _entry("B", 'aliases = ["same"]'),
        "B: aliases: 'same' names A too; say ambiguous in both",
    ),
    "an alias that is another's name": (_entry("A") + _entry("B", 'aliases = ["A"]'), "B: aliases: 'A' names A too"),
    "plain for one, ambiguous for the other": (
        _entry("A", 'aliases = ["Same"]') + _entry("B", 'ambiguous = ["same"]'),
        "A: aliases: 'same' is ambiguous for B; say so in both",
    ),
}


@pytest.mark.parametrize(("text", "complaint"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_file_is_refused(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        load(_write(tmp_path, text))
    assert str(caught.value).startswith(complaint)


ALLOWED = {
    "ambiguous for two": _entry("A", 'ambiguous = ["Same"]') + _entry("B", 'ambiguous = ["same"]'),
    "short names in two cases": _entry("A", 'aliases = ["RAM"]') + _entry("B", 'aliases = ["ram"]'),
    "an official name that is ambiguous": _entry("Flow", 'ambiguous = ["Flow"]'),
    "a feature of two": _entry("A", 'features = ["F"]') + _entry("B", 'features = ["F"]'),
    "a feature that is an alias": _entry("A", 'aliases = ["B C"]\nfeatures = ["B C"]'),
    "nothing": "",
}


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED)
def test_a_right_file_is_read(text: str, tmp_path: Path) -> None:
    assert len(load(_write(tmp_path, text)).services) == text.count("[[service]]")


def test_services_of_all_files_stand_in_order(tmp_path: Path) -> None:
    lexicon = load(_write(tmp_path, _entry("B", 'part_of = "C"'), _entry("C") + _entry("A")))
    assert [service.name for service in lexicon.services] == ["A", "B", "C"]


def test_a_service_twice_names_both_files(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^1\.toml: A: name: stands in 0\.toml already$"):
        load(_write(tmp_path, _entry("A"), _entry("A")))


def test_the_vendor_of_a_file_is_the_default(tmp_path: Path) -> None:
    own, file = (
        '[[service]]\nname = "A"\ncategory = "cost"\nvendor = "W"\n',
        '[[service]]\nname = "B"\ncategory = "cost"\n',
    )
    lexicon = load(_write(tmp_path, f'vendor = "V"\n{own}{file}'))
    assert [(service.name, service.vendor) for service in lexicon.services] == [("A", "W"), ("B", "V")]


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no lexicon files"):
        load(tmp_path)


def test_loading_is_remembered() -> None:
    assert load() is load()


def test_a_lexicon_of_nothing_answers() -> None:
    lexicon = Lexicon(services=())
    assert (lexicon.service("A"), lexicon.resolve("A"), lexicon.candidates("A"), lexicon.owners("A")) == (
        None,
        None,
        (),
        (),
    )


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("read replica", {"read replica", "read replicas"}),
        ("time-out keys", {"time-out keys", "time out keys", "time-out key", "time out key"}),
        ("health status", {"health status"}),
        ("DNS", {"DNS"}),
        ("GetItem", {"GetItem"}),
        ("soft-delete", {"soft-delete", "soft delete", "soft-deletes", "soft deletes"}),
    ],
)
def test_a_feature_is_known_in_either_number_and_without_hyphens(written: str, found: set[str]) -> None:
    assert set(forms(written)) == found
