"""What services are for: how a purpose is called on the map, and its hue; related ones have hues that are close."""

from __future__ import annotations

from dataclasses import dataclass

OTHER = "other"
"""The purpose of services whose purpose is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """A purpose on the map: its words, its hue (degrees of the colour circle) and how much of it (0: grey)."""

    words: str
    hue: int
    chroma: float = 0.12


PURPOSES: dict[str, Purpose] = {
    "compute": Purpose(words="Compute", hue=50),
    "containers": Purpose(words="Containers", hue=68),
    "deployment": Purpose(words="Deployment", hue=95),
    "developer": Purpose(words="Developer tools", hue=115),
    "management": Purpose(words="Management", hue=135),
    "monitoring": Purpose(words="Monitoring", hue=155),
    "audit": Purpose(words="Audit", hue=172),
    "database": Purpose(words="Databases", hue=192),
    "storage": Purpose(words="Storage", hue=212),
    "analytics": Purpose(words="Analytics", hue=230),
    "networking": Purpose(words="Networking", hue=250),
    "edge": Purpose(words="Edge and CDN", hue=262),
    "api": Purpose(words="APIs", hue=276),
    "integration": Purpose(words="Integration", hue=294),
    "messaging": Purpose(words="Messaging", hue=310),
    "streaming": Purpose(words="Streaming", hue=325),
    "ml": Purpose(words="Machine learning", hue=338),
    "identity": Purpose(words="Identity", hue=8),
    "security": Purpose(words="Security", hue=26),
    "media": Purpose(words="Media", hue=350),
    "iot": Purpose(words="Internet of Things", hue=125),
    "migration": Purpose(words="Migration", hue=82),
    "business": Purpose(words="Business", hue=60, chroma=0.06),
    "cost": Purpose(words="Cost", hue=100, chroma=0.06),
    OTHER: Purpose(words="Other", hue=260, chroma=0.02),
}
"""The purposes of the lexicon; one that is not among them is called as it is written, in grey."""


def purpose(category: str) -> Purpose:
    """Return how a category is shown.

    >>> purpose("ml").words, purpose("").words, purpose("quantum").words
    ('Machine learning', 'Other', 'Quantum')
    """
    known = PURPOSES.get(category or OTHER)
    return known or Purpose(words=category[:1].upper() + category[1:], hue=PURPOSES[OTHER].hue, chroma=0.02)
