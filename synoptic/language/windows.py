"""How a page's words go through the network: sentences, their parts, windows of neighbouring parts, batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synoptic.language import tokens
from synoptic.language.encode import WINDOW, Encoded
from synoptic.model import Span, Zone, ZoneKind

READ_ZONES: tuple[ZoneKind, ...] = ("title", "body")
PART = 200  # words: a longer sentence is read in parts
_BATCH = 400  # wordpieces, padding included: what stays in a core's cache is read fastest


class Line(NamedTuple):
    """A sentence before it is read: its characters, the zone it stands in, its words' characters."""

    span: Span
    zone: ZoneKind
    words: list[Span]


class Part(NamedTuple):
    """A sentence, or a stretch of a very long one: `first` and `last` index the page's words."""

    first: int
    last: int


def lines(text: str, zones: Sequence[Zone] = ()) -> Iterator[Line]:
    """The sentences of the title and body zones (of the whole text if no zones are given)."""
    read: Sequence[tuple[int, int, ZoneKind]] = [(0, len(text), "body")]
    if zones:
        read = [(z.start, z.end, z.kind) for z in zones if z.kind in READ_ZONES]
    for start, end, kind in read:
        for span in tokens.sentences(text, start, end):
            words = tokens.words(text, *span)
            if words:
                yield Line(span, kind, words)


def parts(read: Sequence[Line]) -> Iterator[Part]:
    """Every sentence, a very long one in stretches of PART words."""
    first = 0
    for line in read:
        last = first + len(line.words)
        for at in range(first, last, PART):
            yield Part(at, min(last, at + PART))
        first = last


def windows(given: Sequence[Part]) -> Iterator[list[Part]]:
    """Neighbouring parts, up to WINDOW words (a longer part stands alone)."""
    pack: list[Part] = []
    for part in given:
        if pack and part.last - pack[0].first > WINDOW:
            yield pack
            pack = []
        pack.append(part)
    if pack:
        yield pack


def batches(encoded: Sequence[Encoded]) -> Iterator[list[int]]:
    """Windows of similar length together, to waste little on padding."""
    batch: list[int] = []
    for i in sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids)):
        if batch and (len(batch) + 1) * len(encoded[i].ids) > _BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
