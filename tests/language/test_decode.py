"""Labels and trees from scores."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.language import decode

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def scores_of(seed, n):
    return np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)


def is_tree(heads, root):
    for i in range(len(heads)):
        at, steps = i, 0
        while at != root and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at != root:
            return False
    return True


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_every_sentence_gets_one_tree_with_one_root(seed, n):
    heads = decode.heads(scores_of(seed, n))
    assert heads.count(-1) == 1
    assert is_tree(heads, heads.index(-1))


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_no_other_tree_scores_more(seed, n):
    scores = scores_of(seed, n)
    heads = decode.heads(scores)

    def value(chosen):
        return sum(float(scores[i, 1 + h]) for i, h in enumerate(chosen))

    trees = (
        chosen
        for chosen in itertools.product(range(-1, n), repeat=n)
        if chosen.count(-1) == 1 and is_tree(chosen, chosen.index(-1))
    )
    assert abs(value(heads) - max(map(value, trees))) < 1e-4


def test_a_greedy_cycle_is_broken():
    scores = np.array([[0, -9, 5, -9], [-1, 5, -9, -2], [-3, -9, 1, -9]], np.float32)
    heads = decode.heads(scores)
    assert heads == [-1, 0, 1]


def test_viterbi_never_continues_a_name_of_another_kind():
    steps = decode.transitions(LABELS)
    scores = np.full((3, 5), -5, np.float32)
    scores[0, 1], scores[1, 4], scores[1, 2], scores[2, 0] = 0, 0, -1, 0
    path = decode.viterbi(scores, steps, steps[0])
    assert [LABELS[i] for i in path] == ["B-PER", "I-PER", "O"]
    assert decode.spans(path, LABELS) == [(0, 2, "PER")]


@given(st.integers(0, 10_000), st.integers(1, 12))
def test_viterbi_paths_are_wellformed(seed, n):
    scores = np.random.default_rng(seed).normal(size=(n, 5)).astype(np.float32)
    steps = decode.transitions(LABELS)
    path = decode.viterbi(scores, steps, steps[0])
    assert all(steps[a, b] > -100 for a, b in itertools.pairwise([0, *path]))


def test_adjacent_names_stay_apart():
    assert decode.spans([1, 2, 1, 3, 0], LABELS) == [(0, 2, "PER"), (2, 3, "PER"), (3, 4, "LOC")]


def test_log_softmax_sums_to_one():
    assert np.allclose(np.exp(decode.log_softmax(np.array([[1e4, 0, -1e4]], np.float32))).sum(), 1)


def test_a_doubtful_beginning_inside_a_name_continues_it():
    steps = decode.transitions(LABELS)
    scores = np.log(np.array([[0.1, 0.9, 0, 0, 0], [0.1, 0.5, 0.4, 0, 0]], np.float32) + 1e-6)
    assert [LABELS[i] for i in decode.viterbi(scores, steps, steps[0])] == ["B-PER", "I-PER"]
