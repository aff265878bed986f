"""Where a place name lies, and why."""

from __future__ import annotations

import pytest

from synoptic.language import lexicon
from synoptic.notes import places
from synoptic.notes.place_choice import Town
from synoptic.notes.places import Context

USA, NEVADA, TEXAS = Context({"USA": 3}), frozenset({"nevada"}), frozenset({"texas"})


def test_the_largest_city_of_a_name():
    paris = places.resolve("Paris")
    assert (paris.country, paris.why) == ("FRA", "the largest city of that name")


@pytest.mark.parametrize(
    ("name", "inside", "country", "lat"),
    [
        ("Paris", "Texas", "USA", 33.7),
        ("Paris", "TX", "USA", 33.7),
        ("Athens", "Ga.", "USA", 34.0),
        ("Athens", "Georgia", "USA", 34.0),
        ("Batumi", "Georgia", "GEO", 41.6),
        ("London", "Ontario", "CAN", 43.0),
        ("Córdoba", "Spain", "ESP", 37.9),
        ("Tripoli", "Lebanese", "LBN", 34.4),
        ("Hyderabad", "Sindh", "PAK", 25.4),
        ("Vancouver", "Washington", "USA", 45.6),
        ("Punjab", "Pakistan", "PAK", 31.4),
        ("Freiburg", "Baden-Württemberg", "DEU", 48.0),
    ],
)
def test_what_stands_beside_decides(name: str, inside: str, country: str, lat: float):
    found = places.resolve(name, inside=inside)
    assert (found.country, found.why) == (country, f"named with {inside}")
    assert found.lat == pytest.approx(lat, abs=0.1)


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("Valencia", {"VEN": 8}, "VEN"),
        ("Valencia", {"ESP": 3}, "ESP"),
        ("Tripoli", {"LBN": 2}, "LBN"),
        ("Hyderabad", {"PAK": 4, "IND": 1}, "PAK"),
        ("St. Petersburg", {"USA": 2}, "USA"),
        ("San Jose", {"CRI": 1}, "CRI"),
        ("San Jose", {"USA": 1}, "USA"),
        ("Cordoba", {"ESP": 1}, "ESP"),
        ("Punjab", {"PAK": 1}, "PAK"),
        ("Victoria", {"CAN": 2}, "CAN"),
    ],
)
def test_the_state_most_named_on_the_page_decides(name: str, countries: dict[str, int], country: str):
    found = places.resolve(name, context=Context(countries))
    assert found.country == country
    assert f"the state most named on the page: {lexicon.countries()[country].name}" in found.why


@pytest.mark.parametrize(
    ("name", "country"),
    [("Birmingham", "GBR"), ("Hyderabad", "IND"), ("Tripoli", "LBY"), ("St. Petersburg", "RUS"), ("Alexandria", "EGY"),
     ("Córdoba", "ARG"), ("San José", "CRI"), ("Punjab", "IND")],
)  # fmt: skip
def test_without_evidence_the_largest_stands_and_the_others_are_told(name: str, country: str):
    assert places.resolve(name).country == country
    if name == "Hyderabad":
        assert places.resolve(name).why == "the largest city of that name (others: Pakistan)"


def test_a_capital_outweighs_a_town_of_a_state_that_the_page_names():
    assert places.resolve("Paris", context=Context({"USA": 3, "FRA": 1}, TEXAS)).country == "FRA"
    assert places.resolve("Paris", context=USA).country == "FRA"


def test_a_region_named_on_the_page_tells_towns_apart():
    said = places.resolve("Mesquite", inside="Nev.")
    assert said.lon is not None and said.lon < -110
    assert said.why == "named with Nev."
    nevada = places.resolve("Mesquite", context=Context({"USA": 3}, NEVADA))
    assert nevada.lon is not None and nevada.lon < -110
    assert "the page names Nevada" in nevada.why
    texas = places.resolve("Mesquite")
    assert texas.lon is not None and texas.lon > -100


def test_a_small_town_of_the_page_s_state_gives_way_to_a_place_of_note_that_comes_near():
    geneva = places.resolve("Geneva", context=USA)
    assert (geneva.country, geneva.why) == ("CHE", "the largest city of that name (others: United States)")


