"""One statement told twice in a page, first in the outlet's words, then in the speaker's: which ones are the same."""

from __future__ import annotations

from collections.abc import Sequence

from synoptic.language.lexicon import fold
from synoptic.language.tree import Tree
from synoptic.model import Statement
from synoptic.notes.wordlists import words

SHARE = 0.6  # of the shorter one's words
FEWEST = 3  # words in common
_EMPTY = frozenset({"DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "SYM", "INTJ"})
_THIN = words("thin")


def link(statements: Sequence[Statement], tree: Tree) -> list[Statement]:
    """The statements with `same_as` filled in (both ways). Two are the same if one speaker says with most of the same
    words; one that contains the other, a fragment of the same sentence, is not a second rendering."""
    meant = [_content_words(s, tree) for s in statements]
    same: list[list[str]] = [[] for _ in statements]
    for i, a in enumerate(statements):
        for j in range(i + 1, len(statements)):
            b = statements[j]
            if _one_speaker(a, b) and not _touch(a, b) and _alike(meant[i], meant[j]):
                same[i].append(b.id)
                same[j].append(a.id)
    return [_with(s, tuple(ids)) for s, ids in zip(statements, same, strict=True)]


def _with(statement: Statement, ids: tuple[str, ...]) -> Statement:
    import msgspec

    return msgspec.structs.replace(statement, same_as=ids) if ids else statement


def _one_speaker(a: Statement, b: Statement) -> bool:
    if a.negated != b.negated:
        return False
    if a.speaker and b.speaker:
        return a.speaker == b.speaker
    return fold(a.speaker_text) == fold(b.speaker_text) != ""


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
