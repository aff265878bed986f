"""People that a page describes: "the gunman", "Doe's father", "a student", "officials".

The same words on one page are the same people; "a man" is new each time, "the man" the last one. Relatives are told
apart by whose they are.
"""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.model import EntityKind, Mention
from synoptic.notes.antecedents import Antecedents
from synoptic.notes.drafts import Draft, text_of
from synoptic.notes.likeness import may_be
from synoptic.notes.nominal_offices import OFFICES
from synoptic.notes.owners import owner_of
from synoptic.notes.person_phrases import DEFINITE, Phrase
from synoptic.notes.roles import role_of
from synoptic.notes.scene import Scene, nearest
from synoptic.notes.wording import bare

ANYBODY = frozenset({"people", "persons"})  # new people each time, unless "the people" comes back to them


def known_as_such(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """Somebody of the page already called by the noun."""
    if phrase.noun.role == "perpetrator" and (known := _perpetrator(scene, phrase, mention)):
        return known
    if phrase.determiner not in DEFINITE or (phrase.of and not phrase.state):
        return None
    found = [d for d in scene.drafts if phrase.noun.noun in d.role_kinds and not d.plural]
    if phrase.noun.role == "perpetrator":
        found += [d for d in scene.drafts if "perpetrator" in d.role_kinds and not d.plural]
    return nearest([d for d in found if d.named or may_be(scene.tree, phrase, d)], mention, after=False)


def _perpetrator(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """The page's named perpetrator: meant by every "the gunman", and by "a gunman" in its first sentences."""
    named = [d for d in scene.drafts if d.named and "perpetrator" in d.role_kinds]
    opening = scene.in_lead(mention) and phrase.determiner in ("a", "an", "")
    definite = phrase.determiner in DEFINITE or opening
    return named[0] if len(named) == 1 and definite and not phrase.owner else None


def protagonist(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """ "The actress", "the troubled star": the only named person of the page so far whom it can describe."""
    if phrase.determiner not in DEFINITE or phrase.of:
        return None
    before = [d for d in scene.people() if d.named and d.last_before(mention.start)]
    gender = phrase.noun.gender
    fitting = [d for d in before if not gender or d.gender in ("", gender)]
    known = [d for d in fitting if gender and d.gender == gender]
    return fitting[0] if len(fitting) == 1 else known[0] if len(known) == 1 else None


def relative(scene: Scene, phrase: Phrase, mention: Mention, antecedents: Antecedents) -> Draft | None:
    """ "Doe's father", "his father": one for each owner, called after the owner; None if the owner is unknown."""
    owner = owner_of(scene, phrase, antecedents)
    if owner is None:
        return None
    noun = phrase.noun.noun
    for draft in scene.by_noun.get(noun, ()):
        if draft.owner is owner and draft.plural == phrase.plural:
            return draft
    wording = bare(text_of(scene.tree, phrase.noun_first, phrase.last))
    kind: EntityKind = "group" if phrase.plural or phrase.noun.kind == "group" else "person"
    draft = Draft(kind, noun=f"{owner.display()}'s {wording}", plural=phrase.plural, gender=phrase.noun.gender)
    draft.role_kinds, draft.owner = {noun, "relative"}, owner
    return scene.new(draft)


def unnamed(scene: Scene, phrase: Phrase, mention: Mention) -> Draft:
    """The draft of people without a name: one met before by the same words, or a new one."""
    words = bare(scene.text(phrase))
    if met := _met_before(scene, phrase, mention, words):
        return met
    many = phrase.plural or phrase.noun.kind == "group"
    kind: EntityKind = "group" if many else "organisation" if phrase.noun.kind == "organisation" else "person"
    draft = Draft(kind, noun=words, state=phrase.state, plural=many, gender=phrase.noun.gender)
    draft.role_kinds = {phrase.noun.noun, phrase.noun.role}
    if phrase.noun.role in OFFICES and kind == "person" and phrase.of:
        draft.add_role(role_of(scene.tree, phrase, scene.page))
    return scene.new(draft)


def _met_before(scene: Scene, phrase: Phrase, mention: Mention, words: str) -> Draft | None:
    """The same people met before: by the same words, or by the same noun with no word that tells them apart."""
    definite = phrase.determiner in DEFINITE
    if phrase.determiner in ("a", "an", "another", "one") or (words.lower() in ANYBODY and not definite):
        return None
    folded = lexicon.fold(words)
    alike = [d for d in scene.by_noun.get(folded, ()) if lexicon.fold(d.noun) == folded]
    if alike:
        return alike[-1]
    if not definite or phrase.of or phrase.state:
        return None
    same = [
        d
        for d in scene.by_noun.get(phrase.noun.noun, ())
        if d.plural == phrase.plural and d.owner is None and may_be(scene.tree, phrase, d)
    ]
    return nearest(same, mention, after=False)
