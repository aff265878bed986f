"""Short closed lists of words that the speech rules ask for (`data/speech/words.tsv`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from synoptic.errors import DataError

TABLE = Path(__file__).parent.parent / "data" / "speech" / "words.tsv"


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, lower case; raises DataError if the table or the list is missing."""
    try:
        lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    except OSError as error:
        raise DataError(f"The table {TABLE.name} cannot be read: {error}", "Install the package again.") from error
    found = frozenset(word for kind, word in (line.split("\t") for line in lines) if kind == name)
    if not found:
        raise DataError(f"The table {TABLE.name} has no list {name!r}.", "Install the package again.")
    return found
