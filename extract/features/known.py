"""Features told by their form or by the lexicon: identifiers, commands, known names, parts named as services."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.arrows import ARROW
from extract.features.found import (
    Found,
    compares,
    describes,
    in_service,
    inside,
    is_gloss,
    is_service,
    is_telling,
    owner_beside,
    quoted,
)  # fmt: skip
from extract.features.nouns import is_generic, is_noun, is_third, phrase
from extract.features.patterns import (
    APART,
    BRANDS,
    CODE,
    CUT,
    ENDS,
    FILE,
    GENERIC,
    NOUNS,
    OWNED,
    PLAIN,
    SPAN,
    TYPED,
    VENDOR,
    VERBS,
    WORD,
)  # fmt: skip
from extract.features.prefixes import GROUPS, PREFIXES, VENDORS
from extract.structure import LineKind
from extract.terms import is_unmistakable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.services import Named
    from extract.statements import Statement
    from extract.terms import Term

GIVEN: Final = ("called ", "named ")
"""What stands before a name that the writer gave a thing."""

DEFINED: Final = re.compile(r"(?:\s=|\bis|\bare)\s(?:an?\s|the\s)?$")
"""What stands before the words that say what a thing is, rather than what it has."""

PRONOUNS: Final = ("it", "they", "that", "this")
"""What stands before it where it goes on about a service."""

BEFORE: Final = 9
"""Characters in which they stand."""

MODALS: Final = frozenset("to can will must should could may cannot can't you we they i don't doesn't let".split())
"""Words before a verb in its base form."""

CLAUSE: Final = re.compile(r"\s(?:is|are|was|has|have|can|does|must|needs?|for|of|in|on|with|by|per|and|or|vs)\b")
"""What goes on after a noun rather than after a verb."""

SHARED: Final = frozenset({"networking", "identity", "security", "compute", "storage", "edge"})
"""Categories of services whose features turn up on every other service's page."""


def codes(statement: Statement) -> Iterator[Found]:
    """Yield commands, permissions, variables, identifiers and code spans."""
    text = statement.text
    quotes = quoted(text)
    for match in CODE.finditer(text):
        name, kind = match[0], str(match.lastgroup)
        if (kind == "command" and not _is_command(text, match)) or (kind == "flag" and not _opens(text, match)):
            continue
        if name in BRANDS or _is_made_up(text, match) or (kind == "variable" and statement.line.kind is LineKind.CODE):
            continue
        if FILE.search(name) or inside(match.start(), quotes) or is_service(name) or is_gloss(text, *match.span()):
            continue
        if kind in ("command", "action") or not in_service(statement, *match.span()):
            owner = _code_owner(statement, kind, match)
            yield Found(start=match.start(), end=match.end(), name=name, service=owner, rule=f"code {kind}")
    for match in SPAN.finditer(text) if "`" in text else ():
        name = match[2].strip()
        if text[: match.start()].endswith(GIVEN):
            continue
        if is_noun(name.split()) and is_telling(name) and not (is_service(name) or FILE.search(name) or "/" in name):
            yield Found(
                start=match.start(), end=match.end(), name=name, service=statement.subject,
                rule="code span",
            )  # fmt: skip


