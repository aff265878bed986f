"""What recurs word for word at the edges of several articles of one outlet, and speaks of the outlet, is furniture.

One page alone may not show it: an appeal, a writer's portrait or a house notice reads like the article's last
paragraph. A paragraph of background recurs too, and is the article's: so a line must also address the reader, name its
outlet, or tell who writes there. Copies of one article count as one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import urlsplit

import msgspec

from synoptic.model import Page, Zone
from synoptic.pages import furniture

FEWEST = 3  # articles in which a line must stand
_WORDS = 5  # of the shortest line that is compared
_EDGE = 6  # body lines looked at from either end
_MOST = 0.3  # share of a body that furniture may be
_OWN = re.compile(
    r"@\w|\bhttps?:|\bwww\.|\b(?:is|was) an? (?:[\w’'-]+ ){0,6}"
    r"(?:reporter|correspondent|columnist|editor|writer|journalist|contributor|author|fellow|professor|analyst)\b|\b(?:newsletter|subscri\w+|donat\w+|e-?mail|podcast)\b",
    re.I,
)


class Recurring:
    """What the pages of each outlet share, gathered page by page; then each page can be asked for anew."""

    def __init__(self) -> None:
        self._articles: dict[tuple[str, bytes], set[bytes]] = {}

    def add(self, page: Page) -> None:
        """Take in a page, whatever its zones are called by now."""
        group = _group(page)
        stands_for = _longest(page)
        if group is None or stands_for is None:
            return
        for zone in _lines(page):
            key = group, _mark(page.text[zone.start : zone.end])
            articles = self._articles.setdefault(key, set())
            if len(articles) < FEWEST:
                articles.add(stands_for)

    def cleared(self, page: Page) -> Page | None:
        """The page with such lines taken out of its body; None if there are none."""
        group = _group(page)
        body = [i for i, zone in enumerate(page.zones) if zone.kind == "body"]
        if group is None or len(body) < 3:
            return None
        found = {*self._run(page, group, body[:_EDGE]), *self._run(page, group, body[: -_EDGE - 1 : -1])}
        sizes = {i: page.zones[i].end - page.zones[i].start for i in body}
        if not found or sum(sizes[i] for i in found) > _MOST * sum(sizes.values()):
            return None
        zones = [
            Zone(start=zone.start, end=zone.end, kind="promo") if i in found else zone
            for i, zone in enumerate(page.zones)
        ]
        return msgspec.structs.replace(page, zones=tuple(zones))

    def _run(self, page: Page, group: str, edge: list[int]) -> Iterator[int]:
        """The lines of furniture from the edge inwards, up to the first that is none."""
        for i in edge:
            line = page.text[page.zones[i].start : page.zones[i].end]
            if len(self._articles.get((group, _mark(line)), ())) < FEWEST or not _speaks(line, page):
                return
            yield i


def _speaks(line: str, page: Page) -> bool:
    named = page.outlet is not None and page.outlet.lower().removeprefix("the ") in line.lower()
    return named or furniture.addresses(line) or _OWN.search(line) is not None


def _group(page: Page) -> str | None:
    host = (urlsplit(page.url).hostname or "") if page.url else ""
    return page.outlet or host.removeprefix("www.") or None


def _lines(page: Page) -> Iterator[Zone]:
    """The lines that may recur: around the body and at its edges."""
    body = [zone for zone in page.zones if zone.kind == "body"]
    inner = body[_EDGE:-_EDGE]
    for zone in page.zones:
        if zone not in inner and page.text.count(" ", zone.start, zone.end) >= _WORDS - 1:
            yield zone


def _longest(page: Page) -> bytes | None:
    """The mark of the body's two longest lines, which stand for the article: its copies have them too."""
    body = sorted((zone for zone in page.zones if zone.kind == "body"), key=lambda zone: zone.start - zone.end)
    return _mark(" ".join(page.text[zone.start : zone.end] for zone in body[:2])) if body else None


def _mark(line: str) -> bytes:
    return blake2b(" ".join(line.split()).casefold().encode("utf-8", "replace"), digest_size=8).digest()
