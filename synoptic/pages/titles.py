"""The title among a page's lines."""

from __future__ import annotations

import re

import numpy as np

from synoptic.model import ZoneKind
from synoptic.pages import days, mastheads
from synoptic.pages.lines import Floats
from synoptic.pages.structure import DATELINE

_WORD = re.compile(r"\w+")
_TITLE = 0
# A headline has at most this many words (the longest seen in the press have about 30).
_LONGEST = 32
# A line this like a known title is that title, edited ("Cease-fire" / "Ceasefire").
_LIKE = 88.0
_TOPIC = 3.0
_MOST = 0.5 + _TOPIC / 2  # what repetition and topic can add to a line's score


def plain(text: str) -> str:
    """A title brought to the form in which two are compared."""
    return " ".join(_WORD.findall(text.lower()))


def find(
    said: list[str], named: list[ZoneKind | None], body: Floats, kinds: Floats, known: tuple[str, ...] = ()
) -> int | None:
    """The index of the title's line, or None. `known` = titles that the page's metadata or row give.

    A line that is a known title wins. Else, among the lines before the body's first solid line, the one that the reader
    thinks most of, helped by standing near the body, by standing first, by being repeated and by its topic. A page
    whose title is known from elsewhere and not in its text has no title line.
    """
    first = solid(said, body)
    if known:
        same = _known(said, first, known)
        if same is not None:
            return same
    best, value = None, 4.0 if known else 0.0
    article: frozenset[str] | None = None
    last = min(first + 1, len(said))
    top = kinds[:last]
    others = np.exp(top[:, _TITLE + 1 :]).sum(axis=1) + 1e-20
    odds = top[:, _TITLE] - np.log(others)
    # What a line can reach at most, by the reader's weight and its place.
    reach = odds + 6 - 0.12 * np.maximum(0, first - 1 - np.arange(last)) + (np.arange(last) == 0)
    for i in np.flatnonzero(reach + _MOST > value).tolist():
        if named[i] or reach[i] + _MOST <= value:
            continue
        score = _score(said[i], i, float(reach[i]))
        if score > -_TOPIC / 2:
            if article is None:
                article = frozenset(_WORD.findall(" ".join(said[first : first + 30]).lower()))
            score += 0.5 * (said.count(said[i]) > 1) + _TOPIC * _shared(said[i], article)
        if score > value:
            best, value = i, score
    return best


def solid(said: list[str], body: Floats) -> int:
    """The first line that is surely the article's: body, with words enough for a sentence; the last line if none is."""
    likely = np.flatnonzero(body > 0.5).tolist()
    for i in likely:
        if len(said[i]) >= 60:
            return int(i)
    return int(likely[0]) if likely else len(said)


def _known(said: list[str], first: int, known: tuple[str, ...]) -> int | None:
    wanted = [plain(title) for title in known]
    shortest = min(map(len, wanted))
    # A plain form is hardly ever longer than its line, and what is alike has about the same length.
    forms = {i: plain(line) for i, line in enumerate(said) if shortest <= 2 * len(line) and len(line) < 400}
    for title in filter(None, wanted):
        same = [i for i, form in forms.items() if form == title]
        if same:
            before = [i for i in same if i <= first]
            return before[-1] if before else same[0]
    from rapidfuzz import fuzz

    best, value = None, _LIKE
    for i, form in forms.items():
        if i > first or len(form.split()) <= 2:
            continue
        for title in wanted:
            score = fuzz.ratio(form, title, score_cutoff=value)
            if score > value:
                best, value = i, score
    return best


def _shared(line: str, article: frozenset[str]) -> float:
    """Half a share more or less of a line's longer words that the article uses too: a headline tells what follows."""
    words = [word for word in _WORD.findall(line.lower()) if len(word) > 3]
    return sum(word in article or word.rstrip("s") in article for word in words) / len(words) - 0.5 if words else -0.5


def _score(line: str, i: int, score: float) -> float:
    """`score`, the most that the line can reach, with what speaks against it taken off."""
    words = len(line.split())
    if not 2 <= words <= _LONGEST or not (line[0].isalnum() or line[0] in "“\"‘'«¿¡[•") or DATELINE.match(line):
        return -9.0
    if line.endswith((".", ":", ",", ";")) and not line.endswith("..."):
        score -= 1.5 if words < 14 else 5
    if words < 4:
        score -= 1.5
    # A short line that is called as newspapers are, above the headline, names the paper, not the article.
    if words <= 6 and mastheads.pattern("line").search(line):
        score -= 4 if mastheads.pattern("line").search(line.split()[-1]) or line.isupper() else 2
    if i == 0 and words <= 6 and line.isupper():
        score -= 2  # a masthead in capitals, unless nothing better follows
    if "   " in line or "\t" in line:
        score -= 3  # a menu
    if "|" in line or "©" in line or "@" in line:
        score -= 1
    if score > -_TOPIC / 2 and words <= 10 and next(days.find(line), None):
        return -9.0  # the line of the date
    return score
