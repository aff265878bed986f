"""Where a page shows a full date: its address, metadata, `<time>` elements, lines of its furniture.

A sighting is only that: which of them is the publication date is weighed in `hints.py`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from synoptic.model import Zone
from synoptic.pages import days
from synoptic.pages.metadata import Metadata

# What was seen; the weights in data/pages/dateweights.json are learned for these. A date that bears the sign "told"
# instead is no candidate.
SIGNS = (
    "json-ld", "meta", "meta-weak", "url", "time", "time-first", "modified",
    "text", "published-word", "updated-word", "alone", "clock", "weekday", "author", "long-line", "listed",
    "top", "title-2", "title-6", "title-15", "title-far", "above-title", "above-6", "body-3", "body-10", "body-far",
    "below-body", "zone-title", "zone-byline", "zone-dateline", "zone-body", "zone-caption", "zone-promo",
    "zone-comment", "zone-related", "zone-navigation", "zone-notice", "last-lines", "first-seen", "first-seen-alone",
    "first-seen-clock", "published-first", "published-updated",
)  # fmt: skip
_STRONG = frozenset({
    "json-ld datepublished", "meta article:published_time", "meta og:article:published_time", "meta datepublished",
    "meta parsely-pub-date", "meta sailthru.date", "meta dc.date.issued", "meta dcterms.created", "meta pubdate",
    "meta publish-date", "meta publishdate", "meta citation_publication_date", "meta og:published_time",
})  # fmt: skip
_PUBLISHED = re.compile(
    r"\b(publish\w*|posted|issued|created|first published|publi[ée]e?|publicado|pubblicato|veröffentlicht|erstellt|"
    r"erschienen|gepubliceerd|publicerad|publisert|offentliggjort|julkaistu|opublikowano|dodano|vydáno|publikováno|megjelent|publicat|"
    r"yayın\w*|опубликован\w*|опубліковано|публикация|δημοσι\w*|diterbitkan|date)\b",
    re.I,
)
_UPDATED = re.compile(
    r"\b(updated?|modified|revised|edited|changed|mis à jour|actualizado|atualizado|aggiornato|aktualisiert|geändert|"
    r"bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|aktualizováno|frissítve|actualizat|güncel\w*|обновлен\w*|оновлено|"
    r"ενημέρωση|diperbarui)\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.I)
_WEEKDAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b[,.]?",
    re.I,
)
_AUTHOR = re.compile(r"^\s*(?:by|von|par|por|di|av|od|автор)\b|\bby [A-Z]|@", re.I)
_URL_DAY = re.compile(
    r"[/=_.-](?:(?P<y>(?:19|20)\d\d)[/_.-](?P<m>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_.-]"
    r"(?P<d>[0-2]?\d|3[01])|(?P<yy>(?:19|20)\d\d)[/_.-]?(?P<mm>0[1-9]|1[0-2])(?P<dd>[0-2]\d|3[01]))"
    r"(?=[/_.\-?&]|[a-z]\d|$)",
    re.I,
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])/")
_ARCHIVED = re.compile(r"web\.archive\.org/(?:web/)?((?:19|20)\d{6})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FURNITURE_LINE = 260
_ALONE = 24  # characters beside the date in a line that is there for it
_STAMP_WORDS = 12
_DIGITS = re.compile(r"\d\d")


class Sighting(NamedTuple):
    """A date seen. `signs` index into SIGNS; `start`/`end` only in the text; `other` is the second reading of dd/mm."""

    day: date
    origin: str
    says: str
    signs: frozenset[str]
    start: int | None = None
    end: int | None = None
    other: date | None = None


def from_url(url: str | None) -> Iterator[Sighting]:
    """The day in an address, such as /2017/10/02/, /2016-07/15/, /2016/jul/15/, /2017/1002/ or -20170102."""
    path = re.sub(r"^(?:https?://)?web\.archive\.org/(?:web/)?\d+[a-z_]*/", "", url or "")
    for found in _URL_DAY.finditer(path):
        month = found["m"] or found["mm"]
        number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
        day = days.make(int(found["y"] or found["yy"]), number, int(found["d"] or found["dd"]))
        if day:
            yield Sighting(day, "url", f"the address holds {found.group().strip('/=_.-')}", frozenset({"url"}))
            return


def url_month(url: str | None) -> tuple[date, date] | None:
    """First and last day of the month that an address holds (/2016/08/), if it holds no day."""
    if not url or any(True for _ in from_url(url)):
        return None
    found = _URL_MONTH.search(url)
    if not found:
        return None
    year, month = int(found.group(1)), int(found.group(2))
    first = date(year, month, 1)
    return first, date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def archived(url: str | None) -> date | None:
    """The day of a web archive's capture."""
    found = _ARCHIVED.search(url or "")
    stamp = found.group(1) if found else None
    return days.make(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:])) if stamp else None


