"""Read features out of a statement: known ones, labels, identifiers, lists, names and what answers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.features_nouns import is_generic, is_name, is_noun, is_resource, phrase
from extract.features_patterns import ARROW, CODE, FILE, NOUNS, PIECES, QUOTED, SPAN, VAGUE
from extract.structure import LineKind
from graph.model import Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.statements import Statement

DELIVERS: Final = frozenset({"deployment", "management", "monitoring"})
"""Categories of services whose pages name other services as what they work on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of the text that reads as the name of a feature, and whose it is."""

    start: int
    end: int
    name: str
    service: str
    rule: str
    confidence: float


def features(statement: Statement) -> Iterator[Feature]:
    """Yield the features that a statement states, each name once, in the order of the text.

    Parameters: `statement` is a line with its context. Where readings overlap, the surer reading holds
    (the order of `READERS`), and a feature that only has another's words is left out.
    """
    if statement.line.kind is LineKind.CODE and not statement.terms:
        return
    parent = _parent(statement)
    for found in sorted(_chosen(statement), key=lambda f: (f.start, f.end)):
        yield Feature(
            name=found.name, service=found.service, parent=parent if parent != found.name and found.rule == "label" else "",
            evidence=statement.evidence(f"feature: {found.rule}", found.confidence),
        )  # fmt: skip


def _chosen(statement: Statement) -> list[Found]:
    chosen: list[Found] = []
    for read in READERS:
        for found in read(statement):
            if found.service and not any(found.start < other.end and other.start < found.end for other in chosen):
                if not any((f.name.lower(), f.service) == (found.name.lower(), found.service) for f in chosen):
                    chosen.append(found)
    return chosen


def _parent(statement: Statement) -> str:
    """The label of the line above, where it names a feature of the same service."""
    if not statement.line.parent or not statement.topics or statement.leads or statement.above:
        return ""
    name = statement.topics[0]
    span = phrase(name, 0, len(name), verbs=False)
    return name if span == (0, len(name)) and _telling(name) else ""


def _telling(name: str) -> bool:
    return not is_generic(name) and name.lower() not in VAGUE


def _quoted(statement: Statement) -> list[tuple[int, int]]:
    return [found.span() for found in QUOTED.finditer(statement.text)] if '"' in statement.text or "“" in statement.text else []


def codes(statement: Statement) -> Iterator[Found]:
    """Yield commands, permissions, variables, identifiers and code spans."""
    text = statement.text
    quoted = _quoted(statement)
    for found in CODE.finditer(text):
        kind, name = str(found.lastgroup), found[0]
        if FILE.search(name) or _inside(found.start(), quoted) or _is_service(name) or _in_service(statement, found.start(), found.end()):
            continue
        owner = _code_owner(statement, kind, name)
        yield Found(start=found.start(), end=found.end(), name=name, service=owner, rule=f"code {kind}", confidence=0.85)
    for span in SPAN.finditer(text):
        name = span[1].strip()
        if is_noun(name.split()) and _telling(name) and not _is_service(name) and not FILE.search(name) and "/" not in name:
            yield Found(start=span.start(), end=span.end(), name=name, service=statement.subject, rule="code span", confidence=0.75)


def _code_owner(statement: Statement, kind: str, name: str) -> str:
    if kind == "action":
        return _spoken(name.partition(":")[0]) or statement.subject
    if kind == "command":
        words = name.split()
        return (_spoken(words[1]) if words[0] in ("aws", "az", "gcloud") else _spoken(words[0])) or statement.subject
    return statement.subject


def _spoken(prefix: str) -> str:
    """The service that a prefix of commands and permissions stands for."""
    known = lexicon.load()
    for form in (prefix.upper(), prefix, f"AWS {prefix}", f"Amazon {prefix}"):
        if found := known.resolve(form):
            return found.name
    return ""


def _is_service(name: str) -> bool:
    return bool(lexicon.load().candidates(name))


def _in_service(statement: Statement, start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in statement.services)


def _inside(start: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(low <= start < high for low, high in spans)


def terms(statement: Statement) -> Iterator[Found]:
    """Yield the known features of the line, with the words beside them that belong to their name."""
    quoted = _quoted(statement) if statement.terms else []
    for term in statement.terms:
        if _inside(term.start, quoted) and " " not in term.text:
            continue
        if term.text == term.text.lower() and " " not in term.text and is_generic(term.text):
            continue
        yield Found(start=term.start, end=term.end, name=term.text, service=term.service, rule="known", confidence=0.9)


def labels(statement: Statement) -> Iterator[Found]:
    """Yield what the line opens with before a colon, sign or arrow, where that is a short noun phrase."""
    name = statement.label.partition("(")[0].strip()
    if not name or name[0] in "“\"'" or statement.line.kind is LineKind.HEADING:
        return
    start = statement.text.find(name)
    if start < 0:
        return
    span = phrase(statement.text, start, start + len(name), verbs=False)
    if span == (start, start + len(name)) and (found := _made(statement, *span, "label", 0.8)):
        yield found


def lists(statement: Statement) -> Iterator[Found]:
    """Yield the members of a list of names: "Hooks: A -> B", "Types: A, B"."""
    yield from ()


def owned(statement: Statement) -> Iterator[Found]:
    """Yield a service's name with the resource after it: "ALB listeners", "SNS notifications"."""
    for service in statement.services:
        span = phrase(statement.text, service.start, len(statement.text))
        if span and span[0] == service.start and span[1] > service.end:
            if found := _made(statement, *span, "service and noun", 0.75):
                yield found


def pieces(statement: Statement) -> Iterator[Found]:
    """Yield the short names that an answer or a description is made of."""
    text = statement.text
    arrow = ARROW.search(text)
    quoted = _quoted(statement)
    at = 0
    for cut in [*PIECES.finditer(text), None]:
        start, end = at, cut.start() if cut else len(text)
        at = cut.end() if cut else end
        if start >= end or _inside(start, quoted):
            continue
        span = phrase(text, start, end)
        if not span:
            continue
        name = text[slice(*span)]
        after = bool(arrow and start >= arrow.start())
        if (is_name(name) and (name[1:] != name[1:].lower() or span[0] > start)) or (after and is_resource(name)):
            if found := _made(statement, *span, "answer" if after else "name", 0.6):
                yield found


def _made(statement: Statement, start: int, end: int, rule: str, confidence: float) -> Found | None:
    """A phrase as a found feature: of the service inside it, else of the subject; None for services and vague words."""
    name = statement.text[start:end]
    if not _telling(name) or _is_service(name):
        return None
    owner = statement.subject
    for service in statement.services:
        if start <= service.start < end:
            if service.end >= end or service.start > start:
                return None
            owner, rest = service.service, statement.text[service.end : end].strip()
            if " " in rest:
                start, name = service.end + 1, rest
            elif rest.lower() not in NOUNS:
                return None
    return Found(start=start, end=end, name=name, service=owner, rule=rule, confidence=confidence)


READERS: Final[tuple[Callable[[Statement], Iterator[Found]], ...]] = (codes, terms, labels, lists, owned, pieces)
"""The readers, the surest first."""
