"""Whether an act happened: read off tense, modals, negation, and the words that govern it.

The status follows the press, not a theory of modality: what an article tells in the past tense happened; "will", "is
due to"
and plans are planned; what somebody demands is called-for; "if", "may" and "could" are conditional. FactBank's cues
(Saurí & Pustejovsky 2009) suggested which governors matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from synoptic.language.tree import Tree
from synoptic.model import Status
from synoptic.notes.event_types import table, words


class Standing(NamedTuple):
    """The status of an act, and how much of the trigger's certainty is left (0 = no event is told). An `aim` told
    without
    its outcome ("came to meet her") counts as reached once its date is past."""

    status: Status
    weight: float
    aim: bool = False


HAPPENED = Standing("happened", 1.0)
NOTHING = Standing("happened", 0.0)
_PLANNED = Standing("planned", 0.9)
_CALLED = Standing("called-for", 0.85)
_CONDITIONAL = Standing("conditional", 0.7)
_DENIED = Standing("denied", 0.75)
_CANCELLED = Standing("cancelled", 0.95)
REFUSED = Standing("denied", 0.8)  # "will not lift the ban"
HABIT = Standing("happened", 0.6)

_BY_PHASE = {"end": HAPPENED, "cancelled": _CANCELLED, "planned": _PLANNED, "called-for": _CALLED}
_ALLOWED = words("inherit")
_WANTED = words("wanted")
_REFUSED = words("refused")
_PLANNING_NOUNS = words("planning-nouns")
_CALLING_NOUNS = words("calling-nouns")
_ABLE = words("ability")
_READY = words("ready")
_IF = words("conditions")
_FUTURE_WORDS = words("future-modifiers")
_OFF_WORDS = words("cancelled-modifiers")
_ALLEGED = words("alleged")
_COMING = words("coming")
_CALLING = words("calling")
_PROSPECTS = _PLANNING_NOUNS | words("prospects")
_TALKS = words("talks")
_AIMS = words("aims")
_ABOUT = ("on", "about", "over", "for", "toward", "towards", "regarding", "concerning")
_MAX_UP = 8  # governors looked at: a longer chain is a parse error


def of_verb(tree: Tree, verb: int) -> Standing:
    """The standing of an act told by a verb (or by a noun through its light verb)."""
    if _under_if(tree, verb):
        return _CONDITIONAL
    own = _own(tree, verb)
    if tree.negation(verb) is None or not own.weight:
        return own
    if own is _PLANNED:
        return REFUSED
    return Standing("denied", 0.5 if own.status == "happened" else 0.4)


def of_light(tree: Tree, verb: int, names: Iterable[str], borne: bool) -> Standing:
    """The standing of an act told by the object of a verb ("cancelled the visit", "held talks"), or `borne` as its
    subject."""
    own = of_verb(tree, verb)
    if own is HABIT and borne:
        return HAPPENED  # "the launch coincides with a feast": the noun tells what happened, the verb only speaks of it
    fate = next((phase for name in names if (phase := table().phases.get(name)) is not None), None)
    if own.status != "happened" or fate is None:
        return own
    return _BY_PHASE.get(fate, own)


def of_noun(tree: Tree, noun: int) -> Standing:
    """The standing of an act told by a bare noun."""
    words = {tree.lower(c) for c in tree.children(noun, "amod", "det", "compound")}
    if words & _OFF_WORDS:
        return _CANCELLED
    if words & _FUTURE_WORDS:
        return _PLANNED
    if "no" in words or "any" in words:
        return NOTHING
    return _PLANNED if _is_aim(tree, noun) else _governed(tree, noun)


def _is_aim(tree: Tree, noun: int) -> bool:
    """ "the next stage is a ceasefire", "our goal is a truce": what the subject says lies ahead."""
    if tree.child(noun, "cop") is None:
        return False
    subjects = tree.children(noun, "nsubj")
    ahead = {tree.lower(c) for subject in subjects for c in tree.children(subject, "amod")} & _FUTURE_WORDS
    return bool(ahead) or any(tree.lemma(subject).lower() in _AIMS | _PLANNING_NOUNS for subject in subjects)


def _own(tree: Tree, verb: int) -> Standing:
    tense = tree.tense(verb)
    if tense in ("present", "participle", None) and tree.is_rel(verb, "ccomp") and _is_subjunctive(tree, verb):
        return _CALLED
    if tense == "past":
        return _reported(tree, verb, HAPPENED)
    if tense == "future":
        return _PLANNED
    if tense == "conditional":
        return _modal(tree, verb)
    if tense == "present":
        return _present(tree, verb)
    if tense == "infinitive":
        return _infinitive(tree, verb)
    return _participle(tree, verb)


def _is_subjunctive(tree: Tree, verb: int) -> bool:
    """ "recommended that it be extended"."""
    return any(tree.lower(c) == "be" for c in tree.children(verb, "aux", "cop"))


def _present(tree: Tree, verb: int) -> Standing:
    """The progressive tells what goes on; the bare present a habit, or history told vividly."""
    if any(tree.lemma(c) == "be" for c in tree.auxiliaries(verb)) and tree.lower(verb).endswith("ing"):
        return HAPPENED
    sentence = tree.sentence_of_token(verb)
    return _reported(tree, verb, HAPPENED if sentence.zone == "title" else HABIT)


def _modal(tree: Tree, verb: int) -> Standing:
    modal = tree.modal(verb)
    if modal == "would":
        return _PLANNED
    if modal in ("must", "should", "ought"):
        return _CALLED
    if modal in ("may", "might", "could"):
        return _CONDITIONAL
    return NOTHING


def _infinitive(tree: Tree, verb: int) -> Standing:
    """An infinitive stands as its governor lets it: "began to flee", "plans to launch", "refused to sign", "went to
    meet"."""
    up = tree.head(verb)
    if up is None:
        return _PLANNED if tree.sentence_of_token(verb).zone == "title" else NOTHING
    lemma = tree.lemma(up).lower()
    if tree.pos(up) in ("NOUN", "PROPN") and tree.is_rel(verb, "acl", "ccomp", "xcomp"):
        return _under_noun(tree, up)
    if tree.pos(up) == "ADJ" and tree.is_rel(verb, "xcomp", "ccomp", "advcl", "acl"):
        return _PLANNED if lemma in _READY else NOTHING
    if tree.is_rel(verb, "xcomp", "ccomp"):
        return _complement(tree, verb, up, lemma)
    if tree.is_rel(verb, "csubj"):
        return NOTHING
    if tree.is_rel(verb, "conj") or lemma == "use":  # "used a rocket to launch it"
        return _inherited(tree, up)
    return Standing("planned", 0.6 if tree.is_rel(verb, "advcl") else 0.5, aim=True)


