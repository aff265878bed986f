"""Sets of days as links compare them: an interval, or a few candidate days, of which some may be ruled out."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from synoptic.model import Dating, Interval, Timex

FAR = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
_CANDIDATES = 60  # days: of more than these, it is not known which is meant
_FEW = 530  # weeks
PRECISE = 3  # days: an event told to within so many days is dated to the day, time zones and midnight allowed for

Relation = Literal["same", "within", "near", "apart", "open"]


class Days(NamedTuple):
    """Days from `first` to `last` (ordinals, inclusive), and the candidates when the set has holes."""

    first: int
    last: int
    only: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many days it can be."""
        return len(self.only) or self.last - self.first + 1

    @property
    def known(self) -> bool:
        """Is it bounded on both sides, by a year or less, or a few candidates?"""
        return 0 < len(self.only) <= _CANDIDATES or (FAR[0] < self.first and self.last < FAR[1] and self.width <= 366)


ANY = Days(*FAR)


class Partial(NamedTuple):
    """What a date without its year tells: month, month and day, or the weekday (1 Monday to 7 Sunday); 0 if unknown."""

    month: int = 0
    day: int = 0
    weekday: int = 0


def partial(value: str | None, days: Days) -> Partial | None:
    """What a TIMEX3 value with unknown parts tells ("XXXX-02-27", "XXXX-WXX-3TNI"), or the parts of a known day."""
    if days.first == days.last:
        day = date.fromordinal(days.first)
        return Partial(day.month, day.day, day.isoweekday())
    if days.known and days.last - days.first <= 31 and not days.only:
        first, last = date.fromordinal(days.first), date.fromordinal(days.last)
        return Partial(month=first.month) if first.month == last.month else None
    if found := re.match(r"XXXX-(\d\d)-(\d\d)", value or ""):
        return Partial(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"XXXX-(\d\d)", value or ""):
        return Partial(month=int(found[1]))
    if found := re.match(r"XXXX-WXX-(\d)", value or ""):
        return Partial(weekday=int(found[1]))
    return None


Distance = Literal["near", "far", "open"]
_NEAR, _FAR = 21, 60  # days from publication


def distance(timex: Timex, published: Dating) -> Distance:
    """How far from its page's publication a temporal expression lies: news is near ("on Friday"), background is far.

    Told by the days where both are known, else by the wording: "last year" and "in May 2012" are far, "tonight" near.
    """
    if timex.days is not None and published.value is not None:
        days, day = of(timex.days), published.value.toordinal()
        if days.known:
            away = min(
                abs(d - day) for d in (days.only or {days.first, days.last, max(days.first, min(day, days.last))})
            )
            return "far" if away > _FAR else "near" if away <= _NEAR and days.width <= _NEAR else "open"
    rule = timex.rule
    if re.search(r"year=-\d|shift -\d+:Y|shift -(?:[2-9]|\d\d):M|^abs (?:1|20)\d\d\d?(?:-\d\d)?(?: |$)", rule):
        return "far"
    return "near" if re.search(r"XXXX-WXX-\d|shift (?:0|-1|1):D|XXXX-\d\d-\d\d", rule) else "open"


def parts_agree(one: Partial, other: Partial) -> float:
    """1 the same day of the year, 0.2 the same month, 0.3 the same weekday, 0 near or unlike, -0.5 other weekdays,
    -1 other days or months."""
    if one.month and other.month and not (one.day and other.day):
        return 0.2 if one.month == other.month else -1.0
    if one.month and other.month:
        apart = abs(_day_of_year(one) - _day_of_year(other))
        apart = min(apart, 366 - apart)
        return 1.0 if apart == 0 else 0.0 if apart <= 2 else -1.0
    if one.weekday and other.weekday:
        apart = abs(one.weekday - other.weekday)
        apart = min(apart, 7 - apart)
        return 0.3 if apart == 0 else 0.0 if apart == 1 else -0.5
    return 0.0


def _day_of_year(parts: Partial) -> int:
    return date(2000, parts.month, min(parts.day, 29) if parts.month == 2 else parts.day).timetuple().tm_yday


def of(interval: Interval) -> Days:
    """The days of an interval; `ANY` when it says nothing."""
    if interval.candidates:
        days = frozenset(day.toordinal() for day in interval.candidates)
        return Days(min(days), max(days), days)
    first = interval.earliest.toordinal() if interval.earliest else FAR[0]
    last = interval.latest.toordinal() if interval.latest else FAR[1]
    return Days(first, last) if first <= last else ANY


def on_weekdays(days: Days, value: str | None) -> Days:
    """The days that fall on the weekday of a TIMEX3 value without a year ("XXXX-WXX-7"), where they are few enough."""
    found = re.match(r"XXXX-WXX-([1-7])", value or "")
    if found is None or days.only or not PRECISE < days.last - days.first <= _FEW * 7:
        return days
    only = frozenset(d for d in range(days.first, days.last + 1) if (d - 1) % 7 + 1 == int(found[1]))
    return Days(min(only), max(only), only) if only else days


def interval(days: Days, says: str = "") -> Interval:
    """The noun of a set of days."""
    if days.only:
        candidates = tuple(date.fromordinal(d) for d in sorted(days.only))
        if len(candidates) == 1:
            return Interval(earliest=candidates[0], latest=candidates[0], says=says)
        return Interval(earliest=candidates[0], latest=candidates[-1], candidates=candidates, says=says)
    return Interval(
        earliest=date.fromordinal(days.first) if days.first > FAR[0] else None,
        latest=date.fromordinal(days.last) if days.last < FAR[1] else None,
        says=says,
    )


def meet(one: Days, other: Days) -> Days | None:
    """The days that both allow, None if there are none."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first > last:
        return None
    if not one.only and not other.only:
        return Days(first, last)
    days = (one.only & other.only) if one.only and other.only else (one.only or other.only)
    days = frozenset(d for d in days if first <= d <= last)
    return Days(min(days), max(days), days) if days else None


def gap(one: Days, other: Days) -> int:
    """Days between two sets, 0 when they meet."""
    if meet(one, other) is not None:
        return 0
    if one.only or other.only:
        a, b = one.only or {one.first, one.last}, other.only or {other.first, other.last}
        return max(1, min(abs(x - y) for x in a for y in b))
    return max(other.first - one.last, one.first - other.last)


def relation(one: Days, other: Days) -> Relation:
    """How two dates stand to each other.

    "same": they meet and one is precise and the other at most a month wide; "within": they meet, less precisely;
    "near": up to two days apart, one of them precise; "apart"; "open": one of them is not known.
    """
    between = gap(one, other)
    if 0 < between <= 2 and min(one.width, other.width) <= PRECISE:
        return "near"
    if not one.known or not other.known:
        return "apart" if between > 2 else "open"
    if between:
        return "apart"
    narrow, wide = sorted((one.width, other.width))
    return "same" if narrow <= PRECISE and wide <= 31 else "within"
