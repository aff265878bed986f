"""Rows of JSON Lines and JSON files: one page a row.

Fields read: `id`, `url`, `text` or `html`, `outlet`, `date`, `title`.

Other common names of the same fields are read too (see `_NAMES`). A row that cannot be read is a Failure that names
file and line; the rows after it are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from synoptic.errors import NotText
from synoptic.model import Failure
from synoptic.pages import identity

_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uid", "doc_id", "page_id"),
    "url": ("url", "link", "uri", "source_url", "canonical_url", "permalink"),
    "text": ("text", "content", "body", "plain_text", "maintext", "article", "dump"),
    "html": ("html", "raw_html", "content_html"),
    "outlet": ("outlet", "publisher", "site_name", "sitename", "source_name", "newspaper"),
    "date": ("date", "published", "date_publish", "published_at", "publish_date", "pubDate", "date_published"),
    "title": ("title", "headline"),
}
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


class Row(NamedTuple):
    """The fields of one row that concern a page; `warnings` tell what of it was not understood."""

    text: str | None
    html: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: date | None
    digest: str
    warnings: tuple[str, ...]


def lines(name: str, opened: BinaryIO, max_bytes: int) -> Iterator[tuple[str, Row | Failure]]:
    """The rows of a JSON Lines stream with their sources ("file#id"), read line by line; `max_bytes` bounds a line."""
    number = 0
    seen: set[str] = set()
    while True:
        raw = opened.readline(max_bytes + 1)
        if not raw:
            return
        number += 1
        where = f"{name}:{number}"
        if len(raw) > max_bytes:
            while raw and not raw.endswith(b"\n"):  # to the end of the line, in pieces
                raw = opened.readline(1 << 20)
            cause = f"the row is over the limit of {max_bytes:,} bytes"
            yield where, Failure(source=where, cause=cause, remedy="raise the limit with --max-bytes")
            continue
        if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            found = json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            cause = f"the line is not JSON ({_short(error)})"
            yield where, Failure(source=where, cause=cause, remedy="correct or remove the line")
            continue
        yield _row(name, where, str(number), found, seen)


def objects(name: str, raw: bytes) -> Iterator[tuple[str, Row | Failure]]:
    """The rows of a JSON file: a list of objects, one object, or an object with a list of them under a usual name."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotText(f"the file is not JSON ({_short(error)})", "correct it, or rename it to .txt") from error
    if isinstance(found, dict) and not any(key in found for key in (*_NAMES["text"], *_NAMES["html"])):
        for key in ("pages", "articles", "rows", "items", "docs", "data", "results"):
            if isinstance(found.get(key), list):
                found = found[key]
                break
    several = isinstance(found, list)
    usable = (*_NAMES["text"], *_NAMES["html"])
    if not any(isinstance(one, dict) and any(key in one for key in usable) for one in (found if several else [found])):
        raise NotText("the JSON file holds no rows with text or html", "give a list of objects with text or html")
    seen: set[str] = set()
    for number, one in enumerate(found if several else [found], 1):
        yield _row(name, f"{name}[{number}]" if several else name, str(number), one, seen)


def _row(name: str, where: str, number: str, found: Any, seen: set[str]) -> tuple[str, Row | Failure]:
    if not isinstance(found, dict):
        remedy = "give objects with text or html"
        return where, Failure(source=where, cause="the row is not a JSON object", remedy=remedy)
    field = {key: _field(found, names) for key, names in _NAMES.items()}
    if field["text"] is None and field["html"] is None:
        return where, Failure(source=where, cause="the row has neither text nor html", remedy="give it one of the two")
    mark = field["id"] or number
    source = f"{name}#{mark}"
    if source in seen:
        source = f"{name}#{mark}:{number}"
    seen.add(source)
    day, warnings = _day(field["date"])
    content = identity.digest(json.dumps(found, sort_keys=True, ensure_ascii=True, default=str))
    text, html, url, outlet, title = (field[key] for key in ("text", "html", "url", "outlet", "title"))
    return source, Row(text, html, url, outlet, title, day, content, warnings)


def _field(found: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for key in names:
        value = found.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _day(says: str | None) -> tuple[date | None, tuple[str, ...]]:
    """The day of an ISO date or time, or of any unambiguous wording; the day as written, whatever the time zone."""
    if says is None:
        return None, ()
    found = _DAY.match(says.strip())
    try:
        if found:
            return date(*(int(part) for part in found.groups())), ()
        if re.search(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b", says):
            return None, (f"the row's date {says[:40]!r} can be read in two ways and was left out",)
        from dateutil.parser import parse

        return parse(says, fuzzy=False).date(), ()
    except (ValueError, OverflowError):
        return None, (f"the row's date {says[:40]!r} was not understood",)


def _short(error: BaseException) -> str:
    return str(error).split("\n")[0][:120] or type(error).__name__
