"""Dates that come with a page but not from its article: what they prove, and how surely.

"on" hints weigh, for each day seen (`sightings.py`), the chance that it is the publication date; the weights of the
signs are learned on dated pages (`training/pages/dates.py`). "before" and "after" (both inclusive) are bounds: a
capture, a comment, a modification is not older than the article; a dated picture or post in it is not younger.
A promo's or a teaser's date bounds nothing but the crawl and gives no hint.
"""

from __future__ import annotations

import json
import math
import re
from datetime import date
from functools import cache
from pathlib import Path

from synoptic.errors import DataError
from synoptic.model import DateHint, Zone
from synoptic.pages import days, outlet, sightings
from synoptic.pages.metadata import Metadata
from synoptic.pages.sightings import SIGNS, Sighting

_WEIGHTS = Path(__file__).parent.parent / "data" / "pages" / "dateweights.json"
# Where numbers are written month first; elsewhere 10/03 is the tenth of March.
_MONTH_FIRST = frozenset({"USA", "PHL", "CHN", "TWN", "KOR"})
_LEAST = 0.12
_MOST = 0.985
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)", re.I)
EXTRA = ("kinds", "sightings", "newest", "oldest", "only")


def hints(
    text: str, zones: tuple[Zone, ...], *, url: str | None = None, metadata: Metadata | None = None
) -> tuple[DateHint, ...]:
    """All hints of a page, the likeliest first."""
    seen = collect(text, zones, url, metadata)
    made = _on(seen)
    made += _bounds(text, zones, url, seen)
    return tuple(made)


def collect(text: str, zones: tuple[Zone, ...], url: str | None, metadata: Metadata | None) -> list[Sighting]:
    """All dates seen, with doubtful numbers (10/03) read as the page's other dates or its country ask."""
    seen = [*sightings.from_url(url), *sightings.from_metadata(metadata), *sightings.from_text(text, zones)]
    sure = {one.day for one in seen if one.other is None}
    known = outlet.from_url(url)
    american = (known is not None and known.country in _MONTH_FIRST) or (known is None and _says_month_first(text))
    made = []
    for one in seen:
        if one.other is not None:
            swap = one.other in sure or (american and one.day not in sure)
            one = one._replace(day=one.other if swap else one.day)
        if 1990 <= one.day.year <= date.today().year + 1:
            made.append(one)
    return made


def _says_month_first(text: str) -> bool:
    """English written "October 2, 2017" goes with 10/02/2017."""
    return bool(re.search(r"\b(?:January|February|March|April|June|July|August|September|October|November|December) \d{1,2},? \d{4}", text))


def features(seen: list[Sighting]) -> dict[date, list[float]]:
    """For each day: which signs any of its sightings bears, and how the day stands among the others."""
    by: dict[date, list[Sighting]] = {}
    for one in seen:
        by.setdefault(one.day, []).append(one)
    lead = [day for day, found in by.items() if any(not one.signs <= {"modified"} for one in found)]
    made = {}
    for day, found in by.items():
        signs = frozenset().union(*(one.signs for one in found))
        kinds = {one.origin if one.origin != "metadata" else one.says.split(" says")[0] for one in found}
        extra = [
            math.log1p(len(kinds)), math.log1p(len(found)), float(bool(lead) and day == max(lead)),
            float(bool(lead) and day == min(lead)), float(len(by) == 1),
        ]  # fmt: skip
        made[day] = [float(sign in signs) for sign in SIGNS] + extra
    return made


def _on(seen: list[Sighting]) -> list[DateHint]:
    """For each likely day the sightings that speak for it, all with the day's chance as weight."""
    if not seen:
        return []
    weights, bias, years = _weights()
    chances = {}
    for day, values in features(seen).items():
        score = bias + sum(w * v for w, v in zip(weights, values, strict=True))
        chances[day] = 1 / (1 + math.exp(-score))
    # Days exclude one another: what the others take is not left for this one.
    total = sum(chances.values())
    made: list[DateHint] = []
    for day in sorted(chances, key=lambda d: (-chances[d], d))[:4]:
        chance = min(_MOST, chances[day] / max(1.0, total))
        if chance < _LEAST:
            break
        said: set[str] = set()
        for one in sorted((s for s in seen if s.day == day), key=lambda s: _rank(s)):
            origin = one.origin
            if origin in said:
                continue
            said.add(origin)
            made.append(_hint(one, "on", chance))
    return made


def _rank(one: Sighting) -> tuple[int, int]:
    order = ("json-ld", "meta", "url", "published-word", "time-first", "alone", "zone-dateline", "zone-byline")
    best = next((i for i, sign in enumerate(order) if sign in one.signs), len(order))
    return best, one.start or 0


def _hint(one: Sighting, bound: str, weight: float, says: str = "") -> DateHint:
    return DateHint(
        day=one.day,
        origin="url" if one.origin == "url" else "text" if one.origin == "text" else "metadata",
        bound="before" if bound == "before" else "after" if bound == "after" else "on",
        says=says + one.says,
        weight=round(weight, 3),
        start=one.start,
        end=one.end,
    )


def _bounds(text: str, zones: tuple[Zone, ...], url: str | None, seen: list[Sighting]) -> list[DateHint]:
    """What was surely there before the article, and what came surely after it."""
    made = []
    capture = sightings.archived(url)
    if capture:
        says = f"archived on {capture.isoformat()}"
        made.append(DateHint(day=capture, origin="url", bound="before", says=says, weight=0.95))
    month = sightings.url_month(url)
    if month:
        says = f"the address holds {month[0]:%Y/%m}"
        made.append(DateHint(day=month[0], origin="url", bound="after", says=says, weight=0.7))
        made.append(DateHint(day=month[1], origin="url", bound="before", says=says, weight=0.7))
    modified = [one for one in seen if "modified" in one.signs]
    if modified:
        made.append(_hint(max(modified, key=lambda one: one.day), "before", 0.85, "modified: "))
    comments = [one for one in seen if "zone-comment" in one.signs]
    if comments:
        made.append(_hint(min(comments, key=lambda one: one.day), "before", 0.6, "a comment: "))
    pictures = [one for one in seen if "zone-caption" in one.signs and "published-word" not in one.signs]
    if pictures:
        made.append(_hint(max(pictures, key=lambda one: one.day), "after", 0.6, "a picture or post in it: "))
    return made + _copyright(text, zones)


def _copyright(text: str, zones: tuple[Zone, ...]) -> list[DateHint]:
    """A copyright line's last year is the year of the article or, later, of the capture: it bounds from above."""
    for zone in zones:
        if zone.kind != "notice":
            continue
        found = _COPYRIGHT.search(text, zone.start, zone.end)
        last = days.make(int(found.group(1)), 12, 31) if found else None
        if found and last:
            says = f"copyright {found.group(1)}"
            start, end = found.span(1)
            return [DateHint(day=last, origin="text", bound="before", says=says, weight=0.4, start=start, end=end)]
    return []


@cache
def _weights() -> tuple[list[float], float, int]:
    """Weights for SIGNS and EXTRA, and the bias. Raises DataError."""
    try:
        read = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
        weights = [float(read["weights"][name]) for name in (*SIGNS, *EXTRA)]
        return weights, float(read["bias"]), int(read.get("pages", 0))
    except (OSError, ValueError, KeyError) as error:
        raise DataError("the weights of the date signs are missing or damaged", "install Synoptic again") from error
