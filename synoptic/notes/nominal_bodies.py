"""Which state or organisation a nominal means: "Syrian troops", "the Defence Ministry", "the terrorist group"."""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.model import Mention
from synoptic.notes.antecedents import Antecedents
from synoptic.notes.body_names import ministry_key
from synoptic.notes.drafts import Draft
from synoptic.notes.owners import owner_of
from synoptic.notes.person_phrases import DEFINITE, Phrase
from synoptic.notes.scene import Scene, nearest
from synoptic.notes.wording import bare

ACTS_FOR_STATE = frozenset(
    {"government", "regime", "administration", "authority", "leadership", "military", "army", "force", "troop",
     "armed force", "navy", "air force", "warplane", "jet", "fighter jet", "government force", "ground force",
     "regime force"}
)  # fmt: skip
NOT_ITS_OWN = frozenset(
    {"backed", "led", "rebel", "opposition", "kurdish", "allied", "pro", "anti", "militia", "separatist", "loyal"}
)
RULING = frozenset({"head of state", "head of government", "leader"})
KIND_NOUNS = {
    "news agency": ("agency", "news agency", "wire service"),
    "newspaper": ("newspaper", "paper", "daily", "outlet", "magazine"),
    "broadcaster": ("broadcaster", "channel", "network", "television", "station", "outlet"),
    "international": ("organisation", "organization", "union", "alliance", "bloc", "agency", "court", "watchdog"),
    "armed group": ("group", "movement", "militant group", "organisation", "organization", "rebel group", "militia",
                    "terrorist group", "terror group"),
    "party": ("party", "movement"),
    "company": ("company", "firm", "corporation", "manufacturer"),
    "police": ("agency", "bureau", "force", "department"),
    "government": ("department", "ministry", "agency", "office"),
    "agency": ("agency", "space agency"),
    "political": ("group", "body", "committee", "council"),
    "charity": ("group", "organisation", "organization", "charity"),
}  # fmt: skip


def state(scene: Scene, iso3: str) -> Draft:
    """The draft of a state, made if the page does not name it otherwise."""
    known = scene.by_key(f"iso:{iso3}")
    name = lexicon.countries()[iso3].name
    return known or scene.new(Draft("state", key=f"iso:{iso3}", name=name, state=iso3))


def state_acting(scene: Scene, phrase: Phrase, antecedents: Antecedents) -> Draft | None:
    """ "Syrian troops", "the U.S. government", "his government" of who rules a state; not "U.S.-backed troops"."""
    if phrase.noun.noun not in ACTS_FOR_STATE or NOT_ITS_OWN & set(phrase.before):
        return None
    if phrase.state:
        return state(scene, phrase.state)
    owner = owner_of(scene, phrase, antecedents)
    return state(scene, owner.state) if owner and owner.state and owner.role_kinds & RULING else None


def body(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """The organisation: a ministry of a state by its key; else the last one that may be called so."""
    text = scene.text(phrase)
    key = ministry_key(text, phrase.state)
    if key:
        return scene.by_key(key) or scene.new(Draft("organisation", key=key, noun=bare(text), state=phrase.state))
    if phrase.determiner not in DEFINITE | {"its"} or phrase.of or phrase.state:
        return None
    named = [d for d in scene.drafts if d.kind == "organisation" and _called(d, phrase.noun.noun)]
    return nearest(named, mention, after=False)


def team(scene: Scene, phrase: Phrase, mention: Mention) -> Draft | None:
    """ "The Cardinals" behind "the Springfield Cardinals": a capital where no sentence begins, and a body named so."""
    tree = scene.tree
    word = tree.word(phrase.head)
    if not word[:1].isupper() or tree.sentence_of_token(phrase.head).first == phrase.head:
        return None
    so = [d for d in scene.drafts if d.kind == "organisation" and any(f.endswith(" " + word) for f in d.forms)]
    return nearest(so, mention, after=False)


def _called(draft: Draft, noun: str) -> bool:
    """Whether an organisation may be called by the noun: it stands in its name, or its kind in the table says so."""
    if noun in draft.role_kinds or any(noun.split()[-1] in lexicon.fold(f).split() for f in draft.forms):
        return True
    if draft.key and draft.key.startswith("org:"):
        kind = lexicon.organisations()[draft.key[4:]].kind
        return kind == noun or noun in KIND_NOUNS.get(kind, ())
    return False
