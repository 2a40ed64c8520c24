"""Features that stand in a list: members under a label, chains of identifiers, what a service supports."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.features.found import Found, found, in_service
from extract.features.nouns import is_generic, is_name, is_noun, is_running, is_third, phrase
from extract.features.patterns import CHAIN, CUT, KEYED, LISTED, OWNED, SUPPORTS
from extract.structure import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.statements import Statement

DELIVERS: Final = frozenset({"deployment", "management"})
"""Categories of services whose pages name other services as what they work on."""

LABELLED, ALONE, WORDS = 2, 3, 3
"""Members that make a list, under a label and without one, and the words that a member may have."""

SHORT: Final = 30
"""Characters of a bullet that is but a name."""

KINDS: Final = frozenset(
    """classes hooks kinds levels methods modes modules options phases plans policies protocols roles stages states
    steps strategies tiers types""".split()
)
"""Labels that name each member of the list after them, even in small letters ("tiers: hot, cool")."""

SMALL: Final = re.compile(r"[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)?")

COUNT: Final = re.compile(r"\d(?<![\w.,:-]\d)[\d,.]*\s(?P<name>(?:[a-z][a-z-]+\s){0,2}[a-z]+s)\b")
EACH: Final = re.compile(r"\s(?:each|per)\b")

JOINT: Final = re.compile(r",?\s(?:and|or|&)\s|/")
"""What stands between two words that share their noun."""

NEXT: Final = re.compile(r"(?P<second>[\w-]+) (?P<noun>[A-Za-z-]+)(?=(?P<pair> [A-Za-z-]+)?)")
BEFORE: Final = re.compile(r"(?<![\w-])[\w-]+(?=$|, [\w-]+$)")
REACH: Final = 40
"""Characters before that in which the words stand that share it."""

OPEN: Final = frozenset("as by for in into of on to with".split())
"""Last words of a line that its nested bullets only complete ("it cares for")."""

PRAISING: Final = frozenset(
    """best better centralized complete comprehensive consistent deep direct easier easy efficient enhanced enterprise
    excellent faster flexible good great greater high-performance higher improved in-depth large low lower powerful
    quick reliable rich robust scalable seamless secure similar simple simpler strong system-wide wide""".split()
)
"""Adjectives that tell how good something is, not which kind it is."""

ARTICLE: Final = re.compile(r"an?\s")

FRAME: Final = ' "“”`*'


def lists(statement: Statement) -> Iterator[Found]:
    """Yield the members of a list of names: "Hooks: A -> B", "Types: A, B", "A (why) → B (how) → C"."""
    text = statement.text
    sign = text.find(":") if statement.label else -1
    items = []
    kinds = sign > 0 and statement.label.rsplit(None, 1)[-1].lower() in KINDS
    opens = SUPPORTS.match(text)
    for low, high in _items(text, opens.end() if opens else sign + 1):
        if "|" in text[low:high] or not (_is_item(text[low:high]) or (kinds and SMALL.fullmatch(text, low, high))):
            return
        items.append((low, high))
    if len(items) < (LABELLED if sign >= 0 else ALONE) or (
        sign < 0 and all(is_generic(text[slice(*at)]) for at in items)
    ):
        return
    owner = _page(statement)
    for low, high in items:
        if not in_service(statement, low, high):
            yield Found(start=low, end=high, name=text[low:high], service=owner, rule="list")


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between the commas and arrows of a list, what stands in brackets left out."""
    opened, depth, at = start, 0, start
    for stop, after in chain((cut.span() for cut in CHAIN.finditer(text, start)), [(len(text), len(text))]):
        depth += text.count("(", at, stop) - text.count(")", at, stop)
        at = after
        if depth <= 0:
            stretch = text[opened:stop].partition("(")[0]
            low = opened + len(stretch) - len(stretch.lstrip(FRAME))
            high = low + len(stretch.strip(FRAME + ".;⭐"))
            if high > low:
                yield low, high
            opened, depth = after, 0


def _is_item(text: str) -> bool:
    words = text.split()
    return len(words) <= WORDS and all(word[0] in "$!" or not word.islower() for word in words) and is_noun(words)


def _page(statement: Statement) -> str:
    """The service whose page it is, where the line opens with another one as what it works on."""
    page = statement.inherited[0] if statement.inherited else ""
    return page if statement.leads and page and statement.category(page) in DELIVERS else statement.subject


