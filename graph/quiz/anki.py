"""Questions as a deck for Anki; ids follow from the questions, so that a deck imported again updates its cards."""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.errors import LinkspanError
from graph.export.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.quiz.questions import Question

MODEL: Final = 1_746_203_551
"""The id of the kind of card, which stays the same for good."""

FIELDS: Final = ("Question", "Choices", "Answer", "Why", "Id")

FRONT: Final = "<div>{{Question}}</div><br><div>{{Choices}}</div>"
BACK: Final = "{{FrontSide}}<hr id=answer><div>{{Answer}}</div><br><div><small>{{Why}}</small></div>"
STYLE: Final = ".card{font-family:sans-serif;font-size:20px;text-align:left}"

_ACTS = re.compile(r"[\[\]{}\\$]")


class NoAnki(LinkspanError):
    """The library that writes decks is not installed."""

    def __init__(self) -> None:
        super().__init__("decks for Anki are written by genanki; install it with: pip install 'linkspan[anki]'")


def deck(questions: Iterable[Question], path: Path, name: str = "Linkspan") -> int:
    """Write a deck of questions for Anki and return how many it has. Raises NoAnki, and OSError.

    A question keeps its card as long as its need or limit does. Text of notes is shown as it is.
    """
    try:
        import genanki  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NoAnki from error
    templates = [{"name": "Card 1", "qfmt": FRONT, "afmt": BACK}]
    model = genanki.Model(
        MODEL, "Linkspan", [{"name": one} for one in FIELDS], templates, css=STYLE, sort_field_index=4
    )
    made = genanki.Deck(_number(name), name)
    for one in questions:
        made.add_note(genanki.Note(model=model, fields=fields(one), guid=genanki.guid_for("linkspan", one.id)))
    genanki.Package(made).write_to_file(str(path), timestamp=0.0)
    return len(made.notes)


def packed(questions: Iterable[Question], name: str = "Linkspan") -> bytes:
    """Return such a deck as what its file holds. Raises NoAnki, and OSError where there is no room for it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deck.apkg"
        deck(questions, file, name)
        return file.read_bytes()


def installed() -> bool:
    """Tell whether decks can be written: whether genanki is there."""
    return bool(sys.modules["genanki"] if "genanki" in sys.modules else find_spec("genanki"))


def fields(question: Question) -> list[str]:
    """Return the fields of a card as Anki takes them: HTML in which nothing of the notes acts."""
    choices = "<br>".join(f"• {_text(one.text)}" for one in question.choices)
    reasons = [(one, "") for one in question.evidence]
    reasons += [(piece, f"{one.text}: ") for one in question.choices if one.ruled_out for piece in one.evidence]
    quoted = dict.fromkeys(
        f"{_text(of)}“{_text(one.text)}” ({_text(f'{one.source}:{one.line}')})" for one, of in reasons
    )
    return [_text(question.prompt), choices, _text(question.answer), "<br>".join(quoted), question.id]


def _text(text: str) -> str:
    """Return text as HTML, the signs by number by which Anki finds sounds, fields and formulas."""
    return _ACTS.sub(lambda sign: f"&#{ord(sign[0])};", escape(one_line(text)))


def _number(name: str) -> int:
    """Return an id for a deck, which follows from its name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) | 1 << 30
