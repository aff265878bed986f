"""Where accounts of one event differ: dates, numbers, places, people, wording, names, reported silence."""

import math
from datetime import date

import pytest

from synoptic.errors import UserError
from synoptic.model import Copy, Dating, Discrepancy, Entity, Event, EventMention, Links, Notes, Page
from synoptic.story.build import accounts, build
from synoptic.story.compare import discrepancies
from tests.helpers.accounts import amount, entity, notes, page, place, statement, told

ONE = page("one", "On Sunday Aldo and Brese agreed to halt the fighting from 27 May.", outlet="Daily One")
TWO = page("two", "Brese and Aldo announced plans on Monday for a halt of the fighting.", outlet="Evening Two")


def links(
    *mentions: EventMention,
    entities: tuple[Entity, ...] = (),
    copies: tuple[Copy, ...] = (),
    days: dict[str, str] | None = None,
) -> Links:
    """Links in which all mentions tell one event."""
    event = Event(id="V1", type="AGREE", label="agreement", mentions=tuple(m.id for m in mentions))
    datings = {
        name: Dating(value=date.fromisoformat(day), earliest=date.fromisoformat(day), latest=date.fromisoformat(day))
        for name, day in (days or {}).items()
    }
    return Links(
        entities=entities,
        entity_of={},
        mentions=mentions,
        events=(event,),
        statements=(),
        datings=datings,
        copies=copies,
    )


def found(pages: tuple[Page, ...], of: Links, *read: Notes) -> list[Discrepancy]:
    return list(discrepancies(pages, read, of))


def agreed(day: str = "2031-05-25", **known: object) -> EventMention:
    return told(ONE, 1, "On Sunday Aldo and Brese agreed to halt the fighting", "agreed", day, **known)


def announced(day: str = "2031-05-26", **known: object) -> EventMention:
    return told(TWO, 1, "Brese and Aldo announced plans on Monday", "announced", day, **known)


def test_a_day_off_is_a_discrepancy_with_both_sides() -> None:
    by = {d.attribute: d for d in found((ONE, TWO), links(agreed(), announced()))}
    assert [v.value for v in by["date"].values] == ["2031-05-25", "2031-05-26"]
    assert [v.outlets for v in by["date"].values] == [("Daily One",), ("Evening Two",)]
    page_id, start, end = by["date"].values[0].spans[0]
    assert ONE.text[start:end].startswith("On Sunday") and page_id == "one"


def test_acts_on_different_steps_differ_in_wording() -> None:
    by = {d.attribute: d for d in found((ONE, TWO), links(agreed(), announced("2031-05-25")))}
    assert set(by) == {"wording"}
    assert [v.value for v in by["wording"].values] == ["agreed", "announced"]


def test_a_copy_is_no_second_witness() -> None:
    copies = (Copy(page="two", original="one", share=0.95, why="the same text"),)
    assert found((ONE, TWO), links(agreed(), announced(), copies=copies)) == []


def test_a_month_and_a_day_in_it_agree() -> None:
    assert not [d for d in found((ONE, TWO), links(agreed("2031-05"), announced())) if d.attribute == "date"]


def toll(of: Page, number: int, words: str, low: float, high: float | None = None) -> EventMention:
    return told(
        of, number, of.text[:-1], "killed", type="ASSAULT", numbers=(amount(of, words, "person killed", low, high),)
    )


def test_a_toll_that_rises_with_the_pages_is_an_update() -> None:
    first, last = page("a", "At least 60 were killed in Aldo."), page("b", "In Aldo 84 were killed.")
    of = links(
        toll(first, 1, "At least 60", 60, math.inf),
        toll(last, 1, "84", 84),
        days={"a": "2031-05-01", "b": "2031-05-03"},
    )
    (number,) = found((first, last), of)
    assert (number.attribute, number.about, number.update) == ("number", "person killed", True)
    assert [v.value for v in number.values] == ["60+", "84"]


def test_a_toll_that_falls_is_a_conflict_and_a_rounded_one_is_none() -> None:
    first, last = page("a", "In Aldo 84 were killed."), page("b", "In Aldo 61 were killed.")
    of = links(toll(first, 1, "84", 84), toll(last, 1, "61", 61), days={"a": "2031-05-01", "b": "2031-05-03"})
    assert [d.update for d in found((first, last), of)] == [False]
    near = page("b", "In Aldo 62,100 were killed."), page("a", "About 62,000 were killed.")
    of = links(toll(near[0], 1, "62,100", 62100), toll(near[1], 1, "62,000", 62000))
    assert found(near, of) == []


