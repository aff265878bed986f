"""Examples for training: renderings as they are, and as other tools would have saved them.

Real dumps differ in more than the bench's two renderings show: no blank lines, only the part around the article, no
bullets, furniture glued into one line. Each page is therefore seen in several of these forms.
"""

from __future__ import annotations

import random
from typing import Any, NamedTuple

import numpy as np

from synoptic.pages import lines


class Example(NamedTuple):
    """A page's lines in one form. `body` 1/0/-1 and `kinds` index/-1 a line; `paths`, `links` only for HTML."""

    page: int
    form: str
    split: lines.Lines
    body: list[int]
    kinds: list[int]
    paths: list[tuple[str, ...]] | None = None
    links: list[int] | None = None


def forms(index: int, rendering: dict[str, Any], rng: random.Random) -> list[Example]:
    """The rendering itself and changed forms of it."""
    rows = [
        (rendering["text"][a:b], gap, indent, body, kind)
        for (a, b), gap, indent, body, kind in zip(
            rendering["spans"],
            rendering["gaps"],
            rendering["indents"],
            rendering["body"],
            rendering["kinds"],
            strict=True,
        )
    ]
    name = rendering["name"]
    made = [_example(index, name, rows)]
    if name != "dump":
        made.append(_example(index, f"{name}-tight", [(t.lstrip("•*- ") or t, 0, 0, b, k) for t, _, _, b, k in rows]))
    cut = _cropped(rows, rng)
    made.append(_example(index, f"{name}-cut", cut))
    if name != "dump":
        made.append(_example(index, f"{name}-glued", _glued(cut, rng)))
    return made


def html(index: int, rendering: dict[str, Any]) -> Example:
    """The blocks of an HTML page with the elements around them."""
    split = lines.Lines(rendering["text"], rendering["spans"], rendering["gaps"], rendering["indents"])
    return Example(index, "html", split, rendering["body"], rendering["kinds"], rendering["paths"], rendering["links"])


def _example(index: int, form: str, rows: list[tuple[str, int, int, int, int]]) -> Example:
    parts: list[str] = []
    for text, gap, indent, _, _ in rows:
        parts.append("\n" * (gap + 1 if parts else 0) + " " * indent + text)
    split = lines.split("".join(parts))
    assert len(split.spans) == len(rows), form
    return Example(index, form, split, [r[3] for r in rows], [r[4] for r in rows])


def _cropped(rows: list[Any], rng: random.Random) -> list[Any]:
    """From the title or a little before the body to a little after it."""
    inside = [i for i, row in enumerate(rows) if row[3] == 1]
    if not inside:
        return rows
    first, last = inside[0], inside[-1]
    if rng.random() < 0.7:
        titled = [i for i, row in enumerate(rows[:first]) if row[4] == 0]
        first = titled[-1] if titled else first
    else:
        first = max(0, first - rng.randint(0, 8))
    return rows[first : last + 1 + rng.choice([0, 0, 1, 3, 8, 20])]


def _glued(rows: list[Any], rng: random.Random) -> list[Any]:
    """Neighbouring lines of one kind that are no body, joined; no blank lines."""
    made: list[Any] = []
    for text, _, _, body, kind in rows:
        text = text.lstrip("•*- ") or text
        if made and body == 0 and made[-1][3] == 0 and made[-1][4] == kind and kind != 0 and rng.random() < 0.6:
            made[-1] = (f"{made[-1][0]} {text}", 0, 0, 0, kind)
        else:
            made.append((text, 0, 0, body, kind))
    return made


def weights(example: Example) -> np.ndarray[Any, np.dtype[np.float32]]:
    """How much each line counts: about the root of its words; a page's lines together about the same for all pages."""
    words = np.array([max(1, len(example.split.text[a:b].split())) for a, b in example.split.spans], np.float32)
    known = np.array(example.body) >= 0
    made = np.sqrt(np.minimum(words, 150)) * known
    return made / max(1e-6, float(made.sum())) ** 0.75
