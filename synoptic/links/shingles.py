"""The words of a page's body as numbers, so that pages can be compared without looking at their text again.

A word is a run of letters and digits, folded: case, accents, soft hyphens and joiners make no difference, so a page
saved in another encoding has the same words. Letters of scripts that part no words (Chinese, Japanese, Thai …) are
words of their own. Each word becomes 32 bits: a hash of 30, and two flags (in quotation marks, a number).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.language.quotes import mask
from synoptic.model import Page

Words = NDArray[np.uint32]
Shingles = NDArray[np.uint64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

SIZE = 5  # words of a shingle
QUOTED, NUMBER = np.uint32(1), np.uint32(2)
VERSION = "1"  # of the numbers; to be raised when the same text would give others

_BREAK, _WORD, _ALONE, _NOTHING = range(4)
_LONGEST = 64  # letters after which a word's letters count without their order
_UNPARTED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3040, 0x30FF), (0x31F0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
)  # fmt: skip  # Thai, Lao · Burmese · Khmer · radicals · kana · kana extensions · Han: A, unified, compatibility
_FOLDED, _WIDE = 0x2E80, 0xFB00  # between these letters have no case, and a Hangul syllable is no accented letter
_GOLDEN = 0x9E3779B97F4A7C15


class _Letters(NamedTuple):
    """For each code point of the basic plane: what it is, a random number for its folded form, and if it is a digit."""

    kind: NDArray[np.uint8]
    value: NDArray[np.uint64]
    digit: NDArray[np.bool_]


class Placed(NamedTuple):
    """The words of a body and where each stands in the page's text (characters, end exclusive)."""

    words: Words
    starts: Places
    ends: Places


def packed(of: Words) -> bytes:
    """The words as bytes, the same on every machine."""
    return of.astype("<u4").tobytes()


def unpacked(found: bytes) -> Words:
    """The words that `packed` made the bytes of."""
    return np.frombuffer(found, "<u4").astype(np.uint32, copy=False)


def words(page: Page) -> Words:
    """The words of the page's body zones, in order."""
    return placed(page).words


def placed(page: Page) -> Placed:
    """The words of the page's body zones with their places."""
    bodies = [(zone.start, zone.end) for zone in page.zones if zone.kind == "body" and zone.end > zone.start]
    if not bodies:
        nothing = np.empty(0, np.int64)
        return Placed(np.empty(0, np.uint32), nothing, nothing)
    first, last = bodies[0][0], bodies[-1][1]
    inside, quoted = bytearray(last - first), bytearray(last - first)
    for start, end in bodies:
        inside[start - first : end - first] = b"\x01" * (end - start)
        quoted[start - first : end - first] = mask(page.text, start, end)
    body = np.frombuffer(inside, np.bool_)
    return cut(page.text[first:last], first, body, np.frombuffer(quoted, np.bool_))


def cut(text: str, offset: int = 0, inside: Flags | None = None, quoted: Flags | None = None) -> Placed:
    """The words of a text that begins at `offset`; `inside` and `quoted`: which characters count, which are quoted."""
    letters = _letters()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).clip(max=0xFFFF)
    kinds = letters.kind[codes] if inside is None else np.where(inside, letters.kind[codes], np.uint8(_BREAK))
    at = np.flatnonzero(kinds != _NOTHING)
    codes, kinds = codes[at], kinds[at]
    part = kinds != _BREAK
    before = np.concatenate(([np.uint8(_BREAK)], kinds[:-1]))
    begins = part & ((before == _BREAK) | (before == _ALONE) | (kinds == _ALONE))
    where = np.flatnonzero(part)  # letters that belong to a word
    if not len(where):
        nothing = np.empty(0, np.int64)
        return Placed(np.empty(0, np.uint32), nothing, nothing)
    first = np.flatnonzero(begins[where])  # of each word, as index into `where`
    length = np.diff(first, append=len(where))
    rank = np.arange(len(where)) - np.repeat(first, length)
    with np.errstate(over="ignore"):
        weighed = letters.value[codes[where]] * _powers()[np.minimum(rank, _LONGEST - 1)]
        hashed = mixed(np.add.reduceat(weighed, first))
    starts, ends = at[where[first]], at[where[first + length - 1]] + 1
    flags = letters.digit[codes[where[first]]] * NUMBER
    if quoted is not None:
        flags = flags + quoted[starts] * QUOTED
    made = ((hashed >> np.uint64(34)).astype(np.uint32) << np.uint32(2)) | flags.astype(np.uint32)
    return Placed(made, starts + offset, ends + offset)


def shingles(of: Words) -> Shingles:
    """A number for each run of `SIZE` words; of a shorter text one for the whole."""
    hashed = (of >> np.uint32(2)).astype(np.uint64)
    count = max(0, len(hashed) - SIZE + 1)
    with np.errstate(over="ignore"):
        if not count:
            return mixed(np.array([(hashed * _powers()[: len(hashed)]).sum()], np.uint64)) if len(hashed) else hashed
        made = np.zeros(count, np.uint64)
        for k in range(SIZE):
            made += hashed[k : k + count] * _powers()[k]
        return mixed(made)


def covered(found: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Which of `count` words stand in a shingle that was found."""
    if count < SIZE:
        return np.full(count, bool(found.any()))
    made = np.zeros(count, np.bool_)
    for k in range(SIZE):
        made[k : k + len(found)] |= found
    return made


def mixed(of: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Every bit of the input moves every bit of the output (the finaliser of SplitMix64; Steele, Lea, Flood 2014)."""
    with np.errstate(over="ignore"):
        of = (of ^ (of >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        of = (of ^ (of >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return of ^ (of >> np.uint64(31))


@cache
def _powers() -> NDArray[np.uint64]:
    """Odd multipliers, so that the order of letters and of words counts."""
    return mixed(np.arange(1, _LONGEST + 1, dtype=np.uint64)) | np.uint64(1)


def _plain(letter: str) -> str:
    """The letter without case and accents."""
    plain = unicodedata.normalize("NFKD", letter.lower())[0]
    return plain if plain.isalnum() else letter


@cache
def _letters() -> _Letters:
    kind, folded = np.zeros(0x10000, np.uint8), np.zeros(0x10000, np.uint64)
    digit = np.zeros(0x10000, np.bool_)
    for code in range(0x10000):
        letter = chr(code)
        if letter.isalnum():
            kind[code] = _WORD
            folded[code] = ord(_plain(letter)) if code < _FOLDED or code >= _WIDE else code
            digit[code] = letter.isdigit()
        elif unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            kind[code] = _NOTHING
    for first, last in _UNPARTED:
        part = kind[first : last + 1]
        part[part == _WORD] = _ALONE
    with np.errstate(over="ignore"):
        return _Letters(kind, mixed((folded + np.uint64(1)) * np.uint64(_GOLDEN)), digit)
