"""What a relative date ties together: the days an event can have, given those of its page, and the other way round.

"on Tuesday" told as past means one of the seven days up to publication; "last year" any day of the year before. Both
directions work on whole sets of days at once (`notes.dayset`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from synoptic.model import EventMention, Timex
from synoptic.notes import dayset
from synoptic.notes.event_dates import AFTER_SAYS, SAYING_DAYS, SAYING_SAYS
from synoptic.notes.timex_rule import Rule, parse
from synoptic.notes.timex_values import days_of

_YEAR = 366
_HALF = 183


@dataclass(frozen=True)
class Anchor:
    """How a mention's day hangs on its page's: `days` fixed, else the event is one of `pattern` with publication
    between `behind` days before it and `ahead` days after it. `slack`: the event may be so many days earlier."""

    days: int = 0
    pattern: int = dayset.FULL
    behind: int = 0
    ahead: int = 0
    slack: int = 0

    @property
    def fixed(self) -> bool:
        return self.days != 0

    def event_days(self, published: int) -> int:
        """The days the event can have if the page was published on one of these."""
        if self.fixed:
            return self.days
        stated = dayset.widened(published, self.ahead, self.behind) & self.pattern
        return dayset.widened(stated, self.slack, 0)

    def page_days(self, happened: int) -> int:
        """The days the page can have if the event happened on one of these; all if its date is fixed."""
        if self.fixed:
            return dayset.FULL
        stated = dayset.widened(happened, 0, self.slack) & self.pattern
        return dayset.widened(stated, self.behind, self.ahead)


def anchor(mention: EventMention, timex: Timex | None) -> Anchor | None:
    """The anchor of a mention; None if its date is too vague to tie anything."""
    if timex is None or mention.when.says.startswith(AFTER_SAYS):
        return None
    slack = SAYING_DAYS if mention.when.says.startswith(SAYING_SAYS) else 0
    rule = parse(timex.rule)
    if rule.op == "abs":
        return _fixed(timex, slack)
    if rule.op == "part":
        return _part(rule, slack)
    if rule.op == "shift" and timex.anchor == "published":
        return _shift(rule, slack)
    return None


def _fixed(timex: Timex, slack: int) -> Anchor | None:
    days = days_of(parse(timex.rule).arg, timex.mod)
    if days is None or (days[1] - days[0]).days > 100:
        return None
    mask = dayset.widened(dayset.between(*days), slack, 0)
    return Anchor(days=mask) if mask else None


def _part(rule: Rule, slack: int) -> Anchor | None:
    direction = rule.get("dir")
    weekday = re.fullmatch(r"XXXX-WXX-(\d)", rule.arg)
    if weekday:
        if "week" in rule.features:
            return Anchor(pattern=dayset.weekday(int(weekday[1])), behind=13, ahead=13, slack=slack)
        behind, ahead = (6, 0) if direction in ("future", "next", "this") else (0, 7 if direction == "last" else 6)
        return Anchor(pattern=dayset.weekday(int(weekday[1])), behind=behind, ahead=ahead, slack=slack)
    found = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", rule.arg)
    if not found or "month" in rule.features:
        return None
    step = rule.number("year")
    behind, ahead = {"future": (_YEAR, 31), "past": (31, _YEAR), "next": (_YEAR, 0), "last": (0, _YEAR)}.get(
        direction, (_HALF, _HALF)
    )
    if step is not None:
        behind, ahead = max(0, step + 1) * _YEAR, max(0, 1 - step) * _YEAR
    pattern = dayset.month_day(int(found[1]), int(found[2]) if found[2] else None)
    return Anchor(pattern=pattern, behind=behind, ahead=ahead, slack=slack)


def _shift(rule: Rule, slack: int) -> Anchor | None:
    raw, unit = rule.arg.split(":")
    count = int(raw)
    if unit == "D":
        return (
            Anchor(behind=max(0, count), ahead=max(0, -count), slack=slack)
            if abs(count) <= 1
            else _far(count, 1, 1, slack)
        )
    size = {"W": 7, "WE": 7, "M": 31, "Y": _YEAR}.get(unit)
    return None if size is None or abs(count) > 5 else _far(count, size, size, slack)


def _far(count: int, size: int, width: int, slack: int) -> Anchor:
    """Units away: publication within one unit's width of the distance."""
    low, high = count * size - width, count * size + width
    return Anchor(behind=max(0, high), ahead=max(0, -low), slack=slack)
