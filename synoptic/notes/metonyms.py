"""Whether a capital's name stands for the city or for its state: "in Moscow" the place, "Moscow said" the state."""

from __future__ import annotations

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.notes.person_phrases import Names
from synoptic.notes.spot import Spot

OF_PLACE = frozenset(
    {"above", "across", "around", "at", "beyond", "east", "in", "inside", "into", "near", "north", "off", "outside",
     "over", "south", "through", "via", "west", "within"}
)  # fmt: skip
OF_STATE = frozenset({"between", "by", "against", "with"})
TOLD = frozenset(
    {"tell", "urge", "ask", "accuse", "warn", "blame", "pressure", "criticize", "criticise", "back", "support",
     "threaten", "press", "condemn", "assure", "inform", "sanction", "punish", "isolate", "anger", "provoke", "defy",
     "thank", "convince", "persuade"}
)  # fmt: skip
TOWNS_DO = frozenset(
    {"attract", "awake", "awaken", "become", "boast", "bustle", "contain", "decline", "enjoy", "expand", "feature",
     "flourish", "grow", "house", "lie", "occupy", "rise", "sit", "sleep", "sprawl", "spread", "stretch", "thrive",
     "wake"}
)  # fmt: skip
STATE_NOUNS = frozenset(
    {"administration", "allies", "ally", "ambassador", "authorities", "backer", "concern", "concerns", "decision",
     "demand", "enemy", "envoy", "foe", "forces", "government", "influence", "interest", "interests", "intervention",
     "leadership", "policy", "position", "regime", "response", "rival", "role", "side", "stance", "support",
     "troops", "view"}
)  # fmt: skip


def state_for(tree: Tree, names: Names, spot: Spot) -> str | None:
    """The iso3 code of the state that a seat of power stands for here, None if the place itself is meant."""
    text = tree.text[tree.tokens[spot.first].start : tree.tokens[spot.last - 1].end]
    iso3 = lexicon.seats().get(lexicon.fold(text))
    if iso3 is None or _follows_a_place(tree, spot):
        return None
    head = tree.head_of_span(tree.tokens[spot.first].start, tree.tokens[spot.last - 1].end)
    if head is None:
        return None
    preposition = tree.preposition(head) or (tree.lower(spot.first - 1) if spot.first else "")
    if preposition in OF_PLACE:
        return None
    return iso3 if _acts(tree, head) or _meets_states(tree, names, head, spot) or _owns(tree, spot) else None


def _follows_a_place(tree: Tree, spot: Spot) -> bool:
    """A dateline ("MOSCOW, Feb 24 –") or "Springfield, Moscow"."""
    at_start = tree.sentence_of_token(spot.first).first == spot.first
    after = tree.word(spot.last) if spot.last < len(tree.tokens) else ""
    return at_start and (after in ("(", "-", "–", "—") or (after == "," and tree.word(spot.first).isupper()))


def _acts(tree: Tree, head: int) -> bool:
    """Subject of what governments do and say, or told, asked, urged something; a town grows, lies and wakes, too."""
    governor = tree.head(head)
    while governor is not None and tree.is_rel(head, "conj"):
        head, governor = governor, tree.head(governor)
    if governor is None:
        return False
    if tree.is_rel(head, "nsubj"):
        return tree.pos(governor) == "VERB" and not TOWNS_DO & {tree.lemma(governor)}
    return tree.is_rel(head, "obj", "iobj") and tree.lemma(governor) in TOLD


def _meets_states(tree: Tree, names: Names, head: int, spot: Spot) -> bool:
    """Among states: "between Moscow and Washington", "with Moscow", "Moscow-Tehran"."""
    seats = lexicon.seats()
    first = tree.lower(spot.first - 1) if spot.first else ""
    others = [i for i in tree.conjuncts(head) if i != head]
    for other in others:
        near = names.at(other)
        if near and near.key and near.key.startswith("iso:"):
            return tree.preposition(tree.conjuncts(head)[0]) in OF_STATE or first in OF_STATE
        if near and lexicon.fold(tree.word(other)) in seats and tree.preposition(min(head, *others)) in OF_STATE:
            return True
    return first in OF_STATE and (first != "with" or not others) and first != "by"


def _owns(tree: Tree, spot: Spot) -> bool:
    """ "Moscow's ally", "the Damascus government"."""
    at = spot.last
    if at < len(tree.tokens) and tree.lower(at) in ("'s", "’s", "'"):
        at += 1
    for i in range(at, min(at + 3, len(tree.tokens))):
        if tree.lower(i) in STATE_NOUNS:
            return True
        if tree.pos(i) not in ("ADJ", "NOUN"):
            return False
    return False
