"""Dates that come with a page but not from its article: what they prove, and how surely.

"on" hints weigh, for each day seen (`sightings.py`, `stamps.py`), the chance that it is the publication date
(`date_choice.py`). "before" and "after" (both inclusive) are bounds: a capture, a comment, a modification is not older
than the article; a dated picture or post in it is not younger. Each hint says which kind of date it is, so that
published, updated and crawled are never mixed up. A promo's or a teaser's date bounds nothing but the crawl.
"""

from __future__ import annotations

import re
from datetime import date

from synoptic.model import DateHint, DateKind, Zone
from synoptic.pages import ago, days, outlet_table, sightings, stamps
from synoptic.pages.date_choice import Around, chances
from synoptic.pages.metadata import Metadata
from synoptic.pages.sightings import Sighting

# Where numbers are written month first; elsewhere 10/03 is the tenth of March.
_MONTH_FIRST = frozenset({"USA", "PHL", "CHN", "TWN", "KOR"})
_MONTH_FIRST_WORDS = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December) \d{1,2},? \d{4}"
)
_PM = re.compile(r",?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)? ?[ap]\.?m\b", re.I)
_FURNITURE = frozenset({"navigation", "notice", "related", "promo"})
_LEAST = 0.12
_MOST = 0.985
_LIKELY = 0.4
_SHOWN = 4  # days told of
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)", re.I)
_ORDER = ("json-ld", "meta", "url", "time-published", "published-word", "time-first", "alone", "zone-dateline",
          "zone-byline")  # fmt: skip


def hints(
    text: str,
    zones: tuple[Zone, ...],
    *,
    url: str | None = None,
    metadata: Metadata | None = None,
    outlet: str | None = None,
    captured: date | None = None,
) -> tuple[DateHint, ...]:
    """All hints of a page, the likeliest first; the outlet's country tells how it writes 10/03. `captured` is the day
    of the crawl where the source tells it (a WARC record): "3 hours ago" counts from it."""
    limits = around(text, zones, url, captured)
    seen = collect(text, zones, url, metadata, outlet, limits.captured)
    made = _on(seen, limits)
    best = made[0] if made else None
    # A bound that a likely day breaks has been weighed with it and found the weaker witness (a clock in another time
    # zone, a template's year); nothing is published after its capture.
    made += [
        bound
        for bound in (*_bounds(seen, limits, url), *_copyright(text, zones), *_age(text, zones, limits.captured))
        if best is None or best.weight < _LIKELY or bound.kind == "crawled" or _agree(best, bound)
    ]
    return tuple(made)


def _agree(on: DateHint, bound: DateHint) -> bool:
    return on.day <= bound.day if bound.bound == "before" else on.day >= bound.day


def around(text: str, zones: tuple[Zone, ...], url: str | None, captured: date | None = None) -> Around:
    """What bounds the days of a page from outside."""
    line = _copyright_line(text, zones)
    year = int(line.group(1)) if line else None
    furniture = sum(zone.kind in _FURNITURE for zone in zones)
    return Around(stamps.url_month(url), stamps.url_year(url), year, captured or stamps.archived(url), furniture)


def collect(
    text: str,
    zones: tuple[Zone, ...],
    url: str | None,
    metadata: Metadata | None,
    outlet: str | None = None,
    captured: date | None = None,
) -> list[Sighting]:
    """All dates seen, with doubtful numbers (10/03) read as the page's other dates or its country ask."""
    seen = [*stamps.from_url(url), *stamps.from_metadata(metadata), *sightings.from_text(text, zones)]
    if captured is not None:
        seen += ago.from_text(text, zones, captured)
    sure = {one.day for one in seen if one.other is None}
    known = outlet_table.from_url(url) or (outlet_table.by_name(outlet) if outlet else None)
    doubtful = any(one.other is not None for one in seen)
    american = doubtful and (known.country in _MONTH_FIRST if known else _says_month_first(text, seen))
    last = captured or date.today()
    made = []
    for one in seen:
        if one.other is not None:
            swap = one.other in sure or (one.day not in sure and (american or one.day > last >= one.other))
            one = one._replace(day=one.other if swap else one.day)
        if 1990 <= one.day.year <= last.year + 1:
            made.append(one)
    return made


