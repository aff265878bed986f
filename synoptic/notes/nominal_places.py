"""Where "the city", "the country", "the Norwegian capital", "the bridge" is: the place of the page so called.

A name may hold the noun ("the Kelda Bridge": "the bridge"), the tables may tell what it is ("the country" is a state,
"the city" a town), or the same noun was told before. A place described once and never named is no entity.
"""

from __future__ import annotations

from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.antecedents import Antecedents
from synoptic.notes.bodies import country_counts
from synoptic.notes.drafts import Draft, mention_of
from synoptic.notes.nominal_bodies import state
from synoptic.notes.person_phrases import ARTICLES, DEFINITE, OWNERS, left_edge, state_in
from synoptic.notes.scene import Scene, nearest
from synoptic.notes.wording import bare

COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
TOWN = frozenset({"city", "town", "village", "capital", "municipality", "metropolis"})
REGION = frozenset({"region", "province", "county", "state", "prefecture"})
SITE = frozenset(
    {"airfield", "airport", "alley", "antarctic", "apartment", "archipelago", "arctic", "area", "avenue", "bar",
     "basement", "basin", "bay", "beach", "bedroom", "border", "boulevard", "bridge", "building", "cabin", "cafe",
     "camp", "campground", "campsite", "canal", "canyon", "castle", "catacomb", "cathedral", "cave", "cemetery",
     "center", "centre", "checkpoint", "church", "citadel", "classroom", "cliff", "coast", "coastline", "colony",
     "compound", "constituency", "continent", "cottage", "courthouse", "courtyard", "creek", "crypt", "dam", "desert",
     "district", "dock", "downtown", "earth", "embassy", "factory", "farm", "forest", "fort", "fortress", "gallery",
     "garden", "ghetto", "glacier", "globe", "gorge", "graveyard", "gulf", "hall", "harbor", "harbour",
     "harbourfront", "headland", "hemisphere", "highway", "hill", "homeland", "hospital", "hotel", "island", "jetty",
     "kitchen", "lagoon", "lake", "land", "location", "lodge", "mainland", "mall", "mansion", "marina", "market",
     "monastery", "monument", "mosque", "motorway", "mountain", "neighborhood", "neighbourhood", "ocean", "outpost",
     "outskirts", "palace", "park", "peninsula", "pier", "planet", "plateau", "playground", "plaza", "pond", "port",
     "prison", "pub", "pyramid", "quarter", "reef", "reservation", "reservoir", "ridge", "river", "road", "room",
     "schoolyard", "sea", "settlement", "shore", "shrine", "slum", "square", "stadium", "station", "strait", "stream",
     "street", "suburb", "summit", "supermarket", "synagogue", "temple", "terminal", "territory", "theater",
     "theatre", "tomb", "tower", "trail", "valley", "venue", "villa", "volcano", "warehouse", "waterfall",
     "waterfront", "wilderness", "world", "yard"}
)  # fmt: skip
NOUNS = COUNTRY | TOWN | REGION | SITE
TOPIC, TOPIC_MOST = 0.2, 2.0  # salience for each mention of a place in the page, and at most
ABOUT = 3.0  # salience of the one state that a page names
SAME_AS_ITS_NAME = (TOWN | REGION | {"island", "lake", "district"}) - {"capital"}  # "the city of X" is X
MAIN = 2.0  # and of the one named by far the most, wherever it was named
KINDS = ["place", "state", "organisation"]


class PlacePhrase(NamedTuple):
    """Tokens [first, last) of a noun phrase with its noun at `head` (singular: `noun`); the state its words name."""

    first: int
    last: int
    head: int
    noun: str
    plural: bool
    determiner: str
    state: str | None
    inner: int | None  # the token of the name in "the city of X"


def resolve(scene: Scene) -> None:
    """Give each such phrase to the place it means; keep the unnamed that are told of more than once."""
    known = Antecedents(scene.tree, scene.drafts)
    made: list[Draft] = []
    for phrase in _phrases(scene):
        mention = mention_of(scene.page, scene.tree, phrase.first, phrase.last, "nominal", phrase.head)
        draft = _named(scene, phrase, known)
        if draft is None:
            draft = _told(scene, phrase, made)
        draft.add(mention)
        known.note(mention, draft)
    scene.drafts.extend(d for d in made if len(d.mentions) > 1)


def _phrases(scene: Scene) -> list[PlacePhrase]:
    tree, names = scene.tree, scene.names
    taken = {m.head for d in scene.drafts for m in d.mentions}
    found = (_phrase(scene, i) for i in range(len(tree.tokens)) if not names.at(i) and i not in taken)
    return [p for p in found if p]


def _phrase(scene: Scene, head: int) -> PlacePhrase | None:
    tree, names = scene.tree, scene.names
    noun = tree.lemma(head)
    if tree.pos(head) not in ("NOUN", "PROPN") or noun.lower() not in NOUNS or _goes_on(tree, head):
        return None
    first = left_edge(tree, names, head, tree.sentence_of_token(head).first)
    last, inner = head + 1, None
    state = state_in(tree, names, first, head)
    beside = names.at(last) if last < len(tree.tokens) and noun in SAME_AS_ITS_NAME | {"capital"} else None
    spot = names.at(last + 1) if last + 1 < len(tree.tokens) and tree.lower(last) == "of" else None
    if beside and beside.first == last and beside.kind == "place":  # "the capital Bergen"
        inner = last
    elif spot and spot.first == last + 1:
        if spot.kind == "place" and noun in SAME_AS_ITS_NAME:
            inner = spot.first
        elif spot.key and spot.key.startswith("iso:") and "/" not in spot.key:
            state = state or spot.key[4:]
        last = spot.last
    return PlacePhrase(
        first, last, head, noun.lower(), tree.lower(head) != noun.lower(), tree.lower(first) if first < head else "",
        state, inner,
    )  # fmt: skip


