"""The title among a page's lines."""

from __future__ import annotations

import re

import numpy as np

from synoptic.pages.lines import Floats, Lines

_WORD = re.compile(r"\w+")
_TITLE, _BODY = 0, 3
# A title has at most this many words (longest headline seen in the press: about 30).
LONGEST = 32


def plain(text: str) -> str:
    """A title brought to the form in which two are compared."""
    return " ".join(_WORD.findall(text.lower()))


def find(lines: Lines, body: Floats, kinds: Floats, known: tuple[str, ...] = ()) -> int | None:
    """The index of the title's line, or None. `known` = titles that the page's metadata or row give.

    A line that equals a known title wins; else, among the lines before the body's first solid line, the one that the
    reader thinks most of, helped by standing near the body, by standing first and by being repeated.
    """
    said = [lines.text[a:b] for a, b in lines.spans]
    first = solid(lines, body)
    for title in known:
        wanted = plain(title)
        same = [i for i, line in enumerate(said) if wanted and plain(line) == wanted]
        if same:
            before = [i for i in same if i <= first]
            return before[-1] if before else same[0]
    counts: dict[str, int] = {}
    for line in said:
        counts[line] = counts.get(line, 0) + 1
    best, value = None, 0.0
    for i in range(min(first + 1, len(said))):
        score = _score(said, i, first, kinds) + 0.5 * (counts[said[i]] > 1)
        if score > value:
            best, value = i, score
    return best


def solid(lines: Lines, body: Floats) -> int:
    """The first line that is surely the article's: body, with words enough for a sentence; the last line if none is."""
    for i, (a, b) in enumerate(lines.spans):
        if body[i] > 0.5 and b - a >= 60:
            return i
    likely = np.flatnonzero(body > 0.5)
    return int(likely[0]) if len(likely) else len(lines.spans)


def _score(said: list[str], i: int, first: int, kinds: Floats) -> float:
    line = said[i]
    words = len(line.split())
    if not 2 <= words <= LONGEST or not (line[0].isalnum() or line[0] in "“\"‘'«¿¡["):
        return 0.0
    odds = float(kinds[i, _TITLE] - np.logaddexp.reduce(np.delete(kinds[i], _TITLE)))
    score = 6 + odds
    score -= 0.12 * max(0, first - i - 1)
    if i == 0:
        score += 1
    if line.endswith((".", ":", ",", ";")) and not line.endswith("..."):
        score -= 1.5
    if words < 4:
        score -= 1.5
    return score
