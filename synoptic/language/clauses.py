"""What a clause says: subject, object, voice, tense, negation, read off a `Tree` of Universal Dependencies.

Shared arguments follow the enhanced UD guidelines (https://universaldependencies.org/u/overview/enhanced-syntax.html):
conjoined predicates share a subject, open complements (xcomp) take it from their governor, participial clauses from
what they modify.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from synoptic.language.lemmas import forms

if TYPE_CHECKING:
    from synoptic.language.tree import Tree

Tense = Literal["past", "present", "future", "conditional", "infinitive", "participle"]

_RELATIVE = frozenset({"who", "whom", "which", "that"})
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought"})
_MODAL_FORMS = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}
_NEGATIVE = frozenset({"not", "n't", "never", "nor", "neither"})
_NEGATIVE_NOUNS = frozenset({"nobody", "none", "nothing", "noone"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "swear", "threaten", "pledge"})
_FINITE_BE = {
    "am": "present",
    "is": "present",
    "are": "present",
    "'m": "present",
    "'re": "present",
    "was": "past",
    "were": "past",
}
_MAX_CLIMB = 12  # shared subjects are looked for this many clauses up: deeper chains are parse errors


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether the token heads a clause."""
    pos = tree.pos(i)
    if pos == "VERB":
        return not tree.is_rel(i, "amod", "compound", "case", "fixed", "mark", "flat")
    if pos in ("PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART"):
        return False
    if tree.is_rel(i, "aux", "cop"):
        return False
    return tree.child(i, "cop") is not None or tree.child(i, "nsubj", "csubj") is not None


