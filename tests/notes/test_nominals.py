"""Descriptions: places, bodies and people by what they are; what is said of them; what is an alias, what a role."""

from __future__ import annotations

from helpers.named import named, who

from synoptic.model import Entity
from synoptic.notes import names


def entity(name: str, *sentences: str, **kinds: str) -> Entity:
    page, reading = named(*sentences, **kinds)
    return next(e for e in names.entities(page, reading) if e.name == name)


def test_the_city_is_the_town_and_the_country_is_the_state():
    found = who(
        "Norway/PROPN/2/nsubj helped/VERB/0/root Bergen/PROPN/2/obj ./PUNCT/2/punct",
        "The/DET/2/det city/NOUN/3/nsubj thanked/VERB/0/root the/DET/5/det country/NOUN/3/obj ./PUNCT/3/punct",
        LOC="Norway|Bergen",
    )
    assert found == {"Norway": ["Norway", "the country"], "Bergen": ["Bergen", "The city"]}


def test_the_bridge_is_the_one_with_the_noun_in_its_name():
    found = who(
        "The/DET/3/det Kelda/PROPN/3/compound Bridge/PROPN/5/nsubj has/AUX/5/aux opened/VERB/0/root ./PUNCT/5/punct",
        "The/DET/2/det bridge/NOUN/3/nsubj shook/VERB/0/root ./PUNCT/3/punct",
        LOC="Kelda Bridge",
    )
    assert found == {"Kelda Bridge": ["Kelda Bridge", "The bridge"]}


def test_a_place_told_once_and_never_named_is_no_entity():
    once = "A/DET/2/det bridge/NOUN/3/nsubj shook/VERB/0/root ./PUNCT/3/punct"
    assert who(once) == {}
    assert who(once, "The/DET/2/det bridge/NOUN/3/nsubj fell/VERB/0/root ./PUNCT/3/punct") == {
        "bridge": ["A bridge", "The bridge"]
    }


def test_the_capital_of_a_state_is_its_seat():
    found = who(
        "She/PRON/2/nsubj saw/VERB/0/root Bergen/PROPN/2/obj and/CCONJ/5/cc Oslo/PROPN/3/conj ./PUNCT/2/punct",
        "The/DET/3/det Norwegian/ADJ/3/amod capital/NOUN/4/nsubj shrank/VERB/0/root ./PUNCT/4/punct",
        LOC="Bergen|Oslo",
    )
    assert found["Oslo"] == ["Oslo", "The Norwegian capital"]


def test_a_predicate_and_an_apposition_are_said_of_the_name():
    found = who(
        "Ann/PROPN/5/nsubj Mora/PROPN/1/flat was/AUX/5/cop a/DET/5/det geologist/NOUN/0/root ./PUNCT/5/punct",
        "Bergen/PROPN/7/nsubj ,/PUNCT/1/punct a/DET/5/det rainy/ADJ/5/amod town/NOUN/1/appos ,/PUNCT/1/punct "
        "celebrated/VERB/0/root ./PUNCT/7/punct",
        PER="Ann Mora", LOC="Bergen",
    )  # fmt: skip
    assert found == {"Ann Mora": ["Ann Mora", "a geologist"], "Bergen": ["Bergen", "a rainy town"]}


def test_what_is_denied_is_not_said():
    found = who(
        "Ann/PROPN/6/nsubj Mora/PROPN/1/flat was/AUX/6/cop not/PART/6/advmod a/DET/6/det geologist/NOUN/0/root",
        PER="Ann Mora",
    )
    assert found["Ann Mora"] == ["Ann Mora"]


def test_a_town_inside_the_name_of_something_else_is_named_too():
    found = who(
        "Bergen/PROPN/2/nsubj opened/VERB/0/root the/DET/6/det Bergen/PROPN/6/compound Science/PROPN/6/compound "
        "Museum/PROPN/2/obj ./PUNCT/2/punct",
        LOC="Bergen", ORG="Bergen Science Museum",
    )  # fmt: skip
    assert found["Bergen"] == ["Bergen", "Bergen"]


