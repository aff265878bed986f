"""A person's name as words: folded, without particles and honorifics, compared word by word.

Spelling variants are told by Jaro-Winkler similarity of ASCII forms (Winkler 1990): the least similar pair of aligned
words separates transliterated press names best, and "same" begins at about .85.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz.distance import JaroWinkler

from synoptic import tables
from synoptic.language.lexicon import fold

SAME_WORD = 0.87
SOUNDS = str.maketrans("qcgjiwzxptf", "kkkyyvssbdv")  # letters that transliterations swap
_SPLIT = re.compile(r"[\s\-‐‑–’'`ʿʾ.,\"“”()]+")


@cache
def _words_of(kind: str) -> frozenset[str]:
    return frozenset(word for word, its in tables.rows("name_words.tsv", 2) if its == kind)


def particles() -> frozenset[str]:
    """ "al", "bin", "de": no part of what tells people apart."""
    return _words_of("particle")


def suffixes() -> frozenset[str]:
    """ "jr", "ii": generations."""
    return _words_of("suffix")


def honorifics() -> frozenset[str]:
    """ "mr", "gen", "sheikh", "president": stand before a name."""
    return _words_of("honorific")


def family_first() -> frozenset[str]:
    """East Asian family names: with one in front of two or three words, the first word is the family name."""
    return _words_of("family first")


def gender_by_title(title: str) -> str:
    """ "m", "f" or "" by an honorific."""
    return "f" if title in _words_of("title of women") else "m" if title in _words_of("title of men") else ""


@cache
def _given() -> Mapping[str, str]:
    return MappingProxyType(tables.pairs("given_names.tsv"))


def gender_by_given_name(name: str, *, alone: bool = False) -> str:
    """ "m", "f" or "" by the given name of a full name, where it is borne by one of them only; with `alone`, a single
    word may be the given name ("Melanie")."""
    parts = core(name)
    if len(parts) < 2:
        return _given().get(parts[0], "") if alone and parts else ""
    given = "-".join(parts[1:]) if family_index(parts) == 0 else parts[0]
    return _given().get(given, "")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name without particles: "Bashar al-Assad" → ("bashar", "assad")."""
    plain = re.sub(r"['’`ʿʾ]", "", name)
    parts = [fold(p) for p in _SPLIT.split(plain)]
    kept = tuple(p for p in parts if p and p not in particles())
    return kept or tuple(p for p in parts if p)


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """`words` without leading honorifics, trailing suffixes and origin: "Sen. John Doe Jr." → ("john", "doe"),
    "Theodor of Lund" → ("theodor",)."""
    parts = list(words(name))
    if "of" in parts[1:] and not set(parts[: parts.index("of")]) <= honorifics():
        parts = parts[: parts.index("of")]
    while len(parts) > 1 and parts[0] in honorifics():
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in suffixes():
        parts.pop()
    return tuple(parts)


def suffix(name: str) -> str:
    """The generation suffix ("jr", "ii"), "" if none."""
    last = words(name)[-1:] if name.strip() else ()
    return last[0] if last and last[0] in suffixes() and len(words(name)) > 1 else ""


def family_index(parts: tuple[str, ...]) -> int:
    """Which word is the family name: the first in East Asian names, else the last."""
    return 0 if 2 <= len(parts) <= 3 and parts[0] in family_first() and len(parts[-1]) > 1 else len(parts) - 1


def skeleton(word: str) -> str:
    """Consonants by sound, doubles made single: what spellings of one name share ("gaddafi", "qadhafi" → "kdv")."""
    out = ""
    for letter in word.translate(SOUNDS):
        if letter not in "aeiouyh" and out[-1:] != letter:
            out += letter
    return out or word[:1]


def same_word(a: str, b: str) -> bool:
    """Whether two name words may be spellings of one: "sergei"/"sergey"; an initial fits its name."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) <= 3:
        return False
    return JaroWinkler.similarity(a, b) >= SAME_WORD


def fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether every word of `short` is a word of `full`, in order, with the family name among them."""
    if not short or len(short) > len(full):
        return False
    if len(short) == 1:
        word, family = short[0], full[family_index(full)]
        return word == family or (len(word) > 4 and skeleton(word) == skeleton(family) and same_word(word, family))
    at = 0
    for word in short:
        while at < len(full) and not same_word(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    ours, theirs = short[family_index(short)], full[family_index(full)]
    if len(ours) > 1 and len(theirs) > 1 and same_word(ours, theirs):
        return True
    return short == full[: len(short)] and len(short[0]) > 1  # "Mohammed bin Salman" of "Mohammed bin Salman Al Saud"


def same_name(a: str, b: str) -> bool:
    """Whether two full names may be one person's within a page: one fits the other and the suffixes agree."""
    x, y = core(a), core(b)
    if suffix(a) != suffix(b) and suffix(a) and suffix(b):
        return False
    return fits(x, y) if len(x) <= len(y) else fits(y, x)


def fuller(a: str, b: str) -> str:
    """The fuller of two forms: more words, not all in capitals, no initials, then the longer."""

    def rank(name: str) -> tuple[int, bool, int, int]:
        parts = core(name)
        return len([p for p in parts if len(p) > 1]), not name.isupper(), len(parts), len(name)

    return b if rank(b) > rank(a) else a
