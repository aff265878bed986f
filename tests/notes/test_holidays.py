"""Named days of other calendars, against printed almanacs."""

from __future__ import annotations

from datetime import date

import pytest

from synoptic.notes import holidays


@pytest.mark.parametrize(
    ("key", "year", "first"),
    [
        ("easter", 2016, date(2016, 3, 27)),
        ("good-friday", 2023, date(2023, 4, 7)),
        ("orthodox-easter", 2016, date(2016, 5, 1)),
        ("thanksgiving", 2012, date(2012, 11, 22)),
        ("black-friday", 2012, date(2012, 11, 23)),
        ("memorial-day", 2016, date(2016, 5, 30)),
        ("election-day-us", 2016, date(2016, 11, 8)),
        ("rosh-hashanah", 2020, date(2020, 9, 19)),
        ("yom-kippur", 1973, date(1973, 10, 6)),
        ("passover", 2008, date(2008, 4, 20)),
        ("purim", 2016, date(2016, 3, 24)),
        ("hanukkah", 2021, date(2021, 11, 29)),
        ("lunar-new-year", 2012, date(2012, 1, 23)),
        ("lunar-new-year", 2020, date(2020, 1, 25)),
        ("christmas", 1999, date(1999, 12, 25)),
    ],
)
def test_first_day(key: str, year: int, first: date) -> None:
    days = holidays.in_year(key, year)
    assert days is not None and days[0] == first


@pytest.mark.parametrize(
    ("year", "seen"), [(2012, date(2012, 7, 20)), (2018, date(2018, 5, 16)), (2024, date(2024, 3, 11))]
)
def test_ramadan_is_within_a_day_of_what_was_seen(year: int, seen: date) -> None:
    days = holidays.in_year("ramadan", year)
    assert days is not None and abs((days[0] - seen).days) <= 1


def test_unknown_names_and_years_give_nothing() -> None:
    assert holidays.in_year("no-such-day", 2016) is None
    assert holidays.in_year("easter", 0) is None
    assert holidays.in_year("easter", 99999) is None


def test_every_row_has_a_day_in_every_year() -> None:
    for key in holidays.table():
        for year in (1991, 2004, 2023):
            days = holidays.in_year(key, year)
            assert days is None or days[0] <= days[1], key
