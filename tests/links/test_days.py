"""Sets of days: meeting, gaps, and how two dates stand to each other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from synoptic.links import days as spans
from synoptic.links.days import ANY, Days
from synoptic.model import Interval

MONDAY = date(2031, 5, 5)


def days(first: int, last: int, *only: int) -> Days:
    base = MONDAY.toordinal()
    return Days(base + first, base + last, frozenset(base + d for d in only))


def test_relations() -> None:
    assert spans.relation(days(0, 0), days(0, 0)) == "same"
    assert spans.relation(days(0, 0), days(1, 1)) == "near"
    assert spans.relation(days(0, 0), days(5, 5)) == "apart"
    assert spans.relation(days(0, 0), days(-20, 10)) == "same"
    assert spans.relation(days(0, 0), days(-200, 100)) == "within"
    assert spans.relation(days(0, 0), ANY) == "open"
    assert spans.relation(days(0, 30), days(32, 60)) == "apart"


def test_candidates_with_holes_meet_only_on_their_days() -> None:
    either = days(0, 365, 0, 365)
    assert spans.meet(either, days(0, 3)) == days(0, 0, 0)
    assert spans.meet(either, days(1, 300)) is None
    assert spans.relation(either, days(0, 0)) == "same"
    assert spans.gap(either, days(2, 3)) == 2


def test_an_open_interval_that_excludes_the_other_is_apart() -> None:
    before = spans.of(Interval(latest=MONDAY))
    assert spans.relation(before, days(3, 3)) == "apart"
    assert spans.relation(before, days(-3, -3)) == "open"


offsets = st.integers(-400, 400)


@given(offsets, offsets, offsets, offsets)
def test_meeting_is_symmetric_and_inside_both(a: int, b: int, c: int, d: int) -> None:
    one, other = days(min(a, b), max(a, b)), days(min(c, d), max(c, d))
    both = spans.meet(one, other)
    assert both == spans.meet(other, one)
    assert (both is None) == (spans.gap(one, other) > 0)
    assert spans.relation(one, other) == spans.relation(other, one)
    if both:
        assert one.first <= both.first <= both.last <= one.last


@given(st.sets(offsets, min_size=1, max_size=5))
def test_an_interval_keeps_its_candidates(given_days: set[int]) -> None:
    candidates = tuple(MONDAY + timedelta(d) for d in sorted(given_days))
    made = spans.interval(spans.of(Interval(earliest=candidates[0], latest=candidates[-1], candidates=candidates)))
    assert made.earliest == candidates[0]
    assert made.latest == candidates[-1]
    assert made.candidates == (candidates if len(candidates) > 1 else ())
