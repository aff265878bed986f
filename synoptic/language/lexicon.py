"""The shipped tables (`synoptic/data/*.tsv`) as typed, immutable values; each is read once, on first use.

Names are looked up by `fold`: ASCII (Latin transliteration), lower case, no full stops, one blank between words.
Sources and licences of the tables: `synoptic/data/SOURCES.md`. A missing or damaged table raises `DataError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from anyascii import anyascii

from synoptic import tables


class Country(NamedTuple):
    """A state or territory. `iso3` is ISO 3166-1 alpha-3 (XKX Kosovo; SUN, YUG, SCG, CSK, DDR for former states)."""

    iso3: str
    name: str
    official: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    lat: float
    lon: float
    independent: bool


class Office(NamedTuple):
    """One term of one holder. `kind` is one of OFFICE_KINDS; `of` an iso3 code or an organisation's key; `until` None =
    in office when the table was made; `since` None = unknown."""

    name: str
    aliases: tuple[str, ...]
    title: str
    kind: str
    of: str
    since: date | None
    until: date | None
    source: str


OFFICE_KINDS = (
    "head of state", "head of government", "deputy", "foreign minister", "defence minister", "minister", "spokesperson",
    "head of organisation", "leader", "official",
)  # fmt: skip


class Organisation(NamedTuple):
    """An organisation known by name: `key` is stable, `state` the iso3 code of the state it belongs to."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    state: str | None
    since: date | None
    until: date | None


class City(NamedTuple):
    """A city (GeoNames). `admin` is the name of its state or province, "" if the tables have none, and `unit` the
    code that GeoNames has for it; the press names a `known` one without its state. Aliases are folded."""

    name: str
    country: str
    admin: str
    lat: float
    lon: float
    population: int
    aliases: tuple[str, ...]
    unit: str = ""
    known: bool = False


class Region(NamedTuple):
    """A region, sea, continent, site, or a state's first-order unit; `country` is None where several states share it.

    `unit` is GeoNames' code of a unit, `people` those of its towns. A `known` region is meant wherever its name stands
    ("Texas"); the bare name of another unit is as often that of a town ("Aleppo").
    """

    name: str
    names: tuple[str, ...]
    country: str | None
    lat: float
    lon: float
    kind: str
    unit: str = ""
    people: int = 0
    known: bool = True


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form names are looked up by: "Côte d’Ivoire" → "cote d'ivoire", "U.S." → "us"."""
    plain = (name if name.isascii() else anyascii(name)).casefold().replace(".", "").replace("`", "'")
    return re.sub(r"\s+", " ", plain).strip()


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


# --- states ----------------------------------------------------------------------------------------------------------


@cache
def countries() -> Mapping[str, Country]:
    """All states and territories by iso3 code."""
    table = {
        c[0]: Country(
            c[0], c[1], c[2], _many(c[3]), _many(c[4]), _many(c[5]), _many(c[6]), _many(c[7]),
            float(c[8]), float(c[9]), c[10] == "1",
        )
        for c in tables.rows("countries.tsv", 11)
    }  # fmt: skip
    return MappingProxyType(table)


def _first_wins(pairs: Iterator[tuple[str, str]]) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for key, value in pairs:
        table.setdefault(key, value)
    return MappingProxyType(table)


def _by_standing() -> list[Country]:
    """Today's independent states first, then territories, then former states: the first claims a shared word."""
    former = {"SUN", "YUG", "SCG", "CSK", "DDR"}
    return sorted(countries().values(), key=lambda c: (c.iso3 in former, not c.independent, c.iso3))


@cache
def state_names() -> Mapping[str, str]:
    """Folded name of a state ("us", "great britain") → iso3."""
    return _first_wins((fold(n), c.iso3) for c in _by_standing() for n in (c.name, c.official, *c.names))


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith(("man", "men", "woman", "women", "ese", "sh", "ss")):
        return (noun,)
    return noun, noun + "s"


@cache
def demonyms() -> Mapping[str, str]:
    """Folded adjective or people's name ("syrian", "danes", "british") → iso3. "Congolese", "Dominican", "Guinean" and
    the like name several states: the first by code is given, and the page's other names may decide otherwise."""
    return _first_wins(
        (fold(form), c.iso3) for c in _by_standing() for w in (*c.adjectives, *c.people) for form in _plurals(w)
    )


@cache
def peoples() -> Mapping[str, str]:
    """Folded plural of a people's name ("russians", "danes") → iso3."""
    return _first_wins((fold(w) + "s", c.iso3) for c in _by_standing() for w in c.people if _plurals(w)[-1] != w)


@cache
def capitals() -> Mapping[str, str]:
    """Folded capital → iso3."""
    return _first_wins((fold(n), c.iso3) for c in _by_standing() for n in c.capitals)


@cache
def seats() -> Mapping[str, str]:
    """Folded capital or other seat of power that may stand for its state ("moscow", "westminster") → iso3."""
    return _first_wins((fold(n), c.iso3) for c in _by_standing() for n in (*c.capitals, *c.seats))


def country_of(word: str) -> Country | None:
    """The state that a name or demonym belongs to: "U.S.", "Syrian", "Danes", "Great Britain". Not capitals."""
    if word.islower() and len(word) < 4:  # "us" is a pronoun
        return None
    key = fold(word).removeprefix("the ")
    iso3 = state_names().get(key) or demonyms().get(key)
    return countries()[iso3] if iso3 else None


# --- offices ---------------------------------------------------------------------------------------------------------


def _office(c: tuple[str, ...]) -> Office:
    return Office(c[0], _many(c[1]), c[2], c[3], c[4], _day(c[5]), _day(c[6]), c[7])


