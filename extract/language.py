"""The spaCy pipeline: a blank English tokenizer that cuts notes apart, a matcher of names and one of features.

Names are matched by `PhraseMatcher` without regard to case; what the case of a short or an ambiguous name says is
decided where the context is known (see `extract.services`).
"""

from __future__ import annotations

import gc
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span
from spacy.util import compile_infix_regex, compile_suffix_regex

from extract import lexicon
from extract.arrows import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

LONGEST_TEXT: Final = 128 * 2**20
"""Characters that one document may hold; notes are bounded well below it."""

KEPT: Final = 2**17
"""Words whose tokens are remembered: spaCy's own bound is soon reached by names and numbers that stand but once."""

INFIXES: Final = (
    r"\.\.+", r"…", r"-->", r"->", r"=>", rf"[{SIGNS}≠≤≥=+|]", r"(?<=[A-Za-z0-9)\]])/(?=[A-Za-z0-9(\[@])",
    r"(?<=[A-Za-z)])[—–](?=[A-Za-z(])", r"(?<=[A-Za-z0-9])-(?=[A-Za-z])", r"(?<=[A-Za-z)\]]),(?=[A-Za-z0-9(])",
    r"[()\[\]{}<>]", r"[“”\"`*]", r"(?<=[A-Za-z0-9])[.:;](?=\])",
)  # fmt: skip
"""What stands between two tokens without spaces: arrows and signs, `SNS/S3`, `Lambda-in-VPC`, brackets and quotes."""

SUFFIXES: Final = (
    r"(?<=\d)(?:ms|s|sec|min|mins|h|hr|hrs|d|[KMGTP]i?B|kb|mb|gb|tb|bytes?|%)",
    rf"[:;,.…{SIGNS}≠=+/|*`]",
    r"->",
    r"=>",
)
PREFIXES: Final = (rf"[{SIGNS}≠≤≥=+/|*`~<>#]", r"->", r"=>")

WHOLE: Final = re.compile(
    r"(?:[a-z]{2}(?:-gov)?-[a-z]+-\d[a-z]?"  # us-east-1
    r"|[a-z][a-z0-9-]*:[A-Z*][A-Za-z*]*"  # s3:GetObject
    r"|arn:[^\s\"'”)]+|https?://[^\s\"'”)]+"
    r"|[A-Za-z]+\d+(?:\.\d+)+)$"  # TLS1.2
)
"""Tokens that stay whole though an infix stands in them."""


PLAIN: Final = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


@cache
def pipeline() -> Language:
    """Return the pipeline, made once: tokenizer, `names` (spans of service names), `terms` (spans of known features).

    >>> [token.text for token in pipeline().make_doc("SQS≠SNS, s3:GetObject 29s")]
    ['SQS', '≠', 'SNS', ',', 's3:GetObject', '29', 's']
    """
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST_TEXT
    _cut(nlp)
    nlp.add_pipe("names")
    nlp.add_pipe("terms")
    _name_matcher()
    _term_matcher()
    gc.freeze()  # what is kept for good is none of what the collector looks through at every note
    return nlp


def spans(doc: Doc, text: str, kind: str) -> list[lexicon.Span]:
    """Return the stretches of `names` or `terms` in the document of a text, in order.

    A document puts its text together from its tokens each time that it is asked for it, and a span its own; a group of
    spans makes each of them anew whenever it is gone through.
    """
    return [lexicon.Span(start, end, text[start:end]) for start, end in doc.user_data[kind]]


def _cut(nlp: Language) -> None:
    """Teach the tokenizer the signs of notes."""
    tokenizer: Any = nlp.tokenizer
    suffixes, prefixes = nlp.Defaults.suffixes or (), nlp.Defaults.prefixes or ()
    tokenizer.infix_finditer = compile_infix_regex(INFIXES).finditer
    tokenizer.suffix_search = compile_suffix_regex((*suffixes, *SUFFIXES)).search
    tokenizer.prefix_search = spacy.util.compile_prefix_regex((*prefixes, *PREFIXES)).search
    tokenizer.token_match = WHOLE.match
    tokenizer.rules = {}
    tokenizer.max_cache_size = KEPT


@Language.component("names", assigns=["doc.spans"])
def names(doc: Doc) -> Doc:
    """Put the stretches that can name a service under `doc.spans["names"]`, the longest where they overlap."""
    return _marked(doc, "names", _longest(_name_matcher(), doc))


@Language.component("terms", assigns=["doc.spans"])
def terms(doc: Doc) -> Doc:
    """Put the stretches that can name a known feature under `doc.spans["terms"]`, the longest where they overlap."""
    return _marked(doc, "terms", _longest(_term_matcher(), doc))


def _marked(doc: Doc, kind: str, found: list[Span]) -> Doc:
    """A document with its spans of a kind, and their offsets in the text."""
    doc.spans[kind] = found
    doc.user_data[kind] = [(span.start_char, span.end_char) for span in found]
    return doc


def _longest(matcher: PhraseMatcher, doc: Doc) -> list[Span]:
    """The matches as spans, of overlapping ones the longest, then the first."""
    found = sorted({(start, end) for _, start, end in matcher(doc)})
    return [Span(doc, start, end) for start, end in _apart(found)]


def _chosen(group: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of overlapping stretches those that `spacy.util.filter_spans` chooses, which needs a span made of each."""
    taken: set[int] = set()
    out: list[tuple[int, int]] = []
    for start, end in sorted(group, key=lambda place: (place[0] - place[1], place[0])):
        if start not in taken and end - 1 not in taken:
            out.append((start, end))
            taken.update(range(start, end))
    return sorted(out)


def _apart(matches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Matches in the order of the text, those chosen that overlap: most stand alone and need no comparing."""
    at = 0
    while at < len(matches):
        reach, after = matches[at][1], at + 1
        while after < len(matches) and matches[after][0] < reach:
            reach, after = max(reach, matches[after][1]), after + 1
        if after == at + 1:
            yield matches[at]
        else:
            yield from _chosen(matches[at:after])
        at = after


@cache
def _name_matcher() -> PhraseMatcher:
    return _matcher(lexicon.load().names())


@cache
def _term_matcher() -> PhraseMatcher:
    return _matcher(lexicon.load().features())


def _matcher(phrases: Iterable[str]) -> PhraseMatcher:
    nlp = spacy.blank("en")
    _cut(nlp)
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    patterns: list[Any] = [_pattern(nlp, phrase) for phrase in sorted(phrases)]
    matcher.add("phrase", patterns)
    return matcher


def _pattern(nlp: Language, phrase: str) -> Doc | list[int]:
    """A phrase to look for; of letters and single spaces as numbers alone, as a document for each takes long."""
    if not PLAIN.fullmatch(phrase):
        return nlp.make_doc(phrase)
    return [nlp.vocab.strings.add(word) for word in phrase.lower().split()]
