"""What a stream holds, told from its first bytes; the extension only decides where content cannot."""

from __future__ import annotations

import json
import re
from typing import Literal

from synoptic.pages import layers, table_names

Kind = Literal[
    "text", "html", "rows", "json", "warc", "feed", "sitemap", "mhtml", "mail", "mbox", "pdf", "zip", "tar", "table",
    "parquet", "xml",
]  # fmt: skip

_TAGS = re.compile(
    rb"<\s*(!doctype\s+html|html|head|body|meta|title|div|article|section|main|p|span|table|a\s|h1|script|link)\b", re.I
)
# The root element decides: what comes before it is declarations and comments.
_ROOT = re.compile(rb"(?:\s|<\?[^>]*>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\])?\s*>)*<\s*(?:[\w.-]+:)?(\w+)", re.I | re.S)
_FEEDS = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap"}
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From: .{0,3}Saved by )", re.I | re.M)
_SENT = re.compile(rb"^(?:Received|Message-ID|To|Delivered-To|Return-Path|List-[\w-]+|X-Mailer):", re.I | re.M)
_MBOX = re.compile(rb"From \S[^\r\n]* \d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n" + _HEADER.pattern)


def kind(name: str, head: bytes) -> Kind:
    """The kind of content, from up to 64 KiB of its head and, in doubt, its file name."""
    lower = layers.ENDINGS.sub("", name.lower())
    packed = _packed_kind(head)
    if packed:
        return packed
    if b"\x00" in head[:256]:  # UTF-16/32: bring the ASCII part to sight
        head = head.replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"WARC/"):
        return "warc"
    if start[:1] in b"{[" and start:
        found = _json_kind(lower, start)
        if found:
            return found
    elif lower.endswith((".jsonl", ".ndjson")):
        return "rows"
    return _mail_kind(lower, start) or _markup_kind(lower, start) or _table_kind(lower, head) or "text"


def _packed_kind(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024] and not head[:1024].lstrip().startswith((b"<", b"{")):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    return "tar" if head[257:262] == b"ustar" else None


def _json_kind(name: str, start: bytes) -> Kind | None:
    if name.endswith((".jsonl", ".ndjson")):
        return "rows"
    if start[:1] == b"{" and _JSON_FEED.search(start[:4096]):
        return "feed"
    line, _, rest = start.partition(b"\n")
    if start[:1] == b"{":
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            pass
        else:
            return "json" if name.endswith(".json") and not rest.lstrip().startswith(b"{") else "rows"
        # One row longer than the head that we see, or a pretty-printed object.
        if re.match(rb'\{\s*"[^"\n]{1,80}"\s*:', start):
            return "json" if name.endswith(".json") or b"\n" in start[:200] else "rows"
    return "json" if name.endswith(".json") else None


def _mail_kind(name: str, start: bytes) -> Kind | None:
    """Mail begins with header fields; a browser's archive looks the same, but nobody has sent it."""
    if _MBOX.match(start):
        return "mbox"
    if not _HEADER.match(start):
        return None
    fields = re.split(rb"\r?\n\r?\n", start[:32768], maxsplit=1)[0]
    related = b"multipart/related" in fields.lower()
    if related and (name.endswith((".mht", ".mhtml")) or _SAVED.search(fields) or not _SENT.search(fields)):
        return "mhtml"
    if name.endswith((".eml", ".mht", ".mhtml")):
        return "mail"
    lower = b"\n" + fields.lower()
    return "mail" if b"\nfrom:" in lower and (b"\nmessage-id:" in lower or b"\nmime-version:" in lower) else None


def _markup_kind(name: str, start: bytes) -> Kind | None:
    first = start[:4096]
    if first[:1] == b"<":
        root = _ROOT.match(first)
        tag = root.group(1).lower() if root else b""
        if tag in _FEEDS:
            return "sitemap" if _FEEDS[tag] == "sitemap" else "feed"
        if _TAGS.search(first):
            return "html"
        if first.startswith(b"<?xml"):
            return "xml"
    named = name.endswith((".html", ".htm", ".xhtml", ".shtml"))
    # Markdown and text may hold a few tags; HTML without a head is full of them.
    tags = len(_TAGS.findall(start[:16384]))
    return "html" if (named and tags) or (tags >= 8 and not name.endswith((".txt", ".md"))) else None


def _table_kind(name: str, head: bytes) -> Kind | None:
    """A table has columns in its first line; without the extension the columns must be those of pages."""
    if name.endswith((".csv", ".tsv", ".tab")):
        return "table"
    return "table" if not name.endswith((".txt", ".md")) and table_names.is_header(head) else None
