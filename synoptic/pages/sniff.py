"""What a stream holds, told from its first bytes; the extension only decides where content cannot."""

from __future__ import annotations

import json
import re
from typing import Literal

Kind = Literal["text", "html", "rows", "json", "warc", "feed", "mhtml"]

_TAGS = re.compile(
    rb"<\s*(!doctype\s+html|html|head|body|meta|title|div|article|section|main|p|span|table|a\s|h1|script|link)\b", re.I
)
_FEED = re.compile(rb"<\s*(rss|feed|rdf:RDF)\b", re.I)
_MHTML = re.compile(rb"^(From|Date|MIME-Version|Snapshot-Content-Location|Subject):", re.I | re.M)


def kind(name: str, head: bytes) -> Kind:
    """The kind of content, from up to 64 KiB of its head and, in doubt, its file name."""
    lower = re.sub(r"\.gz$", "", name.lower())
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
    if b"multipart/related" in head[:4096].lower() and _MHTML.search(head[:4096]):
        return "mhtml"
    return _markup_kind(lower, start)


def _json_kind(name: str, start: bytes) -> Kind | None:
    if name.endswith((".jsonl", ".ndjson")):
        return "rows"
    line, _, rest = start.partition(b"\n")
    if start[:1] == b"{":
        try:
            json.loads(line)
        except ValueError:
            pass
        else:
            return "json" if name.endswith(".json") and not rest.lstrip().startswith(b"{") else "rows"
        # One row longer than the head that we see, or a pretty-printed object.
        if re.match(rb'\{\s*"[^"\n]{1,80}"\s*:', start):
            return "json" if name.endswith(".json") or b"\n" in start[:200] else "rows"
    return "json" if name.endswith(".json") else None


def _markup_kind(name: str, start: bytes) -> Kind:
    first = start[:4096]
    if _FEED.search(first[:1024]) and not re.match(rb"<\s*(!doctype\s+html|html)\b", first, re.I):
        return "feed"
    if first[:1] == b"<" and _TAGS.search(first):
        return "html"
    named = name.endswith((".html", ".htm", ".xhtml"))
    # Markdown and text may hold a few tags; HTML without a head is full of them.
    tags = len(_TAGS.findall(start[:16384]))
    return "html" if (named and tags) or (tags >= 8 and not name.endswith((".txt", ".md"))) else "text"
