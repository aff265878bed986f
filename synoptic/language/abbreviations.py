"""Abbreviations of press English, and the words that begin sentences: `data/abbreviations.tsv`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from synoptic.errors import DataError

# Soft hyphen, zero-width characters, marks of writing direction: they are seen through within a word, and are none.
INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, frozenset[str]]:
    """The table of abbreviations and of sentence-beginning words by kind, read once."""
    try:
        lines = (files("synoptic") / "data" / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError("the table of abbreviations is missing", "install Synoptic again") from error
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {kind: frozenset(words.split("|")) for kind, words in rows}


@lru_cache(maxsize=1)
def shortened() -> frozenset[str]:
    """Abbreviations that keep their full stop within the word."""
    table = abbreviations()
    return table["title"] | table["number"] | table["date"] | table["end"]
