"""A question with its answer as the sentence that both state: "What encrypts S3?" "KMS." says that KMS encrypts S3."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extract.arrows import DRAWN
from extract.links.cues import LABEL_TEXT, Way
from extract.links.forms import forms
from extract.links.frames import sentence
from extract.links.roles import Reading, sets_off
from extract.links.small_words import NOUNS
from extract.questions import Asked
from graph.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.links.moved import Said
    from extract.services import Named
    from extract.statements import Statement

LABEL: Final = re.compile(r"^\W*(?:(?:a|ans|answer|back)\b\s*\d*\s*[.:)]\s*)?", re.IGNORECASE)
YES_NO: Final = re.compile(r"(?P<no>no|never|not)?(?P<yes>yes|yep|correct|sure)?\b[\s,.:;!–—-]*", re.IGNORECASE)
ASKED: Final = re.compile(
    r"^\W*(?:(?:q|question|front)\b\s*\d*\s*[.:)]\s*)?(?P<asked>.*?)[\s?*_`]*$", re.IGNORECASE | re.DOTALL
)
WHICH: Final = re.compile(
    r"(?:which|what|who)\b(?:\s+(?:\w+\s+){0,2}?(?-i:services?|tools?|products?|options?|features?|resources?|systems?))?\s+",
    re.IGNORECASE,
)
TAKEN: Final = re.compile(
    r"(?:(?:do|does|should|would|can|could|must|will)\s+)(?:you|we|i|one|people)\s+(?P<verb>\w+)\b\s*", re.IGNORECASE
)
HOW: Final = re.compile(
    r"(?:how|why|when|since\s+when)\s+(?P<aux>do|does|can|could|is|are|did|should|will|must)\s+", re.IGNORECASE
)
OF_WHAT: Final = re.compile(
    r"(?:what|which(?:\s+\w+){1,2}?)\s+(?P<aux>do|does|can|could|did|should|will|must)\s+"
    r"(?!not\b)(?=\S+\s+\S)(?!be\b)",
    re.IGNORECASE,
)
OPEN: Final = re.compile(r"\b(?:to|into|from|by|with|on|in|via|through)\s*$", re.IGNORECASE)
ASKING: Final = re.compile(r"(?:what|which|who|where|how|why|when|is|are|do|does|can)\b", re.IGNORECASE)
VERSUS: Final = re.compile(r"\bvs\b|\bversus\b|\bdiffer|\bcompare|\bor\b", re.IGNORECASE)
INLINE: Final = re.compile(rf"(?P<asked>[^?]{{8,160}}\?)\W*(?:{DRAWN}|[-–—:])?\s*(?P<answer>\w.*)", re.DOTALL)
"""A line that asks and answers."""

TOPIC: Final = re.compile(
    r"(?P<topic>[^,?]{3,60}),\s+(?P<rest>(?:where|what|which|who|how)\b.*)", re.IGNORECASE | re.DOTALL
)
PRONOUN: Final = re.compile(r"\b(?:they|them|it)\b", re.IGNORECASE)
UNDER: Final = re.compile(r"\s+(?:if|when|unless|after|once|while)\s.*$", re.IGNORECASE | re.DOTALL)
"""A condition that ends a question."""

VERBAL: Final = re.compile(
    r"\b(?:does|do|can|could|is|are)\s+(?:\S+\s+){0,3}?(?:trigger|stream|source|poll)\b", re.IGNORECASE
)
"""A noun of labels as a verb."""

ONLY: Final = re.compile(r"\W*(?:(?:only|just|use|take)\s+)?(?:to\s+|for\s+|with\s+)?(?:an?\s+|the\s+)?[A-Z]")
WEAK: Final = NOUNS | {"flow"}
LISTED: Final = re.compile(
    r"(?:name|list|give|what\s+are|which\s+are)\s+(?:the\s+|some\s+)?(?:\w+\s+)?(?P<noun>\w+\s+(?:of|for|in|to)\s+.+)",
    re.IGNORECASE,
)
WHERE: Final = re.compile(r"where\s+(?P<aux>do|does|can|is|are|should)\s+", re.IGNORECASE)
WHETHER: Final = re.compile(r"(?P<aux>do|does|can|could|is|are|will|must|should|may)\s+", re.IGNORECASE)
BEING: Final = frozenset({"is", "are"})
PLACED: Final = re.compile(r"(?:to|in|into|on|at|with|by|using|through|via|from)\b", re.IGNORECASE)
JOINED: Final = re.compile(
    r"(?:\s+(?!and\b|or\b)\w+)?\s*(?:[,/&]|,?\s*(?:and|or)\b)\s*(?:(?:an?|the)\s+)?"
    r"(?:\w+\s+(?:in|from|of|on)\s+(?:an?\s+|the\s+)?)?",
    re.IGNORECASE,
)
"""Between two names of the list that an answer is: "a commit in CodeCommit, a change in S3"."""

WORD: Final = re.compile(r"\w+")


def answered_sentence(statement: Statement, names: Sequence[Named]) -> Iterator[Said]:
    """Yield what a question and the answer that opens here state together; `names` are those of the question."""
    if statement.asked is None and "?" in statement.text and (found := INLINE.match(statement.text)):
        statement, names = _parted(statement, found)
    asked = statement.asked
    if asked is None or not asked.opens or not (names or statement.services):
        return
    found = ASKED.match(asked.text)
    opens = LABEL.match(statement.text)
    if not found or not opens:
        return
    yield from _compared(asked.text, names)
    question, answer = _untopped(found["asked"]), statement.text[opens.end() :]
    yield from _labelled(question, answer, statement, names)
    text, negated = _declared(question, answer, statement)
    yield from _spoken(text, negated, statement, names)
    if negated and (corrected := _corrected(text, answer, statement, names)):
        yield from _spoken(corrected, False, statement, names)


def _spoken(text: str, negated: bool, statement: Statement, names: Sequence[Named]) -> Iterator[Said]:
    """Yield what a declared sentence states."""
    if text:
        placed = _placed(text, (*names, *statement.services))
        spoken = replace(statement, text=text, services=placed, terms=(), asked=None)
        for reading, left, right in sentence(spoken).said:
            yield replace(reading, negated=reading.negated != negated), left, right


def _parted(statement: Statement, found: re.Match[str]) -> tuple[Statement, tuple[Named, ...]]:
    """A line that holds a question and its answer as the answer alone, and the services that the question names."""
    cut = found.start("answer")
    names = tuple(name for name in statement.services if name.end <= cut)
    after = [name for name in statement.services if name.start >= cut]
    moved = tuple(replace(name, start=name.start - cut, end=name.end - cut) for name in after)
    asked = Asked(text=found["asked"], first=0, stop=0, labelled=False, opens=True)
    return replace(statement, text=statement.text[cut:], services=moved, terms=(), asked=asked), names


def _untopped(asked: str) -> str:
    """A question with its topic in its place: "logs, where do they go" is "where do logs go"; conditions are cut."""
    found = TOPIC.match(asked)
    if found:
        said, count = PRONOUN.subn(found["topic"], found["rest"], count=1)
        asked = said if count else f"{said} {found['topic']}"
    return UNDER.sub("", asked)


def _labelled(asked: str, answer: str, statement: Statement, names: Sequence[Named]) -> Iterator[Said]:
    """Yield what the services are that an answer lists, by a noun of the question: its targets, its sources."""
    about = names[0].service if names else statement.subject
    if not about or len({name.service for name in names}) > 1 or VERBAL.search(asked):
        return
    label = next((one for one in LABEL_TEXT if one[0].search(asked)), None)
    if label is None:
        return
    for name in _placed(_lead(answer, statement), statement.services):
        relation = label[2]
        if relation is Relation.SENDS_TO and sets_off(about, name.service, statement.category(name.service)):
            relation = Relation.TRIGGERS
        if name.service != about:
            yield (
                Reading(rule=f"asked for {label[1]}", relation=relation, way=label[3], confidence=0.8),
                about,
                name.service,
            )


def _corrected(text: str, answer: str, statement: Statement, names: Sequence[Named]) -> str:
    """The denied sentence with what the answer names in place of what it denies: "no, only to X"; "" otherwise."""
    decided = YES_NO.match(answer)
    after = answer[decided.end() :] if decided else answer
    lead = _lead(after, statement) if ONLY.match(after) else ""
    last = max((name for name in names if name.text in text), key=lambda name: text.rindex(name.text), default=None)
    return f"{text[: text.rindex(last.text)]}{lead}" if lead and last else ""


def _compared(asked: str, names: Sequence[Named]) -> Iterator[Said]:
    """Yield the two services that a question sets beside each other: "X vs Y?", "X or Y for ...?"."""
    one, *others = dict.fromkeys(name.service for name in names) if names else [""]
    if len(others) == 1 and VERSUS.search(asked):
        yield Reading(rule="asked", relation=Relation.ALTERNATIVE_TO, way=Way.FORWARD, confidence=0.85), one, others[0]


def _declared(asked: str, answer: str, statement: Statement) -> tuple[str, bool]:
    """The sentence that a question and its answer make, and whether the answer denies it; "" where they make none."""
    lead = _lead(answer, statement)
    for read in (_of_rest, _of_object, _of_subject, _of_way, _of_place):
        if text := read(asked, answer, lead):
            return text, False
    decided = YES_NO.match(answer)
    if (found := WHETHER.match(asked)) and decided and (decided["no"] or decided["yes"]):
        return _ordered(asked[found.end() :], found["aux"]), bool(decided["no"])
    return "", False


def _of_object(asked: str, answer: str, _lead: str) -> str:
    """The sentence of "what does Athena query?" with its answer."""
    found = OF_WHAT.match(asked)
    if found is None or TAKEN.match(asked[found.start("aux") :]) or _verb(asked, found.end()):
        return ""
    told = _ordered(asked[found.end() :], found["aux"])
    verb = None if OPEN.search(told) else re.search(rf"\b{found['aux'].lower()}\s+\w+\b", told)
    return f"{told[: verb.end()]} {answer.rstrip(' .')} {told[verb.end() :]}" if verb else f"{told} {answer}"


def _of_rest(asked: str, answer: str, _lead: str) -> str:
    """The sentence of "AKS pulls its images from?" with its answer."""
    return f"{asked} {answer}" if OPEN.search(asked) and not ASKING.match(asked) else ""


def _of_subject(asked: str, _answer: str, lead: str) -> str:
    """The sentence of "which service caches X?", "name the targets of X", "what do you use for X?" with its answer."""
    if lead and (found := LISTED.match(asked)):
        return f"{lead} are {found['noun']}"
    found = WHICH.match(asked) if lead else None
    if found is None:
        return ""
    rest = asked[found.end() :]
    taken = TAKEN.match(rest)
    return f"{taken['verb']} {lead} {rest[taken.end() :]}" if taken else f"{lead} {rest}"


def _of_way(asked: str, answer: str, lead: str) -> str:
    """The sentence of "how do you encrypt X?" with its answer."""
    found = HOW.match(asked)
    if found is None:
        return ""
    told = f" {answer}" if PLACED.match(answer) else f" with {answer}" if lead and answer.startswith(lead[:3]) else ""
    return _ordered(asked[found.end() :], found["aux"]) + told


def _of_place(asked: str, answer: str, lead: str) -> str:
    """The sentence of "where do the logs go?" with its answer."""
    found = WHERE.match(asked) if lead else None
    if found is None:
        return ""
    return f"{_ordered(asked[found.end() :], found['aux'])} {'' if PLACED.match(answer) else 'to '}{answer}"


def _verb(asked: str, at: int) -> bool:
    """Whether the word at an offset is a bare verb: "what can *trigger* X" asks for who does it."""
    word = WORD.match(asked, at)
    form = forms().get(word[0].lower()) if word else None
    return form is not None and form.kind == "base"


def _lead(answer: str, statement: Statement) -> str:
    """The list of services that an answer opens with, as it is written; "" where it opens with other words."""
    start = statement.text.rindex(answer) if answer else 0
    first = next((s for s in statement.services if s.start >= start), None)
    if first is None or len(WORD.findall(statement.text[start : first.start])) > 3:  # noqa: PLR2004 - "you can use X"
        return ""
    end, named = first.end, [first.text]
    for other in statement.services:
        if other.start > end and JOINED.fullmatch(statement.text, end, other.start):
            end = other.end
            named.append(other.text)
    return ", ".join(named)


def _ordered(rest: str, aux: str) -> str:
    """The words behind an auxiliary in the order of a statement: "is | data encrypted" is "data is encrypted"."""
    known, kind = forms(), "ed" if aux.lower() in BEING else "base"
    words = list(WORD.finditer(rest))[1:]
    found = [w for w in words if (f := known.get(w[0].lower())) and f.kind == kind]
    strong = [w for w in found if w[0].lower() not in WEAK]
    verb = next(iter(strong or found), None)
    return f"{rest[: verb.start()]}{aux.lower()} {rest[verb.start() :]}" if verb else rest


def _placed(text: str, names: Sequence[Named]) -> tuple[Named, ...]:
    """The names as they stand in a sentence, each at every place, in order."""
    found: dict[int, Named] = {}
    for name in sorted(names, key=lambda name: -len(name.text)):
        for place in re.finditer(rf"(?<!\w){re.escape(name.text)}(?!\w)", text):
            if not any(one.start <= place.start() < one.end for one in found.values()):
                found[place.start()] = replace(name, start=place.start(), end=place.end())
    return tuple(found[start] for start in sorted(found))
