"""Where a place name lies, and why."""

from __future__ import annotations

from synoptic.notes import places


def test_the_largest_city_of_a_name():
    paris = places.resolve("Paris")
    assert (paris.country, paris.why) == ("FRA", "the largest city of that name")


def test_what_follows_decides():
    paris = places.resolve("Paris", inside="Texas")
    assert paris.country == "USA"
    assert paris.lat is not None and 33 < paris.lat < 34
    assert "Texas" in paris.why


def test_what_the_page_names_decides_between_cities_of_one_name():
    assert places.resolve("Birmingham").country == "GBR"
    assert places.resolve("Valencia", context=places.Context({"VEN": 8})).country == "VEN"
    assert places.resolve("Valencia", context=places.Context({"ESP": 3})).country == "ESP"


def test_a_region_named_on_the_page_tells_towns_apart():
    said = places.resolve("Mesquite", inside="Nev.")
    assert said.lon is not None and said.lon < -110
    assert said.why == "named with Nev."
    nevada = places.resolve("Mesquite", context=places.Context({"USA": 3}, frozenset({"nevada"})))
    assert nevada.lon is not None and nevada.lon < -110
    texas = places.resolve("Mesquite")
    assert texas.lon is not None and texas.lon > -100


def test_states_seas_and_regions():
    assert places.resolve("Norway").country == "NOR"
    assert places.resolve("Red Sea").country is None
    assert places.resolve("Red Sea").lat is not None
    assert places.resolve("Bavaria").country == "DEU"


def test_a_small_town_is_no_guess_where_its_country_is_not_named():
    assert places.resolve("Essex").lat is None
    assert places.resolve("Essex", inside="Maryland").country == "USA"
    assert places.resolve("North", context=places.Context({"USA": 9})).lat is None


def test_an_area_lies_about_its_town():
    assert places.resolve("Aleppo province").country == "SYR"
    assert "Aleppo" in places.resolve("Aleppo province").why


def test_an_unknown_place_has_no_coordinates_and_says_so():
    found = places.resolve("Nowhere upon Nothing")
    assert (found.lat, found.country, found.why) == (None, None, "not in the tables")
    assert places.resolve("Nowhere upon Nothing", inside="Norway").country == "NOR"