def members(statement: Statement) -> Iterator[Found]:
    """Yield a nested bullet that is nothing but a name: what the line above it has or consists of."""
    whole = statement.text.rstrip(" .,")
    text = whole.partition(" (")[0] if whole.endswith(")") else whole
    if not statement.line.parent or statement.line.kind is not LineKind.BULLET or not 0 < len(text) <= SHORT:
        return
    above = statement.topics[0].rsplit(None, 1)[-1:] if statement.topics else []
    if not above or above[0].lower() in OPEN or in_service(statement, 0, len(text)):
        return
    low, high = len(text) - len(text.lstrip(FRAME + "[")), len(text.rstrip(FRAME + "]"))
    words = text[low:high].split()
    if len(words) <= WORDS and phrase(text, low, high, verbs=False) == (low, high) and not is_third(words[0]):
        yield from found(statement, low, high, "member", generic=True)


def shared(statement: Statement) -> Iterator[Found]:
    """Yield known features whose noun stands only behind the next one: "dark and light themes"."""
    text = statement.text
    for joint in JOINT.finditer(text):
        after = NEXT.match(text, joint.end())
        if not after or not _ends_feature(after) or after["second"].lower() in CUT or is_third(after["second"]):
            continue
        for first in BEFORE.finditer(text, max(0, joint.start() - REACH), joint.start()):
            for noun in (after["noun"], after["noun"] + (after["pair"] or "")):
                if owner := _owner_of(statement, f"{first[0]} {noun}"):
                    yield Found(
                        start=first.start(), end=first.end(), name=f"{first[0]} {noun}", service=owner,
                        rule="shared noun",
                    )  # fmt: skip


def _ends_feature(after: re.Match[str]) -> bool:
    """Whether some known feature ends with the noun behind two words, or with what follows it."""
    known = _last_words()
    return after["noun"].lower() in known or (after["pair"] or "").strip().lower() in known


@cache
def _last_words() -> frozenset[str]:
    """The words that known features of several words end with, in one number and the other."""
    last = {name.rpartition(" ")[2].lower() for name in lexicon.load().features() if " " in name}
    return frozenset(last | {word + "s" for word in last})


def _owner_of(statement: Statement, name: str) -> str:
    """The service that has a known feature of this name, of those that the line is about or names."""
    known = lexicon.load()
    owners = {owner.name for owner in known.owners(name) or known.owners(name.removesuffix("s"))}
    spoken = (statement.subject, *(service.service for service in statement.services)) if owners else ()
    return next((service for service in spoken if service in owners), "")


def counted(statement: Statement) -> Iterator[Found]:
    """Yield the parts that a service has so many of: "20 update domains", "up to 5 targets each"."""
    for count in COUNT.finditer(statement.text):
        low, high = count.span("name")
        words = count["name"].split()
        of_each = len(words) == 1 and not EACH.match(statement.text, high)
        if words[-1] in OWNED and not of_each and phrase(statement.text, low, high, verbs=False) == (low, high):
            yield from found(statement, low, high, "counted", generic=True)


def supported(statement: Statement) -> Iterator[Found]:
    """Yield what the subject supports, offers or includes: "supports activities and human approval steps"."""
    text = statement.text
    for verb in SUPPORTS.finditer(text):
        at = verb.end()
        owner = _doer(statement, verb.start())
        for cut in LISTED.finditer(text, at):
            span = phrase(text, at, cut.start(), verbs=False)
            if not span:
                break
            name = text[slice(*span)]
            told = _tells(text, at, span)
            if told and (" " in name or is_name(name) or at > verb.end()) and not (is_generic(name) or _praises(name)):
                yield from _ability(statement, *span, owner)
            whole, at = span[1] >= len(text[: cut.start()].rstrip(FRAME)), cut.end()
            if not whole or cut[0].strip()[:1] not in (",", "a", "o", "+"):
                break


def _tells(text: str, at: int, span: tuple[int, int]) -> bool:
    """Whether a phrase names what there is, not what it is like or for: "offers a good view", "few ways for"."""
    name = text[slice(*span)]
    kind = name.rpartition(" ")[2].lower()
    meant = name == name.lower() and text.startswith(" for ", span[1])
    return (kind in KEYED or not ARTICLE.match(text, at)) and not meant


def _praises(name: str) -> bool:
    """Whether a phrase says how well something is done, or what is being done, rather than what there is."""
    first = name.split(None, 1)[0].lower()
    return first in PRAISING or is_running(first)


def _doer(statement: Statement, verb: int) -> str:
    """Who stands right before a verb, else the subject: "..., while SNS supports ..."."""
    before = statement.text[:verb].rstrip(FRAME)
    return next((service.service for service in statement.services if service.end == len(before)), statement.subject)


def _ability(statement: Statement, start: int, end: int, owner: str) -> Iterator[Found]:
    if not any(
        service.end == end or service.start > start for service in statement.services if start <= service.start < end
    ):
        yield Found(
            start=start, end=end, name=statement.text[start:end].replace("*", ""), service=owner,
            rule="supports",
        )  # fmt: skip
