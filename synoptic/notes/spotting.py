"""Where names stand in a page: the tagger's spans and the shipped tables agree on what each is.

A table's name of several words beats a shorter or crossing span of the tagger; a longer span of the tagger beats a name
inside it ("Bank of China"). Demonyms ("Syrian") are modifiers, not names; they are read where they stand (`nominals`).
"""

from __future__ import annotations

from functools import cache

from synoptic.language.tree import Tree
from synoptic.notes.spot import Spot, known_names, plain
from synoptic.notes.tagged_names import tagged

LONGEST = 7  # words in a table's name


@cache
def _openings() -> frozenset[str]:
    return frozenset(name[:2] for name in known_names())


def _table_spots(tree: Tree) -> list[Spot]:
    """Names of the tables, longest first at each place; a single word must stand as a proper noun."""
    found: list[Spot] = []
    at = 0
    for sentence in tree.reading.sentences:
        at = max(at, sentence.first)
        while at < sentence.last:
            spot = _table_spot(tree, at, sentence.last)
            if spot:
                found.append(spot)
            at = spot.last if spot else at + 1
    return found


def _table_spot(tree: Tree, first: int, end: int) -> Spot | None:
    start = tree.tokens[first].start
    if tree.text[start : start + 2] not in _openings():
        return None
    for last in range(min(end, first + LONGEST), first, -1):
        known = known_names().get(plain(tree.text[start : tree.tokens[last - 1].end]))
        if known and (last - first > 1 or _proper(tree, first)):
            return Spot(first, last, *known)
    return None


def _proper(tree: Tree, i: int) -> bool:
    """A word that stands as a name: tagged so, or with a full stop or capitals inside ("U.S.", "HNC")."""
    word = tree.word(i)
    return tree.pos(i) == "PROPN" or (len(word) > 1 and not word.islower() and not word.istitle())


def spots(tree: Tree) -> list[Spot]:
    """All names of a page in the order of the text; they do not overlap."""
    found = [*tagged(tree), *_table_spots(tree)]
    chosen = sorted(found, key=lambda s: (-(s.last - s.first), s.key is None, s.first))
    taken = [False] * len(tree.tokens)
    kept = []
    for spot in chosen:
        if not any(taken[spot.first : spot.last]):
            taken[spot.first : spot.last] = [True] * (spot.last - spot.first)
            kept.append(spot)
    return sorted(kept)
