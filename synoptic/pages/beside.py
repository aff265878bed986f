"""Sitemaps and feeds that lie beside saved pages: looked through first, for what they tell of those pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from synoptic.model import Failure, Skipped
from synoptic.pages import feeds, layers, sitemaps, sniff, sources
from synoptic.pages.faults import READING, failure
from synoptic.pages.sources import Named
from synoptic.pages.told import MOST, Tip, Told

_NAMED = re.compile(r"\.(?:xml|rss|atom|rdf)(?:\.gz)?$|sitemap|feed", re.I)


class Tellers(NamedTuple):
    """What was told, the sitemaps that told it, and what went wrong with them."""

    told: Told
    sitemaps: dict[str, Named]
    faults: list[Failure]

    def account(self) -> Iterator[Failure | Skipped]:
        """What to say of the sitemaps at the end: whom they dated, or that they hold no page."""
        yield from self.faults
        broken = {fault.source for fault in self.faults}
        for name, found in self.sitemaps.items():
            count = self.told.used.get(name, 0)
            if count:
                yield Skipped(source=name, why=f"a sitemap: it told of {count:,} of the pages")
            elif name in broken:
                continue
            elif found.asked:
                remedy = "save the pages it names, and read them together with it"
                yield Failure(source=name, cause="a sitemap names pages but holds none", remedy=remedy)
            else:
                yield Skipped(source=name, why="a sitemap: none of the pages lies at an address that it names")


def consult(paths: Iterable[str | Path], max_bytes: int) -> Tellers:
    """Look through all sitemaps and feeds behind `paths`; they are told by their names first, then by content."""
    tellers = Tellers(Told(), {}, [])
    for found in sources.walk(paths):
        if isinstance(found, Named) and found.name != sources.STDIN and _NAMED.search(Path(found.name).name):
            _consult(found, tellers, max_bytes)
    return tellers


def _consult(found: Named, tellers: Tellers, max_bytes: int) -> None:
    """Feeds are pages too: what is wrong with them is said when they are read."""
    try:
        with sources.stream(found) as raw:
            opened = layers.off(raw)
            kind = sniff.kind(found.name, opened.peek(sources.BUFFER)[: sources.BUFFER])
            if kind == "sitemap":
                tellers.sitemaps[found.name] = found
                _keep(sitemaps.tips(found.name, opened), found.name, tellers)
            elif kind == "feed":
                _keep(feeds.tips(found.name, sources.whole(opened, max_bytes)), found.name, tellers)
    except READING as error:
        if found.name in tellers.sitemaps:
            tellers.faults.append(failure(found.name, error))


def _keep(tips: Iterable[Tip], name: str, tellers: Tellers) -> None:
    for tip in tips:
        if not tellers.told.add(tip):
            cause = f"the sitemaps and feeds name more than {MOST:,} pages; what it says of the rest was left out"
            tellers.faults.append(Failure(source=name, cause=cause, remedy="read the pages in parts"))
            return
