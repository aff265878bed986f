"""Evidence for a page's date in the article's own words: datelines, weekdays beside days of the month, dates already past."""

from __future__ import annotations

import re
from datetime import date

from synoptic.model import Evidence, Page, Reading, Timex
from synoptic.notes import dayset
from synoptic.notes.solver import Proof
from synoptic.notes.timex_rule import parse
from synoptic.notes.timex_values import days_of

_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:--?|–|—|:)")
_HEAD = 600


def from_text(page: Page, timexes: tuple[Timex, ...], reading: Reading | None) -> list[Proof]:
    """All proofs of the article's text."""
    return [*_dateline(page, timexes), *_past(page, timexes)]


def _evidence(page: Page, timex: Timex, says: str) -> Evidence:
    return Evidence(says=says, start=timex.start, end=timex.end)


def _dateline(page: Page, timexes: tuple[Timex, ...]) -> list[Proof]:
    """ "MOSCOW, Feb 24 –": the day; with the first weekday named, the years in which that day fits."""
    body = next((z for z in page.zones if z.kind == "body"), None)
    start = body.start if body else 0
    for i, timex in enumerate(timexes):
        if timex.start > start + _HEAD:
            break
        rule = parse(timex.rule)
        found = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", rule.arg)
        if not found or rule.op != "part" or not _DATELINE.match(page.text, timex.end):
            continue
        line = page.text.rfind("\n", 0, timex.start) + 1
        if timex.start - line > 60:
            continue
        days = dayset.month_day(int(found[1]), int(found[2]))
        words = page.text[timex.start : timex.end]
        made = [Proof(dayset.widened(days, 0, 1), 8.0, _evidence(page, timex, f"the dateline says {words}"), hard=True)]
        made.append(Proof(days, 3.0, _evidence(page, timex, f"the dateline says {words}")))
        for other in timexes[i + 1 : i + 3]:
            weekday = re.fullmatch(r"XXXX-WXX-(\d)", parse(other.rule).arg)
            if weekday and other.start < timex.end + 400:
                number = int(weekday[1])
                name = page.text[other.start : other.end]
                says = f"{words} with {name} in the lead: the day fell on that weekday or the one after"
                on = dayset.weekday(number)
                made.append(Proof(on | dayset.shifted(on, 1), 3.5, _evidence(page, other, says)))
                made.append(Proof(on, 1.5, _evidence(page, other, says)))
                break
        return made
    return []


def _past(page: Page, timexes: tuple[Timex, ...]) -> list[Proof]:
    """Full dates and years told as past: the page is no older."""
    made = []
    for timex in timexes:
        rule = parse(timex.rule)
        if rule.op != "abs" or timex.kind not in ("DATE", "TIME"):
            continue
        days = days_of(rule.arg, timex.mod)
        if days is None or days[0] < dayset.ORIGIN or days[0] > date.today():
            continue
        words = page.text[timex.start : timex.end]
        made.append(Proof(dayset.between(days[0], None), 3.0, _evidence(page, timex, f"tells of {words}")))
    return made
