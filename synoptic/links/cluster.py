"""Average-link clustering of a sparse graph, with pairs that must not come together.

Two clusters are as alike as the mean of their pairs, if asked in part as that of each member's best: an account joins
an event that one of its other accounts surely is, though a third tells it in quite other words. Near linear in the
number of pairs: only pairs that were scored are looked at, an absent pair counts as `ABSENT`.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

ABSENT = 0.08  # the probability that a pair nobody proposed is one event
BEST = 0.3  # for accounts of events: the share of the members' best pairs in the likeness of two clusters


def average_link(
    count: int,
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    apart: Callable[[list[int], list[int]], bool] = lambda one, other: False,
    together: Iterable[tuple[int, int]] = (),
    absent: float = ABSENT,
    best: float = 0.0,
) -> list[list[int]]:
    """Clusters of 0 … count-1, each sorted, in the order of their first members.

    `scores` holds i < j → probability; two clusters join while their likeness is at least `threshold` and
    `apart(members, members)` is false. `together` are joined first, whatever their score; a pair without a score
    counts as `absent`; `best` is the share of the members' best pairs in the likeness.
    """
    state = _Clusters(count, scores, absent, best)
    for one, other in together:
        state.join(state.top(one), state.top(other))
    heap = [(-state.likeness(i, j), i, j) for i in state.links for j in state.links[i] if i < j]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if -negative < threshold:
            break
        if state.gone(one) or state.gone(other) or other not in state.links[one]:
            continue
        if abs(state.likeness(one, other) + negative) > 1e-12:
            continue  # an older value; the current one is in the heap too
        if apart(state.members[one], state.members[other]):
            state.cut(one, other)
            continue
        kept = state.join(one, other)
        for neighbour in state.links[kept]:
            first, second = min(kept, neighbour), max(kept, neighbour)
            heapq.heappush(heap, (-state.likeness(first, second), first, second))
    return sorted(sorted(members) for members in state.members.values())


class _Link:
    """What is scored between two clusters: the sum and number of the pairs, and each member's best one."""

    def __init__(self, total: float = 0.0, seen: int = 0, best: Mapping[int, float] | None = None) -> None:
        self.total, self.seen, self.best = total, seen, dict(best or {})

    def with_(self, other: _Link) -> _Link:
        """Of the clusters when one side of each has become one."""
        made = _Link(self.total + other.total, self.seen + other.seen, self.best)
        for member, score in other.best.items():
            made.best[member] = max(score, made.best.get(member, 0.0))
        return made


class _Clusters:
    """The clusters so far and what is scored between them."""

    def __init__(self, count: int, scores: Mapping[tuple[int, int], float], absent: float, best: float) -> None:
        self._absent, self._best = absent, best
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.links: dict[int, dict[int, _Link]] = defaultdict(dict)
        self._parent = list(range(count))
        for (i, j), score in scores.items():
            self.links[i][j] = self.links[j][i] = _Link(score, 1, {i: score, j: score})

    def top(self, i: int) -> int:
        while self._parent[i] != i:
            i = self._parent[i]
        return i

    def gone(self, i: int) -> bool:
        return self._parent[i] != i

    def likeness(self, one: int, other: int) -> float:
        link, sides = self.links[one][other], (self.members[one], self.members[other])
        pairs = len(sides[0]) * len(sides[1])
        mean = (link.total + (pairs - link.seen) * self._absent) / pairs
        if pairs == 1 or not self._best:
            return mean
        best = sum(sum(link.best.get(i, self._absent) for i in side) / len(side) for side in sides) / 2
        return (1 - self._best) * mean + self._best * best

    def cut(self, one: int, other: int) -> None:
        self.links[one].pop(other, None)
        self.links[other].pop(one, None)

    def join(self, one: int, other: int) -> int:
        """The cluster that stays (the larger, then the lower number)."""
        if one == other:
            return one
        if (len(self.links[other]), -other) > (len(self.links[one]), -one):
            one, other = other, one
        self.cut(one, other)
        self.members[one] += self.members.pop(other)
        self._parent[other] = one
        for neighbour, link in self.links.pop(other, {}).items():
            joined = self.links[one].get(neighbour, _Link()).with_(link)
            self.links[one][neighbour] = self.links[neighbour][one] = joined
            self.links[neighbour].pop(other, None)
        return one
