"""Who is the same across pages."""

from __future__ import annotations

import msgspec

from synoptic.links.people import merge
from synoptic.model import Place, Role
from tests.helpers.cast import entity, groups, notes


def test_one_key_is_one_entity_whatever_the_names():
    pages = (
        notes("a", entity("a", 1, "Norway", "state", known_as="iso:NOR")),
        notes("b", entity("b", 1, "Oslo", "state", known_as="iso:NOR")),
    )
    assert groups(*pages) == [{"a/e1", "b/e1"}]


def test_transliterations_meet_and_the_reason_is_kept():
    pages = notes("a", entity("a", 1, "Omar al-Rashid")), notes("b", entity("b", 1, "Umar Rashid"))
    merged, _ = merge(pages)
    assert len(merged) == 1
    assert any("Umar Rashid" in why for why in merged[0].why)


def test_brothers_stay_apart_and_a_bare_surname_between_them_stays_open():
    pages = (
        notes("a", entity("a", 1, "John Doe")),
        notes("b", entity("b", 1, "Paul Doe")),
        notes("c", entity("c", 1, "Doe")),
    )
    assert groups(*pages) == [{"a/e1"}, {"b/e1"}, {"c/e1"}]


def test_a_bare_surname_joins_the_only_full_name():
    pages = notes("a", entity("a", 1, "John Doe", "person", "Doe")), notes("b", entity("b", 1, "Doe"))
    assert groups(*pages) == [{"a/e1", "b/e1"}]


def test_a_shared_role_tells_which_surname_is_meant():
    minister = (Role(title="Minister", of="Norway"),)
    pages = (
        notes("a", entity("a", 1, "John Doe", roles=minister)), notes("b", entity("b", 1, "Paul Doe")),
        notes("c", entity("c", 1, "Doe", roles=minister)),
    )  # fmt: skip
    assert groups(*pages) == [{"a/e1", "c/e1"}, {"b/e1"}]


def test_different_keys_are_never_joined_by_name():
    pages = (
        notes("a", entity("a", 1, "John Doe", known_as="person:john doe")),
        notes("b", entity("b", 1, "John Doe", known_as="person:john doe the elder")),
    )
    assert groups(*pages) == [{"a/e1"}, {"b/e1"}]


def test_the_name_of_the_story_is_the_fullest_most_frequent_form():
    pages = (
        notes("a", entity("a", 1, "John Doe", "person", "Doe")), notes("b", entity("b", 1, "John Doe")),
        notes("c", entity("c", 1, "Johnny Doe")),
    )  # fmt: skip
    merged, _ = merge(pages)
    assert merged[0].name == "John Doe"
    assert {"Doe", "Johnny Doe"} <= set(merged[0].aliases)


def test_ids_run_by_number_of_mentions():
    merged, _ = merge([notes("a", entity("a", 1, "Ann Mora"), entity("a", 2, "John Doe", "person", "Doe"))])
    assert [(e.id, e.name) for e in merged] == [("E1", "John Doe"), ("E2", "Ann Mora")]


def test_organisations_meet_by_name_spelling_and_town():
    pages = (
        notes("a", entity("a", 1, "Blue River Defense Center", "organisation")),
        notes("b", entity("b", 1, "the Blue River Defence Centre", "organisation")),
        notes("c", entity("c", 1, "Chicago Red Foxes", "organisation")),
        notes("d", entity("d", 1, "Red Foxes", "organisation")),
    )
    assert groups(*pages) == [{"a/e1", "b/e1"}, {"c/e1", "d/e1"}]


def test_police_of_two_towns_stay_apart():
    pages = (
        notes("a", entity("a", 1, "Chicago Police Department", "organisation")),
        notes("b", entity("b", 1, "Boston Police Department", "organisation")),
    )
    assert groups(*pages) == [{"a/e1"}, {"b/e1"}]


def test_an_acronym_given_with_its_name_on_one_page_joins_it_on_the_next():
    pages = (
        notes("a", entity("a", 1, "Blue River Committee", "organisation", "BRC")),
        notes("b", entity("b", 1, "BRC", "organisation")),
    )
    assert groups(*pages) == [{"a/e1", "b/e1"}]


def test_unnamed_groups_meet_and_unnamed_people_do_not():
    pages = (
        notes("a", entity("a", 1, "officials", "group", named=False), entity("a", 2, "man", named=False)),
        notes("b", entity("b", 1, "officials", "group", named=False), entity("b", 2, "man", named=False)),
    )
    assert groups(*pages) == [{"a/e1", "b/e1"}, {"a/e2"}, {"b/e2"}]


def test_a_description_joins_the_one_person_so_called_elsewhere():
    accountant = (Role(title="Accountant"),)
    pages = (
        notes("a", entity("a", 1, "John Doe", roles=accountant)),
        notes("b", entity("b", 1, "John Doe"), entity("b", 2, "accountant", "person", "the accountant", named=False)),
        notes("c", entity("c", 1, "accountant", "person", "the accountant", named=False)),
    )
    assert groups(*pages) == [{"a/e1", "b/e1", "b/e2"}, {"c/e1"}]


def test_a_name_between_two_people_belongs_to_neither():
    pages = (
        notes("a", entity("a", 1, "John Doe")), notes("b", entity("b", 1, "John A. Doe")),
        notes("c", entity("c", 1, "John B. Doe")), notes("d", entity("d", 1, "John Doe")),
    )  # fmt: skip
    assert groups(*pages) == [{"a/e1", "d/e1"}, {"b/e1"}, {"c/e1"}]


