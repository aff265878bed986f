"""The algebra of TIMEX3 values: from a value (and modifier) to days, and from a day to a value of a unit.

TIMEX3 after ISO 8601 (Pustejovsky et al. 2003; TimeML 1.2.1): `2016-02-24`, `2016-W08-3`, `2016-W08-WE`, `2016-Q1`,
`2016-H1`, `2016-SP`, `201` (decade), `20` (century), `BC0480`, each with a time part `T22:30` or `TNI`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

Days = tuple[date, date]

_VALUE = re.compile(
    r"(?P<century>\d\d)(?:XX)?$|(?P<decade>\d{3})X?$|"
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<wday>[1-7]|WE))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|"
    r"(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?$"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNITS = ("D", "W", "M", "Q", "S", "H", "Y", "E", "C")


def split_time(value: str) -> tuple[str, str]:
    """("2016-02-24", "T22:30") of "2016-02-24T22:30"; the time part is empty if there is none."""
    day, mark, time = value.partition("T")
    return (day, mark + time) if mark and day else (value, "")


def days_of(value: str, mod: str | None = None) -> Days | None:
    """First and last day of a complete value; None for vague, incomplete, BC, durations and impossible dates."""
    found = _VALUE.match(split_time(value)[0])
    if found is None:
        return None
    try:
        whole = _days(found)
    except (ValueError, OverflowError):
        return None
    return _part(whole, mod)


def _days(found: re.Match[str]) -> Days:
    part = found.groupdict()
    if part["century"] is not None:
        first = max(1, int(part["century"]) * 100)
        return date(first, 1, 1), date(int(part["century"]) * 100 + 99, 12, 31)
    if part["decade"] is not None:
        first = max(1, int(part["decade"]) * 10)
        return date(first, 1, 1), date(int(part["decade"]) * 10 + 9, 12, 31)
    year = int(part["year"])
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        if part["wday"] == "WE":
            return monday + timedelta(5), monday + timedelta(6)
        if part["wday"]:
            day = monday + timedelta(int(part["wday"]) - 1)
            return day, day
        return monday, monday + timedelta(6)
    if part["month"]:
        if part["day"]:
            day = date(year, int(part["month"]), int(part["day"]))
            return day, day
        return _months(year, int(part["month"]), 1)
    if part["quarter"]:
        return _months(year, int(part["quarter"]) * 3 - 2, 3)
    if part["half"]:
        return _months(year, int(part["half"]) * 6 - 5, 6)
    if part["season"]:
        return _months(year, _SEASONS[part["season"]], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> Days:
    last = date(year, month, 1) + relativedelta(months=count - 1)
    return date(year, month, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])


def _part(whole: Days, mod: str | None) -> Days:
    """Thirds for START, MID, END: early February is days 1-10, early 2016 is January to April."""
    first, last = whole
    length = (last - first).days + 1
    if mod not in ("START", "MID", "END") or length < 3:
        return whole
    if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if months == 1:
            cuts = (first, first.replace(day=11), first.replace(day=21))
            return {"START": (cuts[0], first.replace(day=10)), "MID": (cuts[1], first.replace(day=20))}.get(
                mod, (cuts[2], last)
            )
        if months % 3 == 0:
            at = {"START": 0, "MID": 1, "END": 2}[mod] * (months // 3)
            start = first + relativedelta(months=at)
            return start, start + relativedelta(months=months // 3) - timedelta(1)
    third = length // 3
    return {
        "START": (first, first + timedelta(third - 1)),
        "MID": (first + timedelta(third), last - timedelta(third)),
        "END": (last - timedelta(third - 1), last),
    }[mod]


def bc_year(value: str) -> int | None:
    """The negative year of a value before Christ ("BC0480-08" is -480), None for others."""
    found = re.match(r"BC(\d{4})", value)
    return -int(found[1]) if found else None


def moved(day: date, count: int, unit: str) -> date | None:
    """The day `count` units away, None beyond the calendar."""
    try:
        if unit in ("D", "WE"):
            return day + timedelta(days=count)
        if unit == "W":
            return day + timedelta(weeks=count)
        months = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[unit] * count
        return day + relativedelta(months=months)
    except (ValueError, OverflowError, KeyError):
        return None


def value_at(day: date, unit: str) -> str:
    """The value of the unit that holds the day: value_at(24 Feb 2016, "W") is "2016-W08"."""
    year, week, _ = day.isocalendar()
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        return f"{year:04d}-W{week:02d}"
    if unit == "WE":
        return f"{year:04d}-W{week:02d}-WE"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    if unit == "S":
        return season_at(day)
    return {"E": f"{day.year // 10:03d}", "C": f"{day.year // 100:02d}"}.get(unit, f"{day.year:04d}")


def season_at(day: date) -> str:
    """The season (northern, by months) that holds the day; January and February belong to the winter before."""
    year = day.year - 1 if day.month < 3 else day.year
    return f"{year:04d}-{('WI', 'SP', 'SU', 'FA')[day.month % 12 // 3]}"


def unit_of(value: str) -> str:
    """The unit of a value: "2016-02" is M. A time of day counts as D; what is not a date gives ""."""
    found = _VALUE.match(split_time(value)[0])
    if found is None:
        return ""
    part = found.groupdict()
    names = (("day", "D"), ("month", "M"), ("quarter", "Q"), ("half", "H"), ("season", "S"), ("decade", "E"))
    if part["wday"]:
        return "WE" if part["wday"] == "WE" else "D"
    if part["week"]:
        return "W"
    for name, unit in names:
        if part[name]:
            return unit
    return "C" if part["century"] is not None else "Y"
