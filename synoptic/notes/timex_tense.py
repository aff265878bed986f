"""Which way a bare "Wednesday" or "March" points: the tense of its clause, from the tree or from cue words nearby."""

from __future__ import annotations

import re
from typing import Literal

from synoptic.language.tree import Tree

Direction = Literal["past", "future", ""]

_FUTURE = re.compile(
    r"\b(?:will|['’]ll|shall|won['’]t|would|going to|due|set to|is to|are to|to be \w+ed|"
    r"(?:expected|scheduled|slated|planned|projected|forecast|set|likely|poised|hoping|aiming|supposed|ready) (?:to|for)|"
    r"scheduled|slated|upcoming|plans? (?:to|for)|planning to|expects? |aims? to|hopes? to|ahead of|until|by|before|deadline|starting|"
    r"beginning|as (?:early|soon) as|no later than|expires?|payable|effective|run(?:ning)? for|candidates? (?:in|for))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|went|came|made|took|began|met|won|lost|held|rose|fell|left|ended|since|"
    r"(?!expected|scheduled|planned|slated|projected|supposed|need|proceed|indeed|succeed|speed|agreed to|vowed to|pledged to|promised to|"
    r"decided to)\w{2,}ed)\b",
    re.I,
)
_NEAR_FUTURE = re.compile(r"\b(?:by|until|till|before|starting|beginning|ahead of|due|through)\s+(?:\w+\s+)?$", re.I)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?$", re.I)
_FROM = re.compile(r"\b(?:from|effective|as of)\s+(?:\w+day,?\s+)?$", re.I)
_STOP = re.compile(r"[.!?;:\n]\s|\n\n")


def from_cues(text: str, start: int, end: int) -> Direction:
    """The direction told by the words of the same sentence, nearest first; "" if nothing tells."""
    left = text[max(0, start - 160) : start]
    left = left[max((stop.end() for stop in _STOP.finditer(left)), default=0) :]
    right = text[end : end + 90]
    cut = _STOP.search(right)
    right = right[: cut.start()] if cut else right
    if _SINCE.search(left):
        return "past"
    if _FROM.search(left):
        return ""
    if _NEAR_FUTURE.search(left):
        return "future"
    future = [m.end() for m in _FUTURE.finditer(left)]
    past = [m.end() for m in _PAST.finditer(left)]
    if future or past:
        return "future" if max(future, default=-1) > max(past, default=-1) else "past"
    future, past = [m.start() for m in _FUTURE.finditer(right)], [m.start() for m in _PAST.finditer(right)]
    if future or past:
        return "future" if min(future, default=999) < min(past, default=999) else "past"
    return ""


def direction(text: str, tree: Tree | None, start: int, end: int) -> Direction:
    """The direction of the expression at [start, end): the clause's tense if there is a tree, else cue words."""
    cued = from_cues(text, start, end)
    return cued if tree is None else from_tree(tree, start, end) or cued


def from_tree(tree: Tree, start: int, end: int) -> Direction:
    """The direction told by the clause that governs the expression; "" where the tree does not tell."""
    return ""
