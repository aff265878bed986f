"""What two bodies have in common: how much of each, and in which passages.

Two reporters who quote one speech did not copy each other: words that stand in quotation marks on both sides are no
evidence. Words in marks on one side only are: a page that quotes another's text repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.links.shingles import NUMBER, QUOTED, SIZE, Shingles, Words, covered, shingles

GAP = 8  # words changed, on either side, over which a passage goes on
_FEW = 6  # shingles in common that are not worth a closer look
_TEMPLATE = 5  # numbers or more exchanged in place: another day's table, result or forecast in the same words …
_DENSE = 25  # … one in so many words in common at least …
_EXCHANGED = 0.5  # … if they are more than this part of the numbers in and between the passages

Flags = NDArray[np.bool_]
Run = tuple[int, int, int]  # first word in one, first in the other, how many


class Body(NamedTuple):
    """A body made ready for comparing: its words, their shingles, these sorted and where each stands, and which words
    are furniture (None: none)."""

    words: Words
    shingles: Shingles
    ordered: Shingles
    order: NDArray[np.int64]
    furniture: Flags | None = None


class Common(NamedTuple):
    """What two bodies have in common.

    `own`: part of each body's words that stand in common passages, quotations of both and furniture left out of the
    count; `words`: how many words these are (of the smaller count); `share`: the part with all words counted;
    `longest`: the most words in one stretch; `pieces`: in how many passages they stand, 0 where nobody has counted.
    """

    own: tuple[float, float]
    words: int
    share: tuple[float, float]
    longest: int = 0
    pieces: int = 0

    def turned(self) -> Common:
        """The same with the bodies exchanged."""
        return self._replace(own=self.own[::-1], share=self.share[::-1])


NOTHING = Common((0.0, 0.0), 0, (0.0, 0.0))


class Passage(NamedTuple):
    """A stretch in common, first to last word (exclusive) in each body; `words` that are the same in it, `own`: those
    outside quotations of both and outside furniture; `house`: those of furniture; `quoted`: the part of each side's
    words that stands in quotation marks."""

    one: tuple[int, int]
    other: tuple[int, int]
    words: int
    own: int
    house: int
    quoted: tuple[float, float]


def body(words: Words) -> Body:
    """A body with its shingles."""
    found = shingles(words)
    order = np.argsort(found, kind="stable")
    return Body(words, found, found[order], order)


def measure(one: Body, other: Body) -> Common:
    """How much of each body stands in the other."""
    left = _matches(one, other)
    if np.count_nonzero(left >= 0) < _FEW:
        return NOTHING
    right = _matches(other, one)
    mine, theirs = _counted(one, other, left), _counted(other, one, right)
    words = min(mine[1], theirs[1])
    return Common((mine[0], theirs[0]), words, (mine[2], theirs[2]), min(mine[3], theirs[3]))


def _matches(one: Body, other: Body) -> NDArray[np.int64]:
    """For each shingle of `one` where it stands in `other`, -1 if nowhere."""
    if not len(other.ordered):
        return np.full(len(one.shingles), -1)
    at = other.ordered.searchsorted(one.ordered)
    at[at == len(other.ordered)] = 0
    made = np.empty(len(one.order), np.int64)
    made[one.order] = np.where(other.ordered[at] == one.ordered, other.order[at], -1)
    return made


def _counted(one: Body, other: Body, at: NDArray[np.int64]) -> tuple[float, int, float, int]:
    """Own share, own words in common, share of all words, words of the longest stretch."""
    count = len(one.words)
    if not count or not (at >= 0).any():
        return 0.0, 0, 0.0, 0
    everything = covered(at >= 0, count)
    idle = _idle(one, other, at)
    evidence = everything & ~idle
    own, words = int((~idle).sum()), int(evidence.sum())
    return (words / own if own else 0.0), words, float(everything.sum() / count), _longest(everything)


def _longest(found: Flags) -> int:
    """The most words found in one stretch, small gaps allowed."""
    at = found.nonzero()[0]
    ends = (at[1:] - at[:-1] > GAP + 1).nonzero()[0]
    if not len(ends):
        return len(at)
    return int(max(ends[0] + 1, (ends[1:] - ends[:-1]).max(initial=0), len(at) - 1 - ends[-1]))


def _idle(one: Body, other: Body, at: NDArray[np.int64]) -> Flags:
    """Words of `one` that say nothing of copying: in common and quoted by both, or furniture."""
    quoted = (one.words & QUOTED) > 0
    idle = np.zeros(len(one.words), np.bool_)
    if quoted.any():
        found = np.flatnonzero(at >= 0)
        for k in range(min(SIZE, len(one.words))):
            there = np.minimum(at[found] + k, len(other.words) - 1)
            idle[found + k] |= (other.words[there] & QUOTED) > 0
        idle &= quoted
    return idle if one.furniture is None else idle | one.furniture


def passages(one: Body, other: Body, least: int = 1) -> list[Passage]:
    """The stretches of `least` words in common or more, in the order of `one`; small changes inside part none."""
    made: list[list[Run]] = []
    for run in _runs(one, other):
        if made and _near(made[-1][-1], run):
            made[-1].append(run)
        else:
            made.append([run])
    long = [runs for runs in made if sum(length for _, _, length in runs) >= least]
    return [found for runs in long if (found := _passage(one, other, runs)).words >= least]


def _near(last: Run, run: Run) -> bool:
    """Does `run` go on after `last` on both sides?"""
    mine, theirs = run[0] - last[0] - last[2], run[1] - last[1] - last[2]
    return -SIZE < mine <= GAP and -SIZE < theirs <= GAP


def _runs(one: Body, other: Body) -> Iterator[Run]:
    """Words that stand in the same order on both sides: (first in one, first in other, how many)."""
    at = _matches(one, other)
    at = _along(one, other, at)
    found = np.flatnonzero(at >= 0)
    if not len(found):
        return
    breaks = np.flatnonzero((np.diff(found) != 1) | (np.diff(at[found]) != 1)) + 1
    size = min(SIZE, len(one.words), len(other.words))
    for part in np.split(found, breaks):
        yield int(part[0]), int(at[part[0]]), len(part) + size - 1


def _along(one: Body, other: Body, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Matches in which a shingle that stands in `other` several times goes on from the one before it."""
    again = other.ordered[1:][other.ordered[1:] == other.ordered[:-1]]
    if not len(again):
        return at
    made = at.copy()
    for i in np.flatnonzero(np.isin(one.shingles, again)).tolist():
        follow = int(made[i - 1]) + 1 if i else 0
        if 0 < follow < len(other.shingles) and other.shingles[follow] == one.shingles[i]:
            made[i] = follow
    return made


