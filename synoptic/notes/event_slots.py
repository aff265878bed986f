"""Who and what stands where in a clause, as sets of lemmas: what the patterns of `event_types` are matched against."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from synoptic.language.tree import Tree
from synoptic.notes.event_types import Slots, is_verb, words

_PARTITIVES = words("partitives")
_CALENDAR = words("calendar")
_NAMING = ("compound", "amod", "flat", "appos", "nmod:poss")
_MODIFYING = ("compound", "amod", "nummod", "nmod:poss", "flat", "nmod:unmarked", "nmod:desc")


def verb_words(tree: Tree, verb: int) -> list[str]:
    """The verb's names, longest first: with its particle, with a fixed companion ("open fire", "shoot dead"), alone."""
    lemma = tree.lemma(verb).lower()
    forms = dict.fromkeys((lemma, tree.lower(verb)))  # "lay" may be told as a form of "lie"
    forms |= dict.fromkeys(x for x in (lemma + "e", lemma + lemma[-1:]) if not is_verb(lemma) and is_verb(x))
    after = [tree.lower(c) for c in tree.children(verb, "compound:prt")]
    after += [tree.lower(c) for c in tree.children(verb, "advmod", "obj", "xcomp", "compound") if verb < c <= verb + 2]
    if verb + 1 < len(tree.tokens) and tree.pos(verb + 1) in ("ADP", "ADV"):
        after.append(tree.lower(verb + 1))
    return [*(f"{form} {word}" for form in forms for word in dict.fromkeys(after)), *forms]


def slots(tree: Tree, verb: int) -> Slots:
    """The lemmas in each place of the verb's clause: "subj" (who does it), "obj" (to whom), "mod" (adverbs, particles,
    predicative adjectives), "xcomp" (complement verbs), and one slot a preposition (the object's own included)."""
    out: dict[str, set[str]] = defaultdict(set)
    patient, agent = tree.patient(verb), tree.agent(verb)
    if patient is not None:
        out["obj"] |= _nouns(tree, patient)
        if tree.lemma(patient).lower() in _PARTITIVES:  # "suspended part of the aid", "tons of food"
            for preposition, noun in tree.obliques(patient):
                out["obj"] |= _nouns(tree, noun) if preposition == "of" else set()
        _prepositions(tree, patient, out)
    if agent is not None:
        out["subj"] |= _nouns(tree, agent)
    _prepositions(tree, verb, out)
    for c in tree.children(verb, "advmod", "compound", "obl:unmarked", "discourse"):
        out["mod"].add(tree.lower(c))
    for c in tree.children(verb, "xcomp", "ccomp", "acl", "advcl"):
        if tree.is_rel(c, "xcomp") or tree.child(c, "mark") is not None:
            out["xcomp"].add(tree.lemma(c).lower())
        if tree.pos(c) in ("ADJ", "NOUN", "ADV"):
            out["mod"].add(tree.lower(c))
    return {slot: frozenset(words) for slot, words in out.items()}


def _prepositions(tree: Tree, word: int, out: dict[str, set[str]]) -> None:
    for preposition, noun in tree.obliques(word):
        if preposition:
            out[preposition.partition(" ")[0]] |= _nouns(tree, noun)
    for c in tree.children(word, "advcl"):  # "accused of selling": a preposition before a gerund
        for mark in tree.children(c, "mark"):
            out[tree.lower(mark)].add(tree.lemma(c).lower())


def _nouns(tree: Tree, noun: int) -> set[str]:
    """The lemmas of a noun phrase and of what it is coordinated with: heads and naming words, "person" for a name of
    one."""
    out: set[str] = set()
    for member in tree.conjuncts(noun):
        out |= {tree.lemma(member).lower(), tree.lower(member)}
        out |= {tree.lemma(c).lower() for c in tree.children(member, *_NAMING)}
        if _is_person(tree, member):
            out.add("person")
    return out


def _is_person(tree: Tree, i: int) -> bool:
    """Whether the tagger calls the token part of a person's name (names are sorted and do not overlap)."""
    names = tree.reading.names
    at = bisect_right(names, i, key=lambda n: n.first) - 1
    return at >= 0 and i < names[at].last and names[at].kind == "PER"


def noun_words(tree: Tree, noun: int) -> list[str]:
    """The noun's names, longest first: "state of emergency", "mass shooting", "shooting"; written forms before
    lemmas."""
    plain = [tree.lower(noun), tree.lemma(noun).lower()]
    out: list[str] = []
    for reach in (2, 1):
        before = range(max(0, noun - reach), noun)
        if len(before) == reach and all(tree.tokens[i].head >= 0 and tree.pos(i) != "PUNCT" for i in before):
            lead = " ".join(tree.lower(i) for i in before)
            out += [f"{lead} {word}" for word in plain]
    if noun + 2 < len(tree.tokens) and tree.lower(noun + 1) == "of":
        out += [f"{word} of {tree.lower(noun + 2)}" for word in plain]
    return list(dict.fromkeys(out + plain))


def noun_modifiers(tree: Tree, noun: int) -> frozenset[str]:
    """Lemmas that modify a noun before or after it ("drone strike", "strike by teachers"), and its prepositions."""
    out = {tree.lemma(c).lower() for c in tree.children(noun, *_MODIFYING)} | {
        tree.lower(c) for c in tree.children(noun, *_MODIFYING)
    }
    for part in tuple(out):
        out.update(part.split("-"))
    for preposition, other in tree.obliques(noun):
        if tree.pos(other) == "NUM" or tree.lower(other).rstrip(".") in _CALENDAR:
            continue  # "the strike on Monday" tells no target
        out.add(preposition)
        out |= {tree.lemma(m).lower() for m in tree.conjuncts(other)}
    return frozenset(out)
