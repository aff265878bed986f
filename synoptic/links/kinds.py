"""Which kinds of event can be one: PLOVER types that overlap, families of acts, nouns that take up an event."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from synoptic import tables
from synoptic.links.words import root
from synoptic.model import EventType

# The family that PLOVER's types belong to, where a family of plain labels exists too.
_TYPE_FAMILY: dict[str, str] = {
    "ASSAULT": "violence", "CONSULT": "talk", "AGREE": "agreement", "PROTEST": "protest", "COERCE": "justice",
}  # fmt: skip


class Families(NamedTuple):
    """`label`: root → families of an event named so; `general`: noun → families whose events it can take up; `phase`:
    root of a verb that tells the phase of an event → words that must follow it (none: it tells it alone)."""

    label: dict[str, frozenset[str]]
    general: dict[str, frozenset[str]]
    phase: dict[str, frozenset[str]]


def compatible(one: EventType, other: EventType) -> float | None:
    """How far two types can name one act: 1 the same, 0 < x < 1 overlapping, 0 not; None where OTHER leaves it open."""
    if "OTHER" in (one, other):
        return None
    return 1.0 if one == other else _compatible().get(frozenset((one, other)), 0.0)


def families_of(kind: EventType, label: str) -> frozenset[str]:
    """The families of an event of this type and label (none for most)."""
    by_label = families().label.get(root(label.split()[-1]) if label else "", frozenset())
    by_type = _TYPE_FAMILY.get(kind)
    return by_label | {by_type} if by_type else by_label


def takes_up(noun: str) -> frozenset[str]:
    """Families whose events this noun can take up; "any" for "the incident"; empty for other words."""
    return families().general.get(noun.lower(), frozenset())


@lru_cache(maxsize=1)
def families() -> Families:
    """The table of families, read once."""
    label: dict[str, set[str]] = {}
    general: dict[str, set[str]] = {}
    phase: dict[str, set[str]] = {}
    for kind, family, words in tables.rows("links/event_families.tsv", 3, header=False):
        for word in words.split():
            if kind == "label":
                label.setdefault(root(word), set()).add(family)
            elif kind == "general":
                general.setdefault(word, set()).add(family)
            else:
                verb, _, particle = word.partition(":")
                phase.setdefault(root(verb), set()).update((particle,) if particle else ())
    return Families(_frozen(label), _frozen(general), _frozen(phase))


def tells_phase(verb: str, following: str) -> bool:
    """Does a verb, with the words that follow it, tell that an event named beside it begins, happens or ends?"""
    needed = families().phase.get(root(verb))
    if needed is None:
        return False
    return not needed or bool(needed & set(following.lower().split()[:3]))


def _frozen(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in table.items()}


@lru_cache(maxsize=1)
def _compatible() -> dict[frozenset[str], float]:
    rows = tables.rows("links/compatible_types.tsv", 4, header=False)
    return {frozenset((one, other)): float(weight) for one, other, weight, _ in rows}
