"""The chronology as a Markdown table (GitHub's flavour)."""

from __future__ import annotations

import re

from synoptic.export.rows import Row

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def chronology(found: list[Row]) -> str:
    """Date, what, type, told by, differs."""
    lines = ["| date | what | type | told by | differs |", "|---|---|---|---|---|"]
    for row in found:
        status = "" if row.status == "happened" else f" *({row.status})*"
        differs = ", ".join(row.differs) or ("=" if len(row.outlets) > 1 else "")
        cells = (row.date, escaped(row.summary) + status, row.type, escaped(", ".join(row.outlets)), differs)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)
