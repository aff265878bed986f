"""Where accounts differ, with the sentences on which each side rests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from synoptic.export import words
from synoptic.export.accounts import MarkKind, Quote, disjoint
from synoptic.export.asked import when_asked
from synoptic.export.index import Index
from synoptic.model import Discrepancy, Event

_ISO = re.compile(r"\d{4}-[\d/-]+")
# A reporter checks a date or a figure before a choice of words.
WEIGHT = {"date": 0, "number": 1, "place": 2, "omission": 3, "naming": 4, "participants": 5, "wording": 6}
SIGNS = {True: "↑", False: "≠"}


@dataclass(frozen=True)
class Side:
    """One side of a difference: the value, who gives it, and the sentences in which it stands."""

    value: str
    outlets: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Difference:
    """A difference in one attribute; `sign` is "↑" for a later figure of the same count, else "≠"."""

    sign: str
    attribute: str
    about: str
    sides: tuple[Side, ...]
    event: Event | None


def differences(index: Index, found: list[Discrepancy]) -> list[Difference]:
    """The discrepancies with their sentences: conflicts before updates, the hardest attributes first."""
    return [_difference(index, one) for one in sorted(found, key=lambda one: (one.update, WEIGHT[one.attribute]))]


def _difference(index: Index, one: Discrepancy) -> Difference:
    sides = tuple(
        Side(
            value=_value(told.value),
            outlets=tuple(dict.fromkeys(_outlets(index, told.outlets, [page for page, _, _ in told.spans]))),
            quotes=_quotes(index, told.spans),
        )
        for told in one.values
    )
    about = words.line(one.about)
    return Difference(
        sign=SIGNS[one.update],
        attribute=one.attribute,
        about="" if about == one.attribute else about,
        sides=sides,
        event=index.events.get(one.event or ""),
    )


def _value(value: str) -> str:
    """The value as it stands; days are written as everywhere."""
    when = when_asked(value) if _ISO.fullmatch(value) else None
    return words.days(when) if when else words.line(value)


def _outlets(index: Index, named: tuple[str, ...], pages: list[str]) -> list[str]:
    """The outlets of the spans' pages; where a side has no span (an omission), those that it names."""
    return [index.outlet(page) for page in pages] or [
        index.outlet(name) if name in index.pages else words.line(name) for name in named
    ]


def _quotes(index: Index, spans: tuple[tuple[str, int, int], ...]) -> tuple[Quote, ...]:
    """The sentences of the spans, each once, with all its spans marked."""
    marked: dict[tuple[str, int, int], list[tuple[int, int, MarkKind]]] = {}
    for page, start, end in spans:
        sentence = index.sentence(page, start, end)
        marked.setdefault((page, *sentence), []).extend([(start, end, "differs")] if end > start else [])
    return tuple(
        Quote(page=page, start=start, end=end, text=index.text(page, (start, end)), marks=disjoint(marks))
        for (page, start, end), marks in marked.items()
    )
