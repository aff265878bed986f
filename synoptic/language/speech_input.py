"""What the speech heads see of a window beside its words: quotation marks, sentences, paragraphs.

Training and run time share this module, so that the two never drift apart. The encoder's vocabulary is uncased and
nothing in it tells what is quoted: whether a word stands inside quotation marks enters, with its case, as a state of
each wordpiece (4 case classes x {outside, inside, a mark}); how two words lie to each other, as a relation.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec
import numpy as np
import numpy.typing as npt

from synoptic.language import quotes
from synoptic.language.encode import Encoded, case, encode
from synoptic.language.windows import Part
from synoptic.language.wordpiece import WordPiece
from synoptic.model import Span

STATES = 12
ROLES = ("source", "cue", "content")
LABELS = ("O", *(prefix + role for role in ROLES for prefix in ("B-", "I-")))
RELATIONS = 4 * 15 * 2


class Window(msgspec.Struct, frozen=True):
    """The words of one window (character spans), and of each its paragraph, its sentence within the window and
    the number of double quotation marks up to it."""

    words: tuple[Span, ...]
    paragraph: tuple[int, ...]
    sentence: tuple[int, ...]
    marks: tuple[int, ...]


def seen(
    text: str, words: Sequence[Span], pack: Sequence[Part], starts: Set[int], pieces: WordPiece
) -> tuple[Encoded, Window]:
    """What all heads see of the words of a pack of parts; `words`: those of the page, `starts`: which begin a part."""
    own = words[pack[0].first : pack[-1].last]
    begin = [i in starts for i in range(pack[0].first, pack[-1].last)]
    paragraph = [part.paragraph for part in pack for _ in range(part.first, part.last)]
    encoded = encode([text[a:b] for a, b in own], begin, states(text, own), pieces)
    return encoded, window(text, own, paragraph)


def window(text: str, words: Sequence[Span], paragraph: Sequence[int]) -> Window:
    """A window of these words."""
    sentence, marks, ends, quoted = [], [], 0, 0
    for a, b in words:
        form = text[a:b]
        sentence.append(ends)
        ends += form in ".?!"
        quoted += form in '"“”«»„'
        marks.append(quoted)
    return Window(tuple(words), tuple(paragraph), tuple(sentence), tuple(marks))


def states(text: str, words: Sequence[Span]) -> list[int]:
    """Of each word its case, and whether it stands inside quotation marks or is one."""
    if not words:
        return []
    base = words[0][0]
    inside = quotes.mask(text, base, words[-1][1])
    return [_state(text[a:b], bool(inside[a - base])) for a, b in words]


def _state(form: str, inside: bool) -> int:
    return (case(form) - 1) * 3 + (2 if form in quotes.MARKS else 1 if inside else 0)


def relations(window: Window) -> npt.NDArray[np.uint8]:
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
    classes: npt.NDArray[np.uint8] = ((apart * 15 + step) * 2 + odd).astype(np.uint8)
    return classes
