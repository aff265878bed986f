"""The words of a sentence that name acts: verbs, event nouns, and nouns that a light verb or a bearer brings to life.

"held talks", "carried out an attack": the noun tells the act, the verb its clause. "the truce took effect", "an attack
killed five": the subject does. "cancelled the visit", "began to flee": the verb tells a phase or the fate of the act.
"""

from __future__ import annotations

from typing import NamedTuple

from synoptic.language.tree import Tree
from synoptic.model import Sentence
from synoptic.notes.event_slots import noun_modifiers, noun_words, slots, verb_words
from synoptic.notes.event_spans import aims
from synoptic.notes.event_status import Standing
from synoptic.notes.event_types import Act, Table, is_state, noun_act, table, verb_act, verb_label, words

UNKNOWN_VERB = 0.27  # a verb that the table does not know tells an event about every fourth time
_ABOUT_SANCTIONS = 2  # acts of sanction from which a page speaks of sanctions
_HOPED_FOR = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_VERBAL = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # acts done by speaking of others
_TELLING_NOUN = 0.35  # an event noun this sure, as the object of a light verb, tells the act


class Trigger(NamedTuple):
    """`word` names the act; `clause` is the token whose clause tells it: the verb, or the noun itself when it stands
    bare."""

    word: int
    clause: int
    act: Act

    @property
    def nominal(self) -> bool:
        """Whether a bare noun tells it."""
        return self.word == self.clause


def triggers(tree: Tree, sentence: Sentence) -> list[Trigger]:
    """All candidate triggers of a sentence in the order of the text; at most one a word."""
    span = range(sentence.first, sentence.last)
    nouns = {i: act for i in span if (act := _noun(tree, i)) is not None}
    found: dict[int, Trigger] = {}
    for i in span:
        if tree.pos(i) == "VERB" and not tree.is_rel(i, "amod", "compound", "case", "fixed", "flat", "aux", "cop"):
            told = _verb(tree, i, nouns)
            if told is not None:
                found.setdefault(told.word, told)
    for i in [i for i in found if _is_told_above(tree, i, found)]:
        del found[i]
    for i, act in nouns.items():
        if i not in found and not _is_part(tree, i) and not _is_echo(tree, i, act, found, nouns):
            found[i] = Trigger(i, i, act)
    return [found[i] for i in sorted(found)]


def in_context(tree: Tree, found: list[Trigger]) -> list[Trigger]:
    """The page's triggers with those read anew that only the page can tell: people killed and hurt where it tells more
    of
    accidents and disasters than of violence were not attacked; a resolution adopted on a page of sanctions imposes
    some."""
    harms, disasters = words("harms"), words("disasters")
    violent = sum(t.act.type == "ASSAULT" and t.act.label not in harms for t in found)
    accidental = sum(t.act.type == "OTHER" and t.act.label in disasters for t in found) > violent
    sanctions = sum(t.act.type == "SANCTION" for t in found) >= _ABOUT_SANCTIONS
    return [_reread(tree, t, accidental and t.act.label in harms, sanctions) for t in found]


def _reread(tree: Tree, trigger: Trigger, accidental: bool, sanctions: bool) -> Trigger:
    act = trigger.act
    if accidental and act.type == "ASSAULT" and act.mode is None:
        return trigger._replace(act=Act("OTHER", None, "death" if act.label == "killing" else act.label, act.sure))
    if sanctions and act.label == "adoption":
        adopted = tree.patient(trigger.clause)
        if adopted is not None and tree.lemma(adopted).lower() in ("resolution", "measure", "sanction", "package"):
            return trigger._replace(act=Act("SANCTION", None, "sanctions", act.sure))
    return trigger


def refused(trigger: Trigger) -> tuple[Trigger, Standing]:
    """What "will not" tells: to keep back what is hoped for is an act of refusal; to keep from harm is none."""
    if trigger.act.type in _HOPED_FOR:
        return trigger._replace(act=Act("REJECT", None, "refusal", max(0.5, trigger.act.sure))), Standing(
            "happened", 0.85
        )
    return trigger, Standing("denied", 0.4)


def unsupported(tree: Tree, trigger: Trigger) -> Trigger:
    """A trigger whose reading holds only between two parties, where they are missing: a plain happening, if at all."""
    lemma = tree.lemma(trigger.word).lower()
    sure = 0.0 if is_state(lemma) else UNKNOWN_VERB - 0.1
    return trigger._replace(act=Act("OTHER", None, lemma, sure))


