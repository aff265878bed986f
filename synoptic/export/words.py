"""How dates, numbers and names are worded for people, the same in every face."""

from __future__ import annotations

import math
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from synoptic.model import Amount, Dating, Interval

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OPEN_DATE = "date open"
LONG = 62  # days; a longer stretch is told by months or years where there is little room
_BRIEF = 24  # characters of a brief date
_SHOWN = 4  # candidate days named before they are only counted
_ALL = 0.99  # candidates that hold less of the belief stand out among days untold

# Control characters, and the marks that turn the direction of writing: a page could rewrite the screen with them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"\s+")


def day(when: date) -> str:
    """24 Feb 2016."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(when: Interval) -> str:
    """21–22 Feb 2016 · Feb 2016 · 2016 · by 3 Mar 2016 · since 3 Mar 2016 · 24 Feb 2016 or 2021 · date open."""
    first, last = when.earliest, when.latest
    if 1 < len(when.candidates) <= _SHOWN:
        return alternatives(when.candidates)
    if first is None or last is None:
        if first is None and last is None:
            return OPEN_DATE
        return f"by {day(last)}" if last else f"since {day(first)}" if first else OPEN_DATE
    if first == last:
        return day(first)
    return _stretch(first, last)


def brief(when: Interval) -> str:
    """Like `days`, but a long stretch by its months or years: Aug 2014 – Feb 2015 · 2014–2024."""
    first, last = when.earliest, when.latest
    if 1 < len(when.candidates) <= _SHOWN:
        whole = alternatives(when.candidates)
        return whole if len(whole) <= _BRIEF else _months(when.candidates)
    if first is None or last is None or (last - first).days < LONG:
        return days(when)
    if (last - first).days < 366:
        return _by_months(first, last)
    return f"{first.year}–{last.year}"


def _stretch(first: date, last: date) -> str:
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    left, right = (_month(first), _month(last)) if whole_months else (day(first), day(last))
    if left == right:
        return left
    if first.year == last.year:
        left = left.removesuffix(f" {first.year}")
        if first.month == last.month:
            left = str(first.day)
    return f"{left}–{right}" if " " not in left else f"{left} – {right}"


def _by_months(first: date, last: date) -> str:
    return _stretch(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))


def _months(candidates: Iterable[date]) -> str:
    """Feb 2016, 2021 or 2022 · 2016 or 2021 · Feb–Mar 2016."""
    found = sorted(set(candidates))
    years = list(dict.fromkeys(str(one.year) for one in found))
    if len(years) == 1:
        return _by_months(found[0], found[-1])
    same = len({one.month for one in found}) == 1
    told = " or ".join(part for part in (", ".join(years[:-1]), years[-1]) if part)
    return f"{MONTHS[found[0].month - 1]} {told}" if same else told


def _month(when: date) -> str:
    return f"{MONTHS[when.month - 1]} {when.year}"


def alternatives(candidates: Iterable[date]) -> str:
    """24 Feb 2016 or 2021 · 3 or 10 Mar 2019 · 30 Apr 2018 or 2 May 2019."""
    found = sorted(set(candidates))
    if len({(one.month, one.day) for one in found}) == 1:
        return f"{day(found[0])} or " + " or ".join(str(one.year) for one in found[1:]) if found[1:] else day(found[0])
    if len({(one.year, one.month) for one in found}) == 1:
        return " or ".join(str(one.day) for one in found) + f" {_month(found[0])}"
    return " or ".join(day(one) for one in found)


def published(dating: Dating, *, short: bool = False) -> str:
    """A page's date, as far as it is known; `short` tells a long stretch by its months or years."""
    if dating.value:
        return day(dating.value)
    candidates = tuple(one.day for one in dating.candidates)
    whole = Interval(earliest=dating.earliest, latest=dating.latest)
    if candidates and sum(one.weight for one in dating.candidates) < _ALL:
        probably = f"probably {alternatives(candidates)}"
        return probably if short else f"{probably}, else {days(whole)}"
    if 1 < len(candidates) <= _SHOWN:
        return alternatives(candidates)
    if short:
        return brief(whole)
    words = days(whole)
    return f"{words} ({len(candidates)} candidate days)" if candidates and words != OPEN_DATE else words


def number(low: float, high: float) -> str:
    """14 · 12–15 · 12 or more · up to 30."""
    if low == high:
        return figure(low)
    if math.isinf(high):
        return f"{figure(low)} or more"
    return f"up to {figure(high)}" if math.isinf(low) or low <= 0 else f"{figure(low)}–{figure(high)}"


def figure(value: float) -> str:
    """62,000 · 3.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def amount(found: Amount) -> str:
    """14 person killed → "14 (person killed)"."""
    return f"{number(found.low, found.high)} ({found.what})" if found.what else number(found.low, found.high)


def listed(names: Iterable[str], most: int = 6) -> str:
    """A, B and C; what is over `most` is counted."""
    found = list(dict.fromkeys(names))
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} more"]
    return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)


def counted(count: int, noun: str, plural: str = "") -> str:
    """1 page · 5 pages."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def line(text: str) -> str:
    """A stretch of page text on one line, safe to show: blanks joined, what could rewrite a terminal made visible."""
    return _BLANKS.sub(" ", _UNPRINTABLE.sub("", text.replace("\x1b", "␛"))).strip()


def cut(text: str, most: int) -> str:
    """At most `most` characters, cut at a blank, with "…"."""
    if len(text) <= most:
        return text
    short = text[: max(1, most - 1)]
    at = short.rfind(" ")
    return (short[:at] if at > most // 2 else short).rstrip(" ,;:–-") + "…"


def folded(text: str) -> str:
    """For comparing what a user typed: without accents, case and double blanks."""
    plain = unicodedata.normalize("NFKD", text)
    return _BLANKS.sub(" ", "".join(one for one in plain if not unicodedata.combining(one)).casefold()).strip()
