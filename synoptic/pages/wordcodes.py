"""A text's characters by class and its words as numbers, all at once.

A word is a run of letters or of digits; its number is a 64-bit hash of its lower case, so that words are counted,
compared and looked up without making a string of any. Two words share a number about once in 10^19 pairs.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

OTHER, LOWER, UPPER, DIGIT, SPACE, STOP, COMMA, QUOTE, BULLET, COLON, SIGN, LETTER = range(12)
DOTS, CLOSE, CLASSES = 12, 13, 14
_SETS = {
    STOP: ".!?。؟।", COMMA: ",;،、", QUOTE: "\"“”«»„‘’'", BULLET: "•*◦▪·|›►●–—-", COLON: ":", SIGN: "@/#=©®+&$€£",
    DOTS: "…", CLOSE: ")]",
}  # fmt: skip
_IN_WORD, _IN_NUMBER = 1, 2
_PIECE = 1 << 18  # characters worked on at once
# A word's number is a polynomial of its letters in this odd number, modulo 2^64.
_BASE = 0x9E6C63D0876A3F6B
_STIR = 0xBF58476D1CE4E5B9
_SLOT_BITS = (48, 33, 17)


class Words(NamedTuple):
    """The words of a text in order: where each begins and ends (characters), its number, and whether it is made of
    digits: 0 no, 1 yes, 2 it is a year (1900 to 2099)."""

    starts: Ints
    ends: Ints
    hashes: Hashes
    digits: NDArray[np.uint8]


class Characters(NamedTuple):
    """The class of each character of a text, and its words."""

    classes: NDArray[np.uint8]
    words: Words


def characters(text: str) -> Characters:
    """The classes of the characters of `text`, and its words. Characters beyond the basic plane count as signs."""
    if len(text) <= _PIECE:
        return _piece(text)
    cuts = [0]
    while len(text) - cuts[-1] > _PIECE:  # at a space, if there is one in reach
        space = text.rfind(" ", cuts[-1] + _PIECE // 2, cuts[-1] + _PIECE)
        cuts.append(space if space > 0 else cuts[-1] + _PIECE)
    pieces = [_piece(text[a:b]) for a, b in itertools.pairwise([*cuts, len(text)])]
    words = [(cut + p.words.starts, cut + p.words.ends, *p.words[2:]) for cut, p in zip(cuts, pieces, strict=True)]
    joined = Words(*(np.concatenate(parts) for parts in zip(*words, strict=True)))
    return Characters(np.concatenate([piece.classes for piece in pieces]), joined)


def _piece(text: str) -> Characters:
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) == 2 * len(text):
        codes = np.frombuffer(raw, np.uint16).astype(np.intp)
    else:
        codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), 0xFFFF).astype(np.intp)
    sorts, small = _table()
    found = sorts.take(codes)
    inside = np.zeros(len(found) + 2, np.uint8)
    np.right_shift(found, 4, out=inside[1:-1])
    # Between two turns all characters are of one sort; the stretches that are no word fall out.
    turns = np.flatnonzero(inside[1:] != inside[:-1])
    kind = inside[1:].take(turns[:-1]) if len(turns) else inside[:0]
    held = kind > 0
    starts, ends = turns[:-1][held], turns[1:][held]
    lower = small.take(codes)
    powers, inverse = _powers()
    total = np.zeros(len(found) + 1, np.uint64)
    np.cumsum(lower * powers[: len(found)], out=total[1:])
    hashes = (total.take(ends) - total.take(starts)) * inverse.take(starts)
    hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(_STIR)  # so that all its bits differ
    digits = (kind[held] == _IN_NUMBER).astype(np.uint8)
    four = np.flatnonzero(digits & (ends - starts == 4))
    century = lower[starts[four]] * 256 + lower[starts[four] + 1]
    digits[four[(century == 0x3139) | (century == 0x3230)]] = 2
    return Characters(np.bitwise_and(found, np.uint8(15)), Words(starts, ends, hashes, digits))


def number(word: str) -> int:
    """The number of one word, as `characters` gives it."""
    found = characters(word).words
    if len(found.hashes) != 1:
        raise ValueError(f"not one word: {word!r}")
    return int(found.hashes[0])


def runs(hashes: Hashes, first: Ints) -> Hashes:
    """One number for each run of words hashes[first[i]:first[i + 1]]; 0 for an empty one."""
    place = (np.arange(len(hashes)) - np.repeat(first[:-1], np.diff(first))) % _PIECE
    total = np.zeros(len(hashes) + 1, np.uint64)
    np.cumsum(hashes * _powers()[0].take(place), out=total[1:])
    made: Hashes = total[first[1:]] - total[first[:-1]]
    return made


class Numbering:
    """Numbers of words → what a table says of them: looked up in slots by parts of the number, without a search."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """`words`: what each word (in lower case) stands for, from 1 on; all others stand for 0."""
        keys = np.array([number(word) for word in words], np.uint64)
        values = np.fromiter(words.values(), np.int32, len(words))
        self._rounds: list[tuple[int, NDArray[np.int32]]] = []
        self._keys = np.concatenate([np.zeros(1, np.uint64), keys])
        self._values = np.concatenate([np.zeros(1, np.int32), values])
        left = np.arange(1, len(keys) + 1)
        for bits in _SLOT_BITS:
            slots = np.zeros(0x10000, np.int32)
            where = _slots(self._keys[left], bits)
            slots[where] = left
            self._rounds.append((bits, slots))
            left = left[slots[where] != left]
            if not len(left):
                return
        raise ValueError("the words cannot be told apart")

    def __call__(self, hashes: Hashes) -> NDArray[np.int32]:
        """What each word stands for; 0 for a word that is not in the table."""
        made = np.zeros(len(hashes), np.int32)
        for bits, slots in self._rounds:
            found = slots.take(_slots(hashes, bits))
            made |= np.where(self._keys.take(found) == hashes, self._values.take(found), 0)
        return made


def numbering(words: Iterable[str]) -> Numbering:
    """A table that says 1 of each of these words."""
    return Numbering(dict.fromkeys(words, 1))


def _slots(hashes: Hashes, bits: int) -> NDArray[np.intp]:
    return ((hashes >> np.uint64(bits)) & np.uint64(0xFFFF)).astype(np.intp)


@cache
def _powers() -> tuple[Hashes, Hashes]:
    """The powers of the base and of its inverse."""
    made = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        powers = np.full(_PIECE + 1, base, np.uint64)
        powers[0] = 1
        made.append(np.multiply.accumulate(powers))
    return made[0], made[1]


@cache
def _table() -> tuple[NDArray[np.uint8], Hashes]:
    """Of each character of the basic plane: its class with the sort of word it is part of << 4, and its lower case."""
    sorts, small = np.zeros(0x10000, np.uint8), np.arange(0x10000, dtype=np.uint64)
    by = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Nd": DIGIT, "Zs": SPACE, "Lo": LETTER, "Lm": LETTER}
    kinds = {ord(c): kind for kind, characters in _SETS.items() for c in characters} | {9: SPACE, 10: SPACE}
    for code in range(0x10000):
        character = chr(code)
        lower = character.lower()
        inside = _IN_NUMBER if character.isdecimal() else _IN_WORD if character.isalnum() else 0
        sorts[code] = inside << 4 | kinds.get(code, by.get(unicodedata.category(character), OTHER))
        if len(lower) == 1:
            small[code] = ord(lower)
    return sorts, small
