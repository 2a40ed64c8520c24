"""The words by which notes bound things, as data: cues of each kind of constraint, and what states none."""

from __future__ import annotations

import re
from typing import Final

from extract.arrows import DRAWN
from graph.model import ConstraintKind

HINTS: Final = (
    "must", "need", "requir", "has to", "have to", "make sure", "mandatory", "prereq", "pre-req", "responsib", "only",
    "not", "n't", "n’t", "'nt", "n´t", "n`t", "cant", "dont", "doesnt", "wont", "never", "no ", "sole", "exclusive",
    "regional", "zonal", "specific", "unsupported", "disabled", "default", "auto", "unless", "limit", "restrict",
    "invalid", "wrong", "impossible", "unavailable", "always", "twice", "once", "one ", "unable", "incompatible",
    "necessary", "forbidden", "prohibited", "confined", "scoped", "bound", "tied to", "locked to", "immutable",
    "out of the box", "up to", "max", "single", "least", "nobody", "implicit", "except", "nothing", "neither",
    "assumed", "isnt", "arent", "excluded", "lost", "creation", "later", "newer", "higher", "non-", "within", "same ",
)  # fmt: skip
"""One of these, or a digit, or a spelled number stands in every line that bounds something; most lines hold none."""

NEEDS: Final = (
    "must", "need", "requir", "has to", "have to", "make sure", "mandatory", "prerequisite", "necessary", "only after",
    "always", "responsib",
    "or later", "and later", "or newer", "and newer", "or higher", "and higher", "or above", "and above",
)  # fmt: skip
CANNOT: Final = (
    "not", "n't", "cant", "dont", "doesnt", "wont", "isnt", "arent", "never", "only", "no ", "sole", "exclusive",
    "unsupported", "unavailable", "impossible", "bound", "incompatible", "forbidden", "prohibited", "unable",
    "limited to", "restricted to", "confined", "scoped", "tied to", "locked to", "local to", "regional", "zonal",
    "immutable", "specific", "single", "is per", "are per", "disabled", "wrong", "invalid", "nothing", "nobody",
    "none", "neither", "except", "at a time", "excluded", "lost", "creation", "non-", "fixed", "same ",
)  # fmt: skip
DEFAULTS: Final = ("default", "auto", "unless", "out of the box", "assumed", "implicit")
"""What every cue of a kind holds, for a first quick look."""

_VERB: Final = r"(?:(?:also|always|first|then|both|explicitly|still|additionally|either|only|now|therefore)\s+)?"

