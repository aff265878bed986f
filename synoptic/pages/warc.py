"""WARC and WET archives (ISO 28500), plain, gzip or Zstandard: each HTML or text response is a page.

Records are read one after another in constant memory. Responses other than 200, robots.txt, DNS look-ups, pictures and
the like are counted. A record that is cut is read as far as it goes, and said; behind a damaged one reading goes on
at the next.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from synoptic.errors import PageTooLarge
from synoptic.model import DateHint, Failure, Skipped
from synoptic.pages import http_body, identity
from synoptic.pages.faults import failure
from synoptic.pages.item import Found, Item, Known, before

_HTML = ("text/html", "application/xhtml+xml")
_TEXT = ("text/plain", "text/markdown")
_BEGIN = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|(?<=\n)WARC/1\.")
_DAMAGED = "the archive is damaged"
_MOST_DAMAGES = 100
_PIECE = 1 << 16
_DIGITS = 12  # of a page's id: a crawl has thousands of pages with one slug (index, article)


def read(name: str, opened: io.BufferedReader, max_bytes: int) -> Iterator[Found]:
    """The pages of an archive; sources are "file#address", a second capture of an address bears its time too."""
    archive = _Archive(name, max_bytes)
    at, damages = 0, 0
    while True:
        try:
            yield from archive.records(opened, at)
            if _next_record(opened, archive.position + 1) is not None:  # its header is cut, so nothing of it was seen
                yield Failure(source=name, cause="the archive ends inside a record", remedy="fetch the file again")
            break
        except OSError as error:
            damages += 1
            position = max(archive.position, at)
            if position > at or not at:  # else the same damage goes on
                yield Failure(
                    source=f"{name}#byte-{position}",
                    cause=f"{_DAMAGED} in or behind this record ({(str(error).splitlines() or [''])[0][:80]})",
                    remedy="what stands before and behind it was read; fetch the file again",
                )
            found = _next_record(opened, position + 1) if damages < _MOST_DAMAGES else None
            if found is None:
                break
            at = found
    for why, count in archive.passed.items():
        yield Skipped(source=name, why=why, count=count)


def _next_record(opened: io.BufferedReader, at: int) -> int | None:
    """Where the next record begins behind a damage; None in a pipe, or if there is none."""
    try:
        opened.seek(at)
    except OSError:
        return None
    kept = b""
    while piece := opened.read(_PIECE):
        window = kept + piece
        for found in _BEGIN.finditer(window):
            if _is_record(window[found.start() : found.start() + 4096]):
                return at - len(kept) + found.start()
        at += len(piece)
        kept = window[-10:]
    return None


def _is_record(start: bytes) -> bool:
    """Whether bytes that look like a beginning are one: three bytes of gzip's are found by chance too."""
    if start[:2] == b"\x1f\x8b":
        try:
            start = zlib.decompressobj(31).decompress(start, 16) or b"WARC/"  # so short that nothing comes out yet
        except zlib.error:
            return False
    return start.startswith((b"WARC/", b"\x28\xb5\x2f\xfd"))


class _Stream:
    """A stream as FastWARC takes it: it asks others to seek, which a pipe or a member of a zip cannot."""

    def __init__(self, opened: io.BufferedReader) -> None:
        self._opened = opened
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        found = self._opened.read(size)
        self._at += len(found)
        return found

    def tell(self) -> int:
        return self._at


def _sound(records: Iterator[Any]) -> Iterator[Any]:
    """The records; a panic of FastWARC, which is no Exception, becomes an OSError."""
    try:
        yield from records
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise OSError("the reader gave up on it") from error
        raise


