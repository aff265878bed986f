"""Average-link clustering of a sparse graph, with pairs that must not come together.

Near linear in the number of pairs: only pairs that were scored are looked at, an absent pair counts as `ABSENT`.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

ABSENT = 0.08  # the probability that a pair nobody proposed is one event


def average_link(
    count: int,
    scores: Mapping[tuple[int, int], float],
    threshold: float,
    apart: Callable[[list[int], list[int]], bool] = lambda one, other: False,
    together: Iterable[tuple[int, int]] = (),
    absent: float = ABSENT,
) -> list[list[int]]:
    """Clusters of 0 … count-1, each sorted, in the order of their first members.

    `scores` holds i < j → probability; two clusters join while the mean over their pairs is at least `threshold` and
    `apart(members, members)` is false. `together` are joined first, whatever their score; a pair without a score
    counts as `absent`.
    """
    state = _Clusters(count, scores, absent)
    for one, other in together:
        state.join(state.top(one), state.top(other))
    heap = [(-state.mean(i, j), i, j) for i in state.links for j in state.links[i] if i < j]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if -negative < threshold:
            break
        if state.gone(one) or state.gone(other) or other not in state.links[one]:
            continue
        if abs(state.mean(one, other) + negative) > 1e-12:
            continue  # an older value; the current one is in the heap too
        if apart(state.members[one], state.members[other]):
            state.cut(one, other)
            continue
        kept = state.join(one, other)
        for neighbour in state.links[kept]:
            first, second = min(kept, neighbour), max(kept, neighbour)
            heapq.heappush(heap, (-state.mean(first, second), first, second))
    return sorted(sorted(members) for members in state.members.values())


class _Clusters:
    """The clusters so far and the sums of scores between them."""

    def __init__(self, count: int, scores: Mapping[tuple[int, int], float], absent: float) -> None:
        self._absent = absent
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self._parent = list(range(count))
        for (i, j), score in scores.items():
            self.links[i][j] = self.links[j][i] = (score, 1)

    def top(self, i: int) -> int:
        while self._parent[i] != i:
            i = self._parent[i]
        return i

    def gone(self, i: int) -> bool:
        return self._parent[i] != i

    def mean(self, one: int, other: int) -> float:
        total, seen = self.links[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + (pairs - seen) * self._absent) / pairs

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
        for neighbour, (total, seen) in self.links.pop(other, {}).items():
            before, count = self.links[one].get(neighbour, (0.0, 0))
            joined = before + total, count + seen
            self.links[one][neighbour] = self.links[neighbour][one] = joined
            self.links[neighbour].pop(other, None)
        return one
