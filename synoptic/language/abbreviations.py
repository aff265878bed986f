"""Abbreviations of press English, and the words that begin sentences: `data/abbreviations.tsv`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from synoptic.errors import DataError

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters: part of their word


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