def test_another_modifier_is_somebody_else():
    found = who(
        "A/DET/3/det tall/ADJ/3/amod student/NOUN/4/nsubj called/VERB/0/root ./PUNCT/4/punct",
        "The/DET/3/det small/ADJ/3/amod student/NOUN/4/nsubj waited/VERB/0/root ./PUNCT/4/punct",
        "The/DET/2/det student/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct",
    )
    assert found == {"tall student": ["A tall student"], "small student": ["The small student", "The student"]}


def test_people_are_new_people_each_time():
    page, reading = named("People/NOUN ran/VERB ./PUNCT", "People/NOUN sang/VERB ./PUNCT")
    assert len(names.entities(page, reading)) == 2


def test_a_plural_or_possessed_description_is_a_mention_but_no_alias():
    president = entity(
        "Ann Mora",
        "Norwegian/ADJ president/NOUN Ann/PROPN Mora/PROPN met/VERB Chilean/ADJ president/NOUN Eva/PROPN Lund/PROPN",
        "The/DET presidents/NOUN talked/VERB ./PUNCT",
        "The/DET Norwegian/ADJ president/NOUN left/VERB ./PUNCT",
        PER="Ann Mora|Eva Lund",
    )
    assert president.aliases == ("the Norwegian president",)
    assert len(president.mentions) == 4


def test_a_state_s_army_is_a_mention_of_the_state_but_no_other_name():
    norway = entity("Norway", "Norwegian/ADJ troops/NOUN left/VERB Norway/PROPN ./PUNCT", LOC="Norway")
    assert norway.aliases == ()
    assert len(norway.mentions) == 2


def test_an_ally_is_no_office():
    ally = entity("Ann Mora", "Ally/NOUN Ann/PROPN Mora/PROPN and/CCONJ actor/NOUN Paul/PROPN Lund/PROPN left/VERB",
                  PER="Ann Mora|Paul Lund")  # fmt: skip
    assert ally.roles == ()


def test_a_name_that_the_tagger_missed_is_the_body_of_that_name():
    found = who(
        "UNICEF/PROPN/2/nsubj met/VERB/0/root the/DET/5/det River/PROPN/5/compound Party/PROPN/2/obj ./PUNCT/2/punct",
        "It/PRON/2/nsubj rained/VERB/0/root on/ADP/6/case the/DET/6/det River/PROPN/6/compound Party/PROPN/2/obl "
        "./PUNCT/2/punct",
        ORG="UNICEF",
    )
    assert found["River Party"] == ["the River Party", "the River Party"]


def test_the_short_name_of_a_body():
    found = who(
        "The/DET/4/det Norwegian/ADJ/4/amod Harbour/PROPN/4/compound Office/PROPN/5/nsubj spoke/VERB/0/root",
        "The/DET/3/det Harbour/PROPN/3/compound Office/PROPN/4/nsubj left/VERB/0/root ./PUNCT/4/punct",
        ORG="Norwegian Harbour Office|Harbour Office",
    )
    assert list(found.values()) == [["Norwegian Harbour Office", "Harbour Office"]]


def test_the_front_of_a_title_is_no_name():
    found = who(
        "Keldan/PROPN Foreign/PROPN Minister/PROPN Ann/PROPN Mora/PROPN spoke/VERB ./PUNCT",
        PER="Keldan Foreign|Ann Mora",
    )
    assert list(found) == ["Ann Mora"]


def test_the_government_is_the_one_told_of_before():
    found = who(
        "The/DET/3/det Norwegian/ADJ/3/amod government/NOUN/4/nsubj fell/VERB/0/root ./PUNCT/4/punct",
        "The/DET/2/det government/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct",
    )
    assert found == {"Norway": ["The Norwegian government", "The government"]}


def test_a_capital_that_grows_is_a_town():
    page, reading = named("Oslo/PROPN/2/nsubj grew/VERB/0/root ./PUNCT/2/punct", LOC="Oslo")
    page2, reading2 = named("Oslo/PROPN/2/nsubj refused/VERB/0/root ./PUNCT/2/punct", LOC="Oslo")
    assert [e.kind for e in names.entities(page, reading)] == ["place"]
    assert [e.kind for e in names.entities(page2, reading2)] == ["state"]


