"""Full calendar days as the press writes them: "October 2, 2017", "2. Oktober 2017", "2017-10-02", "02/10/2017".

Only days with a year are found: what lacks one is the business of the notes stage. Numbers that can be read as
day-month or month-day give both readings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from synoptic.errors import DataError

_TABLE = Path(__file__).parent.parent / "data" / "pages" / "months.tsv"
# Saved pages glue: "2022" + "21:25", or one date to the next; a day's digits may follow a letter, never a digit.
_GLUED = r"(?!\d)|(?=\d{1,2}[:.h/]\d\d)|(?=\d{1,2}\. )"
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-./年] ?)(?P<m>\d{1,2})(?:(?P=s)|月 ?)(?P<d>\d{1,2})日?"
    r"(?![\d/]|[.,-]\d(?!\d?:))"
    r"|(?P<a>\d{1,2})(?P<t>[-./][ \u2009]?| \| )(?P<b>\d{1,2})(?P=t)"
    rf"(?:(?P<z>(?:19|20)\d\d)(?:{_GLUED})(?![/]|[.,-]\d(?!\d?:))|(?P<x>\d\d)(?=\s|$|,|\))))"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?=T\d|\b)")
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d\b|['’]\d\d\b|[^\W\d]\.? \d\d(?:,? \d{1,2}:| à| at| um)|年")


_BEFORE, _AFTER = 36, 24  # characters that a day may take before its year, and behind it


class Found(NamedTuple):
    """A day in the text; `other` is the second reading of an ambiguous number (dd/mm as `day`, mm/dd as `other`)."""

    start: int
    end: int
    day: date
    other: date | None = None


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """The days in text[start:end], in order."""
    line = text[start:end]
    windows = _windows(line)
    if not windows:
        return
    found = [*_named(line, windows), *_numbers(line, windows)]
    found.sort(key=lambda one: (one.start, -one.end))
    last = -1
    for one in found:
        if one.start >= last:
            last = one.end
            yield Found(start + one.start, start + one.end, one.day, one.other)


def first(text: str) -> Found | None:
    """The first day in a short text such as a metadata value: ISO 8601 first, then any wording."""
    iso = re.match(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)", text)
    if iso and (day := make(*(int(part) for part in iso.groups()))):
        return Found(iso.start(1), iso.end(), day)
    compact = _COMPACT.match(text.strip())
    if compact and (day := make(*(int(part) for part in compact.groups()))):
        return Found(0, compact.end(), day)
    return next(find(text), None)


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _windows(line: str) -> list[tuple[int, int]]:
    """The stretches around what may be a year: the patterns for days are too dear for the rest."""
    found: list[tuple[int, int]] = []
    for year in _YEAR.finditer(line):
        low, high = max(0, year.start() - _BEFORE), year.end() + _AFTER
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _named(line: str, windows: list[tuple[int, int]]) -> Iterator[Found]:
    rule, months = _months()
    for one in itertools.chain.from_iterable(rule.finditer(line, low, high) for low, high in windows):
        month = months[(one["m1"] or one["m2"]).lower().rstrip(".")]
        year = one["y1"] or one["y2"]
        year = f"20{year[-2:]}" if len(year) < 4 else year
        day = make(int(year), month, int(one["d1"] or one["d2"]))
        if day:
            yield Found(one.start(), one.end(), day)


def _numbers(line: str, windows: list[tuple[int, int]]) -> Iterator[Found]:
    for one in itertools.chain.from_iterable(_NUMERIC.finditer(line, low, high) for low, high in windows):
        if one["y"]:
            day = make(int(one["y"]), int(one["m"]), int(one["d"]))
            if day:
                yield Found(one.start(), one.end(), day)
            continue
        year = int(one["z"] or one["x"])
        year += (2000 if year < 70 else 1900) if year < 100 else 0
        a, b = int(one["a"]), int(one["b"])
        european, american = make(year, b, a), make(year, a, b)
        if european and american and european != american and "." not in one["t"]:
            yield Found(one.start(), one.end(), european, american)
        elif day := european or american:
            yield Found(one.start(), one.end(), day)


@cache
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern for named days, and the number of each month's name. Raises DataError."""
    months: dict[str, int] = {}
    try:
        for line in _TABLE.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                for number, names in enumerate(line.split("\t")[1:], 1):
                    for name in names.split("/"):
                        # Where two languages differ (Polish "listopad" is November, Croatian October), the first holds.
                        months.setdefault(name, number)
    except OSError as error:
        raise DataError("the table of months is missing", "install Synoptic again") from error
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    of = r"(?:\s+(?:de|of|del|di)\s+|[\s,.'’-]+)"
    year = rf"(?:19|20)\d\d(?:{_GLUED})"
    short = r"['’]\d\d(?!\d)|\d\d(?= (?:à|at|um|a las) |, ?\d{1,2}:| ?\d{1,2}:\d\d)"
    pattern = (
        rf"(?<!\d)(?<!\d[.,])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.|-?го)?{of}(?P<m1>{names})\.?(?:{of}|\s+de\s+)?,?\s*"
        rf"(?P<y1>{year}|{short})|(?<!\w)(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(?P<y2>{year}))"
    )
    return re.compile(pattern, re.I), months
