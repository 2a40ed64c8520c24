"""The words by which notes bound things, as data: cues of each kind of constraint, and what speaks against them."""

from __future__ import annotations

import re
from typing import Final

from graph.model import ConstraintKind

HINTS: Final = (
    "must", "need", "requir", "has to", "have to", "mandatory", "prerequisite", "only", "not", "n't", "n’t",
    "never", "no ", "sole", "exclusive", "regional", "zonal", "specific", "unsupported", "disabled", "default",
    "auto", "unless", "limit", "restrict", "invalid", "wrong", "impossible", "unavailable", "always", "twice",
    "once", "one ", "unable", "incompatible", "necessary", "forbidden", "prohibited", "confined", "scoped", "bound",
    "tied to", "immutable", "out of the box", "up to", "max", "single", "least", "within", "nobody",
    "except", "nothing", "assumed", "isnt", "arent", "excluded", "lost", "creation", "later", "newer", "higher",
    "non-",
)  # fmt: skip
"""One of these, or a digit, or a spelled number stands in every line that bounds something; most lines hold none."""

NEEDS: Final = (
    "must", "need", "requir", "has to", "have to", "mandatory", "prerequisite", "necessary", "only after", "always",
    "or later", "and later", "or newer", "and newer", "or higher", "and higher", "or above", "and above",
)  # fmt: skip
CANNOT: Final = (
    "not", "n't", "never", "only", "no ", "sole", "exclusive", "unsupported", "unavailable", "impossible", "bound",
    "incompatible", "forbidden", "prohibited", "unable", "limited to", "restricted to", "confined", "scoped", "tied to",
    "local to", "regional", "zonal", "immutable", "single-", "specific", "is per", "are per", "disabled", "wrong",
    "invalid", "nothing", "nobody", "none", "except", "at a time", "excluded", "lost", "creation",
    "non-", "fixed",
)  # fmt: skip
DEFAULTS: Final = ("default", "auto", "unless", "out of the box", "assumed")
"""What every cue of a kind holds, for a first quick look."""

_VERB: Final = r"(?:(?:also|always|first|then|both|explicitly|still|additionally|either|only|now|therefore)\s+)?"

