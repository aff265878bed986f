"""WordPiece of BERT uncased (Wu et al. 2016; Devlin et al. 2019) in plain Python: greedy longest match, with a cache.

The vocabulary (30,522 pieces) is shipped as a text file, one piece a line, the line number being the id. Words are
lower-cased, accents come off, format characters (soft hyphens, zero-width spaces) are dropped, punctuation and CJK
characters stand alone, as in the encoder's own training.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from synoptic.errors import DataError

UNKNOWN, CLS, SEP = 100, 101, 102
_LONGEST = 100  # a longer word is unknown, as in BERT
_CACHE = 200_000


class WordPiece:
    """Words → ids. Holds a cache that only ever speeds it up: equal words give equal ids."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(pieces)}
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """Read a vocabulary file; raises DataError."""
        try:
            pieces = path.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            raise DataError(f"no vocabulary at {path}", "install Synoptic again") from error
        if pieces and not pieces[-1]:
            pieces.pop()
        if len(pieces) <= SEP or pieces[CLS] != "[CLS]":
            raise DataError(f"{path} is no vocabulary of BERT uncased", "install Synoptic again")
        return cls(pieces)

    def word(self, word: str) -> tuple[int, ...]:
        """The ids of one word, at least one ([UNK] for what the vocabulary cannot spell)."""
        found = self._cache.get(word)
        if found is None:
            found = tuple(i for part in _parts(word[: 4 * _LONGEST]) for i in self._greedy(part)) or (UNKNOWN,)
            if len(self._cache) >= _CACHE:
                self._cache.clear()
            if len(word) <= _LONGEST:
                self._cache[word] = found
        return found

    def encode(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of each word."""
        return [list(self.word(word)) for word in words]

    def _greedy(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [UNKNOWN]
        out, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                found = self._ids.get(prefix + part[start:end])
                if found is not None:
                    out.append(found)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return out


def _parts(word: str) -> list[str]:
    """The pre-tokens of a word: lower case without accents, split at punctuation and around CJK characters."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    parts, run = [], ""
    for c in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(c)
        if kind in ("Mn", "Cf", "Cc", "Cs", "Co", "Cn"):
            continue
        if c.isspace():
            alone, c = True, ""
        else:
            alone = _alone(c, kind)
        if not alone:
            run += c
            continue
        if run:
            parts.append(run)
            run = ""
        if c:
            parts.append(c)
    return [*parts, run] if run else parts


def _alone(c: str, kind: str) -> bool:
    """Punctuation (ASCII symbols included) and CJK ideographs."""
    o = ord(c)
    if kind[0] == "P" or 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return 0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x2FA1F