def from_metadata(meta: Metadata | None) -> Iterator[Sighting]:
    """Days in JSON-LD and meta tags, published and modified, and of the page's `<time>` elements."""
    if meta is None:
        return
    for wording, source in meta.published:
        found = days.first(wording)
        if found:
            sign = "json-ld" if source.startswith("JSON") else "meta" if source.lower() in _STRONG else "meta-weak"
            yield Sighting(found.day, "metadata", f"{source} says {wording[:40]}", frozenset({sign}), other=found.other)
    for wording, source in meta.modified:
        found = days.first(wording)
        if found:
            says = f"{source} says {wording[:40]}"
            yield Sighting(found.day, "metadata", says, frozenset({"modified"}), other=found.other)
    for rank, wording in enumerate(meta.times[:12]):
        found = days.first(wording)
        if found:
            signs = frozenset({"time", "time-first"} if rank == 0 else {"time"})
            yield Sighting(found.day, "metadata", f"a <time> element says {wording[:40]}", signs, other=found.other)


def from_text(text: str, zones: tuple[Zone, ...]) -> Iterator[Sighting]:
    """Days in the page's lines: in furniture of any length up to a few sentences, in the body only in short lines."""
    title = next((i for i, zone in enumerate(zones) if zone.kind == "title"), None)
    bodies = [i for i, zone in enumerate(zones) if zone.kind == "body" and zone.end - zone.start > 80]
    edges = (title, bodies[0] if bodies else len(zones), bodies[-1] if bodies else len(zones))
    seen = False
    for i in _dated(text, zones):
        zone = zones[i]
        size = zone.end - zone.start
        if size < 6 or (zone.kind in ("body", "related", "promo") and size > _FURNITURE_LINE):
            continue
        found = list(days.find(text, zone.start, min(zone.end, zone.start + 1500)))
        if not found:
            continue
        line = text[zone.start : zone.end]
        shared = _line_signs(line, zone, i, len(zones)) | _place_signs(i, *edges)
        for one in found:
            signs = set(shared)
            signs |= _word_signs(line[: one.start - zone.start][-40:])
            if len(line) - (one.end - one.start) < _ALONE:
                signs.add("alone")
            if _told(line, zone, signs, below=i > edges[2]):
                signs = {"told"}
            if len(found) > 1:
                signs.add("listed")
            leading = "told" not in signs and (title is None or i >= title - 3)
            if leading and not seen and zone.kind not in ("related", "comment"):
                signs |= {"first-seen"} | {f"first-seen-{sign}" for sign in ("alone", "clock") if sign in signs}
                signs |= {"published-first"} if "published-word" in signs else set()
                seen = True
            signs.add(f"zone-{zone.kind}")
            says = f"a line says {_short(line, one.start - zone.start)}"
            yield Sighting(one.day, "text", says, frozenset(signs), one.start, one.end, one.other)


def _told(line: str, zone: Zone, signs: set[str], *, below: bool) -> bool:
    """Whether a date is told rather than stamped: inside a sentence, a caption, an appeal, a teaser, or with a comment.

    Such a date says nothing of the day of publication by itself; captions and comments still bound it.
    """
    if zone.kind == "comment":
        return below
    if "alone" in signs or "published-word" in signs:
        return False
    if zone.kind in ("body", "caption", "promo", "related"):
        return True
    return len(line.split()) > _STAMP_WORDS and not signs & {"updated-word", "clock", "author"}


def _dated(text: str, zones: tuple[Zone, ...]) -> list[int]:
    """The zones that hold two digits in a row at all."""
    starts = [zone.start for zone in zones]
    found = []
    at = 0
    while digits := _DIGITS.search(text, at):
        i = bisect.bisect_right(starts, digits.start()) - 1
        if i >= 0 and digits.start() < zones[i].end:
            found.append(i)
            at = max(zones[i].end, digits.end())
        else:
            at = digits.end()
    return found


def _line_signs(line: str, zone: Zone, i: int, count: int) -> set[str]:
    signs = {"text", f"zone-{zone.kind}"}
    if _CLOCK.search(line):
        signs.add("clock")
    if _WEEKDAY.search(line):
        signs.add("weekday")
    if _AUTHOR.search(line):
        signs.add("author")
    if len(line) > 120:
        signs.add("long-line")
    if _PUBLISHED.search(line) and _UPDATED.search(line):
        signs.add("published-updated")
    if i < 4:
        signs.add("top")
    if i >= count - 4:
        signs.add("last-lines")
    return signs


def _place_signs(i: int, title: int | None, first: int, last: int) -> set[str]:
    """Where a line stands between title, the body's first long line and its last."""
    signs = set()
    if title is not None:
        away = i - title
        if away < 0:
            signs.add("above-6" if away >= -6 else "above-title")
        else:
            signs.add("title-2" if away <= 2 else "title-6" if away <= 6 else "title-15" if away <= 15 else "title-far")
    if i <= first:
        signs.add("body-3" if first - i <= 3 else "body-10" if first - i <= 10 else "body-far")
    elif i > last:
        signs.add("below-body")
    return signs


def _word_signs(before: str) -> set[str]:
    """The nearest of the words for publishing and updating that stand right before a date."""
    published = [m.end() for m in _PUBLISHED.finditer(before)]
    updated = [m.end() for m in _UPDATED.finditer(before)]
    if updated and updated[-1] > (published[-1] if published else 0):
        return {"updated-word"}
    return {"published-word"} if published else set()


def _short(line: str, at: int) -> str:
    low = max(0, at - 24)
    return f"“{'…' if low else ''}{' '.join(line[low : at + 40].split())}”"
