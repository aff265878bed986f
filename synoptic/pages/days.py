"""Full calendar days as the press writes them: "October 2, 2017", "2. Oktober 2017", "2017-10-02", "02/10/2017".

Only days with a year are found: what lacks one is the business of the notes stage. Numbers that can be read as
day-month or month-day give both readings. Digits of other scripts (٢٠١٧, २०१७) count as their values, the Buddhist
years of Thai pages and the era years of Japanese ones are brought to ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from synoptic import tables

_TABLE = "pages/months.tsv"
# Saved pages glue: "2022" + "21:25", or one date to the next; a day's digits may follow a letter, never a digit.
_GLUED = r"(?!\d)|(?=\d{1,2}[:.h/]\d\d)|(?=\d{1,2}\. )"
_YEAR = rf"(?:19|20|25)\d\d(?:{_GLUED})"
_SHORT = r"['’]\d\d(?!\d)|\d\d(?= (?:à|at|um|a las) |, ?\d{1,2}:| ?\d{1,2}:\d\d|\s*$|\s*[|)])"
_OF = r"(?:\s+(?:de|of|del|di)\s+|[\s,.'’-]+)"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.|-?го)?"
_DAY_BEFORE = re.compile(rf"(?<!\d)(?<!\d[.,])(\d{{1,2}}){_ORDINAL}{_OF}$", re.I)
_YEAR_AFTER = re.compile(rf"\.?(?:{_OF}|\s+de\s+)?,?\s*({_YEAR}|{_SHORT})", re.I)
_DAY_YEAR_AFTER = re.compile(rf"\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?({_YEAR})", re.I)
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\.|,| m\.)?\s+$")
_DAY_AFTER = re.compile(r"\.?\s+(\d{1,2})(?![\d:])")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-./年년] ?)(?P<m>\d{1,2})(?:(?P=s)|[月월] ?)(?P<d>\d{1,2})[日일]?"
    r"(?![\d/]|[.,-]\d(?!\d?:))"
    r"|(?P<a>\d{1,2})(?P<t>[-./][ \u2009]?| \| )(?P<b>\d{1,2})(?P=t)"
    rf"(?:(?P<z>(?:19|20)\d\d)(?:{_GLUED})(?![/]|[.,-]\d(?!\d?:))|(?P<x>\d\d)(?=\s|$|,|\))))"
)
_ERA = re.compile(r"(令和|平成)(\d{1,2}|元)年 ?(\d{1,2})月 ?(\d{1,2})日")
_ERAS = {"令和": 2018, "平成": 1988}
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2}),? (?:năm )?((?:19|20)\d\d)", re.I)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?=T\d|\b)")
_WORD = re.compile(r"[^\W\d_][^\s\d.,;:()/|'’_-]*")
_DIGITS = re.compile(r"\d\d+")
_SHORT_YEAR = re.compile(r"\d\d(?: (?:à|at|um|a las) |,? ?\d{1,2}:|\s*$|\s*[|)])", re.I)
_OTHER_DIGITS = re.compile("[٠-٩۰-۹०-९০-৯๐-๙]")
_PLAIN = {ord(digit): str(value) for zero in "٠۰०০๐" for value in range(10) for digit in chr(ord(zero) + value)}
_BUDDHIST = 543
_BEFORE, _AFTER = 36, 24  # characters that a day may take before its year, and behind it


class Found(NamedTuple):
    """A day in the text; `other` is the second reading of an ambiguous number (dd/mm as `day`, mm/dd as `other`)."""

    start: int
    end: int
    day: date
    other: date | None = None


def find(text: str, start: int = 0, end: int | None = None, at: list[int] | None = None) -> Iterator[Found]:
    """The days in text[start:end], in order; `at` tells where `years` stand in a `plain` text, if that is known."""
    line = text[start:end] if at is not None else plain(text[start:end])
    windows = _windows(sorted(years(line)) if at is None else [year - start for year in at])
    if not windows:
        return
    found = [one for low, high in windows for one in (*_named(line, low, high), *_numbers(line, low, high))]
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


def plain(text: str) -> str:
    """The text with the digits of other scripts as ours; its length stays."""
    return text if text.isascii() or not _OTHER_DIGITS.search(text) else text.translate(_PLAIN)


def years(text: str) -> Iterator[int]:
    """Where something stands that may be a day's year: four digits, or two behind a stop or before a clock."""
    if "年" in text and _ERA.search(text):
        yield from (found.start() for found in _ERA.finditer(text))
    for found in _DIGITS.finditer(text):
        at = found.start()
        if found.end() - at > 3:
            if text[at : at + 2] in ("19", "20", "25"):
                yield at
        elif at > 1 and (text[at - 1] in "./-'’" or _SHORT_YEAR.match(text, at)):
            yield at


def _windows(at: list[int]) -> list[tuple[int, int]]:
    """The stretches around what may be a year: the patterns for days are too dear for the rest."""
    found: list[tuple[int, int]] = []
    for year in at:
        low, high = max(0, year - _BEFORE), year + 4 + _AFTER
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _named(line: str, low: int, high: int) -> Iterator[Found]:
    """Days with the month's name: "2 October 2017", "October 2, 2017", "2017. október 2."."""
    months = _months()
    for word in _WORD.finditer(line, low, high):
        month = months.get(word.group().lower())
        if month is None:
            continue
        start, end = word.span()
        before = _DAY_BEFORE.search(line, max(0, start - 14), start)
        after = _YEAR_AFTER.match(line, end) if before else _DAY_YEAR_AFTER.match(line, end)
        if before and after:
            made = make(_year(after[1]), month, int(before[1]))
            span = before.start(1), after.end()
        elif after and not line[start - 1 : start].isalnum():
            made, span = make(_year(after[2]), month, int(after[1])), (start, after.end())
        elif (year := _YEAR_BEFORE.search(line, max(0, start - 9), start)) and (day := _DAY_AFTER.match(line, end)):
            made, span = make(int(year[1]), month, int(day[1])), (year.start(1), day.end(1))
        else:
            continue
        if made:
            yield Found(*span, made)
    for one in _VIETNAMESE.finditer(line, low, high) if "tháng" in line else ():
        if made := make(int(one[3]), int(one[2]), int(one[1])):
            yield Found(one.start(), one.end(), made)


def _year(digits: str) -> int:
    year = int(f"20{digits[-2:]}" if len(digits) < 4 else digits)
    return year - _BUDDHIST if year >= 2500 else year


def _numbers(line: str, low: int, high: int) -> Iterator[Found]:
    """Days in numbers alone."""
    for one in _NUMERIC.finditer(line, low, high):
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
    for one in _ERA.finditer(line, low, high) if "年" in line else ():
        year = _ERAS[one[1]] + (1 if one[2] == "元" else int(one[2]))
        if day := make(year, int(one[3]), int(one[4])):
            yield Found(one.start(), one.end(), day)


@cache
def _months() -> dict[str, int]:
    """The number of each month's name, in lower case. Raises DataError."""
    months: dict[str, int] = {}
    for _, *twelve in tables.rows(_TABLE, 13, header=False):
        for number, names in enumerate(twelve, 1):
            for name in names.split("/"):
                # Where two languages differ (Polish "listopad" is November, Croatian October), the first holds.
                months.setdefault(name, number)
    return months
