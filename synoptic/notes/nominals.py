"""Whom a nominal means: "the Syrian president", "his Russian counterpart", "the agency", "officials", "the gunman"."""

from __future__ import annotations

from synoptic.model import Mention
from synoptic.notes import nominal_bodies, nominal_offices, nominal_people
from synoptic.notes.antecedents import Antecedents
from synoptic.notes.drafts import Draft, mention_of
from synoptic.notes.nominal_offices import OFFICES
from synoptic.notes.person_phrases import Phrase, standing
from synoptic.notes.scene import Scene
from synoptic.notes.wording import alias

SINGLE = frozenset({"perpetrator", "victim", "relative", "person", "fighter", "police"})


def resolve(scene: Scene, phrases: list[Phrase]) -> None:
    """Give each phrase to the entity it means, or to a new unnamed one."""
    antecedents = Antecedents(scene.tree, scene.drafts)
    for phrase in phrases:
        mention = mention_of(scene.page, scene.tree, phrase.first, phrase.last, "nominal", phrase.head)
        found = _found(scene, phrase, mention, antecedents)
        for draft in found or [nominal_people.unnamed(scene, phrase, mention)]:
            draft.add(mention, alias(scene.text(phrase)) if not draft.named or _describes(phrase, draft) else "")
            antecedents.note(mention, draft)


def _describes(phrase: Phrase, draft: Draft) -> bool:
    """Whether the words may stand for the name: one definite description ("the Norwegian leader"), not "his ally", "the
    leaders" or "Norwegian troops"."""
    return not phrase.plural and phrase.determiner in ("the", "") and draft.kind not in ("state", "place")


def _found(scene: Scene, phrase: Phrase, mention: Mention, antecedents: Antecedents) -> list[Draft]:
    """The entities meant, none if the phrase names somebody new."""
    if phrase.plural and (team := nominal_bodies.team(scene, phrase, mention)):
        return [team]
    if state := nominal_bodies.state_acting(scene, phrase, antecedents):
        return [state]
    owned = phrase.owner is not None and (phrase.plural or phrase.noun.role not in OFFICES)
    if (
        owned
        and phrase.noun.noun != "counterpart"
        and (found := nominal_people.relative(scene, phrase, mention, antecedents))
    ):
        return [found]
    if phrase.plural and phrase.noun.role in OFFICES and standing(phrase) == "":
        return nominal_offices.several(scene, phrase, mention)
    found = _single(scene, phrase, mention, antecedents)
    return [found] if found else []


def _single(scene: Scene, phrase: Phrase, mention: Mention, antecedents: Antecedents) -> Draft | None:
    noun = phrase.noun
    if noun.noun == "counterpart":
        return nominal_offices.counterpart(scene, phrase, mention)
    if noun.role == "relative" and (found := nominal_people.relative(scene, phrase, mention, antecedents)):
        return found
    if noun.kind == "organisation" or (noun.role == "group" and not phrase.plural):
        return nominal_bodies.body(scene, phrase, mention, antecedents)
    if noun.role in OFFICES and not phrase.plural and standing(phrase) != "elect":
        return nominal_offices.holder(scene, phrase, mention)
    if noun.role == "figure" and not phrase.plural:
        return nominal_people.known_as_such(scene, phrase, mention) or nominal_people.protagonist(
            scene, phrase, mention
        )
    if noun.role in SINGLE and not phrase.plural:
        return nominal_people.known_as_such(scene, phrase, mention) or nominal_offices.holder(scene, phrase, mention)
    return None
