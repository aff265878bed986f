"""Named days ("Easter Monday", "Ramadan", "Thanksgiving"): their dates in any year, from `data/holidays.tsv`.

Islamic dates follow the tabular calendar (type II, civil epoch), which may differ by a day or two from the sighting of
the moon; Hebrew dates are exact (Reingold and Dershowitz, Calendrical Calculations). Chinese New Year is the second
new moon after the winter solstice, from mean lunations: right but for rare border cases, a day off in some years.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from synoptic import tables
from synoptic.notes.calendars import hebrew_to_day, islamic_to_day, lunar_new_year


class Holiday(NamedTuple):
    """A row of the table: `rule` says how to find its first day in a year, `days` how long it lasts."""

    key: str
    names: tuple[str, ...]
    rule: str
    days: int


@lru_cache(maxsize=1)
def table() -> dict[str, Holiday]:
    """All holidays by key. Raises DataError if the table is damaged."""
    made: dict[str, Holiday] = {}
    for key, names, rule, days in tables.rows("holidays.tsv", 4):
        made[key] = Holiday(key, tuple(names.split("|")), rule, int(days))
    return made


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Every name, lower case, with its key; straight and curly apostrophes."""
    made: dict[str, str] = {}
    for key, holiday in table().items():
        for name in holiday.names:
            made[name] = key
            made[name.replace("'", "’")] = key
    return made


@lru_cache(maxsize=4096)
def in_year(key: str, year: int) -> tuple[date, date] | None:
    """First and last day of the holiday that begins in that year; None if there is none (or the key is unknown)."""
    holiday = table().get(key)
    if holiday is None or not 1 <= year <= 9998:
        return None
    try:
        first = _first(holiday.rule, year)
    except (ValueError, OverflowError):
        return None
    return None if first is None else (first, first + timedelta(holiday.days - 1))


def _first(rule: str, year: int) -> date | None:
    words = rule.split()
    if words[0] == "nth":
        return _nth(year, *map(int, words[1:]))
    if words[0] == "hijri":
        return islamic_to_day(year, int(words[1]), int(words[2]))
    if words[0] == "hebrew":
        return hebrew_to_day(year, int(words[1]), int(words[2]))
    if words[0] == "lunar":
        return lunar_new_year(year)
    if rule.startswith("easter"):
        return easter(year, EASTER_WESTERN) + timedelta(int(rule.removeprefix("easter")))
    if rule.startswith("orthodox"):
        return easter(year, EASTER_ORTHODOX) + timedelta(int(rule.removeprefix("orthodox")))
    if len(rule) == 10:
        return date.fromisoformat(rule)
    return date(year, int(rule[:2]), int(rule[3:]))


def _nth(year: int, count: int, weekday: int, month: int, plus: int = 0) -> date:
    """The count-th weekday (1 = Monday) of a month, counted from its end if negative, `plus` days on."""
    if count > 0:
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        day = last - timedelta((last.isoweekday() - weekday) % 7)
    return day + timedelta(plus)