REQUIREMENT: Final = re.compile(
    rf"""(?:\b(?=[a-z\d])|(?=\())(?:
    (?<!-)\bmust\s+(?!not\b|never\b|n't|have\s+been)(?:{_VERB})(?P<must>(?=\S))
    | \b(?:needs|requires)\s+(?!no\b|not\b|none\b|nothing\b|careful|work\b|attention\b|by\b|of\b|are\b|is\b|
      (?:fewer|less|more|much|little|longer)\b)(?P<needs>(?=\S))
    | (?<!\bthe\s)(?<!\bas\s)(?<!\bif\s)\b(?:is|are|be|also)\s+(?:\w+ly\s+)?(?P<isreq>required|mandatory|needed|
      necessary|a\s+prerequisite)\b
    | \b(?:require|need)\s+(?!to\s+know\b|no\b|not\b|for\b|help\b|
      (?:fewer|less|more|much|little|longer)\b)(?P<require>(?=\S))
    | \b(?:has|have)\s+to\s+(?P<hasto>(?=\S))
    | \b(?:mandatory|prerequisites?)\b(?P<pre>)
    | (?<![\w-])(?P<part>required|needed)\s+(?:for|on|to|when|by|if|in|with)\b
    | (?<!\bnot\s)(?<!\bas\s)(?<!\bif\s)(?<!\bis\s)(?<!\bare\s)(?<!\bthe\s)\b(?P<last>required)\b(?=\s*(?:$|[.;)]))
    | \bonly\s+after\b(?P<after>)
    | (?<!n't\s)(?<!\bnot\s)\balways\s+(?P<always>(?:be\s+)?\w+(?:ed|en|ilt)\s+(?:in|on|to|with|by|from|at)\b)
    | \(\s*(?P<alone>required|mandatory)\s*\)
    | (?<![-\w.])v?\d+(?:\.\d+)+(?P<version>)`?\s+(?:and|or)\s+(?:later|newer|higher|above)\b
    )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""What states that something must be given or done; the named groups hold what is needed."""

RESTRICTION: Final = re.compile(
    r"""\b(?=[a-z])(?:
    (?:can|could)(?:not|'t|\s+not)\b
    | \bmust\s+(?:not|never)\b | \bmustn't\b | \bmay\s+not\b
    | \b(?:does|do|will|would)(?:n't|\s+not)\b | \bwon't\b
    | \b(?:is|are)(?:n't|\s+(?:also\s+)?not)\s+(?:\w+ly\s+)?(?!limited\b|enabled\b|configured\b|installed\b|attached\b|
      updated\b|started\b|updated\b)(?:\w+(?:ed|en)\b|available\b|possible\b|compatible\b|valid\b|eligible\b|
      durable\b|persistent\b|for\b|(?:meant|built|made|sold)\b|transitive\b|visible\b|real-?time\b|kept\b|sent\b|part\b|able\b)
    | (?:^|(?<=[(→>:;,.—–❌]\s)|(?<=[(→>:;,❌]))not\s+(?:supported|available|allowed|possible|compatible|directly|
      for|(?:recommended|designed|intended|meant|ideal)\s+for|encrypted|durable|real-?time|suitable)\b
    | \bnot\s+(?:supported|available|allowed|possible|permitted|compatible|applicable)\b
    | \b(?:is|are)\s+not\s+(?:an?\s+)?(?:option)\b
    | (?<!\bbe\s)\bnever\b(?!\s+or\b) | \bunsupported\b
    | \bunavailable\b | \bimpossible\b | \bincompatible\b | \bforbidden\b | \bprohibited\b
    | \bunable\s+to\b | \bno\s+longer\b
    | \b(?:nothing|nobody|no\s+one|none)\b(?=[^,.;:]{0,40}?\s(?:can|may|is\s+allowed)\b)
    | \bexcept\s+for\b | (?<=,\s)(?:but\s+)?except\s+(?:on|in|with|from|the)\b
    | \b(?:one|a\s+single)\s+\w+\s+at\s+a\s+time\b
    | \b(?:keeps|stores|holds|retains|remembers|saves)\s+nothing\b | \bbut\s+not\s+(?!only\b|the\b|an?\b)\w+
    | (?<=[a-z]\s)not\s+(?:transitive|inherited|shared|replicated|cross-\w+|global|durable|backed\s+up)\b
    | (?:^|(?<=[.;:(]\s)|(?<=\bbut\s))not\s+(?:all|every)\s+(?=\w)
    | (?:^|(?<=[.;]\s))not\s+(?:in|on|at|with|under|via|through|between|from|by)\s+
      (?!all\b|its?\s+own\b|purpose\b|top\b|(?:the\s+)?exam\b)(?=\w)
    | \b(?:is|are|be)\s+excluded\s+from\b | \b(?:is|are|be|gets?)\s+(?:also\s+|then\s+|permanently\s+)?lost\b
    | \b(?:set|chosen|defined|selected|specified|fixed|decided)\s+(?:only\s+)?(?:at|during|upon|on)\s+
      (?:[\w-]+\s+){0,2}creation\b
    | \bnon-transitive\b | \b(?:immutable|fixed|unchangeable)\s+(?:after|once|when)\b
    | \bthe\s+only\s+(?:[\w-]+\s+){1,3}?(?:you|we|it|they|(?-i:[A-Z][\w-]+))\s+
      (?:has|have|gets?|supports?|offers?)\b
    | \b(?:is|are)\s+the\s+only\s+(?:\w+\s+){1,3}?(?:that|which|who)\b
    | (?<![-\w])only\b(?!\s+(?:required|needed|necessary)\b) | \bsolely\b | \bexclusively\b
    | (?<!\bnot\s)\b(?:limited|restricted|confined|scoped|bound|tied|local)\s+to\b(?!\s+(?:up\s+to\s+)?\d)
    | (?<!auto-)\b(?:is|are)\s+(?:a\s+)?(?:\w+\s+)?(?:regional|zonal|immutable|read-only|single-region|single-AZ)\b
    | \b(?!use-|case-|vendor-|aws-|more-)(?:[A-Za-z]+)-(?:specific|bound|scoped)\b
      (?!\s+(?!and\b|or\b|in\b|to\b|so\b)[a-z])
    | \b(?:region|zone|AZ|account|cluster|subscription|project|tenant|namespace)\s+(?:specific|scoped|bound)\b
    | \b(?:is|are)\s+(?:per|one\s+per)\s+\w+\s+\(not\b
    | (?:^|(?<=[→>=(,;:]\s)|(?<=[(→])|(?<=\bhas\s)|(?<=\bhave\s)|(?<=\bis\s)|(?<=\bare\s)|(?<=\bwith\s)|
      (?<=\band\s)|(?<=\boffers\s)|(?<=\bsupports\s)|(?<=\bprovides\s)|(?<=\bgives\s)|(?<=\bgets\s)|
      (?<=❌\s))no\s+(?=[A-Za-z])
    | (?<=\()not\s+(?!an?\s)\w
    | \b(?:is|are)\s+disabled\b(?!\s+by\s+default)
    | (?<=[→>=]\s)(?:wrong|invalid)\b | \b(?:is|are)\s+invalid\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What states that something cannot be, or only in one way or place; each begins where a word does."""

DEFAULT: Final = re.compile(
    r"\bby\s+default\b|\b(?:as|is)\s+(?:the\s+|its\s+|a\s+)?default\b|\b(?:is|are)\s+assumed\b|\bdefaults?\s+(?:to|is|are)\b|\bdefault\s*[:=]|^\W*default\s+(?:\w+\s+){1,2}?[:=]|\b(?:auto|automatically)[\s-](?:enabled|"
    r"on|encrypted)\b"
    r"|\b(?:enabled|turned\s+on|on)\s+automatically\b|\bunless\s+(?:\w+\s+){0,3}?(?:chang|"
    r"overrid|configur|set|otherwise|specif|disabl|enabl|opt)\w*"
    r"|\(\s*(?:the\s+)?default\s*\)|(?:^|:\s)\s*default\s*,|\bout\s+of\s+the\s+box\b|\bthe\s+default\b|^\W*default\W*(?:$|\d)|\bdefault\s+(?:\w+\s+){1,3}?(?:is|are)\b",
    re.IGNORECASE,
)
"""What states what holds unless it is changed."""

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

FREEDOM: Final = re.compile(
    r"""\b(?=[a-z])(?:
    no\s+(?:\w+\s+){0,4}?(?:costs?|charges?|fees?|needs?|needed|required|extra|additional|downtime|servers?|
      infrastructure|code|setup|
       changes?|management|managing|provisioning|matter|longer|problem|issue|more|maintenance|overhead|
       worr\w+|cold\s+starts?|servers?|patching|logs?|limits?|restrictions?|maximum|quotas?|operational|upfront|data\s+loss|interruption)\b
    | \b(?:do|does|did)(?:n't|\s+not)\s+(?:\w+\s+)?(?:need|require|have\s+to|matter|worry|want|know|care|
      confuse|forget|mind)\b
    | \b(?:is|are|be)(?:n't|\s+not)\s+(?:\w+ly\s+)?(?:needed|required|confused|worried|charged|billed|
      recommended|called)\b
    | \bno\s+(?:\w+\s+){1,3}to\s+(?:manage|patch|run|operate|maintain|provision|rotate|care\s+for|look\s+after|scale)\b
    | \bmay\s+not\s+(?:have\b|be\s+(?:what|that|as|so|enough|the\s+best|necessary|ideal)|always|want|know|need)\b
    | \bpay\b[^.;]{0,50}?\bnot\s+for\b
    | \b(?:my|our)\s+(?:\w+\s+){1,3}never\b | \b(?:we|i)\s+never\b
    | \byou\s+(?:do\s+not|don't)\s+(?:write|manage|run|see|pay|patch)\b
    | \bneed(?:n't|\s+not)\b | \bnever\s+(?:pay|worry|need|have\s+to)\b |
       \bnot\s+only\b | \bread-only\b | \bwrite-only\b | (?<!\bis\s)(?<!\bare\s)\b(?:the|an?|your)\s+only\b
       (?!\s+(?:[\w-]+\s+){1,3}?(?:you|we|it|they|(?-i:[A-Z][\w-]+))\s+(?:has|have|gets?|supports?|offers?)\b) |
       \bif\s+only\b
    | \bonly\s+(?:pay|charged|billed)\b | \b(?:pay|paid|charged|billed)\s+only\b |
       \bcannot\s+be\s+overstated\b | \bwon't\s+(?:need|have\s+to)\b
    | \b(?:may|might|could|can|possibly|often)\s+(?:\w+\s+)?(?:be\s+)?
      (?:need|require|necessary|needed|required|have\s+to)\b
    | \ball\s+(?:you|we|it|that(?:'s|\s+is)?)\s+(?:really\s+)?(?:need|needs|needed|required|have\s+to)\b
    | \b(?:everything|anything|all|whatever)\s+(?:that\s+is\s+|that's\s+)?(?:required|needed|necessary)\b
    | \b(?:this|that|it)\s+is\s+(?:needed|required|necessary)\s+(?:because|since|as)\b
    | \b(?:users|developers|customers|people|teams)\s+(?:do\s+not|don't)\s+(?:\w+\s+)?
      (?:manage|run|see|pay|patch|operate|worry)\b
    | \bno\s+(?:impact|effect|influence|comment|difference|doubt|idea|surprise|wonder|way\s+around)\b
    | \b(?:do|does)(?:n't|\s+not)\s+(?:use|take|occupy|consume)\s+(?:any|up)\b
    | \b(?:must|should|can)(?:n't|not|\s+not)\s+(?:forget|confuse|underestimate|overstate)\b
    | \bnot\s+(?:used\s+for\s+)?(?:billing|billed|charged)\b
    | (?:^|[.;:]\s)\W*can(?:'t|not)\s+be\s+(?-i:[A-Z])\w+
    | (?<!limited\s)(?<!restricted\s)(?<!confined\s)\bto\s+only\s+
      (?!(?:one|an?|the|single|specific|certain|those|its?)\b)[a-z]+
    | \bonly\s+responsible\b | \bnot\s+just\b | (?-i:\bI)\s+(?:do\s+not|don't|can't|cannot|never)\b
    | \b(?:should|want|wants|wanted)\s+only\b | \bonly\s+(?:want|wants|care)\b
    | \bonly\s+(?:takes|costs)\b | \bcan(?:'t|not)\s+(?:afford|wait\s*(?:$|[.,!]|to\b)|go\s+wrong|remember)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What reads like a restriction or a requirement and sets free instead, or says nothing of what can be."""

STATIVE: Final = (
    "support|allow|have|work|grant|apply|scale|provide|include|persist|guarantee|retry|expire|accept|retain|keep|store|offer|cover|count|"
    "inherit|replicate|survive|span|share|cross|preserve|handle|encrypt|renew|give|propagate|run|exist|return|emit|trigger|see|belong"
)
"""Verbs of what a service does: "do not support X" tells of it, "do not forget X" tells the reader what to do."""

MORE: Final = re.compile(r"(?<!\bany\s)\bmore\b", re.IGNORECASE)
"""What a negation says that denies more than a limit."""

EXCEED: Final = re.compile(r"\b(?:exceeds?|than|over|above|beyond|past)\s+(?:the\s+|a\s+)?[\d½]", re.IGNORECASE)
"""What follows a negation that only says a limit: "can't be larger than 1 MB", "may not exceed 10 MB"."""

ADVICE: Final = re.compile(
    r"(?:^|[.;:→—–>(])\s*(?:[^\w\s(]+\s*)?(?:(?:please|just|but\s+please),?\s+)?"
    rf"(?:(?:do\s+not|don't|never)\s+(?!(?:{STATIVE})\b|\w+(?:s|ed)\b)\w+|"
    r"only\s+(?:use|choose|pick|store|"
    r"grant|give|open|run)\b)",
    re.IGNORECASE,
)
"""An imperative: it advises, it does not bound."""

WISH: Final = re.compile(
    r"\b(?:that|(?<!,\s)which|who|those|teams?|workloads|companies|customers|people|no|not|n't)\s+(?:\w+ly\s+)?$|"
    r"\bfor\s+(?:[\w-]+\s+){1,3}(?:that|which)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What stands before "need" and "require" where they tell of somebody's wish and bind nothing."""

DELIBERATE: Final = re.compile(
    r"^(?:to\s+)?(?:decide|choose|chose|pick|select\s+between|consider|think|understand|remember|know|look|ask|pay\s+attention|"
    r"be\s+(?:careful|aware|sure)|worry|keep\s+in\s+mind|learn|weigh|check|read|test|verify|investigate|find\s+out|discuss|"
    r"revisit|review|practi[cs]e|research)\b",
    re.IGNORECASE,
)
"""What a reader has to do in the mind alone binds nothing: "one has to choose a colour first"."""

INTENDED: Final = re.compile(
    r"\b(?:ensur(?:e|es|ing)|mak(?:e|es|ing)\s+sure|prevent(?:s|ing)?|so\s+that)\b[^.;:]*$|"
    r"\bso\s+(?:you|we|it|they)\s+$|(?<!,)\s(?:that|which|who)\s+$|(?<!,)\sso\s+(?:[\w-]+\s+){1,2}$|\b(?:otherwise|or\s+else)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What stands before a negation that tells of an aim, of some among many, or of what befalls who disregards a need."""

CONDITION: Final = re.compile(
    r"\b(?<!only\s)(?:if|when|whenever|in\s+case|as\s+long\s+as|provided\s+that|(?<!,\s)while)\b(?:\s+\w+ing\b[^,;:.→—–()]*?(?=\b(?:\w+\s+){1,4}?(?:must|needs?\s+to|"
    r"ha(?:s|ve)\s+to|cannot|can't|won't|doesn't|don't)\b)|[^,;:.→—–()]*(?=[,;:.→—–()]|$))",
    re.IGNORECASE,
)
"""A clause that states when something holds; what it says itself is not stated."""

OPTION: Final = re.compile(r"\W*[A-F][.)]\s")
"""The letter of an answer that may be chosen: nobody says that it holds."""

TROUBLE: Final = re.compile(
    r"^\W*(?:(?:likely|possible|root|common|usual|the)\s+)*(?:causes?|reasons?|symptoms?|problems?|issues?|errors?|"
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
    r"^[^?]*\b(?:compan(?:y|ies)|organi[sz]ation|team|customers?|clients?|developers?|administrators?|engineers?|architect|"
    r"you\s+(?:are|have|must|need|plan|want|would))\b[^?]*\?",
    re.IGNORECASE,
)
"""A question with the scene that it sets: nothing there is stated."""

QUESTION: Final = re.compile(r"(?:^|(?<=[.!?:]\s))[^.!?]*\?", re.DOTALL)
ARROW: Final = re.compile(r"→|⇒|➔|➜|⟶|[-=]{1,2}>|\s[-–—]\s")
NEED: Final = re.compile(
    r"^[^\w“\"]*(?:[“\"]|(?:you |we |they |users? )?(?:need|want)\b|how\b|what\b|which\b|looking for|trying to|"
    r"if\b|scenario|use case|question|q[.:]|exam\b)",
    re.IGNORECASE,
)
"""How a line opens whose left side is a need, a symptom or a cue and no statement."""

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
    r"\b(?:needs?|scenarios?|use[\s-]cases?|when|symptoms?|problems?|questions?|cues?|example\w*|if you|goal|"
    r"situation|wish|want|(?:take|choose|pick|use|prefer)\s+(?:it|this)?\s*(?:if|for))\b", re.IGNORECASE)  # fmt: skip
KIND_COLUMN: Final = {
    kind: re.compile(rf"^\W*(?:{names})\W*$", re.IGNORECASE)
    for kind, names in (
        (ConstraintKind.REQUIREMENT, r"requirements?|requires|prerequisites?|must\b.*|mandatory|[\w ]+ required"),
        (ConstraintKind.RESTRICTION, r"restrictions?|limitations?|cannot|can't|not supported|does not support"),
        (ConstraintKind.DEFAULT, r"defaults?(?: \w+)?"),
    )
}
"""Columns whose cells state a constraint by their header."""

CLAUSE: Final = re.compile(
    r"[.;:](?=\s)|[()→⇒—–]|[-=]>|\s-\s|,\s(?=but\b|so\b|and\s+(?:it|they|you)\b|while\b|whereas\b)|\n(?=\n)"
)
"""Where one clause ends and the next begins."""

SENTENCE: Final = re.compile(r"[.;](?=\s)|→|⇒|[-=]>")
EMPTY: Final = re.compile(
    r"^(?:\W|\b(?:and|but|so|it|they|this|that|both|these|you|must|which|also|then|is|are)\b)*$", re.IGNORECASE
)
"""A clause's opening that names no subject of its own."""