def _noun(tree: Tree, i: int) -> Act | None:
    if tree.pos(i) not in ("NOUN", "PROPN"):
        return None
    return noun_act(noun_words(tree, i), noun_modifiers(tree, i))


def _is_told_above(tree: Tree, i: int, found: dict[int, Trigger]) -> bool:
    """Whether a verb only completes the act above it: "stopped shelling", "visited twice to meet her"."""
    up = tree.head(i)
    if up is not None and tree.is_rel(i, "acl"):
        up = tree.head(up)
    above = found[up].act if up is not None and up in found else None
    if above is None or up is None:
        return False
    if above.type == "RETREAT":
        return tree.is_rel(i, "xcomp")
    return above.mode == "visit" and found[i].act.type == "CONSULT" and i in aims(tree, up)


def _is_echo(tree: Tree, i: int, act: Act, found: dict[int, Trigger], nouns: dict[int, Act]) -> bool:
    """Whether the word above has told the same act ("exchanged fire"), speaks of its end ("halted the attacks",
    "cessation
    of hostilities"), or has the noun only complete it ("launched an operation")."""
    up = tree.head(i)
    if up is None:
        return False
    above = found[up].act if up in found else None
    if above is None:
        return up in nouns and nouns[up].type == "RETREAT" and tree.preposition(i) in ("of", "to")
    if above[:3] == act[:3] or (above.type == act.type and tree.is_rel(i, "obj")):
        return True
    return tree.is_rel(i, "obj") and (
        above.type in ("RETREAT", "CONCEDE") or (above.type not in _VERBAL and act.type == "OTHER")
    )


def _is_part(tree: Tree, i: int) -> bool:
    """Whether the noun only modifies another ("attack helicopter", "ceasefire deal")."""
    return tree.is_rel(i, "compound", "flat", "amod", "fixed")


def _verb(tree: Tree, i: int, nouns: dict[int, Act]) -> Trigger | None:
    known = table()
    names = verb_words(tree, i)
    own = verb_act(names, slots(tree, i))
    noun = _told_noun(tree, i, names, nouns, known)
    if noun is not None:
        act = nouns[noun]
        if own is None or _yields(own, act):
            return Trigger(noun, i, act)
        if own.type == act.type and (act.mode is not None or not own.label):
            return Trigger(noun, i, own._replace(mode=act.mode or own.mode, label=act.label))
    if own is not None:
        return Trigger(i, i, own if own.label else own._replace(label=verb_label(names)))
    if any(is_state(name) for name in names) or _is_phase(tree, i, names, known):
        return None
    return Trigger(i, i, Act("OTHER", None, tree.lemma(i).lower(), UNKNOWN_VERB))


def _yields(own: Act, noun: Act) -> bool:
    """Whether the verb's reading says less than the noun's."""
    return own.weak or (own.type == "OTHER" and own.sure <= noun.sure)


def _told_noun(tree: Tree, i: int, names: list[str], nouns: dict[int, Act], known: Table) -> int | None:
    """The event noun that the verb brings to life: its object, or its subject."""
    patient, agent = tree.patient(i), _bearer(tree, i, nouns)
    for word in names:
        if patient is not None and word in known.light:
            for member in tree.conjuncts(patient):
                if member in nouns and nouns[member].sure >= _TELLING_NOUN:
                    return member
        if agent is not None and agent in nouns and word in known.bearers and nouns[agent].sure >= _TELLING_NOUN:
            return agent
    return None


def _bearer(tree: Tree, i: int, nouns: dict[int, Act]) -> int | None:
    """The subject of the verb; for a relative pronoun without antecedent the last event noun before it."""
    agent = tree.agent(i)
    if agent is None or tree.lower(agent) not in ("that", "which") or tree.pos(agent) != "PRON":
        return agent
    return max((n for n, act in nouns.items() if n < agent and act.sure >= _TELLING_NOUN), default=agent)


def _is_phase(tree: Tree, i: int, names: list[str], known: Table) -> bool:
    """Whether the verb only tells a phase or fate of another act, its complement."""
    return any(name in known.phases for name in names) and tree.child(i, "xcomp", "ccomp") is not None
