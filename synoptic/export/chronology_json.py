"""The chronology as JSON: a list of the rows."""

from __future__ import annotations

import json
from dataclasses import asdict

from synoptic.export.rows import Row


def chronology(found: list[Row]) -> str:
    """One object an event, with the keys of `rows.Row`."""
    return json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1) + "\n"
