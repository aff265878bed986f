"""Who takes part in the story, as links compare them: those called by a name, and the state each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from synoptic.model import Entity, Notes


class Cast(NamedTuple):
    """Story entity for page entity; the kind of those that are called by a name; the state for which a person or body
    acts, where its roles tell of one only."""

    entity_of: Mapping[str, str]
    kinds: Mapping[str, str]
    states: Mapping[str, str]

    @classmethod
    def of(cls, notes: Iterable[Notes], entity_of: Mapping[str, str]) -> Cast:
        """The cast of these notes. "Gunman" or "59 people" is nobody that another page's "attacker" could not be."""
        kinds: dict[str, str] = {}
        entities = [(entity, entity_of.get(entity.id, entity.id)) for note in notes for entity in note.entities]
        for entity, story in entities:
            if entity.known_as or any(m.form == "name" for m in entity.mentions):
                kinds.setdefault(story, entity.kind)
        return cls(entity_of, kinds, _states(entities))

    def named(self, entities: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Those that have a name, with their kind."""
        return frozenset((self.kinds[e], e) for e in entities if e in self.kinds)

    def parties(self, entities: Iterable[str]) -> frozenset[str]:
        """Those that have a name, each by the state it stands for, if it stands for one."""
        return frozenset(self.states.get(e, e) for e in entities if e in self.kinds)


def _states(entities: Iterable[tuple[Entity, str]]) -> dict[str, str]:
    """Entity → state: by the offices it holds ("President of …"), by the key of a ministry ("iso:XAA/…")."""
    listed = list(entities)
    by_name = {name.casefold(): story for e, story in listed if e.kind == "state" for name in (e.name, *e.aliases)}
    by_key = {e.known_as: story for e, story in listed if e.kind == "state" and e.known_as}
    found: dict[str, set[str]] = {}
    for entity, story in listed:
        if entity.kind == "state":
            continue
        key = (entity.known_as or "").partition("/")[0]
        told = {by_name[r.of.casefold()] for r in entity.roles if r.of and r.of.casefold() in by_name}
        found.setdefault(story, set()).update(told | ({by_key[key]} if key in by_key else set()))
    return {story: next(iter(states)) for story, states in found.items() if len(states) == 1}
