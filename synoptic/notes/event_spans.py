"""The stretch of text that tells an act: its clause, without what other clauses tell; and one line for the
chronology."""

from __future__ import annotations

import re

from synoptic.language.tree import Tree
from synoptic.model import Span
from synoptic.notes.event_types import words

MAX_SPAN = 300  # characters of a mention
MAX_SUMMARY = 160  # characters of a line in the chronology
_OTHER_CLAUSES = frozenset(
    {"parataxis", "advcl", "advcl:relcl", "discourse", "vocative", "list", "dep", "reparandum", "cc", "mark"}
)
_TAILS = frozenset({"acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "conj", "cc", "acl", "discourse"})
_NOT_PHRASE = frozenset({"conj", "cc", "parataxis", "appos", "advcl", "ccomp"})
_SHORT = 4  # words under which a noun phrase says too little: its clause is told instead
_SUBORDINATORS = words("subordinators")
_HEAVY = 12  # tokens from which a dependent clause tells a story of its own


def clause_tokens(tree: Tree, clause: int) -> list[int]:
    """The tokens of a verb's clause: what it governs, without coordinated and adverbial clauses and long relative
    ones."""
    out = [clause]
    for c in tree.children(clause):
        if tree.rel(c) in _OTHER_CLAUSES or (tree.is_rel(c, "conj") and tree.pos(c) in ("VERB", "AUX")):
            continue
        if tree.is_rel(c, "punct"):
            continue
        below = tree.subtree(c, frozenset({"parataxis"}))
        if tree.is_rel(c, "ccomp", "acl") and len(below) > _HEAVY:
            continue
        out += below
    return sorted(out)


def clause_span(tree: Tree, clause: int, word: int) -> Span:
    """The clause's characters, at most MAX_SPAN of them and always around `word`."""
    kept = [i for i in clause_tokens(tree, clause) if tree.pos(i) != "PUNCT"] or [clause]
    return _cut(tree, sorted({*kept, word}), word)


def phrase_span(tree: Tree, noun: int, word: int) -> Span:
    """The noun phrase with its complements and short clauses: "the mass shooting outside a casino on Sunday night"."""
    before = {i for c in tree.children(noun, "case", "cop", "mark", "nsubj", "aux", "advmod") for i in tree.subtree(c)}
    kept = [i for i in tree.subtree(noun, _NOT_PHRASE) if tree.pos(i) != "PUNCT" and i not in before]
    return _cut(tree, sorted({*kept, noun}), word)


def _cut(tree: Tree, kept: list[int], word: int) -> Span:
    first, last = kept[0], kept[-1]
    while tree.tokens[last].end - tree.tokens[first].start > MAX_SPAN and first < last:
        if last > word and (last - word >= word - first or first == word):
            last -= 1
        else:
            first += 1
    return tree.tokens[first].start, tree.tokens[last].end


def summary(tree: Tree, clause: int, word: int, span: Span) -> str:
    """One line: the clause's words in order, its subject named even where it stands in another clause, tails cut."""
    if tree.pos(clause) != "VERB" and len(tree.tokens_in(*span)) < _SHORT:
        above = tree.clause_of(clause)
        if above is not None and tree.pos(above) == "VERB" and word in _told(tree, above):
            clause = above
    if tree.pos(clause) != "VERB":
        return _line(tree.text_of(span))
    kept = _told(tree, clause)
    while len(kept) > 1 and kept[0] != clause and tree.lower(kept[0]) in _SUBORDINATORS:
        kept = kept[1:]
    subject = tree.subject(clause)
    if subject is None or subject in kept:
        return _line(_words(tree, kept))
    kept = [i for i in kept if not _stands_for(tree, i, subject)]
    helpers = [c for c in (*tree.auxiliaries(clause), *tree.children(clause, "mark")) if _leads(tree, c, kept)]
    lead = [tree.text_of(tree.phrase_span(subject)), *(tree.word(c) for c in sorted(helpers))]
    return _line(" ".join([*lead, _words(tree, kept)]))


def _stands_for(tree: Tree, i: int, subject: int) -> bool:
    """Whether the token is the relative pronoun of the subject that is named in its place."""
    return tree.is_rel(i, "nsubj") and tree.antecedent(i) == subject


def _leads(tree: Tree, i: int, kept: list[int]) -> bool:
    """Whether a helper word must be carried over with a subject from another clause: "was", "to"."""
    return i not in kept and (not tree.is_rel(i, "mark") or tree.lower(i) == "to")


def _told(tree: Tree, clause: int) -> list[int]:
    """The clause without subordinate tails: subject, verb, object, key obliques."""
    kept = [clause]
    for c in tree.children(clause):
        if (
            tree.rel(c) in _OTHER_CLAUSES
            or tree.is_rel(c, "punct")
            or (tree.is_rel(c, "conj") and tree.pos(c) == "VERB")
        ):
            continue
        if tree.is_rel(c, "ccomp") and len(tree.subtree(c)) > 2 * _HEAVY:
            continue
        below = tree.subtree(
            c, frozenset({"parataxis", "acl:relcl"} if len(tree.subtree(c)) > _HEAVY else {"parataxis"})
        )
        kept += [i for i in below if i >= tree.sentence_of_token(clause).first]
    return sorted(kept)


def _words(tree: Tree, kept: list[int]) -> str:
    """The kept tokens as they stand, the gaps between them closed to one blank."""
    out: list[str] = []
    previous: int | None = None
    for i in kept:
        if previous is not None:
            gap = tree.text[tree.tokens[previous].end : tree.tokens[i].start]
            out.append(gap if i == previous + 1 else " ")
        out.append(tree.word(i))
        previous = i
    return "".join(out)


def _line(text: str) -> str:
    """White space folded, ends trimmed, at most MAX_SUMMARY characters cut at a word."""
    line = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    line = re.sub(r"\s+([,;:.])", r"\1", line)
    if len(line) > MAX_SUMMARY:
        line = line[: MAX_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return line[:1].upper() + line[1:]