def test_a_range_and_its_upper_end_are_told_differently() -> None:
    a, b = page("a", "They killed between 70 and 90 in Aldo."), page("b", "They killed 90 in Aldo.")
    assert len(found((a, b), links(toll(a, 1, "between 70 and 90", 70, 90), toll(b, 1, "90", 90)))) == 1


def test_places_far_apart_differ_and_a_country_holds_its_city() -> None:
    here, there = place("Aldo", "XAA", 10.0, 10.0), place("Brese", "XAA", 20.0, 20.0)
    land = place("Aldonia", "XAA", 15.0, 15.0, "a state's name")
    one, two = agreed(place=here), announced("2031-05-25", place=there)
    assert "place" in {d.attribute for d in found((ONE, TWO), links(one, two))}
    assert "place" not in {d.attribute for d in found((ONE, TWO), links(one, announced("2031-05-25", place=land)))}


PARTIES = tuple(
    Entity(id=f"E{n}", name=name, kind="state", known_as=f"iso:X{n}")
    for n, name in enumerate(("Aldo", "Brese", "Cassel", "Dorn"), 1)
)


def taking_part(one: tuple[str, ...], two: tuple[str, ...], kinds: tuple[Entity, ...] = PARTIES) -> set[str]:
    """The attributes that differ when the two pages name these actors."""
    first = agreed(actors=one, type="AGREE", label="agreement")
    second = announced("2031-05-25", actors=two, type="AGREE", label="agreement")
    return {d.attribute for d in found((ONE, TWO), links(first, second, entities=kinds))}


def test_other_participants_and_longer_lists_differ() -> None:
    assert "participants" in taking_part(("E1",), ("E2",))
    assert "participants" in taking_part(("E1", "E2"), ("E1", "E2", "E3", "E4"))
    assert "participants" not in taking_part(("E1", "E2"), ("E2", "E1"))


def test_those_without_a_name_contradict_nobody() -> None:
    nameless = tuple(Entity(id=e.id, name="fighters", kind="group") for e in PARTIES)
    assert "participants" not in taking_part(("E1",), ("E2",), nameless)


def named(first: str, other: str, kind: str = "organisation") -> list[Discrepancy]:
    a, b = page("a", f"Fighters of {first} left.", outlet="One"), page("b", f"Fighters of {other} left.", outlet="Two")
    one, two = entity(a, 1, first, kind), entity(b, 1, other, kind)
    whole = Entity(id="E1", name=first, kind=one.kind, mentions=(*one.mentions, *two.mentions))
    empty = Links(entities=(whole,), entity_of={}, mentions=(), events=(), statements=(), datings={}, copies=())
    return found((a, b), empty)


def test_names_with_nothing_in_common_are_a_stance_initials_are_not() -> None:
    (stance,) = named("Northern Guard", "Karesh")
    assert (stance.attribute, [v.value for v in stance.values]) == ("naming", ["Northern Guard", "Karesh"])
    assert named("Northern Guard", "NG") == []
    assert named("Northern Guard", "the Guard") == []
    assert named("Anna Bell", "Roses", "person") == []


def test_a_reported_silence_meets_what_was_stated() -> None:
    text = (
        "The groups are on the list of the Security Council, the palace said. "
        "The presidency made no mention of any Security Council list."
    )
    of = page("a", text, outlet="Daily One")
    said = statement(of, 1, "The groups are on the list of the Security Council", "E9", speaker_text="the palace")
    links_ = Links(entities=(), entity_of={}, mentions=(), events=(), statements=(said,), datings={}, copies=())
    (silence,) = found((of,), links_, notes(of, statements=(said,)))
    assert silence.attribute == "omission"
    assert [v.value for v in silence.values] == ["the palace: stated", "The presidency: silent"]
    other = page("a", text.replace("Security Council list", "harvest festival"))
    assert found((other,), links_, notes(other)) == []


def test_accounts_side_by_side_and_an_unknown_event() -> None:
    of = links(agreed(), announced())
    story = build("s", (ONE, TWO), (notes(ONE), notes(TWO)), of)
    rows = {row.attribute: row for row in accounts(story, "V1")}
    assert rows["date"].verdict == "≠"
    assert rows["wording"].verdict == "≠ wording"
    assert [cell.values for cell in rows["wording"].cells] == [("agreed",), ("announced",)]
    with pytest.raises(UserError, match="V9"):
        accounts(story, "V9")


def test_a_witness_that_gives_no_date_is_silent_on_it() -> None:
    story = build("s", (ONE, TWO), (notes(ONE), notes(TWO)), links(agreed(), announced("")))
    assert {row.attribute: row.verdict for row in accounts(story, "V1")}["date"] == "silent"
