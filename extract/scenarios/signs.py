"""What stands unquoted before an arrow, dash or colon: whether it is a need, and by what it shows."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from extract.arrows import ARROW
from extract.scenarios.found import Found
from extract.scenarios.patterns import (
    EDGES,
    FLOW,
    FOR,
    GOAL,
    GOAL_NOUN,
    IMPERATIVE,
    NEED_TOPIC,
    NEEDED,
    OPENING,
    REJECTION,
    SIGN_MARKS,
    SIGNED,
    STARTER,
    STATE,
    STRICT_TOPIC,
    TROUBLE,
    TROUBLED_TOPIC,
    VERDICT,
    WISH,
)
from extract.scenarios.sides import (
    AFTER_FEATURE,
    BRACKETS,
    DECIDING,
    DOES,
    LABEL_ONLY,
    LINKING,
    NUMBERED,
    PASSED,
    STEP,
    TELLING,
    USES_TOPIC,
    VERSUS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.statements import Statement

EMPHASIS: Final = "*_`"
WRONG: Final = ("❌", "✗", "✘", "🚫")
RIGHT: Final = ("✅", "✔", "✓", "☑")
FLOWING: Final = 2
MAX_SIGNS: Final = 5
MIN_WORDS: Final = 2
MAX_NEED_WORDS: Final = 20
MAX_LABEL_WORDS: Final = 5
MAX_FEATURE_ANSWER: Final = 90


def signed(statement: Statement) -> Found | None:
    """Return the unquoted need before an arrow, or before a weaker sign where it plainly is one, and its answer."""
    text = statement.text
    if not any(map(text.__contains__, SIGN_MARKS)):
        return None
    for sign in islice(SIGNED.finditer(text), MAX_SIGNS):
        left, start = text[: sign.start()].strip(), sign.end()
        if left.count("(") > left.count(")") or not left.strip(EDGES) or start >= len(text):
            continue
        if LABEL_ONLY.match(left):
            continue
        if STEP.match(left):
            return None
        rules = ARROW_RULES if sign["arrow"] else WEAK_RULES
        for name, confidence, holds in rules:
            if holds(statement, OPENING.sub("", left), start):
                return Found(need=left, start=start, end=len(text), rule=name, confidence=confidence)
        if sign["arrow"]:
            return None
    return None


def advises(text: str, start: int) -> bool:
    """Whether what stands from `start` opens as advice: "use ...", "must create ..."."""
    return bool(IMPERATIVE.match(text, start))


def _opens_as_need(statement: Statement, left: str, start: int) -> bool:
    return bool(STARTER.match(left)) or (bool(GOAL.match(left)) and advises(statement.text, start))


def _for_something(statement: Statement, left: str, start: int) -> bool:
    text = statement.text
    return bool(FOR.match(left)) and (advises(text, start) or bool(NEEDED.match(text, start)))


def _advice_on_name(statement: Statement, left: str, start: int) -> bool:
    """A label of names only is no need, save where one thing is chosen over another for it."""
    text = statement.text
    chosen = " = " not in left and advises(text, start) and bool(REJECTION.search(text, start))
    return chosen and not only_services(statement, left)


def _advice(statement: Statement, left: str, start: int) -> bool:
    if _is_name(statement, left) or not advises(statement.text, start):
        return False
    if TROUBLE.search(left):
        return True
    if " = " in left or TELLING.search(left):
        return False
    return len(BRACKETS.sub(" ", left).split()) >= MIN_WORDS


def _verdict(statement: Statement, left: str, start: int) -> bool:
    text = statement.text
    mended = text.startswith(RIGHT, start) and text.lstrip(EMPHASIS).startswith(WRONG)
    return mended or (VERDICT.match(text, start) is not None and " = " not in left)


def _under_needs(statement: Statement, left: str, start: int) -> bool:
    if start <= 0 or not _topic_of_needs(statement):
        return False
    if _troubled(statement) or TROUBLE.search(left):
        return True
    text = statement.text
    if len(left.split()) <= FLOWING and (DOES.match(text, start) or SIGNED.search(text, start)):
        return False
    return not _is_name(statement, left) or (
        names_only(statement, start, len(text)) and not any(named.end <= start for named in statement.services)
    )


def _topic_of_needs(statement: Statement) -> bool:
    return bool(statement.topics) and bool(NEED_TOPIC.match(statement.topics[0]))


def decides(statement: Statement) -> bool:
    """Whether a line of code belongs to a tree of decisions: a branch of a question, or under a title that says so."""
    if statement.asked and statement.asked.branch:
        return True
    return (
        ARROW.search(statement.text) is not None
        and _topic_of_needs(statement)
        and DECIDING.search(statement.topics[0]) is not None
    )


def _symptom(statement: Statement, left: str, start: int) -> bool:
    """A left side of trouble; a step of a flow between services and a labelled remark are none."""
    if STATE.match(BRACKETS.sub(" ", left)):
        return True
    flows = FLOW.search(left) and any(found.end <= start for found in statement.services)
    return bool(TROUBLE.search(left)) and not (flows or ": " in left or " = " in left or _is_name(statement, left))


def _goal(statement: Statement, left: str, start: int) -> bool:
    return bool(GOAL_NOUN.search(left)) and ": " not in left and not only_services(statement, left) and start > 0


def _one_feature(statement: Statement, left: str, start: int) -> bool:
    """A left side that names nothing, and a known feature as all that stands after the arrow."""
    text, bare = statement.text, BRACKETS.sub(" ", left)
    if len(text) - start > MAX_FEATURE_ANSWER or SIGNED.search(text, start) or FLOW.search(bare) or PASSED.search(bare):
        return False
    if any(mark in left for mark in (":", "=")) or len(bare.split()) < MIN_WORDS or NUMBERED.match(bare):
        return False
    if _names_something(statement, bare):
        return False
    spans = [(term.start, term.end) for term in statement.terms] + [(s.start, s.end) for s in statement.services]
    opening = [end for begin, end in spans if begin >= start and not text[start:begin].strip(EDGES + EMPHASIS)]
    return any(AFTER_FEATURE.match(text, end) for end in opening)


def _advised_trouble(statement: Statement, left: str, start: int) -> bool:
    if not advises(statement.text, start):
        return False
    if TROUBLE.search(left):
        return True
    if advises(left + " it", 0) or (not STARTER.match(left) and USES_TOPIC.search(" ".join(statement.topics[:1]))):
        return False
    return bool(STARTER.match(left) or _strict(statement)) and not _is_name(statement, left)


def _wish(statement: Statement, left: str, start: int) -> bool:
    """A wish or a goal before a sign, and nothing but names behind it: "I need to run containers: Cloud Run"."""
    wished = WISH.match(left) or ((FOR.match(left) or GOAL.match(left)) and len(left.split()) > MIN_WORDS)
    if not wished or _is_name(statement, left[len("for") :]):
        return False
    return names_only(statement, start, len(statement.text))


def _listed_need(statement: Statement, left: str, start: int) -> bool:
    """A line under "Troubleshooting" or "Scenarios", with a dash or a colon."""
    if not _strict(statement) or VERSUS.search(left):
        return False
    fits = start > 0 and MIN_WORDS <= len(left.split()) <= MAX_NEED_WORDS and not advises(left + " it", 0)
    answered = names_only(statement, start, len(statement.text)) or advises(statement.text, start)
    return fits and (_troubled(statement) or (answered and not _is_name(statement, left)))


def _named_answer(statement: Statement, left: str, start: int) -> bool:
    """A label that is no name, and a service behind it: under exam tips, or a title that sets services side by side."""
    behind = {found.service for found in statement.services if found.start >= start}
    if not behind or not only_services(statement, statement.text[start:]) or not statement.topics:
        return False
    if _is_name(statement, left) or VERSUS.search(left) or SIGNED.search(statement.text, start):
        return False
    if VERSUS.search(statement.topics[0]):
        return len(behind) == 1 and behind <= set(statement.inherited) and len(statement.services) == 1
    return _topic_of_needs(statement)


def _strict(statement: Statement) -> bool:
    """Whether what a line hangs under heads needs whose answers stand behind any sign."""
    return bool(statement.topics) and STRICT_TOPIC.match(statement.topics[0]) is not None


def _troubled(statement: Statement) -> bool:
    """Whether the heading says that the lines under it open with symptoms, names among them: "OOMKilled"."""
    return bool(TROUBLED_TOPIC.search(statement.topics[0]))


def names_only(statement: Statement, start: int, end: int) -> bool:
    """Whether a stretch names services and features, and says nothing of them."""
    return bool(statement.text[start:end].strip(EDGES)) and _is_name(statement, statement.text[start:end])


def _chosen(statement: Statement, left: str, start: int) -> bool:
    """A label and advice that chooses: "Read scaling: add replicas, not duplicate tables"."""
    text = statement.text
    return (
        text[start - 2 : start] == ": " and len(left.split()) <= MAX_LABEL_WORDS and advises(text, start)
        and bool(REJECTION.search(text, start)) and not _is_name(statement, left)
    )  # fmt: skip


def _names_something(statement: Statement, left: str) -> bool:
    return any(name in left for name in _names(statement) if not name.islower())


def _names(statement: Statement) -> list[str]:
    return [found.text for found in statement.services] + [term.text for term in statement.terms]


def only_services(statement: Statement, left: str) -> bool:
    """Whether a stretch names services, and says nothing of them."""
    return _is_covered(left, [span.text for span in statement.services])


def _is_name(statement: Statement, left: str) -> bool:
    """Whether a left side names services and features only: a label, not a need."""
    return _is_covered(left, _names(statement))


def _is_covered(left: str, names: list[str]) -> bool:
    rest = BRACKETS.sub(" ", left)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return not LINKING.sub(" ", rest).split()


Rule = tuple[str, float, "Callable[[Statement, str, int], bool]"]

ARROW_RULES: Final[tuple[Rule, ...]] = (
    ("need →", 0.85, _opens_as_need),
    ("for →", 0.7, _for_something),
    ("advice, not", 0.65, _advice_on_name),
    ("verdict →", 0.75, _verdict),
    ("→ advice", 0.75, _advice),
    ("under needs", 0.8, _under_needs),
    ("symptom →", 0.7, _symptom),
    ("goal →", 0.6, _goal),
    ("under needs", 0.7, _named_answer),
    ("→ feature", 0.55, _one_feature),
)
"""Tried in turn: a name, how often it is right, and whether it holds of a left side and the start of the right."""

WEAK_RULES: Final[tuple[Rule, ...]] = (
    ("need: advice", 0.75, _advised_trouble),
    ("advice, not", 0.65, _chosen),
    ("need: name", 0.75, _wish),
    ("under needs", 0.65, _listed_need),
    ("under needs", 0.65, _named_answer),
)
"""The same before a colon, a dash or an equals sign."""
