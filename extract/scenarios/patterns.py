"""The language of needs and answers in notes, as data: words that make a need, verbs that open an answer, columns."""

from __future__ import annotations

import re
from typing import Final

from extract.arrows import DRAWN, SIGNS

IMPERATIVES: Final = tuple(
    """use enable choose create check add configure set deploy modify copy define increase decrease reduce raise lower
    disable turn switch change update upgrade pick select prefer put move grant allow deny assign attach extract
    extend fix make mount install migrate split run call query restart rerun retry re-auth reimport import
    rotate renew request replace rebuild recreate delete remove scale federate connect combine apply opt go look
    investigate inspect verify review view open specify register adopt implement employ consider try provide include
    tune encrypt wrap build start stop ensure avoid leverage introduce cordon drain delegate restore annotate expose
    purge invalidate take keep store place schedule share partition confirm validate route point stick""".split()
)
"""Verbs that open an answer as a piece of advice."""

HANDLING: Final = "use|uses|using|via|choose|pick|select|prefer|enable|employ|leverage|adopt|opt for|go for|go with"
"""Verbs of choice, left out of the words of an answer."""

DASH: Final = r"(?:[–—]|\s--?\s)"

SIGNED: Final = re.compile(rf"(?:(?P<arrow>{DRAWN})|(?P<weak>:\s|\s[-–—=]\s))\s*")
"""The signs that can part a need from its answer."""

SIGN_MARKS: Final = (":", ">", "=", " -", "\t-", "\n-", "►", "–", "—", *SIGNS)
"""One of these stands in every text with such a sign; most lines of prose hold none."""

MARKS: Final = re.compile(
    r"[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d`]+|\*\*+|(?<![\w:/.])\*(?=\w)|(?<=\w)\*(?!\w)"
    r"|(?<!\w)_+(?=\w)|(?<=[a-z])_+(?!\w)|</?(?:mark|b|i|em|strong|u|span|font|small|br|details|summary)\b[^<>]*>"
)
"""Emoji, and the marks of Markdown and HTML."""

EDGES: Final = f' \t\n.,;:|-–—"“”„«»{SIGNS}'
"""What an excerpt of a line does not begin or end with."""

OPENING: Final = re.compile(r"^[^\w(/\\$!<@.]+")
QUOTE_MARK: Final = re.compile(r"[\"“”„«»]")
_QUOTED = r"[\"“„«”](?P<{0}>[^\"“”„«»\n]{{3,240}}?)[.,]?[\"”“»]"
_LEAD = r"^(?:[^\w\"“”„«(/\\$!<]|\*\*)*(?:[\w /-]{3,30}:\s+)?"

QUOTED: Final = re.compile(
    _LEAD
    + r"(?P<cues>"
    + _QUOTED.format("first")
    + r"(?:\s*(?:,|/|&|\+|;|,?\s*\b(?:or|and)\b)\s*[\"“„«”][^\"“”„«»\n]{3,240}?[\"”“»])*)"
    + r"(?P<tail>(?:\s+(?:in|on|for|with|from|at|during|by|when|error|errors|of)\b[^\"“”→:=]{0,60}?|\s*\([^()]*\))?)"
    + rf"\s*\**\s*(?P<sign>{DRAWN}|{DASH}|[-:=])\s*"
)
"""One or more quoted cues, and the sign before their answer."""

ONE_QUOTED: Final = re.compile(r"[\"“„«”]([^\"“”„«»]+?)[.,]?[\"”“»]")

INSIDE: Final = re.compile(
    rf"^[^\w\"“”]*[\"“”](?P<need>[^\"“”→]{{6,200}}?)\s*{DRAWN}\s*(?P<rest>[^\"“”]+)[\"“”][^\w]*$"
)
"""A quotation that holds the need and the answer: "Need relational DB → RDS."."""

