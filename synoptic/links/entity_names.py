"""Under which keys organisations, places and other names of several pages meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synoptic.language import lexicon
from synoptic.language.lexicon import fold
from synoptic.links.entity_clusters import name_forms
from synoptic.model import Entity
from synoptic.notes.person_nouns import noun_ending_at

SPELLINGS = {
    "defense": "defence", "center": "centre", "organization": "organisation", "program": "programme", "labor": "labour",
}  # fmt: skip


def plain(name: str) -> str:
    """A name without article, punctuation and American spelling: "The Center-Left Party" → "centre left party"."""
    words = re.findall(r"\w+", fold(name).replace("'s", ""))
    return " ".join(SPELLINGS.get(w, w) for w in words if w != "the")


def without_place(name: str) -> str:
    """A team's or firm's name without the town in front: "Springfield Red Foxes" → "red foxes"; "" if what is left is
    no name ("police department").
    """
    parts = name.split()
    for size in (3, 2, 1):
        place, rest = " ".join(parts[:size]), " ".join(parts[size:])
        if len(parts) > size and rest[:1].isupper() and (lexicon.cities(place) or lexicon.region(place)):
            return "" if noun_ending_at(rest.lower().split()) or len(rest) < 4 else plain(rest)
    return ""


def body_keys(entity: Entity) -> Iterator[tuple[str, str]]:
    """(key, reason) pairs: entities that share a key are one. An acronym meets its expansion only where a page gives
    both.
    """
    for form in name_forms(entity):
        key = plain(form)
        if len(key) > 1:
            yield key, f"both called “{form}”"
        if entity.kind == "organisation" and entity.known_as is None and (short := without_place(form)):
            yield short, f"“{form}” without its place"
