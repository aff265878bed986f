"""The language of a page, told cheaply."""

from __future__ import annotations

from synoptic.model import Zone

_EN = frozenset({"the", "of", "and", "to", "in", "a", "is", "was", "that", "for", "on", "with", "as"})


def language(text: str, zones: tuple[Zone, ...]) -> str | None:
    """ "en" or None (unknown)."""
    words = text[:20000].lower().split()
    return "en" if words and sum(w in _EN for w in words) / len(words) > 0.15 else None
