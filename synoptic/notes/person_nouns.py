"""Nouns that name people by what they are ("spokesman", "foreign minister", "police", "news agency"): the loader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from synoptic import tables

LONGEST = 4  # words in a noun of the table


class PersonNoun(NamedTuple):
    """`kind`: person, group or organisation. `role`: an office kind or a class ("perpetrator", "force", "media" …);
    `gender`: m, f or "" (unknown); `doubtful`: names things as often as people ("source")."""

    noun: str
    kind: str
    role: str
    gender: str
    doubtful: bool = False


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """All nouns by their singular, lower case."""
    table = tables.rows("person_nouns.tsv", 5)
    return MappingProxyType({n: PersonNoun(n, kind, role, sex, mark == "y") for n, kind, role, sex, mark in table})


def singular(word: str) -> str:
    """The singular of a noun as the table has it: "spokesmen" → "spokesman", "authorities" → "authority"."""
    known = person_nouns()
    if word in known:
        return word
    if word.endswith("men") and word[:-3] + "man" in known:
        return word[:-3] + "man"
    if word.endswith("ies") and word[:-3] + "y" in known:
        return word[:-3] + "y"
    for ending in ("es", "s"):
        if word.endswith(ending) and word[: -len(ending)] in known:
            return word[: -len(ending)]
    return {"people": "people", "wives": "wife", "children": "child", "thieves": "thief"}.get(word, word)


def noun_ending_at(words: list[str]) -> tuple[PersonNoun, int] | None:
    """The longest noun of the table that the lower-case words end with, and how many words it takes."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[-size:])
        noun = person_nouns().get(phrase) or person_nouns().get(" ".join([*words[-size:-1], singular(words[-1])]))
        if noun:
            return noun, size
    return None
