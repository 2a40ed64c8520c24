"""Words and patterns by which features are told from ordinary text: all data, no logic."""

from __future__ import annotations

import re
from typing import Final

GENERIC: Final = frozenset(
    """access account accounts action actions address addresses advantage amount answer answers api apis app
    application applications apps architecture article attribute attributes authentication authorization aws az
    azs azure backend basics behavior benefit benefits best block body bug build building call caller calls
    capacity case cases change changes client clients cloud code column commit communication compliance
    component components compute config configuration connection connections console container containers
    content control copy cost costs cpu create credentials data database databases date day days debug default
    definition delete demo deploy deployment deployments description design destination detail details dev
    developer developers development device devices difference differences directory docs document documents
    domain domains downtime edge email encryption end engine env environment environments error errors event
    events exam example examples execution fail failed failure failures fast feature features field fields file
    files filter flow folder format free function functions gb global goal group groups guide handler header
    headers help high history hook hooks host hosts hour hours html http https id ids idea image images
    implementation important infrastructure input instance instances integration integrations internet
    invocation invocations invoke ip ips issue item items job jobs json key keys keyword keywords kind language
    latency least level limit limits line list load local location log logging login logs loss low machine
    manage management manual mb memory message messages method methods metric metrics migration minutes mode
    model module monitoring name names need needs network networks new node nodes note notes notification number
    object objects old on-prem only operation operations option optional options org order output overview owner
    packet page pages pair pairs parameter parameters part partition password path paths pattern patterns
    payload performance period permission permissions person pipeline platform point points policy port ports
    price pricing private problem process processes production prod project protocol provider public purpose
    python query question questions queue rate read reads reason record records region regions release
    reliability repo repository request requests resource resources response responses result results retry
    retries review role roles root rotation route row rows rule rules run runs runtime scale scaling scenario
    schedule script search second seconds secret secrets section security server serverless servers service
    services session set setting settings setup sign site size solution source sources speed sql stage standard
    start state status step steps stop storage string structure subject summary support symptom system systems
    table tables tag tags target task tasks team template templates test tests text thing things time times tip
    tips token tokens tool tools topic total traffic transaction transactions trap trick tricks type types unit
    update updates upload url urls usage use user users utc validation value values variable variables version
    versions volume warning way website when windows worker workers workflow workload workloads write writes xml
    yaml zone zones note: pros cons what why how who where yes no true false always never fix cause remember
    today now currently here there otherwise afterwards caution reminder attention pitfall gotcha tldr ci cd
    customer customers company organization video audio web mobile internal external""".split()
)
"""Words that name no feature when they stand alone in lower case, or open a bullet."""

VAGUE: Final = frozenset(
    """best for, best practice, best practices, common errors, common mistakes, common use cases, data flow, exam
    tip, exam tips, exam trap, for example, further reading, good for, good to know, how it works, important
    note, key difference, key facts, key features, key points, key terms, main difference, main features, max,
    min, next steps, not for, on prem, on premises, on-premises, pro tip, real world, rule of thumb, security
    control, see also, use case, use cases, what it does, when to use""".replace("\n    ", " ").split(", ")
)
"""Labels that say nothing of what the line is about."""

CUT: Final = frozenset(
    """a an the this that these those its their your our my his her it they we you i he she them us for to in on of
    by from with without via into onto over under between across per through as at than then during after before
    until unless if when while where which who whose whom what how why because since so but not no never always
    only just also too even already still again instead using based within inside outside against and or nor yet
    plus vs versus like e.g eg i.e ie etc is are was were be been being am isn't aren't has have had having do
    does did don't doesn't can can't cannot could may might must mustn't shall should will would won't s re
    there here each every any all both either neither some many much more most less few several such own same
    other another up down out off about above below along around behind beside near upon toward towards among ❌
    ✅ ⭐ & you'll it's that's""".split()
)
"""Words that end a noun phrase."""

SKIPPED: Final = frozenset(
    """a an the its their your our this that these those some any each every all both multiple several separate
    just also then only new own same different another more missing optional existing suitable appropriate
    either use uses using used enable enables enabling disable disables set sets configure configures add adds
    attach attaches create creates choose select pick apply define specify turn on implement build need needs
    require requires must support supports supporting prefer consider try put make keep switch switching to
    mount provides provide offers offer allows allow run restricted with has have via include includes including
    built-in one two three four extra additional full entire whole right correct proper single certain specific
    various simple automatically""".split()
)
"""Words before the noun phrase in "use the stage variables", "enable X", "supports Y"."""

