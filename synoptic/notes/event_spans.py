"""The stretch of text that tells an act: its clause, without what other clauses tell."""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.model import Span

MAX_SPAN = 300  # characters of a mention
OTHER_CLAUSES = frozenset(
    {"parataxis", "advcl", "advcl:relcl", "discourse", "vocative", "list", "dep", "reparandum", "cc", "mark"}
)
_NOT_PHRASE = frozenset({"conj", "cc", "parataxis", "appos", "advcl", "ccomp"})
HEAVY = 12  # tokens from which a dependent clause tells a story of its own


def is_aim(tree: Tree, i: int) -> bool:
    """Whether the token heads what an act was done for: "visited twice to meet her"."""
    if not tree.is_rel(i, "advcl") or tree.tense(i) != "infinitive":
        return False
    return any(tree.lower(c) == "to" for c in tree.children(i, "mark"))


def aims(tree: Tree, verb: int) -> list[int]:
    """The heads of what the verb's act was done for, those that parsers hang on a name among its objects included
    ("visited Norland to meet her")."""
    out = [c for c in tree.children(verb, "advcl", "xcomp") if tree.tense(c) == "infinitive"]
    for noun in tree.children(verb, "obj", "obl"):
        if tree.pos(noun) == "PROPN":
            out += [c for c in tree.children(noun, "acl") if tree.tense(c) == "infinitive"]
    return out


def clause_tokens(tree: Tree, clause: int) -> list[int]:
    """The tokens of a verb's clause: what it governs, without coordinated and adverbial clauses and long relative
    ones."""
    out = [clause]
    for c in tree.children(clause):
        if is_aim(tree, c):
            out += tree.subtree(c, frozenset({"parataxis", "advcl"}))
        if tree.rel(c) in OTHER_CLAUSES or (tree.is_rel(c, "conj") and tree.pos(c) in ("VERB", "AUX")):
            continue
        if tree.is_rel(c, "punct"):
            continue
        below = tree.subtree(c, frozenset({"parataxis"}))
        if tree.is_rel(c, "ccomp", "acl") and len(below) > HEAVY:
            continue
        out += below
    return sorted(out)


def clause_span(tree: Tree, clause: int, word: int) -> Span:
    """The clause's characters, at most MAX_SPAN of them and always around `word`."""
    kept = [i for i in clause_tokens(tree, clause) if tree.pos(i) != "PUNCT"] or [clause]
    return _cut(tree, sorted({*kept, word}), word)


def phrase_span(tree: Tree, noun: int, word: int) -> Span:
    """The noun phrase with its complements and short clauses: "the mass shooting outside a casino on Sunday night"."""
    kept = {noun, word}
    for c in tree.children(noun):
        if tree.rel(c) not in _NOT_PHRASE and not tree.is_rel(c, "case", "cop", "mark", "nsubj", "aux", "advmod"):
            kept.update(i for i in tree.subtree(c, frozenset({"parataxis", "advcl"})) if tree.pos(i) != "PUNCT")
    return _cut(tree, sorted(kept), word)


def _cut(tree: Tree, kept: list[int], word: int) -> Span:
    first, last = kept[0], kept[-1]
    while tree.tokens[last].end - tree.tokens[first].start > MAX_SPAN and first < last:
        if last > word and (last - word >= word - first or first == word):
            last -= 1
        else:
            first += 1
    return tree.tokens[first].start, tree.tokens[last].end
