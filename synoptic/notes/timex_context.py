"""What resolution carries along a page: the page's day, its manner of telling, and the dates told so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from synoptic.model import Timex
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_values import days_of, unit_of

_DEICTIC = re.compile(r"part XXXX-WXX-\d(?!.*week)|shift -?[01]:[DWMQY]")
_YEAR = re.compile(r"abs (?:BC)?\d{4}")
_FEW_DEICTIC = 0.3  # deictic expressions for each explicit year, below which a page tells history, not news
_ENOUGH = 5


def is_narrative(timexes: Iterable[Timex]) -> bool:
    """Whether the page tells history: many explicit years, hardly a "Tuesday" or "last week". Then a bare "June" is
    June of the year last told, not the one nearest to the page's date."""
    years = deictic = 0
    for timex in timexes:
        if timex.anchor == "none" and _YEAR.match(timex.rule):
            years += 1
        elif timex.anchor == "published" and _DEICTIC.match(timex.rule):
            deictic += 1
    return years >= _ENOUGH and deictic <= _FEW_DEICTIC * years


def is_aside(timex: Timex, rule: Rule) -> bool:
    """Whether a narrative does not go on from a date: it looks to the page's own day, is told in passing, or looks
    years back or ahead ("two decades earlier")."""
    if "aside" in rule.features or (timex.anchor == "published" and rule.op != "part"):
        return True
    count, _, unit = rule.arg.partition(":")
    return rule.op == "shift" and unit in ("Y", "E", "C") and abs(int(count)) > 1


class Context:
    """The references that rules ask for. `note` is called with each date in the order of the text."""

    def __init__(self, published: date | None, narrative: bool = False) -> None:
        self.published = published
        self.narrative = narrative
        self._told: list[tuple[str, str]] = []

    def note(self, value: str | None) -> None:
        """Remembers a date just told, with its unit."""
        if value is None:
            return
        unit = unit_of(value.removeprefix("BC")) if value.startswith("BC") else unit_of(value)
        if unit:
            self._told.append((unit, value.split("T")[0]))

    def latest(self, units: str = "DWMSQHYEC") -> str | None:
        """The last date told in one of the units (letters), None if there was none."""
        return next((value for unit, value in reversed(self._told) if unit[0] in units), None)

    def newest(self, units: str) -> str | None:
        """The latest in time of the dates told in these units: the period that a "year-ago" figure is compared with."""
        return max((value for unit, value in self._told if unit[0] in units), default=None)

    def day(self, anchor: str, units: str = "DWMSQHYEC") -> date | None:
        """The reference day of an anchor: the page's, or the first day of the last date told in fitting units."""
        if anchor != "previous":
            return self.published
        told = self.latest(units)
        days = days_of(told) if told is not None else None
        if days is not None:
            return days[0]
        return None if self._told and told is None else self.published
