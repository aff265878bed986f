"""The closed classes of words that temporal expressions are made of: each word or phrase has a one-letter class.

The grammar (`timex_grammar`) is written over class names; `CLASSES` maps a name to its letters, the words themselves
are in `data/time_words.tsv`. Classes of numbers and marks are given by the scanner (`timex_scan`).
"""

from __future__ import annotations

from types import MappingProxyType

from synoptic import tables

Value = int | float | str
Entry = tuple[str, Value]

# A name may stand for several letters: "month" is any month name, "M" the sure ones and "m" May and March.
CLASSES = MappingProxyType(
    {
        "month": "Mm", "weekday": "Ww", "year": "Y", "two": "y", "hour": "HD", "daynum": "HDO", "num": "HDIY",
        "frac": "F", "ordinal": "oO", "ordword": "o", "word": "n", "a": "a", "the": "t", "few": "q", "unit": "U",
        "units": "V", "season": "S", "part": "P", "deictic": "R", "vague": "r", "last": "L", "next": "X",
        "this": "C", "that": "B", "ago": "g", "later": "l", "earlier": "e", "in": "i", "of": "f", "early": "E",
        "mid": "K", "late": "Z", "each": "v", "per": "p", "poss": "s", "about": "x", "clock": "k", "ampm": "j",
        "zone": "z", "holiday": "h", "iso": "G", "decade": "T", "era": "c", "ad": "d", "until": "u", "and": "&",
        "comma": ",", "dot": ".", "hyphen": "-", "moment": "N", "fiscal": "Q", "setword": "A", "more": "+",
        "at": "@", "old": "J", "break": "|", "other": "_", "oclock": "'", "to": ">", "slash": "/", "on": "#",
        "between": "b", "above": "%", "before": "<", "after": "^", "orso": "~", "yearend": "!", "latest": "*",
        "such": "=",
    }
)  # fmt: skip

# Classes whose table name differs from the grammar's, because the word alone is not sure.
_TABLE_LETTERS = MappingProxyType({"month": "M", "maymonth": "m", "weekday": "W", "dayshort": "w"})


def lexicon() -> dict[str, Entry]:
    """Every word and phrase, lower case, with its class letter and value. Raises DataError if the table is damaged."""
    made: dict[str, Entry] = {}
    for kind, told, phrases in tables.rows("time_words.tsv", 3):
        letter = _TABLE_LETTERS.get(kind, CLASSES.get(kind, ""))
        if not letter:
            raise tables.damaged("time_words.tsv", f"unknown class {kind!r}")
        value = int(told) if told.lstrip("-").isdigit() else told
        for phrase in phrases.split("|"):
            made[phrase] = (letter[0], value)
            if "'" in phrase:
                made[phrase.replace("'", "’")] = (letter[0], value)
    return made
