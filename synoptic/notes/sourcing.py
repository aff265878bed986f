"""What can speak: people, bodies, documents (`data/speech/sources.tsv`), and names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from synoptic import tables
from synoptic.language.tree import Tree
from synoptic.notes import outlets

TABLE = "speech/sources.tsv"
SourceKind = Literal["person", "body", "document"]


@cache
def table() -> Mapping[str, SourceKind]:
    """Lemma of a noun → what kind of source it names."""
    return MappingProxyType(tables.pairs(TABLE))  # type: ignore[arg-type]


def kind_of(tree: Tree, i: int) -> SourceKind | None:
    """What kind of source the noun names, None if the table does not tell."""
    found = table().get(tree.lemma(i).lower()) or table().get(tree.lower(i))
    if found is None and "-" in tree.word(i):
        found = table().get(tree.lower(i).rpartition("-")[2])
    return found


def names_a_source(tree: Tree, i: int) -> bool:
    """Whether the noun can speak: a known noun, a person's or organisation's name, a pronoun, an outlet."""
    if kind_of(tree, i) is not None or tree.pos(i) == "PRON":
        return True
    if any(n.first <= i < n.last and n.kind in ("PER", "ORG", "LOC") for n in tree.reading.names):
        return True
    return outlets.is_outlet(tree.text_of(tree.phrase_span(i)))


_AGENT = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "ant", "eur", "folk", "people")


def may_speak(tree: Tree, i: int) -> bool:
    """Whether the noun could be somebody: as `names_a_source`, or a name, a noun used as one, a noun of agents."""
    if names_a_source(tree, i) or tree.pos(i) not in ("NOUN", "VERB"):
        return True
    lemma = tree.lemma(i).lower()
    return (tree.word(i)[:1].isupper() and tree.word(i)[1:2].isupper()) or lemma.endswith(_AGENT)
