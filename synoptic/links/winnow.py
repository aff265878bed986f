"""Which pages are worth comparing word for word: those with fingerprints in common.

Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): of
every `WINDOW` shingles in a row the least is a fingerprint, so whatever passage of `WINDOW` + 4 words two pages share
gives them one in common. MinHash keeps whole pages apart from whole pages only; a passage quoted in a long page, or a
page cut to its first third, would escape it.

The work is near linear in the number of pages: of a fingerprint with few holders all pairs are counted, of one with
many only those with its first ones, to which true copies come back with every fingerprint that they share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.links.shingles import SIZE, Shingles, Words, shingles

WINDOW = 8
LEAST = 4  # fingerprints in common that make two pages a candidate pair (40 words in common give so many, and 8 mostly)
LEAST_OF_SHORT, SHORT = 3, 20  # … if one has fewer than `SHORT`
FEW = 12  # holders of a fingerprint among whom all pairs are counted
FIRST = 3  # of more holders, those that are paired with all others
_PART = 1 << 22  # words, or pairs, that are held in memory at a time

Pages = NDArray[np.int32]
Pairs = NDArray[np.int64]
Numbers = NDArray[np.int64]


class Prints(NamedTuple):
    """Fingerprints and their holders (numbers of pages), sorted by both, each pair once; how many each page has."""

    prints: Shingles
    holders: Pages
    counts: NDArray[np.int64]


def selected(found: Shingles) -> NDArray[np.bool_]:
    """Which shingles of a text are fingerprints (of a text shorter than a window the least one)."""
    if len(found) <= WINDOW:
        return found == found.min() if len(found) else np.zeros(0, np.bool_)
    best = _sliding(np.maximum, _sliding(np.minimum, found), back=True)
    return np.equal(best, found)


def fingerprints(pages: Sequence[Words]) -> Prints:
    """The fingerprints of all pages."""
    prints, holders = [], []
    for first, last in _portions(pages):
        for found, holder in _of(pages, first, last):
            prints.append(found)
            holders.append(holder)
    if not prints:
        return Prints(np.empty(0, np.uint64), np.empty(0, np.int32), np.zeros(len(pages), np.int64))
    found, held = np.concatenate(prints), np.concatenate(holders)
    order = np.argsort(found, kind="stable")  # pages come in order, so holders stay sorted
    found, held = found[order], held[order]
    once = _changes(found, held)
    found, held = found[once], held[once]
    return Prints(found, held, np.bincount(held, minlength=len(pages)))


def candidates(of: Prints) -> Pairs:
    """Pairs of pages (i < j, one a row) that share enough fingerprints, sorted."""
    keys, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    for part in _gathered(_pairs(of)):
        new, seen = np.unique(part, return_counts=True)
        keys, counts = _summed(keys, counts, new, seen)
    pairs = np.stack((keys >> 32, keys & 0xFFFFFFFF), axis=1)
    shorter = of.counts[pairs].min(axis=1) if len(pairs) else counts
    return pairs[counts >= np.where(shorter < SHORT, np.minimum(LEAST_OF_SHORT, shorter), LEAST)]


def within(found: Shingles, ordered: Shingles) -> NDArray[np.bool_]:
    """Which of `found` are among the sorted `ordered`."""
    if not len(ordered):
        return np.zeros(len(found), np.bool_)
    at = np.minimum(ordered.searchsorted(found), len(ordered) - 1)
    return np.equal(ordered[at], found)


def common(of: Prints, group: Numbers, most: int, house: Numbers, most_of_house: int) -> Shingles:
    """The fingerprints (sorted) that more than `most` groups of pages hold, or more than `most_of_house` of one house.

    `group` and `house` tell each page's (-1: no house).
    """
    groups = group[of.holders]
    found, seen = np.unique(of.prints[_once(of.prints, groups)], return_counts=True)
    housed = house[of.holders] >= 0
    prints, groups, houses = of.prints[housed], groups[housed], house[of.holders][housed]
    once = _once(prints, houses, groups)
    prints, houses = prints[once], houses[once]
    begins = np.flatnonzero(_changes(prints, houses))
    often = np.diff(begins, append=len(prints)) > most_of_house
    return np.union1d(found[seen > most], prints[begins[often]])


def _once(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """Where each row of the columns stands first, sorted by the columns."""
    order = np.lexsort(columns[::-1])
    return order[_changes(*(column[order] for column in columns))]


def _changes(*columns: NDArray[Any]) -> NDArray[np.bool_]:
    """Which rows of sorted columns differ from the one before."""
    made = np.ones(len(columns[0]), np.bool_)
    if len(made):
        made[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return made


def _of(pages: Sequence[Words], first: int, last: int) -> Iterator[tuple[Shingles, Pages]]:
    """Fingerprints of the pages first … last-1, all in one go: windows that reach over a page's end are left out."""
    lengths = np.array([len(pages[i]) for i in range(first, last)])
    usual = lengths >= SIZE + WINDOW
    for i in np.flatnonzero(~usual & (lengths > 0)).tolist():
        found = shingles(pages[first + i])
        least = found[selected(found)]
        yield least, np.full(len(least), first + i, np.int32)
    kept = [pages[first + int(i)] for i in np.flatnonzero(usual)]
    if not kept:
        return
    holder = np.repeat(np.flatnonzero(usual) + first, lengths[usual]).astype(np.int32)
    found = shingles(np.concatenate(kept))
    window = SIZE + WINDOW - 1  # words that a window of shingles spans
    least = _sliding(np.minimum, found)
    whole = holder[: len(least)] == holder[window - 1 : window - 1 + len(least)]
    least[~whole] = 0  # no window of one page: it selects nothing (no shingle is 0 but once in 2^64)
    chosen = np.zeros(len(found), np.bool_)
    for k in range(WINDOW):
        chosen[k : k + len(least)] |= found[k : k + len(least)] == least
    yield found[chosen], holder[: len(found)][chosen]