VERBS: Final = frozenset(
    """accept record access act add aggregate aim allow analyze answer appear append apply approve arrive ask assign
    assume attach audit authenticate authorize automate avoid become begin belong block break bring cause change
    charge check choose clean collect combine come communicate compare compute configure confirm connect
    consider consume contain continue convert copy cover create decide decrypt define delete deliver deny depend
    deploy describe detect determine differ direct disable discard download drop enable encrypt end ensure
    evaluate exceed exclude execute exist expect expire expose fix extend fail fetch find finish follow force
    forward gather generate get give go grant guarantee handle happen have help hide hold host identify ignore
    implement improve include increase inherit inject inspect install integrate invoke keep know launch lead
    leave let lie list live log lose lower maintain make manage map match mean minimize modify monitor mount
    move need notify observe occur offer omit open optimize organize overwrite own pass pay perform persist
    place poll prevent process produce protect provide provision publish pull push put query reach react read
    receive recover redirect reduce refer reject rely remain remove rename replace replicate require reside
    resolve respond restart restore restrict retain retrieve return reuse revoke rotate route run save say scale
    schedule secure see select send separate serve set share show sign simplify skip solve sort specify spend
    start stay stop store submit subscribe suit supply support survive switch take tell terminate throttle throw
    tolerate track transfer transform trigger troubleshoot try turn update upgrade upload use validate verify
    visit wait want wrap write tag tune""".split()
)
"""Verbs of notes, in their base form."""

NOUNS: Final = frozenset(
    """action actions access aggregator alarm alarms alert alerts alias aliases analyzer annotation api apis
    approval approvals archive archives artifact artifacts attribute attributes authorization authorizer
    authorizers balancer backup backups batch behavior behaviors binding bindings boundary bucket buckets budget
    bus cache caching capacity certificate certificates chain channel channels check checks class classes
    cluster clusters code command commands concurrency config configs configuration connection connections
    connector connectors console contract control controls cookie cookies credential credentials dashboard
    dashboards definition definitions deployment deployments detection discovery distribution domain domains
    draining driver drivers encryption endpoint endpoints environment environments event events export exports
    extension extensions failover field fields file files filter filtering filters flag flags forwarding
    function functions gateway gateways graph group groups handler handlers header headers health hook hooks
    identity id ids image images index indexes ingestion insights instance instances integration integrations
    job jobs key keys label labels layer layers lease lifecycle limit link links listener listeners lock locks
    log logging logs map mapping mappings metadata metric metrics mirroring mode modes monitor monitoring
    namespace namespaces node nodes notification notifications offload origin origins package packages parameter
    parameters partition partitions pattern patterns permission permissions pipeline pipelines plan plans plugin
    plugins policies policy pool pools probe probes profile profiles protection provider providers proxy query
    queries queue queues quota quotas record records redirect region registry replica replicas replication
    report reports repository request resolver resolvers resource resources response responses retention retries
    retry role roles rollback rotation route routes routing rule rules runtime scaling schedule schedules schema
    schemas script scripts section selector selectors server service session sessions set sets setting settings
    shard shards shifting sidecar signature sink sinks site slot slots snapshot snapshots stack stacks stage
    stages statement statements state states step steps storage store stream streams streaming strategy subnet
    subnets subscription subscriptions swap tag tags target targets task tasks template templates throttling
    tier tiers timeout token tokens topic topics trace traces tracing traffic trigger triggers type unit units
    url urls validation variable variables version versions versioning view volume volumes vault webhook
    webhooks window windows workflow workflows workspace workspaces worker workers zone zones""".split()
)
"""What a component, setting or resource of a service is called, whichever the cloud."""

