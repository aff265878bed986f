"""Sources to pages: `read` streams over files, folders and standard input.

A broken source gives a `Failure`, what is no page a `Skipped`; the batch goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Unpack

from synoptic.errors import EmptyPage, SynopticError
from synoptic.model import DateHint, Failure, Page, Skipped, Zone
from synoptic.pages import (
    beside,
    credit,
    decode,
    formats,
    hints,
    html,
    identity,
    outlet,
    passed,
    sources,
    tongue,
    zones,
)
from synoptic.pages.faults import READING, defect, failure
from synoptic.pages.item import MAX_BYTES, Found, Item, Known
from synoptic.pages.metadata import Metadata

__all__ = ["MAX_BYTES", "Known", "from_html", "from_text", "items", "page", "read"]


def read(paths: str | Path | Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Page | Failure | Skipped]:
    """The pages behind `paths` (files, folders, "-" for standard input), in order, each read when it is asked for.

    Folders are read with all folders in them, in sorted order. `max_bytes` bounds one page: a text, HTML or PDF file,
    one row of a table, one record of an archive (which may itself be of any size), after compression is taken off.
    """
    for found in items(paths, max_bytes=max_bytes):
        yield page(found) if isinstance(found, Item) else found


def items(paths: str | Path | Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Found]:
    """What `read` makes pages of, with its digest, before the work of making them; then `page` makes one."""
    wanted = [paths] if isinstance(paths, (str, Path)) else list(paths)
    tellers = beside.consult(wanted, max_bytes)
    for found in sources.walk(wanted):
        if isinstance(found, Failure):
            yield found
        elif found.name not in tellers.sitemaps:
            for one in _opened(found, max_bytes):
                yield tellers.told.with_tips(one) if isinstance(one, Item) else one
    yield from tellers.account()


def _opened(found: sources.Named, max_bytes: int) -> Iterator[Found]:
    why = None if found.asked else passed.kind(found.name)
    if why:
        yield Skipped(source=found.name, why=why)
        return
    try:
        opened = sources.stream(found)
    except READING as error:
        yield sources.unopened(found, error)
        return
    with opened:
        yield from formats.read(found, opened, max_bytes)


def page(item: Item) -> Page | Failure:
    """The page of an item, or why it is none."""
    try:
        if item.html:
            return from_html(item.source, item.content, **item.known)
        if isinstance(item.content, str):
            return from_text(item.source, item.content, **item.known)
        text, warnings = decode.decode(item.content, charset=item.known.get("charset"))
        known: Known = {**item.known, "digest": item.digest, "warnings": (*warnings, *item.known.get("warnings", ()))}
        return from_text(item.source, text, **known)
    except READING as error:
        return failure(item.source, error)
    except SynopticError:
        raise
    except Exception as error:  # a defect on one page must not end the batch
        return defect(item.source, error)


def from_text(source: str, text: str, **known: Unpack[Known]) -> Page:
    """A page from decoded text. `known` may give id, url, outlet, title, published, format, digest, warnings.

    The text is kept as it is, but for line ends and characters that cannot be stored (see `decode.clean`).
    Raises EmptyPage.
    """
    text = decode.clean(text)
    title = known.get("title")
    found = zones.read(text, (title,) if title else ())
    full: Known = {**known, "warnings": (*known.get("warnings", ()), *found.warnings)}
    return _page(source, text, found.zones, full, None)


def from_html(source: str, raw: bytes | str, **known: Unpack[Known]) -> Page:
    """A page from HTML, as bytes or decoded; `known` as for `from_text`. Raises EmptyPage, NotText."""
    warnings: tuple[str, ...] = ()
    if isinstance(raw, bytes):
        markup, warnings = decode.decode(raw, html=True, charset=known.get("charset"))
    else:
        markup = decode.clean(raw)
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
    told = outlet.publisher(text, found, url, meta.site if meta else None, source, given=known.get("outlet"))
    publisher = told.name if told else None
    given = _known_hints(known)
    return Page(
        id=known.get("id") or identity.page_id(source),
        source=source,
        text=text,
        digest=known.get("digest") or identity.digest(text),
        format=known.get("format", "text"),
        url=url,
        outlet=publisher,
        outlet_evidence=told.evidence if told else (),
        language=tongue.language(text, found),
        title=title,
        title_span=span,
        zones=found,
        hints=(*given, *hints.hints(text, found, url=url, metadata=meta, outlet=publisher, captured=_captured(given))),
        credits=credit.credits(text, found, meta.authors if meta else ()),
        warnings=tuple(known.get("warnings", ())),
    )


def _known_hints(known: Known) -> tuple[DateHint, ...]:
    day = known.get("published")
    row = (DateHint(day=day, origin="metadata", bound="on", says=f"the row is dated {day.isoformat()}"),) if day else ()
    return (*row, *known.get("hints", ()))


def _captured(given: tuple[DateHint, ...]) -> date | None:
    """The day of the capture, where the source tells it."""
    return min((hint.day for hint in given if hint.kind == "crawled"), default=None)
