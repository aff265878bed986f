"""From text to a string of class letters, one a token, over which the grammar's patterns run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from synoptic.model import Span
from synoptic.notes import holidays
from synoptic.notes.timex_words import Entry, Value, lexicon

_TOKEN = re.compile(
    r"(?P<iso>(?<![\d-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))"
    r"|(?P<slash>(?<![\d./-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![\d/]|[.-]\d))"
    r"|(?P<clock>(?<![\d.,:$£€])(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?![\d%]|[.,:]\d))"
    r"|(?P<ord>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:['’‘]\d0|\b\d{1,3}0)['’]?s\b)"
    r"|(?P<short>['’‘]\d\d\b)"
    r"|(?P<num>[$£€¥#]?\d+(?:,\d{3})*(?:\.\d+)?%?)"
    r"|(?P<ampm>[aApP]\.?[mM]\b\.?)"
    r"|(?P<era>B\.C\.(?:E\.)?|BCE?\b|A\.D\.|AD\b|CE\b)"
    r"|(?P<word>o['’]clock\b|[^\W\d_]+)"
    r"|(?P<poss>['’]s?\b)"
    r"|(?P<brk>\n[ \t\r\xa0]*\n)"
    r"|(?P<other>[^\w\s]|_)"
)
_MARKS = {",": ",", ".": ".", "-": "-", "–": "-", "—": "-", "‑": "-", "/": "/", "&": "&"}


@dataclass
class Scan:
    """Parallel columns: where each token stands, its class letter (one string) and its value."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    classes: str = ""
    named: frozenset[str] = frozenset()  # holidays that stand in a name somewhere: an Easter Rising

    def word(self, index: int) -> str:
        """The token's own characters, "" outside."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""


Phrases = dict[str, list[tuple[tuple[str, ...], Entry]]]


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, Entry], Phrases]:
    """Single words, and phrases by their first word, longest first."""
    words: dict[str, Entry] = {}
    phrases: Phrases = {}
    entries = lexicon() | {name: ("h", key) for name, key in holidays.names().items()}
    for phrase, entry in entries.items():
        parts = tuple(_split(phrase))
        if len(parts) == 1:
            words[phrase] = entry
        else:
            phrases.setdefault(parts[0], []).append((parts[1:], entry))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    return words, phrases


def _split(phrase: str) -> list[str]:
    return [m.group() for m in _TOKEN.finditer(phrase)]


def scan(text: str, spans: Iterable[Span]) -> Scan:
    """Tokens of the spans; a break (`|`) stands between spans and between paragraphs."""
    words, phrases = _vocabulary()
    out = Scan(text)
    letters: list[str] = []
    for start, end in spans:
        for found in _TOKEN.finditer(text, start, end):
            letter, value = _classify(found, words)
            if letter is None:
                continue
            out.starts.append(found.start())
            out.ends.append(found.end())
            out.values.append(value)
            letters.append(letter)
        out.starts.append(end)
        out.ends.append(end)
        out.values.append("")
        letters.append("|")
    _merge(out, letters, phrases)
    out.classes = "".join(letters)
    out.named = frozenset(out.word(i) for i, letter in enumerate(letters) if letter == "h" and _in_a_name(out, i))
    return out


def _in_a_name(scan: Scan, at: int) -> bool:
    """Whether a capitalised word that is no date goes on the holiday's name."""
    return scan.word(at + 1)[:1].isupper() and scan.classes[at + 1 : at + 2] == "_"


def _classify(found: re.Match[str], words: dict[str, Entry]) -> tuple[str | None, Value]:
    """Class letter and value of one token; None for what patterns may read across (an empty possessive)."""
    name, raw = found.lastgroup, found.group()
    if name == "word":
        low = raw.lower()
        letter, value = words.get(low, ("_", ""))
        if letter in "mw" and not raw[0].isupper():
            return "_", ""
        return letter, value
    if name == "num":
        return _number(raw)
    if name == "other":
        return _MARKS.get(raw, '"'), raw
    if name == "ord":
        return ("O" if 1 <= int(raw[:-2]) <= 31 else "o"), int(raw[:-2])
    if name == "decade":
        return "T", int(re.sub(r"\D", "", raw))
    if name == "short":
        return "y", int(raw[1:])
    if name == "era":
        return "c", "BC" if raw.startswith("B") else "AD"
    return {"iso": "G", "slash": "G", "clock": "k", "ampm": "j", "poss": "s", "brk": "|"}[name or ""], raw


def _number(raw: str) -> tuple[str, Value]:
    """Numbers by what they can be: H 1-12, D 13-31, Y a year of four digits, I other whole numbers, F what counts."""
    if not raw.isdigit():
        if raw[0] in "$£€¥#" or raw[-1] == "%":
            return '"', raw
        return "F", float(raw.replace(",", ""))
    if len(raw) > 9:
        return '"', raw
    value = int(raw)
    if len(raw) == 4:
        return ("Y", value) if 1000 <= value < 2200 else ("I", raw)
    if len(raw) <= 2 and 1 <= value <= 31:
        return ("H" if value <= 12 else "D"), value
    return "I", value


def _merge(out: Scan, letters: list[str], phrases: Phrases) -> None:
    """Joins the tokens of a known phrase into one, in place, in one pass."""
    text, kept = out.text, 0
    lows = [text[s:e].lower() for s, e in zip(out.starts, out.ends, strict=True)]
    at, total = 0, len(lows)
    while at < total:
        start, end, letter, value, step = out.starts[at], out.ends[at], letters[at], out.values[at], 1
        for rest, entry in phrases.get(lows[at], ()):
            size = len(rest) + 1
            if tuple(lows[at + 1 : at + size]) == rest and "|" not in letters[at : at + size]:
                end, (letter, value), step = out.ends[at + size - 1], entry, size
                break
        out.starts[kept], out.ends[kept], out.values[kept], letters[kept] = start, end, value, letter
        kept += 1
        at += step
    del out.starts[kept:], out.ends[kept:], out.values[kept:], letters[kept:]
