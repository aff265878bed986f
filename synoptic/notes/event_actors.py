"""Who acts and on whom, as ids of the page's entities: subjects, objects, "by", "with", "between", possessors.

Subjects that stand in another clause (control, coordination, relative clauses) are found by `Tree.agent`. What names no
entity of the page gives none: participants are never made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import Entity, Mention
from synoptic.notes.event_spans import aims
from synoptic.notes.event_triggers import Trigger
from synoptic.notes.event_types import words

_ACTING = frozenset({"person", "organisation", "state", "group", "other"})
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_TOWARDS = frozenset({"against", "on", "to", "at", "with", "upon", "into"})
_TAKING = frozenset(
    {"COERCE", "SANCTION", "REQUEST", "RETREAT", "AID"}
)  # one takes, asks or has something "from" somebody
_UNDERGONE = words("undergone")
_HARMING = words("harming")
_CLAUSE_ENDS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ"})
_PARTNER_REACH = 8  # words from an act to its "with", and from there to the name


class Parties(NamedTuple):
    """Entity ids: who acts, and to whom it is done (in the order of the text, none twice)."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


class Cast:
    """Which entity stands at a token of the page."""

    def __init__(self, tree: Tree, entities: Sequence[Entity]) -> None:
        self.tree = tree
        self._states = {e.known_as: e for e in entities if e.known_as and e.kind == "state"}
        self._at: dict[int, list[tuple[int, Mention, Entity]]] = {}
        self._titled: dict[int, Entity] = {}  # start of a title before its bearer's name → the bearer
        for entity in entities:
            names = {mention.start for mention in entity.mentions if mention.form == "name"}
            for mention in entity.mentions:
                if entity.kind == "person" and mention.form == "nominal" and mention.end + 1 in names:
                    self._titled[mention.start] = entity
                for i in tree.tokens_in(mention.start, mention.end):
                    self._at.setdefault(i, []).append((mention.end - mention.start, mention, entity))

    def at(self, i: int) -> Entity | None:
        """The entity that a token names as a head: of mentions around it the one it heads, else the shortest name. What
        stands before a title and the name of its bearer means the bearer ("Norlandic Prime Minister Tomas Arvel")."""
        here = self._at.get(i, ())
        if not here:
            return None
        headed = [x for x in here if x[1].head == i or self.tree.head_of_span(x[1].start, x[1].end) == i]
        width, mention, entity = min(headed or here, key=lambda x: x[0])
        return self._titled.get(mention.end + 1, entity) if headed or width else None

    def covering(self, i: int) -> list[Entity]:
        """All entities with a mention around the token."""
        return [entity for _, _, entity in self._at.get(i, ())]

    def headed(self, i: int) -> Entity | None:
        """The entity whose mention has this token as its head, a state's adjective ("Syrian") left out."""
        for _, mention, entity in self._at.get(i, ()):
            if mention.head == i and self.tree.pos(i) in ("NOUN", "PROPN", "PRON"):
                return entity
        return None

    def named(self, i: int) -> list[Entity]:
        """The entities of a noun phrase: its head's, else its owner's or the name that modifies it ("Assad's
        troops")."""
        own = self.at(i)
        if own is not None:
            return [own, *self._state_of(own, i)]
        for c in self.tree.children(i, "flat", "appos", "nmod:poss", "compound", "amod", "nmod:desc"):
            found = self.at(c)
            if found is not None and (c > i or not self.tree.is_rel(c, "appos")):
                return [found]
        state = self._by_adjective(i)
        if state is not None:
            return [state]
        owners = [self.at(noun) for preposition, noun in self.tree.obliques(i) if preposition in ("of", "from")]
        return [e for e in owners if e is not None and e.kind in ("state", "organisation", "group")][:1]

    def _by_adjective(self, i: int) -> Entity | None:
        """The state of the page whose adjective modifies the noun: "North Korean vessels"."""
        tree = self.tree
        for c in tree.children(i, "amod", "compound", "nmod:desc"):
            words = [c - 1, c] if c > 0 and tree.head(c - 1) in (c, i) else [c]
            for first in range(len(words)):
                iso = lexicon.demonyms().get(lexicon.fold(" ".join(tree.word(k) for k in words[first:])))
                if iso is not None and f"iso:{iso}" in self._states:
                    return self._states[f"iso:{iso}"]
        return None

    def _state_of(self, own: Entity, i: int) -> list[Entity]:
        """The state whose body acts, where the page says so right there: "Norland's air force"."""
        if own.kind not in ("organisation", "group"):
            return []
        owners = [self.at(c) for c in self.tree.children(i, "nmod:poss", "amod", "compound")]
        return [e for e in (*owners, self._by_adjective(i)) if e is not None and e.kind == "state" and e.id != own.id][
            :1
        ]

    def acting(self, i: int | None) -> list[Entity]:
        """The parties in a coordinated noun phrase, places left out."""
        if i is None:
            return []
        members = self.tree.conjuncts(i)
        return [e for m in members for e in self.named(m) if e.kind in _ACTING]


def parties(cast: Cast, trigger: Trigger) -> Parties:
    """Who takes part in the act."""
    tree, mutual = cast.tree, trigger.act.type in _MUTUAL
    actors: list[Entity] = []
    recipients: list[Entity] = []
    if not trigger.nominal or tree.pos(trigger.clause) == "VERB":
        if tree.agent(trigger.clause) != trigger.word:
            actors += _doers(cast, tree.agent(trigger.clause), trigger.clause)
            recipients += _undergoers(cast, trigger)
        elif tree.lemma(trigger.clause) in _HARMING:  # "the attack killed two soldiers"
            recipients += _undergoers(cast, trigger)
        _oblique_parties(cast, trigger, trigger.clause, actors, recipients)
        if trigger.act.mode == "visit":
            recipients += _met(cast, trigger.clause)
    if tree.pos(trigger.word) in ("NOUN", "PROPN"):
        _noun_parties(cast, trigger, actors, recipients)
    if mutual and len({e.id for e in (*actors, *recipients)}) < 2:
        recipients += _partner(cast, trigger)
    if mutual and not actors:
        actors, recipients = recipients, []
    own = {e.id for e in cast.covering(trigger.word)} if tree.pos(trigger.word) == "NOUN" else set()
    return _distinct([e for e in actors if e.id not in own], [e for e in recipients if e.id not in own])


