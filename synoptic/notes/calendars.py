"""Days of other calendars: Islamic (tabular), Hebrew, Chinese New Year, by arithmetic alone.

After Reingold and Dershowitz, Calendrical Calculations (fixed days count from 1 January of year 1).
"""

from __future__ import annotations

import math
from datetime import date

_ISLAMIC_EPOCH = 227015
_HEBREW_EPOCH = -1373427


def islamic_fixed(year: int, month: int, day: int) -> int:
    """The fixed day of a date in the tabular Islamic calendar."""
    months = 29 * (month - 1) + month // 2
    return day + months + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1


def islamic_to_day(gregorian: int, month: int, day: int) -> date | None:
    """The first occurrence of an Islamic month and day within a Gregorian year, None if it has none."""
    first, last = date(gregorian, 1, 1).toordinal(), date(gregorian, 12, 31).toordinal()
    guess = (first - _ISLAMIC_EPOCH) * 30 // 10631 + 1
    for year in range(guess - 1, guess + 3):
        fixed = islamic_fixed(year, month, day)
        if first <= fixed <= last:
            return date.fromordinal(fixed)
    return None


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the molad of Tishri, with the postponements."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(year + n) for n in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _hebrew_month_days(year: int, month: int) -> int:
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    if month in (2, 4, 6, 10, 13) or (month == 12 and not _hebrew_leap(year)):
        return 29
    if month == 8:
        return 30 if length in (355, 385) else 29
    if month == 9:
        return 29 if length in (353, 383) else 30
    return 30


def hebrew_fixed(year: int, month: int, day: int) -> int:
    """The fixed day of a Hebrew date; month 1 is Nisan, 7 Tishri, 12 Adar (13 = Adar II in leap years)."""
    months = 13 if _hebrew_leap(year) else 12
    passed = [*range(7, months + 1), *range(1, month)] if month < 7 else range(7, month)
    return _hebrew_new_year(year) + sum(_hebrew_month_days(year, m) for m in passed) + day - 1


def hebrew_to_day(gregorian: int, month: int, day: int) -> date | None:
    """The occurrence of a Hebrew month and day within a Gregorian year (Purim's Adar is the second in leap years)."""
    for year in (gregorian + 3760, gregorian + 3761):
        real = 13 if month == 12 and _hebrew_leap(year) else month
        found = date.fromordinal(hebrew_fixed(year, real, day))
        if found.year == gregorian:
            return found
    return None


def _new_moon(k: int) -> float:
    """Julian day (TT) of the k-th new moon since January 2000, with the main periodic terms (Meeus, ch. 49)."""
    t = k / 1236.85
    jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.10535670 * k)
    moon = math.radians(201.5643 + 385.81693528 * k)
    lat = math.radians(160.7108 + 390.67050284 * k)
    return (
        jde - 0.40720 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * lat) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
    )  # fmt: skip


def lunar_new_year(year: int) -> date:
    """Chinese New Year: the new moon (Beijing time) between 21 January and 20 February (21 in rare years)."""
    k = round((date(year, 2, 5).toordinal() - date(2000, 1, 6).toordinal()) / 29.530588861)
    found = [_local_day(_new_moon(n)) for n in (k - 1, k, k + 1)]
    return next((day for day in found if date(year, 1, 21) <= day <= date(year, 2, 20)), found[1])


def _local_day(julian: float) -> date:
    """The day in Beijing (UTC+8) of a Julian day in terrestrial time (about a minute ahead of UTC)."""
    return date.fromordinal(math.floor(julian - 1721424.5 + 8 / 24 - 69 / 86400))
