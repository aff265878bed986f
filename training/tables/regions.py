"""regions.tsv: regions, seas, continents and sites kept by hand, and the first-order units of states.

A row: name, other names parted by |, iso3 (empty: several states), lat, lon, kind, GeoNames' code of the unit, people
in its towns over 1,000, and 1 where the row is kept by hand: such a name means the region wherever it stands ("Texas"),
while a unit's bare name is as often a town's ("Aleppo"). Sources: `facts/regions.tsv` (by hand, public record),
`facts/regions_units.tsv` (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

from pathlib import Path

from synoptic.language.lexicon import fold
from training.tables.common import cell, fact_rows, many, unique, write

HEADER = ("name", "names", "country", "lat", "lon", "kind", "unit", "people", "known")
OF_STATE = " state"  # "Georgia state": the unit whose bare name means another place


def units() -> list[list[str]]:
    """Rows of the first-order units: iso3, code, names parted by |, lat, lon, people, kind."""
    return [[cell(row, i) for i in range(7)] for row in fact_rows("regions_units.tsv")]


def build(knowledge: Path) -> int:
    del knowledge
    by_hand = [[*(cell(row, i) for i in range(6)), "", "", "1"] for row in fact_rows("regions.tsv")]
    rows = by_hand + [row for unit in units() if (row := _own_row(unit, by_hand))]
    return write("regions.tsv", HEADER, sorted(rows, key=lambda r: (r[0], r[2], r[6])))


def _own_row(unit: list[str], by_hand: list[list[str]]) -> list[str] | None:
    """The unit as a row of its own; None if a row kept by hand is about it, which takes its code and its names."""
    iso3, code, named, lat, lon, people, kind = unit
    names = many(named)
    own = fold(names[0])
    for row in by_hand:
        if row[2] != iso3 or row[6]:
            continue
        if own in {fold(n) for n in (row[0], *many(row[1]))}:
            row[1] = "|".join(n for n in unique([*many(row[1]), *names]) if n != row[0])
            row[6:8] = [code, people]
            return None
        if fold(row[0]).removesuffix(OF_STATE) == own:
            row[6:8] = [code, people]
    return [names[0], "|".join(names[1:]), iso3, lat, lon, kind, code, people, "0"]
