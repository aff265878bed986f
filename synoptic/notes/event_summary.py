"""One line for the chronology: the clause's subject, verb, object and key obliques, in the words of the page.

The subject is named where it stands in another clause, pronouns give way to names, subordinate tails are cut.
"""

from __future__ import annotations

import re

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes.event_actors import Cast
from synoptic.notes.event_spans import HEAVY, OTHER_CLAUSES, is_aim
from synoptic.notes.event_types import words

MAX_SUMMARY = 160  # characters of a line in the chronology
_SHORT = 4  # words under which a noun phrase says too little: its clause is told instead
_LONG_SUBJECT = 80  # characters of a subject carried over from another clause
_NOMINATIVE = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
_SUBORDINATORS = words("subordinators")
_OWNING = frozenset({"his", "her"})
_STANDING_IN = frozenset({"he", "she", "him"}) | _OWNING  # what "it" and "they" mean is told less surely


def summary(cast: Cast, clause: int, word: int, span: Span) -> str:
    """The line of an act told by `word` in the clause of token `clause`; `span` is the mention's."""
    tree = cast.tree
    if tree.pos(clause) != "VERB" and len(tree.tokens_in(*span)) < _SHORT:
        above = tree.clause_of(clause)
        if above is not None and tree.pos(above) == "VERB" and word in _told(tree, above):
            clause = above
    if tree.pos(clause) != "VERB":
        return _line(_words(cast, list(tree.tokens_in(*span))))
    above = _above_gerund(tree, clause)
    kept = _told(tree, clause)
    if above is not None:  # "12 people were killed by shelling": the people do not shell
        kept = sorted({*_told(tree, above), *kept, *tree.children(clause, "mark")})
        clause = above
    while len(kept) > 1 and kept[0] != clause and _only_joins(tree, kept):
        kept = kept[1:]
    subject = tree.subject(clause)
    if subject is None or subject in kept:
        return _line(_words(cast, kept))
    kept = [i for i in kept if not _stands_for(tree, i, subject)]
    helpers = [c for c in (*tree.auxiliaries(clause), *tree.children(clause, "mark")) if _leads(tree, c, kept)]
    lead = [_subject(cast, subject), *(tree.word(c) for c in sorted(helpers))]
    return _line(" ".join([*lead, _words(cast, kept)]))


def _above_gerund(tree: Tree, clause: int) -> int | None:
    """The verb that a gerund with its preposition belongs to."""
    if not tree.lower(clause).endswith("ing") or not tree.children(clause, "mark") or tree.auxiliaries(clause):
        return None
    head = tree.head(clause)
    above = tree.clause_of(head) if head is not None and tree.is_rel(clause, "advcl") else None
    return above if above is not None and tree.pos(above) == "VERB" else None


def _only_joins(tree: Tree, kept: list[int]) -> bool:
    """Whether the first word only ties the clause to another: "when", "which", the "in" of "in which"."""
    first, second = tree.lower(kept[0]), tree.lower(kept[1])
    return first in _SUBORDINATORS or (tree.pos(kept[0]) == "ADP" and second in ("which", "whom", "whose"))


def _subject(cast: Cast, subject: int) -> str:
    """A subject from another clause, with what it is coordinated with while that is short."""
    tree = cast.tree
    spans = [tree.phrase_span(i) for i in tree.conjuncts(subject)]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if end - start > _LONG_SUBJECT:
        start, end = tree.phrase_span(subject)
    told = _words(cast, list(tree.tokens_in(start, end)))
    return _NOMINATIVE.get(told.lower(), told)


def _stands_for(tree: Tree, i: int, subject: int) -> bool:
    """Whether the token is the relative pronoun of the subject that is named in its place."""
    return tree.is_rel(i, "nsubj") and tree.antecedent(i) == subject


def _leads(tree: Tree, i: int, kept: list[int]) -> bool:
    """Whether a helper word must be carried over with a subject from another clause: "was", "to"."""
    return i not in kept and (not tree.is_rel(i, "mark") or tree.lower(i) == "to")


def _told(tree: Tree, clause: int) -> list[int]:
    """The clause without subordinate tails: subject, verb, object, key obliques, aim."""
    kept = [clause]
    for c in tree.children(clause):
        if tree.is_rel(c, "punct") or (tree.is_rel(c, "conj") and tree.pos(c) == "VERB"):
            continue
        if tree.rel(c) in OTHER_CLAUSES and not is_aim(tree, c):
            continue
        below = tree.subtree(c)
        if tree.is_rel(c, "ccomp") and len(below) > 2 * HEAVY:
            continue
        if len(below) > HEAVY:
            below = tree.subtree(c, frozenset({"parataxis", "acl:relcl"}))
        kept += below
    return sorted(kept)


def _words(cast: Cast, kept: list[int]) -> str:
    """The kept tokens as they stand, the gaps between them closed to one blank, pronouns replaced by the names they
    stand
    for unless the line has the name already."""
    tree = cast.tree
    out: list[str] = []
    previous: int | None = None
    line = " ".join(tree.word(i) for i in kept)
    for i in kept:
        if previous is not None:
            gap = tree.text[tree.tokens[previous].end : tree.tokens[i].start]
            out.append(gap if i == previous + 1 else " ")
        name = _name(cast, i, line)
        out.append(name or tree.word(i))
        line += f" {name}" if name else ""
        previous = i
    return "".join(out)


def _name(cast: Cast, i: int, line: str) -> str:
    """The name a pronoun stands for, in the square brackets of an editor; "" if the token is none or the line has named
    it."""
    pronoun = cast.tree.lower(i)
    if pronoun not in _STANDING_IN or cast.tree.pos(i) != "PRON":
        return ""
    entity = cast.at(i)
    if entity is None or not entity.name[:1].isupper() or entity.name.split()[-1] in line:
        return ""
    owning = pronoun in _OWNING and cast.tree.is_rel(i, "nmod:poss")
    return f"[{entity.name}'s]" if owning else f"[{entity.name}]"


def _line(text: str) -> str:
    """White space folded, ends trimmed, at most MAX_SUMMARY characters cut at a word."""
    line = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    line = re.sub(r"\s+([,;:.])", r"\1", line)
    if len(line) > MAX_SUMMARY:
        line = line[: MAX_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return line[:1].upper() + line[1:]
