"""What the language model sees: windows of words as wordpieces, each with the case and place of its word.

Training and run time share this module, so that the two never drift apart. The vocabulary is uncased: a word's case
enters as token type (four classes, once for words inside a sentence, once for the first word of one); 0 is padding and
the two frame pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from synoptic.language.wordpiece import CLS, SEP, WordPiece

WINDOW = 110  # words: neighbouring paragraphs of one page share a window, for context
LONGEST = 200  # words of a paragraph that are read together; of longer windows the trees are worse
TYPES = 9
MAX_PIECES = 500  # of the encoder's 512 positions
_WORD_PIECES = 16  # of one word; more tell nothing

Ints = npt.NDArray[np.int64]


class Encoded(NamedTuple):
    """One window: wordpiece ids and types, of each word the position of its first wordpiece, and of each wordpiece the
    state of its word (see `speech_input`)."""

    ids: list[int]
    types: list[int]
    first: list[int]
    states: list[int]


class Batch(NamedTuple):
    """Padded arrays [windows, pieces] (`ids`, `seen`, `types`, `states`) and [windows, words] (`first`)."""

    ids: Ints
    seen: Ints
    types: Ints
    first: Ints
    states: Ints


def case(word: str) -> int:
    """1 lower case or no letters, 2 capitalised, 3 capitals, 4 mixed."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 4


def encode(words: Sequence[str], starts: Sequence[bool], states: Sequence[int], pieces: WordPiece) -> Encoded:
    """A window of words; `starts` tells which of them begin a sentence."""
    spelled = [pieces.word(word)[:_WORD_PIECES] for word in words]
    if sum(map(len, spelled)) > MAX_PIECES - 2:
        share = max(1, (MAX_PIECES - 2) // max(1, len(words)))
        spelled = [ids[:share] for ids in spelled]
    ids, types, first, of_piece = [CLS], [0], [], [0]
    for word, begins, state, own in zip(words, starts, states, spelled, strict=True):
        first.append(len(ids))
        ids.extend(own)
        types.extend([case(word) + (4 if begins else 0)] * len(own))
        of_piece.extend([state] * len(own))
    ids.append(SEP)
    types.append(0)
    of_piece.append(0)
    return Encoded(ids, types, first, of_piece)


def pad(windows: Sequence[Encoded]) -> Batch:
    """Windows side by side, filled up with 0."""
    length = max(len(w.ids) for w in windows)
    count = max(len(w.first) for w in windows)
    ids = np.zeros((len(windows), length), np.int64)
    seen, types, states = np.zeros_like(ids), np.zeros_like(ids), np.zeros_like(ids)
    first = np.zeros((len(windows), count), np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = window.ids
        seen[row, : len(window.ids)] = 1
        types[row, : len(window.ids)] = window.types
        states[row, : len(window.ids)] = window.states
        first[row, : len(window.first)] = window.first
    return Batch(ids, seen, types, first, states)
