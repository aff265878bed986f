"""Organisations, states and places over pages."""

from __future__ import annotations

from synoptic.links.entity_names import office_words, plain
from synoptic.links.people import merge
from synoptic.model import Notes
from tests.helpers.cast import entity, groups, notes


def pages_of(*names: str, kind: str = "organisation") -> tuple[Notes, ...]:
    return tuple(notes(f"p{i}", entity(f"p{i}", 1, name, kind)) for i, name in enumerate(names))  # type: ignore[arg-type]


def sizes(*names: str) -> list[int]:
    return sorted(map(len, groups(*pages_of(*names))))


def test_a_body_without_its_legal_form_small_words_or_plural():
    assert sizes("Fallow Corp.", "Fallow") == [2]
    assert sizes("Academy of River Arts and Letters", "Academy of River Art & Letters") == [2]
    assert sizes("St. Olava Hospital", "Saint Olava Hospital") == [2]


def test_an_acronym_that_only_one_name_of_the_story_explains():
    assert sizes("Blue River Committee", "BRC") == [2]
    assert sizes("Blue River Committee", "Black Rock Council", "BRC") == [1, 1, 1]
    assert sizes("Blue River", "BR") == [1, 1]


def test_a_team_by_its_own_name_if_two_towns_do_not_share_it():
    assert sizes("Chicago Red Foxes", "Red Foxes") == [2]
    assert sizes("Chicago Red Foxes", "Boston Red Foxes", "Red Foxes") == [1, 1, 1]


def test_what_many_are_called_is_nobodys_short_name():
    assert sizes("Chicago Times", "Times") == [1, 1]


def test_a_towns_police_however_it_is_called():
    assert sizes("Fallow Police Department", "Fallow police", "Fallow City Police") == [3]
    assert sizes("Fallow Police Department", "Tarn Police Department") == [1, 1]


def test_a_ministry_without_its_state():
    norway = notes(
        "a", entity("a", 1, "Norwegian Foreign Ministry", "organisation", known_as="iso:NOR/foreign-ministry")
    )
    chile = notes("b", entity("b", 1, "Chile's Foreign Ministry", "organisation", known_as="iso:CHL/foreign-ministry"))
    bare = notes("c", entity("c", 1, "Foreign Ministry", "organisation"))
    assert groups(norway, bare) == [{"a/e1", "c/e1"}]
    assert groups(norway, chile, bare) == [{"a/e1"}, {"b/e1"}, {"c/e1"}]
    assert office_words("the Ministry of Foreign Affairs") == office_words("Foreign Ministry") != ""
    assert office_words("Norwegian Foreign Ministry") == office_words("Fallow Police Department") == ""


def test_a_state_and_its_capital_stay_apart():
    state = notes("a", entity("a", 1, "Norway", "state", "Oslo", known_as="iso:NOR"))
    town = notes("b", entity("b", 1, "Oslo", "place"))
    assert groups(state, town) == [{"a/e1"}, {"b/e1"}]


def test_a_group_of_several_names_keeps_them():
    pages = (
        notes("a", entity("a", 1, "Islamic State", "organisation", "IS", known_as="org:islamic-state")),
        notes("b", entity("b", 1, "Islamic State", "organisation", "Daesh", known_as="org:islamic-state")),
    )
    merged, _ = merge(pages)
    assert len(merged) == 1
    assert {"IS", "Daesh"} <= set(merged[0].aliases)
    assert merged[0].why


def test_a_person_of_a_bodys_name_is_the_body_where_more_pages_say_so():
    pages = (*pages_of("Tarn", "Tarn", kind="place"), notes("q", entity("q", 1, "Tarn")))
    assert groups(*pages) == [{"p0/e1", "p1/e1", "q/e1"}]
    assert merge(pages)[0][0].kind == "place"
    mostly = (*pages_of("Ann Mora", "Ann Mora", kind="person"), notes("q", entity("q", 1, "Ann Mora", "other")))
    assert [(e.name, e.kind) for e in merge(mostly)[0]] == [("Ann Mora", "person")]


def test_plain_names():
    assert plain("The Center-Left Party") == "centre left party"
    assert plain("Mt. Tarn") == "mount tarn"
    assert plain("Newton St") == "newton street"
