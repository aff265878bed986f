"""The lines of a page that may hold credits, and how each stands to the article."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from synoptic.model import Zone, ZoneKind

Where = Literal["before", "head", "inside", "tail", "after"]
_LOUD = frozenset({"comment", "related"})
_SHORT = 240  # a body line longer than this is the article's; only its ends may hold marks
_HEAD, _TAIL = 120, 160
_MARKS = re.compile(r"[(/©]")  # what a longer line within the article must hold to be looked at
_ABOVE, _BELOW = 12, 12  # lines above the title and below the article that are still near it


class Line(NamedTuple):
    """A line, where it starts in the text, its zone's kind, its place, and how many zones it stands from the title."""

    said: str
    start: int
    kind: ZoneKind
    where: Where
    far: int


def lines(text: str, zones: tuple[Zone, ...]) -> list[Line]:
    """Furniture near the article, short lines within it, the ends of its first and last paragraphs.

    "before" and "after" the article's body, "inside" it (captions, bylines, short lines), "head" (the beginning of its
    first line of text) and "tail" (the end of its last ones).
    """
    bodies = [i for i, zone in enumerate(zones) if zone.kind == "body"]
    solid = [i for i in bodies if zones[i].end - zones[i].start > 60] or bodies
    first, last = (solid[0], bodies[-1]) if solid else (len(zones), len(zones))
    headed = next((i for i, zone in enumerate(zones) if zone.kind == "title"), None)
    title = first if headed is None else headed
    made = []
    for i in range(max(0, min(title, first) - _ABOVE), min(len(zones), last + _BELOW + 1)):
        zone = zones[i]
        length = zone.end - zone.start
        if zone.kind in _LOUD or i == headed or (zone.kind in ("navigation", "title") and not 0 < i - title <= 4):
            continue
        if zone.kind == "body" and length > _SHORT:
            if i in solid[:2]:
                made.append(Line(text[zone.start : zone.start + _HEAD], zone.start, "body", "head", i - title))
            if i in bodies[-3:]:
                made.append(Line(text[zone.end - _TAIL : zone.end], zone.end - _TAIL, "body", "tail", i - title))
            continue
        if zone.kind == "body":
            where: Where = "head" if i in solid[:2] else "tail" if i in bodies[-3:] else "inside"
            if where == "inside" and length > 100 and not _MARKS.search(text, zone.start, zone.end):
                continue
        else:
            where = "before" if i < first else "after" if i > last else "inside"
        if length <= 600:
            made.append(Line(text[zone.start : zone.end], zone.start, zone.kind, where, i - title))
    return made
