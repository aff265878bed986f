"""The fields of a row that concern a page, under their usual names; what of them makes a page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from synoptic.model import Failure
from synoptic.pages import identity
from synoptic.pages.item import Item, Known

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uid", "doc_id", "page_id", "guid"),
    "url": ("url", "link", "uri", "source_url", "canonical_url", "permalink", "address"),
    "text": ("text", "content", "body", "plain_text", "maintext", "article", "dump", "full_text", "content_text"),
    "html": ("html", "raw_html", "content_html"),
    "outlet": ("outlet", "publisher", "site_name", "sitename", "source_name", "newspaper", "publication"),
    "date": ("date", "published", "date_publish", "published_at", "publish_date", "pubDate", "date_published",
             "publication_date", "published_date"),
    "title": ("title", "headline"),
}  # fmt: skip
CONTENT = (*NAMES["text"], *NAMES["html"])
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 2, 2))
_MARKUP = re.compile(r"\s*<(?:!doctype|html|body|article|section|div|p|h[1-4]|span|figure|ul|ol|a|img)\b", re.I)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


class Sources:
    """Names for the rows of one file ("file#id"): a name taken gets the row's number too."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: set[str] = set()

    def name(self, mark: str | None, number: int) -> str:
        """The source of row `number` that calls itself `mark`."""
        source = f"{self._name}#{mark or number}"
        if source in self._seen:
            source = f"{source}:{number}"
        self._seen.add(source)
        return source


def item(found: Mapping[str, Any], where: str, number: int, names: Sources) -> Item | Failure:
    """The page of one row, or the Failure that says what it lacks; `where` is its place in the file."""
    field = {key: _field(found, known) for key, known in NAMES.items()}
    if field["text"] is None and field["html"] is None:
        return Failure(source=where, cause="the row has neither text nor html", remedy="give it one of the two")
    day, warnings = day_of(field["date"])
    known: Known = {
        "url": field["url"], "outlet": field["outlet"], "title": field["title"], "published": day, "format": "row",
        "digest": identity.digest(json.dumps(dict(found), sort_keys=True, ensure_ascii=True, default=str)),
        "warnings": warnings,
    }  # fmt: skip
    html = field["html"] is not None or _MARKUP.match(field["text"] or "") is not None
    return Item(names.name(field["id"], number), (field["html"] or field["text"]) or "", html, known)


def _field(found: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for key in names:
        value = found.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, date):  # a table's own type
            value = value.isoformat()
        if isinstance(value, str) and value.strip():
            return value
    return None


def day_of(says: str | None) -> tuple[date | None, tuple[str, ...]]:
    """The day of an ISO date or time, or of any unambiguous wording; the day as written, whatever the time zone.

    What is not understood, or can be read in two ways, is None and a warning.
    """
    if says is None:
        return None, ()
    found = _DAY.match(says.strip())
    try:
        if found:
            return date(*(int(part) for part in found.groups())), ()
        if re.search(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b", says):
            return None, (f"the row's date {says[:40]!r} can be read in two ways and was left out",)
        from dateutil.parser import parse

        # What the wording leaves open is filled from the default: a day that moves with it was not said.
        first, second = (parse(says[:100], default=default, ignoretz=True).date() for default in _DEFAULTS)
        return (first, ()) if first == second else (None, (f"the row's date {says[:40]!r} names no day",))
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None, (f"the row's date {says[:40]!r} was not understood",)