class _Archive:
    """The state of one reading: what was passed over, which addresses were seen, where the last record began."""

    def __init__(self, name: str, max_bytes: int) -> None:
        self.passed: Counter[str] = Counter()
        self.position = 0
        self._name = name
        self._most = max_bytes
        self._seen: dict[int, bytes] = {}

    def records(self, opened: io.BufferedReader, at: int) -> Iterator[Found]:
        """The pages from byte `at` on. Raises OSError where the archive is damaged."""
        from fastwarc.warc import ArchiveIterator

        if at:
            opened.seek(at)
        stream: Any = _Stream(opened)
        for record in _sound(ArchiveIterator(stream, parse_http=True, quirks_mode=True)):
            self.position = at + record.stream_pos
            if record.headers.get("Content-Length") is None:
                raise OSError("the header of the record is cut")
            url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
            why = _no_page(record, url)
            if why:
                self.passed.update([why] if why != "-" else [])
                continue
            try:
                found = self._page(record, url)
            except (PageTooLarge, ValueError, EOFError) as error:
                yield failure(self._source(url, None), error)
                continue
            if found is None:
                self.passed["captures of a page that had not changed"] += 1
            else:
                yield found

    def _page(self, record: Any, url: str) -> Item | None:
        expected = record.content_length
        raw = record.reader.read(self._most + 1)
        if len(raw) > self._most:
            raise PageTooLarge(f"over the limit of {self._most:,} bytes", "raise the limit with --max-bytes")
        warnings: tuple[str, ...] = ()
        if len(raw) < expected:
            warnings = (f"the archive is cut in this record: {len(raw):,} of {expected:,} bytes were read",)
        headers = record.http_headers
        if headers is not None:
            raw, told = http_body.decoded(raw, _plain(headers), self._most)
            warnings += told
        captured = _day(record.record_date)
        digest = identity.digest(raw)
        key = hash(url)
        if self._seen.get(key) == bytes.fromhex(digest)[:16]:
            return None
        source = self._source(url, record.record_date if key in self._seen else None)
        self._seen[key] = bytes.fromhex(digest)[:16]
        known: Known = {
            "id": identity.page_id(source, _DIGITS),
            "url": url or None, "format": "warc", "charset": record.http_charset, "warnings": warnings,
            "hints": _hints(captured, record), "digest": identity.digest(digest + f" {captured}"),
        }  # fmt: skip
        kind = _content_type(record)
        return Item(source, raw, kind in _HTML or (kind not in _TEXT and _looks_html(raw)), known)

    def _source(self, url: str, again: datetime | None) -> str:
        mark = url or f"byte-{self.position}"
        return f"{self._name}#{mark}@{again:%Y%m%d%H%M%S}" if again else f"{self._name}#{mark}"


def _no_page(record: Any, url: str) -> str | None:
    """Why a record is no page; "-" if it does not count (requests, notes of the crawler); None if it is one."""
    kind = str(record.headers.get("WARC-Type") or "").lower()
    if kind == "revisit":
        return "captures of a page that had not changed"
    if kind not in ("response", "resource", "conversion"):
        return "-"
    if url.startswith("dns:"):
        return "DNS look-ups"
    if not url.startswith(("http://", "https://")) and kind == "response":
        return "responses that are no web pages"
    headers = record.http_headers
    if headers is not None and headers.status_code != 200:
        return f"responses with status {headers.status_code}" if headers.status_code else "responses without a status"
    if _path(url).endswith("/robots.txt") or _path(url) == "/robots.txt":
        return "robots.txt"
    content = _content_type(record)
    if content and content not in (*_HTML, *_TEXT):
        return f"responses of type {content}"
    return "empty responses" if not record.content_length else None


def _content_type(record: Any) -> str:
    """The type of the page itself, in lower case; "" if nothing tells it."""
    given = record.http_content_type if record.http_headers is not None else None
    if given is None and record.http_headers is None:
        given = record.headers.get("Content-Type")
    return str(given or "").split(";")[0].strip().lower()


def _looks_html(raw: bytes) -> bool:
    return re.match(rb"\s*<(?:!doctype\s+html|html|head|body)\b", raw[:2000], re.I) is not None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.lower()
    except ValueError:
        return ""


def _plain(headers: Any) -> dict[str, str]:
    return {str(key).lower(): str(value) for key, value in headers.items()}


def _hints(captured: date | None, record: Any) -> tuple[DateHint, ...]:
    """A capture comes after publication, and so does what the server calls the last change."""
    made = [before(captured, f"crawled on {captured.isoformat()} (WARC-Date)", 0.97)] if captured else []
    changed = _day(record.http_last_modified) if record.http_headers is not None else None
    if changed and (captured is None or changed < captured) and changed.year > 1990:
        made.append(before(changed, f"last changed on {changed.isoformat()} (HTTP Last-Modified)", 0.7, "updated"))
    return tuple(made)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None and 1990 <= moment.year <= 2100 else None
