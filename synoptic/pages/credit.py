"""Credits: who had a part in a page. Composes `agencies` (who supplied text and pictures, where it appeared first) and
`bylines` (who wrote it).

Each credit points to the words that give it. The same name is credited once in each kind, at its first place.
"""

from __future__ import annotations

from collections.abc import Iterable

from synoptic.model import Credit, Zone
from synoptic.pages import agencies, bylines
from synoptic.pages.near import lines


def credits(text: str, zones: tuple[Zone, ...], authors: tuple[str, ...] = ()) -> tuple[Credit, ...]:
    """Credits with the place of each, in the order of the text. `authors` are the names that metadata give; they count
    where the text has them."""
    near = lines(text, zones)
    found: dict[tuple[str, str], Credit] = {}
    for one in _together(agencies.find(near), bylines.find(near, authors), bylines.known(text, zones, authors)):
        found.setdefault((one.name.casefold(), one.kind), one)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _together(*parts: Iterable[Credit]) -> list[Credit]:
    return sorted((one for part in parts for one in part), key=lambda one: (one.start, one.end))
