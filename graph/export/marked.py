"""Text of notes as Markdown that shows just this text: every sign that could mean anything is escaped."""

from __future__ import annotations

import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@])")
"""Every sign that Markdown, or what Streamlit adds to it (maths, colours, icons), could read as its own."""

ADDRESS = re.compile(r"(?i)(?<=://)|(?<=\bwww)(?=\.)|(?=@)")
"""Where what looks like an address of the web or of mail is broken: no escape keeps Markdown from linking to it."""

JOINER = "\u2060"
"""A sign without width or meaning."""


def plain(text: str) -> str:
    r"""Return text as Markdown that shows just this text, on one line.

    >>> plain("[x](javascript:1) <b> $y$ :red[z]")
    '\\[x\\]\\(javascript\\:1\\) \\<b\\> \\$y\\$ \\:red\\[z\\]'
    >>> plain("a@b"), plain("http://x")
    ('a\u2060\\@b', 'http\\://\u2060x')
    """
    return MARKDOWN.sub(r"\\\1", ADDRESS.sub(JOINER, " ".join(text.split())))