def _doers(cast: Cast, agent: int | None, clause: int) -> list[Entity]:
    """The parties in the subject; a pronoun that names nobody in a report means who reports ("they said they would
    leave")."""
    found = cast.acting(agent)
    if found or agent is None or cast.tree.pos(agent) != "PRON" or cast.tree.lower(agent) in ("i", "we", "you"):
        return found
    at: int | None = clause
    while at is not None and not cast.tree.is_rel(at, "ccomp"):
        at = cast.tree.head(at) if cast.tree.is_rel(at, "conj", "xcomp") else None
    saying = cast.tree.head(at) if at is not None else None
    return cast.acting(cast.tree.agent(saying)) if saying is not None else []


def _undergoers(cast: Cast, trigger: Trigger) -> list[Entity]:
    """The parties in the objects; of a demand, who is to fulfil it; of a thing, those it is on, against, to or from."""
    tree = cast.tree
    patient = tree.patient(trigger.clause)
    out = cast.acting(tree.child(trigger.clause, "iobj"))
    if patient is not None and patient != trigger.word:
        direct = cast.acting(patient)
        out += direct
        if not direct:
            _oblique_parties(cast, trigger, patient, [], out)
    if trigger.act.type == "REQUEST" and not out:
        for c in tree.children(trigger.clause, "ccomp"):
            out += cast.acting(tree.subject(c))
    return out


def _met(cast: Cast, verb: int) -> list[Entity]:
    """Whom a visit was to meet: "arrived for talks with her", "visited twice to meet her"."""
    tree = cast.tree
    meant = [c for c in aims(tree, verb) if tree.lemma(c) in ("meet", "see", "talk")]
    nouns = [noun for preposition, noun in tree.obliques(verb) if preposition == "for"]
    out = [e for aim in meant for e in cast.acting(tree.patient(aim))]
    for word in (*meant, *nouns):
        for preposition, noun in tree.obliques(word):
            out += cast.acting(noun) if preposition == "with" else []
    return out


def _partner(cast: Cast, trigger: Trigger) -> list[Entity]:
    """The other side of a mutual act where the tree does not tell it: the name after a "with" of the same clause."""
    tree = cast.tree
    last = tree.sentence_of_token(trigger.word).last
    at = _next(tree, trigger.word + 1, last, "with")
    for i in range(at + 1, min(last, at + _PARTNER_REACH)) if at is not None else ():
        found = cast.headed(i)
        if found is not None and found.kind in _ACTING:
            return [found]
        if tree.pos(i) in _CLAUSE_ENDS:
            break
    return []


def _next(tree: Tree, first: int, last: int, word: str) -> int | None:
    """The next such word close by, before the clause ends."""
    for i in range(first, min(last, first + _PARTNER_REACH)):
        if tree.lower(i) == word:
            return i
        if tree.pos(i) in _CLAUSE_ENDS:
            return None
    return None


def _oblique_parties(cast: Cast, trigger: Trigger, word: int, actors: list[Entity], recipients: list[Entity]) -> None:
    tree = cast.tree
    for preposition, noun in tree.obliques(word):
        found = cast.acting(noun)
        if preposition in ("between", "among", "by", "together with", "along with"):
            actors += found
        elif _is_towards(trigger, preposition) and not _is_where(preposition, found):
            recipients += found


def _is_towards(trigger: Trigger, preposition: str) -> bool:
    """Whether the preposition leads to the other side: of a mutual act only "with" does ("talks on Syria with
    Norland")."""
    if trigger.act.type in _MUTUAL:
        return preposition in ("with", "alongside")
    return preposition in _TOWARDS or (preposition == "from" and trigger.act.type in _TAKING)


def _is_where(preposition: str, found: Iterable[Entity]) -> bool:
    """ "to Moscow", "at the ministry": a place, not a party."""
    if preposition == "at":
        return all(e.kind in ("state", "organisation") for e in found)
    return preposition in ("to", "from", "into") and all(e.kind == "state" for e in found)


def _noun_parties(cast: Cast, trigger: Trigger, actors: list[Entity], recipients: list[Entity]) -> None:
    tree, noun = cast.tree, trigger.word
    undergone = trigger.act.label in _UNDERGONE
    for c in tree.children(noun, "nmod:poss", "amod", "compound", "nmod:desc"):
        (recipients if undergone and tree.is_rel(c, "nmod:poss") else actors).extend(cast.acting(c))
    for preposition, other in tree.obliques(noun):
        if preposition == "of":
            (recipients if undergone else actors).extend(cast.acting(other))
    for c in tree.children(noun, "acl"):  # "the truce guaranteed by Norland", "talks led by the mayor"
        if tree.is_passive(c):
            actors.extend(cast.acting(tree.agent(c)))
    _oblique_parties(cast, trigger, noun, actors, recipients)


def _distinct(actors: list[Entity], recipients: list[Entity]) -> Parties:
    first = tuple(dict.fromkeys(e.id for e in actors))
    second = tuple(i for i in dict.fromkeys(e.id for e in recipients) if i not in first)
    return Parties(first, second)
