"""The lines of a text and what can be measured of each: the input of the zone reader.

All measures are made for the whole page at once over code points, not line by line: a page of 15,000 characters takes
well under a millisecond.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_OTHER, _LOWER, _UPPER, _DIGIT, _SPACE, _STOP, _COMMA, _QUOTE, _BULLET, _COLON, _SIGN, _LETTER = range(12)
_DOTS, _CLOSE, _CLASSES = 12, 13, 14
_SETS = {
    _STOP: ".!?。؟।", _COMMA: ",;،、", _QUOTE: "\"“”«»„‘’'", _BULLET: "•*◦▪·|›►●–—-", _COLON: ":", _SIGN: "@/#=©®+&$€£",
    _DOTS: "…", _CLOSE: ")]",
}  # fmt: skip
_HEAD = (_LOWER, _UPPER, _QUOTE, _BULLET, _DIGIT)
_TAIL = (_STOP, _QUOTE, _COLON, _DOTS, _COMMA, _CLOSE, _DIGIT)
# Function words of the press languages that use the Latin script most; a body line in any of them is full of them.
_FUNCTION_WORDS = (
    "the of and to in a is was that for on with as by at from it be are this has have had his her their its an he "
    "she they we you i not but or which who will would been were said de la le les des du et un une en dans que "
    "qui pour sur au aux est el los las y del por con para una se su der die das und den von zu mit ist im auf "
    "für nicht ein eine il di che e per non sono da do em os uma não na no com het van een op och att som på det "
)
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
WINDOWS = (2, 6, 15)
NUMERIC = 52


class Lines(NamedTuple):
    """The non-blank lines of a text, trimmed. `gaps` = blank lines before each, `indents` = columns cut on the left."""

    text: str
    spans: list[tuple[int, int]]
    gaps: list[int]
    indents: list[int]


class Measured(NamedTuple):
    """Measures of a page's lines: `numeric` [lines, NUMERIC]; `ids` the word ids of all lines one after another, with
    `first` [lines + 1] where each line's begin; `words` the words themselves, in lower case."""

    numeric: Floats
    ids: Ints
    first: Ints
    words: list[list[str]]


def split(text: str) -> Lines:
    """The lines of a raw text."""
    spans: list[tuple[int, int]] = []
    gaps: list[int] = []
    indents: list[int] = []
    at, blank = 0, 1
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip())
            spans.append((at + indent, at + indent + len(bare)))
            gaps.append(blank)
            indents.append(indent)
            blank = 0
        else:
            blank += 1
        at += len(line) + 1
    return Lines(text, spans, gaps, indents)


def measure(lines: Lines, vocabulary: dict[str, int]) -> Measured:
    """All measures of a page's lines. Ids: 0 = unknown word, 1 = number, 2 = year, then the vocabulary's."""
    count = len(lines.spans)
    if not count:
        return Measured(np.zeros((0, NUMERIC), np.float32), np.zeros(0, np.int64), np.zeros(1, np.int64), [])
    findall, text = _WORD.findall, lines.text
    words = [findall(text[a:b].lower()) for a, b in lines.spans]
    first = np.zeros(count + 1, np.int64)
    np.cumsum([len(one) for one in words], out=first[1:])
    # Each word of the page once: what is asked of a word is asked of its number from here on.
    flat = list(itertools.chain.from_iterable(words))
    order = {word: i for i, word in enumerate(dict.fromkeys(flat))}
    numbers = np.fromiter(map(order.__getitem__, flat), np.int64, len(flat))
    ids = np.fromiter((_id(word, vocabulary) for word in order), np.int64, len(order))[numbers]
    function = np.fromiter((word in _FUNCTION for word in order), bool, len(order))
    heavy = np.fromiter((len(word) > 4 for word in order), bool, len(order)) & ~function
    own = _own(lines, words, first, function[numbers])
    topic = _topic(numbers, heavy, first)
    return Measured(np.column_stack([own, topic, _around(own, lines)]).astype(np.float32), ids, first, words)


def _id(word: str, vocabulary: dict[str, int]) -> int:
    if word.isdigit():
        return 2 if len(word) == 4 and word[:2] in ("19", "20") else 1
    return vocabulary.get(word, 0)


@cache
def _table() -> NDArray[np.uint8]:
    """The class of each character of the basic plane."""
    made = np.zeros(0x10000, np.uint8)
    by = {"Ll": _LOWER, "Lu": _UPPER, "Lt": _UPPER, "Nd": _DIGIT, "Zs": _SPACE, "Lo": _LETTER, "Lm": _LETTER}
    for code in range(0x10000):
        made[code] = by.get(unicodedata.category(chr(code)), _OTHER)
    for kind, characters in _SETS.items():
        for character in characters:
            made[ord(character)] = kind
    made[9] = made[10] = _SPACE
    return made


