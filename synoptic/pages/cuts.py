"""Cuts inside a line: where a saved page glued two things together that a reader saw apart.

Only places where the second part announces itself are cut ("… Updated: 2016-07-15", "… Hide Caption 3 of 25", the
page's own headline repeated before a caption); a sentence is never cut on a guess.
"""

from __future__ import annotations

import bisect
import itertools
import re

from synoptic.pages import furniture
from synoptic.pages.lines import Lines

# A part that begins here stands alone. Case matters: furniture is capitalised, running text is not.
_STAMP = (
    r"(?:Last [Uu]pdated|Updated|Published|Posted|UPDATED|PUBLISHED|POSTED|First published)(?: on| at)?:? ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d|\d{1,4}[-/. ]\w)"
)
_BEFORE = re.compile(
    rf"\s(?=(?:{_STAMP}|Story highlights\b|— [^—]{{2,50}}\(@\w{{1,20}}\) |Photos: [A-Z]|Hide Caption \d|"
    r"MOST READ IN\b|Read [Mm]ore:|READ MORE\b|RELATED:|SEE ALSO:|Sign [Uu]p for |Enlarge this image\b|"
    r"Continue reading the main story\b|Newsletter Sign Up\b|Advertisement Continue reading\b|"
    r"All rights reserved\.|Copyright (?:©|\(c\)|\d{4})|©\s?\d{4}))"
)
# A part that ends here ends a furniture piece.
_AFTER = re.compile(r"(?:\bHide Caption \d+ of \d+|\bStory highlights|\btoggle caption)\s+(?=\S)")
# What makes a line worth a closer look, all of it looked for once a page: most lines have none of it.
_MAYBE = (
    "pdated", "ublished", "osted", "PDATED", "UBLISHED", "OSTED", "highlights", "(@", "Photos: ", "Caption",
    "MOST READ", "ead more:", "ead More:", "READ MORE", "RELATED:", "SEE ALSO:", "Sign up", "Sign Up", "this image",
    "main story", "rights reserved", "Copyright", "©", "toggle",
)  # fmt: skip
_HEADLINE = (12, 160)


def cut(lines: Lines) -> Lines:
    """The lines with glued ones cut; a part after a cut has no gap before it."""
    marked = _marked(lines)
    if not marked:
        return lines
    heads = [lines.text[a:b] for a, b in lines.spans[:3] if _HEADLINE[0] <= b - a <= _HEADLINE[1]]
    spans: list[tuple[int, int]] = []
    gaps: list[int] = []
    indents: list[int] = []
    for i, (span, gap, indent) in enumerate(zip(lines.spans, lines.gaps, lines.indents, strict=True)):
        parts = _parts(lines.text, *span, heads) if i in marked else [span]
        spans += parts
        gaps += [gap, *[0] * (len(parts) - 1)]
        indents += [indent, *[0] * (len(parts) - 1)]
    return lines if len(spans) == len(lines.spans) else Lines(lines.text, spans, gaps, indents)


def _marked(lines: Lines) -> set[int]:
    """The lines that hold any of _MAYBE."""
    starts = [a for a, _ in lines.spans]
    found = set()
    for mark in _MAYBE:
        at = lines.text.find(mark)
        while at >= 0:
            i = bisect.bisect_right(starts, at) - 1
            found.add(i)
            at = lines.text.find(mark, max(at + 1, lines.spans[i][1] if i >= 0 else 0))
    return found


def _parts(text: str, start: int, end: int, heads: list[str]) -> list[tuple[int, int]]:
    if end - start < 20 or end - start > 20_000:
        return [(start, end)]
    line = text[start:end]
    if furniture.sure(line) in ("promo", "notice", "related"):
        return [(start, end)]  # furniture from its first word on
    edges = {0, len(line), *(m.end() for m in _BEFORE.finditer(line)), *(m.end() for m in _AFTER.finditer(line))}
    edges |= _headlines(line, sorted(edges), heads)
    made = []
    for a, b in itertools.pairwise(sorted(edges)):
        piece = line[a:b]
        if piece.strip():
            made.append((start + a, start + a + len(piece.rstrip())))
    return made


def _headlines(line: str, edges: list[int], heads: list[str]) -> set[int]:
    """Cuts behind a gallery's headline that stands before a caption ("Photos: <headline> <caption>")."""
    found: set[int] = set()
    pieces = [line[a:b].strip() for a, b in itertools.pairwise(edges)]
    for at, piece in zip(edges, pieces, strict=False):
        if not piece.startswith("Photos: "):
            continue
        for head in (*(f"Photos: {one}" for one in heads), *pieces):
            after = piece[len(head) :]
            if 8 < len(head) < len(piece) and piece.startswith(head) and after[:1] == " " and after[1:2].isupper():
                found.add(at + len(head) + 1)
    return found
