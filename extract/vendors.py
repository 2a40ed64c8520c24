"""Whose services a place in a note speaks of: by its column, its line, the lines and headings above it, its section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.lexicon import Service, Span
    from extract.structure import Line

KUBERNETES: Final = "CNCF"
"""The vendor of Kubernetes and of most projects around it, which speaks for them all."""

FAMILIES: Final = {
    "Microsoft": "Azure",
    "Firebase": "Google Cloud",
    "Google": "Google Cloud",
    "Aqua": KUBERNETES,
    "Canonical": KUBERNETES,
    "Grafana Labs": KUBERNETES,
    "HashiCorp": KUBERNETES,
    "Kong": KUBERNETES,
    "Mirantis": KUBERNETES,
    "Red Hat": KUBERNETES,
    "SUSE": KUBERNETES,
}
"""Vendors whose services are named beside those of another."""

CLOUDS: Final = frozenset({"AWS", "Azure", "Google Cloud", "Oracle", "Alibaba", "IBM", "DigitalOcean", "Cloudflare"})
"""Clouds: where notes speak of one, no ambiguous name is a service of another."""

SPEAKING: Final = CLOUDS | {KUBERNETES}
"""Vendors of so many services that notes shorten their names where the context is clear."""

WORDS: Final = {
    "AWS": "AWS",
    "Amazon": "AWS",
    "Azure": "Azure",
    "AZ-": "Azure",
    "Google": "Google Cloud",
    "GCP": "Google Cloud",
    "gcloud": "Google Cloud",
    "Kubernetes": KUBERNETES,
    "K8s": KUBERNETES,
    "k8s": KUBERNETES,
    "CKA": KUBERNETES,
    "CKS": KUBERNETES,
    "Oracle Cloud": "Oracle",
    "OCI": "Oracle",
    "Alibaba": "Alibaba",
    "Aliyun": "Alibaba",
    "IBM Cloud": "IBM",
    "DigitalOcean": "DigitalOcean",
}
"""How notes name the vendors themselves."""

OWN: Final = frozenset(name.lower() for name in WORDS)
"""What a name opens with that says whose it is, in small letters."""

NAMING: Final = re.compile(
    "(?:A(?:WS|mazon|zure|Z-(?=\\d)|libaba|liyun)|G(?:oogle|CP)|gcloud|K8s|k8s|CKA(?=D?\\b)|CKS(?=D?\\b)"
    "|Kubernetes(?! (?:Engine|Service)\\b)"
    "|O(?:racle Cloud|CI)|IBM Cloud|DigitalOcean)(?![a-z])"
)
"""Each begins with one letter, so that a search passes over all the others."""

FOREIGN: Final = re.compile(r" (?:image|registr|artifact|runtime|format|spec|compliant|layout|standard)")
"""What follows "OCI" where it is the Open Container Initiative."""

HOSTS: Final = {
    "aws.amazon.com": "AWS",
    "cloud.google.com": "Google Cloud",
    "azure.microsoft.com": "Azure",
    "docs.microsoft.com": "Azure",
    "learn.microsoft.com": "Azure",
    "portal.azure.com": "Azure",
    "kubernetes.io": KUBERNETES,
    "docs.oracle.com": "Oracle",
    "alibabacloud.com": "Alibaba",
    "cloud.ibm.com": "IBM",
    "digitalocean.com": "DigitalOcean",
    "developers.cloudflare.com": "Cloudflare",
}
"""Where the pages of vendors stand, which links of notes lead to."""

LED: Final = re.compile(rf"[^\]\[()\s]{{0,3}}\]\(<?https?://(?:[\w-]+\.)*?(?P<host>{'|'.join(map(re.escape, HOSTS))})/")
"""What follows a name that is the end of a link's words, where the link leads to such a page."""

CALLED: Final = re.compile(r"\b(?P<word>AWS|Amazon|Azure|Google|GCP)(?: Cloud)? $")
"""A vendor right before a name, which says whose it is: "GCP Composer"."""

ALONE: Final = re.compile(r"(?:^|[]#|\n]|\b[OoIi]n )\s*$")
"""What stands before "Google" where it is the cloud; elsewhere it is where people sign in or search."""


def family(vendor: str) -> str:
    """Return the vendor that speaks for a vendor's services.

    >>> family("HashiCorp"), family("AWS")
    ('CNCF', 'AWS')
    """
    return FAMILIES.get(vendor, vendor)


def fitting(candidates: Sequence[Service], vendor: str) -> tuple[Service, ...]:
    """Return those of the vendor that is spoken of; where it has none, those that are of no other cloud."""
    own = tuple(service for service in candidates if family(service.vendor) == vendor)
    return own or tuple(service for service in candidates if not vendor or family(service.vendor) not in CLOUDS)


def only_of(candidates: Iterable[Service], vendor: str) -> Service | None:
    """Return the only one that is of a vendor, None where there are none or several."""
    mine = [service for service in candidates if vendor and family(service.vendor) == vendor]
    return mine[0] if len(mine) == 1 else None


def words(text: str) -> Iterable[tuple[int, str]]:
    """Yield where a text names a vendor, with the vendor, in order.

    >>> list(words("on Azure and GCP"))
    [(3, 'Azure'), (13, 'Google Cloud')]
    """
    for found in NAMING.finditer(text):
        start, name = found.start(), found[0]
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if name == "OCI" and FOREIGN.match(text, found.end()):
            continue
        bare = name == "Google" and not text.startswith(" Cloud", found.end())
        if not bare or ALONE.search(text[max(0, start - 4) : start]):
            yield start, WORDS[name]


