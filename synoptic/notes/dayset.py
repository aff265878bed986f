"""Sets of days as Python integers, one bit a day: intersection, union and complement cost one machine operation a word.

Bit 0 is `ORIGIN`; the last day a set can hold is `END`. All functions clip to that stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

ORIGIN = date(1985, 1, 1)
END = date(2039, 12, 31)
EMPTY = 0
SIZE = (END - ORIGIN).days + 1
FULL = (1 << SIZE) - 1


def index(day: date) -> int:
    """The day's bit number; may lie outside [0, SIZE)."""
    return day.toordinal() - ORIGIN.toordinal()


def day_at(bit: int) -> date:
    """The day of a bit number."""
    return ORIGIN + timedelta(days=bit)


def between(first: date | None, last: date | None) -> int:
    """All days from first to last, both inclusive; None = open."""
    low = 0 if first is None else max(0, index(first))
    high = SIZE - 1 if last is None else min(SIZE - 1, index(last))
    return EMPTY if high < low else ((1 << (high + 1)) - 1) & ~((1 << low) - 1)


def of(days: Iterable[date]) -> int:
    """The set of these days (those outside the stretch are left out)."""
    made = 0
    for day in days:
        bit = index(day)
        if 0 <= bit < SIZE:
            made |= 1 << bit
    return made


def shifted(mask: int, days: int) -> int:
    """Every day of the set moved by so many days."""
    return (mask << days) & FULL if days >= 0 else mask >> -days


def widened(mask: int, back: int, ahead: int) -> int:
    """Every day with `back` days before and `ahead` days after it."""
    made, step = mask, 1
    for total, sign in ((ahead, 1), (back, -1)):
        done, step = 0, 1
        while done < total:
            step = min(step, total - done)
            made |= shifted(made, sign * step)
            done += step
            step *= 2
    return made


@lru_cache(maxsize=7)
def weekday(number: int) -> int:
    """All days of a weekday, 1 = Monday."""
    first = (number - ORIGIN.isoweekday()) % 7
    return sum(1 << bit for bit in range(first, SIZE, 7))


@lru_cache(maxsize=512)
def month_day(month: int, day: int | None = None) -> int:
    """All days of this month, or of this month and day, in any year."""
    made = 0
    for year in range(ORIGIN.year, END.year + 1):
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        if day is None:
            made |= between(first, after - timedelta(1))
        elif day <= (after - first).days:
            made |= between(date(year, month, day), date(year, month, day))
    return made


def count(mask: int) -> int:
    """How many days."""
    return mask.bit_count()


def first(mask: int) -> date | None:
    """The earliest day, None of an empty set."""
    return day_at((mask & -mask).bit_length() - 1) if mask else None


def last(mask: int) -> date | None:
    """The latest day, None of an empty set."""
    return day_at(mask.bit_length() - 1) if mask else None


def days(mask: int) -> Iterator[date]:
    """The days in order."""
    while mask:
        low = mask & -mask
        yield day_at(low.bit_length() - 1)
        mask ^= low
