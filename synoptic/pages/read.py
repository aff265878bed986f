"""Sources to pages: `read` streams over files, folders and standard input.

A broken source gives a `Failure`, the batch goes on.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal, TypedDict, Unpack

from synoptic.errors import EmptyPage, NotText, PageError
from synoptic.model import DateHint, Failure, Page, Zone
from synoptic.pages import (
    archive,
    credit,
    decode,
    hints,
    html,
    identity,
    outlet,
    outlet_table,
    rows,
    sniff,
    sources,
    tongue,
    zones,
)
from synoptic.pages.metadata import Metadata

MAX_BYTES = 50_000_000
_LATER = {
    "warc": ("a WARC archive", "unpack its pages to HTML files or to rows of JSON Lines"),
    "feed": ("a feed or sitemap", "save the pages it names"),
}
_READING = (OSError, EOFError, zlib.error, PageError, RecursionError, ValueError)


class Known(TypedDict, total=False):
    """What is known of a page beside its content (a row's fields, a feed's item). All may be missing or None."""

    id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: date | None
    format: Literal["text", "html", "row", "feed", "warc"]
    digest: str
    warnings: tuple[str, ...]


def read(paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Page | Failure]:
    """The pages behind `paths` (files, folders, "-" for standard input), in order, each read when it is asked for.

    Folders are read with all folders in them, in sorted order. `max_bytes` bounds one page: a text or HTML file, or
    one row of a JSON Lines file (which may itself be of any size).
    """
    for found in sources.walk([paths] if isinstance(paths, (str, Path)) else paths):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            with sources.stream(found) as opened:
                yield from _pages(found, opened, max_bytes)
        except _READING as error:
            yield sources.failure(found, error)


def _pages(name: str, opened: BinaryIO, max_bytes: int) -> Iterator[Page | Failure]:
    peek = getattr(opened, "peek", None)
    kind = sniff.kind(name, bytes(peek(65536))[:65536] if peek else b"")
    if kind == "rows":
        for source, row in rows.lines(name, opened, max_bytes):
            yield row if isinstance(row, Failure) else _row(source, row)
        return
    raw = sources.whole(opened, max_bytes)
    if kind == "json":
        for source, row in rows.objects(name, raw):
            yield row if isinstance(row, Failure) else _row(source, row)
    elif kind == "html":
        yield from_html(name, raw)
    elif kind == "mhtml":
        saved = archive.unpack(raw)
        yield from_html(name, saved.markup, url=saved.url, digest=identity.digest(raw))
    elif kind in ("warc", "feed"):
        what, remedy = _LATER[kind]
        raise NotText(f"this is {what}, which is not read yet", remedy)
    else:
        text, warnings = decode.decode(raw)
        yield from_text(name, text, digest=identity.digest(raw), warnings=warnings)


def _row(source: str, row: rows.Row) -> Page | Failure:
    known: Known = {"url": row.url, "outlet": row.outlet, "title": row.title, "published": row.published,
                    "format": "row", "digest": row.digest, "warnings": row.warnings}  # fmt: skip
    try:
        if row.html is not None:
            return from_html(source, row.html, **known)
        return from_text(source, row.text or "", **known)
    except _READING as error:
        return sources.failure(source, error)


def from_text(source: str, text: str, **known: Unpack[Known]) -> Page:
    """A page from decoded text. `known` may give id, url, outlet, title, published, format, digest, warnings.

    The text is kept as it is, but for line ends and characters that cannot be stored (see `decode.clean`).
    Raises EmptyPage.
    """
    text = decode.clean(text)
    title = known.get("title")
    return _page(source, text, zones.zones(text, (title,) if title else ()), known, None)


def from_html(source: str, raw: bytes | str, **known: Unpack[Known]) -> Page:
    """A page from HTML, as bytes or decoded; `known` as for `from_text`. Raises EmptyPage, NotText."""
    markup, warnings = decode.decode(raw, html=True) if isinstance(raw, bytes) else (decode.clean(raw), ())
    full: Known = {"digest": identity.digest(raw), "format": "html", **known}
    found = html.read(markup)
    full["warnings"] = (*warnings, *found.warnings, *known.get("warnings", ()))
    if found.zones is None:
        return from_text(source, found.text, **full)
    return _page(source, found.text, found.zones, full, found.metadata)


def _page(source: str, text: str, found: tuple[Zone, ...], known: Known, meta: Metadata | None) -> Page:
    if not text.strip("\ufeff\ufffd \t\n"):
        raise EmptyPage("the page has no text", "save the page again")
    span = next(((zone.start, zone.end) for zone in found if zone.kind == "title"), None)
    title = known.get("title") or (text[slice(*span)] if span else meta.titles[0] if meta and meta.titles else None)
    url = known.get("url") or (meta.url if meta else None)
    name = known.get("outlet")
    site = meta.site if meta else None
    publisher = outlet_table.canonical(name) if name else outlet.outlet(text, found, url, site, source)
    return Page(
        id=known.get("id") or identity.page_id(source),
        source=source,
        text=text,
        digest=known.get("digest") or identity.digest(text),
        format=known.get("format", "text"),
        url=url,
        outlet=publisher,
        language=tongue.language(text, found),
        title=title,
        title_span=span,
        zones=found,
        hints=_known_hints(known) + hints.hints(text, found, url=url, metadata=meta, outlet=publisher),
        credits=credit.credits(text, found),
        warnings=tuple(known.get("warnings", ())),
    )


def _known_hints(known: Known) -> tuple[DateHint, ...]:
    day = known.get("published")
    if day is None:
        return ()
    return (DateHint(day=day, origin="metadata", bound="on", says=f"the row is dated {day.isoformat()}"),)