def _complement(tree: Tree, verb: int, up: int, lemma: str) -> Standing:
    if lemma in _REFUSED:
        return _DENIED
    if lemma in _ALLOWED:
        return _inherited(tree, up)
    if lemma in _WANTED:
        return Standing("planned", 0.55)
    phase = table().phases.get(lemma)
    if phase == "begin":
        return _inherited(tree, up)
    if phase == "tried":
        return Standing("planned", 0.5)
    if phase is not None:
        return _BY_PHASE[phase]
    if tree.is_passive(up) and lemma in (
        "say",
        "believe",
        "report",
        "think",
        "know",
        "understand",
        "allege",
        "suspect",
    ):
        return HAPPENED
    return Standing("planned", 0.6)


def _under_noun(tree: Tree, noun: int) -> Standing:
    lemma = tree.lemma(noun).lower()
    if lemma == "use":  # "the use of a truck to kill people"
        return Standing("happened", 0.8)
    if lemma in _PLANNING_NOUNS:
        return _PLANNED
    if lemma in _CALLING_NOUNS:
        return Standing("called-for", 0.7)
    if lemma in _ABLE:
        return NOTHING
    return Standing("planned", 0.4)


def _participle(tree: Tree, verb: int) -> Standing:
    """A participle shares the standing of the clause it hangs on; one after a noun tells what was done to it."""
    up = tree.head(verb)
    if up is None:
        return HAPPENED if tree.sentence_of_token(verb).zone == "title" else Standing("happened", 0.7)
    lemma = tree.lemma(up).lower()
    if lemma in _REFUSED:
        return _DENIED
    if lemma in _ALLEGED:
        return Standing("happened", 0.9)
    if tree.is_rel(verb, "acl", "amod"):
        return Standing("happened", 0.9)
    if tree.is_rel(verb, "advcl", "conj", "parataxis", "xcomp", "ccomp"):
        phase = table().phases.get(lemma)
        if phase is not None and phase in _BY_PHASE and tree.is_rel(verb, "xcomp", "ccomp"):
            return _BY_PHASE[phase]
        held = _inherited(tree, up)
        return Standing(held.status, held.weight * 0.9)
    return NOTHING if tree.is_rel(verb, "csubj", "nsubj") else Standing("happened", 0.6)