def test_a_body_told_of_right_before_its_name():
    found = who(
        "The/DET/2/det magazine/NOUN/6/nsubj Harbour/PROPN/2/appos Light/PROPN/3/flat has/AUX/6/aux closed/VERB/0/root",
        ORG="Harbour Light",
    )
    assert found == {"Harbour Light": ["The magazine", "Harbour Light"]}


def test_a_state_between_title_and_name_is_no_part_of_the_name():
    found = who(
        "The/DET President/PROPN of/ADP Kelda/PROPN Ann/PROPN Mora/PROPN spoke/VERB ./PUNCT",
        "Ann/PROPN Mora/PROPN left/VERB ./PUNCT",
        PER="Kelda Ann Mora|Ann Mora",
    )
    assert found["Ann Mora"].count("Ann Mora") == 2


def test_what_somebody_became_or_serves_as_is_said_of_them():
    found = who(
        "Ann/PROPN/3/nsubj Mora/PROPN/1/flat became/VERB/0/root a/DET/5/det geologist/NOUN/3/xcomp ./PUNCT/3/punct",
        "Mora/PROPN/2/nsubj served/VERB/0/root as/ADP/5/case a/DET/5/det governor/NOUN/2/obl ./PUNCT/2/punct",
        PER="Ann Mora|Mora",
    )
    assert found == {"Ann Mora": ["Ann Mora", "a geologist", "Mora", "a governor"]}


def test_what_somebody_did_not_become_or_has_made_of_others_is_not_said_of_them():
    found = who(
        "Mora/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod become/VERB/0/root a/DET/6/det judge/NOUN/4/xcomp"
        " ./PUNCT/4/punct",
        "Mora/PROPN/2/nsubj appointed/VERB/0/root a/DET/4/det clerk/NOUN/2/obj ./PUNCT/2/punct",
        PER="Mora",
    )
    assert found["Mora"] == ["Mora", "Mora"]


def test_a_noun_right_behind_the_name_of_a_body_says_what_it_is():
    found = who(
        "The/DET/4/det Tall/PROPN/4/compound Heron/PROPN/2/flat group/NOUN/5/nsubj met/VERB/0/root ./PUNCT/5/punct",
        ORG="Tall Heron",
    )
    assert found == {"Tall Heron": ["The Tall Heron group", "Tall Heron"]}


def test_a_body_may_be_known_by_the_name_of_its_house():
    found = who(
        "The/DET/3/det Kelda/PROPN/3/compound Mosque/PROPN/5/nsubj has/AUX/5/aux opened/VERB/0/root ./PUNCT/5/punct",
        "This/DET/2/det mosque/NOUN/3/nsubj thrived/VERB/0/root ./PUNCT/3/punct",
        LOC="Kelda Mosque",
    )
    assert found == {"Kelda Mosque": ["Kelda Mosque", "This mosque"]}


def test_the_capital_of_a_province_is_not_that_of_a_state_told_of():
    found = who(
        "She/PRON/2/nsubj saw/VERB/0/root Oslo/PROPN/2/obj ./PUNCT/2/punct",
        "The/DET/2/det capital/NOUN/6/nsubj of/ADP/4/case Kelda/PROPN/2/nmod Province/PROPN/4/flat"
        " shrank/VERB/0/root ./PUNCT/6/punct",
        LOC="Oslo|Kelda Province",
    )
    assert found["Oslo"] == ["Oslo"]


def test_the_world_told_twice_is_one_place():
    world = "The/DET/2/det world/NOUN/3/nsubj changed/VERB/0/root ./PUNCT/3/punct"
    assert who(world, world) == {"world": ["The world", "The world"]}


def test_what_who_is_said_to_be_is_said_of_whom_it_stands_for():
    found = who(
        "Ann/PROPN/9/nsubj Mora/PROPN/1/flat ,/PUNCT/1/punct who/PRON/8/nsubj is/AUX/8/cop just/ADV/8/advmod"
        " a/DET/8/det geologist/NOUN/1/acl:relcl left/VERB/0/root ./PUNCT/9/punct",
        PER="Ann Mora",
    )
    assert "a geologist" in found["Ann Mora"]
