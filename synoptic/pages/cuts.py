"""Cuts inside a line: where a saved page glued two things together that a reader saw apart.

Only places where the second part announces itself are cut ("… Updated: 2016-07-15", "… Hide Caption 3 of 25"); a
sentence is never cut on a guess.
"""

from __future__ import annotations

import re

from synoptic.pages.lines import Lines

# A part that begins here stands alone. Case matters: furniture is capitalised, running text is not.
_BEFORE = re.compile(
    r"\s(?=(?:"
    r"(?:Last [Uu]pdated|Updated|Published|Posted|UPDATED|PUBLISHED|POSTED|First published)(?: on| at)?:? ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d|\d{1,4}[-/. ]\w)"
    r"|Story highlights\b|Photos: (?=[A-Z])|Hide Caption \d|MOST READ IN\b|Read [Mm]ore:|READ MORE\b|RELATED:|SEE ALSO:|Sign [Uu]p for "
    r"|Enlarge this image\b|Continue reading the main story\b|Newsletter Sign Up\b|Advertisement Continue reading\b"
    r"|All rights reserved\.|Copyright (?:©|\(c\)|\d{4})|©\s?\d{4}"
    r"))"
)
# A part that ends here ends a furniture piece.
_AFTER = re.compile(r"(?:\bHide Caption \d+ of \d+|\bStory highlights|\btoggle caption)\s+(?=\S)")


def cut(lines: Lines) -> Lines:
    """The lines with glued ones cut; a part after a cut has no gap before it."""
    spans, gaps, indents = [], [], []
    for (start, end), gap, indent in zip(lines.spans, lines.gaps, lines.indents, strict=True):
        for k, (a, b) in enumerate(_parts(lines.text, start, end)):
            spans.append((a, b))
            gaps.append(gap if k == 0 else 0)
            indents.append(indent if k == 0 else 0)
    return lines if len(spans) == len(lines.spans) else Lines(lines.text, spans, gaps, indents)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start < 20 or end - start > 20_000:
        return [(start, end)]
    line = text[start:end]
    marks = sorted({m.end() for m in _BEFORE.finditer(line)} | {m.end() for m in _AFTER.finditer(line)})
    if not marks:
        return [(start, end)]
    edges = [0, *marks, len(line)]
    made = []
    for a, b in zip(edges, edges[1:], strict=False):
        piece = line[a:b]
        if piece.strip():
            made.append((start + a, start + a + len(piece.rstrip())))
    return made
