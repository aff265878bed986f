"""One statement told twice in a page, first in the outlet's words, then in the speaker's: which ones are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from synoptic.language.lexicon import fold
from synoptic.language.tree import Tree
from synoptic.model import Statement
from synoptic.notes.wordlists import words

SHARE = 0.6  # of the shorter one's words
FEWEST = 3  # words in common
REACH = 200  # statements of one speaker back
_EMPTY = frozenset({"DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "SYM", "INTJ"})
_THIN = words("thin")


def link(statements: Sequence[Statement], tree: Tree) -> list[Statement]:
    """The statements with `same_as` filled in (both ways). Two are the same if one speaker says with most of the same
    words; one that contains the other, a fragment of the same sentence, is not a second rendering."""
    meant = [_content_words(s, tree) for s in statements]
    same: list[list[str]] = [[] for _ in statements]
    by_speaker: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, a in enumerate(statements):
        earlier = by_speaker[a.speaker or fold(a.speaker_text), a.negated]
        for j in earlier[-REACH:]:
            if not _touch(a, statements[j]) and _alike(meant[i], meant[j]):
                same[i].append(statements[j].id)
                same[j].append(a.id)
        earlier.append(i)
    return [_with(s, tuple(ids)) for s, ids in zip(statements, same, strict=True)]


def _with(statement: Statement, ids: tuple[str, ...]) -> Statement:
    return msgspec.structs.replace(statement, same_as=ids) if ids else statement


def _touch(a: Statement, b: Statement) -> bool:
    return any(s < f and e < t for s, t in a.content for e, f in b.content)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= FEWEST and shared >= SHARE * min(len(a), len(b))


def _content_words(statement: Statement, tree: Tree) -> frozenset[str]:
    """The content words, by folded lemma."""
    out = set()
    for start, end in statement.content:
        for i in tree.tokens_in(start, end):
            lemma = fold(tree.lemma(i))
            if tree.pos(i) not in _EMPTY and lemma not in _THIN:
                out.add(lemma)
    return frozenset(out)