@pytest.mark.parametrize(
    ("name", "country"),
    [("Al-Raqqa", "SYR"), ("Al Anbar", "IRQ"), ("State of Virginia", "USA"), ("city of Lyon", "FRA"),
     ("Province of Quebec", "CAN")],
)  # fmt: skip
def test_articles_and_what_a_place_is_may_stand_before_its_name(name: str, country: str):
    found = places.resolve(name)
    assert found.country == country and found.lat is not None


def test_a_certain_town_near_by_is_evidence():
    beirut = Town("Beirut", "LBN", 33.9, 35.5)
    found = places.resolve("Tripoli", context=Context({"LBN": 0.5}, towns=(beirut,)))
    assert found.country == "LBN"
    assert "Beirut, near it, is named on the page" in found.why


def test_states_seas_and_regions():
    assert places.resolve("Norway").country == "NOR"
    assert places.resolve("Red Sea").country is None
    assert places.resolve("Red Sea").lat is not None
    assert places.resolve("Bavaria").country == "DEU"
    assert places.resolve("Bab al-Mandab").why == "a known sea"


def test_washington_is_the_capital_unless_the_page_puts_a_town_in_the_state():
    capital = places.resolve("Washington", context=USA)
    assert capital.lon == pytest.approx(-77.0, abs=0.1)
    state = places.resolve("Washington", context=Context({"USA": 3}, parents=frozenset({"washington"})))
    assert state.lon is not None and state.lon < -115
    assert "the page names a town in it" in state.why


@pytest.mark.parametrize("name", ["Aleppo", "Lagos", "Kherson", "New York"])
def test_a_bare_name_is_the_town_and_not_the_unit_around_it(name: str):
    assert "city of that name" in places.resolve(name).why


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [("Aleppo province", "SYR", "governorate"), ("Perm region", "RUS", "region"), ("Niger State", "NGA", "state"),
     ("Salahuddin province", "IRQ", "governorate"), ("Kherson oblast", "UKR", "region")],
)  # fmt: skip
def test_a_unit_is_called_by_its_kind(name: str, country: str, kind: str):
    found = places.resolve(name)
    assert (found.country, found.name) == (country, name)
    assert found.why.startswith(f"a {kind} of ")


@pytest.mark.parametrize("iso3", ["USA", "CAN", "IND", "CHN", "RUS", "BRA", "MEX", "NGA", "DEU", "AUS", "PAK", "IRQ",
                                  "SYR", "UKR", "AFG", "TUR"])  # fmt: skip
def test_every_large_town_of_the_large_states_lies_in_a_named_unit(iso3: str):
    named = {unit for country, unit in lexicon.unit_names() if country == iso3}
    least = {"USA": 50, "CAN": 13, "RUS": 83, "TUR": 81, "NGA": 37, "IND": 36, "AFG": 34, "MEX": 32, "CHN": 31,
             "BRA": 27, "UKR": 27, "IRQ": 18, "DEU": 16, "SYR": 14, "AUS": 8, "PAK": 7}  # fmt: skip
    assert len(named) >= least[iso3]


def test_a_small_town_is_no_guess_where_its_country_is_not_named():
    assert places.resolve("Essex").lat is None
    assert places.resolve("Essex", inside="Maryland").country == "USA"
    assert places.resolve("North", context=Context({"USA": 9})).lat is None


def test_of_several_small_towns_none_is_chosen_but_their_state_is():
    found = places.resolve("Sun City", context=USA)
    assert (found.lat, found.country, found.why) == (None, "USA", "several small towns of that name")


def test_the_area_or_a_part_of_a_place():
    assert "Leipzig" in places.resolve("Leipzig area").why
    assert places.resolve("Northern Syria").why == "an area of Syria: a state's name"
    assert places.resolve("Southern California").country == "USA"
    assert places.resolve("West Ham").lat is None


def test_what_stands_behind_but_does_not_hold_it_is_no_place_of_it():
    assert places.resolve("Geneva", inside="Norway").country == "CHE"
    spring = places.resolve("Springfield", inside="Norway")
    assert (spring.country, spring.lat) == ("NOR", None)


def test_an_unknown_place_has_no_coordinates_and_says_so():
    found = places.resolve("Nowhere upon Nothing")
    assert (found.lat, found.country, found.why) == (None, None, "not in the tables")
    assert places.resolve("Nowhere upon Nothing", inside="Norway").country == "NOR"
    assert places.resolve("Nowhere upon Nothing", inside="Ohio").country == "USA"
