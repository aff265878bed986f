"""Which way a bare "Wednesday" or "March" points: the tense of its clause, from the tree or from cue words nearby."""

from __future__ import annotations

import re
from typing import Literal

from synoptic.language.tree import Tree

Direction = Literal["past", "future", ""]

_CLIMB = 4
# Words whose complement lies ahead.
_PLANNED = frozenset({
    "plan", "expect", "schedule", "set", "slate", "intend", "aim", "hope", "due", "agree", "promise", "vow",
    "pledge", "order", "ask", "urge", "call", "decide", "offer", "propose", "prepare", "want", "need", "threaten",
    "ready", "likely", "poise", "invite",
})  # fmt: skip
_CALENDAR = frozenset({"schedule", "slate", "plan", "book", "propose"})  # "scheduled a news conference Thursday"
_FUTURE = re.compile(
    r"\b(?:will|['’]ll|shall|won['’]t|would|going to|due|set to|is to|are to|to be \w+ed|"
    r"(?:expected|scheduled|slated|planned|projected|forecast|set|likely|poised|hoping|aiming|supposed|ready) "
    r"(?:to|for)|"
    r"scheduled|slated|upcoming|plans? (?:to|for)|planning to|expects? |aims? to|hopes? to|ahead of|until|by|"
    r"before|deadline|starting|beginning|as (?:early|soon) as|no later than|expires?|payable|effective|run(?:ning)? "
    r"for|candidates? (?:in|for))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|went|came|made|took|began|met|won|lost|held|rose|fell|left|ended|since|"
    r"(?!expected|scheduled|planned|slated|projected|supposed|need|proceed|indeed|succeed|speed|agreed to|vowed to|"
    r"pledged to|promised to|decided to)\w{2,}ed)\b",
    re.I,
)
_NEAR_FUTURE = re.compile(
    r"\b(?:by|until|till|before|starting|beginning|ahead of|due|through|effective|payable)\s+"
    r"(?:on |the |early |late )?$",
    re.I,
)
_AHEAD = re.compile(r"\b(?:ahead of|in preparation for|for)\s+(?:\w+\s+)?$", re.I)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?$", re.I)
_FROM = re.compile(r"\b(?:from|as of)\s+(?:\w+day,?\s+)?$", re.I)
_SAID = re.compile(r"\b(?:said|says|told \w+|announced|reported|added|warned|declared)\s+(?:on |late |early )?$", re.I)
_STOP = re.compile(r"(?<=[a-z0-9”\"’')])[.!?][\"”’')]*\s+(?=[A-Z“\"‘'(])|[;:]\s|\n\s*\n")
_PASSING = re.compile(
    r"\b(?:since|until|till|for|than|to|like|before|from|will \w+|would \w+)\s+(?:the |early |late )*$", re.I
)
_ATTRIBUTED = re.compile(
    r"\s+(?!and|or|but|the|as|was|were|had|a|an|in|on|by|with|when|after|to|at|of|from|until|through|that|which)[a-z]{3,}"
)
_IN = re.compile(r"\b(?:in|during|of|by|early|late|mid)[\s-]+$", re.I)
_PERFECT = re.compile(r"\b(?:had|hadn['’]t|was|were)\b", re.I)


