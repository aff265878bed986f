"""The chronology as CSV (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io

from synoptic.export.rows import Row

COLUMNS = (
    "id", "earliest", "latest", "date", "summary", "type", "mode", "label", "status", "place", "actors", "recipients",
    "outlets", "pages", "differs", "updates", "confidence",
)  # fmt: skip


def chronology(found: list[Row]) -> str:
    """One event a line; several names in a cell are divided by "; "."""
    made = io.StringIO()
    lines = csv.writer(made, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for row in found:
        lines.writerow([_cell(getattr(row, column)) for column in COLUMNS])
    return made.getvalue()


def _cell(value: object) -> str:
    words = "; ".join(str(one) for one in value) if isinstance(value, tuple) else "" if value is None else str(value)
    # A spreadsheet runs what begins like a formula, and page text is not ours: an apostrophe keeps it text.
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
