"""Dates of one clause: listed occasions stay apart, one date told twice becomes one."""

from __future__ import annotations

from datetime import date

from synoptic.model import Interval
from synoptic.notes.event_dates import Dated
from synoptic.notes.event_lists import listed_or_one


def dated(text: str, words: str, first: date, last: date) -> Dated:
    at = text.index(words)
    return Dated(Interval(earliest=first, latest=last, says=words), (at, at + len(words)), "own")


def test_a_list_gives_every_date() -> None:
    text = "visited twice, in May 2018 and in October 2015"
    both = (
        dated(text, "May 2018", date(2018, 5, 1), date(2018, 5, 31)),
        dated(text, "October 2015", date(2015, 10, 1), date(2015, 10, 31)),
    )
    assert listed_or_one(text, both, 0) == both


def test_one_date_told_twice_keeps_the_exact_one() -> None:
    text = "Last year rebels attacked the town on 3 May"
    year = dated(text, "Last year", date(2015, 1, 1), date(2015, 12, 31))
    day = dated(text, "3 May", date(2015, 5, 3), date(2015, 5, 3))
    assert listed_or_one(text, (year, day), text.index("attacked")) == (day,)


def test_of_two_unlike_dates_the_nearest_is_the_events() -> None:
    text = "On Sunday they agreed to a long and carefully drafted truce that holds from 27 February"
    sunday = dated(text, "Sunday", date(2016, 2, 21), date(2016, 2, 21))
    later = dated(text, "27 February", date(2016, 2, 27), date(2016, 2, 27))
    assert listed_or_one(text, (sunday, later), text.index("agreed")) == (sunday,)


def test_undated_and_single_dates_pass() -> None:
    untold = Dated(Interval(), None, "open")
    assert listed_or_one("", (untold,), 0) == (untold,)


def test_a_range_is_one_date() -> None:
    text = "The fair runs between 7 February and 14 February in town"
    first = dated(text, "7 February", date(2016, 2, 7), date(2016, 2, 7))
    last = dated(text, "14 February", date(2016, 2, 14), date(2016, 2, 14))
    (both,) = listed_or_one(text, (first, last), text.index("runs"))
    assert (both.when.earliest, both.when.latest) == (date(2016, 2, 7), date(2016, 2, 14))
