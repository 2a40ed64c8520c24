"""Words of need and negation that bind nothing, beside those that do: wishes, steps, scenes, aims, charges."""

from __future__ import annotations

import pytest

from extract.constraints import constraints
from extract.notes import Note
from extract.statements import statements

RUN = "# Cloud Run\n\n"

RULES = {
    "where you need": (RUN + "It suits places where you need a GPU", []),
    "what is needed, by the way": (RUN + "Jobs bring the tools you need and are built once", []),
    "step of a tour": (RUN + "After you push the image you need to pick a region", []),
    "no step": (RUN + "To push the image you need a registry", ["requirement registry"]),
    "need to ensure": (RUN + "You need to ensure that nobody waits", []),
    "need of a way": (RUN + "Now services need a way to talk", []),
    "needs, a noun before its clause": (RUN + "It fits the needs you have", []),
    "projects where": (RUN + "It helps in projects where all jobs must share a disk", []),
    "scene in italics": (RUN + "_Scenario: a shop must scale to zero_", []),
    "scene before a question": (RUN + "- An API must answer within a second. Which setting should you change?", []),
    "role of the reader": (RUN + "- You are a data engineer of a bank. Now jobs must be scheduled.", []),
    "no administration": (RUN + "Fully managed, no administration", []),
    "only what is needed": (RUN + "Jobs read only what you need", []),
    "only being charged": (RUN + "You are only being charged for calls", []),
    "should only": (RUN + "It should be taken in rare cases only", []),
    "does not seem": (RUN + "The job does not seem to start", []),
    "what could not be done": (RUN + "Calls could not be answered in time", []),
    "what has to be made sure": (
        RUN + "We have to make sure the role may read",
        ["requirement make sure the role may read"],
    ),
    "what cannot be, in consequence": (
        RUN + "- It stands outside the network, so we can not set rules",
        ["restriction can not set rules"],
    ),
    "aim, without a comma": (RUN + "- Pin it so you can not lose it", []),
    "what exams leave out": (RUN + "Jobs are new and will not show up on the exam", []),
    "what does not cross the internet": (RUN + "Calls never go over the public internet", []),
    "only a single one": (RUN + "- Only a single job runs", ["restriction Only a single job runs"]),
    "only one can": (RUN + "- Only one job can run", ["restriction Only one job can run"]),
    "so, with an advice": (RUN + "- Jobs stop at night, so don't use them", []),
    "no longer a need": (RUN + "Teams no longer need to keep images", []),
    "should never": (RUN + "- You should never share a token", []),
    "make sure to": (RUN + "- Make sure to tag it", []),
    "lab": (RUN + "- In this lab you must create two jobs", []),
    "locked to": (RUN + "Disks are locked to a zone", ["restriction locked to a zone"]),
    "at least, without a number": (RUN + "It requires at least the Pro tier", ["requirement at least the Pro tier"]),
    "what has to be, in a relative clause": (RUN + "It reads a file which has to be in root", ["requirement in root"]),
    "need, a noun": (RUN + "It runs without the need to keep servers", []),
    "whose responsibility": (
        RUN + "Customers are responsible for the image",
        ["requirement image"],
    ),
    "responsibility of another": (RUN + "Google is responsible for the hosts", []),
    "what can be limited": (RUN + "Traffic can be limited to known networks", []),
    "in contrast": (RUN + "It is made for jobs, not for queues", []),
    "not for": (RUN + "- Not for queues", ["restriction Not for queues"]),
    "only, after a hyphen": (RUN + "Jobs are Linux-only and cheap", ["restriction Jobs are Linux-only and cheap"]),
    "name with only": (RUN + "It opens an egress-only gateway", []),
    "after a condition": (
        RUN + "- It ends if nobody calls but then it cannot come back",
        ["restriction cannot come back"],
    ),
    "aside of another": (RUN + "Jobs (not services) run to their end", []),
    "not resilient": (RUN + "A lone job is not resilient", ["restriction lone job is not resilient"]),
    "not resilient, after a label": (RUN + "- Jobs: not very redundant", []),
    "not redundant, after a label": (RUN + "- Jobs: not widely redundant", ["restriction not widely redundant"]),
    "not real-time, in bold": (RUN + "- **Not real-time**", ["restriction Not real-time"]),
    "in a single zone": (RUN + "Workers live in a single zone", ["restriction Workers live in a single zone"]),
    "in a single call": (RUN + "Answers come in a single call", []),
    "default of several words": (
        RUN + "A default service account for jobs is created",
        ["default created"],
    ),
    "condition that no comma ends": (
        RUN + "- If a build fails twice the pipeline must be started by hand",
        ["requirement started by hand"],
    ),
    "condition with a comma": (RUN + "- If the build that the pipeline has needs a key, ask", []),
    "while one does it": (
        RUN + "- When adding a job it needs an image, a region",
        ["requirement image, a region"],
    ),
    "it's not": (RUN + "- Fast, but it's not portable", ["restriction but it's not portable"]),
    "they're not a need": (RUN + "- They're not recommended by us", []),
    "not yet": (RUN + "- Sockets are not yet supported", ["restriction Sockets are not yet supported"]),
    "neither": (RUN + "- It takes neither UDP nor raw sockets", ["restriction neither UDP nor raw sockets"]),
    "not even": (RUN + "- Not even an owner can read it", ["restriction Not even an owner can read it"]),
    "not even, of no power": (RUN + "- It is not even slow", []),
    "do not, in brackets": (RUN + "- Modes: bypass [do not watch], wait", []),
    "do not, after an aside": (RUN + "- As with jobs, don't print keys", []),
    "specific, and no default": (RUN + "- Take jobs unless you have specific needs", []),
    "the default one, by name": (RUN + "- It uses the default network", []),
    "default, after a dash": (RUN + "- Gen 2 - default", ["default Gen 2"]),
    "denied implicitly": (RUN + "- Calls are implicitly denied", ["default Calls are implicitly denied"]),
    "no other": (RUN + "- No other setup", []),
    "does not change": (RUN + "- A restart does not change its address", []),
    "can be set to only": (RUN + "- It can be set to serve only some users", []),
    "what one needs": (RUN + "- It brings everything you need to build", []),
    "where, in a description": (RUN + "- For a cluster where each job needs a disk", []),
    "where, after a comma": (RUN + "- It sits in a zone, where jobs need a disk", ["requirement disk"]),
    "with no": (RUN + "- Makes a disk with no name", []),
    "what has no": (RUN + "- Makes a disk that has no name", []),
    "a case with figures": (RUN + "A bank with 40 branches needs a ledger. No single clerk should own it.", []),
    "only, after a dash": (RUN + "- It should be rare — only owners may read", ["restriction only owners may read"]),
    "how to require": (RUN + "- How to require a tag", []),
    "immutable, after a label": (RUN + "- Revisions: immutable copies", ["restriction immutable copies"]),
    "immutable, of a wish": (RUN + "- Keep one immutable copy", []),
    "made automatically": (
        RUN + "- A service agent is automatically created",
        ["default service agent is automatically created"],
    ),
    "scaled automatically": (RUN + "- Jobs are automatically scaled", []),
    "can be made automatically": (RUN + "- Tags can be automatically assigned", []),
    "needed for, after a verb": (RUN + "- It holds all the keys needed for a call", []),
    "needed for": (RUN + "- Key needed for calls", ["requirement Key needed for calls"]),
    "where it must be moved to": (RUN + "- It names the zone a job must be moved to", []),
    "not made automatically": (
        RUN + "- Tags are not automatically assigned",
        ["restriction Tags are not automatically assigned"],
    ),
    "not in all regions": (RUN + "- Not in all regions", ["restriction Not in all regions"]),
    "no apostrophe": (RUN + "- Tags cant be renamed", ["restriction cant be renamed"]),
    "isnt": (RUN + "- The disk isnt encrypted", ["restriction disk isnt encrypted"]),
    "another apostrophe": (RUN + "- It doesn´t keep files", ["restriction doesn't keep files"]),
    "a misplaced apostrophe": (RUN + "- It does'nt keep files", ["restriction doesn't keep files"]),
    "no apostrophe, with an advice": (RUN + "- Dont rename tags", []),
    "no apostrophe, with no need": (RUN + "- You dont need a cluster", []),
    "a must": (RUN + "- A port is a must", ["requirement port is a must"]),
    "mandatory, at the end": (RUN + "- Image mandatory", ["requirement Image mandatory"]),
    "in the same region": (RUN + "- In the same region as the image", ["restriction In the same region as the image"]),
    "in the same region, somewhere": (RUN + "- Disks may be in the same region", []),
    "name of an option, with only": (RUN + "- **Jobs only**: runs to the end", []),
    "only, at the end of a list's lead": (RUN + "- Jobs only:", ["restriction Jobs only"]),
    "does not consume": (RUN + "- A stopped job does NOT consume slots", []),
    "data lost": (RUN + "- Fast disk, data lost at the end", ["restriction data lost at the end"]),
    "not transitive, after a label": (RUN + "- Peering: not transitive", ["restriction not transitive"]),
    "what must be, before a dash": (
        RUN + "- If a job fails, you must start it by hand - nobody else will",
        ["requirement start it by hand"],
    ),
    "no ops": (RUN + "- No ops, no lock-in", []),
    "there's no": (RUN + "- There's no shell", ["restriction no shell"]),
    "need to pay": (RUN + "- Teams need to pay for each disk", []),
}


@pytest.mark.parametrize(("text", "expected"), RULES.values(), ids=RULES)
def test_rules(text: str, expected: list[str]) -> None:
    read = (found for statement in statements(Note(name="n.md", text=text)) for found in constraints(statement))
    assert [f"{found.kind} {found.needs or found.what}" for found in read] == expected
