"""How a description is worded as a name or alias."""

from __future__ import annotations

from synoptic.notes.person_phrases import DEFINITE, OWNERS

COUNTING = frozenset(
    {"a", "an", "some", "several", "many", "any", "least", "most", "more", "than", "nearly", "about", "other"}
)


def bare(text: str) -> str:
    """Without article, number or counting word in front: "An HNC spokesman" → "HNC spokesman"."""
    words = text.split()
    while len(words) > 1 and (words[0].lower() in DEFINITE | COUNTING or words[0][0].isdigit()):
        words = words[1:]
    return " ".join(words)


def alias(text: str) -> str:
    """A description as an alias: its first word, if an article or pronoun, in lower case."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in DEFINITE | COUNTING | OWNERS else text
