"""Whether two full names may be one person's: words aligned, spellings compared, conflicts vetoed, with reasons.

Words of the ASCII forms without particles are aligned, and the least similar pair by Jaro-Winkler decides: of the
measures tried, that one separates transliterated press names best. On top of it the family name must agree, given
names must not conflict, initials must fit, and generations (Jr., II) must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from synoptic import tables
from synoptic.links.unvowelled import is_unvowelled, same_sounds
from synoptic.notes import person_name
from synoptic.notes.person_name import family_index, skeleton, suffix

SAME_FAMILY = 0.85
SAME_GIVEN = 0.84
SAME_EASTERN = 0.95  # two syllables differ little: "Li Qiang" is not "Li Keqiang"
SAME_SPELLING = 0.7  # given names of one sound: "kathryn" and "catherine"
SAME_SINGLE = 0.9
SHORTER = 0.97  # "John Doe" may be "John Q. Doe", but "John Doe" is so more surely
UNSAID = 0.94  # one form says "Jr.", the other nothing


_OF = re.compile(r"(?<=\w) (?:of|from) .*$")
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")  # the Arabic article, grown together with its word


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """The words that tell people apart, as `person_name.core`: also without the place somebody is from ("John Doe of
    Springfield") and, in Arabic script, without the article."""
    return person_name.core(_ARTICLE.sub("", _OF.sub("", name)))


class Match(NamedTuple):
    """`score` 0..1; 0 with a veto. `reason` in words."""

    score: float
    reason: str


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for given, shorts in tables.rows("nicknames.tsv", 2):
        for short in shorts.split("|"):
            table.setdefault(given, set()).add(short)
            table.setdefault(short, set()).add(given)
    return MappingProxyType({k: frozenset(v) for k, v in table.items()})


def block_keys(name: str) -> set[str]:
    """Keys under which names are compared: the sounds of the first and of the last word."""
    parts = core(name)
    return {skeleton(p) for p in {parts[0], parts[-1]}} if parts else set()


@cache
def _by_sound() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for given, _ in tables.rows("nicknames.tsv", 2):
        table.setdefault(skeleton(given), []).append(given)
    return MappingProxyType({k: tuple(v) for k, v in table.items()})


def _short_for(short: str, given: str) -> bool:
    """Whether a nickname belongs to another spelling of a given name: "katie" and "kathryn", as of "catherine"."""
    return any(
        short in _nicknames()[other] and JaroWinkler.similarity(given, other) >= SAME_SPELLING
        for other in _by_sound().get(skeleton(given), ())
    )


def _alike(a: str, b: str, least: float) -> float:
    """How alike two words are, 0 below `least`; an initial fits, a nickname fits, the same sounds fit."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.0
    if b in _nicknames().get(a, frozenset()) or _short_for(a, b) or _short_for(b, a):
        return 0.95
    near: float = JaroWinkler.similarity(a, b)
    if near >= least and not _only_endings_alike(a, b):
        return near
    if skeleton(a) == skeleton(b) and near > (0.7 if len(skeleton(a)) > 2 else 0.82):
        return 0.88
    return 0.0


def _only_endings_alike(a: str, b: str) -> bool:
    """Short words that differ in their consonants are different names: "kerry"/"kelly", "hassan"/"hussein"."""
    return skeleton(a) != skeleton(b) and (min(len(a), len(b)) < 6 or abs(len(skeleton(a)) - len(skeleton(b))) > 1)


@lru_cache(maxsize=262144)
def compare(a: str, b: str) -> Match:
    """Compare two names of at least two words each."""
    x, y = core(a), core(b)
    if veto := _generation(a, b):
        return Match(0.0, veto)
    if x == y:
        same = f"“{a}” and “{b}” are the same words" if a != b else f"the same name “{a}”"
        return Match(1.0 if suffix(a) == suffix(b) else UNSAID, same)
    if len(x) < 2 or len(y) < 2:
        return Match(0.0, "one word is not enough")
    if is_unvowelled(a) != is_unvowelled(b):
        return _scripts(a, b)
    if len(x) > len(y):
        x, y = y, x
    if "".join(x) == "".join(y):
        return Match(0.98, f"“{a}” and “{b}” differ in word breaks only")
    family = _alike(x[family_index(x)], y[family_index(y)], SAME_FAMILY)
    if not family:
        return Match(0.0, "different family names")
    if _initials(x) and _initials(y) and _initials(x) != _initials(y):
        return Match(0.0, f"initials conflict: “{a}”, “{b}”")
    rest_x = [w for i, w in enumerate(x) if i != family_index(x)]
    rest_y = [w for i, w in enumerate(y) if i != family_index(y)]
    if (
        family_index(x) == 0 == family_index(y)
        and JaroWinkler.similarity("".join(rest_x), "".join(rest_y)) < SAME_EASTERN
    ):
        return Match(0.0, f"given names conflict: “{a}”, “{b}”")
    return _given(a, b, rest_x, rest_y, family)


def _scripts(a: str, b: str) -> Match:
    """An Arabic and a Latin form: each word of the Arabic one is heard in the other, in order, the last in the last."""
    arabic, latin = (core(a), core(b)) if is_unvowelled(a) else (core(b), core(a))
    at = 0
    for word in arabic[:-1]:
        while at < len(latin) - 1 and not same_sounds(word, latin[at]):
            at += 1
        at += 1
    if at >= len(latin) or not same_sounds(arabic[-1], latin[-1]):
        return Match(0.0, "different names in two scripts")
    return Match(0.9, f"“{a}” and “{b}”: one name in two scripts")


def _initials(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Middle initials: "george w bush" → ("w",)."""
    return tuple(p for p in parts[1:-1] if len(p) == 1)


def _generation(a: str, b: str) -> str | None:
    """Jr. and Sr., II and III are different people; one without any may be either."""
    x, y = suffix(a), suffix(b)
    return f"different generations: “{a}”, “{b}”" if x and y and x != y else None


def _given(a: str, b: str, short: list[str], full: list[str], family: float) -> Match:
    """Each given name of the shorter form must be one of the longer's, in order; initials too."""
    if not short or not full:
        return Match(0.0, "one word is not enough")
    least, at = family, 0
    for word in short:
        best = 0.0
        while at < len(full) and not (best := _alike(word, full[at], SAME_GIVEN)):
            at += 1
        if at >= len(full):
            return Match(0.0, f"given names conflict: “{a}”, “{b}”")
        least, at = min(least, best), at + 1
    if len(short) == 1 and len(short[0]) == 1 and len(full[0]) > 1:
        least = min(least, 0.86)
    same = "spellings of one name" if least < 0.999 else "one form is the shorter"
    unsaid = UNSAID if suffix(a) != suffix(b) else 1.0
    return Match(min(least, SHORTER, unsaid), f"“{a}” and “{b}”: {same}")


def alone(name: str) -> bool:
    """A surname, given name or single name."""
    return len(core(name)) < 2


def family(name: str) -> str:
    """The family name, folded."""
    parts = core(name)
    return parts[family_index(parts)] if parts else ""


def fits_alone(single: str, full: str) -> bool:
    """Whether a single word is the family name (or last word) of a full name."""
    word = core(single)[0] if core(single) else ""
    parts = core(full)
    if len(word) < 2 or len(parts) < 2:
        return False
    return any(word == part or _misspelt(word, part) for part in {parts[-1], family(full)})


def _misspelt(a: str, b: str) -> bool:
    """Whether two single words of some length are one but for a letter that is not heard: "heffner", "hefner"."""
    return min(len(a), len(b)) > 4 and skeleton(a) == skeleton(b) and JaroWinkler.similarity(a, b) >= SAME_SINGLE


__all__ = ["Match", "alone", "block_keys", "compare", "core", "family", "fits_alone", "skeleton"]
