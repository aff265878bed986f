"""Whose a nominal is: "his father", "Doe's father"."""

from __future__ import annotations

from synoptic.notes.antecedents import Antecedents
from synoptic.notes.drafts import Draft
from synoptic.notes.person_phrases import Phrase
from synoptic.notes.pronouns import GENDER
from synoptic.notes.scene import Scene


def owner_of(scene: Scene, phrase: Phrase, antecedents: Antecedents) -> Draft | None:
    """The person that the possessive pronoun or name before the noun means, None if it is not clear."""
    if phrase.owner is not None:
        gender = GENDER.get(scene.tree.lower(phrase.owner))
        return antecedents.best(phrase.owner, ["person"], gender) if gender else None
    for i in range(phrase.first, phrase.noun_first):
        spot = scene.names.at(i)
        if spot and spot.kind == "person":
            start = scene.tree.tokens[spot.first].start
            return next((d for d in scene.people() if any(m.start == start for m in d.mentions)), None)
    return None
