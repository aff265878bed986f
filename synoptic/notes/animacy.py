"""Whether a noun that names people or things ("operator", "source", "unit") names people on this page.

Such nouns are marked in the table of nouns. They count if one of them on the page does what only people and their
bodies do (says, decides, attacks …), is followed by "who", is asked ("according to a source"), is made of people ("a
group of farmers"), is said of a person ("she is a model") or belongs to a name or a state ("the Norwegian group").
"""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.notes import saying
from synoptic.notes.person_nouns import noun_ending_at
from synoptic.notes.person_phrases import Names, Phrase

DEEDS = frozenset(
    {"abduct", "agree", "ambush", "appeal", "arrest", "arrive", "ask", "attack", "attend", "believe", "capture",
     "celebrate", "clash", "decide", "demand", "die", "fight", "fire", "flee", "fly", "gather", "hire", "hope",
     "hunt", "join", "kidnap", "kill", "know", "launch", "learn", "live", "lose", "love", "march", "marry", "meet",
     "negotiate", "oppose", "perform", "plan", "protest", "pursue", "raid", "refuse", "sell", "shoot", "sign",
     "speak", "spend", "storm", "study", "surrender", "talk", "teach", "tell", "think", "threaten", "train", "travel",
     "try", "visit", "vote", "walk", "want", "win", "work", "write"}
)  # fmt: skip
OF_PERSONS = frozenset({"he", "she", "i", "you", "who"})
WHO = frozenset({"who", "whom", "whose"})


def people_only(tree: Tree, names: Names, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases without those whose noun names things on this page."""
    doubtful = {p.noun.noun for p in phrases if p.noun.doubtful}
    alive = {p.noun.noun for p in phrases if p.noun.noun in doubtful and _lives(tree, names, p)}
    return [p for p in phrases if not p.noun.doubtful or p.noun.noun in alive]


def _lives(tree: Tree, names: Names, phrase: Phrase) -> bool:
    return (
        phrase.state is not None
        or phrase.of is not None
        or _acts(tree, phrase.head)
        or _asked(tree, phrase.head)
        or _who(tree, phrase.head)
        or _of_people(tree, phrase.head)
        or _of_a_person(tree, names, phrase)
    )


def _acts(tree: Tree, head: int) -> bool:
    """Whether the noun is the subject of a verb of saying or of a deed of people."""
    verb = tree.head(tree.conjuncts(head)[0])
    if verb is None or not tree.is_rel(tree.conjuncts(head)[0], "nsubj") or tree.pos(verb) != "VERB":
        return False
    lemma = tree.lemma(verb).lower()
    return lemma in DEEDS or saying.table().get((lemma, "verb"), ("none", 0))[1] >= 2


def _asked(tree: Tree, head: int) -> bool:
    """ "According to a source", "told a source"."""
    return tree.preposition(head) == "according to" or any(
        tree.lower(c) == "according" for c in tree.children(head, "case")
    )


def _of_people(tree: Tree, head: int) -> bool:
    """ "A group of farmers"."""
    members = [c for c in tree.children(head, "nmod") if tree.preposition(c) == "of"]
    return any((known := noun_ending_at([tree.lower(c)])) and not known[0].doubtful for c in members)


def _who(tree: Tree, head: int) -> bool:
    return any(tree.lower(i) in WHO for c in tree.children(head, "acl") for i in range(*_reach(tree, c)))


def _reach(tree: Tree, clause: int) -> tuple[int, int]:
    first = tree.subtree(clause)[0]
    return first, min(first + 2, clause + 1)


def _of_a_person(tree: Tree, names: Names, phrase: Phrase) -> bool:
    """Whether it is said of a person, or stands beside a person's name."""
    subject = tree.child(phrase.head, "nsubj")
    if subject is not None and tree.lower(subject) in OF_PERSONS:
        return True
    spots = [names.at(i) for i in (subject, phrase.last, tree.child(phrase.head, "appos")) if i is not None]
    return any(spot is not None and spot.kind == "person" for spot in spots)
