"""Bitsets of days behave as sets."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from synoptic.notes import dayset

DAYS = st.dates(dayset.ORIGIN, dayset.END)


@given(DAYS, DAYS)
def test_between_holds_what_lies_between(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    mask = dayset.between(first, last)
    assert (dayset.first(mask), dayset.last(mask), dayset.count(mask)) == (first, last, (last - first).days + 1)
    assert dayset.between(last + timedelta(1), first) == dayset.EMPTY


@given(st.sets(DAYS, max_size=20))
def test_a_set_gives_back_its_days(days: set[date]) -> None:
    assert list(dayset.days(dayset.of(days))) == sorted(days)


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_widening_adds_days_on_both_sides(day: date, back: int, ahead: int) -> None:
    mask = dayset.widened(dayset.of([day]), back, ahead)
    assert mask == dayset.between(day - timedelta(back), day + timedelta(ahead))


def test_weekdays_and_days_of_the_month() -> None:
    wednesdays = dayset.weekday(3) & dayset.month_day(2, 24) & dayset.between(date(2009, 1, 1), date(2022, 1, 1))
    assert [d.year for d in dayset.days(wednesdays)] == [2010, 2016, 2021]
    leap = dayset.month_day(2, 29)
    assert all(d.month == 2 and d.day == 29 for d in dayset.days(leap))
    assert dayset.count(dayset.month_day(2)) == sum(29 if y % 4 == 0 else 28 for y in range(1985, dayset.END.year + 1))
    assert (
        dayset.weekday(1)
        | dayset.weekday(2)
        | dayset.weekday(3)
        | dayset.weekday(4)
        | dayset.weekday(5)
        | dayset.weekday(6)
        | dayset.weekday(7)
        == dayset.FULL
    )
