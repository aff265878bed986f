"""From scores to labels and trees: Viterbi over BIO labels, maximum spanning trees with one root.

Trees: the best head of each word, and where that leaves cycles the algorithm of Chu & Liu (1965) and Edmonds (1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_FAR = np.float32(-1e4)
_AGAIN, _NEXT = -4.0, -2.0  # log-odds; measured on worldwide newswire and Wikigold: +1 and +2 points of F1
_ROOTS = 6


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def transitions(labels: Sequence[str]) -> Floats:
    """[from, to]: far below where an I- does not continue its own kind, below where a name follows another directly
    (_AGAIN, _NEXT: names hardly ever touch, so a doubtful B- inside a name is an I-)."""
    out = np.zeros((len(labels), len(labels)), np.float32)
    for i, before in enumerate(labels):
        for j, after in enumerate(labels):
            if after[0] == "I" and (before == "O" or before[2:] != after[2:]):
                out[i, j] = _FAR
            elif after[0] == "B" and before != "O":
                out[i, j] = _AGAIN if before[2:] == after[2:] else _NEXT
    return out


def viterbi(scores: Floats, steps: Floats, starts: Floats) -> list[int]:
    """The best label of each word: `scores` [n, labels], `steps` [labels, labels], `starts` [labels], the two ≤ 0.

    Where the likeliest label of every word makes a path without penalties, no other path can be better.
    """
    likeliest = scores.argmax(axis=1)
    if starts[likeliest[0]] == 0 and not steps[likeliest[:-1], likeliest[1:]].any():
        return [int(label) for label in likeliest]
    best = scores[0] + starts
    back = np.empty((len(scores), scores.shape[1]), np.int64)
    for i in range(1, len(scores)):
        paths = best[:, None] + steps
        back[i] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(path: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, end, kind) of the names in a path of labels."""
    out: list[tuple[int, int, str]] = []
    start = -1
    for i, at in enumerate([*path, -1]):
        label = labels[at] if at >= 0 else "O"
        if start >= 0 and label[0] != "I":
            out.append((start, i, labels[path[start]][2:]))
            start = -1
        if label[0] == "B":
            start = i
    return out


def heads(scores: Floats) -> list[int]:
    """The best tree of one sentence with exactly one root.

    `scores` [n, 1 + n]: log-probability that word i hangs on column j (0 = the root of the sentence, j = word j - 1).
    Returns of each word its head's index, -1 for the root. Roots are tried in the order of what a tree below them can
    score at most, until none can be better (at most _ROOTS of them).
    """
    n = len(scores)
    if n == 1:
        return [-1]
    arcs = scores[:, 1:].astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    greedy = arcs.argmax(axis=1)
    most = arcs.max(axis=1)
    bounds = most.sum() - most + scores[:, 0]
    best, value = greedy, -np.inf
    for root in np.argsort(-bounds, kind="stable")[:_ROOTS]:
        if bounds[root] <= value:
            break
        chosen = greedy.copy()
        chosen[root] = -1
        if _cycle(chosen) is not None:
            chosen = _edmonds(arcs, int(root))
        below = np.arange(n) != root
        total = float(scores[root, 0] + arcs[below, chosen[below]].sum())
        if total > value:
            best, value = chosen, total
    return [int(h) for h in best]


def _cycle(chosen: npt.NDArray[np.int64]) -> list[int] | None:
    """Some cycle among the chosen heads (-1 = none), None if there is none."""
    state = [0] * len(chosen)  # 0 unseen, otherwise the number of the walk that saw it
    for start in range(len(chosen)):
        at, walk = start, start + 1
        while at >= 0 and state[at] == 0:
            state[at] = walk
            at = int(chosen[at])
        if at >= 0 and state[at] == walk:
            ring, end = [at], int(chosen[at])
            while end != at:
                ring.append(end)
                end = int(chosen[end])
            return ring
    return None


class _Ring(NamedTuple):
    """A contracted cycle: of each outside node the member it would enter at, the member it would hang on; the heads
    of its members within it."""

    entry: npt.NDArray[np.int64]
    leaving: npt.NDArray[np.int64]
    inner: dict[int, int]


def _edmonds(arcs: npt.NDArray[np.float64], root: int) -> npt.NDArray[np.int64]:
    """The maximum spanning arborescence below `root`: contract cycles until none is left, then expand them."""
    n = len(arcs)
    size = 2 * n
    weight = np.full((size, size), -np.inf, np.float64)  # [dependent, head]
    weight[:n, :n] = arcs
    weight[root, :] = -np.inf
    alive = np.zeros(size, bool)
    alive[:n] = True
    rings: dict[int, _Ring] = {}
    chosen = np.full(size, -1, np.int64)
    count = n
    while True:
        rows = np.flatnonzero(alive)
        chosen[:] = -1
        grid = weight[np.ix_(rows, rows)]
        for row, at in enumerate(rows):
            if at != root:
                chosen[at] = rows[int(grid[row].argmax())]
        ring = _cycle(chosen[:count])
        if ring is None:
            break
        members = np.array(ring)
        others = np.array([r for r in rows if r not in set(ring)])
        own = weight[members, chosen[members]]
        into = weight[np.ix_(members, others)] - own[:, None]
        out = weight[np.ix_(others, members)]
        new, count = count, count + 1
        weight[new, others] = into.max(axis=0)
        weight[others, new] = out.max(axis=1)
        entry = np.full(size, -1, np.int64)
        leaving = np.full(size, -1, np.int64)
        entry[others] = members[into.argmax(axis=0)]
        leaving[others] = members[out.argmax(axis=1)]
        rings[new] = _Ring(entry, leaving, {m: int(chosen[m]) for m in ring})
        alive[members] = False
        alive[new] = True
    return _expand(chosen, rings, n, count)


def _expand(chosen: npt.NDArray[np.int64], rings: dict[int, _Ring], n: int, count: int) -> npt.NDArray[np.int64]:
    """Undo the contractions, newest first."""
    for node in range(count - 1, n - 1, -1):
        entry, leaving, ring = rings[node]
        head = int(chosen[node])
        for member, inner in ring.items():
            chosen[member] = inner
        if head >= 0:
            chosen[int(entry[head])] = head
        for other in np.flatnonzero(chosen == node):
            if int(other) not in ring:
                chosen[other] = leaving[other]
        chosen[node] = -1
    return chosen[:n]
