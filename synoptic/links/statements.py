"""Which statements are one: the same words quoted by several pages, or one saying rendered twice.

Candidates share a rare word pair of their contents (an index, so the work is near linear); they are one if they have
most of their words in common in order, or the same speaker and like wording.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from synoptic.links.corpus import Corpus, Terms, cosine, unit
from synoptic.links.words import content
from synoptic.model import Notes, Page, Statement

_VERBATIM = 0.7  # of the shorter one's word pairs, found in the other
_LIKE = 0.5  # cosine of the contents of one speaker
_MANY = 5
_MOST = 0.6  # or so much of the shorter one's words, and _MANY of them at least
_WORDS = 4  # content words that a statement must have to be told from others
_QUOTE = 30  # characters between the marks that make a quotation one's own
_COMMON = 40  # a word pair in more statements than this is a formula


def link(pages: Sequence[Page], notes: Sequence[Notes], entity_of: Mapping[str, str],
         corpus: Corpus) -> tuple[Statement, ...]:  # fmt: skip
    """All statements with story-wide speakers, each with the ids of those that are the same."""
    texts = {page.id: page.text for page in pages}
    found = [s for note in notes for s in note.statements]
    said = [_words(s, texts) for s in found]
    terms = [unit({w: corpus.idf(w) * n for w, n in Counter(words).items()}) for words in said]
    speakers = [entity_of.get(s.speaker, s.speaker) if s.speaker else None for s in found]
    top = list(range(len(found)))

    def root(i: int) -> int:
        while top[i] != i:
            top[i] = top[top[i]]
            i = top[i]
        return i

    for i, j in _candidates(said):
        if root(i) != root(j) and _same(said[i], said[j], (terms[i], terms[j]), (speakers[i], speakers[j])):
            top[root(j)] = root(i)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(found)):
        groups[root(i)].append(i)
    return tuple(
        msgspec.structs.replace(s, speaker=speakers[i], same_as=tuple(found[j].id for j in groups[root(i)] if j != i))
        for i, s in enumerate(found)
    )


def quoted(said: Sequence[Statement]) -> list[tuple[str, str]]:
    """Pairs of pages that quote the same words in quotation marks."""
    direct = {s.id: s.page for s in said if s.direct and sum(end - start for start, end in s.content) >= _QUOTE}
    pairs = {
        (min(direct[s.id], direct[o]), max(direct[s.id], direct[o]))
        for s in said if s.id in direct
        for o in s.same_as if o in direct and direct[o] != direct[s.id]
    }  # fmt: skip
    return sorted(pairs)


def _words(statement: Statement, texts: Mapping[str, str]) -> list[str]:
    return content(" ".join(texts[statement.page][start:end] for start, end in statement.content))


def _candidates(said: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of statements that share a rare pair of neighbouring content words, or two rare words."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, words in enumerate(said):
        if len(words) >= _WORDS:
            for pair in set(_pairs(words)):
                holders[pair].append(i)
    found = {
        (i, j)
        for held in holders.values()
        if 1 < len(held) <= _COMMON
        for n, i in enumerate(held)
        for j in held[n + 1 :]
    }
    return sorted(found)


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(words))


def _same(one: Sequence[str], other: Sequence[str], terms: tuple[Terms, Terms],
          speakers: tuple[str | None, str | None]) -> bool:  # fmt: skip
    a, b = set(_pairs(one)), set(_pairs(other))
    shared = len(a & b) / min(len(a), len(b))
    if shared >= _VERBATIM and len(a & b) >= _WORDS - 1:
        return True
    if speakers[0] is None or speakers[0] != speakers[1]:
        return False
    common = set(one) & set(other)
    most = len(common) >= _MANY and len(common) >= _MOST * min(len(set(one)), len(set(other)))
    return most or cosine(*terms) >= _LIKE
