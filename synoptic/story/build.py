"""The story: pages, notes and links, with the discrepancies between the accounts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from synoptic.model import Failure, Links, Notes, Page, Story
from synoptic.story.chronology import ordered
from synoptic.story.compare import accounts, discrepancies

__all__ = ["accounts", "build"]


def build(name: str, pages: Sequence[Page], notes: Sequence[Notes], links: Links,
          failures: Sequence[Failure] = ()) -> Story:  # fmt: skip
    """Compose the story. Events are in the order of time; the same input gives the same story."""
    sorted_links = msgspec.structs.replace(links, events=ordered(links.events))
    return Story(
        name=name,
        pages=tuple(pages),
        notes=tuple(notes),
        links=sorted_links,
        discrepancies=discrepancies(pages, notes, sorted_links),
        failures=tuple(failures),
    )
