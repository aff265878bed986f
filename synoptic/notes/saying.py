"""Words of saying: what kind of speech act a cue names, and how surely it names one at all.

The table `data/speech/saying.tsv` gives each word its kind and a degree: 3 = the word reports an utterance, whatever
its subject ("said"); 2 = it does of a subject that can speak ("stressed"); 1 = it does with a clause or a quotation as
its content ("hailed", "showed"); 0 = a state of mind or a deed ("believes", "voted"): an attribution in the sense of
PARC and PolNeAR, but no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from synoptic import tables
from synoptic.language.tree import Tree
from synoptic.model import Span

TABLE = "speech/saying.tsv"

Kind = Literal[
    "assert", "write", "ask", "deny", "demand", "promise", "threat", "praise", "blame", "agree", "refuse", "cite",
    "show", "speak", "inner", "none",
]  # fmt: skip
NEGATED_KINDS = frozenset({"deny", "refuse"})

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv", "ADP": "adp"}
_NOT_SAID = re.compile(
    r"\b(?:no|any|little)\s+(?:\w+\s+)?(?:mention|comment|reply|response|details?|word)\b|\b(?:n[o']t|never|without)\b",
    re.I,
)

# "could not resist pointing out", "never misses a chance to say": said all the same.
_LITOTES = re.compile(
    r"(?:n['’]t|\bnot|\bnever|\bwithout)\b[\s\w'’]*?\b(?:resist|miss|fail|hesitat|help|shy|tir|stop|ceas|forg[eo]t)\w*",
    re.I,
)
_CALLED_FOR = re.compile(r"\bcall\w*\s+(?:\w+\s+)?(?:for|on|upon)\b|\bcalls?\s*$", re.I)


class Cue(NamedTuple):
    """The speech act of a cue: its kind, how surely it is one (0..3), whether it is denied, and the deciding token."""

    kind: Kind
    saying: int
    negated: bool
    token: int | None


@cache
def table() -> Mapping[tuple[str, str], tuple[Kind, int]]:
    """(lemma, "verb" | "noun" | "adj" | "adv" | "adp") → (kind, degree)."""
    rows = tables.rows(TABLE, 4)
    return MappingProxyType({(word, pos): (kind, int(degree)) for word, pos, kind, degree in rows})  # type: ignore[misc]


def of_token(tree: Tree, i: int) -> tuple[Kind, int]:
    """Kind and degree of one token; ("none", 0) if the table does not know it."""
    pos = _POS.get(tree.pos(i), "")
    lemma = tree.lemma(i).lower()
    found = table().get((lemma, pos))
    if found is None and pos == "adj":  # participles read as adjectives: "according", "quoted"
        found = table().get((lemma, "verb"))
    if found is None and tree.lower(i) in ("according", "per"):
        found = table().get((tree.lower(i), "adp"))
    return found or ("none", 0)


def of_cue(tree: Tree, spans: Iterable[Span]) -> Cue:
    """The speech act of a whole cue: its surest word decides, verbs before nouns."""
    best: tuple[int, int, int, Kind] | None = None
    text = ""
    for start, end in spans:
        text += " " + tree.text[start:end]
        for i in tree.tokens_in(start, end):
            kind, degree = of_token(tree, i)
            rank = (degree, tree.pos(i) != "NOUN", -i, kind)
            if kind != "none" and (best is None or rank > best):
                best = rank
    if text.strip() and not any(c.isalnum() for c in text):
        return Cue("assert", 2, False, None)  # a colon: "Mora: No Talks This Year"
    if best is None:
        return Cue("none", 0, bool(_NOT_SAID.search(text)), None)
    kind, degree = best[3], best[0]
    if kind == "demand" and tree.lemma(-best[2]) == "call" and not _CALLED_FOR.search(text):
        kind, degree = "assert", 1  # "called it a defeat" speaks, "called a meeting" acts
    unsaid = bool(_NOT_SAID.search(text)) or tree.negation(-best[2]) is not None
    negated = kind in NEGATED_KINDS or (unsaid and not _LITOTES.search(text))
    return Cue(kind, degree, negated, -best[2])


_SPOKEN = frozenset({"assert", "write", "ask", "deny", "demand", "promise", "threat"})


def is_saying(tree: Tree, i: int) -> bool:
    """Whether the token is a verb that reports an utterance (with a clause or a quotation, if not by itself)."""
    kind, degree = of_token(tree, i)
    return degree > 0 and kind in _SPOKEN and tree.pos(i) in ("VERB", "AUX")
