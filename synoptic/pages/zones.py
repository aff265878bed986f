"""Zones of raw text (first version: the line window of the bench's baseline)."""

from __future__ import annotations

import re

from synoptic.model import Zone, ZoneKind


def zones(text: str) -> tuple[Zone, ...]:
    """Sorted, disjoint zones; one a line."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*?(?=\s*(?:\n|\Z))", text)]
    best, span, total, start = 0, (0, 0), 0, 0
    for i, (a, b) in enumerate(lines):
        n = len(text[a:b].split())
        total += n - 8 if n >= 8 else -4
        if total <= 0:
            total, start = 0, i + 1
        elif total > best:
            best, span = total, (start, i + 1)
    made: list[Zone] = []
    for i, (a, b) in enumerate(lines):
        body = span[0] <= i < span[1] and len(text[a:b].split()) >= 6
        kind: ZoneKind = "body" if body else "navigation" if i < span[0] else "promo"
        made.append(Zone(start=a, end=b, kind=kind))
    for i in range(span[0] - 1, -1, -1):
        z = made[i]
        if 3 <= len(text[z.start : z.end].split()) <= 25:
            made[i] = Zone(start=z.start, end=z.end, kind="title")
            break
    return tuple(made)