def _classes(lines: Lines) -> tuple[Floats, Ints, Ints]:
    """How many characters of each class each line has [lines, classes], and the classes of its first and last one."""
    codes = np.frombuffer(lines.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _table()[np.minimum(codes, 0xFFFF)].astype(np.int64)
    edges = np.array(lines.spans, np.int64)
    # Each character's line, counted from 1; 0 for what lies between lines.
    step = np.zeros(len(kinds) + 1, np.int64)
    step[edges[:, 0]] = np.arange(1, len(edges) + 1)
    step[edges[:, 1]] -= np.arange(1, len(edges) + 1)
    owner = np.cumsum(step)[:-1]
    counts = np.bincount(owner * _CLASSES + kinds, minlength=(len(edges) + 1) * _CLASSES)
    return counts.reshape(-1, _CLASSES)[1:].astype(np.float32), kinds[edges[:, 0]], kinds[edges[:, 1] - 1]


def _own(lines: Lines, tokens: list[list[str]], first: Ints, function: NDArray[np.bool_]) -> Floats:
    """What a line shows by itself [lines, 30]."""
    chars, head, tail = _classes(lines)
    words = np.diff(first).astype(np.float32)
    edges = np.array(lines.spans, np.float32)
    length = edges[:, 1] - edges[:, 0]
    some = np.maximum(words, 1)
    letters = np.maximum(chars[:, _LOWER] + chars[:, _UPPER] + chars[:, _LETTER], 1)
    keys = list(map(tuple, tokens))
    seen = Counter(keys)
    repeated = np.fromiter((seen[key] > 1 for key in keys), np.float32, len(keys))
    share = np.bincount(np.repeat(np.arange(len(keys)), np.diff(first)), function, len(keys)) / some
    gaps = np.minimum(np.array([*lines.gaps, 1], np.float32), 3)
    return np.column_stack([
        np.log1p(length), np.log1p(words), np.minimum(words, 60) / 60, share, chars[:, _UPPER] / letters,
        chars[:, _DIGIT] / np.maximum(length, 1), (chars[:, _STOP] + chars[:, _DOTS]) / some, chars[:, _COMMA] / some,
        np.minimum(chars[:, _QUOTE], 6) / 6, chars[:, _BULLET] / some, chars[:, _SIGN] / some,
        chars[:, _LETTER] / letters, repeated, *(head == kind for kind in _HEAD), *(tail == kind for kind in _TAIL),
        _holding(lines, ("http", "www.")), _holding(lines, ("@",)),
        gaps[:-1], gaps[1:], np.minimum(lines.indents, 12),
    ]).astype(np.float32)  # fmt: skip


def _holding(lines: Lines, marks: tuple[str, ...]) -> Floats:
    """Which lines hold any of the marks."""
    made = np.zeros(len(lines.spans), np.float32)
    starts = [a for a, _ in lines.spans]
    for mark in marks:
        at = lines.text.find(mark)
        while at >= 0:
            i = bisect.bisect_right(starts, at) - 1
            if i >= 0 and at < lines.spans[i][1]:
                made[i] = 1
                at = lines.spans[i][1]
            at = lines.text.find(mark, at + 1)
    return made


def _topic(ids: Ints, heavy: NDArray[np.bool_], first: Ints) -> Floats:
    """Shares of a line's longer words that other lines use too, and that long lines use [lines, 2].

    `ids` number the page's words; a teaser for another article speaks of other things than the page does.
    """
    count, size = len(first) - 1, max(1, len(heavy))
    line = np.repeat(np.arange(count), np.diff(first))
    long = np.diff(first) >= 25
    per = np.bincount(ids, minlength=size)
    inside = np.bincount(ids[long[line]], minlength=size)
    pair = np.bincount(line * size + ids) if count * size < 400_000 else None
    here = pair[line * size + ids] if pair is not None else np.ones(len(ids), np.int64)
    weigh = heavy[ids] if len(ids) else np.zeros(0, bool)
    total = np.maximum(np.bincount(line, weigh, count), 1)
    shared = np.bincount(line, weigh & (per[ids] > here), count) / total
    deep = np.bincount(line, weigh & (inside[ids] > here * long[line]), count) / total
    return np.column_stack([shared, deep]).astype(np.float32)


def _around(own: Floats, lines: Lines) -> Floats:
    """Where a line stands: position, density of long lines around, the densest stretch of the page [lines, 20]."""
    count = len(own)
    words = np.expm1(own[:, 1])
    long = np.where(words >= 10, words, 0)
    total = np.concatenate([[0], np.cumsum(long)])
    whole = max(total[-1], 1)
    index = np.arange(count)
    density = []
    for radius in WINDOWS:
        low, high = np.maximum(0, index - radius), np.minimum(count, index + radius + 1)
        density += [(total[index] - total[low]) / 30 / radius, (total[high] - total[index + 1]) / 30 / radius]
    a, b = densest(words)
    inside = (index >= a) & (index < b)
    neighbours = [_shift(own[:, 2], by) for by in (-2, -1, 1, 2)]
    return np.column_stack([
        index / count, np.log1p(index) / 5, np.log1p(count - index) / 5, np.full(count, np.log1p(count) / 5),
        total[:-1] / whole, 1 - total[1:] / whole, *density, inside,
        np.clip(index - a, -20, 20) / 20, np.clip(b - index, -20, 20) / 20, np.full(count, np.log1p(whole) / 8),
        *neighbours,
    ]).astype(np.float32)  # fmt: skip


def densest(words: NDArray[np.floating]) -> tuple[int, int]:
    """The run of lines [first, last) with the most words, each short line costing as much as four words."""
    score = np.where(words >= 8, words - 8, -4.0).tolist()
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for i, value in enumerate(score):
        total += value
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best:
            best, span = total, (start, i + 1)
    return span


def _shift(values: Floats, by: int) -> Floats:
    made = np.full(len(values), -1, np.float32)
    if by < 0:
        made[-by:] = values[:by] if -by < len(values) else made[-by:]
    elif by < len(values):
        made[: len(values) - by] = values[by:]
    return made
