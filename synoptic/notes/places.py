"""Where a place name lies: states, regions, cities by size and by what else the page names, and why."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from types import MappingProxyType
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.language.lexicon import City
from synoptic.model import Place

NAMED_REGION = 3.0  # a region of its own named on the page tells even more
SMALL, LARGE, VERY_LARGE = 15_000, 100_000, 1_000_000  # people, see _worth_a_guess
DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "center", "centre", "old", "new", "city", "downtown", "uptown"}
)
AREAS = frozenset(
    {"province", "region", "governorate", "oblast", "district", "county", "prefecture", "department", "area", "state",
     "airport", "suburb", "suburbs", "port"}
)  # fmt: skip
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


class Context(NamedTuple):
    """What else a page names: countries (iso3 → how often) and regions (folded)."""

    countries: Mapping[str, int] = MappingProxyType({})
    regions: frozenset[str] = frozenset()


def _within(city: City, inside: str) -> bool:
    region, country = lexicon.region(inside), lexicon.country_of(inside)
    admin = lexicon.fold(region.name) if region else lexicon.fold(inside)
    return lexicon.fold(city.admin) == admin or (country is not None and city.country == country.iso3)


def _worth_a_guess(city: City, name: str, context: Context) -> bool:
    """A bare name is a city of a country that the page names, or a large one; a small town elsewhere is no guess, and
    "North" is none of a town's."""
    if lexicon.fold(name) in DIRECTIONS:
        return False
    own = lexicon.fold(city.name) == lexicon.fold(name)
    if context.countries.get(city.country):
        return own or city.population >= SMALL
    return city.population >= (LARGE if own else VERY_LARGE)


def _around(name: str, context: Context) -> Place | None:
    """ "Springfield province", "the Springfield region": the area around its town."""
    words = name.split()
    if len(words) < 2 or words[-1].lower() not in AREAS:
        return None
    town = resolve(" ".join(words[:-1]), context=context)
    if town.lat is None:
        return None
    return Place(
        name=name, country=town.country, lat=town.lat, lon=town.lon, why=f"the area of {town.name}: {town.why}"
    )


def _choose(cities: tuple[City, ...], inside: str | None, context: Context) -> tuple[City, str]:
    """The city meant and why: what follows its name, else size, weighed with what else the page names."""
    if inside:
        for city in cities:
            if _within(city, inside):
                return city, f"named with {inside}"
    total = sum(context.countries.values()) or 1

    def weight(city: City) -> float:
        share = min(1.0, 2 * context.countries.get(city.country, 0) / total)
        region = NAMED_REGION if lexicon.fold(city.admin) in context.regions else 0.0
        return log10(max(city.population, 10)) + NAMED_COUNTRY * share + region

    best = max(cities, key=lambda c: (weight(c), c.population))
    if len(cities) == 1:
        return best, "the only city of that name over 15,000 people"
    if lexicon.fold(best.admin) in context.regions:
        return best, f"the page names {best.admin}"
    if context.countries.get(best.country):
        return best, f"the page names {_country_name(best.country)}"
    return best, "the largest city of that name"


def resolve(name: str, *, inside: str | None = None, context: Context | None = None) -> Place:
    """The place of a name. `inside` is what follows in "City, Country".

    An unknown name gives a place without coordinates.
    """
    plain = name.strip()
    state = _of_state(plain) if not inside else None
    if state:
        return state
    context = context or Context()
    region = _of_region(plain)
    named = lexicon.cities(plain)
    cities = tuple(c for c in named if inside or _worth_a_guess(c, plain, context))
    if not cities and not region and (around := _around(plain, context)):
        return around
    if region and (not cities or inside is None):
        return region
    if cities:
        city, why = _choose(cities, inside, context)
        if why.startswith("the only") and len(named) > 1:
            why = "the largest city of that name"
        return Place(name=plain, country=city.country, lat=city.lat, lon=city.lon, why=why)
    country = lexicon.country_of(inside) if inside else None
    return Place(name=plain, country=country.iso3 if country else None, why="not in the tables")
