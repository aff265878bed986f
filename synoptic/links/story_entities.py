"""The story's entities made of clusters of page entities: what each is called, what it is, which roles it held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from synoptic.links.entity_clusters import Cluster, Clusters
from synoptic.links.entity_forms import is_name
from synoptic.links.held_roles import held
from synoptic.links.person_names import core
from synoptic.model import Dating, Entity, Mention, Place


def finished(clusters: Clusters, datings: Mapping[str, Dating]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Story entities by number of mentions (ids E1, E2 …), and the map from page entity ids."""
    found = [(root, clusters.cluster(root)) for root in clusters.roots()]
    found.sort(key=lambda item: (-_mentions(clusters, item[1]), min(item[1].members)))
    entity_of: dict[str, str] = {}
    merged = []
    for place, (root, cluster) in enumerate(found, 1):
        entity_of.update((clusters.entities[m].id, f"E{place}") for m in cluster.members)
        merged.append(_merged(f"E{place}", clusters, root, datings))
    return tuple(_without_others(merged)), entity_of


def _without_others(merged: list[Entity]) -> Iterator[Entity]:
    """A person's aliases without those that are somebody else's name, alone or grown together with the person's own:
    "Norway", "Norway John Doe". Headlines and captions give such."""
    whose = {entity.name: entity.id for entity in merged if any(m.form == "name" for m in entity.mentions)}
    for entity in merged:
        if entity.kind == "person" and entity.aliases:
            own = set(core(entity.name))
            kept = tuple(a for a in entity.aliases if not _anothers(a, entity, whose, own))
            yield msgspec.structs.replace(entity, aliases=kept)
        else:
            yield entity


def _anothers(alias: str, entity: Entity, whose: Mapping[str, str], own: set[str]) -> bool:
    rest = alias.removesuffix(entity.name).strip()
    other = whose.get(rest, entity.id) != entity.id
    return other and not own & set(core(rest))


def _mentions(clusters: Clusters, cluster: Cluster) -> int:
    return sum(len(clusters.entities[m].mentions) for m in cluster.members)


def _merged(identifier: str, clusters: Clusters, root: int, datings: Mapping[str, Dating]) -> Entity:
    """One entity. Its aliases are names only; how pages describe it stands in their own notes."""
    cluster = clusters.cluster(root)
    members = [clusters.entities[m] for m in sorted(cluster.members)]
    known = next((e for e in members if e.known_as), None)
    name = cluster.best_name() if known is None or cluster.kind == "person" else known.name
    decided = [given for member, given in clusters.names.items() if member in cluster.members]
    reasons = [*clusters.why(root), *(r for e in members for r in e.why)]
    forms = [*cluster.forms, *(a for e in members for a in e.aliases)]
    if decided:
        forms, reasons, name = [name, *forms], [*reasons, f"named “{decided[-1]}” by a verdict"], decided[-1]
    mentions: tuple[Mention, ...] = tuple(m for e in members for m in e.mentions)
    places = [e.place for e in members if e.place]
    place: Place | None = next((p for p in places if p.lat is not None), places[0] if places else None)
    return Entity(
        id=identifier,
        name=name,
        kind=cluster.kind,
        aliases=tuple(dict.fromkeys(f for f in forms if f != name and cluster.named and is_name(f, cluster.kind))),
        roles=held((r for e in members for r in e.roles), datings),
        mentions=mentions,
        place=place,
        known_as=known.known_as if known else None,
        why=tuple(dict.fromkeys(reasons)),
    )
