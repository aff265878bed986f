"""Dates, numbers and names in words, and dates as users type them."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.export import words
from synoptic.export.asked import when_asked
from synoptic.model import Candidate, Dating, Interval

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def _between(first: str | None, last: str | None, *candidates: str) -> Interval:
    day = date.fromisoformat
    return Interval(
        earliest=day(first) if first else None,
        latest=day(last) if last else None,
        candidates=tuple(map(day, candidates)),
    )


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (_between("2018-03-12", "2018-03-12"), "12 Mar 2018"),
        (_between("2018-03-12", "2018-03-13"), "12–13 Mar 2018"),
        (_between("2018-03-30", "2018-04-02"), "30 Mar – 2 Apr 2018"),
        (_between("2017-12-30", "2018-01-02"), "30 Dec 2017 – 2 Jan 2018"),
        (_between("2018-02-01", "2018-02-28"), "Feb 2018"),
        (_between("2018-02-01", "2018-04-30"), "Feb–Apr 2018"),
        (_between("2018-01-01", "2018-12-31"), "2018"),
        (_between("2016-01-01", "2018-12-31"), "2016–2018"),
        (_between(None, "2018-03-12"), "by 12 Mar 2018"),
        (_between("2018-03-12", None), "since 12 Mar 2018"),
        (_between(None, None), "date open"),
        (_between("2016-02-24", "2021-02-24", "2016-02-24", "2021-02-24"), "24 Feb 2016 or 2021"),
        (_between("2016-02-03", "2016-02-10", "2016-02-03", "2016-02-10"), "3 or 10 Feb 2016"),
        (_between("2016-02-03", "2016-03-10", "2016-02-03", "2016-03-10"), "3 Feb 2016 or 10 Mar 2016"),
    ],
)
def test_days_in_words(when: Interval, told: str) -> None:
    assert words.days(when) == told


@given(DAYS, st.integers(0, 400))
def test_what_is_told_can_be_asked_again(first: date, length: int) -> None:
    when = Interval(earliest=first, latest=first + timedelta(days=length))
    asked = when_asked(words.days(when))
    assert asked is not None
    assert (asked.earliest, asked.latest) == (when.earliest, when.latest)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-03", "2018-03-01", "2018-03-31"),
        ("2018-03-12", "2018-03-12", "2018-03-12"),
        ("12 March 2018", "2018-03-12", "2018-03-12"),
        ("Mar. 12, 2018", "2018-03-12", "2018-03-12"),
        ("march 2018", "2018-03-01", "2018-03-31"),
        ("11-12 mar 2018", "2018-03-11", "2018-03-12"),
        ("2018-03-11/2018-03-12", "2018-03-11", "2018-03-12"),
        ("30 Mar to 2 Apr 2018", "2018-03-30", "2018-04-02"),
        ("2016–2018", "2016-01-01", "2018-12-31"),
    ],
)
def test_dates_as_users_type_them(typed: str, first: str, last: str) -> None:
    asked = when_asked(typed)
    assert asked is not None
    assert (str(asked.earliest), str(asked.latest)) == (first, last)


@pytest.mark.parametrize(
    "typed", ["", "Monday", "truce", "31 Feb 2018", "12 Mar", "2018-13", "0000", "3 - 1 - 2", "/", "-"]
)
def test_what_is_no_date(typed: str) -> None:
    assert when_asked(typed) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(typed: str) -> None:
    named = when_asked(typed)
    assert named is None or (named.says == typed.strip() and named.earliest <= named.latest)


def test_a_page_date_in_words() -> None:
    one, other = date(2016, 2, 24), date(2021, 2, 24)
    both = (Candidate(day=one, weight=0.7), Candidate(day=other, weight=0.3))
    assert words.published(Dating(value=one)) == "24 Feb 2016"
    assert words.published(Dating(earliest=one, latest=other, candidates=both)) == "24 Feb 2016 or 2021"
    assert words.published(Dating()) == "date open"
    many = tuple(Candidate(day=one + timedelta(days=7 * n), weight=0.1) for n in range(10))
    told = words.published(Dating(earliest=many[0].day, latest=many[-1].day, candidates=many))
    assert told == "24 Feb – 27 Apr 2016 (10 candidate days)"
    out = Dating(earliest=date(2010, 1, 1), latest=date(2021, 12, 31), candidates=both[:1])
    assert words.published(out) == "probably 24 Feb 2016, else 2010–2021"
    assert words.published(out, short=True) == "probably 24 Feb 2016"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(14, 14, "14"), (12, math.inf, "12 or more"), (-math.inf, 30, "up to 30"), (0, 30, "up to 30"),
     (11, 14, "11–14"), (62000, 62000, "62,000"), (3.5, 3.5, "3.5")],
)  # fmt: skip
def test_numbers_in_words(low: float, high: float, told: str) -> None:
    assert words.number(low, high) == told


def test_page_text_cannot_move_the_cursor_or_turn_the_line() -> None:
    assert words.line("a\x1b[2Jb\r\n\tc\u202ed\x07\u2066") == "a␛[2Jb c" + "d"
    assert words.line("  soft\u00a0blank ") == "soft blank"


@given(st.text(max_size=80))
def test_a_line_is_one_line(text: str) -> None:
    shown = words.line(text)
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown


@given(st.text(max_size=80), st.integers(2, 40))
def test_a_cut_text_is_short(text: str, most: int) -> None:
    assert len(words.cut(text, most)) <= max(most, 2)


def test_lists_in_words() -> None:
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "a"]) == "a and b"
    assert words.listed("abcdefgh", 4) == "a, b, c and 5 more"
    assert words.listed([]) == ""
