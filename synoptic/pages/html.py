"""HTML to text and zones.

The page's visible text is made once from its blocks (`blocks.py`); the trained reader sees each block's words, its
measures and the names of the elements around it. Pages that the tree parser cannot hold (nested thousands of elements
deep) are read as plain text made by resiliparse.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from synoptic.errors import EmptyPage
from synoptic.model import Zone, ZoneKind
from synoptic.pages import blocks, lines, metadata, net, zones
from synoptic.pages.domwords import FAR, NEAR


class Read(NamedTuple):
    """What an HTML page holds. `zones` is None where the text has to be read as plain text."""

    text: str
    zones: tuple[Zone, ...] | None
    warnings: tuple[str, ...]
    metadata: metadata.Metadata


def read(markup: str) -> Read:
    """Text, zones and metadata of a page. Raises EmptyPage."""
    root = blocks.parse(markup)
    if root is None:
        return _plain(markup, "the HTML could not be parsed and was read as plain text")
    meta = metadata.metadata(root)
    try:
        found = blocks.blocks(root)
    except blocks.TooDeep:
        return _plain(markup, "the HTML is nested too deeply and was read as plain text")
    if not found:
        return _unseen(meta)
    text, spans = blocks.join(found)
    return Read(text, *classify(text, spans, found, meta), meta)


def classify(
    text: str, spans: list[tuple[int, int]], found: list[blocks.Block], meta: metadata.Metadata
) -> zones.Zoned:
    """The zones of a page's blocks."""
    reader = net.load("html", "text")  # four trainings, better than two on fold 1
    split = lines.Lines(text, spans, [0 if one.tight else 1 for one in found], [0] * len(spans))
    measured = lines.measure(split)
    body, kinds = reader.run(measured, elements(found))
    return zones.decide(split, measured, body, kinds, titles(meta), raw=False)


def elements(found: list[blocks.Block]) -> net.Elements:
    """The elements around each block, as the reader takes them."""
    numbers: dict[str, int] = {}  # the page's elements, each once
    near = _around([one.path[:NEAR] for one in found], numbers)
    far = _around([one.path[NEAR:FAR] for one in found], numbers)
    share = [one.links / max(1, len(one.text)) for one in found]
    depth = [len(one.path) / 20 for one in found]
    return net.Elements(tuple(numbers), near, far, np.array([share, depth], np.float32).T.copy())


def _around(paths: list[tuple[str, ...]], numbers: dict[str, int]) -> net.Around:
    """The elements of `paths`, new ones added to `numbers`; neighbours share their paths, so each is told once."""
    rows: dict[tuple[str, ...], int] = {}
    row = [rows.setdefault(path, len(rows)) for path in paths]
    told = [[numbers.setdefault(element, len(numbers)) for element in path] for path in rows]
    first = np.zeros(len(told) + 1, np.int64)
    np.cumsum([len(ids) for ids in told], out=first[1:])
    return net.Around(np.array(list(itertools.chain.from_iterable(told)), np.int64), first, np.array(row, np.int64))


def titles(meta: metadata.Metadata) -> tuple[str, ...]:
    """The forms under which the title may stand in the text: as given, and without the outlet's name behind a bar."""
    made: dict[str, None] = dict.fromkeys(meta.titles)
    for title in meta.titles:
        for bar in (" | ", " - ", " – ", " — ", " » ", " : "):
            if bar in title:
                made.setdefault(title.rsplit(bar, 1)[0])
                made.setdefault(title.split(bar, 1)[0])
    if len(meta.headings) == 1:
        made.setdefault(meta.headings[0])
    return tuple(title for title in made if len(title.split()) > 1)


def _unseen(meta: metadata.Metadata) -> Read:
    """A page that scripts would have filled: what its metadata tell of it."""
    parts = [part for part in (next(iter(meta.titles), None), meta.description, meta.article) if part]
    if not parts:
        raise EmptyPage("the HTML page shows no text", "save the page after it has loaded, or its text")
    found: list[Zone] = []
    at = 0
    for part in parts:
        kind: ZoneKind = "body" if part == meta.article else "title" if not found and part in meta.titles else "promo"
        found.append(Zone(start=at, end=at + len(part), kind=kind))
        at += len(part) + 2
    warning = "the page shows no text (scripts would fill it): read from its metadata"
    return Read("\n\n".join(parts), tuple(found), (warning,), meta)


def _plain(markup: str, warning: str) -> Read:
    from resiliparse.extract.html2text import extract_plain_text

    text = str(extract_plain_text(markup, preserve_formatting=True, list_bullets=True))
    return Read(text, None, (warning,), metadata.Metadata())
