"""Page dates that people set. Invented people and towns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.links import dating, pinned
from synoptic.model import Anchor, Dating, EventMention, Evidence, Interval, Notes, Page, Verdict
from synoptic.notes import published, times

UNTIL = date(2026, 11, 1)
TEXT = "Arvel met Tomas in Norrby on Wednesday. In 2014 they had quarrelled."


def note(name: str, text: str = TEXT) -> tuple[Page, Notes]:
    page = Page(id=name, source=name, text=text, digest="")
    found = times.find(text, [(0, len(text))])
    own = published.date_page(page, found, None, UNTIL)
    resolved = times.resolve(found, own)
    timex = next(t for t in resolved if text[t.start : t.end] == "Wednesday")
    event = EventMention(
        id=f"{name}/v0", page=name, start=0, end=len(text), trigger=(6, 9), type="CONSULT", label="meeting",
        when=Interval(says="Wednesday"), timex=(timex.start, timex.end),
    )  # fmt: skip
    return page, Notes(page=name, published=own, timexes=resolved, events=(event,))


def verdict(page: str, value: str, at: str = "2026-11-26T10:00:00Z", undone: str | None = None) -> Verdict:
    anchors = (Anchor(page=page, start=0, end=0, text=""),)
    return Verdict(id=at, kind="published", anchors=anchors, value=value, user="mara", at=at, undone=undone)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2016-02-24", (date(2016, 2, 24), date(2016, 2, 24))),
        ("2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2016-02-30", None),
        ("24 Feb 2016", None),
        ("201", None),
        ("", None),
    ],
)
def test_what_can_be_asked(value: str, days: tuple[date, date] | None) -> None:
    assert pinned.asked(value) == days


@given(st.text(max_size=12))
def test_no_wording_breaks_it(value: str) -> None:
    days = pinned.asked(value)
    assert days is None or days[0] <= days[1]


def test_a_date_set_moves_what_rests_on_it() -> None:
    _, own = note("a")
    fixed = pinned.datings([verdict("a", "2018-03-15")], [own])
    (moved,) = pinned.notes([own], fixed)
    assert moved.published.value == date(2018, 3, 15)
    assert moved.published.evidence[0].says == "set by mara on 2026-11-26"
    assert moved.events[0].when.earliest == moved.events[0].when.latest == date(2018, 3, 14)
    assert next(t.value for t in moved.timexes if TEXT[t.start : t.end] == "Wednesday") == "2018-03-14"


def test_a_month_leaves_its_days_open() -> None:
    _, own = note("a")
    made = pinned.datings([verdict("a", "2018-03")], [own])["a"]
    assert (made.value, made.earliest, made.latest) == (None, date(2018, 3, 1), date(2018, 3, 31))


def test_the_latest_verdict_counts_and_undone_ones_do_not() -> None:
    _, own = note("a")
    given = [
        verdict("a", "2018-03-15", "2026-11-26T10:00:00Z"),
        verdict("a", "2019-03-15", "2026-11-26T11:00:00Z"),
        verdict("a", "2020-03-15", "2026-11-26T12:00:00Z", undone="2026-11-26T13:00:00Z"),
        verdict("nowhere", "2020-03-15"),
        verdict("a", "soon", "2026-11-26T14:00:00Z"),
    ]
    made = pinned.datings(given, [own])
    assert set(made) == {"a"}
    assert made["a"].value == date(2019, 3, 15)


def test_evidence_against_it_is_told() -> None:
    evidence = (Evidence(says="tells of 2014 as past"),)
    own = Notes(page="a", published=Dating(earliest=date(2014, 1, 1), latest=date(2016, 1, 1), evidence=evidence))
    made = pinned.datings([verdict("a", "2009-03-15")], [own])["a"]
    assert made.value == date(2009, 3, 15)
    assert made.evidence[1].says == "the page itself tells otherwise: tells of 2014 as past"
    assert len(pinned.datings([verdict("a", "2015-03-15")], [own])["a"].evidence) == 1


def test_a_date_set_stands_in_joint_dating_and_is_lent() -> None:
    (page_a, a), (page_b, b) = note("a"), note("b")
    fixed = pinned.datings([verdict("a", "2018-03-15")], [a, b])
    notes = pinned.notes([a, b], fixed)
    made = dating.joint([page_a, page_b], notes, [("a/v0", "b/v0")], until=UNTIL, fixed=frozenset(fixed))
    assert made["a"] == fixed["a"]
    assert made["b"] != b.published
    best = max(made["b"].candidates, key=lambda c: c.weight).day
    assert abs((best - date(2018, 3, 15)).days) <= 8
    untouched: dict[str, Dating] = dating.joint([page_a, page_b], [a, b], [("a/v0", "b/v0")], until=UNTIL)
    assert untouched["b"] != made["b"]
