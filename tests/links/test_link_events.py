"""What the mentions of an event say together."""

from datetime import date

import msgspec

from synoptic.links import events
from synoptic.links.across import Linked
from synoptic.links.cast import Cast
from synoptic.links.corpus import Corpus
from synoptic.links.singles import singles
from synoptic.model import EventMention, Interval
from tests.helpers.accounts import notes, page, place, told, when

PAGE = page("p", "Aldo and Brese agreed on Sunday to stop firing. The accord came on Monday. It may hold in May.")

CAST = Cast({}, {f"E{n}": "person" for n in range(1, 9)}, {})


def mention(number: int, day: str, **known: object) -> EventMention:
    known.setdefault("type", "AGREE")
    return told(PAGE, number, "Aldo and Brese agreed on Sunday to stop firing", "agreed", day, **known)


def event(*mentions: EventMention) -> object:
    note = notes(PAGE, *mentions)
    accounts = singles(PAGE, note, note.events, CAST, Corpus([PAGE], [note]))
    return events.make(3, Linked(tuple(accounts), ("why",), 0.8), {}, {"p": PAGE.text}, {})


def test_precise_days_that_are_near_make_an_interval_of_both() -> None:
    found = events.when([mention(1, "2031-02-21"), mention(2, "2031-02-22"), mention(3, "2031-02")])
    assert (found.earliest, found.latest) == (when("2031-02-21").earliest, when("2031-02-22").latest)


def test_a_stray_date_does_not_widen_the_event() -> None:
    found = events.when([mention(1, "2031-02-21"), mention(2, "2031-02-21"), mention(3, "2029-05-01")])
    assert (found.earliest, found.latest) == (when("2031-02-21").earliest, when("2031-02-21").latest)


def test_the_many_days_that_a_weekday_may_be_do_not_widen_a_precise_date() -> None:
    may_be = Interval(candidates=(date(2031, 2, 20), date(2031, 2, 27), date(2031, 3, 6)), says="Thursday")
    weekday = msgspec.structs.replace(mention(3, "2031-02-20"), when=may_be)
    found = events.when([mention(1, "2031-02-21"), mention(2, "2031-02-21"), weekday])
    assert (found.earliest, found.latest) == (when("2031-02-21").earliest, when("2031-02-21").latest)


def test_a_date_of_its_own_counts_before_one_that_the_page_lends() -> None:
    found = events.when([mention(1, "../2031-03-01".replace("..", "2000-01-01"), timex=None), mention(2, "2031-02")])
    assert found.earliest == when("2031-02").earliest


def test_nothing_known_stays_open() -> None:
    assert events.when([mention(1, "")]) == when("")


def test_an_event_counts_its_mentions() -> None:
    found = event(
        mention(1, "2031-02-21", actors=("E1", "E2"), place=place("Aldo"), confidence=0.9),
        mention(2, "2031-02-21", actors=("E1", "E2"), type="OTHER", label="accord", status="planned"),
        mention(3, "", actors=("E1",), place=place("Aldo")),
    )
    assert (found.id, found.type, found.label, found.status) == ("V3", "AGREE", "agreed", "happened")
    assert found.actors == ("E1", "E2")
    assert found.place == place("Aldo")
    assert found.mentions == ("p/v1", "p/v2", "p/v3")
    assert 0 < found.confidence <= 1


def test_a_plan_that_nobody_reports_as_done_stays_a_plan() -> None:
    found = event(mention(1, "", status="planned"), mention(2, "", status="planned"), mention(3, "", status="planned"))
    assert found.status == "planned"