@cache
def offices() -> tuple[Office, ...]:
    """Terms of known posts, sorted by state or organisation, kind and day."""
    return tuple(map(_office, tables.rows("offices.tsv", 8)))


@cache
def officials() -> tuple[Office, ...]:
    """Times in government of 17,000 ministers up to January 2014; the post is not named (kind "minister")."""
    return tuple(map(_office, tables.rows("officials.tsv.gz", 8)))


def _by_name(terms: tuple[Office, ...]) -> Mapping[str, tuple[Office, ...]]:
    table: dict[str, list[Office]] = {}
    for term in terms:
        for name in {fold(n) for n in (term.name, *term.aliases)}:
            table.setdefault(name, []).append(term)
    return MappingProxyType({k: tuple(v) for k, v in table.items()})


@cache
def _offices_by_name() -> Mapping[str, tuple[Office, ...]]:
    return _by_name(offices())


@cache
def _officials_by_name() -> Mapping[str, tuple[Office, ...]]:
    return _by_name(officials())


@cache
def _offices_by_post() -> Mapping[tuple[str, str], tuple[Office, ...]]:
    table: dict[tuple[str, str], list[Office]] = {}
    for office in offices():
        table.setdefault((office.kind, office.of), []).append(office)
    return MappingProxyType({k: tuple(v) for k, v in table.items()})


def office_terms(name: str) -> tuple[Office, ...]:
    """The terms in known posts of a person by full name or known alias."""
    return _offices_by_name().get(fold(name), ())


def terms_of(name: str) -> tuple[Office, ...]:
    """All terms of a person by full name or known alias; ministers of unnamed post only if no office is known."""
    key = fold(name)
    return _offices_by_name().get(key) or _officials_by_name().get(key, ())


def holders(kind: str, of: str, day: date | None = None) -> tuple[Office, ...]:
    """Terms of one post ("head of state", "SYR"); with `day`, only those that cover it."""
    terms = _offices_by_post().get((kind, of), ())
    if day is None:
        return terms
    return tuple(t for t in terms if (t.since is None or t.since <= day) and (t.until is None or day <= t.until))


# --- organisations ---------------------------------------------------------------------------------------------------


@cache
def organisations() -> Mapping[str, Organisation]:
    """All organisations by key."""
    table = {
        c[0]: Organisation(c[0], c[1], _many(c[2]), c[3], c[4] or None, _day(c[5]), _day(c[6]))
        for c in tables.rows("organisations.tsv", 7)
    }
    return MappingProxyType(table)


@cache
def organisation_names() -> Mapping[str, str]:
    """Folded name or alias → key."""
    names = [(o.name, o.key) for o in organisations().values()]
    aliases = [(a, o.key) for o in organisations().values() for a in o.aliases]
    return _first_wins((fold(n), key) for n, key in names + aliases)


def organisation(name: str) -> Organisation | None:
    """An organisation by name or alias, with or without "the"."""
    key = organisation_names().get(fold(name)) or organisation_names().get(fold(name).removeprefix("the "))
    return organisations()[key] if key else None


# --- places ----------------------------------------------------------------------------------------------------------


@cache
def _city_lines() -> Mapping[str, tuple[str, ...]]:
    """Folded name or alias → lines of the table: 34,000 cities are parsed only when asked for."""
    table: dict[str, list[str]] = {}
    for line in tables.lines("cities.tsv.gz")[1:]:
        for name in line.partition("\t")[0].split("|"):
            table.setdefault(name, []).append(line)
    return MappingProxyType({k: tuple(v) for k, v in table.items()})


def _city(line: str) -> City:
    names, name, country, unit, lat, lon, population, known = line.split("\t")
    admin = unit_names().get((country, unit), "")
    return City(name, country, admin, float(lat), float(lon), int(population), tuple(names.split("|")[1:]), unit,
                known == "1")  # fmt: skip


def cities(name: str) -> tuple[City, ...]:
    """Cities of that name or alias: those so named first, then those so called elsewhere, each by population."""
    key = fold(name)
    found = [_city(line) for line in _city_lines().get(key, ())]
    return tuple(sorted(found, key=lambda c: (fold(c.name) != key, -c.population)))


@cache
def all_regions() -> tuple[Region, ...]:
    """Regions, seas, sites and units, the well-known ones first."""
    table = (
        Region(c[0], _many(c[1]), c[2] or None, float(c[3]), float(c[4]), c[5], c[6], int(c[7] or 0), c[8] == "1")
        for c in tables.rows("regions.tsv", 9)
    )
    return tuple(sorted(table, key=lambda r: (not r.known, -r.people, r.name, r.country or "")))


@cache
def unit_names() -> Mapping[tuple[str, str], str]:
    """(iso3, GeoNames' code) of a first-order unit → its name."""
    shortest = sorted((len(r.name), r.country or "", r.unit, r.name) for r in all_regions() if r.unit)
    table: dict[tuple[str, str], str] = {}
    for _, country, unit, name in shortest:  # "Georgia", not "Georgia state"
        table.setdefault((country, unit), name)
    return MappingProxyType(table)


@cache
def _region_index() -> Mapping[str, tuple[Region, ...]]:
    table: dict[str, list[Region]] = {}
    for one in all_regions():
        for name in {fold(n) for n in (one.name, *one.names)}:
            table.setdefault(name, []).append(one)
    return MappingProxyType({k: tuple(v) for k, v in table.items()})


def regions(name: str) -> tuple[Region, ...]:
    """All regions, sites and units of that name, the well-known first, then by people."""
    key = fold(name)
    return _region_index().get(key) or _region_index().get(key.removeprefix("the "), ())


def region(name: str) -> Region | None:
    """The well-known region, sea, continent or site of that name."""
    return next((r for r in regions(name) if r.known), None)
