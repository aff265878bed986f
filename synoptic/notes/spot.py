"""A name in the text, and the names that the shipped tables know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from synoptic.language import lexicon
from synoptic.model import EntityKind

KINDS: Mapping[str, EntityKind] = MappingProxyType(
    {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
)


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


def plain(text: str) -> str:
    """White space made single, apostrophes straight, soft hyphens gone: how tables write names."""
    return " ".join(text.replace("’", "'").replace("\u00ad", "").split())
