"""Order in time, and which events matter."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from synoptic.links.redate import moment
from synoptic.model import Event, Interval, Links, Story
from synoptic.story.chronology import importance, notable, ordered
from tests.helpers.accounts import notes, page, told, when


def event(name: str, day: str, **known: object) -> Event:
    return Event(id=name, type="OTHER", label="", mentions=known.pop("mentions", ()), when=when(day), **known)  # type: ignore[arg-type]


def test_events_stand_in_time_the_undated_last() -> None:
    given_order = [event("V4", ""), event("V3", "2031-05-20"), event("V2", "2031-05"), event("V1", "2030-01-01")]
    assert [e.id for e in ordered(given_order)] == ["V1", "V2", "V3", "V4"]


def test_open_ends_stand_at_the_end_that_is_known() -> None:
    day = date(2031, 5, 1)
    before, after = Interval(latest=day), Interval(earliest=day)
    closed = Interval(earliest=day, latest=day)
    assert moment(before) < moment(closed) < moment(after) < moment(Interval())


def test_an_event_told_by_two_pages_outweighs_a_doubtful_one_told_once() -> None:
    pages = tuple(page(name, "The dam broke at noon.") for name in ("a", "b"))
    mentions = tuple(told(p, 1, "The dam broke at noon", "broke", "2031-05-01", type="ASSAULT") for p in pages)
    once = told(pages[0], 2, "The dam broke", "broke", confidence=0.2)
    events = (
        event("V1", "2031-05-01", mentions=("a/v1", "b/v1"), confidence=0.9),
        event("V2", "", mentions=("a/v2",), confidence=0.2),
    )
    links = Links(
        entities=(), entity_of={}, mentions=(*mentions, once), events=events, statements=(), datings={}, copies=()
    )
    story = Story(name="s", pages=pages, notes=tuple(notes(p) for p in pages), links=links)
    weights = importance(story)
    assert weights["V1"] > weights["V2"]
    assert [e.id for e in notable(story)] == ["V1"]


days = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(st.lists(st.tuples(days, st.integers(0, 900)), max_size=8))
def test_order_does_not_depend_on_the_order_given(spans: list[tuple[date, int]]) -> None:
    events = [
        Event(id=f"V{n}", type="OTHER", label="", mentions=(), when=Interval(earliest=a, latest=a + timedelta(b)))
        for n, (a, b) in enumerate(spans)
    ]
    assert ordered(events) == ordered(list(reversed(events)))


def test_one_sentence_that_tells_several_acts_is_one_line() -> None:
    line = "The court published its report"
    one = event("V1", "2031-05-01", mentions=("a/v1",), confidence=0.9, summary=line)
    same = event("V2", "2031-05-01", mentions=("a/v2",), confidence=0.7, summary=line)
    other = event("V3", "2031-05-01", mentions=("b/v1",), confidence=0.9, summary=line)
    pages = tuple(page(name, line) for name in ("a", "b"))
    mentions = tuple(
        told(p, n, line, "published", "2031-05-01", type="ASSAULT")
        for p, n in ((pages[0], 1), (pages[0], 2), (pages[1], 1))
    )
    links = Links(
        entities=(), entity_of={}, mentions=mentions, events=(one, same, other), statements=(), datings={}, copies=()
    )
    story = Story(name="s", pages=pages, notes=tuple(notes(p) for p in pages), links=links)
    assert [e.id for e in notable(story)] == ["V1", "V3"]
