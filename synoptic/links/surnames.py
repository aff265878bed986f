"""A page that gives one name only ("Doe", "Jane"): the one full name of the story that it can mean."""

from __future__ import annotations

from synoptic.links.entity_clusters import Cluster, Clusters
from synoptic.links.person_names import alone, fits_alone, skeleton
from synoptic.notes.person_name import core


def full_forms(cluster: Cluster) -> list[str]:
    """A person's forms of two words or more."""
    return [f for f in cluster.forms if not alone(f)]


def join(clusters: Clusters) -> None:
    """Join single names to full ones: by family name, if one person only has it, or one alone shares a role's state or
    organisation; else by given name, if one person only has it."""
    by_sound: dict[str, list[int]] = {}
    singles = []
    for number in clusters.roots():
        cluster = clusters.cluster(number)
        if cluster.kind != "person" or not cluster.named:
            continue
        full = full_forms(cluster)
        for sound in {skeleton(w) for f in full for w in (core(f)[0], core(f)[-1])}:
            by_sound.setdefault(sound, []).append(number)
        if not full:
            singles.append(number)
    for number in singles:
        form = clusters.cluster(number).forms[0]
        near = by_sound.get(skeleton(core(form)[0]), []) if core(form) else []
        chosen = _one(clusters, number, [c for c in near if _has_family(clusters.cluster(c), form)])
        if chosen is None:
            chosen = _one(clusters, number, [c for c in near if _has_given(clusters.cluster(c), form)])
        if chosen is not None:
            clusters.join(chosen, number, f"“{form}” can only be {clusters.cluster(chosen).best_name()} in this story")
    _same_single(clusters, [n for n in singles if clusters.root(n) == n])


def _has_family(cluster: Cluster, form: str) -> bool:
    return any(fits_alone(form, f) for f in full_forms(cluster))


def _has_given(cluster: Cluster, form: str) -> bool:
    return any(core(f)[0] == core(form)[0] for f in full_forms(cluster))


def _one(clusters: Clusters, number: int, fitting: list[int]) -> int | None:
    """The only fitting person, or the only one of them who shares what a role is of."""
    several = list(dict.fromkeys(clusters.root(c) for c in fitting))
    if len(several) == 1:
        return several[0]
    owners = clusters.cluster(number).role_owners
    sharing = [c for c in several if owners & clusters.cluster(c).role_owners]
    return sharing[0] if len(sharing) == 1 else None


def _same_single(clusters: Clusters, numbers: list[int]) -> None:
    """Single names that no full name explains are one if they are the same word."""
    first: dict[str, int] = {}
    for number in numbers:
        form = clusters.cluster(number).forms[0]
        at = first.setdefault(" ".join(core(form)), number)
        if at != number:
            clusters.join(at, number, f"the same single name “{form}”")