def _is_made_up(text: str, match: re.Match[str]) -> bool:
    """Whether it is the writer's own: to be filled in ("<CLUSTER_NAME>"), data, or two sentences without a space."""
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    data = match.lastgroup == "snake" and around == '""'
    glued = match.lastgroup == "dotted" and match[0].rpartition(".")[2].lower() in CUT
    return around in ("{}", "<>") or data or glued


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether it stands for itself rather than behind the command that it belongs to."""
    return not match.start() or text[match.start() - 1] in "`'\"([*"


def _is_command(text: str, match: re.Match[str]) -> bool:
    """Whether it is typed, and no tool with its noun: "terraform apply", not "the terraform folder"."""
    words = match[0].split()
    return len(words) > 2 or words[1] in TYPED or text[match.start() - 1 : match.start()] in ("`", "$")  # noqa: PLR2004


def _code_owner(statement: Statement, kind: str, match: re.Match[str]) -> str:
    """Who an identifier belongs to: its prefix or the command says so, else the lexicon, else the subject."""
    words = match[0].partition(":")[0].split()
    spoken = ""
    if kind == "action":
        spoken = PREFIXES.get(words[-1]) or _spoken(words[-1])
    elif kind == "command":
        vendor, named = VENDORS.get(words[0], ""), GROUPS.get(words[0], {}).get(words[1], "")
        spoken = named or (_spoken(words[1], vendor) if vendor else "") or _spoken(words[0])
    known = (term.service for term in statement.terms if (term.start, term.end) == match.span())
    return spoken or next(known, statement.subject)


def _spoken(prefix: str, vendor: str = "") -> str:
    """The service that a prefix of commands and permissions stands for, of that vendor where one is named."""
    known = lexicon.load()
    forms = (prefix.upper(), prefix, f"AWS {prefix}", f"Amazon {prefix}", prefix.removesuffix("api").upper())
    found = (service for form in forms if (service := known.resolve(form)))
    return next((service.name for service in found if not vendor or service.vendor == vendor), "")


def terms(statement: Statement) -> Iterator[Found]:
    """Yield the known features of the line, each with the words beside it that belong to its name."""
    quotes = quoted(statement.text) if statement.terms else []
    for term in statement.terms:
        if (inside(term.start, quotes) and _is_plain(term.text)) or is_gloss(statement.text, term.start, term.end):
            continue
        if _acts(statement, term) or _defines(statement, term.start):
            continue
        start, end = _widened(statement, term.start, term.end)
        name = statement.text[start:end]
        owner = _term_owner(statement, term)
        rule = _how_known(statement, owner, name)
        if rule == "known elsewhere" and not _is_meant(statement, term):
            continue
        if name != name.lower() or " " in name or not is_generic(name) or owner == statement.subject:
            yield Found(start=start, end=end, name=name, service=owner, rule=rule)


def _defines(statement: Statement, start: int) -> bool:
    """Whether a name only says what a service, or what a sign explains, is; after an arrow it is a value to take."""
    text = statement.text
    defined = DEFINED.search(text, max(0, start - BEFORE), start)
    if defined is None or ARROW.search(text, 0, start):
        return False
    before = text[: defined.start()].rstrip(" *_`)]\"”")
    named = any(service.end == len(before) for service in statement.services)
    return "=" in defined[0] or named or before.lower().endswith(PRONOUNS)


def _is_plain(text: str) -> bool:
    """Whether a known name may well be ordinary words: one word, or nothing but generic ones ("user data")."""
    return " " not in text or all(word in GENERIC for word in text.lower().split())


def _acts(statement: Statement, term: Term) -> bool:
    """Whether what reads as a feature is a service and its verb: "EventBridge trigger Lambda"."""
    if " " not in term.text and term.text.lower() in VERBS and _is_ordered(statement.text, term):
        return True
    last = term.text.rsplit(None, 1)[-1]
    if is_third(term.text) and term.start == 0 and term.service not in (statement.subject, *statement.inherited):
        return True
    return last in VERBS and any(service.start == term.end + 1 for service in statement.services)


def _how_known(statement: Statement, owner: str, name: str) -> str:
    """How a known name stands on its line: of the subject or as a name; in small letters; of a service not named."""
    if owner == statement.subject:
        return "known"
    if owner not in (*statement.inherited, *(service.service for service in statement.services)):
        return "known elsewhere"
    if name != name.lower():
        return "known"
    return "known beside" if " " in name else "known word"


def _is_meant(statement: Statement, term: Term) -> bool:
    """Whether a feature can be of a service that is neither above it nor on its line.

    It is of one that the lines before have named, or one that alone has such a feature, outside cells and headings;
    where the line is about another service, only if its name is hardly a word and no other of the vendor has it.
    """
    if compares(statement):
        return True
    owners = lexicon.load().owners(term.text)
    kind = statement.line.kind
    vendor = next((owner.vendor for owner in owners if owner.name == term.service), "")
    if is_unmistakable(term.text) and sum(owner.vendor == vendor for owner in owners) == 1:
        return kind is not LineKind.HEADING
    alone = len(owners) == 1 and " " in term.text and kind not in (LineKind.ROW, LineKind.HEADING)
    return not statement.subject and (alone or term.service in statement.recent)


def _is_ordered(text: str, term: Term) -> bool:
    """Whether a word stands where only a verb does: "Query the table", "can publish"."""
    before, after = text[: term.start].rsplit(None, 1)[-1:], text[term.end : term.end + 2]
    if before and re.search(r"\w", before[0]):
        return before[0].lower() in MODALS
    return term.text[0].isupper() and after[:1] == " " and after[1:].isalpha() and not CLAUSE.match(text, term.end)


def _term_owner(statement: Statement, term: Term) -> str:
    """The owner that the context speaks of; what only some other page's service is known for is the subject's own."""
    if beside := owner_beside(statement, term.start, term.end) or _opener(statement, term):
        return beside
    spoken = (statement.subject, *statement.inherited, *statement.above, *(s.service for s in statement.services))
    initials = term.text[:2].isupper() and " " not in term.text
    foreign = term.service not in spoken and not initials and statement.category(term.service) not in SHARED
    return statement.subject if foreign and statement.subject else term.service


def _opener(statement: Statement, term: Term) -> str:
    """The service right before a name that others have as well: it says whose it is, but not what a mode is for."""
    if term.text.rpartition(" ")[2].lower() in ENDS or statement.text[term.start - 1 : term.start] != " ":
        return ""
    before = next((named.service for named in statement.services if named.end + 1 == term.start), "")
    return before if before and len(lexicon.load().owners(term.text)) > 1 else ""


def _widened(statement: Statement, start: int, end: int) -> tuple[int, int]:
    """A known feature with what completes its name: "Geo-match *rule*", "*awsvpc* mode", "*Execution* role"."""
    text = statement.text
    if text[start:end].lower() in ENDS:
        start = next((named.start for named in statement.services if named.end + 1 == start), start)
    after = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if after and not text[start:end].endswith("s"):
        word = after[0].rstrip(".:!?*`")
        if word.lower() in OWNED or (
            word[:1].isupper()
            and text[start].isupper()
            and phrase(word, 0, len(word))
            and not in_service(statement, end, after.end())
        ):
            end = after.start() + len(word)
    before = text[:start].rsplit(None, 1)[-1:] if text[start - 1 : start] == " " else []
    if before and before[0].isascii() and before[0].replace("-", "").isalpha():
        word, at = before[0], start - 1 - len(before[0])
        named = ("-" in word and not describes(word)) or (word[0].isupper() and at > 0) or word in APART
        bare = word.lower() not in CUT and not is_third(word) and phrase(word, 0, len(word))
        if named and bare and not in_service(statement, at, start):
            start = at
    return start, end


def parts(statement: Statement) -> Iterator[Found]:
    """Yield what is named as a service but is a part of one: "Session Manager", "Shield Advanced"."""
    for named in statement.services:
        after = WORD.match(statement.text, named.end + 1) if statement.text[named.end : named.end + 1] == " " else None
        if _is_part(named) and not (after and after[0].rstrip(".,:").lower() in NOUNS):
            yield Found(start=named.start, end=named.end, name=named.text, service=named.service, rule="part")


def _is_part(named: Named) -> bool:
    """Whether a name is one of a part: the lexicon says so, or it is the service's name and more."""
    core, text = VENDOR.sub("", named.service).lower(), VENDOR.sub("", named.text).lower()
    known = any(owner.name == named.service for owner in lexicon.load().owners(named.text))
    return known or (text.startswith(core + " ") and text.removeprefix(core + " ") not in PLAIN)
