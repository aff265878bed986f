"""Sitemaps (sitemaps.org 0.9, with Google's news extension): no pages, but they tell when pages were published.

`news:publication_date` is a day of publication, `lastmod` a day on which the page was there already.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from synoptic.model import DateHint
from synoptic.pages import xml
from synoptic.pages.fields import day_of
from synoptic.pages.item import before, on
from synoptic.pages.told import Tip

_URL = frozenset({"url", "sitemap"})


def tips(name: str, opened: io.BufferedIOBase) -> Iterator[Tip]:
    """What a sitemap tells of each address. Raises NotText where it is damaged; the tips before that are good."""
    for element in xml.elements(opened, _URL):
        said: dict[str, str] = {}
        for child in element.iter():
            if isinstance(child.tag, str) and child.text and child.text.strip():
                said.setdefault(_key(child), child.text.strip())
        if "loc" in said and xml.local(element.tag) == "url":
            yield Tip(said["loc"], _hints(said), said.get("news:title"), name)


def _key(element: Any) -> str:
    """A tag with "news:" before it where it stands in a news block (an image's title is no page's)."""
    parent = element.getparent()
    around = xml.local(parent.tag) if parent is not None and isinstance(parent.tag, str) else ""
    tag = xml.local(element.tag)
    return tag if around in ("url", "sitemap", "") else f"{around}:{tag}"


def _hints(said: dict[str, str]) -> tuple[DateHint, ...]:
    made = []
    published, _ = day_of(said.get("news:publication_date"))
    if published:
        made.append(on(published, f"the sitemap gives it as published on {published.isoformat()}", 0.96))
    changed, _ = day_of(said.get("lastmod"))
    if changed:
        made.append(before(changed, f"the sitemap gives it as last changed on {changed.isoformat()}", 0.8, "updated"))
    return tuple(made)
