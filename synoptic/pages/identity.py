"""Names of pages: the id and the digest."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath, PureWindowsPath


def page_id(source: str, digits: int = 6) -> str:
    """A slug of the source's last part without its extension, and six (or more) hex digits of the source's SHA-1."""
    last = PureWindowsPath(PurePosixPath(source).name).name
    last = last.rsplit("#", 1)[-1]
    stem = re.sub(r"(\.(txt|md|text|html?|xhtml|mhtml?|jsonl?|ndjson|gz|warc|xml|rss))+$", "", last, flags=re.I)
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:32].strip("-")
    return f"{slug or 'page'}-{_hex(hashlib.sha1, source)[:digits]}"


def digest(content: bytes | str) -> str:
    """SHA-256 of the content, as hex."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def _hex(kind: object, text: str) -> str:
    return kind(text.encode("utf-8", "surrogatepass")).hexdigest()  # type: ignore[operator, no-any-return]