def _goes_on(tree: Tree, head: int) -> bool:
    """ "City council", "the city's" is not going on."""
    above = tree.head(head)
    return tree.is_rel(head, "compound") and above is not None and above > head


def _named(scene: Scene, phrase: PlacePhrase, known: Antecedents) -> Draft | None:
    """The named place meant, None if none fits."""
    if phrase.inner is not None:
        start = scene.tree.tokens[phrase.inner].start
        return next((d for d in scene.drafts if d.starts(start)), None)
    if phrase.determiner not in DEFINITE | OWNERS and not phrase.state:
        return None
    if phrase.noun == "capital" and phrase.state:
        return next((d for d in scene.drafts if d.kind == "place" and phrase.state in _capital_of(d)), None)
    plain = phrase.state is None and not _words(scene, phrase) and not _narrowed(scene.tree, phrase)
    if plain and phrase.noun in COUNTRY and not phrase.plural:
        return _country(scene, phrase, known)
    scored = [
        (weight + _topic(draft), -rank, draft)
        for rank, (weight, draft) in enumerate(known.scored(phrase.head, KINDS, ""))
        if _fits(draft, phrase, plain)
    ]
    if scored:
        return max(scored, key=lambda s: s[:2])[2]
    start = scene.tree.tokens[phrase.first].start
    before = [d for d in scene.drafts if d.kind in KINDS and d.last_before(start) and _fits(d, phrase, plain)]
    if not before:
        return None
    at = mention_of(scene.page, scene.tree, phrase.first, phrase.last, "nominal", phrase.head)
    return nearest(before, at, after=False)


def _country(scene: Scene, phrase: PlacePhrase, known: Antecedents) -> Draft | None:
    """The state that the page is about here, demonyms counted: near it, named often, or named by far the most."""
    counts = country_counts(scene.tree, scene.names)
    total = sum(counts.values()) or 1
    near = [
        (weight + ABOUT * counts[draft.state or ""] / total, -rank, draft)
        for rank, (weight, draft) in enumerate(known.scored(phrase.head, ["state"], ""))
    ]
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] > 2 * second[1]:
        near.append((MAIN + ABOUT * first[1] / total, -len(near), state(scene, first[0])))
    return max(near, key=lambda s: s[:2])[2] if near else None


def _topic(draft: Draft) -> float:
    """What a page is about comes back to mind from afar."""
    return min(TOPIC_MOST, TOPIC * len(draft.mentions))


def _narrowed(tree: Tree, phrase: PlacePhrase) -> bool:
    """ "The capital of the north", "the island that sank": told apart by what follows."""
    if phrase.last > phrase.head + 1 and phrase.inner is None:  # "the capital of the Kelda Province"
        return True
    follows = phrase.last < len(tree.tokens) and tree.lower(phrase.last) == "of"
    return follows or any(tree.subtree(c)[0] == phrase.last for c in tree.children(phrase.head, "acl"))


def _words(scene: Scene, phrase: PlacePhrase) -> list[str]:
    """The words between determiner and noun."""
    first = phrase.first + (1 if phrase.determiner in DEFINITE | OWNERS else 0)
    return [scene.tree.lower(i) for i in range(first, phrase.head)]


def _fits(draft: Draft, phrase: PlacePhrase, plain: bool) -> bool:
    """Whether the draft may be called by the noun: it stands in its name, or the tables say what it is."""
    if not draft.named or not plain:
        return False
    own = phrase.noun if not phrase.plural else phrase.noun + "s"
    words = [lexicon.fold(form).split() for form in draft.forms]
    if any(len(w) > 1 and own in (w[-1], w[0]) for w in words):
        return True
    if phrase.plural:
        return False
    if phrase.noun in COUNTRY:
        return draft.kind == "state"
    if draft.kind != "place":
        return False
    if phrase.noun == "capital":
        return bool(_capital_of(draft))
    if phrase.noun in TOWN:
        return any(lexicon.cities(form) for form in draft.forms)
    return phrase.noun in REGION and any(lexicon.region(form) for form in draft.forms)


def _capital_of(draft: Draft) -> set[str]:
    return {iso3 for form in draft.forms if (iso3 := lexicon.seats().get(lexicon.fold(form)))}


def _told(scene: Scene, phrase: PlacePhrase, made: list[Draft]) -> Draft:
    """The unnamed place told before by the same words, or a new one."""
    words = _words(scene, phrase)
    definite = phrase.determiner in DEFINITE and not _narrowed(scene.tree, phrase)
    for draft in reversed(made) if phrase.determiner not in ARTICLES else ():
        own = draft.noun.lower().split()[:-1]
        same = (words == own and not phrase.plural) or (definite and set(words) <= set(own))
        if same and draft.plural == phrase.plural and phrase.noun in draft.role_kinds:
            return draft
    tree = scene.tree
    text = tree.text[tree.tokens[phrase.first].start : tree.tokens[phrase.head].end]
    draft = Draft("place", noun=bare(" ".join(text.split())), state=phrase.state, plural=phrase.plural)
    draft.role_kinds = {phrase.noun}
    made.append(draft)
    return draft