def _says_month_first(text: str, seen: list[Sighting]) -> bool:
    """English written "October 2, 2017", or a clock with "pm" behind the numbers, goes with 10/02/2017."""
    clocks = (one.end for one in seen if one.other is not None and one.end is not None)
    return any(_PM.match(text, end) for end in clocks) or _MONTH_FIRST_WORDS.search(text) is not None


def _on(seen: list[Sighting], limits: Around) -> list[DateHint]:
    """For each likely day the sightings that speak for it, all with the day's chance as weight."""
    told = chances(seen, limits)
    made: list[DateHint] = []
    for day in sorted(told, key=lambda d: (-told[d], d))[:_SHOWN]:
        chance = min(_MOST, told[day])
        if chance < _LEAST:
            break
        said: set[str] = set()
        for one in sorted((s for s in seen if s.day == day and "aside" not in s.signs), key=_rank):
            if one.origin not in said:
                said.add(one.origin)
                kind: DateKind = "updated" if one.signs & {"modified", "time-updated", "updated-word"} else "published"
                made.append(_hint(one, "on", kind, chance))
    return made


def _rank(one: Sighting) -> tuple[int, int]:
    best = next((i for i, sign in enumerate(_ORDER) if sign in one.signs), len(_ORDER))
    return best + len(_ORDER) * ("told" in one.signs), one.start or 0


def _hint(one: Sighting, bound: str, kind: DateKind, weight: float, says: str = "") -> DateHint:
    return DateHint(
        day=one.day,
        origin="url" if one.origin == "url" else "text" if one.origin == "text" else "metadata",
        bound="before" if bound == "before" else "after" if bound == "after" else "on",
        says=says + one.says,
        weight=round(weight, 3),
        start=one.start,
        end=one.end,
        kind=kind,
    )


def _bounds(seen: list[Sighting], limits: Around, url: str | None) -> list[DateHint]:
    """What was surely there before the article, and what came surely after it."""
    made = []
    capture = stamps.archived(url)
    if capture:
        says = f"archived on {capture.isoformat()}"
        made.append(DateHint(day=capture, origin="url", bound="before", says=says, weight=0.95, kind="crawled"))
    if limits.month:
        first, last = limits.month
        says = f"the address holds {first:%Y/%m}"
        made.append(DateHint(day=first, origin="url", bound="after", says=says, weight=0.7))
        made.append(DateHint(day=last, origin="url", bound="before", says=says, weight=0.7))
    modified = [one for one in seen if "modified" in one.signs]
    if modified:
        last_change = max(modified, key=lambda one: one.day)
        made.append(_hint(last_change, "before", "updated", 0.85, "modified: "))
    comments = [one for one in seen if "zone-comment" in one.signs]
    if comments:
        made.append(_hint(min(comments, key=lambda one: one.day), "before", "comment", 0.6, "a comment: "))
    pictures = [one for one in seen if "zone-caption" in one.signs and "published-word" not in one.signs]
    if pictures:
        made.append(_hint(max(pictures, key=lambda one: one.day), "after", "shown", 0.6, "a picture or post in it: "))
    return made


def _age(text: str, zones: tuple[Zone, ...], captured: date | None) -> list[DateHint]:
    found = ago.bound(text, zones, captured or date.today())
    return [found] if found else []


def _copyright_line(text: str, zones: tuple[Zone, ...]) -> re.Match[str] | None:
    found = (_COPYRIGHT.search(text, zone.start, zone.end) for zone in zones if zone.kind == "notice")
    return next((one for one in found if one), None)


def _copyright(text: str, zones: tuple[Zone, ...]) -> list[DateHint]:
    """A copyright line's last year is the year of the article or, later, of the capture: it bounds from above."""
    found = _copyright_line(text, zones)
    last = days.make(int(found.group(1)), 12, 31) if found else None
    if not found or not last:
        return []
    says, (start, end) = f"copyright {found.group(1)}", found.span(1)
    return [
        DateHint(day=last, origin="text", bound="before", says=says, weight=0.4, start=start, end=end, kind="copyright")
    ]
