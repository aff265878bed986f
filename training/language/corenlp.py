"""Silver tags and arcs: Stanford CoreNLP's Penn tags and UD v1 basic dependencies, brought to UD v2 where that is sure.

What the two schemes analyse differently, or where the parser is known to be weak (punctuation, `dep`, the inner
structure of names), is left open. Changes from v1 to v2: https://universaldependencies.org/v2/summary.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from training.language.samples import NONE, UPOS

_TAGS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "CD": "NUM",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON", "CC": "CCONJ", "MD": "AUX", "POS": "PART",
    ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "$": "SYM",
}  # fmt: skip
_SAME = frozenset({
    "nsubj", "iobj", "aux", "det", "amod", "case", "mark", "advmod", "nummod", "nmod:poss", "ccomp", "xcomp", "advcl",
    "acl", "acl:relcl", "cop", "expl", "conj", "appos", "parataxis", "compound:prt", "root", "csubj", "compound",
})  # fmt: skip
_RENAMED = {
    "nsubjpass": "nsubj:pass",
    "dobj": "obj",
    "auxpass": "aux:pass",
    "det:predet": "det",
    "nmod:tmod": "obl:unmarked",
}
_AUXILIARIES = frozenset({"be", "have", "do", "get"})


class Row(NamedTuple):
    """A word as CoreNLP read it; `head` is 0-based, -1 = root."""

    lemma: str
    tag: str
    head: int
    rel: str


def upos(row: Row) -> int:
    """The UPOS tag where the Penn tag settles it, else NONE."""
    if row.tag.startswith("VB"):
        return NONE if row.lemma in _AUXILIARIES else UPOS.index("VERB")
    if row.tag.startswith("RB") and row.lemma not in ("not", "n't"):
        return UPOS.index("ADV")
    if row.tag in ("DT", "PDT") and row.rel in ("det", "det:predet"):
        return UPOS.index("DET")
    if row.tag == "IN" and row.rel in ("case", "mark"):
        return UPOS.index("ADP" if row.rel == "case" else "SCONJ")
    return UPOS.index(_TAGS[row.tag]) if row.tag in _TAGS else NONE


def arcs(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """(head, relation) of each word in UD v2; head -1 = root, NONE where left open ("" likewise)."""
    return [_arc(rows, i) for i in range(len(rows))]


def _arc(rows: Sequence[Row], i: int) -> tuple[int, str]:
    row = rows[i]
    if row.rel == "cc":
        return _conjunction(rows, i)
    if row.head >= 0 and {row.tag, rows[row.head].tag} <= {"NNP", "NNPS"} and row.rel in ("compound", "amod"):
        return NONE, ""
    if row.rel == "neg":
        return row.head, "det" if row.tag == "DT" else "advmod"
    if row.rel == "nmod":
        return row.head, _nominal(rows, i)
    if row.rel in _RENAMED:
        verbal = row.head >= 0 and rows[row.head].tag.startswith("VB")
        return row.head, "nmod:unmarked" if row.rel == "nmod:tmod" and not verbal else _RENAMED[row.rel]
    return (row.head, row.rel) if row.rel in _SAME else (NONE, "")


def _nominal(rows: Sequence[Row], i: int) -> str:
    """v1's nmod of a predicate is v2's obl."""
    head = rows[rows[i].head]
    if not (head.tag.startswith(("VB", "JJ", "RB")) or any(r.head == rows[i].head and r.rel == "cop" for r in rows)):
        return "nmod"
    passive = any(r.head == rows[i].head and r.rel in ("auxpass", "nsubjpass") for r in rows)
    return "obl:agent" if passive and any(r.head == i and r.rel == "case" and r.lemma == "by" for r in rows) else "obl"


def _conjunction(rows: Sequence[Row], i: int) -> tuple[int, str]:
    """v2 hangs "and" on the conjunct that follows it."""
    after = [j for j in range(i + 1, len(rows)) if rows[j].rel == "conj" and rows[j].head == rows[i].head]
    return (after[0], "cc") if after else (NONE, "")
