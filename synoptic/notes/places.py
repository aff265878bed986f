"""Where a place name lies: states, regions, cities by size and by what else the page names, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log10

from synoptic.language import lexicon
from synoptic.language.lexicon import City
from synoptic.model import Place

NAMED_COUNTRY = 2.0  # worth in powers of ten of population: a country the page names often beats a hundredfold size


def _country_name(iso3: str) -> str:
    country = lexicon.countries().get(iso3)
    return country.name if country else iso3


def _of_state(name: str) -> Place | None:
    iso3 = lexicon.state_names().get(lexicon.fold(name).removeprefix("the "))
    if iso3 is None:
        return None
    country = lexicon.countries()[iso3]
    return Place(name=country.name, country=iso3, lat=country.lat, lon=country.lon, why="a state's name")


def _of_region(name: str) -> Place | None:
    region = lexicon.region(name)
    if region is None:
        return None
    return Place(name=region.name, country=region.country, lat=region.lat, lon=region.lon, why=f"a known {region.kind}")


def _choose(cities: tuple[City, ...], inside: str | None, named: Mapping[str, int]) -> tuple[City, str]:
    if inside:
        key = lexicon.fold(inside)
        country = lexicon.country_of(inside)
        for city in cities:
            if lexicon.fold(city.admin) == key or (country and city.country == country.iso3):
                return city, f"named with {inside}"
    total = sum(named.values()) or 1

    def weight(city: City) -> float:
        return log10(max(city.population, 10)) + NAMED_COUNTRY * min(1.0, 2 * named.get(city.country, 0) / total)

    best = max(cities, key=lambda c: (weight(c), c.population))
    if len({c.country for c in cities}) == 1 and len(cities) == 1:
        return best, "the only city of that name over 15,000 people"
    if named.get(best.country):
        return best, f"the page names {_country_name(best.country)}"
    return best, "the largest city of that name"


def resolve(name: str, *, inside: str | None = None, named: Mapping[str, int] | None = None) -> Place:
    """The place of a name. `inside` is what follows in "City, Country"; `named` counts the countries the page names.

    An unknown name gives a place without coordinates.
    """
    plain = name.strip()
    state = _of_state(plain) if not inside else None
    if state:
        return state
    cities = lexicon.cities(plain)
    region = _of_region(plain)
    if region and (not cities or inside is None):
        return region
    if cities:
        city, why = _choose(cities, inside, named or Counter())
        return Place(name=plain if plain else city.name, country=city.country, lat=city.lat, lon=city.lon, why=why)
    country = lexicon.country_of(inside) if inside else None
    return Place(name=plain, country=country.iso3 if country else None, why="not in the tables")
