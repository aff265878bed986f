"""Dates that a machine wrote into a page: in its address, JSON-LD, meta tags, `<time>` elements, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from synoptic.pages import days
from synoptic.pages.metadata import Metadata
from synoptic.pages.sightings import Sighting

_STRONG = frozenset({
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "publishdate", "citation_publication_date",
    "og:published_time",
})  # fmt: skip
_URL_DAY = re.compile(
    r"[/=_.-](?:(?P<y>(?:19|20)\d\d)[/_.-](?P<m>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_.-]"
    r"(?P<d>[0-2]?\d|3[01])|(?P<yy>(?:19|20)\d\d)[/_.-]?(?P<mm>0[1-9]|1[0-2])(?P<dd>[0-2]\d|3[01]))"
    r"(?=[/_.\-?&]|[a-z]\d|$)",
    re.I,
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])/")
_URL_YEAR = re.compile(r"/((?:19[89]|20[0-3])\d)(?=[/-])")
_ARCHIVED = re.compile(r"web\.archive\.org/(?:web/)?((?:19|20)\d{6})")
_ARCHIVES = re.compile(r"^(?:https?://)?web\.archive\.org/(?:web/)?\d+[a-z_]*/")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def address(url: str | None) -> str:
    """The page's own address, without that of an archive before it."""
    return _ARCHIVES.sub("", url or "")


def from_url(url: str | None) -> Iterator[Sighting]:
    """The day in an address, such as /2017/10/02/, /2016-07/15/, /2016/jul/15/, /2017/1002/ or -20170102."""
    found = _in_address(address(url))
    if found:
        yield Sighting(found[0], "url", f"the address holds {found[1]}", frozenset({"url"}))


def _in_address(path: str) -> tuple[date, str] | None:
    for found in _URL_DAY.finditer(path):
        month = found["m"] or found["mm"]
        number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
        day = days.make(int(found["y"] or found["yy"]), number, int(found["d"] or found["dd"]))
        if day:
            return day, found.group().strip("/=_.-")
    return None


def url_month(url: str | None) -> tuple[date, date] | None:
    """First and last day of the month that an address holds (/2016/08/), if it holds no day."""
    if not url or any(True for _ in from_url(url)):
        return None
    found = _URL_MONTH.search(address(url))
    if not found:
        return None
    year, month = int(found.group(1)), int(found.group(2))
    first = date(year, month, 1)
    return first, date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def url_year(url: str | None) -> int | None:
    """The year that an address holds as a folder (/2016/), whatever follows it."""
    found = _URL_YEAR.search(address(url))
    return int(found[1]) if found else None


def archived(url: str | None) -> date | None:
    """The day of a web archive's capture."""
    found = _ARCHIVED.search(url or "")
    stamp = found.group(1) if found else None
    return days.make(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:])) if stamp else None


def from_metadata(meta: Metadata | None) -> Iterator[Sighting]:
    """Days in JSON-LD, meta tags and scripts, published and modified, of the page's `<time>` elements and pictures."""
    if meta is None:
        return
    for wording, source in meta.published:
        if found := days.first(wording):
            signs = frozenset({_source(source)})
            yield Sighting(found.day, "metadata", f"{source} says {wording[:40]}", signs, other=found.other)
    for wording, source in meta.modified:
        if found := days.first(wording):
            signs = frozenset({"modified"})
            yield Sighting(found.day, "metadata", f"{source} says {wording[:40]}", signs, other=found.other)
    first = True
    for wording, where in meta.times:
        if found := days.first(wording):
            signs = frozenset({"time", *(["time-first"] if first else []), *([f"time-{where}"] if where else [])})
            first = False
            yield Sighting(found.day, "metadata", f"a <time> element says {wording[:40]}", signs, other=found.other)
    for picture in meta.pictures:
        if seen := _in_address(picture):
            yield Sighting(seen[0], "metadata", f"the picture's address holds {seen[1]}", frozenset({"picture"}))


def _source(source: str) -> str:
    """How sure a place in the metadata is."""
    where, _, name = source.partition(" ")
    if where == "JSON-LD":
        return "json-ld" if name == "datePublished" else "json-other"
    if where == "script":
        return "script-published" if "publi" in name.lower() or "pub" in name.lower() else "script"
    return "meta" if name.lower() in _STRONG else "meta-weak" if where == "meta" else "meta-other"