def _passage(one: Body, other: Body, runs: list[Run]) -> Passage:
    words = own = house = 0
    done = 0  # a run may begin inside the one before it, when a word has been left out
    for mine, theirs, length in runs:
        skip = max(0, done - mine)
        mine, theirs, length = mine + skip, theirs + skip, max(0, length - skip)
        here, there = one.words[mine : mine + length], other.words[theirs : theirs + length]
        idle = (here & there & QUOTED) > 0
        if one.furniture is not None:
            house += int(one.furniture[mine : mine + length].sum())
            idle |= one.furniture[mine : mine + length]
        words, own, done = words + length, own + int((~idle).sum()), mine + length
    (a, b, _), (c, d, last) = runs[0], runs[-1]
    spans = (a, c + last), (b, d + last)
    return Passage(*spans, words, own, house, (_quoted(one, spans[0]), _quoted(other, spans[1])))


def _quoted(of: Body, span: tuple[int, int]) -> float:
    """The part of a stretch that stands in quotation marks."""
    return float(((of.words[span[0] : span[1]] & QUOTED) > 0).mean())


def is_template(one: Body, other: Body) -> bool:
    """Do the bodies say the same with other numbers: a forecast, a results table, a market report of another day?"""
    kept = exchanged = words = 0
    last: Run | None = None
    for run in _runs(one, other):
        words += run[2]
        kept += int(((one.words[run[0] : run[0] + run[2]] & NUMBER) > 0).sum())
        if last and _near(last, run):
            mine = one.words[last[0] + last[2] : run[0]]
            theirs = other.words[last[1] + last[2] : run[1]]
            numbers = [{int(w) >> 2 for w in of if w & NUMBER} for of in (mine, theirs)]
            kept += len(numbers[0] & numbers[1])
            exchanged += min(len(numbers[0] - numbers[1]), len(numbers[1] - numbers[0]))
        last = run
    return exchanged >= max(_TEMPLATE, words / _DENSE) and exchanged > _EXCHANGED * (kept + exchanged)
