"""Numbers as the press writes them: digits, words, magnitudes, vague plurals ("62,000", "half a million", "dozens").

`value(words)` reads a run of lower-case words; `run_length(words)` says how many words from the start
belong to a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from synoptic import tables

TABLE = "number_words.tsv"


@cache
def _kind(kind: str) -> dict[str, tuple[float, float]]:
    """The number words of one kind with their bounds. Raises `DataError`."""
    return {word: (float(low), float(high)) for word, own, low, high in tables.rows(TABLE, 4) if own == kind}


_UNITS = {word: low for word, (low, _) in _kind("unit").items()}
_TENS = {word: low for word, (low, _) in _kind("ten").items()}
_SCALES = {word: low for word, (low, _) in _kind("scale").items()}
_VAGUE = _kind("vague")
_JOINS = ("hundred", "thousand")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(rf"({_DIGITS.pattern})(m|bn|k|mln)")

# Beyond this a run of digits is a code, not a count.
_LARGEST = 1e15


def atom(word: str) -> float | None:
    """The value of one word: digits, a unit, a ten, or a hyphenated pair of them."""
    if _DIGITS.fullmatch(word):
        found = float(word.replace(",", ""))
        return found if found < _LARGEST else None
    glued = _GLUED.fullmatch(word)
    if glued:
        return float(glued[1].replace(",", "")) * _SCALES[glued[2]]
    if word in _UNITS:
        return float(_UNITS[word])
    if word in _TENS:
        return float(_TENS[word])
    ten, dash, unit = word.partition("-")
    if dash and ten in _TENS and unit in _UNITS:
        return float(_TENS[ten] + _UNITS[unit])
    return None


def run_length(words: Sequence[str]) -> int:
    """How many of the first words make one number, 0 = none ("half a million", "two hundred and six")."""
    if not words:
        return 0
    if vague_length(words):
        return vague_length(words)
    n = _lead_length(words)
    while 0 < n < len(words):
        more = _continues(words[n - 1], words[n:])
        if not more:
            break
        n += more
    return n


def _continues(last: str, rest: Sequence[str]) -> int:
    """How many of the words `rest` carry on a number that so far ends in `last`."""
    word, after = rest[0], rest[1] if len(rest) > 1 else ""
    if word in _SCALES and word not in ("m", "k"):
        return 1
    if word == "-" and last in _TENS and after in _UNITS:
        return 2
    if word in _UNITS and (last in _TENS or last in _JOINS):
        return 1
    if word in _TENS and last in _JOINS:
        return 1
    return 2 if word == "and" and last in _JOINS and atom(after) is not None else 0


def _lead_length(words: Sequence[str]) -> int:
    """The words that open a number: an atom, or "a"/"half a" before a scale."""
    if atom(words[0]) is not None:
        return 1
    if words[0] in ("a", "an") and len(words) > 1 and words[1] in _SCALES and len(words[1]) > 2:
        return 2
    if words[0] == "half" and len(words) > 2 and words[1] == "a" and words[2] in _SCALES:
        return 3
    if words[0] in ("hundred", "thousand", "dozen"):
        return 1
    return 0


def vague_length(words: Sequence[str]) -> int:
    """The words of a vague plural: "dozens", "tens of thousands", "several hundred"."""
    if words[0] in ("tens", "hundreds", "dozens") and len(words) > 2 and words[1] == "of" and words[2] in _VAGUE:
        return 3
    if words[0] in ("several", "few", "many") and len(words) > 1 and words[1] in _SCALES and len(words[1]) > 2:
        return 2
    return 1 if words[0] in _VAGUE else 0


def bounds(words: Sequence[str]) -> tuple[float, float] | None:
    """The least and the greatest value that the words of one number mean; None if they are none."""
    if not words:
        return None
    if vague_length(words) == 3:
        unit = _VAGUE[words[2]][0] / 2
        by = {"tens": 10, "dozens": 12, "hundreds": 100}[words[0]]
        return 2 * by * unit, by * 10 * unit - 1
    if vague_length(words) == 2:
        return 2 * _SCALES[words[1]], 10 * _SCALES[words[1]] - 1
    if vague_length(words) == 1 and len(words) == 1:
        return _VAGUE[words[0]]
    found = value(words)
    return None if found is None else (found, found)


def value(words: Sequence[str]) -> float | None:
    """The value of a number written in words or digits; None if the words are no number."""
    total = current = 0.0
    seen = False
    for word in words:
        if word in ("a", "an", "and", "-"):
            continue
        if word == "half":
            current, seen = 0.5, True
            continue
        own = atom(word)
        if own is not None:
            current, seen = current + own, True
        elif word in _SCALES:
            scale = _SCALES[word]
            current = (current or 1.0) * scale
            if scale >= 1_000:
                total, current = total + current, 0.0
            seen = True
        else:
            return None
    return total + current if seen else None
