"""A page's text for the report: its zones as blocks, what was read in it marked, a place to link to each sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from synoptic.export.accounts import MarkKind, disjoint
from synoptic.export.index import Index
from synoptic.model import Page, Span

TEXT_MOST = 100_000  # characters shown of one page
# What HTML forbids (the blanks \t \n \r are allowed).
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Part:
    """A stretch of text; `anchor` is the id that links lead to, `kind` how it is marked."""

    text: str
    kind: MarkKind | None
    anchor: str | None


@dataclass(frozen=True)
class Block:
    """A zone (kind "" between zones) in parts."""

    kind: str
    start: int
    end: int
    parts: tuple[Part, ...]


def anchor(index: Index, page: str, start: int) -> str:
    """The id of the place where a cited sentence begins."""
    return f"p{index.number[page]}c{start}"


def page_view(index: Index, page: Page) -> list[Block]:
    """The page's text in blocks, in order; characters that HTML does not allow are shown as U+FFFD."""
    shown = CONTROLS.sub("\ufffd", page.text[:TEXT_MOST])
    marks = _marks(index, page)
    starts = sorted(index.cited.get(page.id, set()))
    blocks = []
    for start, end, kind in _stretches(page, len(shown)):
        if not shown[start:end].strip():
            continue
        inside = [(max(a, start), min(b, end), mark) for a, b, mark in marks if a < end and b > start]
        anchors = {at: anchor(index, page.id, at) for at in starts if start <= at < end}
        blocks.append(Block(kind, start, end, _parts(shown, (start, end), inside, anchors)))
    return blocks


def _stretches(page: Page, length: int) -> list[tuple[int, int, str]]:
    """The zones and the gaps between them, up to `length`."""
    made: list[tuple[int, int, str]] = []
    at = 0
    for zone in page.zones:
        if zone.start > at:
            made.append((at, zone.start, ""))
        made.append((zone.start, zone.end, zone.kind))
        at = zone.end
    made.append((at, length, ""))
    return [(start, min(end, length), kind) for start, end, kind in made if start < min(end, length)]


def _parts(text: str, span: Span, marks: list[tuple[int, int, MarkKind]], anchors: dict[int, str]) -> tuple[Part, ...]:
    cuts = sorted({*span, *anchors, *(edge for start, end, _ in marks for edge in (start, end))})
    made = []
    for start, end in pairwise(cuts):
        kind = next((mark for first, last, mark in marks if first <= start < last), None)
        made.append(Part(text[start:end], kind, anchors.get(start)))
    return tuple(made)


def _marks(index: Index, page: Page) -> tuple[tuple[int, int, MarkKind], ...]:
    wanted: list[tuple[int, int, MarkKind]] = []
    for mention in index.mentions_on.get(page.id, ()):
        wanted.append((*mention.trigger, "act"))
        wanted += [(*mention.timex, "date")] if mention.timex else []
        wanted += [(found.start, found.end, "number") for found in mention.numbers]
    for statement in index.statements_on.get(page.id, ()):
        wanted += [(*span, "said") for span in statement.content]
    return disjoint([mark for mark in wanted if mark[0] < mark[1]])
