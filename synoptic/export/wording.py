"""How two renderings of one statement differ: other words, words left out or added, words in or out of the marks.

A translation drifts, a quotation is cut, what was the outlet's word becomes the speaker's: the alignment is the longest
common one (Ratcliff and Metzener 1988, as in `difflib`), over words, without case.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from synoptic.links.words import function_words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENS, _CLOSES, _EITHER = "“«„", "”»", '"'
_LIKE = 0.5  # share of the shorter one's meaning words in common, below which they are told in quite other words
_REPLACED = 5  # words at most that one stretch puts for another
_LEFT_OUT = 9
_MARKED = 3  # words at least that have gone into the marks or out of them
_MOST = 3
_LONGEST = 600  # words: aligning longer ones costs more than it tells (the work grows with their product)


class _Words(NamedTuple):
    """The words of a rendering, in lower case, as they stand, and whether each is in quotation marks."""

    plain: list[str]
    spelled: list[str]
    marked: list[bool]


def differences(first: str, other: str, *, first_direct: bool = False, other_direct: bool = False) -> tuple[str, ...]:
    """In words, what `other` has in place of `first`; nothing if they agree, or have hardly anything in common.

    `…_direct`: the rendering stands in quotation marks as a whole.
    """
    a, b = _words(first, first_direct), _words(other, other_direct)
    if max(len(a.plain), len(b.plain)) > _LONGEST:
        return ()
    blocks = SequenceMatcher(None, a.plain, b.plain, autojunk=False).get_opcodes()
    common = sum(_meant(a.plain[i1:i2]) for tag, i1, i2, _, _ in blocks if tag == "equal")
    if common < _LIKE * max(1, min(_meant(a.plain), _meant(b.plain))):
        return ()
    both_quote = any(a.marked) and any(b.marked)  # else the marks say it all
    made: list[tuple[int, str]] = []
    for n, (tag, i1, i2, j1, j2) in enumerate(blocks):
        inner = 0 < n < len(blocks) - 1
        if tag == "equal" and both_quote:
            made += _moved(a, b, (i1, i2), j1)
        elif tag == "replace" and i2 - i1 <= _REPLACED and j2 - j1 <= _REPLACED and _tells(a, b, i1, i2, j1, j2):
            made.append((i2 - i1 + j2 - j1, f"“{_said(b, j1, j2)}” for “{_said(a, i1, i2)}”"))
        elif tag == "delete" and inner and i2 - i1 <= _LEFT_OUT and _meant(a.plain[i1:i2]):
            made.append((i2 - i1, f"leaves out “{_said(a, i1, i2)}”"))
        elif tag == "insert" and inner and j2 - j1 <= _LEFT_OUT and _meant(b.plain[j1:j2]):
            made.append((j2 - j1, f"adds “{_said(b, j1, j2)}”"))
    kept = sorted(range(len(made)), key=lambda k: (-made[k][0], k))[:_MOST]
    return tuple(made[k][1] for k in sorted(kept))


def _words(text: str, direct: bool) -> _Words:
    plain, spelled, marked = [], [], []
    inside, at = direct, 0
    for found in _WORD.finditer(text):
        for character in text[at : found.start()]:
            if character in _OPENS:
                inside = True
            elif character in _CLOSES:
                inside = direct
            elif character in _EITHER:
                inside = direct or not inside
        at = found.end()
        plain.append(found.group().lower().replace("’", "'"))
        spelled.append(found.group())
        marked.append(inside)
    return _Words(plain, spelled, marked)


def _moved(a: _Words, b: _Words, of: tuple[int, int], start: int) -> list[tuple[int, str]]:
    """Runs of the same words that only one of the two has in quotation marks."""
    made: list[tuple[int, str]] = []
    run: list[int] = []
    for i in range(of[0], of[1] + 1):
        j = start + i - of[0]
        turned = i < of[1] and a.marked[i] != b.marked[j]
        if turned and (not run or b.marked[j] == b.marked[start + run[-1] - of[0]]):
            run.append(i)
            continue
        if len(run) >= _MARKED:
            words = f"“{_said(a, run[0], run[-1] + 1)}”"
            into = b.marked[start + run[0] - of[0]]
            made.append((len(run), f"{words} in quotation marks" if into else f"{words} without quotation marks"))
        run = [i] if turned else []
    return made


def _tells(a: _Words, b: _Words, i1: int, i2: int, j1: int, j2: int) -> bool:
    return bool(_meant(a.plain[i1:i2]) or _meant(b.plain[j1:j2]))


def _meant(words: list[str]) -> int:
    """How many words carry meaning."""
    return sum(word not in function_words() for word in words)


def _said(words: _Words, first: int, last: int) -> str:
    return " ".join(words.spelled[first:last])
