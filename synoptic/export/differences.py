"""Where accounts differ, with the sentences on which each side rests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from synoptic.export import words
from synoptic.export.accounts import Quote, disjoint
from synoptic.export.asked import when_asked
from synoptic.export.index import Index
from synoptic.model import Discrepancy, Event

_ISO = re.compile(r"\d{4}-[\d/-]+")
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
    """The discrepancies with their sentences: conflicts first, then updates."""
    return [_difference(index, one) for one in sorted(found, key=lambda one: one.update)]


def _difference(index: Index, one: Discrepancy) -> Difference:
    sides = tuple(
        Side(
            value=_value(told.value),
            outlets=tuple(dict.fromkeys(_outlets(index, told.outlets, [page for page, _, _ in told.spans]))),
            quotes=tuple(_quote(index, *span) for span in dict.fromkeys(told.spans)),
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


def _quote(index: Index, page: str, start: int, end: int) -> Quote:
    first, last = index.sentence(page, start, end)
    marks = disjoint([(start, end, "differs")]) if end > start else ()
    return Quote(page=page, start=first, end=last, text=index.text(page, (first, last)), marks=marks)
