"""One stream to the pages in it: its kind is told, the reader of that kind asked; what goes wrong is a Failure."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from synoptic.errors import NotAPage, NotText, SynopticError
from synoptic.model import Failure, Skipped
from synoptic.pages import (
    archive,
    decode,
    feeds,
    identity,
    layers,
    mail,
    packed,
    passed,
    pdf,
    rows,
    sniff,
    sources,
    tables,
    warc,
)
from synoptic.pages.faults import READING, defect, failure
from synoptic.pages.item import Found, Item, Known, before
from synoptic.pages.sources import Named

log = logging.getLogger(__name__)
_NESTED = 3  # archives in archives deeper than this are no pages but a trap


def read(found: Named, opened: io.BufferedReader, max_bytes: int, depth: int = 0) -> Iterator[Found]:
    """The pages in a stream; a fault ends it with a Failure, what is no page in a folder is Skipped."""
    try:
        yield from _read(found, opened, max_bytes, depth)
    except NotAPage as error:
        yield failure(found.name, error) if found.asked else Skipped(source=found.name, why=str(error))
    except READING as error:
        yield failure(found.name, error)
    except SynopticError:  # shipped data are missing: nothing can be read
        raise
    except Exception as error:  # a defect of a reader must not end the batch
        log.debug("reading %s", found.name, exc_info=True)
        yield defect(found.name, error)


def _read(found: Named, opened: io.BufferedReader, max_bytes: int, depth: int) -> Iterator[Found]:
    name = found.name
    kind = sniff.kind(name, layers.head(opened))
    if kind == "warc" and depth == 0:  # FastWARC takes off compression itself, and knows where records begin
        yield from warc.read(name, opened, max_bytes)
        return
    opened = layers.off(opened)
    head = opened.peek(sources.BUFFER)[: sources.BUFFER]
    kind = sniff.kind(name, head)
    if kind == "rows":
        yield from rows.lines(name, opened, max_bytes)
    elif kind == "table":
        yield from tables.read(name, opened, max_bytes)
    elif kind == "parquet":
        yield from tables.parquet(name, opened)
    elif kind == "warc":
        yield from warc.read(name, opened, max_bytes)
    elif kind == "mbox":
        yield from mail.mailbox(name, opened, max_bytes)
    elif kind in ("zip", "tar"):
        yield from _members(found, opened, kind, max_bytes, depth)
    else:
        if kind == "text":
            _refuse(found, head)
        yield from _single(name, kind, sources.whole(opened, max_bytes))


def _single(name: str, kind: sniff.Kind, raw: bytes) -> Iterator[Found]:
    """Formats that are held in memory: most are one page."""
    if kind == "json":
        yield from rows.objects(name, raw)
    elif kind == "feed":
        yield from feeds.read(name, raw)
    elif kind == "mail":
        yield mail.read(name, raw)
    elif kind == "pdf":
        yield pdf.read(name, raw)
    elif kind == "mhtml":
        yield _saved(name, raw)
    elif kind == "sitemap":
        raise NotAPage(
            "a sitemap names pages but holds none", "save the pages it names, and read them together with it"
        )
    elif kind == "xml":
        raise NotText("an XML file that is no feed, no sitemap and no page", "save its text as .txt or as JSON Lines")
    else:
        yield Item(name, raw, kind == "html", {"digest": identity.digest(raw)})


def _saved(name: str, raw: bytes) -> Item:
    saved = archive.unpack(raw)
    known: Known = {"url": saved.url, "charset": saved.charset, "digest": identity.digest(raw)}
    if saved.saved:
        known["hints"] = (before(saved.saved, f"saved on {saved.saved.isoformat()}", 0.97),)
    return Item(name, saved.markup, True, known)


def _members(found: Named, opened: io.BufferedReader, kind: str, max_bytes: int, depth: int) -> Iterator[Found]:
    if depth >= _NESTED:
        raise NotText(f"archives lie in one another more than {_NESTED} deep", "unpack it by hand")
    name = found.name
    for member in packed.zipped(name, opened, max_bytes) if kind == "zip" else packed.tarred(name, opened):
        if isinstance(member, Failure):
            yield member
            continue
        source, inner = member
        why = passed.kind(source)
        if why:
            yield Skipped(source=source, why=why)
        else:
            yield from read(Named(source, asked=False), inner, max_bytes, depth + 1)


def _refuse(found: Named, head: bytes) -> None:
    """Binary data in a folder are passed over unless their name promises a page. Raises NotAPage."""
    if found.asked or passed.promises(layers.ENDINGS.sub("", found.name)):
        return
    try:
        decode.refuse_binary(head)
    except NotText as error:
        raise NotAPage(str(error), error.remedy) from error
