"""The shipped tables: they load, agree with one another, and answer by any spelling."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from synoptic.language import lexicon


def test_fold_takes_away_case_accents_and_stops():
    assert lexicon.fold("Côte d’Ivoire") == "cote d'ivoire"
    assert lexicon.fold("U.S.") == "us"
    assert lexicon.fold("  Two   words ") == "two words"


@pytest.mark.parametrize(
    ("word", "iso3"),
    [("U.S.", "USA"), ("Danes", "DNK"), ("the Netherlands", "NLD"), ("Swiss", "CHE"), ("Great Britain", "GBR")],
)
def test_country_by_name_people_or_adjective(word: str, iso3: str):
    country = lexicon.country_of(word)
    assert country is not None
    assert country.iso3 == iso3


def test_a_pronoun_is_no_country():
    assert lexicon.country_of("us") is None
    assert lexicon.country_of("Atlantis") is None


def test_seats_stand_for_states_and_names_do_not():
    assert lexicon.seats()["oslo"] == "NOR"
    assert lexicon.seats()["westminster"] == "GBR"
    assert "norway" not in lexicon.seats()


def test_every_independent_state_has_what_the_rules_need():
    for country in lexicon.countries().values():
        if country.independent:
            assert country.adjectives, country.iso3
            assert country.capitals, country.iso3
            assert -90 <= country.lat <= 90
            assert -180 <= country.lon <= 180


def test_offices_belong_to_known_states_and_organisations_and_end_after_they_begin():
    for office in lexicon.offices():
        known = (
            office.of[4:] in lexicon.organisations()
            if office.of.startswith("org:")
            else office.of in lexicon.countries()
        )
        assert known, office
        assert office.kind in lexicon.OFFICE_KINDS, office
        assert office.until is None or office.since is None or office.since <= office.until, office


def test_every_independent_state_has_a_head_of_state_or_government_today():
    # San Marino's two captains regent change every half year and are not kept
    missing = [
        c.iso3
        for c in lexicon.countries().values()
        if c.independent and c.iso3 != "SMR" and not any(lexicon.holders(k, c.iso3, date(2024, 6, 1)) for k in HEADS)
    ]
    assert missing == []


HEADS = ("head of state", "head of government", "leader")


def test_heads_of_one_state_do_not_overlap_but_on_the_day_of_handing_over():
    terms: dict[tuple[str, str, str], list[lexicon.Office]] = {}
    for office in lexicon.offices():
        if office.kind in ("head of state", "head of government"):
            terms.setdefault((office.of, office.kind, office.title), []).append(office)
    for posts in terms.values():
        ordered = sorted(posts, key=lambda o: o.since or date.min)
        for before, after in pairwise(ordered):
            assert before.until is not None and after.since is not None, before
            assert (before.until - after.since).days <= 31, (before, after)  # months are kept at their widest


def test_holders_on_a_day():
    on = lexicon.holders("head of government", "NOR", date(2010, 5, 1))
    assert [o.name for o in on] == ["Jens Stoltenberg"]
    assert lexicon.holders("head of government", "NOR", date(1850, 1, 1)) == ()


def test_terms_of_a_person_by_alias():
    assert {o.of for o in lexicon.terms_of("Angela Merkel")} == {"DEU"}
    assert lexicon.terms_of("Nobody Whatever") == ()


def test_ministers_of_the_old_table_are_found_only_where_no_office_is_known():
    assert all(o.kind != "minister" for o in lexicon.terms_of("Jens Stoltenberg"))
    assert any(o.kind == "minister" for o in lexicon.terms_of(lexicon.officials()[100].name))


def test_organisations_by_acronym_and_other_name():
    for name in ("ICRC", "the International Committee of the Red Cross"):
        found = lexicon.organisation(name)
        assert found is not None
        assert found.key == "icrc"
    assert lexicon.organisation("Society for Nothing") is None


def test_cities_by_old_name_and_by_size():
    assert [c.country for c in lexicon.cities("Bombay")] == ["IND"]
    paris = lexicon.cities("Paris")
    assert paris[0].country == "FRA"
    assert any(c.admin == "Texas" for c in paris)


def test_regions_and_seas():
    sea = lexicon.region("the North Sea")
    assert sea is not None and sea.country is None
    texas = lexicon.region("Texas")
    assert texas is not None and texas.country == "USA"
