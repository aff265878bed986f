"""How a time expression stands to an event in the tree: its own, shared with a verb beside it, only a bound, or none.

A time belongs to the nearest predicate that governs it. A coordinated or embedding verb lends its time to the event; so
does the main verb to a participle without a subject of its own ("stormed a hall in May, opening fire"). "Thursday when
he checked in" dates the checking in; "an Oct. 19 meeting" the meeting, not the verb above it.
"""

from __future__ import annotations

from typing import Literal

from synoptic.language.tree import Tree
from synoptic.model import Timex
from synoptic.notes import event_types

Basis = Literal["own", "shared", "saying", "after", "before", "nearby", "lead", "open"]

# Inner clauses whose time is not the outer verb's; nouns that end so name events with times of their own.
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "advcl:relcl"})
_EVENT_ENDINGS = (
    "tion", "sion", "ment", "ing", "ance", "ence", "ure", "war", "attack", "strike", "visit", "talk", "deal",
    "vote", "protest",
)  # fmt: skip
_LIGHT = frozenset({
    "hold", "have", "make", "give", "take", "conduct", "carry", "stage", "pay", "launch", "begin", "start", "open",
    "mark", "attend", "host",
})  # fmt: skip
# Acts that befall, or answer, an act told before.
_BEFALL = frozenset({"REJECT", "ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "PROTEST"})
_BOUNDS: dict[str, Basis] = {"after": "after", "before": "before"}


def tie(tree: Tree, trigger: int, timex: Timex, saying: set[int]) -> tuple[int, Basis] | None:
    """How far the timex stands from the event in the tree (0 = its own), and how it belongs; None = it does not."""
    top = tree.head_of_span(timex.start, timex.end)
    if top is None:
        return None
    when = _when_clause(tree, timex)
    if when is not None and (when == trigger or _path(tree, trigger, when) == [trigger]):
        return 0, "own"
    top = _first_of_list(tree, top, timex)
    governor = tree.head(top)
    if top == trigger or governor == trigger or governor is None:
        return 0, "own"
    below = _path(tree, governor, trigger)
    if below is not None:
        return _within(tree, trigger, governor, below, _is_attribute(tree, top, governor))
    above = _path(tree, trigger, governor)
    if above is None:
        return _cousin(tree, trigger, governor, saying)
    if governor in saying:
        return 3, "saying"
    apart = [i for i in above if tree.rel(i) in _CLAUSES and not _is_bare_participle(tree, i)]
    return None if apart or _of_another_act(tree, above, governor) else (1, "shared")


def _of_another_act(tree: Tree, above: list[int], verb: int) -> bool:
    """ "The truce was violated on Sunday": the time is of the violation, not of the truce that it befell. Verbs that
    carry the act of their noun ("held", "signed"), begin or end it share their time."""
    if len(above) != 1 or tree.pos(above[0]) != "NOUN" or not tree.is_rel(above[0], "obj", "nsubj:pass"):
        return False
    known, lemma = event_types.table(), tree.lemma(verb)
    if tree.pos(verb) != "VERB" or lemma in _LIGHT | known.light | known.bearers or lemma in known.phases:
        return False
    return lemma in known.verbs and known.verbs[lemma].type in _BEFALL


def _within(tree: Tree, trigger: int, governor: int, path: list[int], attribute: bool) -> tuple[int, Basis] | None:
    """The time hangs on something that the event governs: its own, unless that is an event too."""
    rels = {tree.rel(i) for i in path}
    bound = _bound(tree, path)
    if bound is not None:
        return 4, bound
    if (
        attribute
        and tree.pos(trigger) == "VERB"
        and tree.lemma(trigger) not in _LIGHT
        and not rels & {"nsubj", "nsubj:pass"}
    ):
        return None
    if rels & _CLAUSES or any(tree.rel(i) == "conj" and tree.pos(i) in ("VERB", "AUX") for i in path):
        return None
    if "xcomp" in rels:
        return 1, "shared"
    if tree.pos(governor) != "NOUN" or tree.lemma(trigger) in _LIGHT or tree.pos(trigger) != "VERB":
        return 0, "own"
    if tree.is_rel(governor, "obl", "nmod") and _names_act(tree.lemma(governor)):
        return None
    return 1, "shared"


def _names_act(noun: str) -> bool:
    """Whether a noun names an act with a time of its own: "since the ceasefire of March 17"."""
    return noun.endswith(_EVENT_ENDINGS) or noun in event_types.table().nouns


def _first_of_list(tree: Tree, top: int, timex: Timex) -> int:
    """ "in May 2018, November 2017 and October 2015": each member hangs where the first does."""
    while (
        tree.rel(top) in ("conj", "appos", "list")
        and (up := tree.head(top)) is not None
        and tree.pos(up) in ("PROPN", "NOUN", "NUM")
    ):
        top = up
    return top


def _path(tree: Tree, low: int, high: int) -> list[int] | None:
    """The tokens from `low` (included) up to `high` (excluded); None if `high` is not above `low`."""
    path = [low]
    for up in tree.ancestors(low):
        if up == high:
            return path
        path.append(up)
    return None


def _cousin(tree: Tree, trigger: int, governor: int, saying: set[int]) -> tuple[int, Basis] | None:
    """A coordinated verb before it shares its time ("met on Tuesday and signed"), if it is not a verb of saying."""
    clause = tree.clause_of(trigger)
    if clause is None or governor in saying:
        return None
    members = tree.conjuncts(clause)
    return (2, "shared") if governor in members and governor < clause else None


def _when_clause(tree: Tree, timex: Timex) -> int | None:
    """The predicate of the clause in "Thursday when he checked in": what "when" right behind the time marks."""
    inside = tree.tokens_in(timex.start, timex.end)
    after = inside[-1] + 1 if inside else len(tree.tokens)
    if after >= len(tree.tokens) or tree.word(after).lower() != "when":
        return None
    return tree.head(after)


def _is_attribute(tree: Tree, top: int, governor: int) -> bool:
    """Whether the time stands before its noun without a preposition: "an Oct. 19 meeting", "Friday's talks"."""
    return top < governor and tree.pos(governor) in ("NOUN", "PROPN") and not tree.preposition(top)


def _is_bare_participle(tree: Tree, verb: int) -> bool:
    """ "…, opening fire": an adverbial participle without conjunction and subject."""
    plain = not tree.children(verb, "mark", "nsubj", "nsubj:pass")
    return tree.is_rel(verb, "advcl") and tree.word(verb).lower().endswith("ing") and plain


def _bound(tree: Tree, path: list[int]) -> Basis | None:
    """What a time inside an "after" or "before" clause right below the event says of the event."""
    top = path[-1]
    if not tree.is_rel(top, "advcl") or any(tree.rel(i) in _CLAUSES for i in path[:-1]):
        return None
    marks = [tree.word(i).lower() for i in tree.children(top, "mark")]
    return next((_BOUNDS[mark] for mark in marks if mark in _BOUNDS), None)
