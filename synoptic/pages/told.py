"""What one source tells of another: a sitemap or a feed of pages that lie beside it, found by their addresses.

Addresses are compared as people do: without scheme, "www.", fragment, tracking parameters and a last slash.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from synoptic.model import DateHint
from synoptic.pages import identity
from synoptic.pages.item import Item, Known

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|ns_\w+|at_\w+|xtor)=", re.I)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
_ENDING = re.compile(r"\.(?:html?|xhtml|shtml|php|aspx?|txt|md)$", re.I)
# The address a page gives itself, without parsing the page.
_CANONICAL = re.compile(
    rb"<link\b[^>]{0,300}?\brel\s*=\s*[\"']?canonical\b[^>]{0,300}>|<meta\b[^>]{0,300}?\bog:url\b[^>]{0,300}>", re.I
)
_TARGET = re.compile(rb"\b(?:href|content)\s*=\s*[\"']?(https?://[^\"'\s>]{4,2000})", re.I)
MOST = 2_000_000


class Tip(NamedTuple):
    """What is told of one address: its full form, date hints, a title, who tells it, and whether that is a feed (which
    has nothing to tell of its own items or another feed's)."""

    url: str
    hints: tuple[DateHint, ...]
    title: str | None
    teller: str
    feed: bool = False


class Told:
    """Tips by address; `used` counts, for each teller, the pages that got one."""

    def __init__(self) -> None:
        self._tips: dict[str, Tip] = {}
        self.used: dict[str, int] = {}

    def add(self, tip: Tip) -> bool:
        """Keep a tip; False if there are too many to hold."""
        if len(self._tips) >= MOST:
            return False
        key = address(tip.url)
        held = self._tips.get(key)
        if key and (held is None or len(tip.hints) > len(held.hints)):
            self._tips[key] = tip
        return True

    def with_tips(self, item: Item) -> Item:
        """The item, with what is told of its address added to what is known of it."""
        if not self._tips:
            return item
        tip = self._of(item)
        if tip is None or (item.known.get("format") == "feed" and tip.feed):
            return item
        self.used[tip.teller] = self.used.get(tip.teller, 0) + 1
        known = item.known
        merged: Known = {
            **known,
            "url": known.get("url") or tip.url,
            "title": known.get("title") or tip.title,
            "hints": (*known.get("hints", ()), *tip.hints),
            "digest": identity.digest(item.digest + repr([(h.day, h.bound) for h in tip.hints])),
        }
        return item._replace(known=merged)

    def _of(self, item: Item) -> Tip | None:
        url = item.known.get("url") or (own_address(item.content) if item.html else None)
        found = self._tips.get(address(url)) if url else None
        if found is not None or url:
            return found
        for key in _paths(item.source):
            if key in self._tips:
                return self._tips[key]
        return None


def address(url: str) -> str:
    """The form in which two addresses are compared; "" if it is none."""
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    host = re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host)
    path = _INDEX.sub("", parts.path).rstrip("/")
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def own_address(content: str | bytes) -> str | None:
    """The canonical address in the head of an HTML page."""
    head = content[:200_000]
    raw = head.encode("utf-8", "replace") if isinstance(head, str) else head
    for tag in _CANONICAL.finditer(raw):
        found = _TARGET.search(tag.group())
        if found:
            return found.group(1).decode("utf-8", "replace").replace("&amp;", "&")
    return None


def _paths(source: str) -> list[str]:
    """The addresses that a mirrored file's path may stand for ("saved/halmpost.test/2019/06/ferry.html")."""
    parts = PurePosixPath(source.replace("\\", "/").replace("#", "/")).parts
    made = []
    for at, part in enumerate(parts[:-1]):
        if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", part, re.I):
            path = "/".join(parts[at:])
            made += [address(path), address(_ENDING.sub("", path))]
    return made
