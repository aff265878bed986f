"""Noun phrases and clause ends by the words themselves, where a parse of a long press sentence may err.

A frame of saying is short and stands at a clause's edge: ", the ministry said on Monday." Its words can be told by
their tags and the punctuation around them, without a tree.
"""

from __future__ import annotations

from synoptic.language.tree import Tree
from synoptic.model import Sentence, Span
from synoptic.notes.wordlists import words

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "SYM", "X"})
_LINKS = words("link")
_TIME = words("time")
_CLAUSE = words("clause")
_SKIPPED = frozenset({"ADV", "AUX"})
_BOUNDS = frozenset(',;:."“”«»!?()[]–—-…')
_LONGEST = 24  # words of a source phrase


def before(tree: Tree, i: int, sentence: Sentence) -> Span | None:
    """The noun phrase that ends before token i (adverbs and auxiliaries between are skipped), if a boundary (a mark, a
    conjunction, the sentence's start) stands before it: ", the ministry also [said]"."""
    k = i - 1
    while k >= sentence.first and (tree.pos(k) in _SKIPPED or tree.lower(k) in _TIME):
        k -= 1
    last = k
    while k >= sentence.first and last - k < _LONGEST and _continues(tree, k, sentence):
        k -= 1
    first = _trimmed(tree, k + 1, last)
    if first is None or not _bounded(tree, k, sentence):
        return None
    return tree.tokens[first].start, tree.tokens[last].end


def after(tree: Tree, i: int, sentence: Sentence) -> Span | None:
    """The noun phrase that begins right after token i, without its time ("according to [the ministry] on Monday")."""
    k = i + 1
    while k < sentence.last and k - i <= _LONGEST and _continues(tree, k, sentence):
        k += 1
    last = k - 1
    while last > i and (
        tree.pos(last) in ("ADP", "CCONJ", "DET") or tree.lower(last) in _LINKS or tree.lower(last) in _TIME
    ):
        last -= 1
    opens = (
        i + 1 < sentence.last
        and tree.lower(i + 1) not in _TIME
        and (tree.pos(i + 1) in _NOMINAL or tree.word(i + 1)[:1].isupper())
    )
    return (tree.tokens[i + 1].start, tree.tokens[last].end) if opens and last > i else None


def segment_end(tree: Tree, i: int, sentence: Sentence) -> int:
    """The token after the last one of token i's segment: the next mark outside a name, or the sentence's end."""
    k = i + 1
    while k < sentence.last and not _is_bound(tree, k):
        k += 1
    return k


def has_clause(tree: Tree, first: int, last: int) -> bool:
    """Whether the tokens hold a finite verb or a word that opens a clause."""
    return any(tree.lower(k) in ("that", "whether") or (_is_finite(tree, k)) for k in range(first, last))


def _is_finite(tree: Tree, k: int) -> bool:
    if tree.pos(k) == "AUX":
        return True
    if tree.pos(k) != "VERB" or tree.word(k)[:1].isupper():
        return False
    return not tree.lower(k).endswith("ing") and tree.lower(k - 1) not in ("to", "as") if k else False


def _continues(tree: Tree, k: int, sentence: Sentence) -> bool:
    """Whether token k can stand inside a source's noun phrase."""
    word = tree.lower(k)
    if word in _CLAUSE or (_is_bound(tree, k)):
        return False
    if tree.pos(k) in _NOMINAL or (tree.word(k)[:1].isupper() and tree.pos(k) != "VERB"):
        return True
    if tree.pos(k) == "PUNCT" or word in ("-", "'s", "’s", "/", "'", "’"):
        return True
    return word in _LINKS and sentence.first < k < sentence.last - 1


def _is_bound(tree: Tree, k: int) -> bool:
    """A mark that ends a segment; hyphens within words and full stops of abbreviations do not."""
    word = tree.word(k)
    if not all(c in _BOUNDS for c in word):
        return False
    glued = k > 0 and tree.tokens[k - 1].end == tree.tokens[k].start
    glued = glued and k + 1 < len(tree.tokens) and tree.tokens[k].end == tree.tokens[k + 1].start
    return not (glued and word in "-–./:")


def _trimmed(tree: Tree, first: int, last: int) -> int | None:
    """The phrase's first word, less prepositions and conjunctions at its head; None if nothing nominal is left."""
    while first <= last and (
        tree.lower(first) in _LINKS or tree.pos(first) in ("PUNCT", "PART") or tree.lower(first) in _TIME
    ):
        first += 1
    nominal = any(tree.pos(k) in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") for k in range(first, last + 1))
    return first if first <= last and nominal else None


def _bounded(tree: Tree, k: int, sentence: Sentence) -> bool:
    return k < sentence.first or _is_bound(tree, k) or tree.lower(k) in _CLAUSE or tree.pos(k) in ("CCONJ", "SCONJ")