REQUIREMENT: Final = re.compile(
    rf"""(?:\b(?=[a-z\d])|(?=\())(?:
    (?<!-)\bmust\s+(?!not\b|never\b|n't|have\s+been)(?:{_VERB})(?P<must>(?=\S))
    | \b(?:needs|requires)\s+(?!no\b|not\b|none\b|nothing\b|careful|work\b|attention\b|by\b|of\b|are\b|is\b|you\b|we\b|
      (?:fewer|less|more|much|little|longer)\b)(?P<needs>(?=\S))
    | (?<!\bthe\s)(?<!\bas\s)(?<!\bif\s)\b(?:is|are|be|also)\s+(?:\w+ly\s+)?(?P<isreq>required|mandatory|needed|
      necessary|a\s+(?:prerequisite|must))\b
    | (?<!\bthe\s)(?<!\bno\s)(?<!\blonger\s)(?<!\bto\s)\b(?:require|need)\s+(?!to\s+know\b|no\b|not\b|for\b|help\b|
      and\b|or\b|but\b|(?:fewer|less|more|much|little|longer)\b)(?P<require>(?=\S))
    | \b(?:has|have)\s+to\s+(?P<hasto>(?=\S))
    | \b(?:you|users?|customers?|consumers?|clients?|applications?)\s+(?:is|are)\s+responsible\s+for\s+(?P<duty>(?=\S))
    | \b(?:users?'?s?|customers?'?s?|your)\s+responsibility\s+(?:to|for)\s+(?P<task>(?=\S))
    | \bresponsibility\s+of\s+the\s+(?P<whose>(?:user|customer|consumer|client)s?\b)
    | (?<!\bto\s)\bmake\s+sure\s+(?!to\b)(?:that\s+)?(?P<sure>(?=\S))
    | \b(?:mandatory(?!\s*(?:$|[.;)]))|prerequisites?)\b(?P<pre>)
    | (?<![\w-])(?P<part>required|needed)\s+(?:for|on|to|when|by|if|in|with)\b
    | (?<!\bnot\s)(?<!\bas\s)(?<!\bif\s)(?<!\bis\s)(?<!\bare\s)(?<!\bthe\s)
      \b(?P<last>required|mandatory)\b(?=\s*(?:$|[.;)]))
    | \bonly\s+after\b(?P<after>)
    | (?<!n't\s)(?<!\bnot\s)\balways\s+(?P<always>(?:be\s+)?\w+(?:ed|en|ilt)\s+(?:in|on|to|with|by|from|at)\b)
    | \(\s*(?P<alone>required|mandatory)\s*\)
    | (?<![-\w.])v?\d+(?:\.\d+)+(?P<version>)`?\s+(?:and|or)\s+(?:later|newer|higher|above)\b
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII | re.DOTALL,
)
"""What states that something must be given or done; the named groups hold what is needed."""

RESTRICTION: Final = re.compile(
    r"""\b(?=[a-z])(?:
    can(?:not|'?t|\s+not)\b
    | must\s+(?:not|never)\b | mustn't\b | may\s+not\b
    | (?:does|do|will|would)(?:n'?t|\s+not)\b | won'?t\b
    | (?:(?:is|are|they're|(?:it|that|this)'?s)\s+(?:also\s+)?not|(?:is|are)n'?t)\s+(?:\w+ly\s+)?(?!limited\b|
      enabled\b|configured\b|installed\b|attached\b|updated\b|started\b|even\b|advisable\b|preferable\b|comparable\b|
      noticeable\b)(?:\w+(?:ed|en|[ai]ble)\b|valid\b|
      durable\b|persistent\b|resilient\b|redundant\b|secure\b|stable\b|serverless\b|(?:multi|cross)-\w+|for\b|(?:meant|built|made|sold)\b|transitive\b|visible\b|real-?time\b|kept\b|sent\b|part\b|able\b)
    | (?:^|(?<=^\s\s)|(?<=[(→>:;,.—–❌]\s)|(?<=[(\[→>:;,❌]))not\s+(?:\w+ly\s+)?
      (?:resilient|redundant|replicated|accessible|reachable|
      supported|available|allowed|possible|compatible|directly|transitive|(?:recommended|designed|intended|meant|ideal)\s+for|encrypted|durable|real-?time|suitable|suited)\b
    | (?:^|(?<=^\s\s)|(?<=[❌✗—–]\s)|(?<=❌))not\s+for\b
    | (?!(?:read|write|append|view|list|invite|metadata|use|header)-)[A-Za-z]++-only\b
      (?=\W*$|[).,;]|\s+(?:and|but|in|on)\b)
    | not\s+(?:yet\s+)?(?:supported|available|allowed|possible|permitted|compatible|applicable)\b
    | neither\b(?=[^.;:]{3,60}\bnor\b)
    | (?:is|are)\s+not\s+(?:an?\s+)?(?:option)\b
    | (?<!\bbe\s)\bnever\b(?!\s+or\b) | unsupported\b
    | unavailable\b | impossible\b | incompatible\b | forbidden\b | prohibited\b
    | unable\s+to\b | no\s+longer\b
    | (?:nothing|nobody|no\s+one|none|not\s+even)\b(?=[^,.;:]{0,40}?\s(?:can|may|is\s+allowed)\b)
    | except\s+for\b | (?<=,\s)(?:but\s+)?except\s+(?:on|in|with|from|the)\b
    | (?:one|a\s+single)\s+\w+\s+at\s+a\s+time\b
    | (?:keeps|stores|holds|retains|remembers|saves)\s+nothing\b | but\s+not\s+(?!only\b|the\b|an?\b)\w+
    | (?<=[a-z]\s)not\s+(?:transitive|inherited|shared|replicated|cross-\w+|global|durable|backed\s+up)\b
    | (?:^|(?<=[.;:(]\s)|(?<=\bbut\s))not\s+(?:all|every)\s+(?=\w)
    | (?:^|(?<=[.;]\s))not\s+(?:in|on|at|with|under|via|through|between|from|by)\s+
      (?!all\b(?!\s+(?:regions|zones|locations|tiers|plans)\b)|its?\s+own\b|purpose\b|top\b|(?:the\s+)?exam\b)(?=\w)
    | (?:is|are|be)\s+excluded\s+from\b | (?:is|are|be|gets?|data)\s+(?:also\s+|then\s+|permanently\s+)?lost\b
    | (?:set|chosen|defined|selected|specified|fixed|decided)\s+(?:only\s+)?(?:at|during|upon|on)\s+
      (?:[\w-]+\s+){0,2}creation\b
    | (?:in|within|inside|to)\s+(?:an?\s+|one\s+)?single\s+(?:AZ|(?:availability\s+)?zone|region)\b |
      (?:^|(?<=:\s))single[\s-](?:AZ|zone|region)\b
    | (?:^|(?<=:\s)|(?<=^\s\s))immutable\b(?=\s+\w+\W*$|\W*$|,)
    | (?:^|(?<=^\s\s))(?:in|within)\s+(?:the\s+)?same\s+(?:region|AZ|availability\s+zone|zone|account|VPC|VNet)\b
    | non-transitive\b | (?:immutable|fixed|unchangeable)\s+(?:after|once|when)\b
    | the\s+only\s+(?:[\w-]+\s+){1,3}?(?:you|we|it|they|(?-i:[A-Z][\w-]+))\s+
      (?:has|have|gets?|supports?|offers?)\b
    | (?:is|are)\s+the\s+only\s+(?:\w+\s+){1,3}?(?:that|which|who)\b
    | (?<![-\w])only\b(?!\s*:\s+\S)(?!\s+(?:required|needed|necessary)\b) | solely\b | exclusively\b
    | (?<!\bnot\s)(?<!\bcan\sbe\s)(?<!\bmay\sbe\s)
      \b(?:limited|restricted|confined|scoped|bound|tied|locked|local)\s+to\b(?!\s+(?:up\s+to\s+)?\d)
    | (?<!auto-)\b(?:is|are)\s+(?:a\s+)?(?:\w+\s+)?(?:regional|zonal|immutable|read-only|single-region|single-AZ)\b
    | (?!use-|case-|vendor-|aws-|more-)[A-Za-z]++-(?:specific|bound|scoped)\b
      (?!\s+(?!and\b|or\b|in\b|to\b|so\b)[a-z])
    | (?:region|zone|AZ|account|cluster|subscription|project|tenant|namespace)\s+(?:specific|scoped|bound)\b
    | (?:is|are)\s+(?:per|one\s+per)\s+\w+\s+\(not\b
    | (?:^|(?<=[→>=(,;:—–]\s)|(?<=\s-\s)|(?<=[(→])|(?<=\bhas\s)|(?<=\bhave\s)|(?<=\bis\s)|(?<=\bare\s)|(?<=\bthere's\s)|
      (?<=\band\s)|(?<=\boffers\s)|(?<=\bsupports\s)|(?<=\bprovides\s)|(?<=\bgives\s)|(?<=\bgets\s)|
      (?<=❌\s))no\s+(?=[A-Za-z])
    | (?:is|are)\s+disabled\b(?!\s+by\s+default)
    | (?<=[→>=]\s)(?:wrong|invalid)\b | (?:is|are)\s+invalid\b
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What states that something cannot be, or only in one way or place; each begins where a word does."""

DEFAULT: Final = re.compile(
    r"""\b(?=[abdeiotu])(?:
    by\s+default\b | (?:as|is)\s+(?:the\s+|its\s+|a\s+)?default\b | (?:is|are)\s+assumed\b
    | defaults?\s+(?:to|is|are)\b | default\s*[:=]
    | (?:auto|automatically)[\s-](?:enabled|on|encrypted)\b | (?:enabled|turned\s+on|on)\s+automatically\b
    | (?<!\bbe\s)(?<!\bnot\s)(?<!n't\s)automatically\s+(?:created|configured|installed|assigned|attached|
      registered|turned\s+on)\b
    | unless\s+(?:\w+\s+){0,3}?(?:chang|overrid|configur|set|otherwise|specif(?:y|ied)|disabl|enabl|opt)\w*
    | implicit(?:ly)?\s+den(?:y|ied)\b | out\s+of\s+the\s+box\b
    | the\s+default\b(?!\s+(?:service|event|security|network|route|vpc|subnet|namespace|internet|bucket|database|user|
      account)\b)
    | default\s+(?:\w+\s+){1,5}?(?:is|are)\b)
    | ^\W*default\s+(?:\w+\s+){1,2}?[:=] | \(\s*(?:the\s+)?default\s*\) | (?:^|:\s)\s*default\s*,
    | \s[-–—]\s*(?:the\s+)?default\W*$ | ^\W*default\W*(?:$|\d)""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What states what holds unless it is changed."""

BY_ITSELF: Final = re.compile(r"automatically\b|implicit", re.IGNORECASE)
"""Cues of a default that are part of what it says."""

OBJECT: Final = re.compile(
    r"(?<!\bmeans)(?<!\bso)(?<!\bnote)(?<!\bsure)(?<!\bensures)(?<!\bensure)(?<!\bsuch)(?<!\bremember)(?<!\bknow)\s"
    r"(?:that|which|what|how\s+much)\s+(?:[\w'-]+\s+){1,3}$|\bunless\b[^,;:.]*$|\bwhat\s+(?:[\w'-]+\s+){1,3}$",
    re.IGNORECASE,
)
"""What stands before a need in "the data that X needs to read": it tells of the data."""

UNSET: Final = re.compile(
    r"\b(?:if|when|unless)\s+(?:(?:\w+\s+){0,5}?(?:(?:is|are|was|were)\s?(?:not|n't|nt)|not)|"
    r"no\s+(?:\w+\s+){1,3}?(?:is|are))\s+(?:explicitly\s+)?(?:set|specified|given|provided|defined|mentioned|stated|passed)\b(?!\s+(?:to|in|on|by|up|for|with|as|at|via)\b),?\s*(?=\S)",
    re.IGNORECASE,
)
"""What is set by nobody: what follows holds by default."""

USUAL: Final = re.compile(r"\b(?:by default|out of the box)\b", re.IGNORECASE)
"""What makes of a negation a default: "are not encrypted by default"."""

_MAIN: Final = (
    r"(?<!\band)(?<!\bor)(?<!\bbut)(?<!\bthat)(?<!\bwhich)\s+(?=(?:then\s+)?"
    r"(?:it|they|you|we|one|(?:the|an?|all|each|every)(?:\s+[\w`-]+){1,3}?)(?:'ll)?\s+(?:(?:also|will)\s+)?"
    r"(?:must|needs?|requires?|ha(?:s|ve)\s+to|cannot|can't|won't|doesn't|don't)\s(?:[^,;:→.]|\.(?=\S))*(?:\.\s|\.?$))"
)
"""Where the main clause begins after a condition that no comma ends: "When one starts a node it needs a key"."""

CONDITION: Final = re.compile(
    rf"\b(?<!only\s)(?:if|when|whenever|in\s+case|as\s+long\s+as|provided\s+that|(?<!,\s)while)\b(?:(?:\s+\w+ing\b|\s+[^\s,;:.→—–()]+)(?:\s+[^\s,;:.→—–()]+){{2,14}}?{_MAIN}|"
    r"\s+\w+ing\b[^,;:.→—–()]*?(?=\b(?:\w+\s+){1,4}?(?:must|needs?|"
    r"ha(?:s|ve)\s+to|cannot|can't|won't|doesn't|don't)\b)|(?:(?!\sbut\s)[^,;:.→—–()])*(?=\sbut\s|[,;:.→—–()]|$))",
    re.IGNORECASE | re.ASCII,
)
"""A clause that states when something holds; what it says itself is not stated."""

TROUBLE: Final = re.compile(
    r"^[\W_]*(?:(?:likely|possible|root|common|usual|the)\s+)*(?:causes?|reasons?|symptoms?|problems?|issues?|errors?|"
    r"scenarios?|situations?|challenges?|q|questions?)\s*\d{0,3}\W{0,4}?(?:[:–—.]|\s-\s)",
    re.IGNORECASE,
)
"""The label of what went wrong or is asked: of what stands after it only numbers bind."""

EXAMPLE: Final = re.compile(
    r"\((?:e\.?g\.?|for example|for instance|ex[:.]|such as|like|say|i\.e\.)[^()]*\)|"
    r"\b(?:e\.g\.,?|for example,?|for instance,?|such as|example where)\s[^.;()]*|"
    r"^\W*examples?(?:\s*\d+)?\s*[:–—][\s\S]*",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"[“\"][^“”\"]*[”\"]|(?<=”\s\+\s)“[^”]*”")
SCENE: Final = re.compile(
    r"^[^?]*\b(?:which|what|how)\b[^.?]{0,80}\b(?:should|would|do|can|could|must)\s+(?:you|we|i)\b[^?]*\?|"
    r"^[^?]*\b(?:compan(?:y|ies)|organi[sz]ation|team|customers?|clients?|developers?|administrators?|engineers?|architect|"
    r"you\s+(?:are|have|must|need|plan|want|would))\b[^?]*\?",
    re.IGNORECASE,
)
"""A question with the scene that it sets: nothing there is stated."""

QUESTION: Final = re.compile(r"(?:^|(?<=[.!?:]\s))[^.!?]*\?", re.DOTALL)
PARTED: Final = re.compile(rf"{DRAWN}|\s[-–—]\s")
NEED: Final = re.compile(
    r"^[^\w“\"]*(?:[“\"]|(?:you |we |they |users? )?(?:need|want)\b|how\b|what\b|which\b|looking for|trying to|"
    r"if\b|scenario|use case|question|q[.:]|exam\b)",
    re.IGNORECASE,
)
"""How a line opens whose left side is a need, a symptom or a cue and no statement."""

ANSWERED: Final = re.compile(
    r"^\W*if\b[^,]+,\s+(?:then\s+)?(?:you|we|it|they|the\s+\w+)(?:'ll|\s+will|\s+also)?\s+(?:must|needs?|ha(?:ve|s)\s+to|cannot|can't)\b",
    re.IGNORECASE,
)
"""A condition with what must then be: what stands after a dash only explains it."""

CUE_LEFT: Final = re.compile(
    r"^[^\w]*(?:must|cannot|can't|no|only|never|has to|have to|should|require)\b", re.IGNORECASE
)
LEFT_NEED: Final = re.compile(r"(?:>|\blonger than|\bmore than|\blarger than|\bover|\bbeyond)\s*\d", re.IGNORECASE)
ANSWER: Final = re.compile(
    r"[^\w]*(?:use|choose|pick|switch|move|go|consider|split|try|enable|configure|create)\b", re.IGNORECASE
)
REQUIRES_AT_END: Final = re.compile(r"\b(?:requires?|needs?|must have|must be)[\s”\":]*$", re.IGNORECASE)

LIMIT_TOPIC: Final = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:limits|quotas)(?:\s+(?:of|for|per)\s+[\w ]+)?\W*$|^\W*(?:limit|quota)\W*$", re.IGNORECASE
)
"""Headings and labels under which every number bounds."""

LIMIT_COLUMN: Final = re.compile(
    r"\b(?:limits?|quotas?|max\w*|min\w*|default\w*|timeouts?|values?|sizes?|retention|duration|ttl|period|"
    r"ceiling|cap|number|range|bounds?)\b", re.IGNORECASE)  # fmt: skip
NEED_COLUMN: Final = re.compile(
    r"\b(?:needs?|scenarios?|use[\s-]cases?|when|symptoms?|problems?|anti-?\s?patterns?|mistakes?|pitfalls?|issues?|risks?|"
    r"questions?|cues?|example\w*|if you|goal|"
    r"situation|wish|want|(?:take|choose|pick|use|prefer)\s+(?:it|this)?\s*(?:if|for))\b", re.IGNORECASE)  # fmt: skip
ASKED_COLUMN: Final = re.compile(r"^\W*requirements?\W*$", re.IGNORECASE)
ANSWERING_COLUMN: Final = re.compile(
    r"\b(?:recommend\w*|options?|solutions?|services?|answers?|use|choose|pick|choice|tools?|products?|approach|"
    r"aws|azure|gcp|google cloud)\b", re.IGNORECASE)  # fmt: skip
"""A first column of what somebody wants, and a later one of what meets it: no row states what its service requires."""

KIND_COLUMN: Final = {
    kind: re.compile(rf"^\W*(?:{names})\W*$", re.IGNORECASE)
    for kind, names in (
        (ConstraintKind.REQUIREMENT, r"requirements?|requires|pre-?req(uisite)?s?|must\b.*|mandatory|[\w ]+ required"),
        (ConstraintKind.RESTRICTION, r"restrictions?|limitations?|cannot|can't|not supported|does not support"),
        (ConstraintKind.DEFAULT, r"defaults?(?: \w+)?"),
    )
}
"""Columns whose cells state a constraint by their header."""

CLAUSE: Final = re.compile(
    r"[.;:()→⇒—–=\s,-](?:(?<=[.;:])(?=\s)|(?<=[()→⇒])|(?<=[—–])(?:(?!\d)|(?<!\d[—–]))|(?<=[-=])>|(?<=\s)-\s|"
    r"(?<=,)\s(?=but\b|so\b|and\s+(?:it|they|you)\b|while\b|whereas\b)|(?<=\n)(?=\n))"
)
"""Where one clause ends and the next begins."""

SENTENCE: Final = re.compile(rf"[.;](?=\s)|{DRAWN}")
EMPTY: Final = re.compile(
    r"^(?:\W|\b(?:and|but|so|it|they|this|that|both|these|you|must|which|also|then|is|are)\b)*$", re.IGNORECASE
)
"""A clause's opening that names no subject of its own."""
