"""Where names stand in a page: the tagger's spans and the shipped tables agree on what each is.

A table's name of several words beats a shorter or crossing span of the tagger; a longer span of the tagger beats a name
inside it ("Bank of China"). Demonyms ("Syrian") are modifiers, not names; they are read where they stand (`nominals`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.language.tree import Tree
from synoptic.model import EntityKind
from synoptic.notes.person_name import honorifics

LONGEST = 7  # words in a table's name
KINDS: Mapping[str, EntityKind] = MappingProxyType(
    {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
)
ARTICLES = frozenset({"the", "a", "an"})


class Spot(NamedTuple):
    """A name in the text: token range [first, last), what it is, and its key in the tables ("iso:SYR", "org:un")."""

    first: int
    last: int
    kind: EntityKind
    key: str | None


@cache
def known_names() -> Mapping[str, tuple[EntityKind, str]]:
    """Exact names of states, organisations and full names of office-holders → (kind, key)."""
    table: dict[str, tuple[EntityKind, str]] = {}
    for iso3, country in lexicon.countries().items():
        for name in (country.name, country.official, *country.names):
            table.setdefault(name, ("state", f"iso:{iso3}"))
    for key, organisation in lexicon.organisations().items():
        for name in (organisation.name, *organisation.aliases):
            table.setdefault(name.removeprefix("the "), ("organisation", f"org:{key}"))
    for office in lexicon.offices():
        for name in (office.name, *office.aliases):
            if " " in name:
                table.setdefault(name, ("person", f"person:{lexicon.fold(office.name)}"))
    return MappingProxyType(table)


@cache
def _openings() -> frozenset[str]:
    return frozenset(name[:2] for name in known_names())


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _table_spots(tree: Tree) -> list[Spot]:
    """Names of the tables, longest first at each place; a single word must stand as a proper noun."""
    found: list[Spot] = []
    at = 0
    for sentence in tree.reading.sentences:
        at = max(at, sentence.first)
        while at < sentence.last:
            spot = _table_spot(tree, at, sentence.last)
            if spot:
                found.append(spot)
            at = spot.last if spot else at + 1
    return found


def _table_spot(tree: Tree, first: int, end: int) -> Spot | None:
    start = tree.tokens[first].start
    if tree.text[start : start + 2] not in _openings():
        return None
    for last in range(min(end, first + LONGEST), first, -1):
        known = known_names().get(_plain(tree.text[start : tree.tokens[last - 1].end]))
        if known and (last - first > 1 or _proper(tree, first)):
            return Spot(first, last, *known)
    return None


def _proper(tree: Tree, i: int) -> bool:
    """A word that stands as a name: tagged so, or with a full stop or capitals inside ("U.S.", "HNC")."""
    word = tree.word(i)
    return tree.pos(i) == "PROPN" or (len(word) > 1 and not word.islower() and not word.istitle())


def _tagged_spots(tree: Tree) -> list[Spot]:
    """The tagger's spans without article, possessive mark or honorific at their edges; no demonyms."""
    spots = []
    for name in tree.reading.names:
        first, last = name.first, name.last
        while last - first > 1 and (tree.lower(last - 1) in ("'s", "'") or tree.pos(last - 1) == "PUNCT"):
            last -= 1
        while last - first > 1 and (tree.lower(first) in ARTICLES or tree.pos(first) in ("PUNCT", "ADP")):
            first += 1
        kind = KINDS[name.kind]
        if kind == "person":
            while last - first > 1 and tree.lower(first).rstrip(".") in honorifics() and last - first > 2:
                first += 1
        text = _plain(tree.text[tree.tokens[first].start : tree.tokens[last - 1].end])
        known = known_names().get(text.removeprefix("the ").removeprefix("The "))
        if known:
            spots.append(Spot(first, last, *known))
        elif lexicon.fold(text) in lexicon.demonyms():
            continue
        elif tree.word(first)[:1].isalnum():
            spots.append(Spot(first, last, kind, None))
    return spots


def spots(tree: Tree) -> list[Spot]:
    """All names of a page in the order of the text; they do not overlap."""
    tagged, tabled = _tagged_spots(tree), _table_spots(tree)
    chosen = sorted([*tagged, *tabled], key=lambda s: (-(s.last - s.first), s.key is None, s.first))
    taken = [False] * len(tree.tokens)
    kept = []
    for spot in chosen:
        if not any(taken[spot.first : spot.last]):
            taken[spot.first : spot.last] = [True] * (spot.last - spot.first)
            kept.append(spot)
    return sorted(kept)
