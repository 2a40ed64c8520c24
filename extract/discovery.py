"""Services that no lexicon knows and the notes treat as one: a wikilink's target, a heading, a name that does things.

Precision comes first: a name must be distinctive, so that it can hardly be an ordinary title, and the note must say
what it does, in a line that names a known service or in one that comes back to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.arrows import DRAWN
from extract.name_cues import GENERIC
from extract.services import Named
from extract.structure import LineKind
from extract.structure.cards import BACKS, FRONTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.structure import Line

WIKILINK: Final = re.compile(r"!?\[\[(?P<target>[^\]|#^\n]{2,60})(?:[#^][^\]|\n]*)?(?:\|(?P<shown>[^\]\n]{1,60}))?\]\]")
PROPER: Final = re.compile(r"[A-Z0-9][\w.&+-]*(?: (?:[A-Z0-9][\w.&+-]*|of|for|and)){0,3}")
"""A name as a product is written: one to four words, capitalised."""

WORDS_OF_TEXT: Final = re.compile(r"[a-z]+")
ALONE: Final = re.compile(r"(?<![\w/@.-])[a-z]{3,}(?![\w@/-])")
FILES: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|pdf|md|canvas|excalidraw|drawio|mp4)$", re.IGNORECASE)
NUMBERED: Final = re.compile(r"\d+[.)]|.*[.:;,]$")

VERBS: Final = (
    r"(?:sends|stores|reads|writes|pushes|pulls|publishes|subscribes|forwards|polls|scrapes|queries|calls|exports|"
    r"imports|streams|syncs|copies|keeps|fetches|loads|saves|uploads|downloads|receives|consumes|ingests|delivers|"
    r"routes|proxies|caches|encrypts|authenticates|authorizes|deploys|provisions|manages|schedules|triggers|invokes|"
    r"monitors|collects|indexes|replicates|requires|uses|runs|listens|connects|talks|notifies|backs|hosts|serves)"
)
ACTS: Final = re.compile(rf" (?:also |then |only )?{VERBS}\b")
"""What stands behind a name that does what services do."""

FLOWS: Final = re.compile(rf"(?:{DRAWN}|\b(?:to|from|into|by|via|through|behind|with)) (?:the )?\Z")
BEFORE: Final = 12
"""What stands before a name that something goes to or comes from, and in how many characters."""

ACTOR: Final = re.compile(rf"(?P<name>[A-Z](?<![\w-].)[a-z]\w*(?: [A-Z][a-z]\w*)?){ACTS.pattern}")
"""A name that does what services do."""

HUMAN: Final = re.compile(
    r" ?(?:['’]s (?:team|laptop|idea|desk|browser|phone|computer|device|account|profile|app|photos?)|asked|asks|said"
    r"|says|thinks|wants|wrote|told|knows|hopes|prefers|will|would|has|was|likes|and I|did|visits|clicks|opens|types"
    r"|buys|orders|leaves|joins|logs (?:in|on|into|onto)|signs (?:in|up))\b"
)
"""What stands behind a name of people."""

OPENS: Final = re.compile(r"\b")
FREE: Final = re.compile(r"(?<![\w-])")
CLOSED: Final = re.compile(r"(?![\w-])")
"""Places where a word begins, where no other word and no hyphen stands before, and where none stands behind."""

ACTION: Final = re.compile(
    r"(?:Get|Put|List|Describe|Create|Delete|Update|Send|Receive|Start|Stop|Invoke|Publish|Assume|Batch|Run|Add|Remove"
    r"|Set|Register|Attach|Detach|Purge|Poll)[A-Z]|[a-z](?:Exception|Error|Fault|Failed|Count|Time|Policy|Group|Id|Role)$"
)
"""How actions of an API, errors and metrics are written together."""

ENDINGS: Final = re.compile(
    r"(?:ing|tions?|sions?|ments?|ity|ities|ness|ances?|ences?|ship|ism|ology|ics|able|ible|ed|ly|ful|ous)$"
)
"""How ordinary words end that head a section."""

TITLES: Final = frozenset(
    """about admin administrator advantages analogy answer app appendix application apps april ask august backend
    background basic basics benefits block browser business case cases chapter cheat check checklist client code
    command commands common companies company cons context core course custom customer customers daily day
    december default demo department desktop details developer developers device devices diagram difference
    differences disadvantages do drill edge end engine engineers enterprise exam exercise explanation facts
    february final first flow folder friday frontend full goal goals group guide help here history home how hybrid
    idea image impact important info intro issue issues item january journal july june key lab labs laptop last
    layer layers lesson level links list log main manager march meaning meeting member members method methods
    mitigation mode model module monday more my name new next no notes november objective october office old one
    open operator operators option options order other others our out owner owners page part partner pattern
    patterns people person phase plan plans problem problems process project projects pros purpose quick quiz
    reading reason reasons recap related result results review role rule rules sample saturday second section see
    september server servers session set sheet sheets short side simple single slide so solution solutions some
    source specific stage start state step steps story strategy student students study style summary sunday
    symptom symptoms system table tables target task tasks team test tests theory things third thursday time tip
    to top topic topics tour tuesday type types unit update use user users value values vendor version very view
    visitor visitors vs walk way ways website wednesday week what when where which who why with word words work
    workshop year you your""".split()
)
"""Words of titles, of people and of days, which name no service."""

ENGINES: Final = frozenset(
    """docker redis git kafka linux windows ubuntu debian macos python java javascript typescript golang rust ruby php
    perl scala kotlin swift bash powershell node nodejs npm maven gradle json yaml xml toml csv html css sql mysql
    mariadb postgres postgresql oracle mongodb cassandra sqlite memcached rabbitmq activemq nginx apache httpd tomcat
    haproxy spark hadoop hive flink beam airflow presto trino rest graphql grpc http https tcp udp ssh tls ssl dns dhcp
    smtp oauth saml ldap jwt jdbc odbc spring django flask react angular vue boto3 devops gitops agile scrum english
    markdown latex excel google microsoft amazon azure aws gcp kubernetes ibm oci alibaba iphone android chrome firefox
    safari arduino raspberry""".split()
)
"""Engines, languages, protocols and vendors: no services."""

ENOUGH: Final = 2
"""Lines on which a name must stand that has no heading and no link."""


def discovered(lines: Sequence[Line], text: str, known: Sequence[Named]) -> tuple[Named, ...]:
    """Return the places where a note names services that the lexicon does not know, in the order of the text.

    `known` are the names that the lexicon knows; none of what is returned overlaps them, and a note without any has
    none. A distinctive name is a service where it is the target of a wikilink, where it is a heading under no
    service's heading and the text says what it does or what goes to it, and where it stands on several lines and does
    what services do to a known one.
    """
    if not known:
        return ()
    taken = [(name.start, name.end) for name in known]
    names = {*_wikilinked(text), *_headed(lines, text, taken), *_acting(lines, text, taken)}
    found = [(start, start + len(name), name) for name in names for start in _whole(name, text)]
    return tuple(
        Named(start=start, end=end, text=text[start:end], service=name, discovered=True)
        for start, end, name in _longest(found)
        if not any(start < e and s < end for s, e in taken)
    )


def _longest(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The places of names, of overlapping ones the longest that starts first."""
    reach = 0
    for start, end, name in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= reach:
            yield start, end, name
            reach = end


