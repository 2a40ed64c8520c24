"""Words and patterns by which features are told from ordinary text: all data, no logic."""

from __future__ import annotations

import re
from typing import Final

from extract.arrows import DRAWN

GENERIC: Final = frozenset(
    """access account accounts action actions address addresses advantage amount answer answers api apis app application
    applications apps architecture article attribute attributes authentication authorization aws az azs azure
    backend basics behavior benefit benefits best block body bug build building call caller calls capacity case
    cases change changes client clients cloud code column commit communication compliance component components
    compute config configuration connection connections console container containers content control copy cost
    costs cpu create credentials data database databases date day days debug default definition delete demo deploy
    deployment deployments description design destination detail details dev developer developers development
    device devices difference differences directory docs document documents domain domains downtime edge email
    encryption end engine env environment environments error errors event events exam example examples execution
    fail failed failure failures fast feature features field fields file files filter flow folder format free
    function functions gb global goal group groups guide handler header headers help high history hook hooks host
    hosts hour hours html http https id ids idea image images implementation important infrastructure input
    instance instances integration integrations internet invocation invocations invoke ip ips issue item items job
    jobs json key keys keyword keywords kind language latency least level limit limits line list load local
    location log logging login logs loss low machine manage management manual mb memory message messages method
    methods metric metrics migration minutes mode model module monitoring name names need needs network networks
    new node nodes note notes notification number object objects old on-prem only operation operations option
    optional options org order output overview owner packet page pages pair pairs parameter parameters part
    partition password path paths pattern patterns payload performance period permission permissions person
    pipeline platform point points policy port ports price pricing private problem process processes production
    prod project protocol provider public purpose python query question questions queue rate read reads reason
    record records region regions release reliability repo repository request requests resource resources response
    responses result results retry retries review role roles root rotation route row rows rule rules run runs
    runtime scale scaling scenario schedule script search second seconds secret secrets section security server
    serverless servers service services session set setting settings setup sign site size solution source sources
    speed sql stage standard start state status step steps stop storage string structure subject summary support
    symptom system systems table tables tag tags target task tasks team template templates test tests text thing
    things time times tip tips token tokens tool tools topic total traffic transaction transactions trap trick
    tricks type types unit update updates upload url urls usage use user users utc validation value values variable
    variables version versions volume warning way website when windows worker workers workflow workload workloads
    write writes xml yaml zone zones note: pros cons what why how who where yes no true false always never fix
    cause remember today now currently here there otherwise afterwards caution reminder attention pitfall gotcha
    tldr ci cd relationship origin interoperability compatibility todo customer customers company organization
    programming languages js video audio web mobile internal external doc documentation consideration considerations
    google gcp microsoft amazon link links java javascript typescript node.js nodejs go golang ruby php perl scala
    .net c# c++""".split()
)
"""Words that name no feature when they stand alone in lower case, or open a bullet."""

VAGUE: Final = frozenset(
    """availability zone, availability zones, developer guide, documentation, faq, faqs, getting started, home page,
    homepage, read more, tutorial, tutorials, user guide, use case, best for, best practice, best practices, common
    errors, common mistakes, common use cases, data flow, exam tip, exam tips, exam trap, for example, further
    reading, good for, good to know, how it works, important note, key difference, key facts, key features, key
    points, key terms, main difference, main features, max, min, next steps, not for, on prem, on premises,
    on-premises, pro tip, real world, rule of thumb, security control, see also,
    use cases, what it does, when to use""".replace("\n    ", " ").split(", ")
)
"""Labels that say nothing of what the line is about."""

