"""Services that no lexicon knows: what makes a name one, and what does not."""

from __future__ import annotations

import pytest

from extract.notes import Note
from extract.pipeline import extract
from graph.model import Link, Mention

FOUND = {
    "the target of a wikilink": ("- [[Nextcloud]] keeps files in S3.\n", {"Nextcloud"}),
    "the target, not what is shown": ("- the [[Homelab/Nextcloud|cloud]] keeps files in S3.\n", {"Nextcloud"}),
    "a heading that the text comes back to": (
        "## Quartermill\n\n- stores reports in S3\n- Quartermill requires S3.\n",
        {"Quartermill"},
    ),
    "a name of several lines that does things to known ones": (
        "- Quartermill stores reports in S3.\n- Quartermill reads from S3.\n",
        {"Quartermill"},
    ),
}

NOT_FOUND = {
    "a heading said once": "## Quartermill\n\n- stores reports in S3\n",
    "an ordinary title said twice": "## Overview\n\n- Overview of S3\n",
    "a part of a service": "# Amazon Cognito\n\n## Tokens\n\n- Tokens are signed.\n- Tokens expire.\n",
    "a known service": "- [[AWS Lambda]] reads from [[Amazon S3|S3]].\n",
    "a picture": "![[Diagram.png]] shows S3\n",
    "a sentence in a link": "- [[how we did it last year in spring]] uses S3\n",
    "a person who uses a thing": "- Irmgard uploads a photo to S3.\n- Irmgard’s phone reads S3.\n",
    "a person": "- Irmgard reads the logs in S3.\n- Irmgard asked why S3 is slow.\n",
    "a name of one line": "- Quartermill stores reports in S3.\n",
    "an ordinary word that does things": "- Customer stores data in S3.\n- Customer reads from S3.\n",
    "a word that the note writes small too": "- Quarter stores data in S3.\n- Quarter reads S3 each quarter.\n",
    "an action": "- PurgeQueue sends nothing to S3.\n- PurgeQueue reads S3.\n",
    "an engine": "- [[Docker]] pushes to S3.\n",
    "a title that ends as titles do": "## Encryption\n\n- S3 moves to Encryption of keys\n",
    "a numbered page": "- see [[3. Quartermill]] of S3\n",
    "a note of nothing known": "- [[Quartermill]] stores reports.\n",
    "a vendor": "## Azure\n\n- moved to Azure from S3\n",
    "a title in lower case": "## quartermill\n\n- quartermill requires S3\n",
}


def discovered(text: str) -> set[str]:
    """The names that a note gives to services which no lexicon knows."""
    facts = extract(Note(name="n.md", text=text))
    return {fact.service for fact in facts if isinstance(fact, Mention) and fact.discovered}


@pytest.mark.parametrize(("text", "names"), FOUND.values(), ids=FOUND)
def test_a_name_that_notes_treat_as_a_service_is_one(text: str, names: set[str]) -> None:
    """Its vendor is not known, and it takes part in links like any other."""
    assert discovered(text) == names
    links = [fact for fact in extract(Note(name="n.md", text=text)) if isinstance(fact, Link)]
    assert {link.tail for link in links} == {"Amazon S3"}
    assert {link.head for link in links} == names


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_other_names_are_none(text: str) -> None:
    """A title, a part of a service, a known name, a file."""
    assert discovered(text) == set()