def linked(text: str, end: int) -> str:
    """Return the vendor to whose pages a link leads that ends here in a text, "" for none.

    >>> linked("[Pub/Sub](https://cloud.google.com/pubsub/docs)", 8)
    'Google Cloud'
    """
    found = LED.match(text, end) if text.startswith(("]", "*", "_", "`"), end) else None
    return HOSTS[found["host"]] if found else ""


def called(text: str, start: int) -> str:
    """Return the vendor that stands right before a name, "" for none.

    >>> called("on GCP Composer", 7), called("on GCP with Composer", 12)
    ('Google Cloud', '')
    """
    found = CALLED.search(text, max(0, start - 14), start) if text.endswith(" ", 0, start) else None
    return WORDS[found["word"]] if found else ""


def column(line: Line, offset: int) -> str:
    """Return the vendor that the head of the column names in which an offset of the note stands, "" for none."""
    head = next((cell.column for cell in line.cells if cell.start <= offset < cell.end), "")
    return _only({vendor for _, vendor in words(head)}) if head else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """What a note's lines say of vendors: `said` by their own names, `meant` by names of services too, by line number.

    Several statements can stand on one line; what one says counts for all.
    """

    lines: Sequence[Line]
    said: Mapping[int, frozenset[str]]
    meant: Mapping[int, frozenset[str]]
    tallies: Mapping[int, Counter[str]]
    whole: Counter[str]
    vendors: frozenset[str]
    _memory: dict[tuple[int, bool], str] = field(default_factory=dict, repr=False, compare=False)

    def at(self, index: int, offset: int, *, firm: bool = False, near: bool = False) -> str:
        """Return the vendor whose services the line of this index speaks of at an offset of the note, "" if unclear.

        The nearest place that names just one decides: the head of the column, the line, the lines it hangs under, the
        headings from inside out, most of the section, nearly all of the note. `firm`: a service of the line is not
        enough, only the vendor's own name; `near`: the note as a whole does not decide.
        """
        line = self.lines[index]
        if vendor := column(line, offset):
            return vendor
        if (index, firm) not in self._memory:
            self._memory[index, firm] = self._of(line, firm=firm)
        return self._memory[index, firm] or ("" if near else _most(self.whole, 2 / 3))

    def foreign(self, span: Span, service: Service, owners: Iterable[Service] = ()) -> bool:
        """Return whether what another cloud than the note's calls a service is no name here.

        The note says mostly one cloud's names, and the line does not name the other one; the words stand in small
        letters, or are a feature of that cloud's services too. Parameters: `owners` are the services with such a one.
        """
        vendor, most = family(service.vendor), _most(self.whole, 1 / 2)
        if vendor not in CLOUDS or most not in CLOUDS - {vendor} or span.text.lower().split()[0] in OWN:
            return False
        if not span.text.islower() and all(family(owner.vendor) != most for owner in owners):
            return False
        index = bisect_right(self.lines, span.start_char, key=attrgetter("start")) - 1
        return index < 0 or vendor not in self.said.get(self.lines[index].number, frozenset())

    def _of(self, line: Line, *, firm: bool) -> str:
        near = (self.said if firm else self.meant).get(line.number, frozenset())
        if vendor := _only(near):
            return vendor
        for number in (line.parent, *reversed(line.headings)):
            if vendor := _only(self.meant.get(number, frozenset())):
                return vendor
        section = self.tallies.get(line.headings[-1] if line.headings else 0, Counter())
        return _most(section, 1 / 2)


def speaking(lines: Sequence[Line], text: str, names: Iterable[tuple[int, str]]) -> Speaking:
    """Return what the lines of a note say of vendors; `names` are the offsets and vendors of the services they name."""
    starts = [line.start for line in lines]
    said: dict[int, set[str]] = {}
    meant: dict[int, set[str]] = {}
    tallies: dict[int, Counter[str]] = {}
    own = list(words(text))
    for found, all_said in ((own, True), (list(names), False)):
        for offset, vendor in found:
            index = bisect_right(starts, offset) - 1
            if index < 0 or vendor not in SPEAKING:
                continue
            line = lines[index]
            meant.setdefault(line.number, set()).add(vendor)
            if all_said:
                said.setdefault(line.number, set()).add(vendor)
            tallies.setdefault(line.headings[-1] if line.headings else 0, Counter())[vendor] += 1
    return Speaking(
        lines=lines,
        said={number: frozenset(vendors) for number, vendors in said.items()},
        meant={number: frozenset(vendors) for number, vendors in meant.items()},
        tallies=tallies,
        whole=sum(tallies.values(), Counter()),
        vendors=frozenset(vendor for _, vendor in own),
    )


def _only(vendors: Iterable[str]) -> str:
    """The vendor, where there is just one."""
    several = tuple(vendors)
    return several[0] if len(several) == 1 else ""


def _most(tally: Counter[str], share: float) -> str:
    """The vendor with more than a share of all that is said, where there is one."""
    best = tally.most_common(1)
    return best[0][0] if best and best[0][1] > share * sum(tally.values()) else ""
