"""Lemmas of English words by rule, with a table of the irregular ones; and what form of a verb a word can be.

The rules are the regular inflections of English (-s, -ed, -ing with doubling, e-dropping and y/ie; -er, -est are left
alone: press text needs no base of adjectives). The table is `data/lemmas.tsv`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from synoptic.errors import DataError

_VOWELS = frozenset("aeiou")


class Forms(NamedTuple):
    """What a verb's surface form can be (several at once: "put", "called")."""

    base: bool
    third: bool
    past: bool
    past_participle: bool
    gerund: bool


class Irregulars(NamedTuple):
    """The table: lemma by form for verbs and nouns; past and participle forms by verb; words kept as they are; verbs
    whose base ends in -e though the rules would not tell."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    past: dict[str, frozenset[str]]
    participle: dict[str, frozenset[str]]
    keep: frozenset[str]
    silent: frozenset[str]


@lru_cache(maxsize=1)
def irregulars() -> Irregulars:
    """The irregular forms, read once."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    past: dict[str, frozenset[str]] = {}
    participle: dict[str, frozenset[str]] = {}
    keep: set[str] = set()
    silent: set[str] = set()
    try:
        lines = (files("synoptic") / "data" / "lemmas.tsv").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError("the table of irregular forms is missing", "install Synoptic again") from error
    for line in lines:
        if not line or line.startswith("#"):
            continue
        kind, lemma, *rest = line.split("\t")
        if kind == "verb":
            past[lemma] = frozenset(rest[0].split("|"))
            participle[lemma] = frozenset(rest[1].split("|"))
            for form in (past[lemma] | participle[lemma]) - {lemma}:
                verbs.setdefault(form, lemma)
            for form in rest[2].split("|") if len(rest) > 2 else ():
                verbs[form] = lemma
        elif kind == "noun":
            for form in rest[0].split("|"):
                nouns[form] = lemma
        elif kind == "keep":
            keep.update(lemma.split("|"))
        elif kind == "silent":
            silent.update(lemma.split("|"))
    return Irregulars(verbs, nouns, past, participle, frozenset(keep), frozenset(silent))


@lru_cache(maxsize=65536)
def lemma(word: str, pos: str) -> str:
    """The lemma of a word with this UPOS tag: lower case, but for proper names (kept as they stand).

    Clitics give their full verb or particle: "'ll" → will, "n't" → not, "'ve" → have, "'re", "'m" → be.
    """
    if pos in ("PROPN", "X", "SYM", "NUM", "PUNCT"):
        return word
    low = word.lower().replace("’", "'")
    if pos in ("AUX", "PART", "PRON"):
        return _function_word(low, pos)
    if pos == "VERB":
        return verb_lemma(low)
    if pos == "NOUN":
        return noun_lemma(low)
    return low


_CLITICS = {
    "'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall", "n't": "not", "'ve": "have",
    "'re": "be", "'m": "be", "ai": "be",
}  # fmt: skip
_BE = frozenset({"am", "is", "are", "was", "were", "been", "being", "be"})


def _function_word(low: str, pos: str) -> str:
    if pos == "PRON":
        return low
    if low in _CLITICS:
        return _CLITICS[low]
    if pos == "AUX":
        if low in _BE or low == "'s":
            return "be"
        return {"has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do", "doing": "do"}.get(low, low)
    return low


def verb_lemma(low: str) -> str:
    """The base of a verb form in lower case."""
    table = irregulars()
    if low in table.verbs:
        return table.verbs[low]
    if low in table.past or low in table.keep:
        return low
    if "-" in low:  # "re-elected"
        before, _, last = low.rpartition("-")
        return f"{before}-{verb_lemma(last)}" if last else low
    if low in _CLITICS:
        return _CLITICS[low]
    for prefix in ("re", "over", "under", "out", "mis", "un", "fore", "up"):
        if low.startswith(prefix) and low[len(prefix) :] in table.verbs and len(low) - len(prefix) > 3:
            return prefix + table.verbs[low[len(prefix) :]]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ing") and len(low) > 4 and _has_vowel(low[:-3]):
        return _stem(low[:-3])
    if low.endswith("ed") and len(low) > 3 and _has_vowel(low[:-2]):
        return _stem(low[:-2])
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2:
        return _without_s(low)
    return low


def _has_vowel(stem: str) -> bool:
    return any(c in _VOWELS or c == "y" for c in stem)


