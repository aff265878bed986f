"""From a symbolic rule to a TIMEX3 value, given a reference day and what was said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from synoptic.notes import holidays
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_values import days_of, moved, season_at, unit_of, value_at


@dataclass
class Context:
    """What resolution carries along a page: the page's day, and the last dates told."""

    published: date | None
    previous: str | None = None

    def day(self, anchor: str) -> date | None:
        """The reference day of an anchor: the page's, or the first day of the last date told."""
        if anchor == "previous" and self.previous is not None:
            told = days_of(self.previous)
            if told is not None:
                return told[0]
            return None
        return self.published

    def note(self, value: str | None) -> None:
        """Remembers a date just told."""
        if value and days_of(value) is not None:
            self.previous = value


def value_of(rule: Rule, anchor: str, context: Context) -> str | None:
    """The TIMEX3 value of a rule; None if the reference it needs is unknown or no such day exists."""
    value = _OPERATIONS.get(rule.op, _nothing)(rule, anchor, context)
    if value is None:
        return None
    time = rule.get("time")
    return value + time if time and "T" not in value else value


def _nothing(rule: Rule, anchor: str, context: Context) -> str | None:
    return None


def _plain(rule: Rule, anchor: str, context: Context) -> str | None:
    return rule.arg or None


def _same(rule: Rule, anchor: str, context: Context) -> str | None:
    return context.previous if rule.arg in ("time", "date") and context.previous else "PAST_REF"


def _shift(rule: Rule, anchor: str, context: Context) -> str | None:
    raw, unit = rule.arg.split(":")
    count = int(raw)
    base = context.day(anchor)
    if base is None:
        return None
    if anchor == "previous" and context.previous is not None:
        own = unit_of(context.previous)
        if _coarser(own, unit):
            return "XXXX-XX-XX" if unit == "D" else None
    if unit == "2W":
        count, unit = count * 2, "W"
    if unit == "H" or unit == "S":
        day = moved(base, count, unit)
    elif unit == "WE":
        day = moved(_weekend(base), 7 * count, "D")
    else:
        day = moved(base, count, unit)
    if day is None:
        return None
    return value_at(day, rule.get("gran") or unit)


def _weekend(day: date) -> date:
    """The Saturday of the weekend nearest before Wednesday, else of this week."""
    return day + timedelta(6 - day.isoweekday())


_SIZE = {"D": 0, "WE": 1, "W": 1, "M": 2, "S": 3, "Q": 3, "H": 4, "Y": 5, "E": 6, "C": 7}


def _coarser(own: str, unit: str) -> bool:
    """Whether a date told in `own` units is too coarse to count `unit`s from."""
    return _SIZE.get(own, 9) > _SIZE.get(unit, 0)


def _part(rule: Rule, anchor: str, context: Context) -> str | None:
    body = rule.arg.removeprefix("XXXX-")
    base = context.day(anchor)
    if base is None:
        return None
    if body.startswith("WXX-"):
        return _weekday(int(body[-1]), rule, base)
    for feature, months in (("year", 12), ("month", 1)):
        step = rule.number(feature)
        if step is not None:
            there = moved(base, step * months, "M")
            return None if there is None else f"{there.year:04d}-{body}"
    if anchor == "previous" and context.previous is not None:
        return f"{base.year:04d}-{body}"
    return _nearest(body, base, rule.get("dir"))


def _weekday(number: int, rule: Rule, base: date) -> str | None:
    """Monday = 1. "last", "next", "this" and plain past or future; the base day itself counts for past."""
    week = rule.number("week")
    if week is not None:
        monday = base - timedelta(base.isoweekday() - 1) + timedelta(weeks=week)
        return (monday + timedelta(number - 1)).isoformat()
    ahead = (number - base.isoweekday()) % 7
    direction = rule.get("dir")
    if direction in ("future", "this") and not (direction == "this" and rule.get("tense") == "past"):
        return (base + timedelta(ahead)).isoformat()
    if direction == "next":
        return (base + timedelta(ahead or 7)).isoformat()
    back = (7 - ahead) % 7
    if direction == "last":
        back = back or 7
    return (base - timedelta(back)).isoformat()


def _nearest(body: str, base: date, direction: str) -> str | None:
    """The occurrence of a month, day, season or quarter that the direction asks for, seen from the base."""
    options = []
    for year in range(base.year - 8, base.year + 9):
        value = f"{year:04d}-{body}"
        days = days_of(value)
        if days is not None:
            options.append((days, value))
    if not options:
        return None
    past = [value for days, value in options if days[0] <= base]
    future = [value for days, value in options if days[1] >= base]
    ended = [value for days, value in options if days[1] < base]
    if direction == "past" and past:
        return past[-1]
    if direction == "last" and ended:
        return ended[-1]
    if direction in ("future", "next") and future:
        later = [value for days, value in options if days[0] > base]
        return later[0] if direction == "next" and later else future[0]
    if direction == "this":
        return f"{base.year:04d}-{body}"
    return min(options, key=lambda o: abs((o[0][0] + (o[0][1] - o[0][0]) / 2 - base).days))[1]


def _holiday(rule: Rule, anchor: str, context: Context) -> str | None:
    on = rule.get("on")
    if on:
        days = holidays.in_year(rule.arg, int(on)) if on.isdigit() else None
        return days[0].isoformat() if days else None
    base = context.day(anchor)
    if base is None:
        return None
    step = rule.number("year")
    direction = rule.get("dir")
    years = [base.year + step] if step is not None else range(base.year - 1, base.year + 2)
    options = [d[0] for y in years if (d := holidays.in_year(rule.arg, y)) is not None]
    if not options:
        return None
    if step is not None:
        return options[0].isoformat()
    past, future = [d for d in options if d <= base], [d for d in options if d >= base]
    if direction in ("past", "last") and past:
        return past[-1].isoformat()
    if direction in ("future", "next") and future:
        return future[0].isoformat()
    if direction == "this":
        return next((d for d in options if d.year == base.year), options[0]).isoformat()
    return min(options, key=lambda d: abs((d - base).days)).isoformat()


_OPERATIONS = {
    "abs": _plain, "ref": _plain, "dur": _plain, "set": _plain, "same": _same, "shift": _shift, "part": _part,
    "holiday": _holiday,
}  # fmt: skip

__all__ = ["Context", "season_at", "value_of"]
