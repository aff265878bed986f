"""The one reader of the package's tables: tab-separated text under `data/`; lines that begin with "#" explain."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from synoptic.errors import DataError

DATA = Path(__file__).parent / "data"


def lines(name: str) -> tuple[str, ...]:
    """The lines of a table or list without blank and explaining ones; `name` under `data/`, ".gz" is unpacked.

    Raises DataError if the file is missing or broken.
    """
    try:
        raw = (DATA / name).read_bytes()
        text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise damaged(name, str(error)) from error
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def rows(name: str, width: int, header: bool = True) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, `width` cells each; without its first row if that names the columns.

    Raises DataError if the file is missing or a row has another width.
    """
    told = lines(name)[1 if header else 0 :]
    table = tuple(tuple(line.split("\t")) for line in told)
    for line, row in zip(told, table, strict=True):
        if len(row) != width:
            raise damaged(name, f"{width} columns expected in {line[:60]!r}")
    return table


def damaged(name: str, why: str) -> DataError:
    """What is said of a table that cannot be used."""
    return DataError(f"the table {name} is missing or damaged ({why})", "install Synoptic again")


def pairs(name: str, header: bool = True) -> dict[str, str]:
    """A table of two columns: the first cell of each row with its second. Raises DataError."""
    return dict(rows(name, 2, header))  # type: ignore[arg-type]
