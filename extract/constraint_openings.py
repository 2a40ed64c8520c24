"""Which service a clause opens with: by its name, or by a feature that is that service's alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extract import lexicon
from extract.services import Named
from extract.terms import Term

if TYPE_CHECKING:
    from extract.statements import Statement

TARGETS: Final = frozenset({"compute", "containers"})
"""What a deployment service deploys to: named in its notes, they are its targets and not what is bound."""

OPENS: Final = 160
"""Characters in which the opening of a clause stands."""

OPENING: Final = re.compile(
    r"^[^\w]*(?:\d{1,2}:\d\d(?::\d\d)?\W+)?(?:(?:the|an?|each|every|all|trap|note|so|then|there|here|but|and|while|whereas|only|"
    r"today|important|remember|"
    r"answer|fix|solution|why|tip|warning|caution|your|"
    r"amazon|aws|azure|google)\b[\s:,]*)*"
    r"(?:(?:to|for|when|if|with|before|after|under|as|since)\b[^,.;:]{2,60},\s+(?:the\s+|an?\s+|your\s+)?)?"
    r"(?:(?:in|on|with|within|under)\s+(?:the\s+)?(?=(?-i:[A-Z])))?",
    re.IGNORECASE,
)

PRINCIPAL: Final = re.compile(
    r"\s(?:users?|roles?|principals?|polic(?:y|ies)|permissions?|identit(?:y|ies))\b", re.IGNORECASE
)

JOINT: Final = re.compile(
    r"\s(?:integrations?|triggers?|bindings?|connectors?|connections?|targets?|destinations?|origins?|event\s+sources?|access|support)\b",
    re.IGNORECASE,
)
"""What stands after the name of another service, of a part that works with it: "Lambda triggers can't ..."."""

OF: Final = re.compile(r"\s+(?:of|in|on|for)\s+(?:the\s+|an?\s+)?|\s+\((?=[^()]*\))", re.IGNORECASE)
OF_NOUN: Final = re.compile(r"(?:[\w-]+\s+){1,3}of\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
"""What stands between a feature, or a plain noun, and the service whose it is."""

NEXT: Final = re.compile(r" ([A-Z][a-z]+)\b")

VERB: Final = re.compile(r"\s+(?:is|are|has|have|can|does|runs?|\w+s)\b", re.IGNORECASE)


def opened(statement: Statement, at: int, until: int, *, subject: bool = False) -> str:
    """The service that the text opens with at an offset, or whose feature it opens with; the longer name counts.

    `subject`: only where a verb follows the name, as in "... → Lambda is async → no reply".
    """
    lead = OPENING.match(statement.text[at : at + OPENS])
    first = at + (lead.end() if lead else 0)
    known: tuple[Named | Term, ...] = (*statement.services, *statement.terms)
    near = [found for found in known if at <= found.start <= first < found.end and found.start < until]
    if not near:
        return "" if subject else _whose(statement, first, until, OF_NOUN)
    longest = max(near, key=lambda found: (found.end, isinstance(found, Named)))
    if (after := NEXT.match(statement.text, longest.end)) and (above := _ending_in(statement, after[1])):
        return above
    if subject and not VERB.match(statement.text, longest.end):
        return ""
    if isinstance(longest, Term):
        if whose := _whose(statement, longest.end, until, OF):
            return whose
        if not _tells(statement, longest):
            return ""
    return deployer(statement, longest)


def _ending_in(statement: Statement, word: str) -> str:
    """The service above whose name ends in the word after a name: the one of "VM Backup" under "Azure Backup"."""
    return next((above for above in statement.inherited if " " in above and above.endswith(f" {word}")), "")


def _whose(statement: Statement, at: int, until: int, of: re.Pattern[str]) -> str:
    """The service that is named after an offset as the one that has what stands there: "a failover of Aurora"."""
    after = of.match(statement.text, at, until)
    return next((named.service for named in statement.services if after and named.start == after.end()), "")


def _tells(statement: Statement, term: Term) -> bool:
    """Whether a feature's name says whose it is: the services of the line have it, or it can be nobody else's."""
    if term.service in {statement.subject, *statement.inherited}:
        return True
    only = len(lexicon.load().owners(term.text)) == 1
    return only and (" " in term.text or not (term.text.istitle() or term.text.islower()))


def deployer(statement: Statement, named: Named | Term) -> str:
    """The service; the one above it where a line opens with the target of a deployment or with a principal."""
    service = named.service
    above = statement.inherited[0] if statement.inherited else ""
    targets = statement.category(service) in TARGETS and above != service
    if above and above != service and isinstance(named, Named) and JOINT.match(statement.text, named.end):
        return above
    if above and statement.category(service) == "identity" and statement.category(above) != "identity":
        return above if PRINCIPAL.search(statement.text[named.start : named.end + 14]) else service
    return above if above and targets and statement.category(above) == "deployment" else service
