"""What the speech tagger sees: paragraphs packed into windows, each wordpiece with its case and quotation state.

Training and run time share this module, so that the two never drift apart. A window holds consecutive paragraphs, up
to `SIZE` wordpieces (99 % of the attributions of press texts lie in one paragraph); a longer paragraph is a window of
its own, cut at `LIMIT`. The vocabulary is uncased: the case of a word and whether it stands inside quotation marks
enter as token types (4 case classes x {outside, inside, a mark}).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from synoptic.language import quotes
from synoptic.model import Span

SIZE = 160
LIMIT = 500
TYPES = 12
CLS, SEP = 101, 102
WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
ROLES = ("source", "cue", "content")
LABELS = ("O", *(prefix + role for role in ROLES for prefix in ("B-", "I-")))
RELATIONS = 4 * 15 * 2

Encode = Callable[[Sequence[str]], list[list[int]]]  # words → wordpiece ids of each word


class Window(msgspec.Struct, frozen=True):
    """One model input. `ids`/`types`: a wordpiece each; `first`: of each word its first wordpiece (0 = cut off);
    `words`: character spans; `paragraph`, `sentence`, `marks`: of each word its paragraph, sentence and the number of
    double quotation marks up to it, all counted within the window."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    first: tuple[int, ...]
    words: tuple[Span, ...]
    paragraph: tuple[int, ...]
    sentence: tuple[int, ...]
    marks: tuple[int, ...]


class _Paragraph(msgspec.Struct, frozen=True):
    words: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]
    types: tuple[int, ...]
    size: int


def windows(text: str, spans: Iterable[Span], encode: Encode, size: int = SIZE) -> Iterator[Window]:
    """Windows over the lines of the given stretches of `text`; `size` counts wordpieces."""
    pack: list[_Paragraph] = []
    used = 2
    for paragraph in _paragraphs(text, spans, encode):
        if pack and used + paragraph.size + 1 > size:
            yield _window(text, pack)
            pack, used = [], 2
        pack.append(paragraph)
        used += paragraph.size + 1
    if pack:
        yield _window(text, pack)


def _paragraphs(text: str, spans: Iterable[Span], encode: Encode) -> Iterator[_Paragraph]:
    for start, end in spans:
        inside = quotes.mask(text, start, end)
        for line in re.finditer(r"[^\n\r]+", text[start:end]):
            base = start + line.start()
            words = tuple((base + m.start(), base + m.end()) for m in WORD.finditer(line.group()))
            for part in (words[i : i + LIMIT] for i in range(0, len(words), LIMIT)):
                forms = [text[a:b] for a, b in part]
                pieces = tuple(tuple(p) for p in encode(forms))
                states = (state(form, bool(inside[a - start])) for form, (a, _) in zip(forms, part, strict=True))
                yield _Paragraph(part, pieces, tuple(states), sum(map(len, pieces)))


def state(form: str, inside: bool) -> int:
    """The token type of a word: its case, and whether it stands inside quotation marks or is one."""
    return case(form) * 3 + (2 if form in quotes.MARKS else 1 if inside else 0)


def case(form: str) -> int:
    """0 lower case or no letters, 1 capitalised, 2 all capitals, 3 mixed."""
    if form.islower() or not any(c.isalpha() for c in form):
        return 0
    if form.isupper() and len(form) > 1:
        return 2
    return 1 if form[0].isupper() else 3


def _window(text: str, pack: Sequence[_Paragraph]) -> Window:
    ids, types, first, words, number = [CLS], [0], [], [], []  # type: list[int], list[int], list[int], list[Span], list[int]
    for n, paragraph in enumerate(pack):
        for word, pieces, kind in zip(paragraph.words, paragraph.pieces, paragraph.types, strict=True):
            words.append(word)
            number.append(n)
            fits = len(ids) + len(pieces) < LIMIT + 10
            first.append(len(ids) if fits and pieces else 0)
            if fits:
                ids += pieces
                types += [kind] * len(pieces)
        ids.append(SEP)
        types.append(0)
    sentence, marks = counts(text, words)
    return Window(tuple(ids), tuple(types), tuple(first), tuple(words), tuple(number), sentence, marks)


def counts(text: str, words: Sequence[Span]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of each word: sentence ends before it, double quotation marks up to and with it."""
    sentence, marks, ends, quoted = [], [], 0, 0
    for a, b in words:
        form = text[a:b]
        sentence.append(ends)
        ends += form in ".?!"
        quoted += form in '"“”«»„'
        marks.append(quoted)
    return tuple(sentence), tuple(marks)


def relations(window: Window) -> npt.NDArray[np.int64]:
    """For each pair of words (i, j) one of `RELATIONS` classes: log distance and direction, sentences apart (0, 1, 2+,
    another paragraph), and whether an odd number of quotation marks lies between. Shape (words, words)."""
    n = len(window.words)
    at = np.arange(n)
    away = at[None, :] - at[:, None]
    step = np.clip(np.log2(np.maximum(np.abs(away), 1)).astype(np.int64) + 1, 0, 7) * np.sign(away) + 7
    paragraph, sentence, marks = (np.asarray(x) for x in (window.paragraph, window.sentence, window.marks))
    apart = np.minimum(np.abs(sentence[:, None] - sentence[None, :]), 2)
    apart = np.where(paragraph[:, None] != paragraph[None, :], 3, apart)
    odd = np.abs(marks[:, None] - marks[None, :]) % 2
    classes: npt.NDArray[np.int64] = ((apart * 15 + step) * 2 + odd).astype(np.int64)
    return classes