def _inherited(tree: Tree, up: int, depth: int = 0) -> Standing:
    """The standing of the governing clause; a noun or adjective there asserts."""
    if tree.pos(up) != "VERB":
        return HAPPENED
    if depth >= _MAX_UP:
        return HAPPENED
    tense = tree.tense(up)
    if tense in ("infinitive", "participle"):
        above = tree.head(up)
        if above is None:
            return Standing("happened", 0.8)
        return _infinitive(tree, up) if tense == "infinitive" and depth < 2 else _inherited(tree, above, depth + 1)
    held = of_verb(tree, up)
    return held if held.weight > 0 else Standing(held.status, 0.4)


def _reported(tree: Tree, verb: int, own: Standing) -> Standing:
    """A finite clause under a denial is denied: "denied that its ships had crossed"."""
    if not tree.is_rel(verb, "ccomp"):
        return own
    up = tree.head(verb)
    if up is None:
        return own
    lemma = tree.lemma(up).lower()
    if lemma == "deny":
        return _DENIED
    if (
        lemma in ("hope", "want", "wish", "demand", "insist", "urge", "request", "propose", "recommend")
        and own is HABIT
    ):
        return _CALLED
    return own


def _under_if(tree: Tree, verb: int) -> bool:
    """Whether the clause, or one it complements, is a condition."""
    at: int | None = verb
    for _ in range(_MAX_UP):
        if at is None:
            return False
        if any(tree.lower(c) in _IF for c in tree.children(at, "mark")):
            return True
        if not tree.is_rel(at, "xcomp", "conj"):
            return False
        at = tree.head(at)
    return False


def _governed(tree: Tree, noun: int) -> Standing:
    """What the word above a bare noun says of it: "called for a truce", "plans for a visit", "arrived for talks"."""
    up = tree.head(noun)
    preposition = tree.preposition(noun)
    for _ in range(_MAX_UP):
        if up is None:
            return HAPPENED
        lemma = tree.lemma(up).lower()
        if preposition in _ABOUT and _of_talks(tree, up) and not _is_definite(tree, noun):
            return _PLANNED  # "talks on a ceasefire": there is none yet
        if tree.pos(up) not in ("NOUN", "PROPN"):
            return _by_verb(tree, up, lemma, preposition)
        if preposition in ("for", "of", "on", "to") and lemma in _PROSPECTS:
            return _PLANNED
        if preposition in ("for", "of", "including") and lemma in _CALLING_NOUNS:
            return _CALLED
        preposition, up = tree.preposition(up), tree.head(up)
    return HAPPENED


def _of_talks(tree: Tree, word: int) -> bool:
    """Whether the word is of talking something over: "talks", "negotiate", "pursue talks"."""
    talked = [word, *tree.children(word, "obj", "nsubj:pass")] if tree.pos(word) == "VERB" else [word]
    return any(tree.lemma(i).lower() in _TALKS | {"negotiate", "discuss", "confer"} for i in talked)


def _is_definite(tree: Tree, noun: int) -> bool:
    """Whether the noun means one that is known: "the ceasefire", "Monday's truce", "their truce"."""
    determiners = {tree.lower(c) for c in tree.children(noun, "det")}
    return bool(determiners & {"the", "this", "that", "these", "those"}) or bool(tree.children(noun, "nmod:poss"))


def _by_verb(tree: Tree, up: int, lemma: str, preposition: str) -> Standing:
    """What a verb says of the noun that completes it through a preposition ("" = as its object)."""
    if lemma in _CALLING and preposition == "for":
        return _CALLED
    if preposition not in ("", "for", "to", "on", "in"):
        return HAPPENED
    phase = table().phases.get(lemma)
    if phase in ("cancelled", "called-for") and preposition == "":
        return _BY_PHASE[phase]
    if phase == "planned" or (lemma in _WANTED and preposition in ("", "for", "to")):
        return _PLANNED
    if preposition == "for" and lemma in _COMING:
        return Standing("planned", 0.9, aim=True)
    if tree.tense(up) == "future" and lemma in table().light | table().bearers:
        return _PLANNED
    return HAPPENED
