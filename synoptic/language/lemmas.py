"""Lemmas of English words by rule, with a table of the irregular ones; and what form of a verb a word can be.

The rules are the regular inflections of English (-s, -ed, -ing with doubling, e-dropping and y/ie; -er, -est are left
alone: press text needs no base of adjectives). The table is `data/lemmas.tsv`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from synoptic import tables


class Forms(NamedTuple):
    """What a verb's surface form can be (several at once: "put", "called")."""

    base: bool
    third: bool
    past: bool
    past_participle: bool
    gerund: bool


class Irregulars(NamedTuple):
    """The table: base by form for verbs and nouns; past and participle forms by verb; nouns that are their own lemma;
    verbs that are what -ed leaves; verbs that need their -e back."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    past: dict[str, frozenset[str]]
    participle: dict[str, frozenset[str]]
    whole_nouns: frozenset[str]
    bare: frozenset[str]
    silent: frozenset[str]


@lru_cache(maxsize=1)
def irregulars() -> Irregulars:
    """The irregular forms, read once. Raises DataError."""
    rows = [line.split("\t") for line in tables.lines("lemmas.tsv")]
    table = Irregulars({}, {}, {}, {}, _joined(rows, "noun-keep"), _joined(rows, "verb-keep"), _joined(rows, "verb-e"))
    for kind, base, *rest in rows:
        if kind == "verb":
            past, participle = frozenset(rest[0].split("|")), frozenset(rest[1].split("|"))
            table.past[base], table.participle[base] = past, participle
            for form in (past | participle) - {base}:
                table.verbs.setdefault(form, base)
            table.verbs.update((form, base) for form in (rest[2].split("|") if len(rest) > 2 else ()))
        elif kind == "noun":
            table.nouns.update((form, base) for form in rest[0].split("|"))
    return table


def _joined(rows: list[list[str]], kind: str) -> frozenset[str]:
    return frozenset(word for row in rows if row[0] == kind for word in row[1].split("|"))


@lru_cache(maxsize=65536)
def lemma(word: str, pos: str) -> str:
    """The lemma of a word with this UPOS tag: lower case, but for proper names (kept as they stand).

    Clitics give their full verb or particle: "'ll" → will, "n't" → not, "'ve" → have, "'re", "'m" → be.
    """
    if pos in ("PROPN", "X", "SYM", "NUM", "PUNCT"):
        return word
    low = word.lower().replace("’", "'")
    if pos == "AUX":
        return _AUXILIARIES.get(low) or _CLITICS.get(low, low)
    if pos == "PART":
        return _CLITICS.get(low, low)
    if pos == "VERB":
        return verb_lemma(low)
    if pos == "NOUN":
        return noun_lemma(low)
    return low


_CLITICS = {
    "'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall", "n't": "not", "'ve": "have", "'re": "be",
    "'m": "be", "ai": "be",
}  # fmt: skip
_AUXILIARIES = dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "'s"), "be")
_AUXILIARIES |= dict.fromkeys(("has", "had", "having"), "have") | dict.fromkeys(("does", "did", "done", "doing"), "do")
_AUXILIARIES |= {"got": "get", "getting": "get", "gets": "get", "going": "go"}
_PREFIXES = ("re", "over", "under", "out", "mis", "un", "fore", "up")


def verb_lemma(low: str) -> str:
    """The base of a verb form in lower case."""
    table = irregulars()
    found = table.verbs.get(low) or _CLITICS.get(low) or ("be" if low == "'s" else None)
    if found:
        return found
    if low in table.past or low in table.bare:
        return low
    if "-" in low:  # "re-elected"
        before, _, last = low.rpartition("-")
        return f"{before}-{verb_lemma(last)}" if last else low
    for prefix in _PREFIXES:
        if low.startswith(prefix) and low[len(prefix) :] in table.verbs and len(low) - len(prefix) > 3:
            return prefix + table.verbs[low[len(prefix) :]]
    if low.endswith(("ies", "ied")) and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) > len(ending) + 1 and _has_vowel(low[: -len(ending)]):
            return _stem(low[: -len(ending)])
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2:
        return _without_s(low)
    return low


def _has_vowel(stem: str) -> bool:
    return any(c in "aeiouy" for c in stem)


# Stems that take their -e back: announc-, argu-, achiev-, realiz-, pledg-, plung-, settl-, hous-, curs-, produc-.
_NEEDS_E = re.compile(
    r"(?:[cuv]|[^z]z|[dl]g|(?:[aeiou]r|ll|[aeiou]n)g|[bcdfgkptz]l|[^s]s|[^eo]at|ag|[^aeo]am|[^aeou]in|[aeiou]ut)$"
)
_BARE_ENDING = re.compile(r"(?:[aou]ng|[aiou]us|tz|.ias)$")  # belong, hang; focus, bias
# -izing and the like need no list; one vowel before one last consonant in one syllable is an -e too: hop-ed, us-ed.
_SHORT = re.compile(r"^[^aeiou]*[aeiouy][^aeiouwxy]$|^(?:us|ag)$")


def _stem(stem: str) -> str:
    """The base of a verb from what is left when -ed or -ing comes off: "stopp" → stop, "announc" → announce."""
    table = irregulars()
    if stem in table.bare or stem in table.past:
        return stem
    if stem + "e" in table.silent or stem + "e" in table.past:
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return stem[:-1] if _doubled(stem) else stem
    if (_NEEDS_E.search(stem) and not _BARE_ENDING.search(stem)) or _SHORT.match(stem):
        return stem + "e"
    return stem


def _doubled(stem: str) -> bool:
    """Whether the last letter is only doubled before the ending: stopp-ed, cancell-ed; not kill-ed, pass-ed."""
    if stem[-1] == "l":
        return stem[:-1] in irregulars().bare or (not stem.endswith("all") and _syllables(stem) > 1)
    return stem[-1] not in "aeiouszf"


def _syllables(stem: str) -> int:
    return len(re.findall(r"[aeiouy]+", stem))


def _without_s(low: str) -> str:
    """Third person and plural -s, -es."""
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")) or (low.endswith("oes") and len(low) > 4):
        return low[:-2]
    return low[:-1]


_COMPOUND_PLURALS = (("women", "woman"), ("men", "man"), ("children", "child"))


def noun_lemma(low: str) -> str:
    """The singular of a noun in lower case."""
    table = irregulars()
    if low in table.nouns:
        return table.nouns[low]
    if low in table.whole_nouns or low[:1].isdigit():
        return low
    if "-" in low:
        before, _, last = low.rpartition("-")
        return f"{before}-{noun_lemma(last)}" if last else low
    for plural, base in _COMPOUND_PLURALS:
        if low.endswith(plural):
            return low[: -len(plural)] + base
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2:
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
