"""What around a word says whether it is the name of a service: what stands before and behind it, and ordinary words."""

from __future__ import annotations

import re
from typing import Final

LISTED: Final = re.compile(r"\s*(?:[/,&+]|,?\s*(?:and|or)\b)\s*")
"""What stands between two members of one list."""

LEADING: Final = re.compile(r"^[^\w]*(?:the|an?|each|every|all|amazon|aws)?\s*", re.IGNORECASE)

PRODUCT: Final = re.compile(r"[A-Z][\w]*(?:[ /][A-Z][\w]*)+")
"""Several capitalised words, as a product is written: "Pub/Sub", "Cloud Storage"."""

GENERIC: Final = frozenset(
    """overview introduction intro summary notes note tips tricks security networking network storage database databases
    compute monitoring logging logs pricing cost costs limits limit quotas use cases features concepts basics general
    architecture deployment deployments configuration config setup installation examples example faq questions answers
    exam glossary references resources links misc other others performance scaling availability reliability identity
    management messaging integration analytics serverless containers best practices troubleshooting key points
    terminology types components comparison conclusion prerequisites requirements permissions access data events
    alarms metrics invocations concurrency versus needs scenarios table contents todo today monitor backup
    support""".split()
)
"""Words that head a section without naming anything."""

ORDINARY: Final = frozenset(
    """vm vms nat vpn cli iot batch event events location billing pricing support organization organizations workspace
    workspaces schemas pipe pipes forecast transfer connect storage backup budgets scheduler artifact marketplace
    translate workflows signin sign-in cup mpa az kind ram arc firewall cdn
    portal exchange""".split()
)
"""Words that notes write with a capital though they mean no service: the vendor alone does not make them a name."""

CLOUDS: Final = frozenset({"AWS", "Azure", "Google Cloud"})

PLAIN: Final = {
    "VM": frozenset({"Azure"}), "VMs": frozenset({"Azure"}), "CDN": frozenset({"Azure"}), "CDNs": frozenset({"Azure"}),
    "VPN": CLOUDS, "LB": CLOUDS, "LBs": CLOUDS,
}  # fmt: skip
"""Words that notes about these vendors' services use for one of them alone, a few counted ones included."""

MANY: Final = re.compile(r"\d\d\s*$")
"""A larger number before a name: a limit of that many things."""

COMMON: Final = frozenset(
    " ".join(name.split())
    for name in """
    auto scaling, load balancer, load balancers, load balancing, virtual machine, virtual machines, nat gateway,
    nat gateways, api gateway, api gateways, internet gateway, internet gateways, web application firewall,
    security center, cost management, service mesh, data lake, file storage, object storage, block storage,
    cloud storage, vulnerability scanning, email delivery, container registry, resource group, resource groups
    """.split(",")
)
"""Names of several words that notes write in small letters for any thing of the kind."""

DOES: Final = re.compile(
    r"\s*(?:→|->|=>|⇒|≠|!=|vs\b|$)|\s+(?:(?:only|also|never|always|just|then|itself|automatically) )*"
    r"(?:is|are|has|have|can|cannot|can't|could|does|doesn't|do|don't|must|needs?|will|won't|may|should|"
    r"acts?|adds?|aggregates?|allows?|analy[sz]es?|applies|authenticates?|automates?|blocks?|builds?|calls?|captures?|"
    r"checks?|collects?|connects?|copies|costs?|creates?|delivers?|deploys?|detects?|encrypts?|enforces?|exports?|"
    r"enables?|ensures?|exposes?|feeds?|finds?|forwards?|generates?|gets?|gives?|groups?|handles?|helps?|holds?|includes?|"
    r"ingests?|injects?|integrates?|invokes?|issues?|keeps?|lets?|lists?|"
    r"manages?|masks?|moves?|notifies|offers?|orchestrates?|pages?|performs?|polls?|posts?|protects?|provides?|"
    r"publishes|pulls?|pushes|reads?|"
    r"receives?|records?|replaces?|requires?|rotates?|"
    r"routes?|runs?|saves?|scales?|scans?|schedules?|sees?|sends?|serves?|shows?|starts?|stores?|supports?|"
    r"takes?|tells?|tracks?|transforms?|triggers?|uses?|watches|works?|writes?)\b"
)
"""What follows a name that opens a line, and hardly an ordinary word: an arrow, or what the name does."""

ARTICLE: Final = re.compile(
    r"(?:\b(?:an?|the|this|that|each|every|any|no|one|own|my|our|your|its|their)|\d)\s+$", re.IGNORECASE
)
"""What stands before a thing, not before the service of that name."""

CAPITALISED: Final = re.compile(r"(?<=[\w)] )[A-Z][\w-]*\s$")
"""A capitalised word inside a line, right before a name: both are one longer name."""

GOES_ON: Final = re.compile(r"\s[A-Z][a-z]+|-\w")
"""What follows when a word is only the beginning of a longer name."""

COUNTED: Final = re.compile(r"\d\s*$")
"""A number before a name: that many things, not the service."""

BRAND: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")

AGAIN: Final = re.compile(r"[.:!?]\W{1,3}$")
"""What stands before a word that is capitalised as the first of a statement."""

MARKED: Final = 2
"""Marks that can stand before the first word of a cell."""

WIKI: Final = re.compile(r"\[\[(?:[^\]|\n]*/)?$")
