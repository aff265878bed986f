"""The tagger's input and decoding: hand-made scores, and properties of windows on any text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synoptic.language import speech_input
from synoptic.language.encode import LONGEST
from synoptic.language.speech_decode import Scores, chunks, decode, viterbi
from synoptic.language.speech_input import LABELS, Window, window
from synoptic.language.windows import PART, Line, lines, parts, windows
from synoptic.model import Zone


def window_of(text: str) -> Window:
    words = [span for line in lines(text) for span in line.words]
    return window(text, words, [0] * len(words))


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
    labels = ["B-source", "B-cue", "B-content", "O", "B-source", "B-cue", "B-content"]
    made = scores(labels, {0: 1, 2: 1, 4: 5, 6: 5})
    first, second = decode(window_of(text), made)
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


@given(st.text(alphabet=st.sampled_from("aB “”\"'.\n\r?é1"), max_size=400), st.integers(1, 60))
def test_windows_cover_every_word_once_in_order(text: str, size: int) -> None:
    read = list(lines(text))
    packs = list(windows(list(parts(text, read)), size))
    found = [i for pack in packs for part in pack for i in range(part.first, part.last)]
    assert found == list(range(sum(len(line.words) for line in read)))


def test_a_window_ends_between_paragraphs_unless_one_is_very_long() -> None:
    short = "The ferry left at noon. Nobody was hurt."
    long = " ".join(["The ferry left at noon."] * 80)
    text = "\n".join([short, short, long, short])
    packs = list(windows(list(parts(text, list(lines(text)))), 30))
    told = [[part.paragraph for part in pack] for pack in packs]
    assert told[0] == [0, 0, 1, 1]
    assert {n for own in told[1:-1] for n in own} == {2}
    assert all(pack[-1].last - pack[0].first <= LONGEST for pack in packs)
    assert told[-1] == [3, 3]


def test_a_title_and_a_body_are_two_paragraphs_even_on_one_line() -> None:
    text = "Ferry sinks Nobody was hurt."
    zones = [Zone(start=0, end=11, kind="title"), Zone(start=12, end=len(text), kind="body")]
    assert [part.paragraph for part in parts(text, list(lines(text, zones)))] == [0, 1]


def test_a_very_long_sentence_is_read_in_parts() -> None:
    line = Line((0, 2 * PART + 10), "body", [(i, i + 1) for i in range(2 * PART + 10)])
    made = list(parts("a" * (2 * PART + 10), [line]))
    assert [part.last - part.first for part in made] == [PART, PART, 10]


@given(st.text(alphabet=st.sampled_from("aB “”\"'.?"), min_size=1, max_size=120))
def test_states_and_relations_are_classes_of_every_word(text: str) -> None:
    seen = window_of(text)
    assert len(speech_input.states(text, seen.words)) == len(seen.words)
    assert all(0 <= state < speech_input.STATES for state in speech_input.states(text, seen.words))
    related = speech_input.relations(seen)
    assert related.shape == (len(seen.words),) * 2
    assert related.max(initial=0) < speech_input.RELATIONS


def test_states_tell_what_is_quoted_and_its_case() -> None:
    text = "Mora said “No Deal” yesterday"
    seen = window_of(text)
    told = dict(zip([text[a:b] for a, b in seen.words], speech_input.states(text, seen.words), strict=True))
    assert told == {"Mora": 3, "said": 0, "“": 2, "No": 4, "Deal": 4, "”": 2, "yesterday": 0}
