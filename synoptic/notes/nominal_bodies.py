"""Which state or organisation a nominal means: "Syrian troops", "the Defence Ministry", "the terrorist group"."""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.model import Mention
from synoptic.notes.antecedents import Antecedents
from synoptic.notes.body_names import ministry_key, same_body
from synoptic.notes.drafts import Draft, text_of
from synoptic.notes.likeness import narrowed, told_apart_by
from synoptic.notes.owners import owner_of
from synoptic.notes.person_phrases import ARTICLES, DEFINITE, Phrase
from synoptic.notes.scene import Scene, nearest
from synoptic.notes.tagged_names import headline
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
ANY_BODY = frozenset(
    {"agency", "body", "company", "firm", "group", "institution", "organisation", "organization", "team"}
)
SAYS_WHAT = frozenset(
    {"airline", "band", "church", "company", "firm", "foundation", "group", "militant group", "militia", "movement",
     "network", "organisation", "organization", "party", "rebel group", "sect", "team", "terror group",
     "terrorist group"}
)  # fmt: skip
WITHIN_STATES = frozenset({"armed group", "party", "company", "broadcaster", "charity"})
OTHER_BODIES = frozenset(
    {"academy", "college", "court", "hospital", "ministry", "museum", "parliament", "school", "senate", "university"}
)
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
        return _called_so(scene, phrase, state(scene, phrase.state))
    owner = owner_of(scene, phrase, antecedents)
    if owner and owner.state and owner.role_kinds & RULING:
        return _called_so(scene, phrase, state(scene, owner.state))
    return None


def _called_so(scene: Scene, phrase: Phrase, draft: Draft) -> Draft:
    """Let "the government" later come back to the state whose government was told of."""
    called = scene.by_noun.setdefault(phrase.noun.noun, [])
    if draft not in called:
        called.append(draft)
    return draft


def body(scene: Scene, phrase: Phrase, mention: Mention, antecedents: Antecedents) -> Draft | None:
    """The organisation: a ministry of a state by its key; one whose name the phrase is, though the tagger saw none;
    else the last one that may be called so, or for a general noun the one most in mind."""
    text = scene.text(phrase)
    key = ministry_key(text, phrase.state)
    if key:
        return scene.by_key(key) or scene.new(Draft("organisation", key=key, noun=bare(text), state=phrase.state))
    if named := _beside(scene, phrase) or _before(scene, phrase):
        return named
    if name := _as_name(scene, phrase):
        return _by_name(scene, name)
    if phrase.determiner not in DEFINITE | {"its"} or phrase.of or phrase.state or phrase.plural:
        return None
    bodies = [d for d in scene.drafts if d.kind == "organisation" or (d.kind == "place" and d.named)]
    called = nearest([d for d in bodies if _called(d, phrase.noun.noun)], mention, after=False)
    if called or phrase.noun.noun not in ANY_BODY or narrowed(scene.tree, phrase) or told_apart_by(phrase):
        return called
    return next((d for d in antecedents.ranked(phrase.head, ["organisation"], "") if d.named and not _placed(d)), None)


def _beside(scene: Scene, phrase: Phrase) -> Draft | None:
    """The body whose name stands right behind: "the magazine Harbour Light", "rebel group River Army"."""
    if phrase.plural or phrase.last != phrase.head + 1 or phrase.last >= len(scene.tree.tokens):
        return None
    spot = scene.names.at(phrase.last)
    if spot is None or spot.kind != "organisation" or spot.first != phrase.last:
        return None
    return next((d for d in scene.drafts if d.starts(scene.tree.tokens[spot.first].start)), None)


def _before(scene: Scene, phrase: Phrase) -> Draft | None:
    """The body whose name stands right before a noun that only says what it is: "the Tall Heron group"."""
    at = phrase.noun_first - 1
    spot = scene.names.at(at) if at >= phrase.first and phrase.noun.noun in SAYS_WHAT else None
    if spot is None or phrase.plural or spot.kind != "organisation" or spot.last != phrase.noun_first:
        return None
    if spot.first > phrase.first + 1 or (spot.first > phrase.first and phrase.determiner not in DEFINITE):
        return None
    found = next((d for d in scene.drafts if d.starts(scene.tree.tokens[spot.first].start)), None)
    return found if found and not _above_states(found) else None


def _above_states(draft: Draft) -> bool:
    """ "The U.N. agency" is not the United Nations."""
    if not draft.key or not draft.key.startswith("org:"):
        return False
    return lexicon.organisations()[draft.key[4:]].kind not in WITHIN_STATES


def _as_name(scene: Scene, phrase: Phrase) -> str:
    """The phrase without its article if it is written as a name ("the Civic Party"), else ""."""
    tree = scene.tree
    first = phrase.first + (1 if phrase.determiner in DEFINITE | ARTICLES else 0)
    words = [tree.word(i) for i in range(first, phrase.head + 1)]
    capital = len(words) > 1 and all(w[:1].isupper() for w in words) and tree.pos(phrase.head) == "PROPN"
    if not capital or headline(tree, phrase.head) or phrase.plural or phrase.owner is not None:
        return ""
    return text_of(tree, first, phrase.head + 1)


def _by_name(scene: Scene, name: str) -> Draft:
    """The organisation of that name, a new one if the page has none yet."""
    known = next((d for d in scene.drafts if d.kind == "organisation" and same_body(d.forms, name, team=True)), None)
    draft = known or scene.new(Draft("organisation", named=True))
    draft.forms[name] += 1
    return draft


def _placed(draft: Draft) -> bool:
    """Whether its name tells that it is something else than a company, group or team."""
    words = {w for form in draft.forms for w in lexicon.fold(form).split()}
    return bool(words & OTHER_BODIES)


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
