"""Evidence for a page's date in what it names: organisations, products, events that the world can date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from synoptic.model import Evidence, Page, Span, Timex
from synoptic.notes import dayset, facts
from synoptic.notes.solver import Proof

SURE = 6.0  # nats: hardly a page uses a name, or a title, before its time
_RENAMED = 2.0  # old names live on in some pages
_REPORTED = 3.5
_LEAD = 1000
_NEAR = 160  # characters between an event's name and its weekday
_ITS_DAY = ((366, 3.0), (120, 0.7), (30, 0.5))  # days after an event told by its day without the year, nats outside
_MONTH_DAY = re.compile(r"part XXXX-(\d\d)-(\d\d)(?!.*year=)")
_WEEKDAY = re.compile(r"part XXXX-WXX-(\d)(?!.*dir=future)")
FORMER = re.compile(
    r"\b(?:former|ex|then|late|ousted|deposed|toppled|past|predecessor|one-?time|disgraced|elect|formerly|defunct|"
    r"renamed)\b",
    re.I,
)


def from_facts(page: Page, spans: Sequence[Span]) -> list[Proof]:
    """Names and events that the article mentions: it is no older than they are."""
    seen: set[str] = set()
    out = []
    lead = _lead_end(spans)
    for fact, start, end in facts.met(page.text, spans):
        if fact.name in seen:
            continue
        seen.add(fact.name)
        if fact.since is not None and fact.since > dayset.ORIGIN:
            what = "named so since" if fact.kind == "name" else "from"
            says = f"mentions {fact.name} ({fact.about}, {what} {plain(fact.since)})"
            proof = Proof(
                dayset.between(fact.since, None),
                SURE,
                Evidence(says=says, start=start, end=end),
                told=fact.kind == "event" and start < lead,
            )
            out.append(proof)
        if fact.until is not None and fact.kind == "name" and not FORMER.search(page.text, max(0, start - 30), start):
            says = f"calls it {fact.name} (until {plain(fact.until)})"
            out.append(Proof(dayset.between(None, fact.until), _RENAMED, Evidence(says=says, start=start, end=end)))
    return out


def _lead_end(spans: Sequence[Span]) -> int:
    """Where the lead ends: so many characters into what follows the title."""
    return (spans[1][0] if len(spans) > 1 else spans[0][0]) + _LEAD


def plain(day: date) -> str:
    """A day as a reader writes it: "24 February 2016"."""
    return f"{day.day} {day:%B} {day.year}"


def from_lead(page: Page, timexes: Sequence[Timex], spans: Sequence[Span]) -> list[Proof]:
    """A dated event named in the lead beside its own weekday ("Thursday night"): the page reports it, within the
    week."""
    last = _lead_end(spans)
    lead = tuple((start, min(end, last)) for start, end in spans if start < last)
    told = [(t, int(m[1])) for t in timexes if (m := _WEEKDAY.search(t.rule)) and t.start < last]
    out = []
    for fact, start, end in facts.met(page.text, lead):
        if fact.kind != "event" or fact.since is None or not told:
            continue
        near = min(told, key=lambda pair: abs(pair[0].start - start))
        if abs(near[0].start - start) < _NEAR and (near[1] - fact.since.isoweekday()) % 7 in (0, 1):
            says = f"reports {fact.name} ({plain(fact.since)}) of {page.text[near[0].start : near[0].end]}"
            days = dayset.between(fact.since, fact.since + timedelta(days=7))
            out.append(Proof(days, _REPORTED, Evidence(says=says, start=start, end=end)))
            break
    return out


def from_its_day(page: Page, timexes: Sequence[Timex], spans: Sequence[Span]) -> list[Proof]:
    """A dated event that the article names, and its day told without the year ("the Aldo attack … July 14"): whose year
    goes without saying was not long ago."""
    told = {(int(m[1]), int(m[2])): t for t in timexes if (m := _MONTH_DAY.match(t.rule))}
    for fact, _, _ in facts.met(page.text, spans) if told else ():
        timex = told.get((fact.since.month, fact.since.day)) if fact.since and fact.kind == "event" else None
        if fact.since is None or timex is None:
            continue
        days, *layers = (
            (dayset.between(fact.since - timedelta(days=1), fact.since + timedelta(days=n)), weight)
            for n, weight in _ITS_DAY
        )
        words = page.text[timex.start : timex.end]
        says = f"tells of {words} without a year, the day of {fact.name} ({plain(fact.since)})"
        return [Proof(*days, Evidence(says=says, start=timex.start, end=timex.end), layers=tuple(layers))]
    return []
