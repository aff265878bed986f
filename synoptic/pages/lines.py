"""The lines of a text and what can be measured of each: the input of the zone reader.

All measures are made for the whole page at once over code points, not line by line: a page of 15,000 characters takes
well under a millisecond.
"""

from __future__ import annotations

import bisect
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.pages import wordcodes

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_HEAD = (wordcodes.LOWER, wordcodes.UPPER, wordcodes.QUOTE, wordcodes.BULLET, wordcodes.DIGIT)
_TAIL = (
    wordcodes.STOP, wordcodes.QUOTE, wordcodes.COLON, wordcodes.DOTS, wordcodes.COMMA, wordcodes.CLOSE, wordcodes.DIGIT,
)  # fmt: skip
# Function words of the press languages that use the Latin script most; a body line in any of them is full of them.
_FUNCTION_WORDS = (
    "the of and to in a is was that for on with as by at from it be are this has have had his her their its an he "
    "she they we you i not but or which who will would been were said de la le les des du et un une en dans que "
    "qui pour sur au aux est el los las y del por con para una se su der die das und den von zu mit ist im auf "
    "für nicht ein eine il di che e per non sono da do em os uma não na no com het van een op och att som på det "
)
WINDOWS = (2, 6, 15)
NUMERIC = 52
UPPER_SHARE = 4  # the column of the share of capitals among a line's letters
_HEAVY = 5  # letters of a word that tells a topic


class Lines(NamedTuple):
    """The non-blank lines of a text, trimmed. `gaps` = blank lines before each, `indents` = columns cut on the left."""

    text: str
    spans: list[tuple[int, int]]
    gaps: list[int]
    indents: list[int]


class Measured(NamedTuple):
    """Measures of a page's lines: `numeric` [lines, NUMERIC]; `hashes` and `digits` the words of all lines one after
    another (`wordcodes`), with `first` [lines + 1] where each line's begin."""

    numeric: Floats
    hashes: wordcodes.Hashes
    digits: NDArray[np.uint8]
    first: Ints

    def ids(self, vocabulary: wordcodes.Numbering) -> Ints:
        """The ids of the words: 0 = unknown word, 1 = number, 2 = year, then the vocabulary's."""
        return np.where(self.digits > 0, self.digits, vocabulary(self.hashes)).astype(np.int64)


def split(text: str) -> Lines:
    """The lines of a raw text."""
    spans: list[tuple[int, int]] = []
    gaps: list[int] = []
    indents: list[int] = []
    at, blank = 0, 1
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            size = len(bare)
            indent = 0 if size == len(line) else len(line) - len(line.lstrip())
            start = at + indent
            spans.append((start, start + size))
            gaps.append(blank)
            indents.append(indent)
            blank = 0
        else:
            blank += 1
        at += len(line) + 1
    return Lines(text, spans, gaps, indents)


def measure(lines: Lines) -> Measured:
    """All measures of a page's lines."""
    count = len(lines.spans)
    if not count:
        none = np.zeros(0, np.uint64)
        return Measured(np.zeros((0, NUMERIC), np.float32), none, none.astype(np.uint8), np.zeros(1, np.int64))
    classes, words = wordcodes.characters(lines.text)
    edges = np.array(lines.spans, np.int64)
    first = np.append(np.searchsorted(words.starts, edges[:, 0]), len(words.starts))
    function = _function()(words.hashes)
    numeric = np.empty((count, NUMERIC), np.float32)
    _own(numeric[:, :30], lines, edges, classes, words.hashes, first, function)
    heavy = (words.ends - words.starts >= _HEAVY) & (function == 0)
    numeric[:, 30:32] = _topic(words.hashes, heavy, first)
    _around(numeric[:, 32:], numeric[:, 1:3])
    return Measured(numeric, words.hashes, words.digits, first)


@cache
def _function() -> wordcodes.Numbering:
    return wordcodes.numbering(_FUNCTION_WORDS.split())


def _per_line(values: NDArray[np.integer], first: Ints) -> Floats:
    """The sum of `values` over each line's words."""
    total = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=total[1:])
    return (total[first[1:]] - total[first[:-1]]).astype(np.float32)


def _classes(classes: NDArray[np.uint8], edges: Ints) -> Floats:
    """How many characters of each class each line has [lines, classes]."""
    # Each line's characters with what lies before the next one, which is space: its counts are not asked for.
    starts = np.append(edges[:, 0], len(classes))
    owner = np.repeat(np.arange(len(edges)) * wordcodes.CLASSES, np.diff(starts))
    counts = np.bincount(owner + classes[starts[0] :], minlength=len(edges) * wordcodes.CLASSES)
    return counts.reshape(-1, wordcodes.CLASSES).astype(np.float32)