CODE: Final = re.compile(
    r"""(?<![\w/.:@$-])(?:
      (?P<command>(?:aws|sam|cdk|az|gcloud|gsutil|bq|kubectl|helm|copilot|amplify|eb|docker|terraform|eksctl)
        \s[a-z][a-z0-9-]*(?:\s[a-z][a-z0-9]*(?:-[a-z0-9]+)+|\s(?:get|list|create|delete|update|apply|invoke|deploy|start|run|logs|api|add|set|show)\b)?)
      |(?P<action>[a-z][a-z0-9-]{1,24}:[A-Z*][A-Za-z]*\*?(?::(?:\*|[A-Z][A-Za-z]*))?(?![\w/]))
      |(?P<variable>\$\{?[A-Za-z][\w.]*\w\}?|![A-Z][A-Za-z]+)
      |(?P<dotted>[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]+)+(?:\(\))?)
      |(?P<camel>(?:[A-Z][a-z0-9]+){2,}[A-Z]?|[a-z]+(?:[A-Z][a-z0-9]+)+|[A-Z]{2,}[a-z]+(?:[A-Z][a-z]+)+|(?:[A-Z][a-z]+)+[A-Z]+[a-z]+[A-Za-z0-9]*)
      |(?P<snake>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)
      |(?P<flag>--[a-z][a-z-]+)
    )(?![\w@-])""",
    re.VERBOSE,
)
"""Identifiers as vendors write them."""

SPAN: Final = re.compile(r"`([^`\n]{2,60})`")
FILE: Final = re.compile(r"\.(?:com|org|net|io|js|py|md|txt|html|jar|zip|exe|go|ts|png|jpg|gz)$", re.IGNORECASE)
QUOTED: Final = re.compile(r"[“\"](?=[^”\"\n]* )[^”\"\n]{2,160}[”\"]")
ARROW: Final = re.compile(r"\s*(?:→|⇒|->|=>)\s*")
PIECES: Final = re.compile(
    r"[→⇒≠—+,;()|=\-.!?:/\soatbv](?:"
    r"(?<=[a-v])(?<=\b.)(?:(?<=o)r\b|(?<=a)nd\b|(?<=t)hen\b|(?<=b)ut\b|(?<=v)s\.?\b)"
    r"|(?<![a-v])(?:(?<=\s)(?:[-–—]\s|(?<=\w\s)/\s)|(?<=[-=])>|(?<=[→⇒≠—+,;()|=])|(?<=[.!?:])(?=\s|$)"
    r"|(?<=/)(?=[A-Z(])|(?<=\w/)\s))\s*"
)
"""What parts an answer: arrows, signs, marks, "or", "and", "then", "but", "vs", slashes before capitals or spaces.

The first character is looked for alone and says which of them it can be, since most of a line parts nothing.
"""

WORD: Final = re.compile(r"[^\s,;()\[\]“”\"]+")
CHAIN: Final = re.compile(r"\s*(?:→|⇒|->|=>)\s*|\s*[,;]\s*|\s/\s")
SUPPORTS: Final = re.compile(
    r"(?:\b(?:supports?|enables?|offers?|provides?|includes?|integrates? with|comes with)"
    r"|^\W*(?:Supports|Enables|Offers|Provides|Includes))\s+(?=[\w“\"])"
)
"""What stands before the names of what a service can do."""

USES: Final = re.compile(
    r"\s*[✅❌⭐]?\s*(?:(?:must|should|can|always)\s+)?"
    r"(?:use|enable|disable|configure|set up|turn on|attach|add|choose|create|define)\s",
    re.IGNORECASE,
)
"""What a stretch opens with that says which feature to take."""

LISTED: Final = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|\b(?:and|or)\b|\+|[.;:(](?=\s|$|\w)|→|->|=>|⇒|\s[-–—]\s|$)\s*")

VENDOR: Final = re.compile(r"^(?:Amazon|AWS|Azure|Microsoft|Google Cloud|Google)\s+")

WEAK: Final = frozenset(
    """access action actions app apps class code deployment deployments environment event events function functions
    image images instance instances integration job jobs log logs message messages node nodes object objects
    package permission permissions record records request requests resource resources response service server
    services task tasks traffic type unit units user users workflow workflows api apis query queries client data
    console account accounts gateway database region zone zones pipeline pipelines session sessions storage set
    sets""".split()
)
"""Nouns that with a service's name before them still name no feature ("Lambda functions", "ECS tasks")."""

OWNED: Final = NOUNS - WEAK
"""Nouns that name a feature after a service's name ("ALB listeners")."""

ORDERS: Final = VERBS - NOUNS
"""Verbs that are no nouns of features as well."""