def _sliding(best: np.ufunc, of: Shingles, back: bool = False) -> Shingles:
    """The best of each `WINDOW` neighbours; `back`: for each element, of the windows that hold it."""
    if back:
        edge = np.zeros(WINDOW - 1, np.uint64)
        of = np.concatenate((edge, of, edge))
    step = 1
    while step < WINDOW:  # doubling: WINDOW is a power of two
        of = best(of[:-step], of[step:])
        step *= 2
    return of


def _portions(pages: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Runs of pages with some `_PART` words together."""
    first = held = 0
    for i, page in enumerate(pages):
        held += len(page)
        if held >= _PART:
            yield first, i + 1
            first, held = i + 1, 0
    if first < len(pages):
        yield first, len(pages)


def _pairs(of: Prints) -> Iterator[Pairs]:
    """Pairs of holders of one fingerprint (i << 32 | j), in parts; a pair comes once for each."""
    begins = np.flatnonzero(_changes(of.prints))
    sizes = np.diff(begins, append=len(of.prints))
    for size in range(2, FEW + 1):
        starts = begins[sizes == size]
        for a in range(size):
            for b in range(a + 1, size):
                yield from _parts(of.holders[starts + a], of.holders[starts + b])
    many = sizes > FEW
    starts, sizes = begins[many], sizes[many]
    for a in range(FIRST):
        rest = sizes - a - 1
        first = np.repeat(of.holders[starts + a], rest) if len(starts) else np.empty(0, np.int32)
        steps = np.arange(rest.sum()) - np.repeat(np.cumsum(rest) - rest, rest)
        yield from _parts(first, of.holders[np.repeat(starts + a + 1, rest) + steps])


def _gathered(parts: Iterator[Pairs]) -> Iterator[Pairs]:
    """The same pairs in parts of some `_PART`."""
    held: list[Pairs] = []
    for part in parts:
        held.append(part)
        if sum(map(len, held)) >= _PART:
            yield np.concatenate(held)
            held = []
    if held:
        yield np.concatenate(held)


def _parts(one: Pages, other: Pages) -> Iterator[Pairs]:
    for at in range(0, len(one), _PART):
        yield (one[at : at + _PART].astype(np.int64) << 32) | other[at : at + _PART]


def _summed(keys: Pairs, counts: Pairs, new: Pairs, seen: Pairs) -> tuple[Pairs, Pairs]:
    """Two sorted tallies as one."""
    if not len(keys):
        return new, seen
    both, where = np.unique(np.concatenate((keys, new)), return_inverse=True)
    return both, np.bincount(where, weights=np.concatenate((counts, seen)), minlength=len(both)).astype(np.int64)
