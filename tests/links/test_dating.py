"""Page dates given by other pages. Invented people and towns."""

from __future__ import annotations

from datetime import date

import msgspec

from synoptic.links import dating
from synoptic.links.anchors import anchor
from synoptic.model import Copy, Dating, EventMention, Interval, Notes, Page
from synoptic.notes import dayset, published, times

UNTIL = date(2026, 11, 1)


def note(name: str, text: str, words: str = "", says: str = "") -> tuple[Page, Notes]:
    """A page and its notes, with one meeting dated by the words given."""
    page = Page(id=name, source=name, text=text, digest="")
    found = times.find(text, [(0, len(text))])
    own = published.date_page(page, found, None, UNTIL)
    resolved = times.resolve(found, own)
    events = ()
    if words:
        timex = next(t for t in resolved if text[t.start : t.end] == words)
        events = (
            EventMention(
                id=f"{name}/v0", page=name, start=0, end=len(text), trigger=(0, 1), type="CONSULT", label="meeting",
                when=Interval(says=says or words), timex=(timex.start, timex.end),
            ),
        )  # fmt: skip
    return page, Notes(page=name, published=own, timexes=resolved, events=events)


def joint(
    *made: tuple[Page, Notes], same: tuple[tuple[str, ...], ...] = (), copies: tuple[Copy, ...] = ()
) -> dict[str, Dating]:
    pages, notes = [p for p, _ in made], [n for _, n in made]
    return dating.joint(pages, notes, same, copies, until=UNTIL)


RECALL = "Arvel and Tomas last met in September 2021. Since then the prices have doubled."
# US presidency of 2021-25 and UK government of 2019-22: the page is of 2021 or 2022.
LEADERS = "US President Joe Biden and British Prime Minister Boris Johnson"
REPORT = f"Arvel met Tomas, the palace said Tuesday. It was welcomed by {LEADERS}."


def test_a_recalled_month_dates_the_page_that_reported_it() -> None:
    a = note("a", RECALL, "September 2021")
    b = note("b", REPORT, "Tuesday", "on or before Tuesday")
    made = joint(a, b, same=(("a/v0", "b/v0"),))
    own, told = b[1].published, made["b"]
    assert own.latest is not None and own.latest > date(2022, 1, 1)
    best = max(told.candidates, key=lambda c: c.weight).day
    assert date(2021, 8, 31) <= best <= date(2021, 10, 8)
    assert any(e.page == "a" and e.event == "a/v0" for e in told.evidence)
    assert made["a"] == a[1].published


def test_a_weekday_and_a_day_of_the_month_meet() -> None:
    lead = "NORRBY, Feb 24 – The truce starts on Saturday, Arvel said on Wednesday. COVID-19 spread."
    a = note("a", lead, "Saturday")
    b = note("b", f"The truce holds from Feb. 27, {LEADERS} said on Wednesday.", "Feb. 27")
    made = joint(a, b, same=(("a/v0", "b/v0"),))["b"]
    assert made.candidates
    weight = sum(c.weight for c in made.candidates if c.day.year == 2021)
    assert weight > 0.5


def test_contradiction_leaves_the_page_as_it_was() -> None:
    a = note("a", "Arvel and Tomas met in May 2003.", "May 2003")
    b = note("b", REPORT, "Tuesday")
    assert joint(a, b, same=(("a/v0", "b/v0"),))["b"] == b[1].published


def test_events_of_one_page_tie_nothing() -> None:
    b = note("b", REPORT, "Tuesday")
    assert joint(b, same=(("b/v0",),)) == {"b": b[1].published}


def test_copies_share_dates() -> None:
    a = note("a", "NORRBY, Feb 24, 2016 – The ferry sailed.")
    b = note("b", "The ferry sailed. COVID is not yet known.".replace("COVID is not yet known.", "The pier stood."))
    copies = (Copy(page="b", original="a", share=0.9, why="same text"),)
    made = joint(a, b, copies=copies)["b"]
    best = max(made.candidates, key=lambda c: c.weight).day if made.candidates else None
    assert best is None or abs((best - date(2016, 2, 24)).days) <= 4


def test_order_of_pages_does_not_matter() -> None:
    a, b = note("a", RECALL, "September 2021"), note("b", REPORT, "Tuesday", "on or before Tuesday")
    same = (("a/v0", "b/v0"),)
    assert joint(a, b, same=same) == joint(b, a, same=same)


def test_anchors_run_both_ways() -> None:
    _, notes = note("b", REPORT, "Tuesday")
    made = anchor(notes.events[0], notes.timexes[0])
    assert made is not None and not made.fixed
    page = dayset.of([date(2021, 9, 15)])
    assert list(dayset.days(made.event_days(page))) == [date(2021, 9, 14)]
    back = made.page_days(dayset.of([date(2021, 9, 14)]))
    assert list(dayset.days(back)) == [date(2021, 9, d) for d in range(14, 21)]


def test_what_comes_after_a_day_ties_nothing() -> None:
    _, notes = note("b", REPORT, "Tuesday", "after Tuesday")
    assert anchor(notes.events[0], notes.timexes[0]) is None


def test_a_further_event_of_a_giver_narrows_what_its_best_one_leaves() -> None:
    first = "NORRBY, Feb 24, 2016 – The truce starts on Saturday. Arvel and Tomas agreed on it on Monday."
    a, a_also = note("a", first, "Saturday"), note("a", first, "Monday")
    second = f"The truce holds from Feb. 27, {LEADERS} said. Arvel and Tomas agreed on Sunday."
    b, b_also = (
        note("b", second.replace(LEADERS, "they"), "Feb. 27"),
        note("b", second.replace(LEADERS, "they"), "Sunday"),
    )

    def renamed(one: tuple[Page, Notes]) -> EventMention:
        return msgspec.structs.replace(one[1].events[0], id=f"{one[0].id}/v1")

    both = tuple(
        (page, msgspec.structs.replace(told, events=(*told.events, renamed(also))))
        for (page, told), also in ((a, a_also), (b, b_also))
    )
    one = joint(*both, same=(("a/v0", "b/v0"),))["b"]
    two = joint(*both, same=(("a/v0", "b/v0"), ("a/v1", "b/v1")))["b"]

    def near(made: Dating) -> float:
        return sum(c.weight for c in made.candidates if date(2016, 2, 20) <= c.day <= date(2016, 2, 28))

    assert near(two) > near(one)
