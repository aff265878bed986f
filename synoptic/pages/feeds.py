"""RSS, Atom, RDF and JSON feeds: each item with a text is a page, with the dates and names that the feed gives it.

XML feeds are read by feedparser, which expands no entities of their own and touches no network. An item that has only
its summary is kept and says so: a summary is not the article.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from synoptic.errors import NotText
from synoptic.model import DateHint, Failure, Skipped
from synoptic.pages import fields, identity, outlet_table, rows
from synoptic.pages.item import Found, Item, Known, before, on
from synoptic.pages.told import Tip

TEASER = "only the feed's summary of the article, not the article"
_CUT = "the feed is cut or damaged: its items after this were not read"
_WORDS_OF_AN_ARTICLE = 120
_GOES_ON = re.compile(r"(?:\[?(?:…|\.\.\.|&#8230;|&hellip;)\]?|continue reading|read more)\W*$", re.I)
_TAG = re.compile(r"<[^>]*>")
_SECTION = re.compile(r"\s+[|–—»>:·-]+\s+|: ")


class Entry(NamedTuple):
    """An item of a feed, whatever its format; `content` and `summary` are HTML."""

    mark: str | None
    url: str | None
    title: str | None
    author: str | None
    content: str | None
    summary: str | None
    published: str | None
    updated: str | None
    outlet: str | None


class Feed(NamedTuple):
    """A feed's title, its items, and whether it was read to its end."""

    title: str | None
    entries: list[Entry]
    whole: bool


def read(name: str, raw: bytes) -> Iterator[Found]:
    """The pages of a feed; sources are "file#guid". Raises NotText."""
    feed = parse(raw)
    names = fields.Sources(name)
    bare = 0
    for number, entry in enumerate(feed.entries, 1):
        if (entry.content or entry.summary or "").strip():
            yield _item(entry, names.name(entry.mark or entry.url, number))
        else:
            bare += 1
    if bare:
        yield Skipped(source=name, why="feed items without a text", count=bare)
    if not feed.whole:
        yield Failure(source=name, cause=_CUT, remedy="fetch the feed again")
    elif not feed.entries:
        raise NotText("the feed has no items", "save the pages it is about")


def tips(name: str, raw: bytes) -> Iterator[Tip]:
    """What a feed tells of the pages it links to, for those that lie beside it. Raises NotText."""
    for entry in parse(raw).entries:
        made = hints(entry)
        if entry.url and made:
            yield Tip(entry.url, made, None, name, feed=True)


def parse(raw: bytes) -> Feed:
    """A feed of any format. Raises NotText."""
    return _json(raw) if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _xml(raw)


def _item(entry: Entry, source: str) -> Item:
    teaser = not entry.content and _is_teaser(entry.summary or "")
    known: Known = {
        "url": entry.url, "outlet": entry.outlet, "title": entry.title, "format": "feed", "hints": hints(entry),
        "digest": identity.digest(repr(entry)), "warnings": (TEASER,) if teaser else (),
    }  # fmt: skip
    return Item(source, _shown(entry), True, known)


def _is_teaser(summary: str) -> bool:
    words = _TAG.sub(" ", summary)
    return len(words.split()) < _WORDS_OF_AN_ARTICLE or _GOES_ON.search(words) is not None


def _shown(entry: Entry) -> str:
    """The item as a feed reader shows it: title, author, text."""
    content = entry.content or entry.summary or ""
    parts = []
    if entry.title:
        parts.append(f"<h1>{html.escape(entry.title)}</h1>")
    if entry.author and entry.author not in content[:1000]:
        parts.append(f'<p class="byline">By {html.escape(entry.author)}</p>')
    return f"<html><body><article>{''.join(parts)}<div>{content}</div></article></body></html>"


