"""Clusters of page entities: a union-find that keeps reasons and what each cluster's members have in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from synoptic.links.entity_forms import name_forms
from synoptic.links.person_names import core
from synoptic.model import Entity, EntityKind

KINDS: tuple[EntityKind, ...] = ("state", "organisation", "place", "person", "group", "other")  # who wins a tie


@dataclass
class Cluster:
    """What is known of the entities of one cluster: `counts` of their names, `votes` of their kinds by mentions."""

    votes: Counter[EntityKind]
    members: list[int]
    counts: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    role_owners: set[str] = field(default_factory=set)
    named: bool = False

    @property
    def kind(self) -> EntityKind:
        """What most mentions are taken for; a key of the tables knows better."""
        return max(self.votes, key=lambda kind: (self.votes[kind], -KINDS.index(kind)))

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
    """All page entities of a story, joined step by step; those that a person told apart never meet."""

    def __init__(self, entities: list[Entity]) -> None:
        self.entities = entities
        self.names: dict[int, str] = {}  # what a person decided that they are called
        self._parent = list(range(len(entities)))
        self._clusters = {n: _single(n, e) for n, e in enumerate(entities)}
        self._why: dict[int, list[str]] = {}
        self._apart: dict[int, set[int]] = {}

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

    def why(self, number: int) -> list[str]:
        """The reasons of the joins that made the cluster of an entity."""
        return self._why.get(self.root(number), [])

    def part(self, a: int, b: int) -> None:
        """Keep the clusters of two entities apart from now on; no effect if they are one already."""
        x, y = self.root(a), self.root(b)
        if x != y:
            self._apart.setdefault(x, set()).add(y)
            self._apart.setdefault(y, set()).add(x)

    def apart(self, a: int, b: int) -> bool:
        """Whether two entities must not meet."""
        return bool(self._apart) and self.root(b) in self._apart.get(self.root(a), ())

    def join(self, a: int, b: int, reason: str) -> bool:
        """Put two clusters together, the smaller into the larger, and keep the reason; False if they must not meet."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if self.apart(x, y):
            return False
        if len(self._clusters[x].members) < len(self._clusters[y].members):
            x, y = y, x
        self._parent[y] = x
        _add(self._clusters[x], self._clusters.pop(y))
        reasons = [*self._why.get(x, ()), reason, *self._why.pop(y, ())]
        self._why[x] = list(dict.fromkeys(reasons))
        for other in self._apart.pop(y, ()):
            self._apart[other].discard(y)
            self.part(x, other)
        return True


def _add(into: Cluster, gone: Cluster) -> None:
    into.members += gone.members
    if gone.named and not into.named:  # a description is no name of who has one
        into.counts, into.votes = gone.counts.copy(), gone.votes.copy()
    elif gone.named or not into.named:
        into.counts.update(gone.counts)
        into.votes.update(gone.votes)
    into.keys |= gone.keys
    into.genders |= gone.genders
    into.role_owners |= gone.role_owners
    into.named = into.named or gone.named


def _single(number: int, entity: Entity) -> Cluster:
    named = is_named(entity)
    counts: Counter[str] = Counter()
    for form in name_forms(entity) if named else (entity.name,):
        counts[form] += sum(m.end - m.start == len(form) and m.form == "name" for m in entity.mentions)
    counts[entity.name] += 1
    return Cluster(
        votes=Counter({entity.kind: 1000 if entity.known_as else max(1, len(entity.mentions))}),
        members=[number],
        counts=counts,
        keys={entity.known_as} if entity.known_as else set(),
        genders=_genders(entity),
        role_owners={r.of for r in entity.roles if r.of},
        named=named,
    )


def is_named(entity: Entity) -> bool:
    """Whether the page calls it by a name, or the tables know it."""
    return entity.known_as is not None or any(m.form == "name" for m in entity.mentions)


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