STARTER: Final = re.compile(
    r"""(?:(?:i|we|you|they|users?|customers?|the\s+team|developers?|company)\s+)?
    (?:need(?:s|ed|ing)?|wants?|wanted|want\s+to|wish|must|have\s+to|has\s+to|looking\s+for|trying\s+to|
    (?:goal|task|problem|symptom|requirement|scenario|use\s+case)(?=\W{0,3}:)|if|can(?:[’']t|not)|could\s+not|couldn[’']t|unable|missing|fail(?:s|ed|ing|ure)?|
    errors?\b(?!\s+handling)|no\s+longer|not\s+able|slow|too\s+(?:many|much|slow)|how\s+(?:do|can|to|does|would|should))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How an unquoted need or symptom opens."""

GOAL: Final = re.compile(r"to\s+(?!be\b)[a-z]{3,}\b.*?", re.IGNORECASE)
"""How a goal opens: "To share data between containers"."""

TROUBLE: Final = re.compile(
    r"""\b(?:need(?:s|ed)?|wanted|required|desired|fail(?:s|ed|ing|ures?)?|missing|denied|refused|rejected|expired|expires|
    timing\s+out|times?\s+out|timed\s+out|stuck|unhealthy|unreachable|unavailable|broken|crash(?:es|ed|ing)?|throttl(?:ed|ing)|
    not\s+working|cannot|can[’']t|doesn[’']t|don[’']t|didn[’']t|won[’']t|isn[’']t|aren[’']t|does\s+not|do\s+not|did\s+not|
    unable|slow|too\s+(?:many|slow|large|big|high)|poor|hot\s+(?:partitions?|shards?|keys?|spots?)|lost|duplicated?|leaks?|exceeded|exceeds|forbidden|unauthorized|
    invalid|wrong|problems?|issues?|conflicts?|\w+BackOff|OOMKilled|Evicted|pending|(?:is|are)\s+not|[45]\d\d
    |(?-i:[A-Z])\w+(?-i:Exception|Error|Exceeded|Denied|Fault)
    |errors?(?!\s+(?:handling|codes?|pages?|responses?|messages?|rates?|logs?|types?)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of need, failure and lack inside an unquoted left side."""

FOR: Final = re.compile(r"for\s", re.IGNORECASE)

LEADING_GOAL: Final = re.compile(
    r"^(?:(?:in\s+order\s+to|to|for)\s+|(?:you|we|i)\s+(?=need|want)|(?:scenario|use\s+case|problem|symptom|requirement)\W{0,3}:\W*)",
    re.IGNORECASE,
)
"""What a need is written without."""

STATE: Final = re.compile(
    r"^\W*(?:\w+(?:BackOff|Killed|Exception|Exceeded|Denied|NotFound|Failed)|\w{4,}Error|[45]\d\d"
    r"|(?:Evicted|NotReady|Pending)(?:\s+\w+)?)\W*$"
)
"""The name of a failure: alone before an arrow it is a symptom, though it is a name."""

GOAL_NOUN: Final = re.compile(
    r"\b(?:access|compliance|isolation|recovery|migration|troubleshooting|without\b.*)$", re.IGNORECASE
)
"""Goods that a left side can name as its goal."""

FLOW: Final = re.compile(
    r"\b(?:events?|uploads?|uploaded|messages?|requests?|objects?|streams?|traffic|logs?|records?|users?|clients?|alarms?)\b",
    re.IGNORECASE,
)
"""Words of what flows from one service to the next; a left side made of them is no need."""

_VERBS = "|".join(IMPERATIVES)

IMPERATIVE: Final = re.compile(
    r"(?:[^\w/(<\[`\"“”]|`)*(?:(?:then|and|you|we|must|should|need\s+to|needs?\s+to|want\s+to|have\s+to|has\s+to|can|could|just|simply|"
    rf"please|always|first|instead|better|to\s+fix:?|in\s+(?:(?:the|amazon|aws|azure|google)\s+)?\w+(?:\s+\w+)?)\s+)*(?:{_VERBS})\s+[\w(`\"“$</@!*\[]",
    re.IGNORECASE,
)
"""How an answer opens as advice: "use ...", "must allow ...", "✅ Create ..."."""

NEEDED: Final = re.compile(r"(?:needs?|requires?|must\s+have)\s", re.IGNORECASE)

VERDICT: Final = re.compile(
    rf"(?:[^\w]|\b(?:fix|root\s+cause|cause|reason|solution|answer|wrong|invalid|no|not\s+(?:directly|possible|allowed|supported)))*?"
    rf"\b(?:fix|root\s+cause|cause|reason|solution|answer|wrong|invalid|incorrect|not\s+(?:directly|possible|allowed|supported|valid))"
    rf"\s*(?:{DRAWN}|[:;])\s*",
    re.IGNORECASE,
)
"""A verdict before the answer proper: "✅ Fix → ...", "wrong → use ..."."""

CONDITIONAL: Final = re.compile(
    r"(?:[^\w\"“”]*)(?:(?:so|and|but|now|then|thus)\s+)?(?P<word>if|unless|when|whenever|to|in\s+order\s+to|for\s+when|for)\s+(?P<need>[^→=:]{6,160}?)\s*,\s*(?:then\s+)?(?P<rest>\S)",
    re.IGNORECASE,
)
"""A goal or condition, a comma, and what to do: "If you need X, use Y"."""

CHOOSING: Final = re.compile(
    r"(?:you\s+|we\s+|then\s+)*(?:use|choose|pick|take|prefer|select|consider|go\s+(?:for|with)|reach\s+for)\s",
    re.IGNORECASE,
)
"""How an answer to "For ..., ..." opens; other advice after it is about something at hand."""

WANTED: Final = re.compile(
    r"(?:you|we|i|they|one|your\s+\w+|users?)\s+(?:\w+\s+)?(?:need|needs|want|wants|require|requires|must|have\s+to|would\s+like|can[’']t|"
    r"cannot|care|look|get|see|prefer|wish)\b|(?:need|want|require)|"
    r"(?:somebody|someone|people|users?|customers?|they|(?:a|the)\s+\w+)\s+(?:\w+\s+)?"
    r"(?:tells?|asks?|says?|complains?|reports?|wants?|needs?)\b",
    re.IGNORECASE,
)
"""What makes a condition a need of the reader."""

AFTERWARDS: Final = re.compile(
    r"(?:^|[;.,–—:]\s*|\()[^\w(;.,:]{0,4}(?:(?:you|we)\s+(?:should|can|could|may)\s+)?"
    r"(?P<answer>(?:only\s+)?(?:use|choose|pick|select|prefer|go\s+(?:for|with)|consider|enable|opt\s+for|switch\s+to|turn\s+on|add|"
    r"leverage|take|try|make\s+use\s+of|implement|change|deploy|configure|attach)\s[^;.→]{3,160}?)"
    r",?\s+(?:if|when|whenever|where)\s+(?P<need>(?:you|we|i|they|nobody|no\s+one|somebody|someone|everybody|people|"
    r"(?:your|the|an?|multiple|several|many|all|different)\s+\w+(?:\s+\w+)?)\s+(?:[\w’']+\s+)?(?:needs?|wants?|requires?|must|ha(?:ve|s)\s+to|would\s+like|cannot|can[’']t|will|exceeds?|grows?)\b[^;.→()]{3,160}"
    r"|(?:working|dealing|running|storing|processing|handling|migrating)\b[^;.→()]{3,100})",
    re.IGNORECASE,
)
"""Advice with its need behind it: "Use X if you need Y"."""

NOT_FOR: Final = re.compile(
    r"^[^\w]{0,8}(?P<subject>[^:;→(]{0,60}?)\s*\b(?:not\s+(?:for|suited\s+(?:for|to)|suitable\s+for|meant\s+for|designed\s+for|"
    r"intended\s+for|ideal\s+for|good\s+for)|unsuitable\s+for)\s+"
    r"(?P<need>[^();:→–—]{4,120}?)\s*(?:\(|[;,:–—.→]|-+>|\s-\s)\s*(?P<answer>(?:use|choose|prefer|pick|try|that[’']s|see|go\s+for)\s[^()]{2,120})",
    re.IGNORECASE,
)
""""Not for high-throughput streaming (use Kinesis instead)"."""

UNABLE: Final = re.compile(
    r"^[^\w]{0,8}(?P<subject>[^:;→(]{2,60}?)\s+(?:doesn[’']t|does\s+not|don[’']t|do\s+not|cannot|can[’']t|can\s+not)\s+"
    r"(?P<need>[^().;:→–—]{4,120}?)\s*(?:\(|[;,:–—.→]|-+>|\s-\s)\s*(?P<answer>(?:use|choose|prefer|pick)\s[^();]{2,120})",
    re.IGNORECASE,
)
""""SNS doesn't queue messages — use SQS for decoupling"."""

INSTEAD: Final = re.compile(r"\s+instead\b", re.IGNORECASE)
SENTENCE_END: Final = re.compile(r"[.;](?:\s|$)")
AVOID: Final = re.compile(
    r"^[^\w]{0,8}(?:(?:you|we)\s+)?(?:don[’']t|do\s+not|should\s+not|shouldn[’']t|never|avoid)\s+(?:use|using|choose)\s+"
    r"(?P<subject>[^:;→(]{2,60}?)\s+(?:for|to|when|if)\s+(?P<need>[^();:→–—]{4,120}?)\s*(?:\(|[;,:–—.→]|-+>|\s-\s)\s*"
    r"(?P<answer>(?:use|choose|prefer|pick)\s[^();]{2,120})",
    re.IGNORECASE,
)
"""Advice against one thing and for another: "Do not use X for Y; use Z instead"."""

CHOSEN: Final = re.compile(
    r"^\W{0,8}(?P<answer>[^,;:.→()?]{2,70}?)(?P<judged>\s+(?:is|are|would\s+be)\s+(?:(?:the|a|an|your)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:choices?|options?|fit|answer|way\s+to\s+go|solution|pick|bet))?\s+(?:if|when)\s+(?P<need>(?:you|we|i)\s+(?:need|want|must|have\s+to|require|care|prefer|don[’']t|do\s+not|can[’']t|cannot)\b"
    r"[^;.→()]{3,120}?)(?:[,;]\s*(?:otherwise|else)\s+(?P<other>[^,;.]{2,60}))?(?:\W*$|\.\s)",
    re.IGNORECASE,
)
"""A name with its need behind it: "X if you need ..., otherwise Y"."""

FOR_THAT: Final = re.compile(
    r"(?-i:[Ff])(?<!\w.)or\s+(?!what\b|which\b|whom\b|example\b|instance\b|now\b|this\b|that\b|the\s+(?:last|first|next)\b)(?P<need>[^,.;:→()]{3,80}?)(?<!\bwhere)(?<!\bwhen)(?<!\bif)(?<!\bthat)(?<!\bwhich),?\s+(?:you|we|one)\s+(?:(?:can|would|should|then|just|always)\s+)?"
    r"(?:takes?|uses?|needs?|wants?|picks?|chooses?|go(?:es)?\s+(?:for|with)|reach(?:es)?\s+for|prefers?)\s+(?P<answer>[^,.;]{2,100})",
    re.IGNORECASE,
)
"""A goal in the middle of a sentence: "so for quick delivery you take X"."""

WAY: Final = re.compile(
    r"^\W*(?:the|a|one)\s+(?:\w+\s+){0,2}?(?:way|trick|answer|solution|option)\s+(?:to|for)\s+(?P<need>[^,.;:→()]{4,100}?)\s+is\s+(?:to\s+)?"
    r"(?P<answer>\S[^.;]{2,120})",
    re.IGNORECASE,
)
"""The way to do something: "The way to ... is ..."."""

BEHIND: Final = re.compile(r"\b(?:if|when|whenever|where)\b", re.IGNORECASE)
PURPOSE: Final = re.compile(r"\s+(?:for|to)\s+(?P<need>\S.{3,100}?)(?:\s+instead)?[\W]*$", re.IGNORECASE)

ASKED: Final = re.compile(
    r"^\W{0,8}(?:(?:q|question)\s*\d*\s*[:.)][\s*_]*)?(?P<need>[^?→]{3,500}\?)[\W]*?\s*(?:(?:a|answer)\s*\d*\s*[:.)]\s*|"
    rf"{DRAWN}\s*|[–—:-]\s+|\n|(?<=\?)\s+|[\"”]\s+|\*\*\s+)(?=\S)",
    re.IGNORECASE,
)
"""A question and its answer in one line."""

QUESTION: Final = re.compile(
    r"^\W{0,8}(?:(?:q|question)\s*\d*\s*[:.)][\s*_]*)?(?P<need>(?:how|which|what|where|when|who|why|can|do|does|is|are|should|i|we|need|want)"
    r"\b[^?]{6,200})\?",
    re.IGNORECASE,
)
"""A heading or parent line that asks."""

PRACTICAL: Final = re.compile(
    r"^(?:how\s+(?:do|can|to|would|should|could|does|did|is|are)|which|where|what\s+(?:do|should|can|would|could|must|will\s+you|is\s+the\s+(?:simplest|best|easiest|cheapest|fastest)|"
    r"service|happens|if|to)|can\s+(?:i|we|you)|i\s+(?:need|want)|we\s+(?:need|want)|need|want|why\s+(?:do|does|is|are|can)|who|when\s+(?:do|should))\b",
    re.IGNORECASE,
)
"""Questions that ask what to do, not what a thing is."""

ASKED_REPLY: Final = re.compile(r"\W(?:a|answer)\s*\d*\s*[:.)]\W*$", re.IGNORECASE)
REPLY: Final = re.compile(r"^\W*(?:a|answer)\s*\d*\s*[:.)]\s*", re.IGNORECASE)

NEED_TOPIC: Final = re.compile(
    r"^\W*(?:[A-Z\d-]{2,8}\s+)?(?:(?:common|typical|frequent|exam|key|other|more|my|quick|final)\s+)*(?:needs?|scenarios?|symptoms?|problems?|troubleshooting|"
    r"exam\s+(?:cues|tips|questions|scenarios|keywords|triggers)|cues|which\b.*|when\s+to\s+(?:use|choose)\b.*|"
    r"what\s+to\s+(?:use|choose)\b.*|choosing\b.*|questions?|faqs?|q\s*&\s*a|decision\b.*|use\s+cases|pitfalls|errors?|issues|"
    r"requirements?\s*→.*|keywords?|cheat\s*sheet)\b\W*$|"
    r"^\W*(?:[\w&/+-]+\s+){0,4}?(?:exam\s+(?:[\w-]+\s+)?(?:cues?|tips?|questions?|scenarios?|keywords?|triggers?|patterns?|signals?|hints?|"
    r"clues?|mappings?|shortcuts?|decisions?|differentiators?|choices|picks|memory\s+\w+|pairs|associations?)|(?:trigger|key|buzz)\s*words?|decision\s+(?:rules?|trees?|guide|matrix|table|framework|flow\w*|points?|making|logic|shortcuts?|cheat\s*sheet)|(?:design|architecture|quick|key)\s+decisions|"
    r"rules?\s+of\s+thumb|cheat\s*sheet|question\s+patterns?|(?:service|storage|database|compute)\s+selection)\b[^.]{0,30}$",
    re.IGNORECASE,
)
"""Headings and labels under which every line with an arrow is a need with its answer."""

STRICT_TOPIC: Final = re.compile(
    r"^\W*(?:(?:common|typical|exam|my)\s+)*(?:needs?|scenarios?|symptoms?|problems?|errors?|issues?|troubleshooting|cues|exam\s+(?:cues|scenarios)|"
    r"which\s+(?:service|one)\b.*|(?:when|what)\s+to\s+(?:use|choose)\b.*|choosing\b.*|decision\b.*)\W*$",
    re.IGNORECASE,
)
"""Headings under which a dash or a colon parts a need from its answer too."""

TROUBLED_TOPIC: Final = re.compile(r"\b(?:troubleshooting|symptoms?|problems?|errors?|issues?)\b", re.IGNORECASE)

WISH: Final = re.compile(
    r"(?:(?:i|we|you|they)\s+)?(?:need|want|looking\s+for|have\s+to|must|would\s+like|trying\s+to)\b", re.IGNORECASE
)

PAIRED: Final = re.compile(
    r"^\W*(?:needs?|problem|scenario|symptom|use\s+case|requirement|issue|situation|cause|goal|task)\W{0,3}:\W*(?P<need>[^:]{4,200}?)"
    rf"\s*(?:[.;,|\n]|{DASH}|{DRAWN})\W*(?:answer|solution|fix|use|service|resolution|remedy|action)\W{{0,3}}:\W*(?=\w)",
    re.IGNORECASE,
)
"""A labelled need and its labelled answer: "Problem: ... Fix: ..."."""

REJECTION: Final = re.compile(
    r"\s*(?:(?:[,;(–—]|\s-)\s*(?:and\s+|but\s+)?(?:❌\s*)?(?:not|never)|\band\s+not(?=\s+(?:straight|the|an?)\b)|"
    r"\b(?:instead\s+of|rather\s+than))"
    r"(?!\s+(?:by|directly|only|just|yet|always|necessarily|in|on)\b)\s+(?P<what>[^().;→⇒–—]+?)"
    r"(?=\s*(?:[().;→⇒–—⭐]|,(?!\s*(?:or|nor)\b)|-+>|$))\)?",
    re.IGNORECASE,
)
"""What the notes rule out: ", not Y", "(not Y)", "instead of Y"."""

ONLY: Final = re.compile(
    r"\((?P<what>[^()]{2,40}?)\s+(?:can(?:[’']t|not)|can\s+only|only|don[’']t|doesn[’']t|do\s+not|does\s+not)\b[^()]*\)",
    re.IGNORECASE,
)
"""A remark that rules something out by what it cannot do: "(SGs can only allow)"."""

EXAMPLE: Final = re.compile(r"\(\s*(?:like|e\.?g|such\s+as|for\s+example|i\.?e|then)\b", re.IGNORECASE)

REASON: Final = re.compile(
    r"\s*(?:[,(;–—]\s*|\s)(?:because|since|so\s+that|as\s+(?:it|they|each)|in\s+order)\b.*|\s*[,;]\s*(?:which|where|who|so|not\s+(?:just|only|by|directly))\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What follows an answer and explains it."""

ALTERNATIVE: Final = re.compile(r"\s*(?:,?\s+or\s+(?:else\s+|alternatively\s+)?|\s\+\s|\s*\(or\s+|;\s+)", re.IGNORECASE)
LIST: Final = re.compile(r"\s*(?:,?\s*\b(?:or|nor|and)\b\s*|[,/]\s*)", re.IGNORECASE)

LEADING_VERB: Final = re.compile(
    r"^(?:[^\w/(<\[@!$.-])*(?:(?:then|you|we|must|should|can|just|simply|please|always|either)\s+)*"
    rf"(?:(?:{HANDLING})\s+)?(?:(?:an?|the)\s+)?",
    re.IGNORECASE,
)
ARTICLE: Final = re.compile(r"^(?:an?|the|any|your)\s+", re.IGNORECASE)
