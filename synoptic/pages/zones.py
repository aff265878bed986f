"""Zones of raw text: which lines are the article, and what the others are.

A trained reader (`net.py`) gives each line a probability of being body and weights for the kinds; lines that name
themselves (`furniture.py`) are taken at their word; then the page's structure decides what single lines cannot: one
title above the body, comments to the end once they have begun, a summary above the dateline.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from synoptic.model import ZONE_KINDS, Zone, ZoneKind
from synoptic.pages import cuts, furniture, net, shapes, structure, titles
from synoptic.pages import lines as measures
from synoptic.pages.lines import Floats, Lines, Measured

# Chosen on fold 1, which these weights were not trained on, for the F1 of the body; lower keeps more of doubtful
# paragraphs.
BODY = 0.5
_BULLET = re.compile(r"(?:[•*◦▪·►●–-]\s+|\d{1,2}\.\s+(?=\D))?")  # a title in a list of one
_STOPS = '.!?”":;)]…'
_INDEX = {kind: i for i, kind in enumerate(ZONE_KINDS)}


class Zoned(NamedTuple):
    """A page's zones, and what it is if it is not one whole article, in words."""

    zones: tuple[Zone, ...]
    warnings: tuple[str, ...] = ()


def zones(text: str, known_titles: tuple[str, ...] = ()) -> tuple[Zone, ...]:
    """Sorted, disjoint zones over all non-blank lines of `text`: a zone is a line, or a hard-wrapped paragraph."""
    return read(text, known_titles).zones


def read(text: str, known_titles: tuple[str, ...] = ()) -> Zoned:
    """The zones of `text`, and what it is if it is not one whole article."""
    lines = cuts.cut(measures.split(text))
    if not lines.spans:
        return Zoned(())
    reader = net.load("text")
    measured = measures.measure(lines)
    body, kinds = reader.run(measured)
    return decide(lines, measured, body, kinds, known_titles)


def decide(
    lines: Lines,
    measured: Measured,
    body: Floats,
    kinds: Floats,
    known_titles: tuple[str, ...] = (),
    *,
    raw: bool = True,
) -> Zoned:
    """From the reader's weights to zones; `raw` = nothing but the lines is known."""
    said = [lines.text[a:b] for a, b in lines.spans]
    named = furniture.kinds(said, measured.hashes, measured.first)
    body = np.where([one is not None for one in named], 0, body).astype(np.float32)
    title = titles.find(said, named, body, kinds, known_titles)
    masked = kinds.copy()
    masked[:, [_INDEX["title"], _INDEX["body"]]] = -np.inf
    made: list[ZoneKind] = [
        "body" if chance >= BODY else name or ZONE_KINDS[best]
        for chance, name, best in zip(body.tolist(), named, masked.argmax(1).tolist(), strict=True)
    ]
    if title is not None:
        made[title] = "title"
    structure.arrange(said, lines.gaps, measured, named, body, made, raw=raw)
    warnings = shapes.settle(said, np.diff(measured.first), named, made, title)
    return Zoned(tuple(_joined(lines, made)), warnings)


def _joined(lines: Lines, made: list[ZoneKind]) -> list[Zone]:
    """One zone a line, but for hard-wrapped paragraphs."""
    found: list[Zone] = []
    widths = sorted(b - a for (a, b), kind in zip(lines.spans, made, strict=True) if kind == "body")
    # Wrapped text has many lines and none is long.
    wrapped = len(widths) >= 8 and widths[-1] <= 132 and widths[len(widths) // 2] >= 40
    for i, ((a, b), kind) in enumerate(zip(lines.spans, made, strict=True)):
        if kind == "title":
            a += len(_BULLET.match(lines.text[a:b]).group())  # type: ignore[union-attr]
        last = found[-1] if found else None
        tight = last is not None and kind == last.kind == "body" and lines.gaps[i] == 0 and not lines.indents[i]
        if last and tight and (wrapped or (lines.text[a].islower() and lines.text[last.end - 1] not in _STOPS)):
            found[-1] = Zone(start=last.start, end=b, kind=kind)
        else:
            found.append(Zone(start=a, end=b, kind=kind))
    return found
