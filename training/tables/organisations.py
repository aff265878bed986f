"""organisations.tsv: organisations known by name, other names, kind, and, if known, the years they existed."""

from __future__ import annotations

from calendar import monthrange
from pathlib import Path

from training.tables.common import cell, fact_rows, many, unique, write

HEADER = ("key", "name", "aliases", "kind", "state", "since", "until")


def _edge(day: str, last: bool) -> str:
    """A day given as year or month, at its widest."""
    if len(day) == 4:
        return day + ("-12-31" if last else "-01-01")
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1] if last else 1:02}"
    return day


def build(knowledge: Path) -> int:
    del knowledge
    rows = [[cell(row, i) for i in range(7)] for row in fact_rows("organisations.tsv")]
    keys = [row[0] for row in rows]
    if len(keys) != len(set(keys)):
        raise SystemExit(f"organisations.tsv: double keys {sorted({k for k in keys if keys.count(k) > 1})}")
    table = [
        [key, name, "|".join(unique(many(aliases))), kind, state, _edge(since, False), _edge(until, True)]
        for key, name, aliases, kind, state, since, until in rows
    ]
    return write("organisations.tsv", HEADER, sorted(table))