def from_cues(text: str, start: int, end: int) -> Direction:
    """The direction told by the words of the same sentence, nearest first; "" if nothing tells."""
    left, right = _sentence(text, start, end)
    close = _adjacent(left, right)
    return _by_verbs(left, right) if close is None else close


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the expression in its sentence, as far as it matters."""
    left = text[max(0, start - 160) : start]
    left = left[max((stop.end() for stop in _STOP.finditer(left)), default=0) :]
    right = text[end : end + 90]
    cut = _STOP.search(right)
    return left, right[: cut.start()] if cut else right


def _adjacent(left: str, right: str) -> Direction | None:
    """What the words next to it tell ("since …", "said …", "until …", "…'s ruling"); None if nothing."""
    if _SINCE.search(left) or _SAID.search(left):
        return "past"
    if right[:2] in ("'s", "’s"):
        return "future" if _AHEAD.search(left) else "past"
    if _FROM.search(left):
        return ""
    if _NEAR_FUTURE.search(left):
        return "past" if _PERFECT.search(left) or _PERFECT.search(right) else "future"
    return None


def _by_verbs(left: str, right: str) -> Direction:
    """The nearest verb before it, else after it."""
    ahead, back = [m.end() for m in _FUTURE.finditer(left)], [m.end() for m in _PAST.finditer(left)]
    if ahead or back:
        return "future" if max(ahead, default=-1) > max(back, default=-1) else "past"
    ahead, back = [m.start() for m in _FUTURE.finditer(right)], [m.start() for m in _PAST.finditer(right)]
    if ahead or back:
        return "future" if min(ahead, default=999) < min(back, default=999) else "past"
    return ""


def is_aside(text: str, start: int, end: int, value: str) -> bool:
    """Whether a year is mentioned in passing, so that a narrative does not go on from it: "the 1968 offensive", "since
    1945", "projected for 1976", "(1926-1928)"."""
    if len(value) != 4 or not value.isdigit():
        return False
    left, right = _sentence(text, start, end)
    before = left.rstrip()[-1:]
    if (before in "(-–—" and before) or right[:1] in ("-", "–"):
        return True
    if _PASSING.search(left):
        return True
    return bool(_ATTRIBUTED.match(right)) and not _IN.search(left)


def direction(text: str, tree: Tree | None, start: int, end: int) -> Direction:
    """The direction of the expression at [start, end): the clause's tense if there is a tree, else cue words."""
    left, right = _sentence(text, start, end)
    close = _adjacent(left, right)
    if close is not None:
        begins = tree is not None and bool(_FROM.search(left)) and _begins(tree, start, end)
        return "future" if begins else close
    return (from_tree(tree, start, end) if tree is not None else "") or _by_verbs(left, right)


def _begins(tree: Tree, start: int, end: int) -> bool:
    """ "agree a truce from Saturday": what is told in the present, or agreed upon, begins on the coming one."""
    top = tree.head_of_span(start, end)
    verb = tree.clause_of(top) if top is not None else None
    return verb is not None and (tree.tense(verb) in ("present", "future") or from_tree(tree, start, end) == "future")


def from_tree(tree: Tree, start: int, end: int) -> Direction:
    """The direction told by the clause that governs the expression; "" where the tree does not tell."""
    top = tree.head_of_span(start, end)
    if top is None:
        return ""
    word = tree.preposition(top)
    if word == "since":
        return "past"
    at: int | None = tree.clause_of(top)
    for _ in range(_CLIMB):
        if at is None:
            return ""
        tense = tree.tense(at)
        if tense == "future" or tree.modal(at) == "would":
            return "future"
        if tense == "past":
            ahead = tree.tokens[at].start < start and tree.lemma(at) in _PLANNED and _leads_on(tree, at, start)
            return "future" if ahead else "past"
        if tense == "infinitive":
            return "future" if _is_planned(tree, at) else ""
        if tense == "participle" and tree.is_rel(at, "acl") and tree.is_passive(at):
            return "past"
        if tense in ("present", "conditional"):
            return ""
        at = _outer(tree, at)
    return ""


def _leads_on(tree: Tree, verb: int, start: int) -> bool:
    """ "is scheduled", "planned to": the plan's verb is passive, has a complement before the expression ("agreed in
    June to buy" was in June), or what it has put on the calendar as its object."""
    if tree.is_passive(verb) or (tree.lemma(verb) in _CALENDAR and tree.children(verb, "obj")):
        return True
    return any(tree.tokens[down].start < start for down in tree.children(verb, "xcomp", "ccomp"))


def _is_planned(tree: Tree, verb: int) -> bool:
    """An infinitive under a word of planning ("expected to meet", "plans to leave", "a plan to stop"), or the main verb
    of a headline ("Guns to fall silent on Saturday")."""
    up = tree.head(verb)
    if up is None or (tree.rel(up) == "root" and tree.pos(up) in ("NOUN", "PROPN")):
        return True
    return tree.lemma(up) in _PLANNED or tree.pos(up) == "ADJ"


def _outer(tree: Tree, verb: int) -> int | None:
    """The clause above a participle or a verbless clause."""
    up = tree.head(verb)
    return None if up is None else tree.clause_of(up)
