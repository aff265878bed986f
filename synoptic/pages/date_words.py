"""Words beside a date that tell what it dates (`data/pages/date_words.tsv`): publishing, updating, an event."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from synoptic import tables

Kind = Literal["published", "updated", "event"]

_TABLE = "pages/date_words.tsv"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST = 3  # words of a phrase
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")  # scripts without blanks


class _Words(NamedTuple):
    phrases: dict[str, Kind]
    lasts: frozenset[str]
    stems: dict[str, Kind]
    starts: tuple[str, ...]
    unspaced: dict[str, Kind]
    weekdays: frozenset[str]


def kinds(text: str) -> list[Kind]:
    """What the words of a short text tell of a date, in their order."""
    table = _table()
    said: list[str] = _WORD.findall(text.lower())
    made: list[Kind] = []
    for i, word in enumerate(said):
        if word not in table.lasts and not word.startswith(table.starts):
            continue
        kind = next(
            (table.phrases[phrase] for size in range(min(_MOST, i + 1), 0, -1)
             if (phrase := " ".join(said[i + 1 - size : i + 1])) in table.phrases), None,
        )  # fmt: skip
        if kind is None:
            kind = next((kind for stem, kind in table.stems.items() if word.startswith(stem)), None)
        if kind is not None:
            made.append(kind)
    if not text.isascii() and _UNSPACED.search(text):
        made += [
            kind for at, kind in sorted((text.find(word), kind) for word, kind in table.unspaced.items()) if at >= 0
        ]
    return made


def is_weekday(word: str) -> bool:
    """Whether the word names a day of the week in one of the press languages."""
    return word.lower().rstrip(".") in _table().weekdays


@cache
def _table() -> _Words:
    """The table by the forms of its entries. Raises DataError."""
    phrases: dict[str, Kind] = {}
    stems: dict[str, Kind] = {}
    unspaced: dict[str, Kind] = {}
    weekdays: set[str] = set()
    names: tuple[Kind, ...] = ("published", "updated", "event")
    for _, *told, days in tables.rows(_TABLE, 5, header=False):
        weekdays.update(days.split("/"))
        for kind, column in zip(names, told, strict=True):
            for word in column.split("/"):
                to = unspaced if _UNSPACED.search(word) else stems if word.endswith("*") else phrases
                to.setdefault(word.rstrip("*"), kind)
    return _Words(
        phrases, frozenset(phrase.split()[-1] for phrase in phrases), stems, tuple(stems), unspaced, frozenset(weekdays)
    )
