"""Abbreviations of press English, and the words that begin sentences: `data/abbreviations.tsv`."""

from __future__ import annotations

from functools import lru_cache

from synoptic import tables

# Soft hyphen, zero-width characters, marks of writing direction: they are seen through within a word, and are none.
INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, frozenset[str]]:
    """The table of abbreviations and of sentence-beginning words by kind, read once."""
    rows = tables.rows("abbreviations.tsv", 2, header=False)
    return {kind: frozenset(words.split("|")) for kind, words in rows}


@lru_cache(maxsize=1)
def shortened() -> frozenset[str]:
    """Abbreviations that keep their full stop within the word."""
    table = abbreviations()
    return table["title"] | table["number"] | table["date"] | table["end"]
