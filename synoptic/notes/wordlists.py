"""Short closed lists of words that the speech rules ask for (`data/speech/words.tsv`)."""

from __future__ import annotations

from functools import cache

from synoptic import tables

TABLE = "speech/words.tsv"


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, lower case; raises DataError if the table or the list is missing."""
    found = frozenset(word for kind, word in tables.rows(TABLE, 2) if kind == name)
    if not found:
        raise tables.damaged(TABLE, f"it has no list {name!r}")
    return found
