"""What the table builders share: reading fact files, folding names, writing tables."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

FACTS = Path(__file__).parent / "facts"
DATA = Path(__file__).parents[2] / "synoptic" / "data"


def fact_rows(name: str) -> Iterator[list[str]]:
    """Rows of a hand-kept tab-separated fact file; lines that start with # are comments."""
    for line in (FACTS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def cell(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""


def many(value: str) -> list[str]:
    """A cell's list: values are parted by |."""
    return [part.strip() for part in value.split("|") if part.strip()]


def unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(v for v in values if v))


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a table with one header line; a name that ends in .gz is packed reproducibly. Returns the row count."""
    lines = ["\t".join(header)]
    lines += ["\t".join("" if v is None else str(v) for v in row) for row in rows]
    raw = ("\n".join(lines) + "\n").encode("utf-8")
    DATA.mkdir(parents=True, exist_ok=True)
    (DATA / name).write_bytes(gzip.compress(raw, 9, mtime=0) if name.endswith(".gz") else raw)
    return len(lines) - 1