def _wikilinked(text: str) -> Iterator[str]:
    if "[[" not in text:
        return
    for found in WIKILINK.finditer(text):
        name = found["target"].rpartition("/")[2].strip()
        if not FILES.search(name) and PROPER.fullmatch(name) and _distinctive(name, text):
            yield name


def _headed(lines: Sequence[Line], text: str, taken: Iterable[tuple[int, int]]) -> Iterator[str]:
    starts = sorted(start for start, _ in taken)
    speaking = {line.number for line in lines if line.kind is LineKind.HEADING and _named_in(line, starts)}
    for line in lines:
        if line.kind is not LineKind.HEADING or not PROPER.fullmatch(line.text):
            continue
        if not speaking & {line.number, *line.headings} and _distinctive(line.text, text) and _busy(line.text, text):
            yield line.text


def _acting(lines: Sequence[Line], text: str, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Names of several lines that do what services do on a line with a known one, and are no people."""
    firsts = [line.start for line in lines]
    starts = sorted(start for start, _ in taken)
    for name in {found["name"] for found in ACTOR.finditer(text)}:
        if ACTION.search(name) or not _distinctive(name, text) or _human(name, text):
            continue
        on = {at for place in _whole(name, text) if (at := bisect_right(firsts, place) - 1) >= 0}
        if len(on) >= ENOUGH and sum(_named_in(lines[at], starts) for at in on) >= ENOUGH:
            yield name


def _named_in(line: Line, starts: Sequence[int]) -> bool:
    """Whether one of the sorted places stands in a line."""
    at = bisect_right(starts, line.start - 1)
    return at < len(starts) and starts[at] < line.end


def _human(name: str, text: str) -> bool:
    """Whether the text says of a name what only people do."""
    return any(OPENS.match(text, at) and HUMAN.match(text, at + len(name)) for at in _places(name, text))


def _busy(name: str, text: str) -> bool:
    """Whether the text says what a name does, or what goes to it or comes from it."""
    for at in _places(name, text):
        end = at + len(name)
        if FREE.match(text, at) and ACTS.match(text, end):
            return True
        if CLOSED.match(text, end) and FLOWS.search(text, max(0, at - BEFORE), at):
            return True
    return False


def _distinctive(name: str, text: str) -> bool:
    """Whether a name is no ordinary title and stands for nothing in the lexicon, as service or as feature."""
    known = lexicon.load()
    if NUMBERED.match(name) or name.lower() in FRONTS | BACKS or known.candidates(name) or known.owners(name):
        return False
    words = WORDS_OF_TEXT.findall(name.lower())
    return any(len(word) > lexicon.CASED_LENGTH and not _ordinary(word, text) for word in words)


def _ordinary(word: str, text: str) -> bool:
    """Whether a word is one of titles, of the lexicon, of how titles end, or stands small elsewhere in the note."""
    if word in vocabulary() or word.rstrip("s") in vocabulary() or ENDINGS.search(word):
        return True
    alone = (ALONE.match(text, at) for at in _places(word, text))
    return any(found and found[0] in {word, f"{word}s"} for found in alone)


@cache
def vocabulary() -> frozenset[str]:
    """Return words that are no name by themselves: of titles and engines, and of the lexicon's names and features."""
    services = lexicon.load().services
    told = (text for service in services for text in (*service.names, *service.ambiguous, *service.features))
    return GENERIC | TITLES | ENGINES | {word for text in told for word in WORDS_OF_TEXT.findall(text.lower())}


def _whole(name: str, text: str) -> list[int]:
    """Where a text holds a name that is no part of a longer one."""
    return [at for at in _places(name, text) if FREE.match(text, at) and CLOSED.match(text, at + len(name))]


def _places(name: str, text: str) -> Iterator[int]:
    """Where a text holds a name, inside other words too; plain search, since a pattern is slower than all else here."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)
