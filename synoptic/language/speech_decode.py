"""From the speech tagger's scores to attributions: best label path, then each span to the cue it hangs on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from synoptic.language.speech_input import LABELS, Window
from synoptic.model import Attribution, Span

Array = npt.NDArray[np.float32]
Words = tuple[int, int]  # a range of words of the window, end exclusive

NEW_CUE = 0.5  # a content span whose words point this firmly outside every cue makes that word a cue
FALLBACK_SOURCE = 0.3  # a cue left without source takes the words it claims at least this firmly
FALLBACK_CONTENT = 0.5


class Scores(msgspec.Struct, frozen=True):
    """The network's output for one window of n words: labels (n, 7), pointer (n, n), claim (n, n, 3), and the CRF's
    transitions (7, 7) and start (7)."""

    labels: Array
    pointer: Array
    claim: Array
    move: Array
    begin: Array


class _Draft:
    def __init__(self, cue: Words) -> None:
        self.cue = cue
        self.sources: list[Words] = []
        self.content: list[Words] = []
        self.best = -math.inf


def decode(window: Window, scores: Scores) -> list[Attribution]:
    """The attributions of one window, in the order of their cues."""
    n = len(window.words)
    path = viterbi(scores.labels[:n], scores.move, scores.begin)
    pointer = _log_softmax(scores.pointer[:n, :n])
    claim = _log_softmax(scores.claim[:n, :n])
    spans = chunks(path)
    others = [(role, words) for role, words in spans if role != "cue"]
    cues = [words for role, words in spans if role == "cue"]
    cues += _new_cues(others, cues, pointer, path)
    if not cues:
        return []
    drafts = [_Draft(cue) for cue in sorted(cues)]
    for role, words in others:
        _assign(role, words, drafts, pointer, claim)
    for draft in drafts:
        if not draft.sources:
            _find_source(draft, others, claim)
        if not draft.content:
            _find_content(draft, path, claim)
    sure = _confidence(scores.labels[:n])
    return [_finish(window, draft, sure, path, pointer) for draft in drafts if draft.content]


def viterbi(labels: Array, move: Array, begin: Array) -> list[int]:
    """The best label path under the CRF; empty for no words."""
    if not len(labels):
        return []
    total = labels[0] + begin
    back = []
    for row in labels[1:]:
        step = total[:, None] + move
        best = step.argmax(0)
        back.append(best)
        total = step[best, np.arange(len(best))] + row
    path = [int(total.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def chunks(path: Sequence[int]) -> list[tuple[str, Words]]:
    """(role, word range) of each B-I* run."""
    found: list[tuple[str, Words]] = []
    for i, number in enumerate(path):
        label = LABELS[number]
        if label == "O":
            continue
        role = label[2:]
        if label[0] == "I" and found and found[-1][0] == role and found[-1][1][1] == i:
            found[-1] = (role, (found[-1][1][0], i + 1))
        else:
            found.append((role, (i, i + 1)))
    return found


def _new_cues(others: list[tuple[str, Words]], cues: list[Words], pointer: Array, path: Sequence[int]) -> list[Words]:
    new: list[Words] = []
    for role, (a, b) in others:
        if role != "content":
            continue
        mean = np.exp(pointer[a:b]).mean(0)
        j = int(mean.argmax())
        known = any(p <= j < q for p, q in (*cues, *new))
        if mean[j] > NEW_CUE and not known and path[j] == 0:
            new.append((j, j + 1))
    return new


def _assign(role: str, words: Words, drafts: list[_Draft], pointer: Array, claim: Array) -> None:
    """The span goes to the cue that its words point at and that claims them."""
    a, b = words
    kind = 1 if role == "source" else 2
    ties = [
        float(np.logaddexp.reduce(pointer[a:b, d.cue[0] : d.cue[1]], -1).mean() + claim[a:b, d.cue[0], kind].mean())
        for d in drafts
    ]
    best = int(np.argmax(ties))
    draft = drafts[best]
    if role == "content":
        draft.content.append(words)
    elif ties[best] > draft.best:
        draft.sources, draft.best = [words], ties[best]


def _find_source(draft: _Draft, others: list[tuple[str, Words]], claim: Array) -> None:
    """The words the cue claims, even if tagged otherwise or serving another cue (one source, two cues)."""
    sure = claim[:, draft.cue[0], 1]
    best = int(sure.argmax())
    if sure[best] <= math.log(FALLBACK_SOURCE):
        return
    tagged = next((w for role, w in others if role == "source" and w[0] <= best < w[1]), None)
    draft.sources = [tagged or _run(sure > math.log(FALLBACK_SOURCE), best)]


def _run(on: npt.NDArray[np.bool_], at: int) -> Words:
    a = b = at
    while a > 0 and on[a - 1]:
        a -= 1
    while b + 1 < len(on) and on[b + 1]:
        b += 1
    return a, b + 1


def _find_content(draft: _Draft, path: Sequence[int], claim: Array) -> None:
    sure = claim[:, draft.cue[0], 2] > math.log(FALLBACK_CONTENT)
    free = [i for i in range(len(path)) if sure[i] and path[i] == 0]
    for i in free:
        if draft.content and draft.content[-1][1] == i:
            draft.content[-1] = (draft.content[-1][0], i + 1)
        else:
            draft.content.append((i, i + 1))


def _finish(window: Window, draft: _Draft, sure: Array, path: Sequence[int], pointer: Array) -> Attribution:
    c0, c1 = draft.cue
    weights = [float(sure[i, path[i]]) for i in range(c0, c1)]
    for a, b in draft.content + draft.sources:
        tie = np.exp(np.logaddexp.reduce(pointer[a:b, c0:c1], -1))
        weights += [float(sure[i, path[i]] * tie[i - a]) for i in range(a, b)]

    def characters(ranges: list[Words]) -> tuple[Span, ...]:
        return tuple((window.words[a][0], window.words[b - 1][1]) for a, b in _joined(ranges))

    return Attribution(
        characters(draft.content), characters([draft.cue]), characters(draft.sources), sum(weights) / len(weights)
    )


def _joined(ranges: list[Words]) -> list[Words]:
    """Sorted; ranges that touch become one."""
    out = sorted(ranges)
    while True:
        touching = next((k for k, (a, b) in enumerate(pairwise(out)) if a[1] >= b[0]), None)
        if touching is None:
            return out
        out[touching : touching + 2] = [(out[touching][0], max(out[touching][1], out[touching + 1][1]))]


def _confidence(labels: Array) -> Array:
    return np.exp(_log_softmax(labels))


def _log_softmax(x: Array) -> Array:
    shifted = x - x.max(-1, keepdims=True)
    logs: Array = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs
