"""Clusters of page entities: a union-find that keeps reasons and what each cluster's members have in common."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from synoptic.model import Entity, EntityKind, Mention, Place, Role
from synoptic.notes.person_name import core

KINDS: tuple[EntityKind, ...] = ("state", "organisation", "place", "person", "group", "other")  # who wins a join


@dataclass
class Cluster:
    """What is known of the entities of one cluster, `forms` by frequency."""

    kind: EntityKind
    members: list[int]
    counts: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    role_owners: set[str] = field(default_factory=set)
    named: bool = False

    @property
    def forms(self) -> list[str]:
        """The names by frequency."""
        return [form for form, _ in self.counts.most_common()]

    def best_name(self) -> str:
        """People: of the fullest forms the most frequent; others: the most frequent form."""
        forms = self.forms
        if self.kind != "person" or not self.named:
            return forms[0]
        full = [f for f in forms if len([p for p in core(f) if len(p) > 1]) > 1]
        return full[0] if full else forms[0]


class Clusters:
    """All page entities of a story, joined step by step."""

    def __init__(self, entities: list[Entity]) -> None:
        self.entities = entities
        self._parent = list(range(len(entities)))
        self._clusters = {n: _single(n, e) for n, e in enumerate(entities)}
        self._why: dict[int, list[str]] = {n: [] for n in self._clusters}

    def root(self, number: int) -> int:
        """The entity that stands for the cluster of an entity."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def roots(self) -> list[int]:
        """One entity a cluster."""
        return sorted(self._clusters)

    def cluster(self, number: int) -> Cluster:
        """The cluster of an entity."""
        return self._clusters[self.root(number)]

    def join(self, a: int, b: int, reason: str) -> None:
        """Put two clusters together, the smaller into the larger, and keep the reason."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return
        if len(self._clusters[x].members) < len(self._clusters[y].members):
            x, y = y, x
        into, gone = self._clusters[x], self._clusters.pop(y)
        self._parent[y] = x
        into.members += gone.members
        if gone.named and not into.named:  # a description is no name of who has one
            into.counts = gone.counts.copy()
        elif gone.named or not into.named:
            into.counts.update(gone.counts)
        into.keys |= gone.keys
        into.genders |= gone.genders
        into.role_owners |= gone.role_owners
        into.named = into.named or gone.named
        into.kind = min(into.kind, gone.kind, key=KINDS.index)
        self._why[x] += [r for r in (reason, *self._why.pop(y)) if r not in self._why[x]]

    def finished(self) -> tuple[tuple[Entity, ...], dict[str, str]]:
        """Story entities by number of mentions, and the map from page entity ids."""
        order = sorted(
            self._clusters.items(),
            key=lambda item: (-sum(len(self.entities[m].mentions) for m in item[1].members), min(item[1].members)),
        )
        entity_of: dict[str, str] = {}
        merged = []
        for place, (root, cluster) in enumerate(order, 1):
            members = [self.entities[m] for m in sorted(cluster.members)]
            entity_of.update((e.id, f"E{place}") for e in members)
            merged.append(_merged(f"E{place}", cluster, members, self._why[root]))
        return tuple(merged), entity_of


def _single(number: int, entity: Entity) -> Cluster:
    named = any(m.form == "name" for m in entity.mentions) or entity.known_as is not None
    counts: Counter[str] = Counter()
    for form in name_forms(entity) if named else (entity.name,):
        counts[form] += sum(m.end - m.start == len(form) and m.form == "name" for m in entity.mentions)
    counts[entity.name] += 1
    return Cluster(
        kind=entity.kind,
        members=[number],
        counts=counts,
        keys={entity.known_as} if entity.known_as else set(),
        genders=_genders(entity),
        role_owners={r.of for r in entity.roles if r.of},
        named=named,
    )


LOWER = re.compile(
    r"(?:the|this|that|these|those|a|an|another|one|some|any|several|many|his|her|its|their|my|our|your|whose)\s[^A-Z]*"
)


def name_forms(entity: Entity) -> tuple[str, ...]:
    """The entity's name and those aliases that are names, not descriptions ("the gunman")."""
    if entity.kind != "person":
        return (entity.name, *(a for a in entity.aliases if not LOWER.match(a)))
    return (
        entity.name,
        *(a for a in entity.aliases if not LOWER.match(a) and a.split()[-1][:1].upper() == a.split()[-1][:1]),
    )


def _genders(entity: Entity) -> set[str]:
    """What the roles tell: a spokeswoman is a she."""
    titles = " ".join(r.title.lower() for r in entity.roles).split()
    women = (
        {"f"}
        if any(t.endswith("woman") or t in ("queen", "mother", "wife", "sister", "daughter") for t in titles)
        else set()
    )
    men = (
        {"m"}
        if any(t.endswith("man") and t != "woman" and not t.endswith("woman") and t != "chairman" for t in titles)
        else set()
    )
    return women | men if len(women | men) == 1 else set()


def _merged(identifier: str, cluster: Cluster, members: list[Entity], why: list[str]) -> Entity:
    known = next((e for e in members if e.known_as), None)
    name = cluster.best_name() if known is None or cluster.kind == "person" else known.name
    roles: dict[tuple[str, str | None], Role] = {}
    for entity in members:
        for role in entity.roles:
            roles.setdefault((role.title.lower(), role.of), role)
    mentions: tuple[Mention, ...] = tuple(m for e in members for m in e.mentions)
    place: Place | None = next((e.place for e in members if e.place), None)
    reasons = dict.fromkeys([*why, *(r for e in members for r in e.why)])
    return Entity(
        id=identifier,
        name=name,
        kind=cluster.kind,
        aliases=tuple(
            dict.fromkeys(f for f in (*cluster.forms, *(a for e in members for a in e.aliases)) if f != name)
        ),
        roles=tuple(roles.values()),
        mentions=mentions,
        place=place,
        known_as=known.known_as if known else None,
        why=tuple(reasons),
    )
