"""What the two sides of a sign can be that are no need and no answer, as data: steps, flows, labels, counts."""

from __future__ import annotations

import re
from typing import Final

BRACKETS: Final = re.compile(r"\([^()]*\)")
PASSED: Final = re.compile(r"\w(?:ed|laced|sent|made|run)\W*$")
LINKING: Final = re.compile(r"[^\w]|\b(?:and|or|the|an?|v\d)\b", re.IGNORECASE)
AFTER_FEATURE: Final = re.compile(r"\W*$|\s+(?:for|with)\b|[,;]?\s*\(?(?:not|or|and)\b|\s*[+(]")
TELLING: Final = re.compile(
    r"\b(?:can|may|should|allows?|lets?|enables?|provides?|supports?|then\s+\w+)\s+\w+", re.IGNORECASE
)
"""Verbs of a full sentence: what follows the arrow then says what comes of it."""

DOES: Final = re.compile(
    r"\W*(?:triggers|invokes|sends|calls|writes|goes|gets|starts|runs|creates|publishes)\b", re.IGNORECASE
)
"""What follows the arrow of a flow."""

LABEL_ONLY: Final = re.compile(
    r"\W*(?:scenario|problem|needs?|goal|task|symptom|requirements?|use\s+case|issue|situation|question|example)\W*\d*\W*$",
    re.IGNORECASE,
)
"""A left side that is but the label of the need behind it."""

STEP: Final = re.compile(
    r"(?:[^\w\"“]{0,4})(?:create|go\s+to|open|click|navigate|select|log\s+in|sign\s+in|choose|pick)\b(?!.*\bneed)",
    re.IGNORECASE,
)
"""A left side that is a step on a screen: "Create a resource → ..."."""

VERSUS: Final = re.compile(r"\bvs\b\.?|\bversus\b", re.IGNORECASE)

NUMBERED: Final = re.compile(
    r"\W*(?:option|step|example|part|phase|level|method|approach|variant|case|stage|day|lab|section|chapter|layer|figure)"
    r"\s+[\w.]{1,4}\W*$",
    re.IGNORECASE,
)
"""A left side that only counts: "Option B", "Step 3"."""

DECIDING: Final = re.compile(r"\b(?:decisions?|choos\w+|which|select\w*|when|what|exam|cheat\s*sheet)\b", re.IGNORECASE)
"""What a title says of a drawing under it that leads from needs to answers."""

USES_TOPIC: Final = re.compile(r"\buse\s+cases?\b", re.IGNORECASE)
"""A heading over what a thing is used for: labels under it are titles."""
