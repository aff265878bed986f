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
_TELLERS = 3  # of one address; more say the same


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
        self._tips: dict[str, tuple[Tip, ...]] = {}
        self.used: dict[str, int] = {}

    def add(self, tip: Tip) -> bool:
        """Keep a tip; False if there are too many to hold."""
        if len(self._tips) >= MOST:
            return False
        key = address(tip.url)
        held = self._tips.get(key, ())
        if key and len(held) < _TELLERS and all(tip.hints != one.hints for one in held):
            self._tips[key] = (*held, tip)
        return True

    def with_tips(self, item: Item) -> Item:
        """The item, with what is told of its address added to what is known of it."""
        if not self._tips:
            return item
        tips = [tip for tip in self._of(item) if not (tip.feed and item.known.get("format") == "feed")]
        if not tips:
            return item
        for tip in tips:
            self.used[tip.teller] = self.used.get(tip.teller, 0) + 1
        known = item.known
        hints = tuple(hint for tip in tips for hint in tip.hints)
        merged: Known = {
            **known,
            "url": known.get("url") or tips[0].url,
            "title": known.get("title") or next((tip.title for tip in tips if tip.title), None),
            "hints": (*known.get("hints", ()), *hints),
            "digest": identity.digest(item.digest + repr([(hint.day, hint.bound) for hint in hints])),
        }
        return item._replace(known=merged)

    def _of(self, item: Item) -> tuple[Tip, ...]:
        url = item.known.get("url") or (own_address(item.content) if item.html else None)
        if url:
            return self._tips.get(address(url), ())
        return next((self._tips[key] for key in _paths(item.source) if key in self._tips), ())


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
