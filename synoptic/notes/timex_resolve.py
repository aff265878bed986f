"""From a symbolic rule to a TIMEX3 value, given a reference day and what was said before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from synoptic.notes import holidays
from synoptic.notes.timex_context import Context
from synoptic.notes.timex_rule import Rule
from synoptic.notes.timex_values import bc_year, days_of, moved, unit_of, value_at

_ONWARD = 3  # months by which a narrative goes on from the last date it told with its month
_TURN = 9  # months back at which a narrative has rather gone on to the next year
_JUST = 45  # days: "would meet on Oct. 12", told in October, is the one just past
_NEAR = 0.25  # a month or day this much nearer on one side than on the other is meant there, whatever the tense


def value_of(rule: Rule, anchor: str, context: Context) -> str | None:
    """The TIMEX3 value of a rule; None if the reference it needs is unknown or no such day exists."""
    operation = _OPERATIONS.get(rule.op)
    value = operation(rule, anchor, context) if operation else None
    if value is None:
        return None
    time = rule.get("time")
    return value + time if time and "T" not in value else value


def _plain(rule: Rule, anchor: str, context: Context) -> str | None:
    return rule.arg or None


def _same(rule: Rule, anchor: str, context: Context) -> str | None:
    """ "that time", "the same date": the last date told. "Q": the last quarter told (or the one before the page's
    date), in its own year, in the year `on`, or `year` years on."""
    if rule.arg in ("Q", "H", "Y", "M", "W"):
        return _period(rule, context)
    return context.latest() or "PAST_REF"


def _period(rule: Rule, context: Context) -> str | None:
    told = context.newest(rule.arg) if rule.arg == "Q" else context.latest(rule.arg)
    if told is None and context.published is not None:
        before = moved(context.published, -1 if rule.arg == "Q" else 0, rule.arg)
        told = None if before is None else value_at(before, rule.arg)
    if told is None or not told[:4].isdigit():
        return None
    on, step = rule.get("on"), rule.number("year") or 0
    return f"{int(on) if on else int(told[:4]) + step:04d}{told[4:]}"


def _shift(rule: Rule, anchor: str, context: Context) -> str | None:
    raw, unit = rule.arg.split(":")
    count = int(raw)
    if unit.startswith("T"):  # hours and minutes from a moment whose hour is not known: the day stays open
        return None
    if unit == "2W":
        count, unit = count * 2, "W"
    if unit in ("Y", "E") and abs(count) >= 1 and rule.get("same"):
        parallel = _parallel(count * (10 if unit == "E" else 1), context)
        if parallel is not None:
            return parallel
    if context.narrative and anchor == "published" and unit in "WMQSYEC" and "ago" not in rule.features:
        anchor = "previous"
    if anchor == "previous":
        told = context.latest(_NO_COARSER[unit])
        year = bc_year(told) if told else None
        if year is not None:
            gran = rule.get("gran") or unit
            return _bc(year + count * {"Y": 1, "E": 10, "C": 100}[unit], gran) if unit in "YEC" else None
    base = context.day(anchor, _NO_COARSER[unit])
    if base is None:
        return "XXXX-XX-XX" if unit == "D" and anchor == "previous" else None
    day = _weekend(base, count) if unit == "WE" else moved(base, count, unit)
    return None if day is None else value_at(day, rule.get("gran") or unit)


def _weekend(base: date, count: int) -> date | None:
    """Saturday of "the weekend" (the nearest: the one past until Wednesday), "last weekend" and "next weekend"."""
    saturday = base + timedelta(6 - base.isoweekday())
    if count <= 0 and base.isoweekday() <= 3:
        count = min(count, 0) - (count == 0)
    return moved(saturday, 7 * count, "D")


# Units fine enough to count others from: three days later needs a day, a year later any year.
_NO_COARSER = {
    "D": "D", "WE": "DW", "W": "DW", "M": "DWM", "S": "DWMSQ", "Q": "DWMSQ", "H": "DWMSQH", "Y": "DWMSQHY",
    "E": "DWMSQHYE", "C": "DWMSQHYEC",
}  # fmt: skip


def _parallel(years: int, context: Context) -> str | None:
    """ "a year earlier" beside a quarter told is the same quarter of the year before."""
    told = context.newest("Q")
    if told is None or len(told) != 7 or not told[:4].isdigit():
        return None
    return f"{int(told[:4]) + years:04d}{told[4:]}"


def _bc(year: int, unit: str) -> str:
    """A year before Christ (negative) as a value."""
    return f"BC{-year:04d}" if unit == "Y" else f"BC{-year // 10:03d}"


def _part(rule: Rule, anchor: str, context: Context) -> str | None:
    body = rule.arg.removeprefix("XXXX-")
    direction = rule.get("dir")
    if rule.get("in_year"):
        return f"{int(rule.get('in_year')):04d}-{body}"
    told = bool(direction == "told") or (
        context.narrative
        and direction not in ("last", "next", "this")
        and anchor == "published"
        and not rule.features.keys() & {"year", "week", "month"}
    )
    if (told or anchor == "previous") and not body.startswith("WXX"):
        value = _in_told_year(body, rule, context)
        if value is not None:
            return value
    base = context.day("previous" if context.narrative and body.startswith("WXX") else anchor, "DWMSQHY")
    if base is None:
        return None
    if body.startswith("WXX-"):
        return _weekday(int(body[-1]), rule, base)
    for feature, months in (("year", 12), ("month", 1)):
        step = rule.number(feature)
        if step is not None:
            there = moved(base, step * months, "M")
            return None if there is None else f"{there.year:04d}-{body}"
    return _nearest(body, base, direction)


def _in_told_year(body: str, rule: Rule, context: Context) -> str | None:
    """A month or day within the year last told: narratives go on from date to date, and over the turn of a year."""
    told = context.latest("DMSQHY")
    if told is None:
        return None
    year = bc_year(told)
    step = rule.number("year")
    if year is not None:
        return f"BC{-(year + (step or 0)):04d}-{body}"
    days = days_of(told)
    if days is None:
        return None
    if step is None and body[:2].isdigit():
        before = days_of(context.latest("DM") or "")
        if before is not None:
            gone = int(body[:2]) - before[0].month
            if 0 <= gone <= _ONWARD or gone <= -_TURN:
                return f"{before[0].year + (gone < 0):04d}-{body}"
    return f"{days[0].year + (step or 0):04d}-{body}"


def _weekday(number: int, rule: Rule, base: date) -> str | None:
    """Monday = 1. "last", "next", "this" and plain past or future; the base day itself counts for past."""
    week = rule.number("week")
    if week is not None:
        monday = base - timedelta(base.isoweekday() - 1) + timedelta(weeks=week)
        return (monday + timedelta(number - 1)).isoformat()
    ahead = (number - base.isoweekday()) % 7
    direction = rule.get("dir")
    if direction in ("future", "this"):
        return (base + timedelta(ahead)).isoformat()
    if direction == "next":
        return (base + timedelta(ahead or 7)).isoformat()
    back = (7 - ahead) % 7
    if direction == "last":
        back = back or 7
    return (base - timedelta(back)).isoformat()


def _nearest(body: str, base: date, direction: str) -> str | None:
    """The occurrence of a month, day, season or quarter that is meant, seen from the base."""
    options = []
    for year in range(base.year - 8, base.year + 9):
        days = days_of(f"{year:04d}-{body}")
        if days is not None:
            options.append((days, f"{year:04d}-{body}"))
    past = [o for o in options if o[0][0] <= base]
    ended = [o for o in options if o[0][1] < base]
    ahead = [o for o in options if o[0][1] >= base]
    if not past or not ahead or not ended:
        return None
    if direction == "this":
        return f"{base.year:04d}-{body}"
    if direction == "last":
        return ended[-1][1]
    if direction == "next":
        return next((value for days, value in ahead if days[0] > base), ahead[0][1])
    if past[-1] == ahead[0]:
        return ahead[0][1]
    back, forth = (base - past[-1][0][1]).days, (ahead[0][0][0] - base).days
    if min(back, forth) <= _NEAR * max(back, forth) and not (direction == "future" and back > _JUST):
        return past[-1][1] if back < forth else ahead[0][1]
    return ahead[0][1] if direction == "future" else past[-1][1]


def _holiday(rule: Rule, anchor: str, context: Context) -> str | None:
    on = rule.get("on")
    if on:
        days = holidays.in_year(rule.arg, int(on)) if on.isdigit() else None
        return days[0].isoformat() if days else None
    base = context.day("previous" if context.narrative else anchor, "DWMSQHY")
    if base is None:
        return None
    step = rule.number("year")
    years = [base.year + step] if step is not None else range(base.year - 1, base.year + 2)
    options = [d[0] for y in years if (d := holidays.in_year(rule.arg, y)) is not None]
    if not options:
        return None
    return _chosen(options, base, rule.get("dir")).isoformat()


def _chosen(options: list[date], base: date, direction: str) -> date:
    past, future = [d for d in options if d <= base], [d for d in options if d >= base]
    if direction in ("past", "last") and past:
        return past[-1]
    if direction in ("future", "next") and future:
        return future[0]
    if direction == "this":
        return next((d for d in options if d.year == base.year), options[0])
    return min(options, key=lambda d: abs((d - base).days))


_OPERATIONS: dict[str, Callable[[Rule, str, Context], str | None]] = {
    "abs": _plain, "ref": _plain, "dur": _plain, "set": _plain, "same": _same, "shift": _shift, "part": _part,
    "holiday": _holiday,
}  # fmt: skip

__all__ = ["unit_of", "value_of"]