def test_father_and_son():
    pages = (
        notes("a", entity("a", 1, "John Doe Jr.")), notes("b", entity("b", 1, "John Doe Sr.")),
        notes("c", entity("c", 1, "John Doe"), entity("c", 2, "John Doe Jr.")),
    )  # fmt: skip
    found = groups(*pages)
    assert {"a/e1", "c/e2"} in found
    assert not any({"a/e1", "b/e1"} <= group for group in found)


def test_the_one_whom_the_story_is_about_is_meant_by_the_surname():
    many = [notes(f"p{i}", entity(f"p{i}", 1, "John Doe")) for i in range(5)]
    bare, other = notes("c", entity("c", 1, "Doe")), notes("d", entity("d", 1, "Paul Doe"))
    assert {"c/e1", "p0/e1"} <= groups(*many, bare, other)[0]
    assert {"c/e1"} in groups(*many[:4], bare, other)


def test_a_nickname_that_one_page_gives_joins_two_names():
    pages = (
        notes("a", entity("a", 1, "Jerry Doe")), notes("b", entity("b", 1, "Luis Doe", "person", "Jerry Doe")),
    )  # fmt: skip
    assert groups(*pages) == [{"a/e1", "b/e1"}]


def test_somebodys_wife_on_two_pages():
    pages = (
        notes("a", entity("a", 1, "John Doe"), entity("a", 2, "John Doe's wife", named=False)),
        notes("b", entity("b", 1, "John Doe"), entity("b", 2, "John Doe's wife", named=False)),
        notes("c", entity("c", 1, "Paul Doe"), entity("c", 2, "Paul Doe's wife", named=False)),
        notes("d", entity("d", 1, "John Doe"), entity("d", 2, "John Doe's brother", named=False)),
        notes("e", entity("e", 1, "John Doe"), entity("e", 2, "John Doe's brother", named=False)),
    )
    assert {"a/e2", "b/e2"} in groups(*pages)
    assert {"c/e2"} in groups(*pages)
    assert {"d/e2"} in groups(*pages)


def test_another_officer_is_not_the_one_who_is_named():
    officer = (Role(title="Accountant"),)
    pages = (
        notes("a", entity("a", 1, "John Doe", roles=officer)),
        notes("b", entity("b", 1, "John Doe"), entity("b", 2, "Another accountant", named=False)),
        notes("c", entity("c", 1, "John Doe"), entity("c", 2, "Ann Mora's accountant", named=False)),
    )
    assert {"b/e2"} in groups(*pages)
    assert {"c/e2"} in groups(*pages)


def test_an_assistant_is_not_the_one_whom_he_assists():
    accountant = (Role(title="Accountant", of="Norway"),)
    told = [
        notes(page, entity(page, 1, "John Doe", roles=accountant), entity(page, 2, words, named=False))
        for page, words in (("a", "assistant accountant"), ("b", "Chilean accountant"), ("c", "Norwegian accountant"))
    ]
    found = groups(*told)
    assert {"a/e2"} in found
    assert {"b/e2"} in found
    assert {"a/e1", "b/e1", "c/e1", "c/e2"} in found


def test_the_driver_is_the_one_whom_other_pages_name():
    told = [notes(p, entity(p, 1, "John Doe", "person", "the driver")) for p in "ab"]
    bare = notes("c", entity("c", 1, "driver", "person", "the driver", named=False))
    new = notes("d", entity("d", 1, "driver", "person", "a driver", named=False))
    other = notes("e", entity("e", 1, "Paul Roe", roles=(Role(title="Driver"),)))
    assert groups(*told, bare, new) == [{"a/e1", "b/e1", "c/e1"}, {"d/e1"}]
    assert {"c/e1"} in groups(*told, bare, other)
    assert {"c/e1"} in groups(told[0], bare)
    many = [notes(f"p{i}", entity(f"p{i}", 1, "driver", "person", "the driver", named=False)) for i in range(9)]
    assert {"c/e1"} in groups(*told, bare, *many)


def test_aliases_are_names_only():
    merged, _ = merge([notes("a", entity("a", 1, "John Doe", "person", "Doe", "the presidents", "his brother"))])
    assert merged[0].aliases == ("Doe",)


def test_anothers_name_is_no_alias():
    doe = entity("a", 1, "John Doe", "person", "Doe", "Fallow John Doe", "Fallow", "Johnny")
    merged, _ = merge([notes("a", doe, entity("a", 2, "Fallow", "place"))])
    assert set(merged[0].aliases) == {"Doe", "Johnny"}


def test_a_place_whose_coordinates_one_page_tells_has_them():
    bare = msgspec.structs.replace(entity("a", 1, "Norwick", "place"), place=Place("Norwick"))
    found = msgspec.structs.replace(entity("b", 1, "Norwick", "place"), place=Place("Norwick", lat=60.8, lon=-0.8))
    merged, _ = merge([notes("a", bare), notes("b", found)])
    assert merged[0].place == found.place


def test_no_pages_no_entities():
    assert merge([]) == ((), {})


def test_many_people_are_merged_in_blocks():
    pages = [
        notes(f"p{i}", *(entity(f"p{i}", n, f"Given{n:03} Family{n % 97:03}") for n in range(150))) for i in range(10)
    ]
    merged, entity_of = merge(pages)
    assert len(entity_of) == 1500
    assert all(len({m.page for m in e.mentions}) == 10 for e in merged)
