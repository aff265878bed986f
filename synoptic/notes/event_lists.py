"""Several dates of one clause: a list of occasions ("in May 2018, November 2017 and October 2015"), or one date told
twice."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from synoptic.model import Interval, Span
from synoptic.notes.event_dates import Dated

_GLUE = re.compile(r"[\s,;–—-]*(?:and|or|as well as|then)?\s*(?:again\s+)?(?:in|on|since)?\s*", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:and|to|until|till|through|–|-)\s*", re.IGNORECASE)
_NARROW = 400  # days: a wider interval says too little to narrow another by


def listed_or_one(text: str, dates: tuple[Dated, ...], trigger: int) -> tuple[Dated, ...]:
    """The dates if the text lists them, else one: the nearest to the trigger (a character), narrowed by what agrees
    with it."""
    told = [d for d in dates if d.timex is not None]
    if len(told) < 2:
        return dates
    told.sort(key=lambda d: d.timex or (0, 0))
    spans = sorted(span for d in told if (span := d.timex) is not None)
    if len(told) == 2 and _RANGE.search(text[: spans[0][0]]) and _TO.fullmatch(text[spans[0][1] : spans[1][0]]):
        return (_range(text, told[0], told[1]),)
    if all(_GLUE.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(spans)):
        return dates
    nearest = min(told, key=lambda d: _distance(d.timex, trigger))
    for other in told:
        nearest = _narrowed(nearest, other)
    return (nearest,)


def _range(text: str, first: Dated, last: Dated) -> Dated:
    """ "between 7 and 14 February": from the first to the last day."""
    start, end = (first.timex or (0, 0))[0], (last.timex or (0, 0))[1]
    when = Interval(earliest=first.when.earliest, latest=last.when.latest, says=text[start:end])
    return Dated(when, (start, end), first.basis)


def _distance(span: Span | None, at: int) -> int:
    return 0 if span is None else min(abs(span[0] - at), abs(span[1] - at))


def _narrowed(one: Dated, other: Dated) -> Dated:
    """`one`, or `other` where it says the same more exactly ("last year, on 3 May")."""
    mine, theirs = _days(one.when), _days(other.when)
    if mine is None or theirs is None:
        return one
    inside = mine[0] <= theirs[0] and theirs[1] <= mine[1]
    return other if inside and theirs != mine else one


def _days(when: Interval) -> tuple[date, date] | None:
    """The interval's ends where it is narrow enough to compare."""
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > _NARROW:
        return None
    return when.earliest, when.latest
