"""countries.tsv: states and territories with press names, adjectives, people, capitals and seats of power."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.tables.common import cell, fact_rows, many, unique, write

HEADER = ("iso3", "name", "official", "names", "adjectives", "people", "capitals", "seats", "lat", "lon", "independent")
UNINHABITED = {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI", "CCK", "SJM"}


def _row(country: dict[str, Any], facts: list[str]) -> list[object]:
    iso3 = "XKX" if country["cca3"] == "UNK" else country["cca3"]
    common = country["name"]["common"]
    name = cell(facts, 1) or common
    official = country["name"]["official"]
    spoken = country.get("demonyms", {}).get("eng", {}).get("m", "")
    demonyms = [d.strip() for d in spoken.replace(" or ", ",").split(",")]
    if country["cca3"] in UNINHABITED or country["cca3"] in {"BES", "MNP"}:
        demonyms = []
    names = unique([common, official, *many(cell(facts, 2))])
    adjectives = many(cell(facts, 3)) or demonyms
    people = many(cell(facts, 4)) or (demonyms if not facts else [])
    capitals = country.get("capital") or []
    lat, lon = country["latlng"]
    return [
        iso3, name, official, "|".join(n for n in names if n != name), "|".join(unique(adjectives)),
        "|".join(unique(people)), "|".join(capitals), cell(facts, 5), lat, lon, int(bool(country["independent"])),
    ]  # fmt: skip


def build(knowledge: Path) -> int:
    countries = json.loads((knowledge / "mledoze_countries.json").read_text(encoding="utf-8"))
    facts = {row[0]: row for row in fact_rows("countries.tsv")}
    unknown = set(facts) - {c["cca3"] for c in countries}
    if unknown:
        raise SystemExit(f"countries.tsv names unknown codes: {sorted(unknown)}")
    rows = [_row(c, facts.get(c["cca3"], [])) for c in countries]
    for row in fact_rows("former_states.tsv"):
        iso3, name, official, names, adjectives, people, capital, seats, lat, lon = (cell(row, i) for i in range(10))
        rows.append([iso3, name, official, names, adjectives, people, capital, seats, lat, lon, 0])
    return write("countries.tsv", HEADER, sorted(rows, key=lambda r: str(r[0])))
