"""What is said of somebody with "is" or between commas is one more mention: "She was a geologist", "Lund, a town of …".

A noun phrase said of an entity that the page names belongs to it; an unnamed entity first met in that phrase is the
same as the named one. A noun may be said of a person if it names people (by the table or its ending), of a place if it
names places; nothing is said where the clause denies, asks or supposes.
"""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.model import EntityKind
from synoptic.notes.drafts import Draft, mention_of
from synoptic.notes.nominal_places import NOUNS as PLACES
from synoptic.notes.person_nouns import noun_ending_at
from synoptic.notes.person_phrases import Names, left_edge

OF_PEOPLE = ("ist", "ian", "er", "or", "eer", "ant", "ee", "man", "woman", "logue", "ess", "eur")
MORE_PLACES = frozenset({"place", "home", "hub", "destination", "department", "dependency", "metropolis", "seat"})
SUBJECTS = ("person", "place", "state", "organisation")  # of them "is a …" tells what they are, whatever the noun
BECOMES = frozenset({"become", "remain"})
CALLED = frozenset({"appoint", "call", "consider", "crown", "declare", "deem", "elect", "make", "name"})
SERVES = frozenset({"act", "practise", "practice", "serve", "work"})
KNOWN_AS = CALLED | frozenset({"describe", "identify", "know", "recognise", "recognize", "regard", "see"})
RELATIVE = frozenset({"who", "which", "that"})
SINGLE = ("a", "an", "the", "one")


def resolve(tree: Tree, names: Names, drafts: list[Draft], page: str) -> None:
    """Give predicates and appositions to the entities they are said of."""
    owner = {m.head: d for d in drafts for m in d.mentions}
    for i in range(len(tree.tokens)):
        if (tree.pos(i) not in ("NOUN", "PROPN") and tree.lower(i) != "one") or names.at(i):
            continue
        draft = owner.get(i)
        said = _said(tree, i)
        told = _subject(tree, i) if said else None
        of = next((at for at in (told, _becomes(tree, i), None if said else _beside(tree, i)) if at is not None), None)
        about = owner.get(of) if of is not None else None
        if about is None or about is draft or about.plural or not (about.named or about.owner):
            continue
        if not (said and draft is None and about.kind in SUBJECTS) and not _may_be(tree, about.kind, i):
            continue
        if draft is None:
            first = min(left_edge(tree, names, i, tree.sentence_of_token(i).first), tree.phrase(i)[0])
            while first < i and tree.pos(first) == "ADV":  # "just a village"
                first += 1
            if tree.lower(first) in SINGLE:
                about.add(mention_of(page, tree, first, i + 1, "nominal", i))
                owner[i] = about
        elif _alike(draft, about) and (draft.owner or min(m.start for m in draft.mentions) == _start(draft, i)):
            for mention in draft.mentions:
                about.add(mention)
                owner[mention.head] = about
            about.role_kinds |= draft.role_kinds
            draft.mentions.clear()


def _said(tree: Tree, i: int) -> bool:
    """Whether the noun is a predicate, or one more after another: "was an actor and a singer"."""
    return any(tree.child(k, "cop") is not None for k in (i, tree.conjuncts(i)[0]))


def _subject(tree: Tree, i: int) -> int | None:
    """Of whom the noun is said, None where it is denied, asked or supposed."""
    i = tree.conjuncts(i)[0]
    sentence = tree.sentence_of_token(i)
    asked = tree.word(sentence.last - 1) == "?"
    if asked or tree.preposition(i) or tree.negation(i) is not None or tree.modal(i) or tree.child(i, "mark"):
        return None
    return _meant(tree, tree.child(i, "nsubj"), i)


def _becomes(tree: Tree, i: int) -> int | None:
    """Of whom it is told that they became the noun, are called it, or serve as it."""
    i = tree.conjuncts(i)[0]
    verb = tree.head(i)
    if verb is None or tree.negation(verb) is not None or tree.modal(verb) or tree.child(verb, "mark"):
        return None
    lemma, prep = tree.lemma(verb).lower(), tree.preposition(i)
    if prep == "as":
        told = lemma in SERVES or (lemma in KNOWN_AS and _passive(tree, verb))
    else:
        told = not prep and tree.is_rel(i, "xcomp", "obj") and (lemma in BECOMES or _called(tree, verb, lemma))
    return _meant(tree, tree.child(verb, "nsubj"), verb) if told else None


def _meant(tree: Tree, subject: int | None, clause: int) -> int | None:
    """The subject, or whom its "who" or "which" stands for."""
    if subject is not None and tree.lower(subject) in RELATIVE and tree.rel(clause) == "acl:relcl":
        return tree.head(clause)
    return subject


def _called(tree: Tree, verb: int, lemma: str) -> bool:
    return lemma in CALLED and _passive(tree, verb)


def _passive(tree: Tree, verb: int) -> bool:
    return any(":pass" in tree.rel(c) for c in tree.children(verb, "nsubj", "aux"))


def _beside(tree: Tree, i: int) -> int | None:
    """The name that an apposition stands with, before or behind it; none in a list."""
    found = [h] if tree.rel(i) == "appos" and (h := tree.head(i)) is not None else list(tree.children(i, "appos"))
    if len(found) != 1 or tree.children(found[0], "conj"):
        return None
    first, second = sorted((i, found[0]))
    before = tree.phrase(second)[0] - 1  # "the chief, Doe" and "chief Doe", not "spokesman for chief Doe"
    return found[0] if before <= first or tree.pos(before) == "PUNCT" else None


def _may_be(tree: Tree, kind: EntityKind, i: int) -> bool:
    """Whether the noun can be said of that kind of entity, in the singular."""
    noun, word = tree.lemma(i).lower(), tree.lower(i)
    if word == "one":  # "one of the towns"
        member = tree.child(i, "nmod")
        return member is not None and tree.preposition(member) == "of" and _names(kind, tree.lemma(member).lower())
    return word == noun and _names(kind, noun)


def _names(kind: EntityKind, noun: str) -> bool:
    """Whether the noun names that kind of entity."""
    known = noun_ending_at([noun])
    if kind == "person":
        return known[0].kind == "person" if known else noun.endswith(OF_PEOPLE)
    if kind in ("place", "state"):
        return noun in PLACES | MORE_PLACES
    return known is not None and known[0].kind in ("organisation", "group")


def _alike(draft: Draft, about: Draft) -> bool:
    """Whether an unnamed entity may be the named one."""
    if draft.named or draft.plural or draft.owner is about:
        return False
    return draft.kind == about.kind and not (draft.gender and about.gender and draft.gender != about.gender)


def _start(draft: Draft, head: int) -> int:
    return next(m.start for m in draft.mentions if m.head == head)