def hints(entry: Entry) -> tuple[DateHint, ...]:
    """Published is the day of publication; an update comes after it."""
    made = []
    published, _ = fields.day_of(entry.published)
    if published:
        made.append(on(published, f"the feed gives it as published on {published.isoformat()}"))
    updated, _ = fields.day_of(entry.updated)
    if updated and updated != published:
        made.append(before(updated, f"the feed gives it as updated on {updated.isoformat()}", 0.85, "updated"))
    return tuple(made)


def _xml(raw: bytes) -> Feed:
    import feedparser

    found: Any = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and not found.version:
        raise NotText("the feed is damaged: no item could be read", "fetch it again")
    title = _text(dict.get(found.feed, "title"))
    site = outlet_table.host_of(dict.get(found.feed, "link"))
    rdf = str(found.version).startswith(("rss09", "rss10"))
    entries = [_entry(one, title, site, rdf) for one in found.entries]
    return Feed(title, entries, not found.bozo or _only_encoding(found))


def _only_encoding(found: Any) -> bool:
    """feedparser calls a feed broken for a wrong content type or charset too, which loses nothing."""
    error = dict.get(found, "bozo_exception")
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType", "UndeclaredNamespace")


def _entry(one: Any, feed: str | None, site: str, rdf: bool) -> Entry:
    get = dict.get  # the library's own look-up takes one date for another
    url = get(one, "feedburner_origlink") or get(one, "link")
    contents = sorted(get(one, "content", ()), key=lambda part: len(part.get("value", "")))
    published, updated = get(one, "published"), get(one, "updated")
    if rdf and not published:  # dc:date, the only date that RSS 1.0 has
        published, updated = updated, None
    source = get(one, "source")
    name = _text(source.get("title")) if source else None
    host = outlet_table.host_of(url)
    if name is None and (
        not host or not site or host == site or host.endswith(f".{site}") or site.endswith(f".{host}")
    ):
        name = outlet(feed)
    return Entry(
        mark=get(one, "id"), url=url, title=_text(get(one, "title")), author=_text(_author(one)),
        content=_html(contents[-1]) if contents else None, summary=_html(get(one, "summary_detail") or {}),
        published=published, updated=updated, outlet=name,
    )  # fmt: skip


def _author(one: Any) -> str | None:
    detail = dict.get(one, "author_detail") or {}
    return detail.get("name") or dict.get(one, "author")


def _html(part: Any) -> str | None:
    value = part.get("value") or ""
    if not value.strip():
        return None
    if part.get("type") == "text/plain":
        return _paragraphs(value)
    return str(value)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def outlet(title: str | None) -> str | None:
    """The outlet that a feed's title names, without the section behind a bar ("The Halm Post – World")."""
    if not title:
        return None
    parts = [title, *_SECTION.split(title)]
    known = next((found for part in parts if (found := outlet_table.by_name(part.strip()))), None)
    return known.name if known else parts[1].strip() if len(parts) > 1 and parts[1].strip() else title


def _text(value: Any) -> str | None:
    """Plain words of a title or name that may hold tags and entities."""
    words = " ".join(html.unescape(_TAG.sub(" ", str(value or ""))).split())
    return words or None


def _json(raw: bytes) -> Feed:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org)."""
    found = rows.parsed(raw)
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise NotText("the JSON feed has no list of items", "fetch it again")
    title = _text(found.get("title"))
    entries = []
    for one in found["items"]:
        if not isinstance(one, dict):
            continue
        authors = one.get("authors") or [one.get("author")]
        names = [str(a["name"]) for a in authors if isinstance(a, dict) and a.get("name")] if authors else []
        text = one.get("content_text")
        entries.append(Entry(
            mark=str(one["id"]) if one.get("id") else None, url=_string(one.get("url")), title=_text(one.get("title")),
            author=" and ".join(names) or None,
            content=_string(one.get("content_html")) or (_paragraphs(text) if isinstance(text, str) else None),
            summary=_paragraphs(one["summary"]) if isinstance(one.get("summary"), str) else None,
            published=_string(one.get("date_published")), updated=_string(one.get("date_modified")),
            outlet=outlet(title),
        ))  # fmt: skip
    return Feed(title, entries, True)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
