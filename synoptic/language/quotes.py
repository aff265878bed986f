"""Quotation marks: which characters of a text stand inside them.

Paragraph-wise: a quotation never runs past a line end, except that a mark left open runs to the end of its paragraph
(the press opens each paragraph of a long quotation anew and closes only the last).
"""

from __future__ import annotations

import re

import msgspec

OPENERS = "“„«"
CLOSERS = "”»"
SINGLE_OPENERS = "‘'`‚"
SINGLE_CLOSERS = "’'"
_OPENING = re.compile(f'["{OPENERS}{SINGLE_OPENERS}]')
MARKS = frozenset(OPENERS + CLOSERS + SINGLE_OPENERS + SINGLE_CLOSERS + '"‹›')


class Quotation(msgspec.Struct, frozen=True):
    """A stretch in quotation marks, marks included. `closed` is False when it runs to its paragraph's end unclosed;
    `double` is False for single marks."""

    start: int
    end: int
    closed: bool
    double: bool


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """All quotations of `text[start:end]`, outermost only, in order; offsets into `text`."""
    stop = len(text) if end is None else end
    found: list[Quotation] = []
    for line in re.finditer(r"[^\n\r]+", text[start:stop]):
        found += _of_paragraph(line.group(), start + line.start())
    return tuple(found)


def _of_paragraph(line: str, base: int) -> list[Quotation]:
    found: list[Quotation] = []
    at = 0
    while mark := _OPENING.search(line, at):
        close = _closing(line, mark.start())
        if close is None:
            at = mark.end()
            continue
        at, closed, double = close
        found.append(Quotation(base + mark.start(), base + at, closed, double))
    return found


def _closing(line: str, i: int) -> tuple[int, bool, bool] | None:
    """If a quotation opens at `i`: (its end, whether it is closed, whether its marks are double)."""
    mark = line[i]
    if mark in OPENERS:
        # „low” marks close with “ in some languages; “ closes „ only
        closers = CLOSERS + ("“" if mark == "„" else "") + ('"' if '"' in line[i + 1 :] and "”" not in line[i:] else "")
        at = next((k for k in range(i + 1, len(line)) if line[k] in closers), -1)
        return (at + 1, True, True) if at > 0 else (len(line), False, True)
    if mark == '"':
        at = next((k for k in range(i + 1, len(line)) if line[k] in '"”'), -1)
        if at > 0:
            return at + 1, True, True
        opens = (i == 0 or line[i - 1].isspace() or line[i - 1] in "([—–-") and i + 1 < len(line)
        return (len(line), False, True) if opens and not line[i + 1].isspace() else None
    if mark in SINGLE_OPENERS:
        return _single(line, i)
    return None


def _single(line: str, i: int) -> tuple[int, bool, bool] | None:
    """Single marks open at a word's start and close at a word's end; a plural possessive does not close."""
    before = line[i - 1] if i else " "
    after = line[i + 1] if i + 1 < len(line) else " "
    if before.isalnum() or not after.isalnum():
        return None
    for k in range(i + 2, len(line)):
        c = line[k]
        if c in '"“”„«»':
            return None
        if c not in SINGLE_CLOSERS or (k + 1 < len(line) and line[k + 1].isalnum()):
            continue
        if line[k - 1] == "s" and re.search(r"[’']\W", line[k + 1 :] + " "):
            continue
        return k + 1, True, False
    return None


def mask(text: str, start: int = 0, end: int | None = None) -> bytearray:
    """One byte a character of `text[start:end]`: 1 inside quotation marks (marks included), else 0."""
    stop = len(text) if end is None else end
    inside = bytearray(stop - start)
    for q in quotations(text, start, stop):
        inside[q.start - start : q.end - start] = b"\x01" * (q.end - q.start)
    return inside
