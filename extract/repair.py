"""Damaged text made whole again, line for line: mojibake, lost bytes, odd line ends, invisible characters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ftfy import TextFixerConfig, fix_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

FTFY: Final = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)

CODE_PAGES: Final = ("cp1254", "cp1252", "mac_roman")
"""What UTF-8 is read with by mistake; the first two leave bytes undefined, which are lost then."""

CLINGING: Final = "\u201d\ufe0f"
"""Characters with a byte that those code pages lose, and that may stand right after a word."""

STANDING: Final = (
    "❌⭐←❓❗❤☁➡⏰⌚✏☝♂♀☎⏳⏭⏮⏸⏹∏∑➝➞⬇⬆⬅⛔❎❕❔⚓📝🔍🎯🌐🏁🐍👍📌📍🏗🎉🔐🔏🔎🔑📏📐📎🤝🚀⚙⚠✔✓✗✘☑★☆✨⚡➕≠≤≥≈→⇒•…✅"
)
"""Symbols that stand apart, of which bytes are lost or ftfy alone is not sure; of two that lose the same bytes, the
commoner first."""

VOWEL_NAMES: Final = r"(?<!\b\w )(?<!\b\w, )(?<!letter )(?<!vowel )(?<!lettre )(?<!voyelle )(?<!harfi )(?<!litera )"
"""What stands before a lone "â" that is meant as the letter."""

LONE: Final = (
    (re.compile(VOWEL_NAMES + r"(?<=[^\W\d_][\w.,;:!?)\]\"”’'%] )â(?=[ \t]*$)"), "⭐"),
    (re.compile(r"(?<=\d )â(?=[ \t]*$)"), "⭐"),
    (re.compile(r"(?<!\w)Â(?=[ \xa0])"), ""),
    (re.compile(r"[ğð]Ÿ[\x80-\xff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{0,2}"), "\ufffd"),
)
"""What is left when several bytes of a character are lost: pattern, what it was."""

SUSPECT: Final = re.compile(r"[^\x00-\x7f]{2}|[\x80-\x9f]|[ÃÂÅÎĞÙàâãáğð](?:[ ?\xa0]|$)")
LINE_ENDS: Final = re.compile(r"\r\n?")
SURROGATES: Final = re.compile(r"[\ud800-\udfff]+")
ODD_SPACES: Final = r"\x0b\x0c\x1c-\x1e\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN: Final = (
    r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
SPACES: Final = re.compile(f"[{ODD_SPACES}]")
INVISIBLE: Final = re.compile(f"[{UNSEEN}]")
ODD: Final = re.compile(f"[{ODD_SPACES}{UNSEEN}\\r\ud800-\udfff]")
ODD_ASCII: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ROUNDS: Final = 4
"""Text can be damaged twice; each round undoes one damage."""


def repair(text: str) -> str:
    """Return the text as its writer meant it, with the same lines.

    UTF-8 that was read with a wrong code page is decoded again by ftfy; the characters of which bytes were lost on
    the way come from the tables above. CRLF, CR and LF each end a line, and nothing else does: form feeds, vertical
    tabs, U+2028 and every special space become a plain space. Control characters, bidirectional marks, soft hyphens
    and zero-width spaces are taken out (joiners stay), lone surrogates become U+FFFD. Well-formed text stays as it is.

    >>> repair("29 s â†’ â€œtimeoutâ€, not a bug â")
    '29 s → “timeout”, not a bug ⭐'
    """
    for _ in range(ROUNDS):
        before, text = text, _once(text) if _is_odd(text) else text
        if text == before:
            break
    return text


def _is_odd(text: str) -> bool:
    """Say, quickly, whether there may be something to repair."""
    if text.isascii():
        return bool(ODD_ASCII.search(text))
    return bool(ODD.search(text) or SUSPECT.search(text))


def _once(text: str) -> str:
    text = SURROGATES.sub(_rejoined, LINE_ENDS.sub("\n", text))
    text = "\n".join(_whole(line) for line in text.split("\n"))
    return INVISIBLE.sub("", SPACES.sub(" ", text))


def _rejoined(surrogates: re.Match[str]) -> str:
    return surrogates[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _whole(line: str) -> str:
    """Decode a line; ftfy sees only the pieces between lost characters, so that none of them misleads it."""
    if line.isascii() or not SUSPECT.search(line):
        return line
    meant = _meant()
    pieces = _lossy().split(line)
    line = "".join(meant[piece] if at % 2 else _decoded(piece) for at, piece in enumerate(pieces))
    for pattern, character in LONE:
        line = pattern.sub(character, line)
    return line


def _decoded(piece: str) -> str:
    return fix_encoding(piece, FTFY) if SUSPECT.search(piece) else piece


@cache
def _meant() -> dict[str, str]:
    """What each lossy form was, the first entry of the tables winning where two characters lose the same bytes."""
    forms: dict[str, str] = {}
    for character in CLINGING + STANDING:
        for form in _forms(character):
            forms.setdefault(form, character)
    return forms


def _forms(character: str) -> Iterator[str]:
    """How a character looks after its bytes were read with a code page, without those that the page lacks."""
    for page in CODE_PAGES:
        form = character.encode().decode(page, "ignore")
        if len(form) > 1:
            yield form


@cache
def _lossy() -> re.Pattern[str]:
    """One pattern for all lossy forms, never the beginning of a whole sequence."""
    inner = "".join(sorted({c for page in CODE_PAGES for c in _trailing(page)}))
    clinging = {form for character in CLINGING for form in _forms(character)}
    standing = set(_meant()) - clinging
    return re.compile(f"((?:{_either(clinging)}|(?<!\\w)(?:{_either(standing)}))(?![{re.escape(inner)}]))")


def _either(forms: set[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _trailing(page: str) -> str:
    return bytes(range(0x80, 0xC0)).decode(page, "ignore")