CUT: Final = frozenset(
    """a an the this that these those its their your our my his her it they we you i he she them us for to in on of by
    from with without via into onto over under between across per through as at than then during after before until
    unless if when while where which who whose whom what how why because since so but not no never always only just
    also too even already still again instead using based within inside outside against and or nor yet plus vs
    versus like e.g eg i.e ie etc is are was were be been being am isn't aren't has have had having do does did
    don't doesn't can can't cannot could may might must mustn't shall should will would won't s re there here each
    every any all both either neither some many much more most less few several such own same very quite rather
    other another up down out off about above below along around behind beside near upon toward towards among ❌ ✅ ⭐
    & called named running
    you'll it's that's there's let's you're we're they're it’s that’s there’s let’s you’re we’re they’re you’ll
    suppose""".split()
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
    various simple automatically first last next previous""".split()
)
"""Words before the noun phrase in "use the stage variables", "enable X", "supports Y"."""

VERBS: Final = frozenset(
    """accept access achieve act activate adapt add adjust affect aggregate aim allow analyse analyze answer appear
    append apply approve arrive ask assign assume attach audit authenticate authorize automate avoid await become
    begin belong block break bring bypass calculate cancel capture carry cause centralize change charge check
    choose classify clean click clone collect combine come communicate compare compile complete compress compute
    configure confirm connect consider consolidate construct consume contain continue convert coordinate copy
    correlate cover crawl create customize debug decide decouple decrease decrypt define delete deliver deny depend
    deploy derive describe destroy detect determine differ direct disable discard display distribute divide
    download drop duplicate edit eliminate embed emit emulate enable encode encrypt end enforce enhance enrich ensure
    enter establish estimate evaluate examine exceed exclude execute exist expand expect expire explain explore expose
    extend extract facilitate fail feed fetch fill find finish fix focus follow force forward gather generalize
    generate get give go govern grant guarantee handle happen have help hide hold host hydrate identify ignore
    implement import improve include incorporate increase incur inform ingest inherit initialize initiate inject
    insert inspect install integrate interact intercept introduce invalidate invoke isolate join keep know lack
    launch lead learn leave let leverage lie list listen live load log lose lower maintain make manage map match
    mean measure meet merge migrate minimize mitigate modify monitor mount move navigate need negotiate normalize
    notify observe obtain occur offer omit open operate optimize orchestrate organize overwrite own parse pass paste pay
    perform permit persist place poll populate prefer prepare preserve prevent process produce propagate protect
    provide provision publish pull purge push put query raise reach react read reboot rebuild receive recommend
    record recover recreate redirect reduce refer refresh refuse register reject rely remain remove rename render renew
    repeat replace replicate represent require reserve reset reside resize resolve respond restart restore restrict
    resume retain retrieve return reuse review revoke rewrite rotate route run save say scale schedule secure see seek
    select send separate serve set share show sign simplify simulate sit skip slow solve sort specify speed spend
    split stand start stay stop store strip submit subscribe suffer suggest suit summarize supply support survive
    suspend switch synchronize tag take tell terminate throttle throw tolerate track transfer transform translate
    traverse trigger troubleshoot truncate try tune turn unify unlock update upgrade upload use validate vary
    verify visit visualize wait want warn weigh wrap write""".split()
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
      |(?P<action>[a-z][a-z0-9-]{1,24}:(?!\*\*)[A-Z*][A-Za-z]*\*?(?::(?:\*|[A-Z][A-Za-z]*))?(?![\w/]))
      |(?P<variable>\$\{?[A-Za-z][\w.]*\w\}?|![A-Z][A-Za-z]+)
      |(?P<dotted>[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]+)+(?:\(\))?)
      |(?P<camel>(?:[A-Z][a-z0-9]+){2,}[A-Z]?|[a-z]+(?:[A-Z][a-z0-9]+)+|[A-Z]{2,}[a-z]+(?:[A-Z][a-z]+)+|(?:[A-Z][a-z]+)+[A-Z]+[a-z]+[A-Za-z0-9]*)
      |(?P<snake>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)
      |(?P<flag>--[a-z][a-z-]+)
    )(?![\w@-])""",
    re.VERBOSE,
)
"""Identifiers as vendors write them."""

TYPED: Final = frozenset(
    """annotate api apply approve attach auth autoscale boot build bootstrap clean cluster-info completion config
    configure console container cordon cp create debug delete deploy describe destroy diff doctor dependency drain edit
    env events exec explain expose fmt get history images import info init inspect install label lint list local login
    logout logs ls mb mv network output package patch pipeline plan port-forward printenv proxy publish pull push rb
    refresh remote repo restart rm rollback rollout rsync run scale search set setenv show ssh start state status
    stop swap sync synth tag taint template terminate test top traces uncordon uninstall update upgrade use validate
    version volume wait watch workspace""".split()
)
"""Second words of commands, by which what is typed is told from what is told."""

SPAN: Final = re.compile(r"(?<!`)(`+)([^`\n]{2,60})\1(?!`)")
BRANDS: Final = frozenset(
    """AngularJS BitBucket DevOps DockerHub DropBox GitHub GitLab GitOps GraphQL HashiCorp HockeyApp IntelliJ JavaScript
    JetBrains LinkedIn MacBook MariaDB MongoDB MySQL NoSQL NodeJS OpenID OpenJDK OpenSSL OpenWhisk PayPal PostgreSQL
    PostgreSql PowerPoint PowerShell ProGuard SalesForce SendGrid ServiceNow SharePoint SurveyMonkey TensorFlow
    TypeScript VirtualBox WhatsApp WordPress YouTube macOS iOS""".split()
)
"""Products, languages and ways of working that are written like identifiers."""

FILE: Final = re.compile(
    r"\.(?:com|org|net|io|js|py|md|txt|html|jar|zip|exe|go|ts|png|jpe?g|gz|git|sh|svg|pdf|csv|excalidraw)$",
    re.IGNORECASE,
)
REGION: Final = re.compile(
    r"(?:af|ap|asia|australia|ca|cn|eu|europe|il|me|mx|northamerica|sa|southamerica|us)-[a-z]+-?\d(?:-?[a-z])?(?:$|\s)"
)
"""Regions and zones, which are of no service."""

QUOTED: Final = re.compile(r"[“\"](?=[^”\"\n]* )[^”\"\n]{2,160}[”\"]")
TARGET: Final = re.compile(r"!?\[\[[^\]\n]*\.\w{2,12}\]\]|!\[[^\]\n]*\]\([^)\n]*\)|(?<=\])\([^)\n]*\)|https?://\S+")
"""Where a link leads, and pictures: nothing in them is told of."""

