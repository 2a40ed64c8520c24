"""What speaks against a cue of a constraint, as data: what sets free, advises, wishes, or tells of an aim."""

from __future__ import annotations

import re
from typing import Final

FREEDOM: Final = re.compile(
    r"""\b(?=[a-z])(?:
    no\s+(?:\w+\s+){0,4}?(?:costs?|charges?|fees?|needs?|needed|required|extra|additional|downtime|servers?|
      infrastructure|code|setup|
       changes?|management|managing|provisioning|matter|longer|problem|issue|more|maintenance|overhead|administration|minimums?|
       worr\w+|ops|lock-in|hassle|obligation|commitments?|cold\s+starts?|servers?|patching|logs?|limits?|restrictions?|maximum|quotas?|operational|upfront|data\s+loss|interruption)\b
    | \b(?:do|does|did)(?:n'?t|\s+not)\s+(?:\w+\s+)?(?:need|require|have\s+to|matter|worry|want|know|care|
      confuse|forget|mind)\b
    | \b(?:is|are|be|s|re)(?:n'?t|\s+not)\s+(?:\w+ly\s+)?(?:needed|required|confused|worried|charged|billed|
      recommended|called)\b
    | \bno\s+(?:\w+\s+){1,3}to\s+(?:manage|patch|run|operate|maintain|provision|rotate|care\s+for|look\s+after|scale)\b
    | \bno\s+(?:other|further)\b(?!\s+than\b) | \bcan\s+be\s+(?:configured|set(?:\s+up)?)\s+to\b[^.;:]*?\bonly\b
    | \b(?:do|does|did|will)(?:n'?t|\s+not)\s+(?:change|affect|influence|impact|alter)\b
    | \bmay\s+not\s+(?:have\b|be\s+(?:what|that|as|so|enough|the\s+best|necessary|ideal)|always|want|know|need)\b
    | \bpay\b[^.;]{0,50}?\bnot\s+for\b
    | \b(?:my|our)\s+(?:\w+\s+){1,3}never\b | \b(?:we|i)\s+never\b
    | \byou\s+(?:do\s+not|don'?t)\s+(?:write|manage|run|see|pay|patch)\b
    | \bneed(?:n'?t|\s+not)\b | \bnever\s+(?:pay|worry|need|have\s+to)\b |
       \bnot\s+only\b | \bread-only\b | \bwrite-only\b | (?<!\bis\s)(?<!\bare\s)\b(?:the|an?|your)\s+only\b
       (?!\s+(?:[\w-]+\s+){1,3}?(?:you|we|it|they|(?-i:[A-Z][\w-]+))\s+(?:has|have|gets?|supports?|offers?)\b) |
       \bif\s+only\b
    | \bonly\s+(?:be(?:ing)?\s+)?(?:pay|paying|charged|billed)\b | \bshould\b[^.;:—–]*\bonly\b
    | \bno\s+(?:\w+\s+){1,4}should\b | \bshould\s+never\b
    | \bonly\s+(?:what|the|those)\s+(?:[\w-]+\s+){0,2}(?:that\s+)?(?:you|they|we)(?:'re|\s+are)?\s+
      (?:need|want|interested)\b
    | \b(?:do|does)(?:n'?t|\s+not)\s+seem\b | \b(?:pay|paid|charged|billed)\s+only\b |
       \bcannot\s+be\s+overstated\b | \bwon'?t\s+(?:need|have\s+to)\b
    | \b(?:may|might|could|can|possibly|often)\s+(?:\w+\s+)?(?:be\s+)?
      (?:need|require|necessary|needed|required|have\s+to)\b
    | \ball\s+(?:you|we|it|that(?:'s|\s+is)?)\s+(?:really\s+)?(?:need|needs|needed|required|have\s+to)\b
    | \b(?:everything|anything|all|whatever)\s+(?:that\s+is\s+|that's\s+)?(?:required|needed|necessary)\b
    | \b(?:everything|anything|things?|tools?|tasks?|steps?|features?|resources?|data|information)\s+
      (?:you|we|they|users)\s+(?:need|require|have\s+to)\b
    | \b(?:this|that|it)\s+is\s+(?:needed|required|necessary)\s+(?:because|since|as)\b
    | \b(?:users|developers|customers|people|teams)\s+(?:do\s+not|don'?t)\s+(?:\w+\s+)?
      (?:manage|run|see|pay|patch|operate|worry)\b
    | \bno\s+(?:impact|effect|influence|comment|difference|doubt|idea|surprise|wonder|way\s+around)\b
    | \b(?:do|does)(?:n'?t|\s+not)\s+(?:consume\b|(?:use|take|occupy)\s+(?:any|up)\b)
    | \b(?:must|should|can)(?:n'?t|not|\s+not)\s+(?:forget|confuse|underestimate|overstate)\b
    | (?:\bnot|n'?t)\s+(?:\w+\s+){0,4}?(?:on|in|for)\s+the\s+exam\b
    | \b(?:not|never)\s+(?:[\w-]+\s+){0,5}?(?:over|through|enters?|leaves?|travers\w+|cross\w*|touch\w*|to)\s+
      (?:the\s+)?(?:public\s+)?internet\b
    | \bnot\s+(?:used\s+for\s+)?(?:billing|billed|charged)\b
    | (?:^|[.;:]\s)\W*can(?:'t|not)\s+be\s+(?-i:[A-Z])\w+
    | (?<!limited\s)(?<!restricted\s)(?<!confined\s)\bto\s+only\s+
      (?!(?:one|an?|the|single|specific|certain|those|its?)\b)[a-z]+
    | \bonly\s+responsible\b | \bnot\s+just\b | (?-i:\bI)\s+(?:do\s+not|don'?t|can't|cannot|never)\b
    | \b(?:should|want|wants|wanted)\s+only\b | \bonly\s+(?:want|wants|care)\b
    | \bonly\s+(?:takes|costs)\b | \bcan(?:'t|not)\s+(?:afford|wait\s*(?:$|[.,!]|to\b)|go\s+wrong|remember)\b
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
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
    r"(?:^|[.;:→—–>(\[]|,(?:\s+so\b)?)\s*(?:[^\w\s(]+\s*)?(?:(?:please|just|but\s+please),?\s+)?"
    rf"(?:(?:do\s+not|don'?t|never)\s+(?!(?:{STATIVE})\b|\w+(?:s|ed)\b)\w+|"
    r"only\s+(?:use|choose|pick|store|"
    r"grant|give|open|run)\b)",
    re.IGNORECASE,
)
"""An imperative: it advises, it does not bound."""

WISH: Final = re.compile(
    r"\b(?:where|what|whatever|how)\s+(?:you|we|they|it)\s+(?:\w+ly\s+)?$|\b(?:after|once)\s[^.;]*\byou\s+$|"
    r"\b(?:situations?|cases?|scenarios?|projects?|applications?|workloads?|environments?)\s+(?:where|in\s+which)\b[^.;:]*$|"
    r"(?<!,)\swhere\b[^.;:,]*$|"
    r"\b(?:that|(?<!,\s)which|who|those|teams?|workloads|companies|customers|people|no|not|n'?t)\s+(?:\w+ly\s+)?$|"
    r"\bfor\s+(?:[\w-]+\s+){1,3}(?:that|which)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What stands before "need" and "require" where they tell of somebody's wish and bind nothing."""

SUCH: Final = re.compile(
    r"\b(?:all|any|enough|of|includes?|provides?|contains?|holds?|with)\s(?:(?!\b(?:is|are)\b)[^,.;:])*$", re.IGNORECASE
)
"""What stands before a noun that "needed for" only describes: "holds all the keys needed for the job"."""

DANGLING: Final = re.compile(r"\S+(?:\s+\S+){0,4}\s\w+(?:ed|en)\s+(?:to|from|with|of|by)\W*$", re.IGNORECASE)
"""How a need ends that describes a noun before it: "the zone the disk must be moved to"."""

DELIBERATE: Final = re.compile(
    r"^(?:to\s+)?(?:an?\s+way\b|pay\b(?!\s+attention)|ensure|decide|choose|chose|pick|select\s+between|consider|think|understand|remember|know|look|ask|pay\s+attention|"
    r"be\s+(?:careful|aware|sure)|worry|keep\s+in\s+mind|learn|weigh|check|read|test|verify|investigate|find\s+out|discuss|"
    r"revisit|review|practi[cs]e|research)\b",
    re.IGNORECASE,
)
"""What a reader has to do in the mind alone binds nothing: "one has to choose a colour first"."""

INTENDED: Final = re.compile(
    r"\b(?:ensur(?:e|es|ing)|mak(?:e|es|ing)\s+sure|prevent(?:s|ing)?|so\s+that)\b[^.;:]*$|"
    r"(?<!,)\sso\s+(?:you|we|it|they)\s+$|(?<!,)\s(?:that|which|who)\s+(?:(?:has|have)\s+)?$|(?<!,)\swhere\b[^.;:,]*$|(?<!,)\sso\s+(?:[\w-]+\s+){1,2}$|\b(?:otherwise|or\s+else)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What stands before a negation that tells of an aim, of some among many, or of what befalls who disregards a need."""