def antecedent(tree: Tree, i: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    if tree.lower(i) not in _RELATIVE or tree.pos(i) not in ("PRON", "DET", "SCONJ"):
        return None
    for up in tree.ancestors(i):
        if tree.is_rel(up, "acl:relcl"):
            return tree.head(up)
        if tree.is_rel(up, "ccomp", "root", "parataxis"):
            return None
    return None


def _referent(tree: Tree, i: int | None) -> int | None:
    """A relative pronoun's antecedent, any other token itself."""
    if i is None:
        return None
    meant = antecedent(tree, i)
    return i if meant is None else meant


def _own_subject(tree: Tree, i: int) -> int | None:
    return tree.child(i, "nsubj", "csubj")


def subject(tree: Tree, i: int) -> int | None:
    """See `Tree.subject`."""
    at = i
    for _ in range(_MAX_CLIMB):
        own = _own_subject(tree, at)
        if own is not None:
            return _referent(tree, own)
        up = tree.head(at)
        if up is None:
            return None
        rel = tree.rel(at)
        if rel == "xcomp":
            controller = tree.child(up, "obj", "iobj")
            if controller is not None and tree.lemma(up) not in _SUBJECT_CONTROL and not _is_raised(tree, up):
                return _referent(tree, controller)
        elif rel in ("acl", "amod"):
            return up if tree.pos(up) in ("NOUN", "PROPN", "PRON", "NUM") else None
        elif rel == "acl:relcl":
            return up if _lacks_subject(tree, at) else None
        elif rel not in ("conj", "advcl"):
            return None
        at = up
    return None


def _is_raised(tree: Tree, i: int) -> bool:
    """ "made a pledge to leave": the complement of a noun-like object keeps the governor's subject."""
    return tree.lemma(i) in ("make", "take", "have") and tree.child(i, "obj") is not None


def _lacks_subject(tree: Tree, i: int) -> bool:
    """A relative clause without any subject: its antecedent is the subject ("the man [who was] seen there")."""
    return _own_subject(tree, i) is None


def object_(tree: Tree, i: int) -> int | None:
    """See `Tree.object`."""
    return _referent(tree, tree.child(i, "obj"))


def is_passive(tree: Tree, i: int) -> bool:
    """See `Tree.is_passive`."""
    if tree.child(i, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") is not None:
        return True
    if tree.pos(i) != "VERB":
        return False
    if tree.rel(i) in ("acl", "amod", "advcl") and not auxiliaries(tree, i):
        return _is_participle(tree, i) and _own_subject(tree, i) is None and tree.child(i, "obj") is None
    if tree.rel(i) == "conj" and _own_subject(tree, i) is None and _is_participle(tree, i):
        first = tree.head(i)
        return (
            first is not None
            and tree.pos(first) == "VERB"
            and not _own_auxiliaries(tree, i)
            and is_passive(tree, first)
        )
    return False


def _is_participle(tree: Tree, i: int) -> bool:
    return forms(tree.lower(i), tree.lemma(i)).past_participle


def agent(tree: Tree, i: int) -> int | None:
    """See `Tree.agent`."""
    if not is_passive(tree, i):
        return subject(tree, i)
    by = tree.child(i, "obl:agent")
    if by is None:
        by = next(
            (c for c in tree.children(i, "obl", "nmod") if tree.preposition(c) == "by" and _can_act(tree, c)), None
        )
    return by


def _can_act(tree: Tree, i: int) -> bool:
    """ "by Friday", "by 5 percent" are no agents."""
    return (
        tree.pos(i) in ("NOUN", "PROPN", "PRON")
        and not tree.is_rel(i, "obl:unmarked")
        and tree.child(i, "nummod") is None
    )


def patient(tree: Tree, i: int) -> int | None:
    """See `Tree.patient`."""
    return subject(tree, i) if is_passive(tree, i) else object_(tree, i)


def _own_auxiliaries(tree: Tree, i: int) -> tuple[int, ...]:
    return tree.children(i, "aux", "cop")


def auxiliaries(tree: Tree, i: int) -> tuple[int, ...]:
    """See `Tree.auxiliaries`."""
    own = _own_auxiliaries(tree, i)
    at = i
    for _ in range(_MAX_CLIMB):
        up = tree.head(at)
        if (
            own
            or up is None
            or tree.rel(at) != "conj"
            or _own_subject(tree, at) is not None
            or _marker(tree, at) == "to"
        ):
            return own
        shared = _own_auxiliaries(tree, up)
        if shared and not _continues(tree, at, up):
            return own
        own, at = shared, up
    return own


def _continues(tree: Tree, i: int, first: int) -> bool:
    """Whether a bare coordinated verb has the form that the first one's auxiliaries ask for ("will meet and sign")."""
    if tree.pos(i) != "VERB" or tree.pos(first) != "VERB":
        return False
    a, b = forms(tree.lower(first), tree.lemma(first)), forms(tree.lower(i), tree.lemma(i))
    return (a.base and b.base) or (a.past_participle and b.past_participle) or (a.gerund and b.gerund)


def modal(tree: Tree, i: int) -> str | None:
    """See `Tree.modal`."""
    for c in auxiliaries(tree, i):
        word = tree.lower(c)
        if word == "'d" and any(tree.lower(d) == "better" for d in tree.children(i, "advmod")):
            return "should"
        if word == "'d" and forms(tree.lower(i), tree.lemma(i)).past_participle:
            return None
        found = _MODAL_FORMS.get(word, word)
        if found in _MODALS:
            return found
    return None


def negation(tree: Tree, i: int) -> int | None:
    """See `Tree.negation`."""
    for c in tree.children(i, "advmod", "aux", "det", "cc", "mark"):
        word = tree.lower(c)
        if word in _NEGATIVE or (word == "no" and tree.is_rel(c, "det")) or (word == "longer" and _after_no(tree, c)):
            return c
    if is_predicate(tree, i):
        for noun in tree.children(i, "nsubj", "obj"):
            if tree.lower(noun) in _NEGATIVE_NOUNS:
                return noun
            none = next((d for d in tree.children(noun, "det") if tree.lower(d) in ("no", "neither")), None)
            if none is not None:
                return none
    return None


def _after_no(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) == "no" for c in tree.children(i))


def _marker(tree: Tree, i: int) -> str:
    """ "to" of an infinitive, else ""."""
    return next((tree.lower(c) for c in tree.children(i, "mark") if tree.lower(c) == "to"), "")


def tense(tree: Tree, i: int) -> Tense | None:
    """See `Tree.tense`."""
    helpers = auxiliaries(tree, i)
    if not helpers and tree.pos(i) not in ("VERB", "AUX"):
        return None
    found = modal(tree, i)
    if found is not None:
        return "future" if found in ("will", "shall") else "conditional"
    if _marker(tree, i) == "to":
        return "future" if _going_to(tree, i) else "infinitive"
    for c in helpers:
        finite = _finite(tree, c)
        if finite is not None:
            return finite
    if helpers:
        return "participle"  # "being sought", "having met"
    return _bare_tense(tree, i)


def _finite(tree: Tree, i: int) -> Tense | None:
    """The tense of an auxiliary or copula; "has" + participle is past (what has happened, happened)."""
    word, lemma = tree.lower(i), tree.lemma(i)
    verb = tree.head(i)
    if lemma == "have" or word in ("has", "have", "had", "'ve"):
        return None if word in ("having", "have") and verb is not None and _marker(tree, verb) else "past"
    if word in ("did",):
        return "past"
    if word in ("do", "does"):
        return "present"
    if word == "'s":
        perfect = verb is not None and any(tree.lower(c) == "been" for c in tree.children(verb, "aux", "cop"))
        return "past" if perfect else "present"
    found = _FINITE_BE.get(word)
    return None if found is None else ("past" if found == "past" else "present")


def _going_to(tree: Tree, i: int) -> bool:
    """ "is going to sign"."""
    up = tree.head(i)
    return (
        up is not None and tree.rel(i) == "xcomp" and tree.lower(up) in ("going", "gon") and bool(auxiliaries(tree, up))
    )


def _bare_tense(tree: Tree, i: int) -> Tense | None:
    """The tense of a verb without auxiliaries, from its form and place."""
    form = forms(tree.lower(i), tree.lemma(i))
    rel = tree.rel(i)
    if form.gerund:
        return "participle"
    if form.past_participle and not form.past:
        return "participle"
    reduced = rel in ("acl", "amod") or (rel in ("advcl", "xcomp") and _own_subject(tree, i) is None)
    if form.past and not (form.base and rel == "xcomp"):
        return "participle" if reduced and form.past_participle else "past"
    if form.third:
        return "present"
    if rel in ("xcomp", "ccomp") and _own_subject(tree, i) is None:
        return "infinitive"
    return "present"
