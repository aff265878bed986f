"""Dates as users type them: 2016 · 2016-02 · 2016-02-24 · 24 Feb 2016 · Feb 2016 · 21–22 Feb 2016 · A/B · A – B."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from synoptic.model import Interval

_NAMES = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1)
}  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?,?(?:\s+(\d{4}))?$")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$")
_STRETCH = re.compile(r"\s*/\s*|\s+(?:-|–|—|to)\s+|(?<=[\da-z])\s*[–—]\s*(?=[\da-z])|(?<=^\d\d)-|(?<=^\d)-")

_Parts = tuple[int | None, int | None, int | None]  # year, month, day


def when_asked(words: str) -> Interval | None:
    """The days that the words name, or None if they are no date. A stretch takes its missing parts from its end."""
    parts = [part for part in _STRETCH.split(words.strip().casefold()) if part]
    if not 1 <= len(parts) <= 2:
        return None
    last = _parts(parts[-1])
    if last is None or last[0] is None:
        return None
    first = last if len(parts) == 1 else _parts(parts[0]) or _bare_day(parts[0])
    if first is None:
        return None
    year, month, day = first
    if len(parts) == 2:
        year, month = year or last[0], month or last[1]
    begin, end = _bound(year, month, day, False), _bound(*last, True)
    if begin is None or end is None or begin > end:
        return None
    return Interval(earliest=begin, latest=end, says=words.strip())


def _bare_day(words: str) -> _Parts | None:
    return (None, None, int(words)) if re.fullmatch(r"\d{1,2}", words) else None


def _parts(words: str) -> _Parts | None:
    if iso := _ISO.match(words):
        year, month, day = (int(part) if part else None for part in iso.groups())
        return year, month, day
    if found := _MONTH_FIRST.match(words):
        name, day_text, year_text = found.groups()
    elif found := _DAY_FIRST.match(words):
        day_text, name, year_text = found.groups()
    else:
        return None
    number = _NAMES.get(name[:3])
    if number is None:
        return None
    return int(year_text) if year_text else None, number, int(day_text) if day_text else None


def _bound(year: int | None, month: int | None, day: int | None, last: bool) -> date | None:
    if year is None or not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    month = month or (12 if last else 1)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None
