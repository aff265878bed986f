"""PDF pages to lines of text with their boxes, by PDFium: what stands on one line in one column.

Lengths are in points, y grows upwards. PDFium tells characters in the order in which they were drawn, and ends lines by
their places; where a line runs across a gutter it is cut here.
"""

from __future__ import annotations

import ctypes
import re
import statistics
from collections.abc import Iterator
from typing import Any, NamedTuple

_GUTTER = 1.6  # of the height of the letters: no space between words is that wide
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHEN = "\u00ad"
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ue000-\uf8ff]")


class Line(NamedTuple):
    """Text, its box, the height of its letters, and the page it stands on (from 0). A hyphen that PDFium takes for a
    broken word is U+00AD."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int


class _Char(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


def lines(page: Any, number: int) -> list[Line]:
    """The lines of one page (a `pypdfium2.PdfPage`) in the order in which they were drawn."""
    textpage = page.get_textpage()
    try:
        made: list[Line] = []
        for run in _runs(_chars(textpage)):
            made += (one for part in _parts(run) if (one := _line(part, number)) is not None)
        return made
    finally:
        textpage.close()


def _chars(textpage: Any) -> Iterator[_Char | None]:
    """The characters; None where a line ends."""
    import pypdfium2.raw as raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if code in (10, 13):
            yield None
            continue
        if code in (2, 0xFFFE) or raw.FPDFText_IsHyphen(textpage, i) == 1:
            text = _HYPHEN
        else:
            text = _LIGATURES.get(code) or _ODD.sub("", chr(code) if code < 0x110000 else "")
        raw.FPDFText_GetCharBox(textpage, i, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(textpage, i)
        if text:
            yield _Char(text, left.value, right.value, bottom.value, top.value, size)


def _runs(chars: Iterator[_Char | None]) -> Iterator[list[_Char]]:
    run: list[_Char] = []
    for one in chars:
        if one is None:
            if run:
                yield run
            run = []
        else:
            run.append(one)
    if run:
        yield run


def _parts(run: list[_Char]) -> Iterator[list[_Char]]:
    """A run cut where it jumps: across a gutter, back, or to another height."""
    heights = [c.top - c.bottom for c in run if not c.text.isspace() and c.top > c.bottom]
    em = max(statistics.median(heights) if heights else 1.0, 1.0)
    part: list[_Char] = []
    last: _Char | None = None
    for one in run:
        if not one.text.isspace() and last is not None:
            jump = one.left - last.right
            moved = min(one.top, last.top) < max(one.bottom, last.bottom) - 0.5 * em
            if jump > _GUTTER * em * 1.5 or jump < -2 * em or moved:
                yield part
                part = []
        part.append(one)
        last = one if not one.text.isspace() else last
    if part:
        yield part


def _line(part: list[_Char], page: int) -> Line | None:
    seen = [c for c in part if not c.text.isspace()]
    text = " ".join("".join(c.text for c in part).split())
    if not seen or not text:
        return None
    return Line(
        text=text,
        left=min(c.left for c in seen),
        right=max(c.right for c in seen),
        bottom=min(c.bottom for c in seen),
        top=max(c.top for c in seen),
        size=_size(seen),
        page=page,
    )


def _size(seen: list[_Char]) -> float:
    """The font's size where the file gives a true one, else the letters' height (some scale a font of size 1)."""
    given = statistics.median(c.size for c in seen)
    height = max((c.top - c.bottom for c in seen), default=0.0)
    return given if height * 0.6 < given < height * 4 else height * 1.3