PIECES: Final = re.compile(
    r"[→⇒≠—+,;()|=\-.!?:/\soatbv](?:"
    r"(?<=[a-v])(?<=\b.)(?:(?<=o)r\b|(?<=a)nd\b|(?<=t)hen\b|(?<=b)ut\b|(?<=v)s\.?\b)"
    r"|(?<![a-v])(?:(?<=\s)(?:[-–—]\s|(?<=\w\s)/\s)|(?<=[-=])>|(?<=[→⇒≠—+,;()|=])|(?<=[.!?:])(?=\s|$)"
    r"|(?<=/)(?=[A-Z(])|(?<=\w/)\s))\s*"
)
"""What parts an answer: arrows, signs, marks, "or", "and", "then", "but", "vs", slashes before capitals or spaces.

The first character is looked for alone and says which of them it can be, since most of a line parts nothing.
"""

EDGE: Final = "*_`'’‘“”\".:;,!?…"
"""What may stand around a word and is none of it."""

WORD: Final = re.compile(r"[^\s,;()\[\]“”\"]+")
CHAIN: Final = re.compile(rf"\s*{DRAWN}\s*|\s*[,;]\s*|\s/\s")
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

LISTED: Final = re.compile(rf"\s*(?:,\s*(?:and|or)\b|,|\b(?:and|or)\b|\+|[.;:(](?=\s|$|\w)|{DRAWN}|\s[-–—]\s|$)\s*")

VENDOR: Final = re.compile(r"^(?:Amazon|AWS|Azure|Microsoft|Google Cloud|Google)\s+")

WEAK: Final = frozenset(
    """access action actions app apps class code deployment deployments environment event events function functions
    image images instance instances integration job jobs message messages node nodes object objects
    package permission permissions record records request requests resource resources response service server
    services task tasks traffic type unit units user users workflow workflows api apis query queries client data
    console account accounts gateway database region zone zones pipeline pipelines session sessions storage set
    sets""".split()
)
"""Nouns that with a service's name before them still name no feature ("Lambda functions", "ECS tasks")."""

PLAIN: Final = WEAK | frozenset(
    """bucket buckets cluster clusters config connection connections credentials namespace namespaces notification
    notifications queue queues table tables version versions vm vms workspace workspaces""".split()
)
"""Nouns that with a service's name before them are but the service itself ("S3 bucket", "SQS queue")."""

OWNED: Final = NOUNS - WEAK
"""Nouns that name a feature after a service's name ("ALB listeners")."""

PARTS: Final = OWNED - PLAIN
"""Nouns that name a feature alone, right after a service's name that is marked ("[[AWS Config]] rules")."""

DOES: Final = frozenset(
    """caches checks controls exports filters groups limits maps monitors processes queries records reports retries
    routes schedules stores streams triggers""".split()
)
"""Nouns in the plural that open a line as verbs where an object follows ("Filters traffic")."""

ORDERS: Final = VERBS - NOUNS
"""Verbs that are no nouns of features as well."""

ADJECTIVES: Final = frozenset(
    """available aware based code cost demand depth driven effective end facing friendly heavy intensive latency managed
    party performance prem purpose ready scale side specific term time tolerant value wide zonal""".split()
)
"""The last parts of hyphened words that say what something is like: "cost-effective", "real-time"."""

APART: Final = frozenset(
    """asymmetric automatic current custom default dynamic inbound initial manual operational outbound primary qualified
    secondary sub symmetric unqualified""".split()
)
"""Adjectives that make another thing of a known one: "custom scheduler" beside "scheduler"."""

ENDS: Final = frozenset(
    """activity activities binding bindings connector connectors integration integrations mode sink sinks trigger
    triggers""".split()
)
"""Nouns by which a service tells what it works with: after another one's name they are of the page's own service."""

ALONE: Final = frozenset(
    """agent agents authentication backup backups bandwidth basic blueprints certificates compression connector
    connectors dedicated emulators encryption fan-out filter filters indexes inputs modules notifications
    outputs partitions plans plugin plugins producers pull push replicas retries schemas sdk secrets
    shards sla snapshots ssl standard subscriptions synchronization topics triggers versions webhook
    webhooks worker workers""".split()
)
"""Nouns for parts and tiers of a service that name one where they stand alone."""

KEYED: Final = frozenset(
    """adapter adapters algorithm algorithms baseline baselines batching buffer buffers caching compression
    configuration connector connectors console conversion deduplication document documents driver drivers encryption
    failover federation filtering group index indexes indexing ip ips job jobs key keys log logging logs
    management mapping mappings mode model models modes object objects partitioning permissions plugin plugins
    policies policy portal profile profiles protocol protocols queue queues replication report reports routing
    sampling scaling sharding splitting structure synchronization table tables throttling topic
    topics tracing unit units worker workers""".split()
)
"""Nouns for parts of a service that name one with the words before them ("parcel logs")."""
