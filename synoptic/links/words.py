"""Words of events: content words, roots that bring verb and noun of one act together, static vectors.

`root("seized") == root("seizure")`, `root("agreement") == root("agreed")`. The vectors are those of
`data/links/words.npz` (see SOURCES.md there): unit length, so that a product of two is their cosine.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic import tables
from synoptic.errors import DataError
from synoptic.language.lemmas import noun_lemma, verb_lemma

Vector = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Nouns of an act, longest first; what is left must keep at least four letters to be the act's stem.
_SUFFIXES = ("ment", "ation", "ition", "ance", "ence", "ure", "ing", "ion", "al")
_SHORTEST = 5


class Vectors(NamedTuple):
    """Rows of `matrix` (float32, unit length) by word."""

    row: dict[str, int]
    matrix: Vector


def content(text: str) -> list[str]:
    """The roots of the words of `text` that are no function words, in order."""
    skip = function_words()
    found = (word.group().lower() for word in _WORD.finditer(text))
    return [root(word) for word in found if len(word) > 1 and word not in skip]


@lru_cache(maxsize=1 << 17)
def root(word: str) -> str:
    """What a verb and the noun of its act have in common, in lower case."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    table = _noun_verbs()
    if low in table:
        return table[low]
    for base in (noun_lemma(low), verb_lemma(low), verb_lemma(noun_lemma(low))):
        if base in table:
            return table[base]
    base = verb_lemma(noun_lemma(low))
    known = _vectors().row
    for suffix in _SUFFIXES:
        stem = base.removesuffix(suffix)
        if stem != base and len(stem) >= _SHORTEST and (stem in known or stem + "e" in known):
            base = stem
            break
    return base[:-1] if base.endswith("e") and len(base) > _SHORTEST else base


@lru_cache(maxsize=1 << 16)
def vector(word: str) -> Vector | None:
    """The vector of a word, of its lemma, or of its last part ("air-strike"); None if none is known."""
    known = _vectors()
    low = word.lower()
    for form in (low, verb_lemma(low), noun_lemma(low), low.rpartition("-")[2]):
        if form in known.row:
            found: Vector = known.matrix[known.row[form]]
            return found
    return None


def closeness(one: str, other: str) -> float:
    """Cosine of two words: 1.0 for one root, 0.0 when either is unknown."""
    return _closeness(min(one, other), max(one, other))


@lru_cache(maxsize=1 << 18)
def _closeness(one: str, other: str) -> float:
    if root(one) == root(other):
        return 1.0
    a, b = vector(one), vector(other)
    return 0.0 if a is None or b is None else max(0.0, float(a @ b))


class Background(NamedTuple):
    """Of `documents` documents of general news, how many hold each root."""

    documents: int
    holding: dict[str, int]


@lru_cache(maxsize=1)
def background() -> Background:
    """The table of document frequencies (data/links/frequencies.tsv.gz), read once."""
    (_, pages), *rows = tables.rows("links/frequencies.tsv.gz", 2, header=False)
    return Background(int(pages), {word: int(count) for word, count in rows})


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that tell nothing of an event."""
    return frozenset(word for line in tables.lines("links/function_words.txt") for word in line.split())


@lru_cache(maxsize=1)
def _noun_verbs() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, forms in tables.rows("links/noun_verbs.tsv", 2, header=False):
        for form in (base, *forms.split()):
            table.setdefault(form, base)
    return table


@lru_cache(maxsize=1)
def _vectors() -> Vectors:
    try:
        with (files("synoptic") / "data" / "links" / "words.npz").open("rb") as file:
            packed = np.load(file)
            words, small = str(packed["words"]).split("\n"), packed["vectors"]
    except OSError as error:
        raise DataError("the word vectors are missing", "install Synoptic again") from error
    matrix = small.astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return Vectors({word: i for i, word in enumerate(words)}, matrix)
