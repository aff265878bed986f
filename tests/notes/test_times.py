"""Temporal expressions: spans, kinds, TIMEX3 values against a known day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Candidate, Dating, Timex
from synoptic.notes import times

# A Wednesday.
DAY = date(2016, 2, 24)


def read(text: str, day: date | None = DAY) -> list[tuple[str, str, str | None]]:
    found = times.resolve(times.find(text, [(0, len(text))]), Dating(value=day))
    return [(text[t.start : t.end], t.kind, t.value) for t in found]


def one(text: str, day: date = DAY) -> Timex:
    found = times.resolve(times.find(text, [(0, len(text))]), Dating(value=day))
    assert len(found) == 1, [(text[t.start : t.end], t.value) for t in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 24 February 2016.", "24 February 2016", "2016-02-24"),
        ("They met on February 24, 2016.", "February 24, 2016", "2016-02-24"),
        ("They met on Feb. 24, 2016, in Norrby.", "Feb. 24, 2016", "2016-02-24"),
        ("Filed 2016-02-24 by the desk", "2016-02-24", "2016-02-24"),
        ("Filed 24.02.2016 by the desk", "24.02.2016", "2016-02-24"),
        ("Filed 02/24/2016 by the desk", "02/24/2016", "2016-02-24"),
        ("They met on Wednesday, February 24, 2016.", "Wednesday, February 24, 2016", "2016-02-24"),
        ("It ended on the 24th of February 2016.", "the 24th of February 2016", "2016-02-24"),
        ("It ended in September 2021.", "September 2021", "2021-09"),
        ("It ended in 1987.", "1987", "1987"),
        ("It ended in the late 1980s.", "the late 1980s", "198"),
        ("It ended in the nineties.", "the nineties", "199"),
        ("It began in the 19th century.", "the 19th century", "18"),
        ("The city fell in 480 BC.", "480 BC", "BC0480"),
        ("It opened in the summer of 2012.", "the summer of 2012", "2012-SU"),
        ("Sales fell in the third quarter of 2015.", "the third quarter of 2015", "2015-Q3"),
        ("Sales fell in the first half of 2015.", "the first half of 2015", "2015-H1"),
        ("It closed on Christmas Day 2014.", "Christmas Day 2014", "2014-12-25"),
        ("It was nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ],
)
def test_dates_complete_in_themselves(text: str, words: str, value: str) -> None:
    timex = one(text)
    assert (text[timex.start : timex.end], timex.kind, timex.value) == (words, "DATE", value)
    assert timex.anchor == "none"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Wednesday.", "2016-02-24"),
        ("They met on Tuesday.", "2016-02-23"),
        ("They met on Thursday.", "2016-02-18"),
        ("They will meet on Thursday.", "2016-02-25"),
        ("They are due to meet on Monday.", "2016-02-29"),
        ("They met last Wednesday.", "2016-02-17"),
        ("They will meet next Wednesday.", "2016-03-02"),
        ("They met yesterday.", "2016-02-23"),
        ("They will meet tomorrow.", "2016-02-25"),
        ("They met last week.", "2016-W07"),
        ("They will meet next month.", "2016-03"),
        ("They met last year.", "2015"),
        ("They met in March last year.", "2015-03"),
        ("They met last March.", "2015-03"),
        ("They met in December.", "2015-12"),
        ("They will meet in December.", "2016-12"),
        ("They met on Feb. 3.", "2016-02-03"),
        ("The truce starts on Feb. 27.", "2016-02-27"),
        ("They met two years ago.", "2014"),
        ("They met three months ago.", "2015-11"),
        ("They met ten days ago.", "2016-02-14"),
        ("They met a decade ago.", "2006"),
        ("They met in the third quarter of last year.", "2015-Q3"),
        ("They met on Wednesday of last week.", "2016-02-17"),
        ("They met at Christmas.", "2015-12-25"),
        ("They will meet over Easter.", "2016-03-27"),
    ],
)
def test_dates_against_the_page(text: str, value: str) -> None:
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("It began at 10.30pm last night.", "10.30pm last night", "TIME", "2016-02-23T22:30"),
        ("It began at 22:30 on Tuesday.", "22:30 on Tuesday", "TIME", "2016-02-23T22:30"),
        ("It began at 2200 UTC.", "2200 UTC", "TIME", "2016-02-24T22:00"),
        ("It began on Tuesday night.", "Tuesday night", "TIME", "2016-02-23TNI"),
        ("It began this morning.", "this morning", "TIME", "2016-02-24TMO"),
        ("It began at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", "TIME", "2016-02-23T09:00"),
        ("It lasted three years.", "three years", "DURATION", "P3Y"),
        ("It lasted two and a half days.", "half days", "DURATION", None),
        ("It was a two-day visit.", "two-day", "DURATION", "P2D"),
        ("It was told over the past few years.", "the past few years", "DURATION", "PXY"),
        ("It has risen in the past six months.", "the past six months", "DURATION", "P6M"),
        ("It took more than 48 hours.", "more than 48 hours", "DURATION", "PT48H"),
        ("It took 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
        ("It took a day and a half.", "a day and a half", "DURATION", "P1.5D"),
        ("They ruled for the next decade.", "the next decade", "DURATION", "P10Y"),
        ("It was a three-year period.", "a three-year period", "DURATION", "P3Y"),
        ("It was a decades-long feud.", "decades-long", "DURATION", "PXE"),
        ("It raged for two bloody weeks.", "two bloody weeks", "DURATION", "P2W"),
        ("They march at night.", "night", "TIME", "XXXX-XX-XXTNI"),
        ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("They meet daily.", "daily", "SET", "P1D"),
        ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
        ("They meet now.", "now", "DATE", "PRESENT_REF"),
    ],
)
def test_times_durations_sets(text: str, words: str, kind: str, value: str | None) -> None:
    found = read(text)
    if value is None:
        assert all(words != w or k != kind for w, k, _ in found)
    else:
        assert found == [(words, kind, value)]


def test_lists_and_ranges_are_several_dates() -> None:
    text = "He came in May 2018, November 2017 and October 2015."
    assert [v for _, _, v in read(text)] == ["2018-05", "2017-11", "2015-10"]
    assert [v for _, _, v in read("It ran from Feb. 27 to March 3, 2016.")] == ["2016-02-27", "2016-03-03"]
    assert [v for _, _, v in read("It ran from November to February 1942.")] == ["1941-11", "1942-02"]
    assert [v for _, _, v in read("It ran between 2011 and 2014.")] == ["2011", "2014"]
    assert read("The talks of May 3-5 failed.") == [("May 3", "DATE", "2016-05-03"), ("5", "DATE", "2016-05-05")]
    assert read("The 2006-07 season was mild.")[-1] == ("07", "DATE", "2007")


def test_modifiers_narrow_the_days() -> None:
    timex = one("They spoke in early February 2023.")
    assert (timex.value, timex.mod) == ("2023-02", "START")
    assert timex.days is not None
    assert (timex.days.earliest, timex.days.latest) == (date(2023, 2, 1), date(2023, 2, 10))
    late = one("They spoke in late 2022.")
    assert late.days is not None and late.days.earliest == date(2022, 9, 1)
    about = one("It took about three years.")
    assert (about.mod, about.value) == ("APPROX", "P3Y")


@pytest.mark.parametrize(
    "text",
    [
        "Ms May spoke to the crowd.",
        "The march went through the town.",
        "May the best one win.",
        "The Sunday Times reported it.",
        "Some 2000 people came.",
        "It cost $1998 in all.",
        "Jan Halvorsen left.",
        "He is a 43-year-old teacher.",
        "The dollar rose to 1.26 marks.",
        "Prices fall when demand does.",
        "The bill is dated 31 February.",
        "The 99999 votes were counted.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert read(text) == []


def test_a_date_that_does_not_exist_is_none() -> None:
    assert all(value != "2015-02-31" for _, _, value in read("They met on 31 February 2015."))
    assert all(not (value or "").endswith("-31") for _, _, value in read("They met on 31 February."))
    assert all(value != "0000" for _, _, value in read("It was the year 0."))


def test_later_counts_from_the_date_told() -> None:
    text = "The talks opened on 3 May 2014. Three days later they ended."
    assert [v for _, _, v in read(text)] == ["2014-05-03", "2014-05-06"]


def test_before_an_event_is_a_length() -> None:
    found = read("Eight days after the landing the island surrendered.")
    assert found == [("Eight days", "DURATION", "P8D")]


def test_a_narrative_keeps_its_year() -> None:
    text = (
        "The war began in 1931. In 1932 the north rose. In 1933 the south fell. By 1934 the coast was lost. "
        "In March 1935 the king fled. In June his brother followed. On 3 November the capital opened its gates. "
        "In January the peace was signed. In 1939 all was forgotten."
    )
    values = [v for _, _, v in read(text)]
    assert values == ["1931", "1932", "1933", "1934", "1935-03", "1935-06", "1935-11-03", "1936-01", "1939"]


def test_news_dates_months_by_the_page() -> None:
    assert [v for _, _, v in read("Since 2011 the price has doubled. In June it fell.")] == ["2011", "2015-06"]


def test_open_pages_leave_values_open() -> None:
    text = "They met on Wednesday."
    found = times.resolve(times.find(text, [(0, len(text))]), Dating())
    assert [(t.value, t.days) for t in found] == [("XXXX-WXX-3", None)]


def test_candidates_give_candidate_days() -> None:
    text = "They met on Monday. They last met in 2011."
    days = (date(2010, 2, 24), date(2016, 2, 24))
    dating = Dating(earliest=days[0], latest=days[1], candidates=tuple(Candidate(day=d, weight=0.5) for d in days))
    monday, told = times.resolve(times.find(text, [(0, len(text))]), dating)
    assert monday.value == "XXXX-WXX-1"
    assert monday.days is not None
    assert monday.days.candidates == (date(2010, 2, 22), date(2016, 2, 22))
    assert told.value == "2011"


def test_a_day_that_only_stands_out_leaves_relative_days_open() -> None:
    text = "They met yesterday."
    day = date(2016, 2, 24)
    dating = Dating(earliest=date(2010, 1, 1), latest=date(2020, 1, 1), candidates=(Candidate(day=day, weight=0.7),))
    (yesterday,) = times.resolve(times.find(text, [(0, len(text))]), dating)
    assert yesterday.value is None or "X" in yesterday.value
    assert yesterday.days is not None and yesterday.days.candidates == ()
    assert yesterday.days.earliest == date(2009, 12, 31) and yesterday.days.latest == date(2019, 12, 31)


def test_an_interval_gives_an_interval() -> None:
    text = "They met on Monday."
    dating = Dating(earliest=date(2016, 2, 1), latest=date(2016, 3, 1))
    (monday,) = times.resolve(times.find(text, [(0, len(text))]), dating)
    assert monday.days is not None
    assert (monday.days.earliest, monday.days.latest) == (date(2016, 2, 1), date(2016, 2, 29))


def test_resolving_again_with_a_narrower_date() -> None:
    text = "They met on Monday."
    found = times.find(text, [(0, len(text))])
    open_ = times.resolve(found, Dating())
    assert times.resolve(open_, Dating(value=DAY)) == times.resolve(found, Dating(value=DAY))


def test_only_the_spans_are_read() -> None:
    text = "1 May 2001. Body of 2 May 2002. Comment of 3 May 2003."
    start = text.index("Body")
    found = times.find(text, [(start, text.index("Comment"))])
    assert [text[t.start : t.end] for t in found] == ["2 May 2002"]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = times.resolve(times.find(text, [(0, len(text))]), Dating(value=DAY))
    last = 0
    for timex in found:
        assert last <= timex.start < timex.end <= len(text)
        last = timex.end


WORDS = st.sampled_from((
    "on", "in", "the", "last", "next", "this", "early", "late", "of", "Monday", "Friday", "March", "May", "24", "3",
    "2016", "1998", "two", "three", "years", "days", "week", "month", "ago", "later", "quarter", "third", "morning",
    "10:30", "pm", "UTC", "BC", "1980s", "Christmas", "-", ",", ".", ";", "Feb.", "and", "to", "from", "every",
))  # fmt: skip


@given(st.lists(WORDS, max_size=25), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_any_row_of_time_words_is_read(words: list[str], day: date) -> None:
    text = " ".join(words)
    for timex in times.resolve(times.find(text, [(0, len(text))]), Dating(value=day)):
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end] != ""
        if timex.days is not None and timex.days.earliest and timex.days.latest:
            assert timex.days.earliest <= timex.days.latest


def test_long_rows_end_in_time() -> None:
    for text in ("one " * 4_000, "1 " * 4_000, "Monday " * 4_000, "2016-02-24 " * 2_000, "x" * 300_000, "1" * 100_000):
        found = times.resolve(times.find(text, [(0, len(text))]), Dating(value=DAY))
        assert all(0 <= t.start < t.end <= len(text) for t in found)


def test_odd_characters_are_read() -> None:
    for text in ("\ud800 on 3 May 2014", "🗓️ 3 May 2014", "3\u00a0May\u00a02014", "\x00 3 May 2014 \x00"):
        assert [v for _, _, v in read(text)] == ["2014-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "He met Jan Kovalik of the opposition.",
        "The Easter Rising changed the country.",
        "Resolution 1483 was adopted.",
        "The Easter Rising began at dawn. Easter had failed.",
        "She was asked about that point.",
        "Fans of the Gymnast Cup 2015 went home.",
        "They sprang a trap and spring back.",
        "The Ostrel Spring began in the squares.",
    ],
)
def test_names_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They will launch a spring offensive.", "spring", "2016-SP"),
        ("It fell in the latter half of 2008.", "the latter half of 2008", "2008-H2"),
        ("It began in the early morning hours of 3 January.", "the early morning hours of 3 January", "2016-01-03TMO"),
    ],
)
def test_parts_of_years_and_days(text: str, words: str, value: str) -> None:
    assert [(w, v) for w, _, v in read(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ferry sank on Sunday, the harbour master said.", (date(2031, 5, 4), date(2031, 5, 11))),
        ("The ferry sank last Sunday, the harbour master said.", None),
        ("The ferry sank on Saturday, the harbour master said.", None),
        ("The ferry sank on Friday, the harbour master said.", None),
    ],
)
def test_tomorrow_s_weekday_told_as_past_may_have_begun_elsewhere(text: str, days: tuple[date, ...] | None) -> None:
    timex = one(text, date(2031, 5, 10))  # a Saturday
    assert timex.days is not None
    assert timex.days.candidates == (days or ())
    assert timex.value is not None and timex.value <= "2031-05-10"
