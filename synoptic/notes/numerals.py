"""Numbers as the press writes them: digits, words, magnitudes, vague plurals. "62,000", "twenty-two", "half a million".

`value(words)` reads a run of lower-case words; `run_length(words)` says how many words from the start belong to a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = {
    w: n
    for n, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
           "mln": 1e6, "bn": 1e9, "m": 1e6, "k": 1_000, "lakh": 1e5, "crore": 1e7}  # fmt: skip
_VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
          "millions": (2e6, 9_999_999), "billions": (2e9, 9_999_999_999)}  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(rf"({_DIGITS.pattern})(m|bn|k|mln)")

# Beyond this a run of digits is a code, not a count.
_LARGEST = 1e15


def is_number_word(word: str) -> bool:
    """Whether a lower-case word can stand in a number."""
    return atom(word) is not None or word in _SCALES or word in _VAGUE


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
    """How many of the first words make one number (0 = none): "half a million", "two hundred and six", "tens of thousands"."""
    if not words:
        return 0
    if vague_length(words):
        return vague_length(words)
    n = _lead_length(words)
    if n == 0:
        return 0
    while n < len(words):
        if words[n] in _SCALES and words[n] not in ("m", "k"):
            n += 1
        elif words[n] == "-" and n + 1 < len(words) and words[n - 1] in _TENS and words[n + 1] in _UNITS:
            n += 2
        elif words[n] in _UNITS and (words[n - 1] in _TENS or words[n - 1] in ("hundred", "thousand")):
            n += 1
        elif words[n] in _TENS and words[n - 1] in ("hundred", "thousand"):
            n += 1
        elif words[n] == "and" and words[n - 1] in ("hundred", "thousand") and n + 1 < len(words) and atom(words[n + 1]) is not None:
            n += 2
        else:
            break
    return n


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
    """The words of a vague plural: "dozens", "tens of thousands", "hundreds of thousands"."""
    if words[0] in ("tens", "hundreds", "dozens") and len(words) > 2 and words[1] == "of" and words[2] in _VAGUE:
        return 3
    return 1 if words[0] in _VAGUE else 0


def bounds(words: Sequence[str]) -> tuple[float, float] | None:
    """The least and the greatest value that the words of one number mean; None if they are none."""
    if not words:
        return None
    if vague_length(words) == 3:
        low, high = _VAGUE[words[2]]
        by = {"tens": 10, "dozens": 12, "hundreds": 100}[words[0]]
        unit = low / 2
        return 2 * by * unit, by * 10 * unit - 1
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
