"""The tagger's input and decoding: hand-made scores, and properties of windows on any text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synoptic.language import speech_input
from synoptic.language.speech_decode import Scores, chunks, decode, viterbi
from synoptic.language.speech_input import LABELS, windows


def encode(words: Sequence[str]) -> list[list[int]]:
    return [[200 + len(w)] * (1 + len(w) // 6) for w in words]


def scores(labels: Sequence[str], cue_of: dict[int, int]) -> Scores:
    n = len(labels)
    emitted = np.full((n, len(LABELS)), -5.0, np.float32)
    for i, label in enumerate(labels):
        emitted[i, LABELS.index(label)] = 5.0
    pointer = np.zeros((n, n), np.float32)
    for i, j in cue_of.items():
        pointer[i, j] = 9.0
    claim = np.zeros((n, n, 3), np.float32)
    zero = np.zeros((len(LABELS), len(LABELS)), np.float32)
    return Scores(emitted, pointer, claim, zero, zero[0])


def test_two_attributions_in_one_window_keep_their_own_words() -> None:
    text = "Ada said yes , Bo denied it"
    (window,) = windows(text, [(0, len(text))], encode)
    labels = ["B-source", "B-cue", "B-content", "O", "B-source", "B-cue", "B-content"]
    made = scores(labels, {0: 1, 2: 1, 4: 5, 6: 5})
    first, second = decode(window, made)
    said = [[text[a:b] for a, b in (*x.source, *x.cue, *x.content)] for x in (first, second)]
    assert said == [["Ada", "said", "yes"], ["Bo", "denied", "it"]]
    assert 0 <= first.score <= 1


def test_the_transitions_forbid_a_continuation_of_nothing() -> None:
    emitted = np.zeros((2, len(LABELS)), np.float32)
    emitted[:, LABELS.index("I-cue")] = 3.0
    emitted[:, LABELS.index("B-cue")] = 2.5
    move = np.zeros((len(LABELS), len(LABELS)), np.float32)
    begin = np.zeros(len(LABELS), np.float32)
    begin[LABELS.index("I-cue")] = -1e4
    assert [LABELS[i] for i in viterbi(emitted, move, begin)] == ["B-cue", "I-cue"]


def test_chunks_of_a_path() -> None:
    path = [LABELS.index(x) for x in ("B-source", "I-source", "O", "B-content", "B-content")]
    assert chunks(path) == [("source", (0, 2)), ("content", (3, 4)), ("content", (4, 5))]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.integers(20, 200))
def test_windows_cover_every_word_once_in_order(text: str, size: int) -> None:
    found = [span for w in windows(text, [(0, len(text))], encode, size) for span in w.words]
    assert found == sorted(found)
    assert len(set(found)) == len(found)
    words = [m.span() for m in speech_input.WORD.finditer(text)]
    assert found == words
    for window in windows(text, [(0, len(text))], encode, size):
        assert len(window.ids) == len(window.types) <= 512
        assert all(0 <= f < len(window.ids) for f in window.first)
        assert speech_input.relations(window).shape == (len(window.words),) * 2
        assert speech_input.relations(window).max(initial=0) < speech_input.RELATIONS
