"""Damaged text made whole: what ftfy does, what it leaves, what must stay as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.repair import CLINGING, STANDING, repair

DAMAGED = [
    # UTF-8 read as Windows-1252 or Windows-1254, all bytes there
    ("SQS â†’ Lambda", "SQS → Lambda"),
    ("â€œa needâ€\x9d â†’ DLQ", "“a need” → DLQ"),
    ("itâ€™s one regionâ€”not all", "it’s one region—not all"),
    ("1â€“5 minâ€¦", "1–5 min…"),
    ("Â½ price, â‰¤ 5, â‰¥ 6, â‰ˆ 7", "½ price, ≤ 5, ≥ 6, ≈ 7"),
    ("âœ… works", "✅ works"),
    ("ğŸŸ£ Queues", "🟣 Queues"),
    ("ðŸŸ£ Queues", "🟣 Queues"),
    ("âš™ Settings", "⚙ Settings"),
    ("â””â”€â”€ Task", "└── Task"),
    ("cafÃ© and naÃ¯ve", "café and naïve"),
    ("â€¢ one", "• one"),
    # bytes lost, because the code page has no character for them
    ("â€œa needâ€ â†’ DLQ", "“a need” → DLQ"),
    ("(â€œholdâ€ or â€œlockâ€)", "(“hold” or “lock”)"),
    ("one,â€ â€œtwo.â€", "one,” “two.”"),
    ("âŒ not here", "❌ not here"),
    ("keep it free â", "keep it free ⭐"),
    ("two retries (2x) â  ", "two retries (2x) ⭐  "),
    ("at most 5 â", "at most 5 ⭐"),
    ("â\xad best", "⭐ best"),
    ("ğŸ›\xa0ï¸ Tools", "🛠️ Tools"),
    ("âš™ï¸ Settings", "⚙️ Settings"),
    ("ğŸ” Search", "🔍 Search"),
    ("go â† back", "go ← back"),
    ("lost for good ğŸœ", "lost for good \ufffd"),
    # a byte A0 that became a plain space, or stands as U+00A0
    ("IAM â‰\xa0 SCP", "IAM ≠ SCP"),
    ("ğŸŸ\xa0 Alarms", "🟠 Alarms"),
    ("ğŸ§\xa0 Trap", "🧠 Trap"),
    ("29Â seconds or 30Â\xa0s", "29 seconds or 30 s"),
    # other code pages, damage upon damage, damage beside sound text
    ("SQS ‚Üí Lambda", "SQS → Lambda"),
    ("it‚Äôs ‚Äúone‚Äù ‚Äî ‚úÖ", "it’s “one” — ✅"),
    ("wait\x85", "wait…"),
    ("â\x86\x92 Lambda", "→ Lambda"),
    ("Ã¢â€\xa0â€™ Lambda", "→ Lambda"),
    ("“sound” â†’ â€œbrokenâ€", "“sound” → “broken”"),
    ("günlük ve ğŸŸ¢ kayÄ±t", "günlük ve 🟢 kayıt"),
]


@pytest.mark.parametrize(("damaged", "meant"), DAMAGED)
def test_damage_is_undone(damaged: str, meant: str) -> None:
    assert repair(damaged) == meant
    assert repair(meant) == meant


SOUND = [
    "AWS Lambda: 15 min, 256 KB (≤ 6 MB) → “sync”, ‘async’ – it’s 1 € … ½ ✅ ❌ ⭐ 🟣 ⚙️ 👩‍💻",
    "Çağrı sayısı aşıldı; ölçek büyüdü, ışık, İzmir, ğ, Ğ, hâlâ kâr, rüzgâr",
    "Le débit où naît l’événement : âgé, forêt, Âge, château, à Noël, ça",
    "Öffentliche Größe, Überblick, ß; año, ¿qué?, ação, não, România, încă",
    "Zażółć gęślą jaźń; Příliš žluťoučký kůň; ångström Å, Æble, Ørsted",
    "Привет, мир; 你好，世界; こんにちは; 안녕; Ελληνικά; שלום; สวัสดี; नमस्ते",
    "the letter â",
    "a, â",
    "voyelle â",
    "H₂O x² 25 °C ±5 % £5 ¥9 §3 ¶ © ® ™ µs «mot»",
    "├── a\n│   └── b",
    "tab\there  two spaces ",
    "",
    "\n\n",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_stays(text: str) -> None:
    assert repair(text) == text


ODD = [
    ("a\r\nb\rc\nd\r\n", "a\nb\nc\nd\n"),
    ("a\x0bb\x0cc\x1cd\x1de\u2028f\u2029g", "a b c d e f g"),
    ("a\xa0b\u202fc\u3000d", "a b c d"),
    ("La\0mb\x07da", "Lambda"),
    ("\ufeffLamb\xadda\u200b", "Lambda"),
    ("\u202eadbmaL\u202c \u2066x\u2069", "adbmaL x"),
    ("a\ud800b\udc00", "a\ufffdb\ufffd"),
    ("\ud83d\ude00", "😀"),
    ("Zero\u200cwidth joiners 👩\u200d💻 stay", "Zero\u200cwidth joiners 👩\u200d💻 stay"),
]


@pytest.mark.parametrize(("odd", "plain"), ODD)
def test_only_line_ends_end_lines_and_nothing_is_hidden(odd: str, plain: str) -> None:
    assert repair(odd) == plain


def test_no_two_symbols_share_a_spelling() -> None:
    assert len(CLINGING + STANDING) == len(set(CLINGING + STANDING))


CODE_PAGES = ["cp1252", "cp1254", "latin-1", "mac_roman"]
DAMAGE = st.builds(
    lambda text, page: text.encode().decode(page, "ignore"),
    st.lists(
        st.sampled_from(["→", "“", "”", "’", "⭐", "❌", "🟣", "é", "ı", " ", "SQS", "\n", "…", "\u2028", "Â", "\xa0"])
    ).map("".join),
    st.sampled_from(CODE_PAGES),
)


@given(st.text() | DAMAGE)
@example("â€\x85")
@example("Ã\xa0")
def test_repaired_once_is_repaired_for_good_and_lines_stay_where_they_are(text: str) -> None:
    once = repair(text)
    assert repair(once) == once
    assert once.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert not [character for character in once if unicodedata.category(character) in {"Cs", "Zl", "Zp"}]
    assert len(once.splitlines()) in {once.count("\n"), once.count("\n") + 1}


@given(st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyzçğıöşüéèêàñäöåčšž", min_size=1), max_size=8).map(" ".join))
def test_words_of_any_latin_language_stay(text: str) -> None:
    assert repair(text) == text