def _stem(stem: str) -> str:
    """The base of a verb from what is left when -ed or -ing comes off: "stopp" → stop, "announc" → announce."""
    table = irregulars()
    if stem in table.keep or stem in table.past:
        return stem
    if stem + "e" in table.silent or stem + "e" in table.past:
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls" and stem[-1] not in "zf":
        return stem[:-1]  # stopped, occurred
    if stem.endswith("ll") and len(stem) > 3:
        return stem[:-1] if _doubles_l(stem[:-1]) else stem
    if stem.endswith(("c", "v", "u", "z", "dg", "rg", "lg", "ng", "iev")) and not stem.endswith(("ing", "ang", "ong", "ung", "zz", "tz")):
        return stem + "e"
    if stem.endswith(("rs", "ns", "ls", "ps")) or (stem.endswith("s") and not stem.endswith(("ss", "us", "as"))):
        return stem + "e"
    if stem.endswith(("at", "it")) and len(stem) > 3 and _ends_in_e_after_t(stem):
        return stem + "e"
    if stem.endswith(("bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl")):
        return stem + "e"
    if stem.endswith(("ir", "ur", "or", "ar")) and stem.endswith(("quir", "pir", "sur", "jur", "lor", "nor", "clar", "par", "tur", "cur", "fir", "mir", "tir", "plor", "stor", "hir")):
        return stem + "e"
    return stem + "e" if _short_with_e(stem) else stem


def _doubles_l(stem: str) -> bool:
    """British doubling: travel, cancel, control, compel; not call, kill, fill."""
    syllables = sum(1 for a, b in zip(" " + stem, stem, strict=False) if b in _VOWELS and a not in _VOWELS)
    return syllables > 1


def _ends_in_e_after_t(stem: str) -> bool:
    """-ate verbs (negotiate, state), against repeat, treat, limit, visit."""
    return stem.endswith("at") and not stem.endswith(("eat", "oat"))


def _short_with_e(stem: str) -> bool:
    """One vowel before one final consonant, in a stem that is one syllable or ends like -use, -ide, -ame …: hope, move."""
    if len(stem) < 2 or stem[-1] in "aeiouwxy" or stem[-2] not in _VOWELS:
        return False
    if len(stem) > 2 and stem[-3] in _VOWELS and stem[-3:-1] not in ("ua", "ui", "uo"):
        return False  # two vowels: look, treat, explain
    syllables = sum(1 for a, b in zip(" " + stem, stem, strict=False) if b in _VOWELS and a not in _VOWELS)
    if syllables == 1:
        return True  # hop-ed is hope (hopp-ed is hop)
    return stem.endswith(("id", "od", "ud", "am", "im", "um", "ak", "ik", "ok", "ap", "op", "yp", "as", "is", "os", "us", "ag", "ib", "uc", "il", "ul", "ol", "in", "un", "ut", "ot", "ar", "ir", "ur", "iz", "yz", "iv", "av", "uk"))  and stem not in irregulars().keep and not stem.endswith(("min", "fin", "lop", "lap", "rad", "eal"))


def _without_s(low: str) -> str:
    """Third person and plural -s, -es."""
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return low[:-2]
    if low.endswith("oes") and len(low) > 4:
        return low[:-2]
    return low[:-1]


def noun_lemma(low: str) -> str:
    """The singular of a noun in lower case."""
    table = irregulars()
    if low in table.nouns:
        return table.nouns[low]
    if low in table.keep:
        return low
    if "-" in low:
        before, _, last = low.rpartition("-")
        return f"{before}-{noun_lemma(last)}" if last else low
    for irregular, base in (("women", "woman"), ("men", "man"), ("people", "people"), ("children", "child")):
        if low.endswith(irregular) and len(low) > len(irregular) and low != "omen":
            return low[: -len(irregular)] + base
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "ics")) and len(low) > 2:
        return _without_s(low)
    return low


@lru_cache(maxsize=65536)
def forms(word: str, base: str) -> Forms:
    """What form of the verb `base` the lower-case `word` can be."""
    low, base = word.replace("’", "'"), base.lower()
    table = irregulars()
    irregular = base in table.past
    regular_past = low.endswith("ed") and low != base
    past = low in table.past[base] if irregular else regular_past
    participle = low in table.participle[base] if irregular else regular_past
    if irregular and regular_past and not (past or participle):
        past = participle = True
    return Forms(
        base=low == base,
        third=low != base and low.endswith("s") and not past,
        past=past,
        past_participle=participle,
        gerund=low != base and low.endswith("ing"),
    )
