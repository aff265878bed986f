"""PolNeAR documents → windows with gold labels, with the packing and the quotation marks varied from epoch to epoch."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synoptic.language import speech_input
from synoptic.language.encode import Encoded
from synoptic.language.speech_input import LABELS, ROLES, Window
from synoptic.language.windows import lines, parts, windows
from synoptic.language.wordpiece import WordPiece
from training.language.train import vocabulary

Document = dict[str, Any]

# other hands' marks, character for character: (double open, double close, single open, single close)
_STYLES = (('"', '"', "'", "'"), ("“", "”", "‘", "’"), ("«", "»", "‘", "’"), ("‘", "’", "‘", "’"), ("„", "”", "‘", "’"))
_WORDS = 106  # of a window, and how they vary
_VARIED = (73, 133)


def read(path: Path) -> list[Document]:
    """All documents of one gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as given:
        return [json.loads(line) for line in given]


def held(document: Document) -> bool:
    """Whether a training document is of the tenth on which settings are chosen."""
    return hashlib.sha256(document["id"].encode()).digest()[0] % 10 == 0


def pieces() -> WordPiece:
    """The vocabulary of the pretrained model."""
    return WordPiece.load(vocabulary())


@dataclass(frozen=True, slots=True)
class Example:
    """A window with, a word each: its label, and the first word of the cue it hangs on (-100 = none)."""

    encoded: Encoded
    window: Window
    label: tuple[int, ...]
    cue_of: tuple[int, ...]
    cues: tuple[int, ...]


def examples(document: Document, pieces: WordPiece, chance: random.Random | None = None) -> Iterator[Example]:
    """Windows of one document with gold; `chance` varies window size and quotation style."""
    text, size = document["text"], _WORDS
    if chance is not None:
        text = restyle(text, chance)
        size = chance.randint(*_VARIED)
    owner: dict[int, tuple[str, int]] = {}
    for n, attribution in enumerate(document["attributions"]):
        for role in ROLES:
            for start, end in attribution[role]:
                owner.update(dict.fromkeys(range(start, end), (role, n)))
    read = list(lines(text))
    words = [span for line in read for span in line.words]
    own = list(parts(text, read))
    starts = {part.first for part in own}
    for pack in windows(own, size):
        yield _label(*speech_input.seen(text, words, pack, starts, pieces), owner)


def _label(encoded: Encoded, window: Window, owner: dict[int, tuple[str, int]]) -> Example:
    labels: list[int] = []
    owners: list[int] = []
    first_of_cue: dict[int, int] = {}
    before = None
    for i, (start, end) in enumerate(window.words):
        here = owner.get(start) or owner.get(end - 1)
        labels.append(LABELS.index(("I-" if here == before else "B-") + here[0]) if here else 0)
        owners.append(here[1] if here else -1)
        if here and here[0] == "cue":
            first_of_cue.setdefault(here[1], i)
        before = here
    pointer = [
        first_of_cue.get(n, -100) if n >= 0 and not LABELS[label].endswith("cue") else -100
        for label, n in zip(labels, owners, strict=True)
    ]
    return Example(encoded, window, tuple(labels), tuple(pointer), tuple(sorted(set(first_of_cue.values()))))


def restyle(text: str, chance: random.Random) -> str:
    """In one document of three: all quotation marks replaced by another outlet's, length unchanged."""
    if chance.random() > 0.33:
        return text
    double_open, double_close, single_open, single_close = chance.choice(_STYLES)
    out: list[str] = []
    open_ = False
    for i, c in enumerate(text):
        if c == "\n":
            open_ = False
        if c == '"':
            opens = not open_ and i + 1 < len(text) and not text[i + 1].isspace()
            open_ = opens
            c = double_open if opens else double_close
        elif c in "“”":
            c = double_open if c == "“" else double_close
        elif c in "‘’":
            c = single_open if c == "‘" else single_close
        out.append(c)
    return "".join(out)