def _own(
    out: Floats,
    lines: Lines,
    edges: Ints,
    classes: NDArray[np.uint8],
    hashes: wordcodes.Hashes,
    first: Ints,
    function: NDArray[np.int32],
) -> None:
    """What a line shows by itself, into `out` [lines, 30]."""
    chars = _classes(classes, edges)
    head, tail = classes[edges[:, 0]], classes[edges[:, 1] - 1]
    words = np.diff(first).astype(np.float32)
    length = (edges[:, 1] - edges[:, 0]).astype(np.float32)
    some = np.maximum(words, 1)
    out[:, 0], out[:, 1], out[:, 2] = np.log1p(length), np.log1p(words), np.minimum(words, 60) / 60
    out[:, 3] = _per_line(function, first) / some
    upper, letter = chars[:, wordcodes.UPPER], chars[:, wordcodes.LETTER]
    letters = np.maximum(chars[:, wordcodes.LOWER] + upper + letter, 1)
    out[:, UPPER_SHARE] = upper / letters
    out[:, 5] = chars[:, wordcodes.DIGIT] / np.maximum(length, 1)
    out[:, 6] = (chars[:, wordcodes.STOP] + chars[:, wordcodes.DOTS]) / some
    out[:, 7] = chars[:, wordcodes.COMMA] / some
    out[:, 8] = np.minimum(chars[:, wordcodes.QUOTE], 6) / 6
    out[:, 9] = chars[:, wordcodes.BULLET] / some
    out[:, 10] = chars[:, wordcodes.SIGN] / some
    out[:, 11] = letter / letters
    _, same, often = np.unique(wordcodes.runs(hashes, first), return_inverse=True, return_counts=True)
    out[:, 12] = often[same] > 1
    out[:, 13:18] = head[:, None] == np.array(_HEAD, np.uint8)
    out[:, 18:25] = tail[:, None] == np.array(_TAIL, np.uint8)
    out[:, 25], out[:, 26] = _holding(lines, ("http", "www.")), _holding(lines, ("@",))
    gaps = np.minimum(np.array([*lines.gaps, 1], np.float32), 3)
    out[:, 27], out[:, 28] = gaps[:-1], gaps[1:]
    out[:, 29] = np.minimum(np.array(lines.indents, np.float32), 12)


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


def _topic(hashes: wordcodes.Hashes, heavy: NDArray[np.bool_], first: Ints) -> Floats:
    """Shares of a line's longer words that other lines use too, and that long lines use [lines, 2].

    A teaser for another article speaks of other things than the page does.
    """
    count = len(first) - 1
    sizes = np.diff(first)
    line = np.repeat(np.arange(count), sizes)[heavy]
    _, ids = np.unique(hashes[heavy], return_inverse=True)
    size = int(ids.max()) + 1 if len(ids) else 1
    long = (sizes >= 25)[line]
    per = np.bincount(ids, minlength=size)
    inside = np.bincount(ids[long], minlength=size)
    if count * size < 400_000:
        key = line * size + ids
        here = np.bincount(key)[key] if len(key) else key
    else:
        here = np.ones(len(ids), np.int64)
    total = np.maximum(np.bincount(line, minlength=count), 1)
    shared = np.bincount(line, per[ids] > here, count) / total
    deep = np.bincount(line, inside[ids] > here * long, count) / total
    return np.column_stack([shared, deep]).astype(np.float32)


def _around(out: Floats, sizes: Floats) -> None:
    """Where a line stands: position, density of long lines around, the densest stretch of the page, into `out`
    [lines, 20]; `sizes` = the logarithm of each line's words and their share of sixty [lines, 2]."""
    count = len(out)
    words = np.expm1(sizes[:, 0])
    total = np.zeros(count + 1, np.float32)
    np.cumsum(np.where(words >= 10, words, 0), out=total[1:])
    whole = max(float(total[-1]), 1.0)
    index = np.arange(count)
    out[:, 0], out[:, 1], out[:, 2] = index / count, np.log1p(index) / 5, np.log1p(count - index) / 5
    out[:, 3] = np.log1p(count) / 5
    out[:, 4], out[:, 5] = total[:-1] / whole, 1 - total[1:] / whole
    for i, radius in enumerate(WINDOWS):
        low, high = np.maximum(0, index - radius), np.minimum(count, index + radius + 1)
        out[:, 6 + 2 * i] = (total[:-1] - total[low]) / (30 * radius)
        out[:, 7 + 2 * i] = (total[high] - total[1:]) / (30 * radius)
    a, b = densest(words)
    out[:, 12] = (index >= a) & (index < b)
    out[:, 13], out[:, 14] = np.clip(index - a, -20, 20) / 20, np.clip(b - index, -20, 20) / 20
    out[:, 15] = np.log1p(whole) / 8
    for i, by in enumerate((-2, -1, 1, 2), 16):
        out[:, i] = _shift(sizes[:, 1], by)


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
