"""How a page's words go through the network: sentences, their parts, windows of neighbouring paragraphs, batches.

Paragraphs stay whole where they can: 99 % of the attributions of press texts lie in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synoptic.language import tokens
from synoptic.language.encode import LONGEST, WINDOW, Encoded
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
    paragraph: int = 0


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


def parts(text: str, read: Sequence[Line]) -> Iterator[Part]:
    """Every sentence, a very long one in stretches of PART words, with the number of its paragraph."""
    first = paragraph = 0
    for number, line in enumerate(read):
        last = first + len(line.words)
        before = read[number - 1] if number else line
        paragraph += before.zone != line.zone or _line_ends(text[before.span[1] : line.span[0]])
        for at in range(first, last, PART):
            yield Part(at, min(last, at + PART), paragraph)
        first = last


def _line_ends(between: str) -> bool:
    return "\n" in between or "\r" in between


def windows(given: Sequence[Part], size: int = WINDOW) -> Iterator[list[Part]]:
    """Neighbouring paragraphs, up to `size` words (a longer one stands alone, a very long one in pieces)."""
    pack: list[Part] = []
    for paragraph in _paragraphs(given):
        if pack and paragraph[-1].last - pack[0].first > size:
            yield pack
            pack = []
        pack.extend(paragraph)
    if pack:
        yield pack


def _paragraphs(given: Sequence[Part]) -> Iterator[list[Part]]:
    own: list[Part] = []
    for part in given:
        if own and (part.paragraph != own[-1].paragraph or part.last - own[0].first > LONGEST):
            yield own
            own = []
        own.append(part)
    if own:
        yield own


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
