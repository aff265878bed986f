"""Under which keys organisations, places and other names of several pages meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synoptic.language.lexicon import fold
from synoptic.links.entity_clusters import name_forms
from synoptic.model import Entity
from synoptic.notes.body_names import without_place

SPELLINGS = {
    "defense": "defence", "center": "centre", "organization": "organisation", "program": "programme", "labor": "labour",
}  # fmt: skip


def plain(name: str) -> str:
    """A name without article, punctuation and American spelling: "The Center-Left Party" → "centre left party"."""
    words = re.findall(r"\w+", fold(name).replace("'s", ""))
    return " ".join(SPELLINGS.get(w, w) for w in words if w != "the")


def body_keys(entity: Entity) -> Iterator[tuple[str, str]]:
    """(key, reason) pairs: entities that share a key are one. An acronym meets its expansion only where a page gives
    both.
    """
    for form in name_forms(entity):
        key = plain(form)
        if len(key) > 1:
            yield key, f"both called “{form}”"
        if entity.kind == "organisation" and entity.known_as is None and (short := plain(without_place(form))):
            yield short, f"“{form}” without its place"
