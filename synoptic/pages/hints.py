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
from synoptic.pages import days, outlet_table, sightings
from synoptic.pages.metadata import Metadata
from synoptic.pages.sightings import SIGNS, Sighting

_WEIGHTS = Path(__file__).parent.parent / "data" / "pages" / "dateweights.json"
# Where numbers are written month first; elsewhere 10/03 is the tenth of March.
_MONTH_FIRST = frozenset({"USA", "PHL", "CHN", "TWN", "KOR"})
_MONTH_FIRST_WORDS = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December) \d{1,2},? \d{4}"
)
_LEAST = 0.12
_MOST = 0.985
_INDEX = {sign: i for i, sign in enumerate(SIGNS)}
_STRONG = frozenset({"json-ld", "meta", "url", "published-word", "first-seen", "time-first"})
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)", re.I)
# Of a day among the page's days.
EXTRA = ("two-origins", "three-origins", "repeated", "newest", "oldest", "only", "newest-strong", "oldest-strong")


def hints(
    text: str,
    zones: tuple[Zone, ...],
    *,
    url: str | None = None,
    metadata: Metadata | None = None,
    outlet: str | None = None,
) -> tuple[DateHint, ...]:
    """All hints of a page, the likeliest first; the outlet's country tells how it writes 10/03."""
    seen = collect(text, zones, url, metadata, outlet)
    made = _on([one for one in seen if "told" not in one.signs])
    best = made[0] if made else None
    # A bound that the likeliest day breaks is the weaker witness (a clock in another time zone, a template's year).
    made += [
        bound
        for bound in _bounds(text, zones, url, seen)
        if best is None or best.weight < bound.weight or _agree(best, bound)
    ]
    return tuple(made)


def _agree(on: DateHint, bound: DateHint) -> bool:
    return on.day <= bound.day if bound.bound == "before" else on.day >= bound.day


def collect(
    text: str, zones: tuple[Zone, ...], url: str | None, metadata: Metadata | None, outlet: str | None = None
) -> list[Sighting]:
    """All dates seen, with doubtful numbers (10/03) read as the page's other dates or its country ask."""
    seen = [*sightings.from_url(url), *sightings.from_metadata(metadata), *sightings.from_text(text, zones)]
    sure = {one.day for one in seen if one.other is None}
    known = outlet_table.from_url(url) or (outlet_table.by_name(outlet) if outlet else None)
    doubtful = any(one.other is not None for one in seen)
    american = doubtful and (known.country in _MONTH_FIRST if known else _says_month_first(text))
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
    return _MONTH_FIRST_WORDS.search(text) is not None


def features(seen: list[Sighting]) -> dict[date, tuple[list[list[int]], list[float]]]:
    """For each day: the signs of each of its sightings (as indices into SIGNS), and how it stands among the others."""
    by: dict[date, list[Sighting]] = {}
    for one in seen:
        by.setdefault(one.day, []).append(one)
    lead = [day for day, found in by.items() if any("modified" not in one.signs for one in found)]
    strong = [one.day for one in seen if not one.signs.isdisjoint(_STRONG)]
    made = {}
    for day, found in by.items():
        kinds = {one.origin if one.origin != "metadata" else one.says.split(" says")[0] for one in found}
        extra = [
            len(kinds) == 2, len(kinds) > 2, len(found) > 2,
            day == max(lead, default=None), day == min(lead, default=None), len(by) == 1,
            day == max(strong, default=None), day == min(strong, default=None),
        ]  # fmt: skip
        made[day] = ([[_INDEX[sign] for sign in one.signs] for one in found], [float(value) for value in extra])
    return made


def chances(seen: list[Sighting]) -> dict[date, float]:
    """The chance of each day to be the publication date; what is missing to 1 is the chance that none of them is.

    A softmax over the days and "none"; a day's score is the log-sum-exp of its sightings' scores plus its own signs.
    """
    signs, extras, none = _weights()
    scores = {}
    for day, (found, extra) in features(seen).items():
        told = [sum(signs[i] for i in one) for one in found]
        top = max(told)
        own = sum(w * v for w, v in zip(extras, extra, strict=True))
        scores[day] = own + top + math.log(sum(math.exp(t - top) for t in told))
    top = max([none, *scores.values()])
    total = math.exp(none - top) + sum(math.exp(score - top) for score in scores.values())
    return {day: math.exp(score - top) / total for day, score in scores.items()}


def _on(seen: list[Sighting]) -> list[DateHint]:
    """For each likely day the sightings that speak for it, all with the day's chance as weight."""
    if not seen:
        return []
    told = chances(seen)
    made: list[DateHint] = []
    for day in sorted(told, key=lambda d: (-told[d], d))[:4]:
        chance = min(_MOST, told[day])
        if chance < _LEAST:
            break
        said: set[str] = set()
        for one in sorted((s for s in seen if s.day == day), key=_rank):
            if one.origin not in said:
                said.add(one.origin)
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
def _weights() -> tuple[list[float], list[float], float]:
    """Weights for SIGNS, for EXTRA, and the score of "none". Raises DataError."""
    try:
        read = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
        weights = read["weights"]
        return [float(weights[n]) for n in SIGNS], [float(weights[n]) for n in EXTRA], float(read["none"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError("the weights of the date signs are missing or damaged", "install Synoptic again") from error
